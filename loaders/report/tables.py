"""Table rows as their author meant them: rows that a page broke are joined, blank cells inherit, columns have roles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from remit.loaders.report.blocks import Block
from remit.loaders.report.reading import Span
from remit.loaders.table import role_of

_FINAL = re.compile(r"[.?!:;][\"'”’)\]]*\s*$")
_ACTION = re.compile(r"\bactions?\b", re.I)
_LONGEST = 8000  # characters: a longer cell is no sentence that goes on, and joining stays linear
_NUMBER = re.compile(r"\s*(?:[(\[]?(?:\d{1,4}(?:\.\d{1,3})*|[A-Z]{1,3}[-.]?\d{1,3}(?:\.\d{1,3})*)[.):\]]{0,2})(?=\s|$)")


@dataclass(slots=True)
class Paragraph:
    """One paragraph of a cell: its text, and its spans, of which there are two where a page broke it."""

    text: str
    spans: tuple[Span, ...]


@dataclass(slots=True)
class Row:
    """A row with its cells by column; `titles` are the column headers, `table` tells tables apart."""

    table: int
    cells: dict[int, list[Paragraph]] = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    header: bool = False

    def end(self, column: int) -> str:
        """The last characters of one cell."""
        paragraphs = self.cells.get(column, ())
        return paragraphs[-1].text[-12:] if paragraphs else ""

    def text(self, column: int) -> str:
        """Words of one cell, its paragraphs joined by a space."""
        return " ".join(p.text for p in self.cells.get(column, ()))


def roles(row: Row) -> dict[str, int]:
    """Role -> first column with it; beside recommendations, a leading column without a role holds the findings."""
    found: dict[str, int] = {}
    for column, title in enumerate(row.titles):
        found.setdefault(role_of(title), column)
    if "action" in found:
        found["action"] = action_columns(row)[0]
    blank = found.pop("", None)
    if "finding" not in found and "recommendation" in found and blank is not None and blank < found["recommendation"]:
        found["finding"] = blank
    return found


def action_columns(row: Row) -> list[int]:
    """The columns of actions: those whose header says "action", else those that say it otherwise, such as steps."""
    columns = [column for column, title in enumerate(row.titles) if role_of(title) == "action"]
    return [column for column in columns if _ACTION.search(row.titles[column])] or columns


def _stray(text: str, block: Block) -> int:
    """Column of a line that begins with tabs and holds one cell, or -1."""
    before = text[block.line_start : block.start]
    return before.count("\t") if block.kind != "cell" and before and not before.strip("\t ") and "\t" in before else -1


def _physical(text: str, blocks: list[Block]) -> Iterator[Row]:
    """Rows as they are laid out, with rows that hold one cell only."""
    row, place = Row(-1), (-1, -1)
    for block in blocks:
        column, here = block.column, (block.table, block.row)
        if block.kind != "cell":
            column, here = _stray(text, block), (row.table, -1 - block.line_start)
        if column < 0 or (block.kind != "cell" and row.table < 0):
            row = Row(-1)
            continue
        if here != place or row.table < 0:
            row, place = Row(block.table if block.kind == "cell" else here[0], header=block.header), here
            yield row
        row.cells.setdefault(column, []).append(Paragraph(block.text, (block.span,)))


def rows(text: str, blocks: list[Block]) -> list[Row]:
    """The rows of all tables in order, without header rows; tables that a page broke in two are one."""
    found: list[Row] = []
    titles: tuple[str, ...] = ()
    last, width = -1, 0
    for row in list(_physical(text, blocks)):
        if row.header:
            titles = tuple(row.text(c) for c in range(max(row.cells) + 1))
            width = len(titles)
            last = row.table
            continue
        if row.table != last and not _goes_on(found, row, width):
            titles, width = (), max(row.cells) + 1
        last = row.table
        row.titles = titles
        if found and found[-1].titles == titles and _continues(found[-1], row, found):
            _join(found[-1], row)
        else:
            found.append(row)
    return found


def _goes_on(found: list[Row], row: Row, width: int) -> bool:
    """A table without a header goes on with the one before when it is as wide and that one was numbered."""
    return bool(found) and max(row.cells) < width and _NUMBER.match(found[-1].text(0)) is not None


def _continues(last: Row, row: Row, found: list[Row]) -> bool:
    """Whether a row is the rest of the one before: no first cell, or one that goes on in the middle of a sentence."""
    first = row.text(0)
    if not first:
        return True
    if first[0].islower() and last.end(0) and not _FINAL.search(last.end(0)):
        return True
    numbered = sum(1 for r in found[-6:] if _NUMBER.match(r.text(0)))
    return numbered == len(found[-6:]) and not _NUMBER.match(first) and not _FINAL.search(last.end(0))


def _join(last: Row, row: Row) -> None:
    for column, paragraphs in row.cells.items():
        into = last.cells.setdefault(column, [])
        broken = bool(into and paragraphs and _broken(into[-1].text, paragraphs[0].text))
        if broken:
            into[-1] = Paragraph(f"{into[-1].text} {paragraphs[0].text}", into[-1].spans + paragraphs[0].spans)
        into.extend(paragraphs[broken:])


def _broken(before: str, after: str) -> bool:
    return len(before) < _LONGEST and not _FINAL.search(before[-12:]) and after[:1].islower()
