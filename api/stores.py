"""Stores of a command line: what a word after --store names, whose map it is, and who may ask it."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from remit.api.reports import Check, worst_first
from remit.graph.detecting import Detector, detect, flags
from remit.graph.errors import BadInput, StoreError
from remit.graph.map import Map
from remit.graph.store import Store
from remit.graph.stores.neo4j_push import Progress
from remit.graph.view import View

if TYPE_CHECKING:
    from remit.graph.stores.neo4j import Neo4j

RDF_FILES = (".ttl", ".trig", ".nq", ".nt")
KNOWN = "sparql, an RDF file (.ttl .trig .nq .nt), neo4j://host, bolt://host or the https:// address of an endpoint"


class Opened(NamedTuple):
    """A store, the map whose flags it computes, and the day for which it computes them."""

    store: Store
    map: Map
    day: date


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
    """Run detectors' queries in a store. Those that no query can say run on the claims that the store holds."""
    with opened(name, map_path, day) as (store, map_, day_there):
        view = View.of(map_, day_there)
        found = [
            flag
            for one in chosen
            for flag in (detect(view, [one]) if one.no_query else flags(map_, one, store.rows(one)))
        ]
    notes = [] if day in {None, day_there} and day_there == date.today() else [f"as of {day_there}"]
    return Check(map_, worst_first(found), [], notes)


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
    return Opened(Oxigraph.of(map_, day), map_, day)


def at_endpoint(address: str, day: date | None) -> Opened:
    """A remote endpoint, with its claims in memory for the messages of flags."""
    from remit.graph.stores.endpoint import Endpoint

    endpoint, map_ = Endpoint(address), Map.memory()
    pushed = same_day(address, endpoint.day(), day)
    endpoint.pull(map_)
    return Opened(endpoint, map_, pushed)


def in_neo4j(store: "Neo4j", day: date | None) -> Opened:
    """A Neo4j database, with its claims in memory for the messages of flags."""
    from remit.graph.stores.neo4j_pull import pull

    map_ = Map.memory()
    pushed = same_day(store.uri, store.day(), day)
    pull(store, map_)
    return Opened(store, map_, pushed)


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
