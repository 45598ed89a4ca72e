"""What somebody says has been or will be done about a finding or a recommendation: columns, responses, promises."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from remit.loaders.report.action_fields import completed, fields
from remit.loaders.report.action_phrases import (
    AUDITOR,
    BETWEEN,
    BY,
    COPIES,
    DONE,
    DOUBT,
    GOES_ON,
    INTENDS,
    LABEL,
    MIXED,
    NO_DEED,
    PRAISE,
    RESPONSIBLE,
    SAYS,
    TAKING,
    THEY,
    WANTING,
    WILL,
    status_of,
)
from remit.loaders.report.blocks import Block
from remit.loaders.report.dates import due_in, due_of
from remit.loaders.report.line_places import Context
from remit.loaders.report.naming import Group, Names, after, groups_in
from remit.loaders.report.reading import Action, Recommendation, Span
from remit.loaders.report.rec_tables import finding_number
from remit.loaders.report.responses import label_end, response_parts, standing_in
from remit.loaders.report.sentences import sentences
from remit.loaders.report.stances import stance_of
from remit.loaders.report.tables import Paragraph, Row, roles, rows


def actions(text: str, blocks: list[Block], names: Names, found: Sequence[Recommendation]) -> list[Action]:
    """Actions in document order; each with the recommendation or finding of its row or section."""
    context = Context(blocks, names)
    prose = completed([*_prose_actions(blocks, context, found)], found, list(fields(blocks, names)))
    read = [*_table_actions(text, blocks, names, found), *prose]
    return sorted(read, key=lambda action: action.spans[0].start)


def _table_actions(text: str, blocks: list[Block], names: Names, found: Sequence[Recommendation]) -> Iterator[Action]:
    cells = {block.start: block for block in blocks if block.kind != "heading"}
    if not any(block.kind == "cell" for block in cells.values()):
        return
    for row in rows(text, blocks):
        places = roles(row)
        column = places.get("action", _promising(row, places))
        if column is None or column not in row.cells:
            continue
        parts = row.cells[column]
        units = [[part] for part in parts] if "recommendation" in places or "finding" in places else [parts]
        for i, unit in enumerate(units):
            yield _row_action(row, places, unit, i if len(units) > 1 else -1, cells, names, found)


def _promising(row: Row, places: dict[str, int]) -> int | None:
    """A response column is the action where owner or date stand beside it and it does not refuse."""
    column = places.get("response")
    if column is None or not ({"owner", "date"} & places.keys()) or stance_of(row.text(column)) == "disagree":
        return None
    return column if WILL.search(row.text(column)) or DONE.search(row.text(column)) else None


def _row_action(
    row: Row, places: dict[str, int], unit: list[Paragraph], place: int, cells: dict[int, Block], names: Names,
    found: Sequence[Recommendation],
) -> Action:  # fmt: skip
    spans = tuple(span for part in unit for span in part.spans)
    words = " ".join(part.text for part in unit)
    owners = _owner_cell(row, places, place, names) or _owners_in(
        [cells[s.start] for s in spans if s.start in cells], names
    )
    inside = [s for p in row.cells.get(places.get("recommendation", -1), ()) for s in p.spans]
    one = next((r.id for r in standing_in(inside, found)), "")
    return Action(
        owners,
        spans,
        due_of(row.text(places["date"])) if "date" in places else due_in(words),
        row.text(places["status"]) if "status" in places else status_of(words),
        one,
        finding_number(row, places),
        "table",
    )


def _owner_cell(row: Row, places: dict[str, int], place: int, names: Names) -> tuple[str, ...]:
    """Owners in the owner column; with as many paragraphs as actions, the one at the same place."""
    parts = row.cells.get(places.get("owner", -1), [])
    if 0 <= place < len(parts) and len(parts) > 1:
        parts = [parts[place]]
    return tuple(dict.fromkeys(who for part in parts for span in part.spans for who, _ in names.mentions_in(span)))


def _owners_in(blocks: Sequence[Block], names: Names) -> tuple[str, ...]:
    """Who acts in a telegraphic cell: agents after "by", who has the responsibility, or whom it begins with."""
    ids: dict[str, None] = {}
    for i, block in enumerate(blocks):
        named = groups_in(block, names)
        for opened in (*BY.finditer(block.text), *RESPONSIBLE.finditer(block.text)):
            group = after(block.text, named, opened.end())
            ids.update(dict.fromkeys(group.ids if group else ()))
        if i == 0 and not ids and named and _first(block, named[0]):
            ids.update(dict.fromkeys(named[0].ids))
    return tuple(ids) or _unknown_names(" ".join(block.text for block in blocks), names)


def _unknown_names(words: str, names: Names) -> tuple[str, ...]:
    """Names that stand only here: "responsibility between Gate and Tower", "Gate and Tower Watch taking over"."""
    two = BETWEEN.search(words)
    if two:
        return tuple(dict.fromkeys(who for name in two.group("one", "other") for who in names.named(name)))
    taking = TAKING.match(words)
    return names.named(taking[1]) if taking and " " in taking[1] else ()


def _first(block: Block, group: Group) -> bool:
    """The action begins with the name, which is not the owner of something ("the port's boats")."""
    opening = block.text[: group.start].strip(" *_-\t").lower()
    return opening in ("", "the", "a", "an") and not block.text[group.end :].startswith(("'", "’"))


def _prose_actions(blocks: list[Block], context: Context, found: Sequence[Recommendation]) -> Iterator[Action]:
    parts = response_parts(blocks, found)
    inside = {part.index for part in parts}
    ours = inside - {part.index for part in parts if MIXED.search(_head_of(part, blocks))}
    quoted = _after_quoted(blocks, found)
    taken = sorted(span for r in found for span in r.spans)
    for block in blocks:
        if block.kind in ("heading", "cell"):
            continue
        label = LABEL.match(block.text)
        if (
            label
            and not block.text.endswith("?")
            and not (block.index in inside and _takes_a_stance(block, label.end()))
        ):
            yield _sentence_action(block, Span(block.start + label.end(), block.end), context, found, "label")
            continue
        reported = False
        for span in _deeds(block):
            last = bisect_right(taken, Span(span.start, span.end)) - 1
            if last >= 0 and span.start < taken[last].end:
                continue  # a recommendation is no action
            words = block.text[span.start - block.start : span.end - block.start]
            where = block.index in inside or quoted.get(block.index, span.end) < span.start
            reported = bool(found) and (_intends(words) or (reported and bool(GOES_ON.match(words))))
            if (
                (where and _is_action(words, ours=block.index in ours))
                or reported
                or _dated_promise(block, span, words, context.names)
            ):
                action = _sentence_action(block, span, context, found, "prose")
                if action.owners or block.index in ours or not AUDITOR.search(words):
                    yield action


def _takes_a_stance(block: Block, at: int) -> bool:
    """What stands behind a label opens with an answer: "Agreed. The clerk will …"."""
    return bool(stance_of(" ".join(block.text[at : at + 60].split()[:2])))


def _deeds(block: Block) -> list[Span]:
    """The sentences of a block, without the label that opens a response."""
    begin = block.start + label_end(block)
    return [Span(max(span.start, begin), span.end) for span in sentences(block) if span.end > begin]


def _intends(words: str) -> bool:
    """ "Port officials told us that they plan to …", wherever it stands in a review."""
    return bool(INTENDS.search(words)) and not AUDITOR.match(words)


def _after_quoted(blocks: list[Block], found: Sequence[Recommendation]) -> dict[int, int]:
    """Blocks after another body's recommendation in the same section -> where that recommendation ends."""
    places: dict[int, int] = {}
    for one in found:
        if one.rule != "inline":
            continue
        opened, first = False, 0
        for block in blocks:
            if block.start <= one.spans[0].start < block.end:
                opened, first = True, block.index
            elif opened and block.kind in ("heading", "cell"):
                break
            if opened and block.index <= first + 3:  # a few paragraphs on, the text has turned to something else
                places.setdefault(block.index, one.spans[0].end)
    return places


def _head_of(block: Block, blocks: list[Block]) -> str:
    return blocks[block.headings[-1]].text if block.headings else ""


def _is_action(words: str, *, ours: bool) -> bool:
    """Something done, being done or promised by the answering side, not the auditor's own deeds or doubts.

    ours: "we" is the answering side, because its section holds nothing of the auditor's.
    """
    deed = DONE.search(words) or WILL.search(words)
    if words.endswith("?"):
        return False
    if deed and (DOUBT.search(words[: deed.start()]) or COPIES.search(words) or WANTING.match(words)):
        return False
    if not deed or NO_DEED.search(words[: deed.start() + 12]):
        return False
    if ours:
        return not stance_of(words) or bool(WILL.search(words))
    if AUDITOR.search(words):
        return bool(PRAISE.search(words)) and bool(WILL.search(words))
    return not stance_of(words)


def _dated_promise(block: Block, span: Span, words: str, names: Names) -> bool:
    """ "The port plans to replace the boats by May 2013", wherever it stands."""
    promise = re.search(r"\b(?:plans?|intends?|has\s+committed|have\s+committed)\s+to\b", words)
    if not promise or not due_in(words):
        return False
    return any(g.end <= span.start - block.start + promise.start() for g in groups_in(block, names, span))


def _sentence_action(block: Block, span: Span, context: Context, found: Sequence[Recommendation], rule: str) -> Action:
    words = block.text[span.start - block.start : span.end - block.start]
    one = next((r.id for r in reversed(found) if r.spans[0].start < span.start), "")
    return Action(_doer(block, span, words, context), (span,), due_in(words), status_of(words), one, rule=rule)


def _doer(block: Block, span: Span, words: str, context: Context) -> tuple[str, ...]:
    """The last group before the deed, in what is reported if something is; "they" are those of the sentence before."""
    base = span.start - block.start
    says = SAYS.search(words)
    deed = DONE.search(words, says.end() if says else 0) or WILL.search(words, says.end() if says else 0)
    low, high = base + (says.end() if says else 0), base + (deed.start() if deed else len(words))
    named = groups_in(block, context.names, span)
    praise = PRAISE.search(words) if AUDITOR.search(words) else None
    if praise:  # "we commend the port for its efforts to …"
        praised = after(block.text, named, base + praise.end())
        return praised.ids if praised else ()
    inner = [g for g in named if low <= g.start and g.end <= high]
    if inner:
        return inner[0].ids
    if deed and THEY.search(block.text, low, high):
        return next((g.ids for g in reversed(named) if g.end <= low), ()) or context.earlier(block, base)
    agents = [after(block.text, named, m.end()) for m in BY.finditer(block.text, high, base + len(words))]
    return next((g.ids for g in agents if g), ())
