"""What things are called, and an order of names that makes one of several the subject of a flag in every store."""

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
