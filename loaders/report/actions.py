"""What somebody says has been or will be done about a finding or a recommendation: columns, responses, promises."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from remit.loaders.report.blocks import Block
from remit.loaders.report.dates import due_in, due_of
from remit.loaders.report.line_places import Context
from remit.loaders.report.naming import Group, Names, after, groups_in
from remit.loaders.report.reading import Action, Recommendation, Span
from remit.loaders.report.rec_tables import finding_number
from remit.loaders.report.responses import response_parts
from remit.loaders.report.sentences import sentences
from remit.loaders.report.stances import stance_of
from remit.loaders.report.tables import Paragraph, Row, roles, rows

_LABEL = re.compile(
    r"\W{0,12}(?:(?:planned|corrective|agreed|management|proposed|completed|remedial|"
    r"follow-?up)\s+)*actions?(?:\s+(?:plan|taken|planned|"
    r"required|to\s+be\s+taken|item))?\s*(?:\d{1,2}\s*)?[:–—]\s*(?=\S)",
    re.I,
)
_ADVERB = (
    r"(?:(?:also|already|since|recently|now|further|subsequently|jointly|currently|still|in\s+turn|\w+ly)\s+){0,2}"
)
_DONE = re.compile(
    rf"\b(?:ha(?:s|ve|d)\s+{_ADVERB}(?!not\b|no\b|yet\b|been\s+(?:delayed|challenged)|concerns?\b|a\b|an\b|"
    rf"the\b)(?:been\s+)?\w+(?:ed|en|un|wn|ne|ade|uilt|ept|ent|ut|et|old|eld)\b"
    rf"|(?:is|are)\s+{_ADVERB}(?:well\s+on\s+its\s+way|taking|\w{{3,}}ing)\b|(?:was|were)\s+{_ADVERB}(?:\w{{3,}}ing|"
    rf"completed|established|developed|implemented|issued|created|"
    r"appointed|launched|revised|updated|prepared|distributed|initiated|approved|introduced|hired|installed|"
    r"finali[sz]ed)\b"
    r"|(?:recently|since|subsequently|already)\s+(?:established|developed|implemented|issued|created|appointed|"
    r"launched|revised|updated|prepared|"
    r"initiated|approved|introduced|hired|installed|organi[sz]ed|finali[sz]ed|completed|started|began)\b"
    r"|(?:selected|acquired|established|developed|implemented|issued|created|launched|hired|installed|completed|"
    r"initiated)\s+(?:and\s+\w+ed\s+)?(?:the|an?|its|their|new)\b)",
    re.I,
)
_WILL = re.compile(
    rf"\b(?:will\s+(?!not\b|be\s+able|likely\b|help\b|need\b){_ADVERB}\w+|(?:plan|intend|expect|aim)s?\s+to\b|(?:is|"
    rf"are)\s+planning\s+to\b|"
    r"(?:has|have)\s+(?:agreed|committed|undertaken)\s+to\b|(?:agreed|committed)\s+to\b|efforts?\s+to\s+\w+)",
    re.I,
)
_AUDITOR = re.compile(
    r"^\W*(?:(?:while|since|as|because|although|however|therefore|thus|based|at)\b[^,]{0,90},?\s+)?(?:we|I|"
    r"our\s+(?:audit|review|recommendation))\b",
    re.I,
)
_MIXED = re.compile(r"\b(?:OIG|IG|inspector|auditor|our|evaluation|analysis|comments\s+and)\b", re.I)
_PRAISE = re.compile(r"\b(?:commend|acknowledge|recogni[sz]e|note)\b", re.I)
_NO_DEED = re.compile(
    r"\b(?:at\s+the\s+time\s+of\s+our|had\s+not|have\s+not|has\s+not|provided\s+(?:\w+\s+){0,2}comments?|"
    r"raised\s+concerns?|did\s+not|"
    r"could\s+address|once\s+the|should\s+be\s+(?:deleted|removed)|additional\s+information)\b",
    re.I,
)
_SAYS = re.compile(
    r"\b(?:stat(?:e|es|ed|ing)|indicat(?:e|es|ed)|report(?:s|ed)|add(?:s|ed)|said|told\s+us|noted|explained|"
    r"according\s+to[^,]{1,120},)\s*(?:that\b)?",
    re.I,
)
_BY = re.compile(r"\bby\s+")
_RESPONSIBLE = re.compile(
    r"\b(?:responsib\w+|ownership|accountab\w+)\s+(?:is\s+|lies\s+)?(?:between|of|with|to)\s+|\b(?:allocation|"
    r"assignment|designation|nomination)\s+of\s+",
    re.I,
)
_NAME = r"[A-Z][\w&’'-]*(?:\s+[A-Z][\w&’'-]*)*"
_BETWEEN = re.compile(
    rf"\bresponsibilit(?:y|ies)\s+between\s+(?:the\s+)?(?P<one>{_NAME})\s+and\s+(?:the\s+)?(?P<other>{_NAME}(?:\s+and\s+{_NAME})?)"
)
_TAKING = re.compile(
    rf"({_NAME}(?:\s+(?:and|of|&)\s+{_NAME})*)\s+(?!including|regarding|concerning|following)[a-z]+ing\s"
)
_THEY = re.compile(r"\b(?:they|it|their|its)\b", re.I)
_STATUS = (
    ("completed", re.compile(r"\b(?:completed?|implemented|done|closed|finished|now\s+(?:in\s+place|clear))\b", re.I)),
    (
        "under way",
        re.compile(r"\b(?:under\s?way|ongoing|on-going|in\s+progress|(?:is|are)\s+(?:\w+ly\s+)?\w+ing)\b", re.I),
    ),
    ("planned", re.compile(r"\b(?:planned|will|plans?\s+to|intends?\s+to|proposed)\b", re.I)),
)


def status_of(words: str) -> str:
    """completed, under way, planned or "" by the words of an action."""
    return next((name for name, pattern in _STATUS if pattern.search(words)), "")


def actions(text: str, blocks: list[Block], names: Names, found: Sequence[Recommendation]) -> list[Action]:
    """Actions in document order; each with the recommendation or finding of its row or section."""
    context = Context(blocks, names)
    read = [*_table_actions(text, blocks, names, found), *_prose_actions(blocks, context, found)]
    return sorted(read, key=lambda action: action.spans[0].start)


def _table_actions(text: str, blocks: list[Block], names: Names, found: Sequence[Recommendation]) -> Iterator[Action]:
    cells = {block.start: block for block in blocks if block.kind != "heading"}
    if not any(block.kind == "cell" for block in cells.values()):
        return
    for row in rows(text, blocks):
        places = roles(row)
        column = places.get("action")
        if column is None or column not in row.cells:
            continue
        parts = row.cells[column]
        units = [[part] for part in parts] if "recommendation" in places or "finding" in places else [parts]
        for i, unit in enumerate(units):
            yield _row_action(row, places, unit, i if len(units) > 1 else -1, cells, names, found)


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
    one = next((r.id for r in found if any(s.start <= r.spans[0].start < s.end for s in inside)), "")
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
        for opened in (*_BY.finditer(block.text), *_RESPONSIBLE.finditer(block.text)):
            group = after(block.text, named, opened.end())
            ids.update(dict.fromkeys(group.ids if group else ()))
        if i == 0 and not ids and named and _first(block, named[0]):
            ids.update(dict.fromkeys(named[0].ids))
    return tuple(ids) or _unknown_names(" ".join(block.text for block in blocks), names)


def _unknown_names(words: str, names: Names) -> tuple[str, ...]:
    """Names that stand only here: "responsibility between Gate and Tower", "Gate and Tower Watch taking over"."""
    two = _BETWEEN.search(words)
    if two:
        return tuple(dict.fromkeys(who for name in two.group("one", "other") for who in names.named(name)))
    taking = _TAKING.match(words)
    return names.named(taking[1]) if taking and " " in taking[1] else ()


def _first(block: Block, group: Group) -> bool:
    """The action begins with the name, which is not the owner of something ("the port's boats")."""
    opening = block.text[: group.start].strip(" *_-\t").lower()
    return opening in ("", "the", "a", "an") and not block.text[group.end :].startswith(("'", "’"))


def _prose_actions(blocks: list[Block], context: Context, found: Sequence[Recommendation]) -> Iterator[Action]:
    inside = {part.index for part in response_parts(blocks)}
    ours = inside - {part.index for part in response_parts(blocks) if _MIXED.search(_head_of(part, blocks))}
    quoted = _after_quoted(blocks, found)
    taken = sorted(span for r in found for span in r.spans)
    for block in blocks:
        if block.kind in ("heading", "cell"):
            continue
        label = _LABEL.match(block.text)
        if label:
            yield _sentence_action(block, Span(block.start + label.end(), block.end), context, found, "label")
            continue
        for span in sentences(block):
            last = bisect_right(taken, Span(span.start, span.end)) - 1
            if last >= 0 and span.start < taken[last].end:
                continue  # a recommendation is no action
            words = block.text[span.start - block.start : span.end - block.start]
            where = block.index in inside or quoted.get(block.index, span.end) < span.start
            if (where and _is_action(words, ours=block.index in ours)) or _dated_promise(
                block, span, words, context.names
            ):
                action = _sentence_action(block, span, context, found, "prose")
                if action.owners or block.index in ours or not _AUDITOR.search(words):
                    yield action


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
    deed = _DONE.search(words) or _WILL.search(words)
    if not deed or _NO_DEED.search(words[: deed.start() + 12]):
        return False
    if ours:
        return not stance_of(words) or bool(_WILL.search(words))
    if _AUDITOR.search(words):
        return bool(_PRAISE.search(words)) and bool(_WILL.search(words))
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
    says = _SAYS.search(words)
    deed = _DONE.search(words, says.end() if says else 0) or _WILL.search(words, says.end() if says else 0)
    low, high = base + (says.end() if says else 0), base + (deed.start() if deed else len(words))
    named = groups_in(block, context.names, span)
    praise = _PRAISE.search(words) if _AUDITOR.search(words) else None
    if praise:  # "we commend the port for its efforts to …"
        praised = after(block.text, named, base + praise.end())
        return praised.ids if praised else ()
    inner = [g for g in named if low <= g.start and g.end <= high]
    if inner:
        return inner[0].ids
    if deed and _THEY.search(block.text, low, high):
        return next((g.ids for g in reversed(named) if g.end <= low), ()) or context.earlier(block, base)
    agents = [after(block.text, named, m.end()) for m in _BY.finditer(block.text, high, base + len(words))]
    return next((g.ids for g in agents if g), ())
