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
from remit.graph.stores.neo4j import Neo4j, Step
from remit.graph.stores.neo4j_asking import who
from remit.graph.stores.neo4j_pull import pull
from remit.graph.stores.neo4j_push import batches, push
from remit.graph.stores.neo4j_statements import definitions
from remit.graph.stores.oxigraph import Oxigraph
from remit.graph.view import View

WARMING = 500  # posts of the first push, which is not measured
ASKED = 200  # questions whose times the percentiles are of


def main() -> None:
    """Measure at the sizes of the command line, 10,000 posts unless told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000], help="posts: 10000 100000")
    sizes = parser.parse_args().sizes
    with any_server() as server, Neo4j(*server, seconds=CAP) as store, tempfile.TemporaryDirectory() as folder:
        with organised(Map.memory(), WARMING) as few:  # a server that was started just now is slow at first
            push(store, few)
        for posts in sizes:
            with organised(Map.open(Path(folder) / f"{posts}.remit", create=True), posts) as map_:
                say(f"\n{posts:,} posts, {map_.counts()['claims']:,} claims")
                steps = pushes(store, map_)
                owners(store, posts)
                queries(store, map_)
                bare_loads(store, map_, steps)
                imported(map_, Path(folder) / f"{posts}-import")


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
    """The statements of a push alone, and posts, duties and who has them as one would load them by hand."""
    claims = map_.counts()["claims"]
    empty(store)
    bare = timed(lambda: replay(store, steps))
    steps.clear()
    say(f"the same rows by bare UNWIND {bare:.1f} s, {claims / bare:,.0f} claims/s")
    empty(store)
    by_hand = plain_rows(map_)
    took = timed(lambda: replay(store, by_hand))
    say(f"posts, duties and assignments alone, as plain rows by UNWIND and MERGE, {took:.1f} s")
    empty(store)


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
    who(store, duty_label(0))
    times = sorted(timed(lambda: who(store, duty_label(chooser.randrange(DUTIES * posts)))) for _ in range(ASKED))
    print(
        f"who owns it p50 {times[ASKED // 2] * 1000:.1f} ms, p99 {times[ASKED * 99 // 100] * 1000:.1f} ms", flush=True
    )


def empty(store: Neo4j) -> None:
    """Delete everything, in batches that fit into a transaction's memory, and the indexes that a push makes last."""
    for statement in definitions(unique=False):
        store.write((f"DROP INDEX {statement.partition('INDEX ')[2].split()[0]} IF EXISTS", {}))
    store.prepared = False
    while store.write(("MATCH (n) WITH n LIMIT 20000 DETACH DELETE n RETURN count(n)", {}))[0][0]:
        pass


def queries(store: Neo4j, map_: Map) -> None:
    """Every structural detector in the view, in Oxigraph and in Neo4j (the second of two runs), with equal rows."""
    view, graph = View.of(map_), Oxigraph.of(map_)
    total = {"view": 0.0, "Oxigraph": 0.0, "Neo4j": 0.0}
    for detector in structural():
        rows: dict[str, list[Row]] = {}
        took = {
            "view": in_view(view, detector, rows),
            "Oxigraph": in_oxigraph(graph, detector),
            "Neo4j": in_neo4j(store, detector, rows),
        }
        for name, seconds in took.items():
            total[name] += CAP if seconds is None else seconds
        same = "" if "Neo4j" not in rows else "same" if digest(rows["view"]) == digest(rows["Neo4j"]) else "DIFFERENT"
        times = " ".join(f"{name} {said(seconds):>9}" for name, seconds in took.items())
        print(f"  {detector.meta.code} {times} {same}", flush=True)
    print("  all " + ", ".join(f"{name} {seconds:.2f} s" for name, seconds in total.items()), end=": ")
    print(", ".join(f"{name} ÷ view {total[name] / total['view']:,.0f}" for name in ("Oxigraph", "Neo4j")), flush=True)


def in_view(view: View, detector: Detector, rows: dict[str, list[Row]]) -> float:
    """Seconds of a detector in the view."""
    start = perf_counter()
    rows["view"] = list(view_rows(view, detector))
    return perf_counter() - start


def in_neo4j(store: Neo4j, detector: Detector, rows: dict[str, list[Row]]) -> float | None:
    """Seconds of a detector's query in the server, planned before; None where it takes longer than CAP."""
    try:
        list(store.rows(detector))
        start = perf_counter()
        rows["Neo4j"] = list(store.rows(detector))
        return perf_counter() - start
    except StoreError:
        return None


def in_oxigraph(graph: Oxigraph, detector: Detector) -> float | None:
    """Seconds of a detector's query in a process of its own; None where it takes longer than CAP."""
    seconds = within_cap(lambda: asked(graph, detector)).partition(" ")[0]
    return float(seconds) if seconds else None


def said(seconds: float | None) -> str:
    """Seconds, or that they were too many."""
    return f"> {CAP:g} s" if seconds is None else f"{seconds * 1000:,.0f} ms"


if __name__ == "__main__":
    main()
