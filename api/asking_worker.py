"""The process that runs a user's SPARQL query: it loads the graph, gives up files, sockets and memory, then answers.

Started by `remit.api.asking`. Says "ready" when the graph is loaded, reads one query from standard input, and writes
one JSON value: SPARQL results with `truncated`, or `{"refused": reason}`.
"""

import json
import resource
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples

from remit.api.query_rules import expanded, first_line, refuse_unsafe
from remit.api.stores import RDF_FILES, read_file
from remit.graph.errors import RemitError
from remit.graph.map import Map
from remit.graph.stores.oxigraph import PREFIXES, Oxigraph

ROWS = 10_000
MEMORY = 1 << 30  # bytes beyond what the graph takes
LARGEST = 32_000_000  # characters of an answer
XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


def main() -> None:
    """Answer one query on the map or RDF file that the command line names."""
    path, seconds = Path(sys.argv[1]), int(sys.argv[2])
    try:
        graph = load(path)
    except RemitError as error:
        say({"refused": str(error)})
        return
    refuse_unsafe("ASK {}")  # the parser is imported while files can still be opened
    give_up(seconds)
    print("ready", flush=True)  # noqa: T201 the protocol
    say(answered(graph, sys.stdin.buffer.read()))


def load(path: Path) -> Oxigraph:
    """The graph of a map or of an RDF file."""
    if path.suffix.lower() in RDF_FILES:
        return Oxigraph.of(read_file(path))
    with Map.open(path, readonly=True) as map_:
        return Oxigraph.of(map_)


def give_up(seconds: int) -> None:
    """Open no file or socket any more, whatever a query tries; take little more memory, and little time."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    resource.setrlimit(resource.RLIMIT_DATA, (taken + MEMORY, taken + MEMORY))
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + seconds + 2
    resource.setrlimit(resource.RLIMIT_CPU, (until, until))


def answered(graph: Oxigraph, query: bytes) -> dict[str, Any]:
    """The answer to a query, or why there is none."""
    try:
        text = expanded(query.decode())
        refuse_unsafe(text)
        found = graph.store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)
        return as_json(found)
    except RemitError as error:
        return {"refused": str(error)}
    except MemoryError:
        return {"refused": "the query needs more memory than it may have", "stopped": True}
    except (SyntaxError, ValueError, RuntimeError, OSError, UnicodeError) as error:
        return {"refused": f"the query cannot be run: {first_line(error)}"}


def as_json(found: QuerySolutions | QueryBoolean | QueryTriples) -> dict[str, Any]:
    """SPARQL 1.1 results in JSON; triples as rows of subject, predicate and object."""
    if isinstance(found, QueryBoolean):
        return {"head": {}, "boolean": bool(found), "truncated": False}
    if isinstance(found, QuerySolutions):
        names = [variable.value for variable in found.variables]
        rows: Iterator[Iterable[object]] = (tuple(solution) for solution in found)
    else:
        names = ["subject", "predicate", "object"]
        rows = (tuple(triple) for triple in found)
    bindings, left = capped(rows, lambda row: binding(names, row))
    form = {"graph": True} if isinstance(found, QueryTriples) else {}
    return {"head": {"vars": names}, "results": {"bindings": bindings}, "truncated": left, **form}


def capped(
    rows: Iterator[Iterable[object]], made: Callable[[Iterable[object]], dict[str, Any]]
) -> tuple[list[dict[str, Any]], bool]:
    """The first rows, as many as an answer may have, and whether there are more."""
    bindings: list[dict[str, Any]] = []
    size = 0
    for row in islice(rows, ROWS):
        bindings.append(made(row))
        size += sum(len(term["value"]) for term in bindings[-1].values())
        if size > LARGEST:
            return bindings[:-1], True
    return bindings, next(rows, None) is not None


def binding(names: list[str], row: Iterable[object]) -> dict[str, Any]:
    """One row, without the variables that it leaves unbound."""
    return {name: term(value) for name, value in zip(names, row, strict=True) if value is not None}


def term(value: object) -> dict[str, str]:
    """One RDF term."""
    if isinstance(value, NamedNode):
        return {"type": "uri", "value": value.value}
    if isinstance(value, BlankNode):
        return {"type": "bnode", "value": value.value}
    if not isinstance(value, Literal):
        return {"type": "triple", "value": str(value)}
    found = {"type": "literal", "value": value.value}
    if value.language:
        found["xml:lang"] = value.language
    elif value.datatype.value != XSD_STRING:
        found["datatype"] = value.datatype.value
    return found


def say(answer: dict[str, Any]) -> None:
    """Write the answer."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=True))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
