"""The elements of a web page -> headings, items, paragraphs and tables, with the source of every character."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from remit.loaders.report.formats.html_tables import HEADING, is_data, rows_of, spread
from remit.loaders.report.formats.html_tree import Element, Text
from remit.loaders.report.formats.numerals import written
from remit.loaders.report.formats.writing import LEVELS, Part, Run, Runs
from remit.loaders.report.markers import marker_of

_LISTS = frozenset(("ul", "ol", "menu"))
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "samp", "small", "span", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr", "html",
))  # fmt: skip
_NOTE = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡§]|[a-z])[\])]?\s*")
_BOLD = frozenset(("b", "strong"))
_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_BLANKS = re.compile(r"\s+")
MOST_WORDS = 16  # of a line in bold that is a heading
SHORT = 80  # characters of what a definition list says in a word or two
BREAK = Text("\n", -1, 0)  # where a <br> stands


def parts_of(root: Element) -> Iterator[Part]:
    """Everything that a person reads, in document order."""
    yield from Walk().block(root)


@dataclass(slots=True)
class Walk:
    """Goes through the elements; knows the lists that it is in and the level of the last heading."""

    depth: int = -1  # of the list that we are in; -1 outside
    level: int = 0
    inline: list[Text] = field(default_factory=list)

    def block(self, element: Element) -> Iterator[Part]:
        """The parts of an element that holds blocks, or inline text, or both."""
        for child in element.children:
            if isinstance(child, Text):
                self.inline.append(child)
            elif child.tag == "br":
                self.inline.append(BREAK)
            elif child.tag in _INLINE and not has_block(child):
                self.inline += inline_of(child)
            else:
                yield from self.flush()
                yield from self.one(child)
                yield from self.flush()
        yield from self.flush()

    def flush(self) -> Iterator[Part]:
        """The paragraphs of the inline text so far."""
        texts, self.inline = self.inline, []
        for line in lines_of(texts):
            runs = runs_of(line)
            if runs:
                yield Part("paragraph", runs, self.depth + 1)

    def one(self, element: Element) -> Iterator[Part]:
        """The parts of one block."""
        heading = HEADING.match(element.tag)
        if heading or element.tag in ("summary", "legend"):
            self.level = int(heading[1]) if heading else self.level
            yield from heading_of(element, self.level if heading else min(self.level + 1, LEVELS))
        elif element.tag in _LISTS:
            yield from self.list_of(element)
        elif element.tag == "dl":
            yield from self.definitions(element)
        elif element.tag == "table" and is_data(element):
            yield from self.table(element)
        elif element.tag in ("p", "div") and self.depth < 0 and emphasised(element):
            yield from heading_of(element, min(self.level + 1, LEVELS))
        elif element.tag == "pre":
            yield from self.lines(element)
        else:
            yield from self.block(element)

    def lines(self, element: Element) -> Iterator[Part]:
        """Preformatted text, whose lines end where they end."""
        for text in element.texts():
            at = text.start
            for line in text.text.splitlines(keepends=True) if text.length == len(text.text) else [text.text]:
                self.inline.append(Text(line, at, min(len(line), text.length)))
                at += len(line)
                if line.endswith("\n"):
                    yield from self.flush()
        yield from self.flush()

    def list_of(self, element: Element) -> Iterator[Part]:
        """The items of a list, numbered as the page shows them."""
        self.depth += 1
        start = element.attributes.get("start", "")
        number = int(start) if start.isdigit() and len(start) < 6 else 1
        for child in element.elements():
            if child.tag != "li":  # pages put lists straight into lists
                yield from self.one(child)
                continue
            value = child.attributes.get("value", "")
            number = int(value) if value.isdigit() and len(value) < 6 else number
            mark = mark_of(element, number)
            number += 1
            yield from self.item(child, mark)
        self.depth -= 1

    def item(self, element: Element, mark: str) -> Iterator[Part]:
        """An item: its first paragraph with the mark, the rest indented below it."""
        first = True
        for part in self.block(element):
            if first and part.kind == "paragraph":
                yield Part("item", part.runs, self.depth, mark)
            else:
                yield part
            first = False

    def definitions(self, element: Element) -> Iterator[Part]:
        """A term heads what is said of it; where that is a word or two, both are one line."""
        terms: list[Element] = []
        for child in flat(element):
            if child.tag == "dt":
                terms.append(child)
                continue
            if terms and len(child.words) < SHORT and child.words[-1:] not in (".", ";") and not has_block(child):
                yield Part("paragraph", [*runs_of(inline_of(terms[-1])), Run(": ", ()), *runs_of(inline_of(child))])
            else:
                yield from (part for term in terms for part in heading_of(term, min(self.level + 1, LEVELS)))
                yield from self.block(child)
            terms = []
        yield from (part for term in terms for part in heading_of(term, min(self.level + 1, LEVELS)))

    def table(self, element: Element) -> Iterator[Part]:
        """A table of data, after its caption."""
        for child in element.elements():
            if child.tag == "caption":
                yield from self.block(child)
        rows = list(rows_of(element))
        held = spread(rows, cell_of)
        header = bool(rows) and len(rows[0]) > 1 and all(cell.tag == "th" for cell in rows[0])
        kept = [row for row in held if any(row)]
        if kept:
            yield Part("table", rows=kept, header=header or None)


def inline_of(element: Element) -> list[Text]:
    """The characters of inline elements; the marks that call footnotes are left out."""
    if element.tag == "sup" and _NOTE.fullmatch(element.words or "1"):
        return []
    found: list[Text] = []
    for child in element.children:
        if isinstance(child, Text):
            found.append(child)
        else:
            found += [BREAK] if child.tag == "br" else inline_of(child)
    return found


def has_block(element: Element) -> bool:
    """Whether a block stands somewhere in an element."""
    return any(child.tag not in _INLINE and child.tag != "br" for child in element.all())


def lines_of(texts: Sequence[Text]) -> Iterator[list[Text]]:
    """Inline text parted where two line breaks stand, or one before what is marked as an item."""
    line: list[Text] = []
    for i, text in enumerate(texts):
        if text is not BREAK:
            line.append(text)
            continue
        after = "".join(t.text for t in texts[i + 1 : i + 6]).lstrip(" \t\r")
        if after.startswith("\n") or marker_of(after.lstrip().partition("\n")[0]):
            yield line
            line = []
        else:
            line.append(Text(" ", -1, 0))
    yield line


def runs_of(texts: Sequence[Text]) -> list[Run]:
    """Runs with single blanks, none at either end."""
    runs: list[Run] = []
    for text in texts:
        for piece in pieces(text):
            blank = piece.text.isspace()
            if blank and (not runs or runs[-1].text.endswith(" ")):
                continue
            place = (piece.start, piece.length) if piece.start >= 0 else ()
            runs.append(Run(" " if blank else piece.text, place))
    while runs and runs[-1].text.isspace():
        runs.pop()
    return runs


def pieces(text: Text) -> Iterator[Text]:
    """A text cut into words and blanks; what does not stand for itself is whole."""
    if text.length != len(text.text):
        yield text
        return
    at = 0
    for found in _BLANKS.finditer(text.text):
        if found.start() > at:
            yield Text(text.text[at : found.start()], text.start + at, found.start() - at)
        yield Text(found[0], text.start + found.start(), len(found[0]))
        at = found.end()
    if at < len(text.text):
        yield Text(text.text[at:], text.start + at, len(text.text) - at)


def heading_of(element: Element, level: int) -> Iterator[Part]:
    """A heading, unless it is blank."""
    runs = runs_of(inline_of(element))
    if runs:
        yield Part("heading", runs, level)


def emphasised(element: Element) -> bool:
    """Whether a paragraph is set as a heading: all bold, short, and no sentence."""
    words = element.words
    if not words or len(words.split()) > MOST_WORDS or words[-1] in ".;,:" or marker_of(words) or has_block(element):
        return False
    bold = "".join("".join(text.text for text in child.texts()) for child in element.elements() if child.tag in _BOLD)
    return " ".join(bold.split()) == words


def mark_of(element: Element, number: int) -> str:
    """The mark of an item: a dash, or the number as the list shows it."""
    if element.tag != "ol":
        return "-"
    return f"{written(max(number, 1), _FORMATS.get(element.attributes.get('type', ''), 'decimal'))}."


def flat(element: Element) -> Iterator[Element]:
    """The terms and definitions of a list, also those that stand in groups."""
    for child in element.elements():
        if child.tag in ("dt", "dd"):
            yield child
        else:
            yield from flat(child)


def cell_of(cell: Element) -> list[Runs]:
    """The paragraphs of a cell; an item keeps its mark."""
    parts = Walk().block(cell)
    return [[*([Run(f"{part.mark} ", ())] if part.kind == "item" else []), *part.runs] for part in parts]
