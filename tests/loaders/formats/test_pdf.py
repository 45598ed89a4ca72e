"""PDF by its layout: headings, lists, columns, hyphens, running heads, footnotes, tables; each line with its box."""

import pypdfium2
import pytest

from pdf_pages import HEIGHT, WIDTH, Dot, Mark, Rule, Text, paragraph, pdf, ruled
from remit.graph.claim import Document
from remit.graph.errors import BadInput
from remit.graph.layout import layout_of
from remit.loaders.report.formats import extracted
from remit.loaders.source import Source

SENTENCE = "The harbour master keeps the register of boats and sends a copy to the board every"


def document(*pages: list[Mark], rotate: int = 0) -> Document:
    return extracted(Source("a.pdf", pdf(*pages, rotate=rotate), {})).document


def text(*pages: list[Mark]) -> str:
    return document(*pages).text


def refusal(data: bytes) -> str:
    with pytest.raises(BadInput) as refused:
        extracted(Source("a.pdf", data, {}))
    return str(refused.value)


def test_lines_of_a_paragraph_are_joined_and_a_gap_parts_two() -> None:
    page = [*paragraph(72, 100, SENTENCE, "month. It is short."), *paragraph(72, 142, "The clerk answers letters.")]
    assert text([*page]) == f"{SENTENCE} month. It is short.\n\nThe clerk answers letters.\n"


def test_a_heading_is_larger_or_bold_and_short() -> None:
    page = [
        Text(72, 80, "Charter of the Port", 20),
        Text(72, 120, "Duties of the Clerk", 11, bold=True),
        *paragraph(72, 140, SENTENCE, "month."),
        Text(72, 190, "The clerk must never sign for the board.", 11, bold=True),
    ]
    assert text([*page]).split("\n\n") == [
        "# Charter of the Port",
        "## Duties of the Clerk",
        f"{SENTENCE} month.",
        "The clerk must never sign for the board.\n",
    ]


def test_bullets_and_numbers_with_a_hanging_indent_are_nested_items() -> None:
    page = [
        Text(72, 100, "The clerk:"),
        Text(90, 114, "\u2022"),
        *paragraph(104, 114, SENTENCE, "month;"),
        Text(90, 142, "1."),
        Text(104, 142, "counts the boats:"),
        Text(120, 156, "a)"),
        Text(134, 156, "the large ones."),
    ]
    assert text([*page]) == (f"The clerk:\n\n\u2022 {SENTENCE} month;\n1. counts the boats:\n    a) the large ones.\n")


def test_a_number_that_a_line_end_put_first_is_no_item() -> None:
    page = paragraph(72, 100, SENTENCE + " year (section", "12) and (1) counts them, (2) paints them.")
    assert "\n1" not in text([*page]).strip()


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("The coordi-", "nation of the coordination office is slow, says the coordination office.", "The coordination"),
        ("The well-", "known office is a well-known office that is well-known here.", "The well-known"),
    ],
)
def test_a_hyphen_at_a_line_end_is_kept_or_not_as_the_document_has_the_word(
    first: str, second: str, joined: str
) -> None:
    assert text([*paragraph(72, 100, first, second)]).startswith(joined)


def test_two_columns_are_read_one_after_the_other_under_their_title() -> None:
    left = [f"left line number {n} of the first column" for n in range(8)]
    right = [f"right line number {n} of the second column" for n in range(8)]
    page = [Text(150, 80, "A title that spans both columns of it", 16), *paragraph(72, 120, *left)]
    found = text([*page, *paragraph(320, 120, *right)])
    assert found.index("left line number 7") < found.index("right line number 0")
    assert found.startswith("# A title that spans both")


def test_running_heads_page_numbers_and_feet_are_left_out() -> None:
    pages: list[list[Mark]] = [
        [
            Text(72, 40, "Review of the Port", 9),
            *paragraph(72, 100, f"Page text {n} says that", f"the clerk keeps the {books} books."),
            Text(300, 810, str(n), 9),
            Text(72, 820, f"Port Authority, page {n} of 3", 9),
        ]
        for n, books in enumerate(("old", "new", "other"), 1)
    ]
    found = text(*pages)
    assert "Review of the Port" not in found
    assert "Port Authority" not in found
    assert [line for line in found.splitlines() if line] == [
        f"Page text {n} says that the clerk keeps the {books} books."
        for n, books in enumerate(("old", "new", "other"), 1)
    ]


def test_headings_that_differ_only_in_their_number_are_no_running_heads() -> None:
    pages: list[list[Mark]] = [
        [Text(72, 80, f"Recommendation {n}", 14), *paragraph(72, 110, SENTENCE, "month.")] for n in (4, 9, 11)
    ]
    assert text(*pages).count("# Recommendation") == 3


def test_a_sentence_goes_on_over_a_page_break() -> None:
    found = text([*paragraph(72, 700, SENTENCE)], [*paragraph(72, 100, "month in the year.")])
    assert found == f"{SENTENCE} month in the year.\n"


def test_footnotes_stand_after_the_text_and_their_marks_in_no_sentence() -> None:
    page = [
        *paragraph(72, 100, SENTENCE),
        Text(72, 114, "month. It is the law."),
        Text(178, 109, "1", 6),
        Text(72, 760, "1", 6),
        Text(77, 764, "Port Act, section 9.", 8),
    ]
    found = text([*page], [*paragraph(72, 100, "The clerk answers letters.")])
    assert f"{SENTENCE} month. It is the law.\n" in found
    assert found.endswith("# Footnotes\n\n1 Port Act, section 9.\n")


def test_a_ruled_table_becomes_rows_and_goes_on_on_the_next_page() -> None:
    def table(*rows: tuple[str, str], y: float) -> list[Mark]:
        marks: list[Mark] = [*ruled(72, y, [200, 200], [20] * len(rows))]
        for n, (one, other) in enumerate(rows):
            marks += [
                Text(76, y + 14 + 20 * n, one, bold=one == "Action"),
                Text(276, y + 14 + 20 * n, other, bold=one == "Action"),
            ]
        return marks

    first = [Text(72, 100, "The actions are these:"), *table(("Action", "Owner"), ("Count boats", "Clerk"), y=700)]
    second = [*table(("Action", "Owner"), ("Paint boats", "Pilot"), y=72), Text(72, 200, "After the table.")]
    rows = ("Action | Owner", "--- | ---", "Count boats | Clerk", "Paint boats | Pilot")
    table_text = "".join(f"| {row} |\n" for row in rows)
    assert text(first, second) == f"The actions are these:\n\n{table_text}\nAfter the table.\n"


def test_a_heavy_rule_between_two_rows_is_no_gap_in_the_table() -> None:
    rows = [("Action", "Owner"), ("Count boats", "Clerk"), ("Paint boats", "Pilot")]
    marks: list[Mark] = [*ruled(72, 100, [200, 200], [20, 20]), *ruled(72, 145, [200, 200], [20])]
    marks = [m for m in marks if not (isinstance(m, Rule) and m.y0 == m.y1 and 130 < m.y0 < 150)]
    marks.append(Rule(72, 142.5, 472, 142.5, width=5))
    for (one, other), y in zip(rows, (114, 134, 159), strict=True):
        marks += [Text(76, y, one), Text(276, y, other)]
    assert text(marks) == "| Action | Owner |\n| Count boats | Clerk |\n| Paint boats | Pilot |\n"


def test_a_table_without_lines_is_one_where_columns_stay_clear() -> None:
    rows = [("Activity", "Accountable", "Due"), ("Count the boats", "Clerk", "May"), ("Paint them", "Pilot", "June")]
    page = [Text(72 + 160 * c, 130 + 40 * n, cell) for n, row in enumerate(rows) for c, cell in enumerate(row)]
    page.insert(6, Text(72, 130 + 40 + 13, "at the pier"))
    found = text([Text(72, 100, "The work is shared so:"), *page, *paragraph(72, 260, SENTENCE, "month.")])
    assert found == (
        "The work is shared so:\n\n| Activity | Accountable | Due |\n| Count the boats at the pier | Clerk | May |\n"
        f"| Paint them | Pilot | June |\n\n{SENTENCE} month.\n"
    )


def test_labels_of_a_letter_are_no_table() -> None:
    pairs = [("To:", "The Board of the Port"), ("From:", "The Clerk"), ("Subject:", "The register of boats")]
    page = [Text(72 + 90 * c, 100 + 20 * n, cell) for n, row in enumerate(pairs) for c, cell in enumerate(row)]
    assert text([*page]).split("\n\n")[0] == "To: The Board of the Port"


def test_bullets_that_are_drawn_are_bullets() -> None:
    page: list[Mark] = [
        Text(72, 100, "The clerk:"),
        Dot(84, 119),
        Text(96, 121, "counts boats;"),
        Dot(84, 133),
        Text(96, 135, "signs."),
    ]
    assert text(page) == "The clerk:\n\n\u2022 counts boats;\n\u2022 signs.\n"


def test_what_a_browser_prints_around_a_page_is_left_out() -> None:
    page = [
        Text(24, 22, "11/24/26, 3:29 PM", 8),
        *paragraph(72, 100, SENTENCE, "month."),
        Text(24, 826, "https://port.example/rules", 8),
        Text(560, 826, "1/1", 8),
    ]
    assert text([*page]) == f"{SENTENCE} month.\n"


def test_every_line_has_its_page_and_box() -> None:
    told = document([*paragraph(72, 100, SENTENCE, "month.")], [Text(100, 300, "The clerk answers letters.", 20)])
    layout = layout_of(told)
    at = told.text.index("The clerk")
    (box,) = layout.boxes([(at, at + 9)])
    assert layout.page([(at, at + 9)]) == box.page == 2
    assert abs(box.left - 100) <= 2
    assert box.top < 300 <= box.bottom
    at = told.text.index("clerk answers")
    (within,) = layout.boxes([(at, at + 13)])
    assert (within.top, within.bottom) == (box.top, box.bottom)
    assert abs(within.left - 100 - 20 * 2.056) <= 2, "The and a blank in Helvetica"
    assert abs(within.right - within.left - 20 * 5.836) <= 5
    assert len(layout.boxes([(0, told.text.index("month.") + 3)])) == 2
    assert layout.pages == [(WIDTH, HEIGHT)] * 2


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_and_its_boxes_are_those_of_the_page_as_shown(rotate: int) -> None:
    told = document([*paragraph(72, 100, SENTENCE, "month."), Text(72, 400, "The clerk answers.", 20)], rotate=rotate)
    assert told.text == f"{SENTENCE} month.\n\n# The clerk answers.\n"
    (box,) = layout_of(told).boxes([(told.text.index("The clerk"), len(told.text) - 1)])
    near = {90: (HEIGHT - 400, 72), 180: (WIDTH - 72, HEIGHT - 400), 270: (400, WIDTH - 72)}[rotate]
    corners = {90: (box.right, box.top), 180: (box.right, box.top), 270: (box.left, box.bottom)}[rotate]
    assert all(abs(one - other) < 25 for one, other in zip(near, corners, strict=True))
    assert layout_of(told).pages == [(HEIGHT, WIDTH) if rotate % 180 else (WIDTH, HEIGHT)]


def test_a_stamp_that_stands_sideways_is_left_out() -> None:
    stamp = b"BT /F0 9 Tf 0 1 -1 0 30 300 Tm (Received by the registry) Tj ET\n"
    page = pdf([*paragraph(72, 100, SENTENCE, "month. " * 8)]).replace(b"stream\nBT", b"stream\n" + stamp + b"BT", 1)
    page = page.replace(b"/Length ", b"/Length 9").replace(b"startxref", b"startxref ")
    assert "registry" not in extracted(Source("a.pdf", page, {})).document.text


def test_a_scan_has_no_text_layer() -> None:
    told = refusal(pdf([], [], [Text(72, 100, "x")]))
    assert told == (
        "a.pdf: has no text layer (scanned): 1 letters on 3 pages (expected a PDF with text: have it recognised first "
        "(with OCRmyPDF or a scanner's OCR))"
    )


def test_broken_files_are_named() -> None:
    assert "is no PDF: it does not begin with %PDF-" in refusal(b"hello world")
    assert "is a broken PDF" in refusal(b"%PDF-1.7\n" + b"junk" * 100)
    assert "is a broken PDF" in refusal(pdf([Text(72, 100, SENTENCE)])[:300])


def test_a_page_tree_that_goes_in_circles_ends() -> None:
    data = pdf([Text(72, 100, SENTENCE)]).replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")
    assert refusal(data).startswith("a.pdf: ")


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf([Text(72, 100, SENTENCE)]).replace(b"/Count 1 /Kids [3 0 R]", b"/Count 6000 /Kids [" + b"3 0 R " * 6000)
    assert pypdfium2.PdfDocument(data)
    assert "has 6,000 pages (expected at most 5,000)" in refusal(data)
