"""Writing extracted parts as a text that the reader of reports understands, while keeping where each piece stood."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from remit.graph.claim import CONTROL
from remit.graph.layout import Layout, Piece

LEVELS = 6  # of headings that Markdown has
INDENT = 4  # columns between an item and the items inside it


_DRAWN = re.compile(r"[-–—_=*~\s]*")  # a line that is drawn with signs; below a table it would look like its header's


class Run(NamedTuple):
    """Words on one line, in one paragraph or one stretch of source, with their place as `remit.graph.layout` says."""

    text: str
    place: tuple[int, ...]
    words: tuple[int, ...] = ()  # of a line: characters before each word, and its left


Runs = Sequence[Run]


class Part(NamedTuple):
    """A piece of a document. kind: heading, item, paragraph or table.

    level: of a heading from 1; of an item its depth from 0; of a paragraph 1 more than the depth of the item that it
    belongs to, or 0. mark: what stands before an item; words of ours before a heading. rows: a table's rows of cells
    of paragraphs of runs. header: the first row tells what the columns hold; None: not known.
    """

    kind: str
    runs: Runs = ()
    level: int = 0
    mark: str = ""
    rows: Sequence[Sequence[Sequence[Runs]]] = ()
    header: bool | None = None


class Writer:
    """Collects text and places."""

    def __init__(self, kind: str, pages: Sequence[tuple[int, int]] = ()) -> None:
        self.kind, self.pages = kind, pages
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.size = 0
        self.last = ""

    def write(self, parts: Iterable[Part]) -> "Writer":
        """Write parts: a blank line between any two, none between the items of a list."""
        for part in parts:
            if part.kind == "paragraph" and _DRAWN.fullmatch("".join(run.text for run in part.runs)):
                continue
            if self.last and not (self.last == part.kind == "item"):
                self.mark("\n")
            getattr(self, part.kind)(part)
            self.last = part.kind
        return self

    def mark(self, text: str) -> None:
        """Characters that stand nowhere."""
        self.parts.append(text)
        self.size += len(text)

    def runs(self, runs: Runs) -> None:
        """Runs side by side; a blank is theirs to bring."""
        for run in runs:
            text = clean(run.text)
            start, self.size = self.size, self.size + len(text)
            self.parts.append(text)
            last = self.pieces[-1] if self.pieces else None
            if last and last.end == start and (joined := adjoining(last, run, self.kind)):
                self.pieces[-1] = Piece(last.start, self.size, joined)
            elif text and run.place:
                self.pieces.append(Piece(start, self.size, run.place, run.words))

    def heading(self, part: Part) -> None:
        """A heading on a line, with as many marks as its level."""
        self.mark("#" * min(max(part.level, 1), LEVELS) + " " + part.mark)
        self.runs(part.runs)
        self.mark("\n")

    def item(self, part: Part) -> None:
        """An item of a list, indented as deep as it stands."""
        self.mark(" " * (INDENT * part.level) + part.mark + " ")
        self.runs(part.runs)
        self.mark("\n")

    def paragraph(self, part: Part) -> None:
        """A paragraph on a line."""
        self.mark(" " * (INDENT * part.level))
        self.runs(part.runs)
        self.mark("\n")

    def table(self, part: Part) -> None:
        """Rows with pipes; the paragraphs of a cell are apart, and a line of dashes says where the header ends."""
        width = max(len(row) for row in part.rows)
        rule = "|" + " --- |" * width + "\n"
        if part.header is False or (part.header is None and len(part.rows) == 1):
            self.mark(rule)  # above all rows: none of them is a header
        for number, row in enumerate(part.rows):
            self.mark("|")
            for column in range(width):
                self.cell(row[column] if column < len(row) else [])
            self.mark("\n" + (rule if part.header and not number else ""))

    def cell(self, paragraphs: Sequence[Runs]) -> None:
        """One cell and the pipe that ends it."""
        for number, runs in enumerate(paragraphs):
            self.mark(" <p>" if number else " ")
            self.runs([run._replace(text=run.text.replace("|", "¦")) for run in runs])
        self.mark(" |")

    def answer(self, notes: Iterable[str] = ()) -> dict[str, Any]:
        """What a program of a format prints: text, layout and notes."""
        layout = Layout(self.kind, self.pieces, self.pages).dump()
        return {"text": "".join(self.parts), "layout": layout, "notes": list(notes)}


def clean(text: str) -> str:
    """The text without characters that no map can hold; as many as before."""
    return CONTROL.sub(" ", text).replace("\n", " ").replace("\t", " ").replace("\r", " ")


def adjoining(last: Piece, run: Run, kind: str) -> tuple[int, ...]:
    """The place of two runs that are one, or nothing."""
    if kind != "html" or not run.place:
        return run.place if last.place == run.place else ()
    linear = last.place[1] == last.end - last.start and run.place[1] == len(run.text)
    return (last.place[0], last.place[1] + run.place[1]) if linear and sum(last.place) == run.place[0] else ()
