"""The way back from a text that was mended before it was read: every span of a reading led to the document's own."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from remit.loaders.report.reading import Span

T = TypeVar("T")
Lead = Callable[[Span], tuple[Span, ...]]
"""The stretches of the document, at least one, that a stretch of the mended text stands for."""


def led_back(value: T, lead: Lead) -> T:
    """A value with every span in it led back: records, tuples and lists are gone through.

    A span in a tuple or list becomes as many as it stands for; one that stands alone, all from the first to the last.
    """
    moved: T = _moved(value, lead)
    return moved


def _moved(value: Any, lead: Lead) -> Any:
    if isinstance(value, Span):
        found = lead(value)
        return Span(found[0].start, max(each.end for each in found))
    if isinstance(value, tuple | list) and not hasattr(value, "_fields"):
        return type(value)(moved for each in value for moved in _each(each, lead))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _moved(getattr(value, f.name), lead) for f in fields(value)})
    return value


def _each(value: Any, lead: Lead) -> Iterator[Any]:
    """What a member of a list becomes: a span may become several."""
    if isinstance(value, Span):
        yield from lead(value)
    else:
        yield _moved(value, lead)
