"""PDF: where lines break by their author, headings in the margin, pages in small print, numbers of a preface."""

from collections.abc import Sequence

import pytest

from pdf_pages import Mark, Text, paragraph, pdf
from remit.loaders.report.formats import extracted
from remit.loaders.source import Source

SENTENCE = "The harbour master keeps the register of boats and sends a copy to the board every"
MONTH = "month. It is short."


def text(*pages: Sequence[Mark]) -> str:
    return extracted(Source("a.pdf", pdf(*pages), {})).document.text


def test_names_below_each_other_are_no_sentence() -> None:
    page = [*paragraph(72, 100, SENTENCE, MONTH), *paragraph(72, 142, "Office of the Mayor", "Board of the Port")]
    assert text([*page]).endswith("\n\nOffice of the Mayor\n\nBoard of the Port\n")


@pytest.mark.parametrize("first", ["The clerk answers to the", "The clerk, the pilot and"])
def test_a_line_that_ends_in_an_open_word_goes_on(first: str) -> None:
    page = [*paragraph(72, 100, SENTENCE, MONTH), *paragraph(72, 142, first, "Harbour Master of the port.")]
    assert text([*page]).endswith(f"\n\n{first} Harbour Master of the port.\n")


def test_a_heading_in_the_margin_stands_before_the_text_beside_it() -> None:
    page = [
        *paragraph(200, 80, "The port keeps a register of boats in the hall,", "and its clerk shows it to visitors."),
        *paragraph(36, 140, "Lost boats", "and oars", size=17, pitch=20),
        *paragraph(200, 134, "The clerk keeps a list of boats that were lost", "and of oars that were found, and"),
        *paragraph(200, 162, "reads it out every May."),
    ]
    assert text([*page]).split("\n\n") == [
        "The port keeps a register of boats in the hall, and its clerk shows it to visitors.",
        "# Lost boats and oars",
        "The clerk keeps a list of boats that were lost and of oars that were found, and reads it out every May.\n",
    ]


def test_a_page_in_small_print_is_no_footnote() -> None:
    first = [*paragraph(72, 100, *[SENTENCE] * 12, MONTH)]
    small = ["1. The clerk answers this report within a month and sends the answer to every office"] * 3
    second = [Text(72, 80, "Answer of the Clerk", 14), *paragraph(72, 600, *small, size=9, pitch=12)]
    found = text(first, second)
    assert "# Footnotes" not in found
    assert found.index("# Answer of the Clerk") < found.index("1. The clerk answers")


def test_a_preface_has_numbers_of_its_own_in_its_feet() -> None:
    def page(number: str) -> list[Mark]:
        return [*paragraph(72, 300, SENTENCE, f"year {number}."), Text(72, 790, f"Port of the North {number}")]

    found = text(page("i"), page("1"), page("2"), page("3"))
    assert "Port of the North" not in found


def test_an_initial_that_the_margin_put_first_is_no_item() -> None:
    long = "The clerk keeps the register of boats that the law on ports asks for, see in it Pub."
    page = [*paragraph(72, 100, long, "L. 104 on lost boats, and shows it to all who ask for it in the hall.")]
    assert text([*page]).count("\n") == 1


def test_sentences_in_bold_inside_a_paragraph_are_no_headings() -> None:
    lines = [
        SENTENCE,
        "month. He does so when he",
        "has counted all of the boats that lie in the port, and in no other month of it or when",
        "the clerk asks him to.",
    ]
    page = [Text(72, 100 + 14 * n, line, bold=n in (1, 2)) for n, line in enumerate(lines)]
    assert "#" not in text([*page])


def test_a_word_that_is_drawn_in_two_pieces_is_one() -> None:
    page = [Text(72, 100, "Harb", 22), Text(72, 130, "Of the North", 22), Text(72 + 22 * 2.167, 100, "our", 22)]
    assert "Harbour" in text([*page, *paragraph(72, 170, SENTENCE, MONTH)])
