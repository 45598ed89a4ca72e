"""Neo4j and Oxigraph beside the view, in one run: push against a bare UNWIND of its rows, and every detector's query.

Starts the Neo4j of the tests, or takes that of REMIT_NEO4J_URI, which must be empty. Prints; writes no file.
"""

import argparse
import shlex
import sys
import tempfile
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from measures import CAP, asked, digest, structural, timed, within_cap
from neo4j_server import Home, any_server
from organisation import DUTIES, Organisation, duty_label
from remit.graph.detecting import Detector, view_rows
from remit.graph.errors import StoreError
from remit.graph.exports.neo4j_import import export_neo4j_import
from remit.graph.map import Map
from remit.graph.store import Row
from remit.graph.stores.neo4j import QUERY_SECONDS, Neo4j, Step
from remit.graph.stores.neo4j_asking import who
from remit.graph.stores.neo4j_pull import pull
from remit.graph.stores.neo4j_push import batches, push
from remit.graph.stores.neo4j_statements import definitions
from remit.graph.stores.oxigraph import Oxigraph
from remit.graph.view import View

WARMING = 2000  # posts of the first push, which is not measured: Java compiles what is called often
ASKED = 200  # questions whose times the percentiles are of; as many are asked before
# Duties with several and with no accountable holder, posts under two superiors, circles, long chains, empty posts.
SIX = ("A01", "U01", "R02", "R04", "R05", "U05")


def main() -> None:
    """Measure at the sizes of the command line, 10,000 posts unless told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000], help="posts: 10000 100000")
    sizes = parser.parse_args().sizes
    with any_server() as server, Neo4j(*server) as store, tempfile.TemporaryDirectory() as folder:
        with organised(Map.memory(), WARMING) as few:  # a server that was started just now is slow at first
            push(store, few)
        for posts in sizes:
            with organised(Map.open(Path(folder) / f"{posts}.remit", create=True), posts) as map_:
                say(f"\n{posts:,} posts, {map_.counts()['claims']:,} claims")
                steps = pushes(store, map_)
                owners(store, posts)
                view = View.of(map_)
                found = in_server(store, view)
                bare_loads(store, map_, steps)
                imported(map_, Path(folder) / f"{posts}-import")
                in_process(Oxigraph.of(map_), found)


def organised(map_: Map, posts: int) -> Map:
    """A map with an organisation written into it."""
    organisation = Organisation(posts)
    map_.write(documents=organisation.documents(), things=organisation.things(), claims=organisation.claims())
    return map_


def pushes(store: Neo4j, map_: Map) -> list[tuple[Step, ...]]:
    """A push, one that finds nothing new, and a pull; returns the transactions of the first."""
    claims, steps = map_.counts()["claims"], list[tuple[Step, ...]]()
    empty(store)
    pushed = timed(lambda: steps.extend(recorded(store, map_)))
    say(f"push {pushed:.1f} s, {claims / pushed:,.0f} claims/s")
    say(f"push again {timed(lambda: push(store, map_)):.1f} s")
    say(f"pull {timed(lambda: pull(store, Map.memory())):.1f} s")
    return steps


def bare_loads(store: Neo4j, map_: Map, steps: list[tuple[Step, ...]]) -> None:
    """The statements of a push alone; then posts, duties and who has them: pushed, and loaded as one would by hand."""
    claims = map_.counts()["claims"]
    empty(store)
    bare = timed(lambda: replay(store, steps))
    steps.clear()
    say(f"the same statements and rows, ready before, one transaction after another {bare:.1f} s, ", end="")
    say(f"{claims / bare:,.0f} claims/s")
    with duties_alone(map_) as few:
        empty(store)
        say(f"posts, duties and assignments alone, no evidence: push {timed(lambda: push(store, few)):.1f} s", end=", ")
        empty(store)
        by_hand = plain_rows(few)
        say(f"as plain rows by UNWIND and MERGE {timed(lambda: replay(store, by_hand)):.1f} s")
    empty(store)


def duties_alone(map_: Map) -> Map:
    """What the first figures were measured with: posts, duties, and which post has which part in which duty."""
    few = Map.memory()
    told = (c._replace(evidence=()) for c in map_.claims(as_written=True) if c.relation == "Assignment")
    posts = (claim for claim in told if claim.object.startswith("post/"))
    few.write(things=[thing for kind in ("Post", "Responsibility") for thing in map_.things(kind)], claims=posts)
    return few


def imported(map_: Map, folder: Path) -> None:
    """The command that `remit export --format neo4j-import` prints, on a home of its own."""
    commands: list[str] = []
    written = timed(lambda: commands.append(export_neo4j_import(map_, folder)))
    arguments = shlex.split(commands[0])[1:]
    home = Home(folder.with_suffix(".home"))
    say(f"files for neo4j-admin written in {written:.1f} s", end=", ")
    say(f"imported in {timed(lambda: home.admin(*arguments)):.1f} s, start of the JVM included")


def say(text: str, end: str = "\n") -> None:
    """Print at once, so that a run that is broken off has said what it measured."""
    print(text, end=end, flush=True)


def recorded(store: Neo4j, map_: Map) -> list[tuple[Step, ...]]:
    """The transactions of a push."""
    steps: list[tuple[Step, ...]] = []
    write = store.write

    def remember(*step: Step, guard: Step | None = None) -> list[tuple[Any, ...]]:
        steps.append(step)
        return write(*step, guard=guard)

    store.write = remember  # type: ignore[method-assign]
    try:
        push(store, map_)
    finally:
        store.write = write  # type: ignore[method-assign]
    return steps


def replay(store: Neo4j, steps: list[tuple[Step, ...]]) -> None:
    """Run these transactions again."""
    for step in steps:
        store.write(*step)


def plain_rows(map_: Map) -> list[tuple[Step, ...]]:
    """Posts, duties and assignments as transactions of ten thousand plain rows, ready before the clock runs."""
    steps: list[tuple[Step, ...]] = [((CONSTRAINT, {}),)]
    for kind in ("Post", "Responsibility"):
        named = batches([thing.id, thing.label] for thing in map_.things(kind))
        steps.extend(((PLAIN_THING.replace("KIND", kind), {"rows": rows}),) for rows in named)
    assignments = (c for c in map_.claims(as_written=True) if c.relation == "Assignment")
    told = batches([c.subject, c.object, c.id, c.kind] for c in assignments)
    steps.extend(((PLAIN, {"rows": rows}),) for rows in told)
    return steps


CONSTRAINT = "CREATE CONSTRAINT thing_id IF NOT EXISTS FOR (n:Thing) REQUIRE n.id IS UNIQUE"
PLAIN_THING = "UNWIND $rows AS row MERGE (n:Thing {id: row[0]}) SET n:KIND, n.label = row[1]"
PLAIN = """UNWIND $rows AS row MATCH (s:Thing {id: row[0]}) MATCH (o:Thing {id: row[1]})
MERGE (s)-[r:ASSIGNMENT {id: row[2]}]->(o) SET r.kind = row[3]"""


def owners(store: Neo4j, posts: int) -> None:
    """Percentiles of "who owns this?" over random duties, asked by their words, chain and sentences included."""
    chooser = Random(7)  # noqa: S311 the same questions every time
    duties = [duty_label(chooser.randrange(DUTIES * posts)) for _ in range(2 * ASKED)]
    times = [timed(lambda words=words: who(store, words)) for words in duties]  # type: ignore[misc]
    times = sorted(times[ASKED:])
    say(f"who owns it p50 {times[ASKED // 2] * 1000:.1f} ms, p99 {times[ASKED * 99 // 100] * 1000:.1f} ms")


def empty(store: Neo4j) -> None:
    """Delete everything, in batches that fit into a transaction's memory, and the indexes that a push makes last."""
    for statement in definitions(unique=False):
        store.write((f"DROP INDEX {statement.partition('INDEX ')[2].split()[0]} IF EXISTS", {}))
    store.prepared = False
    while store.write(("MATCH (n) WITH n LIMIT 2000 DETACH DELETE n RETURN count(n)", {}))[0][0]:
        pass


def in_server(store: Neo4j, view: View) -> dict[str, str]:
    """Every structural detector in the view and in Neo4j (the second of two runs); returns digests of the rows."""
    total = {"view": 0.0, "Neo4j": 0.0, "six": 0.0}
    found: dict[str, str] = {}
    for detector in structural():
        code, rows = detector.meta.code, dict[str, list[Row]]()
        here, there = in_view(view, detector, rows), in_neo4j(store, detector, rows)
        total["view"] += here
        total["Neo4j"] += CAP if there is None else there
        total["six"] += (CAP if there is None else there) if code in SIX else 0
        found[code] = digest(rows["view"])
        same = "" if "Neo4j" not in rows else "same" if found[code] == digest(rows["Neo4j"]) else "DIFFERENT"
        say(f"  {code} view {said(here):>9} Neo4j {said(there):>9} {same}")
    say(
        f"  all: view {total['view']:.2f} s, Neo4j {total['Neo4j']:.2f} s ({total['Neo4j'] / total['view']:,.0f} times)"
    )
    say(f"  {', '.join(SIX)} in Neo4j: {total['six']:.2f} s")
    return found


def in_process(graph: Oxigraph, found: dict[str, str]) -> None:
    """The same in Oxigraph, each for at most CAP seconds in a process of its own."""
    total = 0.0
    for detector in structural():
        seconds, _, rows = within_cap(lambda d=detector: asked(graph, d)).partition(" ")  # type: ignore[misc]
        total += float(seconds or CAP)
        same = "" if not rows else "same" if rows == found[detector.meta.code] else "DIFFERENT"
        say(f"  {detector.meta.code} Oxigraph {said(float(seconds) if seconds else None):>9} {same}")
    say(f"  all: Oxigraph {total:.2f} s")


def in_view(view: View, detector: Detector, rows: dict[str, list[Row]]) -> float:
    """Seconds of a detector in the view."""
    start = perf_counter()
    rows["view"] = list(view_rows(view, detector))
    return perf_counter() - start


def in_neo4j(store: Neo4j, detector: Detector, rows: dict[str, list[Row]]) -> float | None:
    """Seconds of a detector's query in the server, planned before; None where it takes longer than CAP."""
    try:
        store.seconds = QUERY_SECONDS
        list(store.rows(detector))
        store.seconds = CAP
        start = perf_counter()
        rows["Neo4j"] = list(store.rows(detector))
        return perf_counter() - start
    except StoreError:
        return None


def said(seconds: float | None) -> str:
    """Seconds, or that they were too many."""
    return f"> {CAP:g} s" if seconds is None else f"{seconds * 1000:,.0f} ms"


if __name__ == "__main__":
    main()
