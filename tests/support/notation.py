"""A map in a few lines of text, for tests: what a person would scribble on paper."""

import re
import shlex
from typing import Any

from remit.graph.claim import Claim, Document, Evidence, Span, Thing
from remit.graph.map import Map

_FIELDS = ("modality", "status", "share", "scope", "valid_from", "valid_to", "value")


def scribbled(things: dict[str, str], claims: list[str]) -> Map:
    """A map in memory.

    `things`: id -> "Kind Label words". `claims`: lines like `index Assignment/responsible registrar share=joint`, with
    "-" for no object, `doc=b` for the document that says it (a unless told) and `quote="…"` for its words (the line
    itself unless told; `quote=""` gives a claim without evidence).
    """
    map_ = Map.memory()
    made = [Thing(name, *spec.split(" ", 1)) for name, spec in things.items()]
    parsed = [parse(line) for line in claims]
    texts: dict[str, list[str]] = {}
    for parts in parsed:
        if parts["quote"]:
            texts.setdefault(parts["doc"], []).append(parts["quote"])
    joined = {name: "\n".join(quotes) for name, quotes in texts.items()}
    documents = [Document(name, f"{name}.txt", "text/plain", name, text) for name, text in joined.items()]
    map_.write(documents=documents, things=made, claims=[claim(parts, joined) for parts in parsed])
    return map_


def parse(line: str) -> dict[str, Any]:
    """The parts of a claim's line."""
    subject, relation, obj, *options = shlex.split(line)
    found = dict(option.split("=", 1) for option in options)
    bare = re.sub(r" (doc|status|valid_from|valid_to)=\S+", "", line)
    return {"subject": subject, "relation": relation, "object": obj, "doc": "a", "quote": bare, **found}


def claim(parts: dict[str, Any], texts: dict[str, str]) -> Claim:
    """The claim of a line, its quote found in its document."""
    relation, _, kind = parts["relation"].partition("/")
    fields = {name: parts[name] for name in _FIELDS if name in parts}
    obj = "" if parts["object"] == "-" else parts["object"]
    evidence: tuple[Evidence, ...] = ()
    if quote := parts["quote"]:
        start = texts[parts["doc"]].index(quote)
        evidence = (Evidence(parts["doc"], (Span(start, start + len(quote)),), quote, "test", "scribbled"),)
    return Claim(relation, parts["subject"], kind, obj, **fields, evidence=evidence)
