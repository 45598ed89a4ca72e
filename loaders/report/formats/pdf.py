"""PDF -> text with a page and box for every line. Run as a program: python -m remit.loaders.report.formats.pdf."""

from collections.abc import Iterator, Sequence
from typing import Any

from remit.graph.layout import Piece
from remit.graph.limited import Refusal, serve
from remit.loaders.report.formats.pdf_furniture import sorted_out
from remit.loaders.report.formats.pdf_hyphens import Hyphens
from remit.loaders.report.formats.pdf_lines import Line, lines_of
from remit.loaders.report.formats.pdf_loose import loose_grids
from remit.loaders.report.formats.pdf_paragraphs import Manner, blocks_of
from remit.loaders.report.formats.pdf_parts import joined, parts_of
from remit.loaders.report.formats.pdf_tables import dots_of, grids_of
from remit.loaders.report.formats.pdf_words import Page, Turn, read_page
from remit.loaders.report.formats.writing import Part, Writer

MEDIA_TYPE = "application/pdf"
KIND = "a PDF file"
MAX_PAGES = 5_000
MAX_LETTERS = 50_000_000
FEW = 8  # letters a page: what has fewer is a picture of text
SCANNED = "a PDF with text: have it recognised first (with OCRmyPDF or a scanner's OCR)"


def extract(data: bytes) -> dict[str, Any]:
    """Text, layout and notes of a PDF. Raises Refusal."""
    import pypdfium2

    pdf = opened(data)
    count = len(pdf)
    if count > MAX_PAGES:
        raise Refusal(f"has {count:,} pages", f"at most {MAX_PAGES:,}")
    pages: list[Page] = []
    lines: list[list[Line]] = []
    letters = 0
    for number in range(1, count + 1):
        try:
            page = pdf[number - 1]
            pages.append(with_dots(read_page(page, number), page))
            grids = grids_of(page, number) if not pages[-1].turned else []
            lines.append(lines_of(pages[-1], [*grids, *loose_grids(pages[-1], grids)]))
        except pypdfium2.PdfiumError as error:
            raise Refusal(f"page {number} is damaged: {error}", "a whole PDF file") from error
        letters += sum(len(word.text) for word in pages[-1].words)
        if letters > MAX_LETTERS:
            raise Refusal(f"holds more than {MAX_LETTERS:,} letters", "a smaller PDF file")
    if letters < FEW * count:
        raise Refusal(f"has no text layer (scanned): {letters:,} letters on {count:,} pages", SCANNED)
    return written(pages, lines)


def with_dots(page: Page, source: Any) -> Page:
    """The page with the bullets that are drawn on it."""
    return page if page.turned else page._replace(words=[*page.words, *dots_of(source, page.words)])


def opened(data: bytes) -> Any:
    """The document. Raises Refusal where it is none, broken or encrypted."""
    import pypdfium2

    if b"%PDF-" not in data[:1024]:
        raise Refusal("is no PDF: it does not begin with %PDF-", KIND)
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Refusal("is encrypted", "a PDF that opens without a password") from error
        raise Refusal(f"is a broken PDF: {error}", KIND) from error


def written(pages: Sequence[Page], lines: Sequence[list[Line]]) -> dict[str, Any]:
    """The answer for pages and their lines."""
    manner = Manner.of([line for page in lines for line in page])
    found = sorted_out(lines, [page.height for page in pages], manner.body)
    writer = Writer("pdf", [shown_size(page) for page in pages])
    writer.write(parts([line for page in found.pages for line in page], found.notes, manner))
    turned = {page.number: page.turned for page in pages if page.turned}
    writer.pieces = [shown(piece, turned) for piece in writer.pieces] if turned else writer.pieces
    return writer.answer(notes_of(pages, found.contents))


def shown_size(page: Page) -> tuple[int, int]:
    """Width and height of a page as shown."""
    size = round(page.width), round(page.height)
    return size[::-1] if page.turned and page.turned[0].rotation % 2 != page.turned[1].rotation % 2 else size


def shown(piece: Piece, turned: dict[int, tuple[Turn, Turn]]) -> Piece:
    """A piece whose page was turned to be read, with its box as the page is shown."""
    page, *box = piece.place
    if page not in turned:
        return piece
    read, as_shown = turned[page]
    x0, y0, x1, y1 = box
    left, top, right, bottom = as_shown.rect(*read.back(x0, y0), *read.back(x1, y1))
    return piece._replace(place=(page, round(left), round(top), round(right), round(bottom)), words=())


def parts(text: list[Line], notes: list[list[Line]], manner: Manner) -> Iterator[Part]:
    """The text, and after it the footnotes, so that none stands between the halves of a sentence."""
    hyphens = Hyphens.of(text)
    yield from parts_of(blocks_of(text, manner), manner, hyphens)
    if notes:
        yield Part("heading", [], 1, "Footnotes")
        for note in notes:
            yield Part("paragraph", joined(note, hyphens))


def notes_of(pages: Sequence[Page], contents: int) -> Iterator[str]:
    """What was left out."""
    empty = [str(page.number) for page in pages if not page.words]
    sideways = [str(page.number) for page in pages if page.sideways > len(page.words) and page.sideways > 5]
    if empty:
        yield f"no text on page{'s' * (len(empty) > 1)} {', '.join(empty[:20])}: blank, or a picture that was not read"
    if sideways:
        yield f"text that stands sideways was not read, on page{'s' * (len(sideways) > 1)} {', '.join(sideways[:20])}"
    if contents:
        yield f"{contents} line{'s' * (contents > 1)} of a table of contents left out"


if __name__ == "__main__":
    serve(extract, KIND)
