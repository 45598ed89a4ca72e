"""Words anywhere on any pages: the reader of PDF layout never fails, invents no letter and knows where each stands."""

from collections import Counter
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from remit.graph.layout import parsed
from remit.loaders.report.formats.pdf import written
from remit.loaders.report.formats.pdf_lines import lines_of
from remit.loaders.report.formats.pdf_loose import loose_grids
from remit.loaders.report.formats.pdf_tables import Grid, grid
from remit.loaders.report.formats.pdf_words import SOFT, Page, Word

WORDS = (
    "The",
    "clerk",
    "must",
    "sign.",
    "1.",
    "a)",
    "\u2022",
    "-",
    "(2)",
    "co-",
    f"co{SOFT}",
    "12",
    "Port:",
    "|",
    "iv",
    "....",
)


@st.composite
def word(draw: st.DrawFn) -> Word:
    x, y = draw(st.integers(0, 90)) * 6.0, draw(st.integers(0, 60)) * 14.0
    size = draw(st.sampled_from((6.0, 9.0, 11.0, 11.0, 11.0, 16.0)))
    text = draw(st.sampled_from(WORDS))
    width = 0.5 * size * len(text)
    bold, glued = draw(st.booleans()), draw(st.booleans())
    return Word(text, x, y, x + width, y + size, y + 0.8 * size, size, bold, False, glued)


@st.composite
def pages(draw: st.DrawFn) -> list[tuple[Page, list[Grid]]]:
    found = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        grids = []
        if draw(st.booleans()):
            x, y = draw(st.integers(0, 40)) * 6.0, draw(st.integers(0, 30)) * 14.0
            grids = [
                grid(
                    number,
                    [(x + 100 * c, y + 28 * r, x + 100 * (c + 1), y + 28 * (r + 1)) for r in (0, 1) for c in (0, 1)],
                )
            ]
        found.append((Page(number, 595.0, 842.0, draw(st.lists(word(), max_size=30))), grids))
    return found


def letters(texts: Iterator[str]) -> Counter[str]:
    return Counter(c for text in texts for c in text if c.isalpha())


@given(pages())
def test_any_words_on_any_pages(drawn: list[tuple[Page, list[Grid]]]) -> None:
    lines = [lines_of(page, [*grids, *loose_grids(page, grids)]) for page, grids in drawn]
    answer = written([page for page, _ in drawn], lines)
    layout = parsed(answer["layout"])
    for piece in layout.pieces:
        assert 0 <= piece.start < piece.end <= len(answer["text"])
        assert 1 <= piece.place[0] <= len(drawn)
    placed = letters(answer["text"][piece.start : piece.end] for piece in layout.pieces)
    given_ = letters(word.text for page, _ in drawn for word in page.words)
    assert not placed - given_
