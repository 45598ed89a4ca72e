"""The page around a picture of pyvis: its own template, since pyvis's calls a CDN and takes texts for HTML."""

import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

from remit.graph.claim import CONTROL, Claim, Thing
from remit.graph.errors import BadInput
from remit.graph.exports.parts.content import Content, how
from remit.graph.exports.parts.neighbourhood import Neighbourhood
from remit.graph.exports.parts.report import shown
from remit.graph.exports.parts.tree_layout import positions
from remit.graph.view import View

_TEMPLATES = Path(__file__).parents[1] / "templates"
_LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"
_DOTTED = frozenset({"functional", "administrative", "escalation", "reporting"})
LONGEST = 70  # characters of a label

# Kind -> shape, background and border; what is drawn in no other colour is grey.
LOOKS = {
    "Post": ("box", "#e4eef7", "#1d4e79"),
    "Person": ("ellipse", "#f3ecf8", "#6a3d8f"),
    "Responsibility": ("box", "#eaf4ec", "#2c6b3f"),
    "Unit": ("box", "#fff7e0", "#8a6a00"),
    "Organization": ("box", "#fff7e0", "#8a6a00"),
    "Body": ("box", "#fff7e0", "#8a6a00"),
}
_GREY = ("box", "#eef0f2", "#5a6872")


def page(view: View, around: Neighbourhood) -> str:
    """The page. Raises BadInput where pyvis is not installed."""
    from jinja2 import Environment, StrictUndefined

    content = Content(view)
    network = drawn(content, around)
    vis, own, style = library(), template("pyvis.js"), template("pyvis.css")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(template("pyvis.html")).render(
        centre=clean(content.label(around.centre)), day=view.day.isoformat(), data=embedded(network),
        vis=vis, own=own, style=style, hashes=[digest(vis), digest(own)], style_hash=digest(style),
        rows=sorted((row(content, claim) for claim in around.claims), key=lambda row: [*row.values()]),
    )  # fmt: skip


def template(name: str) -> str:
    """A file of the templates."""
    return (_TEMPLATES / name).read_text("utf-8")


def library() -> str:
    """The script that draws, out of the pyvis package. Raises BadInput where that is not installed."""
    try:
        import pyvis
    except ModuleNotFoundError as absent:
        raise BadInput(
            "export pyvis", "needs a package that is not installed", "pip install 'remit[pyvis]'"
        ) from absent
    script = (Path(pyvis.__file__).parent / _LIBRARY).read_text("utf-8")
    if "</script" in script.lower() or "<!--" in script:
        raise BadInput("export pyvis", "holds a script that cannot stand in a page", "pyvis 0.3.2")
    return script


def digest(text: str) -> str:
    """A script's or style's hash as a Content-Security-Policy names it."""
    return "sha256-" + b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")


def embedded(value: object) -> str:
    """JSON that no HTML parser reads as markup, wherever it stands."""
    text = json.dumps(value, ensure_ascii=True, sort_keys=True)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def clean(text: str) -> str:
    """A text on one line without control characters."""
    return " ".join(CONTROL.sub(" ", text).split())


def drawn(content: Content, around: Neighbourhood) -> dict[str, Any]:
    """Nodes and edges as pyvis's Network holds them."""
    library()  # says what to install where there is no pyvis
    from pyvis.network import Network

    network = Network(directed=True)
    where = positions([thing.id for thing in around.things], around.claims)
    numbers = {thing.id: i for i, thing in enumerate(around.things)}
    for thing in around.things:
        network.add_node(numbers[thing.id], **box(content, thing, where[thing.id], centre=thing.id == around.centre))
    edges = [line(content, claim, numbers) for claim in around.claims]
    return {"nodes": network.nodes, "edges": edges}


def box(content: Content, thing: Thing, where: tuple[int, int], *, centre: bool) -> dict[str, Any]:
    """One node: its label is what it is called, and which flags are on it."""
    shape, background, border = LOOKS.get(thing.kind, _GREY)
    codes = content.codes_of_things.get(thing.id, [])
    label = clean(thing.label)
    label = label if len(label) <= LONGEST else label[:LONGEST].rstrip() + " …"
    flagged = {"border": "#b3261e" if codes else border, "background": background}
    return {
        "label": label + (f"\n⚑ {' '.join(codes)}" if codes else ""),
        "title": "\n".join([f"{content.kind(thing.id)}: {clean(thing.label)}", *messages(content, thing)]),
        "shape": shape, "color": flagged, "borderWidth": 4 if centre else 2 if codes else 1,
        "x": where[0], "y": where[1],
    }  # fmt: skip


def messages(content: Content, thing: Thing) -> list[str]:
    """What the flags on a thing say."""
    return [f"{f.code} {clean(f.message)}" for f in content.flags if any(s.id == thing.id for s in f.subjects)]


def line(content: Content, claim: Claim, numbers: dict[str, int]) -> dict[str, Any]:
    """One edge; dotted lines and what is only proposed are dashed."""
    words, place = said(content, claim)
    return {
        "from": numbers[claim.subject], "to": numbers[claim.object], "arrows": "to", "label": how(claim),
        "dashes": claim.kind in _DOTTED or claim.modality not in {"actual", "required"},
        "title": f"{how(claim)}\n“{words}”\n{place}" if words else how(claim),
    }  # fmt: skip


def said(content: Content, claim: Claim) -> tuple[str, str]:
    """The first sentence of a claim and where it stands; both empty where there is none."""
    proof = next(iter(claim.evidence), None)
    return (clean(shown(proof.quote)), clean(content.place(proof))) if proof else ("", "")


def row(content: Content, claim: Claim) -> dict[str, str]:
    """The same edge in words, for the table under the picture."""
    words, place = said(content, claim)
    ends = clean(content.label(claim.subject)), clean(content.label(claim.object))
    return {"subject": ends[0], "how": how(claim), "object": ends[1], "quote": words, "place": place}
