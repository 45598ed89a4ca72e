"""Blocks of a PDF -> what is written of them: levels of headings, rows of tables, words that line ends divided."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from remit.loaders.report.formats.pdf_breaks import ENDED
from remit.loaders.report.formats.pdf_hyphens import Hyphens
from remit.loaders.report.formats.pdf_lines import Line
from remit.loaders.report.formats.pdf_paragraphs import Block, Manner, blocks_of, heading_style
from remit.loaders.report.formats.pdf_words import SOFT
from remit.loaders.report.formats.writing import LEVELS, Part, Run
from remit.loaders.report.markers import marker_of

_NUMBER = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})[.)]?\s")


def levels(blocks: Sequence[Block], manner: Manner) -> dict[int, int]:
    """Index of each heading -> its level from 1, by style and then by how deep its number is.

    Of more than six styles the commonest six are told apart, and each of the others goes with the next below it.
    """
    keys: dict[int, tuple[float, int, int]] = {}
    for i, block in enumerate(blocks):
        style = heading_style(block.lines[0], manner) if block.kind == "heading" else None
        if style:
            number = _NUMBER.match(block.text + " ")
            keys[i] = (-style[0], -style[1], number["number"].removesuffix(".0").count(".") if number else 0)
    common = sorted(key for key, _ in Counter(keys.values()).most_common(LEVELS))
    return {i: min(bisect_left(common, key) + 1, len(common)) for i, key in keys.items()}


def parts_of(blocks: Sequence[Block], manner: Manner, hyphens: Hyphens) -> Iterator[Part]:
    """What is written of the blocks."""
    level = levels(blocks, manner)
    for i, block in enumerate(blocks):
        if block.kind == "table":
            yield table_part(block, manner, hyphens)
            continue
        runs = joined(block.lines, hyphens)
        if block.kind == "item" and block.marker:
            yield Part("item", trimmed(runs, block.marker.content), block.depth, block.marker.mark)
        else:
            yield Part(block.kind, runs, level.get(i, block.depth))


def table_part(block: Block, manner: Manner, hyphens: Hyphens) -> Part:
    """A table, its parts on several pages joined; a header that comes again is left out."""
    rows: list[list[tuple[Line, ...]]] = []
    for table in block.lines:
        for number, row in enumerate(table.rows):
            if rows and not number and [words_of(cell) for cell in row] == [words_of(cell) for cell in rows[0]]:
                continue
            if rows and table is not block.lines[0] and row is first_row(table, rows[0]) and broken(rows, row):
                rows[-1] = [above + below for above, below in zip(rows[-1], row, strict=True)]
            else:
                rows.append(list(row))
    bold = [all(line.bold for cell in row for line in cell) for row in rows]
    header = bold[0] and not all(bold)
    held = [[paragraphs(cell, manner, hyphens) for cell in row] for row in rows]
    return Part("table", rows=held, header=header or None)


def first_row(table: Line, header: Sequence[Sequence[Line]]) -> Sequence[Sequence[Line]]:
    """The first row of a table that goes on, after the header that may come again."""
    again = [words_of(cell) for cell in table.rows[0]] == [words_of(cell) for cell in header]
    return table.rows[min(int(again), len(table.rows) - 1)]


def broken(rows: Sequence[Sequence[Sequence[Line]]], row: Sequence[Sequence[Line]]) -> bool:
    """Whether a row at the top of a page is the rest of the last one: its first cell is blank or goes on."""
    first, above = words_of(row[0]), words_of(rows[-1][0])
    if not first:
        return bool(above) or any(goes_on_below(one, other) for one, other in zip(rows[-1], row, strict=True))
    if marker_of(first) or not above:
        return False
    beside = any(goes_on_below(one, other) for one, other in zip(rows[-1][1:], row[1:], strict=True))
    return beside or (first[0].islower() and not ENDED.search(above))


def goes_on_below(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether a cell goes on in the middle of a sentence."""
    one, other = words_of(above), words_of(below)
    return bool(one) and not ENDED.search(one) and other[:1].islower()


def words_of(cell: Sequence[Line]) -> str:
    """The words of a cell."""
    return " ".join(line.text for line in cell)


def paragraphs(cell: Sequence[Line], manner: Manner, hyphens: Hyphens) -> list[list[Run]]:
    """The paragraphs of a cell, which has lines of its own size and distance."""
    own = Manner(999.0, {**manner.pitch, **Manner.of(cell).pitch}, cell=True)  # no line of a cell is a heading
    return [joined(block.lines, hyphens) for block in blocks_of([line._replace(bold=False) for line in cell], own)]


def trimmed(runs: list[Run], count: int) -> list[Run]:
    """The runs without their first characters."""
    marks = zip(runs[0].words[::2], runs[0].words[1::2], strict=True)
    words = tuple(n for at, left in marks if at >= count for n in (at - count, left))
    return [runs[0]._replace(text=runs[0].text[count:], words=words), *runs[1:]]


def joined(lines: Sequence[Line], hyphens: Hyphens) -> list[Run]:
    """A run for each line with the blank after it; words that a line end divided are one again."""
    ends = [hyphens.joined(one.text, two.text) for one, two in pairwise(lines)]
    ends.append(lines[-1].text.replace(SOFT, "-"))
    return [Run(text, place_of(line), words_in(line)) for text, line in zip(ends, lines, strict=True)]


def words_in(line: Line) -> tuple[int, ...]:
    """For each word of a line how many characters stand before it, and where it begins."""
    found: list[int] = []
    at = 0
    for word in line.words:
        at = line.text.find(word.text, at)
        if at < 0:
            break
        found += [at, int(word.x0)]
        at += len(word.text)
    return tuple(found)


def place_of(line: Line) -> tuple[int, ...]:
    """Page and box in whole points, rounded outwards."""
    return line.page, int(line.x0), int(line.y0), -int(-line.x1 // 1), -int(-line.y1 // 1)
