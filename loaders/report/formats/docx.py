"""Word (.docx) -> text with the number of each paragraph. A program: python -m remit.loaders.report.formats.docx."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from remit.graph.limited import Refusal, serve
from remit.loaders.report.formats.docx_styles import Numbering, Styles
from remit.loaders.report.formats.writing import LEVELS, Part, Run, Runs, Writer
from remit.loaders.report.markers import marker_of
from remit.loaders.table import check_package

KIND = "a .docx file as Word saves it"
NEAR = 60  # twentieths of a point by which indents of one depth may differ
MOST_WORDS = 16  # of a line in bold that is a heading
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # what is kept for old programs
_GONE = {_FALLBACK, *map(qn, ("w:del", "w:moveFrom", "w:instrText", "w:delText", "w:pPr", "w:rPr"))}
_MARKS = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-", qn("w:softHyphen"): ""}
_SEPARATE = frozenset(("separator", "continuationSeparator", "continuationNotice"))


def extract(data: bytes) -> dict[str, Any]:
    """Text, layout and notes of a Word document. Raises Refusal."""
    check_package(data, "word/", KIND)
    document = docx.Document(io.BytesIO(data))
    reader = Reader(document)
    parts = reader.read(document.element.body)
    if not any(part.runs or part.rows for part in parts):
        raise Refusal("holds no text", "a Word document with text in it; pictures of text are not read")
    return Writer("docx").write(parts).answer(reader.notes(document.element.body))


@dataclass(slots=True)
class Reader:
    """Reads the paragraphs and tables of a body in order, counting paragraphs."""

    document: Any
    count: int = 0
    titled: bool = False
    deepest: int = 0
    open: list[int] = field(default_factory=list)  # indents of the items that the next may stand in
    styles: Styles = field(init=False)
    numbering: Numbering = field(init=False)

    def __post_init__(self) -> None:
        self.styles = Styles(self.document.styles.element)
        self.numbering = Numbering.of(related(self.document, "/numbering"))

    def read(self, body: Any) -> list[Part]:
        """All parts; the footnotes come after the text."""
        self.titled = any(self.styles.heading(p) == 0 for p in body.iter(qn("w:p")))
        parts = [part for element in blocks(body) for part in self.parts(element)]
        notes = [part for element in footnotes(self.document) for part in self.parts(element)]
        return [*parts, Part("heading", [], 1, "Footnotes"), *notes] if notes else parts

    def parts(self, element: Any) -> Iterator[Part]:
        """What one paragraph or table becomes; text boxes come after the paragraph that they hang on."""
        if element.tag == qn("w:tbl"):
            yield from self.table(element)
            return
        part = self.paragraph(element)
        if part:
            yield part
        for box in boxes(element):
            yield from (inner for child in blocks(box) for inner in self.parts(child))

    def paragraph(self, element: Any) -> Part | None:
        """One paragraph, or None where it is blank."""
        self.count += 1
        text = " ".join(words(element).split())
        if not text:
            return None
        runs = [Run(text, (self.count,))]
        heading, item = self.styles.heading(element), self.styles.list_of(element)
        mark = self.numbering.next(*item) if item else ""
        if heading is not None or (not mark and self.emphasised(element, text)):
            level = self.deepest + 1 if heading is None else heading + self.titled
            self.deepest = max(self.deepest, level) if heading is not None else self.deepest
            self.open.clear()
            return Part("heading", runs, min(max(level, 1), LEVELS), mark and f"{mark} ")
        depth = self.nested(self.styles.indent(element, self.numbering, item), bool(mark))
        return Part("item", runs, depth, mark) if mark else Part("paragraph", runs, depth)

    def nested(self, indent: int, is_item: bool) -> int:
        """How deep an item stands among the open ones, by its indent; how deep a paragraph that belongs to one."""
        if not is_item and not (self.open and indent >= self.open[-1] > 0):
            self.open.clear()
            return 0
        while is_item and self.open and self.open[-1] >= indent - NEAR:
            self.open.pop()
        depth = len(self.open)
        if is_item:
            self.open.append(indent)
        return depth

    def emphasised(self, element: Any, text: str) -> bool:
        """Whether a paragraph of text is set as a heading: all bold, short, and no sentence."""
        if len(text.split()) > MOST_WORDS or text[-1] in ".;,:" or marker_of(text) or not any(map(str.isalpha, text)):
            return False
        runs = [run for run in element.iter(qn("w:r")) if words(run).strip()]
        style = self.styles.bold(element)
        return bool(runs) and all(bold(run, style) for run in runs)

    def table(self, element: Any) -> Iterator[Part]:
        """A table; one of a single column is a frame around text."""
        rows = [list(cells(row)) for row in children(element, "w:tr")]
        if max((len(row) for row in rows), default=0) < 2:
            for row in rows:
                for cell in row:
                    yield from (part for child in blocks(cell) for part in self.parts(child))
            return
        held = [[self.cell(cell) for cell in row] for row in rows]
        kept = [row for row in held if any(row)]
        if kept:
            strong = [all(self.strong(cell) for cell in row if cell is not None) for row in rows]
            header = next(header_marks(element), None) is not None or (strong[0] and not all(strong))
            yield Part("table", rows=kept, header=header or None)

    def strong(self, cell: Any) -> bool:
        """Whether all text of a cell is set in bold."""
        held = [p for p in cell.iter(qn("w:p")) if words(p).strip()]
        return all(bold(run, self.styles.bold(p)) for p in held for run in p.iter(qn("w:r")) if words(run).strip())

    def cell(self, cell: Any) -> list[Runs]:
        """The paragraphs of a cell; those of a table inside it too; an item keeps its mark."""
        if cell is None:
            return []
        found: list[Runs] = []
        for child in cell.iter(qn("w:p")):
            part = self.paragraph(child)
            if part:
                mark = [Run(f"{part.mark} ", ())] if part.kind == "item" else []
                found.append([*mark, *part.runs])
        return found

    def notes(self, body: Any) -> Iterator[str]:
        """What was read in another way than it stands."""
        changed = sum(1 for tag in ("w:ins", "w:del", "w:moveTo") for _ in body.iter(qn(tag)))
        if changed:
            yield f"{changed} tracked change{'s' * (changed > 1)} read as if accepted"


def related(document: Any, ending: str) -> Any:
    """The root of a part of the package by the end of its relation's name, or None."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(ending) and not relation.is_external:
            part = relation.target_part
            element = getattr(part, "element", None)
            return parse_xml(part.blob) if element is None else element
    return None


def footnotes(document: Any) -> Iterator[Any]:
    """The paragraphs of all footnotes and endnotes."""
    for kind in ("/footnotes", "/endnotes"):
        root = related(document, kind)
        for note in root if root is not None else ():
            if note.get(qn("w:type")) not in _SEPARATE:
                yield from note.iter(qn("w:p"))


def blocks(parent: Any) -> Iterator[Any]:
    """The paragraphs and tables in an element, also those in content controls, in order."""
    for child in parent:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:moveTo"), qn("w:customXml")):
            yield from blocks(child)


def children(parent: Any, tag: str) -> Iterator[Any]:
    """Children of a kind, also those in content controls; rows and cells that a tracked change deletes are left out."""
    for child in parent:
        if child.tag == qn(tag):
            if child.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
                yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent")):
            yield from children(child, tag)


def cells(row: Any) -> Iterator[Any]:
    """The cells of a row by column: None where a merged one reaches over."""
    for cell in children(row, "w:tc"):
        properties = cell.find(qn("w:tcPr"))
        merged = properties.find(qn("w:vMerge")) if properties is not None else None
        span = properties.find(qn("w:gridSpan")) if properties is not None else None
        width = span.get(qn("w:val"), "1") if span is not None else "1"
        yield cell if merged is None or merged.get(qn("w:val")) == "restart" else None
        yield from [None] * (min(int(width), 100) - 1 if width.isdigit() else 0)


def header_marks(table: Any) -> Iterator[Any]:
    """The marks of rows that are repeated on every page."""
    for row in children(table, "w:tr"):
        yield from row.findall(f"{qn('w:trPr')}/{qn('w:tblHeader')}")


def boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes that hang on a paragraph."""
    for box in paragraph.iter(qn("w:txbxContent")):
        if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
            yield box


def words(element: Any) -> str:
    """The text of a paragraph or run as it stands when all changes are accepted; hidden text is left out."""
    return "".join(pieces(element))


def pieces(element: Any) -> Iterator[str]:
    """The text below an element, piece by piece."""
    for child in element:
        if child.tag in _GONE or child.tag == qn("w:txbxContent"):
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif child.tag == qn("w:r") and child.find(f"{qn('w:rPr')}/{qn('w:vanish')}") is not None:
            continue
        else:
            yield from pieces(child)


def bold(run: Any, style: bool) -> bool:
    """Whether a run is set in bold."""
    mark = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
    return style if mark is None else mark.get(qn("w:val"), "1") not in ("0", "false")


if __name__ == "__main__":
    serve(extract, KIND)
