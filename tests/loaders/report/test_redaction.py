"""What was taken out of a document before it was published."""

import pytest

from remit.loaders.report.reading import Span
from remit.loaders.report.redaction import damages, extent, redactions

SHAPES = {
    "(section removed)": "full",
    "(section removed).": "full",
    "Recommendation 9\n(paragraph removed)": "full",
    "7. [REDACTED]": "full",
    "████ ███████": "full",
    "(b)(1)": "full",
    "(b) (6), (b)(7)(C)": "full",
    "Withheld.": "full",
    "Two sentences have been withheld under section 15.": "full",
    "[Information withheld - personal data]": "full",
    "The port should buy boats for the following:\n(text removed)\nOnce bought, they sail.": "partial",
    "The ████ branch should keep a register.": "partial",
    "The (b)(3) office should keep a register.": "partial",
    "Members may be removed by the council.": "none",
    "The duty rests on 5 U.S.C. 552(b)(1) and on section (b)(2).": "none",
    "Data that is out of date should be deleted.": "none",
}


@pytest.mark.parametrize("text", SHAPES)
def test_how_much_is_gone(text: str) -> None:
    assert extent(text, Span(0, len(text)), redactions(text)) == SHAPES[text]


def test_what_is_gone_next_door_does_not_count() -> None:
    text = "(section removed)\nThe port should buy boats.\n(section removed)"
    body = Span(text.index("The"), text.index(".") + 1)
    assert extent(text, body, redactions(text)) == "none"
    assert len(damages(redactions(text))) == 2
