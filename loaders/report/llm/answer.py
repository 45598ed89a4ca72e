"""A model's words -> what it claims to have read, in the shape that it was asked for; anything else is refused."""

import json
from typing import Any, NamedTuple

from remit.loaders.report.llm.prompt import KINDS, LINES, MODALITIES

MOST = 500  # items of one kind in one answer: more were made up


class SaidDuty(NamedTuple):
    """A duty as the model says it."""

    quote: str
    holder: str
    kind: str
    modality: str


class SaidLine(NamedTuple):
    """A line as the model says it."""

    quote: str
    lower: str
    upper: str
    kind: str


class Answer(NamedTuple):
    """What was said, and how many items had no usable shape."""

    duties: tuple[SaidDuty, ...]
    lines: tuple[SaidLine, ...]
    misshapen: int


def parse(text: str) -> Answer | None:
    """The answer, or None where it holds no JSON object: words before and after the object do not matter."""
    found = json_object(text)
    if found is None:
        return None
    duties, bad_duties = items(found.get("duties"), SaidDuty, {"kind": KINDS, "modality": MODALITIES})
    lines, bad_lines = items(found.get("lines"), SaidLine, {"kind": LINES})
    return Answer(
        tuple(SaidDuty(*item) for item in duties), tuple(SaidLine(*item) for item in lines), bad_duties + bad_lines
    )


def json_object(text: str) -> dict[str, Any] | None:
    """The first JSON object with our keys in a text."""
    decoder, at = json.JSONDecoder(), text.find("{")
    for _ in range(20):
        if at < 0:
            return None
        try:
            value, _ = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, dict) and {"duties", "lines"} & value.keys():
            return value
        at = text.find("{", at + 1)
    return None


def items(
    value: Any, shape: type[SaidDuty] | type[SaidLine], allowed: dict[str, tuple[str, ...]]
) -> tuple[list[tuple[str, ...]], int]:
    """Items whose fields are all words, and of the allowed ones; and how many are something else."""
    listed = value if isinstance(value, list) else []
    good = [item for item in map(dict_of, listed[:MOST]) if is_shaped(item, shape._fields, allowed)]
    return [tuple(item[name] for name in shape._fields) for item in good], len(listed) - len(good)


def dict_of(item: Any) -> dict[str, Any]:
    """The item, or an empty one where it is no object."""
    return item if isinstance(item, dict) else {}


def is_shaped(item: dict[str, Any], fields: tuple[str, ...], allowed: dict[str, tuple[str, ...]]) -> bool:
    """Every field is there, is words, and is one of those allowed where some are."""
    words = all(isinstance(item.get(name), str) and item[name].strip() for name in fields)
    return words and all(item[name] in values for name, values in allowed.items())
