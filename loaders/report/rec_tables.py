"""Recommendations in tables: a column of them, with or without a column for their numbers."""

import re
from collections.abc import Iterator
from itertools import pairwise

from remit.loaders.report.addressees import addressees
from remit.loaders.report.blocks import Block
from remit.loaders.report.naming import Names
from remit.loaders.report.reading import Recommendation, Span
from remit.loaders.report.redaction import extent
from remit.loaders.report.tables import Paragraph, Row, roles, rows
from remit.loaders.table import number_in, role_of


def table_recommendations(text: str, blocks: list[Block], names: Names, hidden: list[Span]) -> Iterator[Recommendation]:
    """One for each numbered paragraph of a recommendation column, or for each of its cells."""
    if not any(block.kind == "cell" for block in blocks):
        return
    cells = {block.start: block for block in blocks if block.kind != "heading"}
    for row in rows(text, blocks):
        places = roles(row)
        column = _widest(row)
        if column < 0:
            continue
        for number, parts in _split(row.cells[column]):
            spans = tuple(span for part in parts for span in part.spans)
            ids, generic = _asked(cells, spans, names)
            ids = ids or _column(row, places, names)
            yield Recommendation(
                "",
                number or _row_number(row, places),
                spans if len(spans) > 1 and not _touching(text, spans) else (Span(spans[0].start, spans[-1].end),),
                ids,
                extent(text, Span(spans[0].start, spans[-1].end), hidden),
                findings=_finding(row, places),
                generic_addressee=generic,
                rule="table",
            )


def _widest(row: Row) -> int:
    """The column of recommendations; of several ("Recommended costs" is one by its words) the fullest."""
    columns = [n for n, title in enumerate(row.titles) if n in row.cells and role_of(title) == "recommendation"]
    return max(columns, key=lambda n: len(row.text(n)), default=-1)


def _touching(text: str, spans: tuple[Span, ...]) -> bool:
    """Only white space and paragraph tags lie between the spans."""
    return all(
        not re.sub(r"</?p\b[^<>]*>|<br\s*/?>|\s", "", text[a.end : b.start]) and "\t" not in text[a.end : b.start]
        for a, b in pairwise(spans)
    )


def _split(paragraphs: list[Paragraph]) -> Iterator[tuple[str, list[Paragraph]]]:
    """A number opens a recommendation; what is not numbered goes on with the one before."""
    open_: list[Paragraph] = []
    number = ""
    for paragraph in paragraphs:
        own = number_in(paragraph.text)
        if own and open_:
            yield number, open_
            open_ = []
        number = own or (number if open_ else "")
        open_.append(paragraph)
    if open_:
        yield number, open_


def _asked(cells: dict[int, Block], spans: tuple[Span, ...], names: Names) -> tuple[tuple[str, ...], bool]:
    found: dict[str, bool] = {}
    for span in spans:
        near = [cells[span.start]] if span.start in cells else []
        ids, generic = addressees(near, span, names)
        found.update((actor, generic) for actor in ids if actor not in found)
    return tuple(found), bool(found) and all(found.values())


def _column(row: Row, places: dict[str, int], names: Names) -> tuple[str, ...]:
    """Whom a column "Agency" names."""
    parts = row.cells.get(places.get("addressee", -1), ())
    ids = dict.fromkeys(who for part in parts for span in part.spans for who, _ in names.mentions_in(span))
    words = " ".join(part.text for part in parts)
    return tuple(ids) or (names.named(words) if 0 < len(words) < 80 else ())


def _row_number(row: Row, places: dict[str, int]) -> str:
    return number_in(row.text(places["number"])) if "number" in places else ""


def _finding(row: Row, places: dict[str, int]) -> tuple[str, ...]:
    number = finding_number(row, places)
    return (number,) if number else ()


def finding_number(row: Row, places: dict[str, int]) -> str:
    """The number of the finding in a row: its own, or that of the row."""
    if "finding" not in places or places["finding"] not in row.cells:
        return ""
    return number_in(row.text(places["finding"])) or _row_number(row, places)
