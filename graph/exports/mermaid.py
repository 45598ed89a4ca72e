"""Mermaid: reporting lines and parts in duties as a diagram in text, for wikis and code hosts that draw it."""

from collections.abc import Iterator

from remit.graph.claim import Claim, Thing
from remit.graph.exporting import Option
from remit.graph.view import View

NAME = "mermaid"
MEDIA_TYPE = "text/vnd.mermaid; charset=utf-8"
SUFFIX = ".mmd"
MOST = 120  # things; hosts refuse diagrams beyond 500 edges or 50,000 characters, people give up before that
OPTIONS = {
    "around": Option("the post, unit or duty (id, name or alias) in the middle of the picture", ""),
    "hops": Option("how many steps around it are drawn", 2),
}
_SHAPES = {"Responsibility": ("([", "])"), "Unit": ("[[", "]]"), "Organization": ("[[", "]]"), "Person": ("(", ")")}
_DOTTED = frozenset({"functional", "administrative", "escalation", "reporting"})
_PLAIN = frozenset(" .,()-'/")
LONGEST = 120  # characters of a label


def export(view: View, around: str, hops: int) -> bytes:
    """A flowchart from the bottom up. Raises BadInput for more than MOST things, NotFound for an unknown post."""
    from remit.graph.exports.parts.neighbourhood import neighbourhood

    drawn = neighbourhood(view, NAME, around, hops, MOST)
    names = {thing.id: f"n{i}" for i, thing in enumerate(drawn.things)}
    lines = [f"%% As of {view.day.isoformat()}", "flowchart BT", *(node(t, names[t.id]) for t in drawn.things)]
    lines += edges(drawn.claims, names)
    if drawn.centre:
        lines += ["  classDef centre stroke-width:3px", f"  class {names[drawn.centre]} centre"]
    return ("\n".join(lines) + "\n").encode("utf-8")


def node(thing: Thing, name: str) -> str:
    """A thing as a box in the shape of its kind."""
    left, right = _SHAPES.get(thing.kind, ("[", "]"))
    return f'  {name}{left}"{escaped(thing.label)}"{right}'


def edges(claims: tuple[Claim, ...], names: dict[str, str]) -> Iterator[str]:
    """Claims as arrows; several that say the same of two things are one arrow."""
    from remit.graph.exports.parts.content import how

    told = sorted({(names[c.subject], arrow(c), how(c), names[c.object]) for c in claims})
    for low, line, label, high in told:
        yield f'  {low} {line}|"{label}"| {high}'


def arrow(claim: Claim) -> str:
    """Lines of command and parts in duties are drawn through, dotted lines and what is only proposed are dotted."""
    dotted = claim.kind in _DOTTED or claim.modality not in {"actual", "required"}
    return "-.->" if dotted else "-->"


def escaped(text: str) -> str:
    """A label that is nothing but text: whatever Mermaid or HTML could read is written as a number of a character."""
    flat = " ".join(text.split())
    flat = flat if len(flat) <= LONGEST else flat[:LONGEST].rstrip() + " …"
    return "".join(c if c.isalnum() or c in _PLAIN else f"#{ord(c)};" for c in flat) or "#32;"
