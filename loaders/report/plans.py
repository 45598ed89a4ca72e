"""Plan items: goals, objectives and strategies, whatever the document calls its levels and however it numbers them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from remit.loaders.report.blocks import Block
from remit.loaders.report.naming import Names, after, groups_in
from remit.loaders.report.reading import PlanItem, Span
from remit.loaders.report.sentences import sentences
from remit.loaders.report.tables import Row, roles, rows

_WORDS = {
    w: str(n)
    for n, w in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_LEVELS = {
    "goal": (
        r"goals?|strategic\s+(?:goal|priority|direction|theme|pillar|aim)s?|priorit(?:y|ies)|pillars?|themes?|aims?|"
        r"focus\s+areas?"
    ),
    "objective": r"(?:strategic\s+)?objectives?|outcomes?|targets?|commitments?",
    "strategy": (
        r"strateg(?:y|ies)|actions?|milestones?|initiatives?|activit(?:y|ies)|tasks?|deliverables?|measures?|steps?|"
        r"projects?|tactics?"
    ),
}
_NAMED = re.compile(
    r"\W{0,12}(?P<before>(?:[A-Z][\w&.-]*\s+){0,3}?)(?:"
    + "|".join(rf"(?P<{level}>{words})" for level, words in _LEVELS.items())
    + r")\s*(?:no\.?|number|#)?\s*(?P<number>\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?|"
    + r"(?<![a-z])(?:[A-Z](?:\.\d{1,3}){0,2}|[IVX]{1,5}|"  # the s of "Actions:" is no number
    + "|".join(_WORDS)
    + r"))\b\s*(?P<mark>[.:)–—-]*)\s*(?P<rest>.*)",
    re.I | re.S,
)
_ORDER = ("goal", "objective", "strategy")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_WITH = re.compile(
    r"\b(?:partner(?:s|ing|ships?)?|coordinat(?:e|es|ing|ion)|co-ordinat(?:e|es|ing|ion)|collaborat(?:e|es|ing|ion)|cooperat(?:e|es|ing|ion)|"
    r"work(?:s|ing)?|liais(?:e|es|ing)|consult(?:s|ing|ation)?|engag(?:e|es|ing)|jointly|together|conjunction|concert|partnership|alongside)"
    r"(?:\s+\w+ly)?(?:\s+(?:with|alongside))\b",
    re.I,
)


def unnumbered(words: str, number: str) -> str:
    """The words of an item without the number before them."""
    return re.sub(rf"^\W{{0,12}}{re.escape(number)}(?=\W)[\s.:)*_–—-]*", "", words) if number else words


class _Found(NamedTuple):
    block: Block
    number: str
    word: str  # "goal", "action" or what the document says, else ""
    start: int
    end: int


def plan_items(text: str, blocks: list[Block], names: Names) -> list[PlanItem]:
    """The items in document order; a document with one numbered item at most, and no table, has no plan."""
    tabled = list(_table_items(text, blocks, names))
    found = _named_items(blocks, least=1 if tabled else 2)
    ranks = _ranks(found)
    items = [_item(text, f, names, ranks) for f in found]
    below = _ORDER[min(2, len(ranks))]  # rows without a dotted number stand one level below what is named
    items += [i if "." in i.number else replace(i, level=below) for i in tabled]
    items.sort(key=lambda i: i.spans[0].start)
    return _with_parents(items)


def _ranks(found: list[_Found]) -> dict[str, int]:
    """Rank of each word that the document uses, by the depth of its numbers and then by first use: the first is 0."""
    depths: dict[str, int] = {}
    for item in found:
        if item.word:
            depth = item.number.count(".")
            depths[item.word] = min(depths.get(item.word, depth), depth)
    return {word: rank for rank, word in enumerate(sorted(depths, key=lambda word: depths[word]))}


def _named_items(blocks: list[Block], least: int) -> list[_Found]:
    """Items that say what they are ("Objective 2"), and items whose dotted number stands under one of those."""
    named = {b.index: f for b in blocks if b.kind != "cell" for f in (_by_name(b),) if f}
    if len(named) < least:
        return []
    roots = {f.number.split(".")[0] for f in named.values()} | {f.number for f in named.values()}
    found: list[_Found] = []
    for block in blocks:
        if block.index in named:
            found.append(named[block.index])
        elif block.kind in ("item", "heading", "paragraph") and "." in block.number and _belongs(block.number, roots):
            found.append(_Found(block, block.number, "", block.line_start, block.end))
    return found


def _belongs(number: str, roots: set[str]) -> bool:
    """A dotted number whose first part is a goal, or any part of the plan's numbering."""
    parts = number.split(".")
    return parts[0] in roots or any(".".join(parts[:n]) in roots for n in range(1, len(parts)))


def _by_name(block: Block) -> _Found | None:
    match = _NAMED.match(block.text)
    if not match or not (match["mark"] or not match["rest"] or block.kind == "heading" or block.marker):
        return None
    if match["rest"] and not match["rest"][:1].isupper() and not match["mark"]:
        return None
    word = next(match[level] for level in _ORDER if match[level]).lower().split()[-1].removesuffix("s")
    number = block.number if "." in block.number else _digits(match["number"])
    return _Found(block, number, word, block.line_start if block.marker else block.start, block.end)


def _digits(number: str) -> str:
    low = number.lower()
    return _WORDS.get(low) or (str(_ROMAN[low]) if low in _ROMAN and number.isupper() else number)


def _item(text: str, found: _Found, names: Names, ranks: dict[str, int]) -> PlanItem:
    start = found.end - len(text[found.start : found.end].lstrip("# \t"))  # without the mark of a heading
    depth = found.number.count(".") or ranks.get(found.word, 0)
    level = _ORDER[min(2, depth)]
    return PlanItem(
        found.number,
        level,
        (Span(start, found.end),),
        collaborators(found.block, names),
        rule="named" if found.word else "numbered",
    )


def collaborators(block: Block, names: Names) -> tuple[str, ...]:
    """Whom an item is done with: "Partner with A", "in coordination with A and B", "B to collaborate with C"."""
    ids: dict[str, None] = {}
    for sentence in sentences(block):
        found = groups_in(block, names, sentence)
        for phrase in _WITH.finditer(block.text, sentence.start - block.start, sentence.end - block.start):
            group = after(block.text, found, phrase.end())
            ids.update(dict.fromkeys(group.ids if group else ()))
    return tuple(ids)


def _with_parents(items: list[PlanItem]) -> list[PlanItem]:
    """Parents by number ("4.1" under "4"), whether or not the document holds them."""
    return [replace(i, parent=i.number.rpartition(".")[0]) if "." in i.number else i for i in items]


def _table_items(text: str, blocks: list[Block], names: Names) -> Iterator[PlanItem]:
    """Rows of a plan table: a number, what is to be done, and an owner or a date."""
    if not any(block.kind == "cell" for block in blocks):
        return
    cells = {block.start: block for block in blocks if block.kind == "cell"}
    for row in rows(text, blocks):
        places = roles(row)
        column = places.get("action")
        if column is None or "recommendation" in places or not ("owner" in places or "date" in places):
            continue
        item = _row_item(row, column, places, names, cells) if column in row.cells else None
        if item and item.number:  # a row without a number is an action, and no item of a plan
            yield item


def _row_item(row: Row, column: int, places: dict[str, int], names: Names, cells: dict[int, Block]) -> PlanItem:
    spans = tuple(span for part in row.cells[column] for span in part.spans)
    hull = Span(spans[0].start, spans[-1].end)
    first = re.match(
        r"\W{0,12}(\d{1,3}(?:\.\d{1,3}){0,3})", row.text(places["number"]) if "number" in places else row.text(0)
    )
    number = first[1] if first else ""
    near = [cells[span.start] for span in spans if span.start in cells]
    ids = dict.fromkeys(who for b in near for who in collaborators(b, names))
    level = _ORDER[min(2, number.count("."))] if "." in number else "strategy"
    return PlanItem(number, level, (hull,), tuple(ids), rule="table")
