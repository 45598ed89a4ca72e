"""An order of things that everybody can see, so that a flag about several has one of them as its subject everywhere."""

from collections.abc import Iterable
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
