"""What a user's SPARQL query may be: read-only, over the graph that is asked and nothing else, of bearable size."""

import re
from collections.abc import Iterator
from itertools import accumulate

from remit.graph.errors import Refused

LARGEST = 65_536  # bytes
DEEPEST = 128  # brackets within brackets; a few thousand overflow the stack of every engine that was tried

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_FORBIDDEN = {
    "ServiceGraphPattern": "SERVICE asks another server",
    "DatasetClause": "FROM names a graph to fetch",
}


def expanded(query: str) -> str:
    r"""The query with its \u escapes written out, as both parsers see it. Raises Refused where it is too large."""
    if len(query.encode("utf-8", "surrogatepass")) > LARGEST:
        raise Refused(f"the query has over {LARGEST:,} bytes")
    try:
        text = _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), query)
        text.encode()
    except (ValueError, OverflowError) as error:
        raise Refused("the query holds an escape of no character") from error
    # Brackets in texts and comments count too: a query that has so many of them is none that we have to run.
    if max(accumulate((c in "{([") - (c in "})]") for c in text), default=0) > DEEPEST:
        raise Refused(f"the query nests over {DEEPEST} brackets")
    return text


def refuse_unsafe(query: str) -> None:
    """Raise Refused unless the query parses as one that only reads the graph that is asked.

    The parsed query is looked through, wherever its patterns stand: a filter of words is fooled by escapes.
    """
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parsed = parseQuery(query)
    except RecursionError as error:
        raise Refused("the query is too deep to be understood") from error
    except Exception as error:  # whatever the parser fails with: what it cannot read is not run
        raise Refused(update_or(query) or f"the query cannot be read: {first_line(error)}") from error
    for name in names(parsed):
        if name in _FORBIDDEN:
            raise Refused(f"the query is refused: {_FORBIDDEN[name]}, and a query reads this graph only")


def update_or(query: str) -> str:
    """The reason where the query is an update."""
    from rdflib.plugins.sparql.parser import parseUpdate

    try:
        parsed = parseUpdate(query)
    except Exception:
        return ""
    return "the query is refused: it is an update, and a query only reads" if parsed.request else ""


def names(node: object) -> Iterator[str]:
    """The names of all parts of a parsed query."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, CompValue):
            yield part.name
            waiting.extend(part.values())
        elif isinstance(part, (ParseResults, list, tuple)):
            waiting.extend(part)


def first_line(error: Exception) -> str:
    """The first line of what went wrong."""
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
