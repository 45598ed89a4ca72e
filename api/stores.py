"""Stores of a command line: what a word after --store names, whose map it is, and who may ask it."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from remit.api.reports import Check
from remit.graph.decisions import Standing
from remit.graph.detecting import Detector, detect, flags, listed
from remit.graph.errors import BadInput, StoreError
from remit.graph.map import Map
from remit.graph.store import Row, Store
from remit.graph.stores.neo4j_push import Progress
from remit.graph.telling import worst_first
from remit.graph.view import View

if TYPE_CHECKING:
    from remit.graph.stores.neo4j import Neo4j

RDF_FILES = (".ttl", ".trig", ".nq", ".nt")
KNOWN = "sparql, an RDF file (.ttl .trig .nq .nt), neo4j://host, bolt://host or the https:// address of an endpoint"


class Known(NamedTuple):
    """The claims that flags rest on; how much there is in all and what the decisions come to, where they are a part."""

    map: Map
    held: Mapping[str, int] | None = None
    standing: Standing | None = None


class Opened(NamedTuple):
    """A store, the day for which it computes flags, and how its claims are had: all of them, or a part (by the ids of
    claims and things). A store on this machine has no parts."""

    store: Store
    day: date
    whole: Callable[[], Map]
    part: Callable[[Sequence[str], Sequence[str]], Known] | None = None


@contextmanager
def opened(name: str, map_path: Path | None, day: date | None) -> Iterator[Opened]:
    """The store that a word names. Raises BadInput for one that names none, StoreError, and NotFound for a map."""
    scheme = name.partition("://")[0] if "://" in name else ""
    if map_path is not None and name != "sparql":
        raise BadInput(f"--store {name}", "holds a map of its own", "no --map beside it")
    if name == "sparql":
        yield in_oxigraph(map_of(map_path), day)
    elif Path(name).suffix.lower() in RDF_FILES and not scheme:
        yield in_oxigraph(read_file(Path(name)), day)
    elif scheme in {"http", "https"}:
        yield at_endpoint(name, day)
    elif scheme:
        with neo4j(name) as store:
            yield in_neo4j(store, day)
    else:
        raise BadInput(f"--store {name}", "names no store", KNOWN)


def check_in(name: str, map_path: Path | None, chosen: Sequence[Detector], day: date | None) -> Check:
    """Run detectors' queries in a store. Those that no query can say run on all claims that the store holds."""
    with opened(name, map_path, day) as there:
        rows = {one.meta.code: list(there.store.rows(one)) for one in chosen if not one.no_query}
        unsaid = [one.meta.code for one in chosen if one.no_query]
        known = Known(there.whole()) if unsaid or there.part is None else resting_on(there.part, rows.values())
        view = View.of(known.map, there.day) if unsaid else None
        found = [
            flag
            for one in chosen
            for flag in (detect(view, [one]) if view and one.no_query else flags(known.map, one, rows[one.meta.code]))
        ]
    notes = [] if day in {None, there.day} and there.day == date.today() else [f"as of {there.day}"]
    if unsaid and there.part is not None:
        notes.append(f"all claims were read out of {name}, since no query can say {listed(unsaid)}")
    return Check(known.map, worst_first(found), [], notes, held=known.held, standing=known.standing)


def resting_on(part: Callable[[Sequence[str], Sequence[str]], Known], found: Iterable[Sequence[Row]]) -> Known:
    """What the flags of these rows are said with."""
    rows = [row for some in found for row in some]
    ends = ({name for row in rows for name in row[side]} for side in (1, 0))
    claims, subjects = (sorted(names) for names in ends)
    return part(claims, subjects)


def map_of(map_path: Path | None) -> Map:
    """The map file of the command line. Raises BadInput where there is none."""
    if map_path is None:
        raise BadInput("--store sparql", "needs a map to ask", "--map FILE beside it")
    return Map.open(map_path, readonly=True)


def read_file(path: Path) -> Map:
    """An RDF file as a map in memory. Raises BadInput."""
    from remit.api.reading import load_into

    map_ = Map.memory()
    load_into(map_, [path], {}, "rdf")
    return map_


def in_oxigraph(map_: Map, day: date | None) -> Opened:
    """A map's projection in Oxigraph."""
    from remit.graph.stores.oxigraph import Oxigraph

    day = day or date.today()
    return Opened(Oxigraph.of(map_, day), day, lambda: map_)


def at_endpoint(address: str, day: date | None) -> Opened:
    """A remote endpoint."""
    from remit.graph.stores.endpoint import Endpoint
    from remit.graph.stores.endpoint_part import held, part, standing

    there = Endpoint(address)
    return Opened(
        there,
        same_day(address, there.day(), day),
        lambda: pulled(there.pull),
        lambda claims, things: Known(part(there, claims, things), held(there), standing(there)),
    )


def in_neo4j(store: "Neo4j", day: date | None) -> Opened:
    """A Neo4j database."""
    from remit.graph.stores.neo4j_part import held, part, standing
    from remit.graph.stores.neo4j_pull import pull

    return Opened(
        store,
        same_day(store.uri, store.day(), day),
        lambda: pulled(lambda map_: pull(store, map_)),
        lambda claims, things: Known(part(store, claims, things), held(store), standing(store)),
    )


def pulled(pull: Callable[[Map], object]) -> Map:
    """Everything that a store holds, in memory."""
    map_ = Map.memory()
    pull(map_)
    return map_


def same_day(where: str, pushed: date, asked: date | None) -> date:
    """The day of a store. Raises StoreError for another one, on which other claims may be in force."""
    if asked not in {None, pushed}:
        raise StoreError(
            f"{where}: its claims are in force as of {pushed}, not {asked}; write them again with --at {asked}"
        )
    return pushed


@contextmanager
def neo4j(uri: str) -> Iterator["Neo4j"]:
    """A connection with the user and password of the environment, or of a person at the terminal."""
    from remit.graph.stores.neo4j import Neo4j, checked

    checked(uri)
    with Neo4j(uri, *credentials(uri), database=os.environ.get("REMIT_NEO4J_DATABASE", "")) as store:
        yield store


def credentials(uri: str) -> tuple[str, str]:
    """User and password: never from the command line, which other users of the machine can read."""
    user, password = (os.environ.get(f"REMIT_NEO4J_{name}", "") for name in ("USER", "PASSWORD"))
    if password:
        return user or "neo4j", password
    if not sys.stdin.isatty():
        raise StoreError(f"{uri}: no password; set REMIT_NEO4J_PASSWORD (and REMIT_NEO4J_USER, unless it is neo4j)")
    user = user or click.prompt("Neo4j user", default="neo4j", err=True)
    return user, click.prompt("Password", hide_input=True, err=True)


@contextmanager
def ticker() -> Iterator[Progress]:
    """Progress of a push on stderr when it is a terminal, and silence otherwise."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        tasks = {what: bar.add_task(what, total=None) for what in ("documents", "things", "claims")}
        yield lambda what, done, total: bar.update(tasks[what], completed=done, total=total)
