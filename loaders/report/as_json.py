"""A reading as the JSON object that `remit read --json` prints and gold/score.py scores."""

from collections.abc import Iterable
from typing import Any

from remit.loaders.report.reading import Reading, Span
from remit.loaders.report.rec_answered import ANSWERED


def _span(spans: tuple[Span, ...], text: str) -> dict[str, Any]:
    """The first span and its words; what a page or a wrapped cell has torn apart goes on in `more`."""
    first, *rest = ({"start": start, "end": end, "quote": text[start:end]} for start, end in spans)
    return first | ({"more": rest} if rest else {})


def _response(responses: tuple[Any, ...], text: str) -> dict[str, Any]:
    if not responses:
        return {"stance": "none"}
    return {"stance": responses[0].stance, **_span(responses[0].spans, text)}


def as_json(reading: Reading, text: str, flags: Iterable[dict[str, Any]] = ()) -> dict[str, Any]:
    """Actors, reporting, responsibilities, recommendations, actions, plan_items, flags and what was not understood.

    A statement with several spans is printed with its first. `flags` come from detectors.
    """
    return {
        "actors": [{"id": a.id, "name": a.name, "kind": a.kind, "aliases": list(a.aliases)} for a in reading.actors],
        "reporting": [
            {"from": line.lower, "to": line.upper, "kind": line.kind, **_span(line.spans, text)}
            for line in reading.lines
        ],
        "responsibilities": [
            {
                "holders": list(d.holders),
                "kind": d.kind,
                "modality": d.modality,
                "alternatives": d.alternatives,
                "rule": d.rule,
                **_span(d.spans, text),
                "qualifiers": [{"type": q.type, "actors": list(q.actors)} for q in d.qualifiers],
            }
            for d in reading.duties
        ],
        "recommendations": [
            {
                "number": r.number or None,
                "addressees": list(r.addressees),
                "redacted": r.redacted,
                "response": _response(r.responses, text),
                **_span(r.spans, text),
            }
            for r in reading.recommendations
            # Only its number is known, and where no label has it, its words are those of the answer.
            if r.redacted != "lost" or r.rule == ANSWERED
        ],
        "actions": [{"owners": list(a.owners), **_span(a.spans, text)} for a in reading.actions],
        "plan_items": [
            {"number": p.number, "level": p.level, "collaborators": list(p.collaborators), **_span(p.spans, text)}
            for p in reading.plan_items
        ],
        "flags": [{**flag, "evidence": [_verbatim(e, text) for e in flag["evidence"]]} for flag in flags],
        "unread": [_span((span,), text) for span in reading.unread],
    }


def _verbatim(evidence: dict[str, Any], text: str) -> dict[str, Any]:
    """A map holds a space for each control character; the reading quotes the document as it is."""
    words = text[evidence["start"] : evidence["end"]]
    return {**evidence, "quote": words} if len(words) == len(evidence["quote"]) else evidence
