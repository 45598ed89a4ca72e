"""RDF text -> quads, without ever fetching anything or expanding entities."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import islice
from typing import Any

from pyoxigraph import BlankNode, Quad, RdfFormat, parse

from remit.graph.errors import BadInput
from remit.loaders.source import Source
from remit.ontology.generated import terms

MAX_QUADS = 20_000_000
FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}
# Our own context goes by these names and stands in the package; any other name would have to be fetched.
BUNDLED = frozenset({terms.NAMESPACE, terms.NAMESPACE.rstrip("#"), "https://w3id.org/remit/context.jsonld"})

_ENTITIES = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_quads(source: Source) -> list[Quad]:
    """The quads of a file in the order of the text; blank nodes are named b0, b1 … as they come.

    Raises BadInput naming the line where it is no RDF, a remote JSON-LD context, or a DOCTYPE.
    """
    form = FORMATS[source.suffix] if source.suffix in FORMATS else guess(source.text)
    text = local_json(source) if form == RdfFormat.JSON_LD else source.text.removeprefix("\ufeff")
    if form == RdfFormat.RDF_XML and (found := _ENTITIES.search(text)):
        line = text.count("\n", 0, found.start()) + 1
        raise BadInput(f"{source.name}:{line}", f"declares {found[0]}", "RDF/XML without a document type or entities")
    try:
        quads = list(islice(parse(input=text, format=form), MAX_QUADS + 1))
    except SyntaxError as error:
        where = f"{source.name}:{error.lineno}" if error.lineno else source.name
        raise BadInput(where, f"is no {form.name}: {error.msg}", f"{form.name}, with absolute IRIs") from error
    if len(quads) > MAX_QUADS:
        raise BadInput(source.name, f"has more than {MAX_QUADS:,} triples", "a smaller file")
    return list(named(quads))


def guess(text: str) -> RdfFormat:
    """The format of a text whose file name does not say it."""
    start = text.lstrip("\ufeff \t\r\n")[:1]
    return RdfFormat.JSON_LD if start in "{[" else RdfFormat.TRIG


def named(quads: list[Quad]) -> Iterator[Quad]:
    """The quads with names for blank nodes that are the same whenever the same bytes are read."""
    names: dict[BlankNode, BlankNode] = {}

    def name(node: Any) -> Any:
        return names.setdefault(node, BlankNode(f"b{len(names)}")) if isinstance(node, BlankNode) else node

    for quad in quads:
        yield Quad(name(quad.subject), quad.predicate, name(quad.object), name(quad.graph_name))


def local_json(source: Source) -> str:
    """The text of a JSON-LD file with our own context put in. Raises BadInput for a context that stands elsewhere."""
    try:
        content = json.loads(source.text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise BadInput(f"{source.name}:{error.lineno}", f"is no JSON: {error.msg}", "JSON-LD") from error
    except RecursionError as error:
        raise BadInput(source.name, "is nested too deeply", "JSON of at most some hundred levels") from error
    replaced = False
    for holder in objects(content):
        context = holder.get("@context")
        listed = context if isinstance(context, list) else [context]
        for one in listed:
            refuse_remote(source, one)
        if any(isinstance(one, str) for one in listed):
            holder["@context"] = [bundled() if isinstance(one, str) else one for one in listed]
            replaced = True
    return json.dumps(content) if replaced else source.text.removeprefix("\ufeff")


def objects(content: object) -> Iterator[dict[str, Any]]:
    """Every object inside a JSON value."""
    stack = [content]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            yield value
            stack.extend(value.values())
        elif isinstance(value, list):
            stack.extend(value)


def refuse_remote(source: Source, context: object) -> None:
    """Raise BadInput for a context, or an import in one, that would have to be fetched."""
    name = context.get("@import") if isinstance(context, dict) else context
    if isinstance(name, str) and (isinstance(context, dict) or name not in BUNDLED):
        raise BadInput(source.name, f"needs the remote context {name!r}, and nothing is fetched", "the context itself")


def bundled() -> object:
    """Our own context."""
    text = files("remit.ontology.generated").joinpath("context.jsonld").read_text("utf-8")
    return json.loads(text)["@context"]
