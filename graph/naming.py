"""What things are called, and an order of names that makes one of several the subject of a flag in every store."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from remit.graph.view import View


def name_key(view: View, thing: int) -> str:
    """What things are ordered by: the label, and between equal labels the IRI as a projection writes it."""
    name = view.thing_id(thing)
    return f"{view.label(thing)} {name if '://' in name else 'urn:remit:' + quote(name, safe='/')}"


def first_named(view: View, things: Iterable[int]) -> int:
    """The first of some things in the order of their names."""
    return min(things, key=lambda thing: name_key(view, thing))


def name_key_sparql(thing: str, key: str) -> str:
    """The same order as a pattern that binds a key to a bound thing (both named without their question marks)."""
    return f"""?{thing} rdfs:label ?{key}Label . BIND (CONCAT(?{key}Label, " ", STR(?{thing})) AS ?{key})"""


def name_key_cypher(thing: str) -> str:
    """The same order as an expression on a node."""
    return f"({thing}.label + ' ' + {thing}.iri)"


def called(view: View) -> Iterator[tuple[int, str]]:
    """(thing, label, name or alias) for everything that is there."""
    yield from ((thing, label) for thing, label in enumerate(view.labels) if not view.gone[thing])
    query = "SELECT n - 1, subject - 1, value FROM claims WHERE kind IN ('alias', 'name') AND relation = 'Attribute'"
    for claim, thing, value in view.map.connection.execute(query):
        if view.in_force[claim]:
            yield thing, value


# The same names as a pattern that binds ?called to a bound ?other.
CALLED_SPARQL = """{ ?other rdfs:label ?called } UNION
        { ?naming a remit:Attribute ; remit:inForce true ; remit:kind ?how ; remit:subject ?other ; remit:value ?called
          FILTER (?how IN (remit:alias, remit:name)) }"""

_SMALL = frozenset({"a", "an", "and", "at", "for", "in", "of", "on", "the", "to"})


def fold_name(name: str) -> str:
    """A name without case, punctuation, articles and plural s: what two spellings of one name have in common."""
    words = [word for word in re.findall(r"\w+", name.casefold()) if word not in {"a", "an", "the", "s"}]
    return " ".join(w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in words)


def initials(name: str) -> set[str]:
    """The acronyms that fit a name of several words: with small words and without."""
    words = re.findall(r"\w+", name)
    large = [word for word in words if word.lower() not in _SMALL]
    return {"".join(word[0] for word in kept).upper() for kept in (words, large) if len(kept) > 1}
