"""What speaks of a duty and was not understood is counted and shown; what was read is not."""

from pathlib import Path

from remit.loaders.report.blocks import read_blocks
from remit.loaders.report.leftovers import leftovers
from remit.loaders.report.load import load
from remit.loaders.report.reading import Duty, Reading, Span
from remit.loaders.source import Source

TEXT = "The keeper shall trim the lamps.\n\nIt should not be foggy. The sea is wide.\n\nThe tasks must be these:\n"


def read(*spans: Span) -> list[str]:
    """The leftovers of TEXT where duties were read at these spans."""
    reading = Reading(duties=[Duty((), "responsible", (span,)) for span in spans])
    return [TEXT[start:end] for start, end in leftovers(read_blocks(TEXT), reading)]


def test_a_sentence_about_a_duty_that_nothing_was_made_of_is_left_over() -> None:
    assert read() == ["The keeper shall trim the lamps.", "It should not be foggy."]


def test_what_was_read_is_not() -> None:
    assert read(Span(0, 32)) == ["It should not be foggy."]


def test_a_long_early_span_reaches_over_later_ones() -> None:
    assert read(Span(0, 60), Span(4, 10)) == []


def test_the_loader_names_line_and_words() -> None:
    source = Source(str(Path("odd.txt")), b"Fog:\n\nShould must shall the of responsible for.\n", {})
    (unread,) = load(source).unread
    assert (unread.document, unread.where) == ("odd.txt", "line 3")
    assert unread.text == "Should must shall the of responsible for."
