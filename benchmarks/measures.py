"""What is measured, one function a figure: each takes the map's path and the number of posts, and gives seconds."""

import os
import random
import select
import signal
import sqlite3
import sys
from collections.abc import Callable
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from time import perf_counter

from organisation import DUTIES, PER_DOCUMENT, Organisation, duty_label
from remit.graph.detecting import Detector, detect, registry, view_rows
from remit.graph.map import Map
from remit.graph.questions import Questions
from remit.graph.schema import APPLICATION_ID, TABLES, VERSION
from remit.graph.store import Row
from remit.graph.stores.oxigraph import Oxigraph
from remit.graph.view import View
from remit.loaders.loading import loader_for
from remit.loaders.source import Source

CAP = float(os.environ.get("REMIT_BENCH_CAP", "20"))  # seconds that one SPARQL query may take
ASKED = 2000  # questions whose times the percentiles are of
REPEATS = 3  # runs of the view, each with a view of its own; the quickest counts, as with timeit
NEEDS_TEXTS = "O"  # detectors of this group compare texts; all others are structural
SETTINGS = f"""PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION}; PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;"""
Figures = dict[str, float | str]


def generate(_: Path, posts: int) -> Figures:
    """The generator alone, which the time of loading includes."""
    start = perf_counter()
    organisation = Organisation(posts)
    claims = sum(1 for part in (organisation.things(), organisation.claims()) for _ in part)
    return {"seconds": perf_counter() - start, "rows": claims}


def load(path: Path, posts: int) -> Figures:
    """Write a generated organisation into a new map."""
    organisation = Organisation(posts)
    start = perf_counter()
    with Map.open(path, create=True) as map_:
        map_.write(documents=organisation.documents(), things=organisation.things(), claims=organisation.claims())
    seconds = perf_counter() - start
    with Map.open(path, readonly=True) as map_:
        rows = sum(map_.counts().values())
    return {"seconds": seconds, "rows": rows, "megabytes": path.stat().st_size / 1e6}


def raw(path: Path, _: int) -> Figures:
    """The same rows into the same tables and indexes by executemany, nothing checked and nothing looked up."""
    source = sqlite3.connect(path)
    tables = {t: source.execute(f"SELECT * FROM {t}").fetchall() for t in ("documents", "things", "claims", "evidence")}  # noqa: S608
    tables["words (rowid, label)"] = [(row[0], row[3]) for row in tables["things"]]
    target = sqlite3.connect(path.with_suffix(".raw"), isolation_level=None)
    target.executescript(SETTINGS + TABLES)
    start = perf_counter()
    target.execute("BEGIN")
    for table, rows in tables.items():
        target.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)  # noqa: S608
    target.execute("COMMIT")
    target.close()
    return {"seconds": perf_counter() - start}


def cold(path: Path, _: int) -> Figures:
    """Open the view of a map that has no snapshot yet."""
    with Map.open(path) as map_:
        map_.connection.execute("DELETE FROM snapshot")
        return {"seconds": timed(lambda: View.of(map_))}


def warm(path: Path, _: int) -> Figures:
    """Open file and view of a map that has its snapshot."""
    return {"seconds": timed(lambda: View.of(Map.open(path, readonly=True)))}


def structural() -> list[Detector]:
    """Detectors that look at the graph and not at texts, and that have a SPARQL form."""
    return [d for code, d in registry().items() if d.sparql and not code.startswith(NEEDS_TEXTS)]


def found(path: Path, _: int) -> Figures:
    """Every structural detector in the view, named as its SPARQL form names it: code -> seconds, code= -> digest."""
    figures: Figures = {}
    import_module("scipy.sparse.csgraph")  # half a second once, on the first use
    views = [View.of(Map.open(path, readonly=True)) for _ in range(REPEATS)]
    for detector in structural():
        figures[detector.meta.code] = min(timed(lambda v=v, d=detector: view_rows(v, d)) for v in views)  # type: ignore[misc]
        figures[f"{detector.meta.code}="] = digest(view_rows(views[0], detector))
    return figures


def flags(path: Path, _: int) -> Figures:
    """The same with every flag made: message, claims, and the sentences that show it."""
    view = View.of(Map.open(path, readonly=True))
    import_module("scipy.sparse.csgraph")
    made: list[object] = []
    seconds = timed(lambda: made.extend(detect(view, structural())))
    return {"seconds": seconds, "flags": len(made)}


def sparql(path: Path, _: int) -> Figures:
    """The detectors' SPARQL forms on pyoxigraph, each for at most CAP seconds; "load" is the time to fill the store."""
    start = perf_counter()
    store = Oxigraph.of(Map.open(path, readonly=True))
    figures: Figures = {"load": perf_counter() - start}
    for detector in structural():
        answer = within_cap(lambda d=detector: asked(store, d))  # type: ignore[misc]
        seconds, _space, found_ = answer.partition(" ")
        figures[detector.meta.code] = float(seconds) if seconds else f"> {CAP:g} s"
        figures[f"{detector.meta.code}="] = found_
    return figures


def asked(store: Oxigraph, detector: Detector) -> str:
    """Seconds and digest of one query."""
    rows: list[Row] = []
    return f"{timed(lambda: rows.extend(store.rows(detector)))} {digest(rows)}"


def within_cap(work: Callable[[], str]) -> str:
    """What the work answers, or "" when it takes too long: pyoxigraph cannot be interrupted, so a fork does it."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.write(writing, work().encode())
        os._exit(0)
    os.close(writing)
    ready, _, _ = select.select([reading], [], [], CAP)
    answer = os.read(reading, 4096).decode() if ready else ""
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)
    return answer


def texts(path: Path, _: int) -> Figures:
    """Detectors that compare the words of duties, flags made."""
    view = View.of(Map.open(path, readonly=True))
    chosen = [d for code, d in registry().items() if code in {"O01", "O02"}]
    return {d.meta.code: timed(lambda d=d: list(detect(view, [d]))) for d in chosen}  # type: ignore[misc]


def who(path: Path, posts: int) -> Figures:
    """Percentiles of "who owns this?" over random duties, asked by their words, chain and sentences included."""
    chooser = random.Random(7)  # noqa: S311 the same questions every time
    questions = Questions(View.of(Map.open(path, readonly=True)))
    asked = [duty_label(chooser.randrange(DUTIES * posts)) for _ in range(ASKED)]
    questions.who(asked[0])
    times = sorted(timed(lambda text=text: questions.who(text)) for text in asked)  # type: ignore[misc]
    return {"p50": times[ASKED // 2], "p99": times[ASKED * 99 // 100]}


def read(_: Path, posts: int) -> Figures:
    """The report reader on the manual of the organisation, at most its first thousand posts: kilobytes a second."""
    text = next(iter(Organisation(min(posts, PER_DOCUMENT)).documents())).text
    source = Source("manual.txt", text.encode(), {})
    reader = loader_for(source)
    seconds = timed(lambda: reader.load(source))
    return {"seconds": seconds, "kilobytes": len(source.data) / 1e3}


MEASURES: dict[str, Callable[[Path, int], Figures]] = {
    m.__name__: m for m in (generate, load, raw, cold, warm, found, flags, sparql, texts, who, read)
}


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def digest(rows: list[Row]) -> str:
    """A hash of what was found, whoever found it and in whatever order: subject -> all its claims."""
    merged: dict[tuple[str, ...], set[str]] = {}
    for subjects, claims in rows:
        merged.setdefault(subjects, set()).update(claims)
    text = "\n".join(f"{subjects} {sorted(claims)}" for subjects, claims in sorted(merged.items()))
    return f"{len(merged)}:{sha256(text.encode()).hexdigest()[:12]}"


def peak_megabytes() -> float:
    """The most memory that this process ever had."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1e3
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)
