"""A document that says how many recommendations it holds."""

import pytest

from remit.loaders.report.blocks import read_blocks
from remit.loaders.report.reading import Recommendation, Span
from remit.loaders.report.shortfall import shortfall

TWO = [Recommendation("r1", "1", (Span(0, 1),)), Recommendation("r2", "unknown", (Span(2, 3),))]


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("The report contains four recommendations for the port.", 1),
        ("This report makes 3 new recommendations.", 1),
        ("The report contains two recommendations.", 0),
        ("The port closed nine recommendations last year.", 0),
    ],
)
def test_fewer_than_promised(sentence: str, missing: int) -> None:
    damages = shortfall(read_blocks(sentence), TWO)
    assert len(damages) == missing
    assert all(sentence[d.spans[0].start : d.spans[0].end] == sentence for d in damages)
