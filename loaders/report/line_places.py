"""Where a line's end stands that its sentence does not name: heading, lead, label, table row, sentence before."""

import re
from collections.abc import Iterator

from remit.loaders.report.blocks import Block
from remit.loaders.report.naming import Group, Names, groups_in
from remit.loaders.report.reading import Line, Span
from remit.loaders.report.sentences import sentences
from remit.loaders.report.tables import Row, roles, rows

_LABEL = re.compile(
    r"\W{0,12}(?:(?:position|post|job|role|this\s+\w+)\s+)?(?:\w+ly\s+)?(?:(?P<up>reports?(?:\s+directly)?\s+to|"
    r"reporting\s+(?:to|lines?|relationships?|officer)|(?:line|reporting|immediate)\s+(?:manager|supervisor)|supervisor|"
    r"superior|(?:supervised|managed|led|headed|chaired)\s+by"
    r"|accountable\s+to|responsible\s+to|answers\s+to|under\s+the\s+direction\s+of)"
    r"|(?P<down>direct\s+reports?|directs|(?P<for>responsible\s+for)|supervises|supervision\s+of|line\s+manages|manages|subordinates?|staff\s+supervised|"
    r"positions?\s+supervised|(?:posts|positions|staff)\s+reporting\s+to\s+(?:it|this\s+\w+)))\s*(?P<mark>[:–—|*]+|$)\s*",
    re.I,
)
_TITLE = re.compile(
    r"\W{0,12}(?:(?:job|post|position|role|working)\s+)?(?:title|post|position|role|job)(?:\s+(?:title|name))?\s*[:–—|]\s*",
    re.I,
)
_POST_COLUMN = re.compile(
    r"\W*(?:role|position|post|job|job\s+title|title|unit|team|body|committee|department)\W*$", re.I
)
_OF_POST = re.compile(  # "Position level: 3", "Job location (office):"
    r"\W{0,12}(?:(?:position|job|post)\s+(?:title|level|code|number|no|grade|location|group|identification|type|family"
    r"|status|class\w*)|(?:pay|salary)\s+(?:grade|band|scale|range))\b[^:]{0,40}:",
    re.I,
)
_CONTACTS = re.compile(r"\W{0,12}works\s+with\s*:", re.I)
_HEAD = re.compile(
    r"\W{0,12}(?:(?:team|unit|department|division|group|section|current)\s+)?(?:head|lead|leader|chair|chairperson|director|manager)"
    r"\s*[:|]\W{0,4}(?P<who>[A-Z][^:;.|]{2,60})$",
    re.I,
)
_SHEET = re.compile(
    r"\W{0,12}(?:teams?|members?|headcount|location|mission|size|staff|deputy|email|contact|purpose)\s*[:|]", re.I
)
_FIELDS = 14  # blocks: a field further up is of something else
_VALUE = 120  # characters: what is longer is no value of a field
_MOST = 0.6
_FUNCTIONAL = re.compile(r"\b(?:functional|professional|clinical|technical)ly\b", re.I)
_ANSWERS = re.compile(r"\b(?:accountable|responsible|answers)\b", re.I)
_NOBODY = re.compile(r"\W*(?:[\d\W]*|(?:n/?a|none|nobody|no one|nil|tb[cd]|vacant|not\s+applicable)\b.*)$", re.I)
_NAME = 80  # characters: what is longer is more than a name
ROLE = re.compile(
    r"\b(?:this|the|your)\s+(?:job\s+)?(?:role|position|post|function|job|incumbent|post-?\s?holder|job-?\s?holder|employee|"
    r"individual(?!\s+[a-z]+s\b(?<!reports)))\b",  # "the individual wards" are no post
    re.I,
)
_PREPOSITION = re.compile(
    r"\b(?:within|in|of|at|on|for|with|by|from|under|during|to|through)\s+(?:the\s+|an?\s+)?$", re.I
)


class Context:
    """The blocks of a document with the names in them, asked for what stands above or before a place."""

    def __init__(self, blocks: list[Block], names: Names) -> None:
        self.blocks = blocks
        self.names = names
        self.reached: dict[int, tuple[str, ...]] = {}  # block -> where its last escalation ended
        self._heads: dict[int, tuple[str, ...]] = {}

    def above(self, block: Block) -> tuple[str, ...]:
        """Whom the bullet or paragraph is about: its lead or parent, else the innermost heading that names somebody."""
        if block.lead is not None and block.lead_kind != "heading":
            return self._lead(self.blocks[block.lead]) or self.above(self.blocks[block.lead])
        return self.heading(block)

    def _lead(self, lead: Block) -> tuple[str, ...]:
        """The subject of the introducing line, which is the last sentence of its paragraph."""
        span = (sentences(lead) or [lead.span])[-1]
        return _subject_of(lead, groups_in(lead, self.names, span), span.start - lead.start)

    def heading(self, block: Block) -> tuple[str, ...]:
        """The actor of the innermost heading that names one."""
        for index in reversed(block.headings):
            found = self._subject(index)
            if found:
                return found
        return ()

    def heading_names(self, index: int) -> bool:
        """Whether the heading with this block index names somebody."""
        return bool(self._subject(index))

    def earlier(self, block: Block, before: int) -> tuple[str, ...]:
        """The subject of the sentence before offset `before` of the block's text, else of what stands above."""
        for span in reversed(sentences(block)):
            if span.end - block.start > before:
                continue
            found = _subject_of(block, groups_in(block, self.names, span), span.start - block.start)
            if found:
                return found
        return self.above(block)

    def _subject(self, index: int) -> tuple[str, ...]:
        if index not in self._heads:
            block = self.blocks[index]
            if _LABEL.match(block.text):  # "Reports to: the clerk" in bold letters opens no section of the clerk's
                return ()
            owner = self.names.heading_actor(index) if block.kind == "heading" else ()
            self._heads[index] = owner or _subject_of(block, groups_in(block, self.names), 0)
        return self._heads[index]


def _subject_of(block: Block, found: list[Group], start: int) -> tuple[str, ...]:
    """The first group that no preposition governs."""
    for group in found:
        if not _PREPOSITION.search(block.text, start, group.start):
            return group.ids
    return ()


def is_labelled(block: Block) -> bool:
    """The block is a label with its value, and no sentence."""
    label = _LABEL.match(block.text)
    return label is not None and bool(label["mark"])


def is_field(block: Block) -> bool:
    """A field of a role sheet, which is no duty: a line's label with its value, or whom the post works with."""
    label = _LABEL.match(block.text)
    return bool(_CONTACTS.match(block.text) or _OF_POST.match(block.text)) or (
        label is not None and bool(label["mark"]) and not label["for"]
    )


def labelled_lines(context: Context) -> Iterator[Line]:
    """ "Reports to: the clerk" under the heading of a post or in the description of a job, and the like."""
    for block in context.blocks:
        label = _LABEL.match(block.text)
        if label and label["mark"] and block.text[label.end() :]:
            yield from _labelled(context, block, label, block, label.end())
        elif label and block.text.rstrip().endswith(":") and (value := _next_value(context, block)):
            yield from _labelled(context, block, label, value, 0)
        elif block.kind == "cell" and (label := _LABEL.match(block.row_header)) and block.text != block.row_header:
            yield from _labelled(context, block, label, block, 0)


def headed_lines(context: Context) -> Iterator[Line]:
    """ "Head: the clerk" or "Team lead: Ann Lee" among the fields under the heading of a unit."""
    for block in context.blocks:
        field = _HEAD.match(block.text) if block.headings and block.kind in ("item", "paragraph") else None
        near = context.blocks[max(0, block.index - 4) : block.index + 5]
        if not field or not any(b.headings == block.headings and _SHEET.match(b.text) for b in near):
            continue
        title = context.blocks[block.headings[-1]]
        unit = context.heading(block) if context.heading_names(title.index) else context.names.named(title.text)
        named = groups_in(block, context.names, Span(block.start + field.start("who"), block.end))
        upper = named[0].ids if named else context.names.named(field["who"].strip(" *_"))
        yield from edges(unit, upper, "direct", block.span, rule="label")


def _next_value(context: Context, block: Block) -> Block | None:
    """The short line under a label that ends its own line."""
    after = context.blocks[block.index + 1] if block.index + 1 < len(context.blocks) else None
    plain = after is not None and len(after.text) < _VALUE and not after.text.endswith((":", "."))
    return after if plain else None


def _labelled(context: Context, block: Block, label: re.Match[str], value: Block, at: int) -> Iterator[Line]:
    named = groups_in(value, context.names, Span(value.start + at, value.end))
    others = tuple(dict.fromkeys(who for group in named for who in group.ids))
    if _NOBODY.match(value.text, at):
        return  # "Supervises: none"
    if label["for"] and not (block.kind != "item" and _all_names(value, at, named)):
        return  # "Responsible for: the budget" names no staff
    listed = re.sub(r"\s*\([^()]*\)", "", value.text[at:]).strip(" .")
    parts = [part for part in re.split(r"\s*(?:[,;•]|\band\b)\s*", listed) if part]
    if label["down"] and len(parts) > 1 and all(part[:1].isupper() for part in parts):
        others = tuple(dict.fromkeys(who for part in parts for who in context.names.named(part)))
    if not others and len(value.text) - at < _NAME:
        others = context.names.named(value.text[at:])
    owner = _field_owner(context, block) or context.above(block) or context.names.about()
    lowers, uppers = (owner, others) if label["up"] else (others, owner)
    kind = "accountability" if _ANSWERS.search(label[0]) and not label["for"] else "direct"
    kind = "functional" if _FUNCTIONAL.search(label[0]) else kind
    yield from edges(lowers, uppers, kind, value.span, rule="label")


def _all_names(value: Block, at: int, named: list[Group]) -> bool:
    """The value is a list of names, and of little else; a list in capitals that has one name is all names."""
    covered = sum(group.end - group.start for group in named)
    listed = value.text[at:].strip()
    return covered >= _MOST * len(listed) or (bool(named) and listed.istitle() and "," in listed)


def _field_owner(context: Context, block: Block) -> tuple[str, ...]:
    """Whose job it is by a field above: "Post: Harbour Master", or "Title:" with the name on the next line."""
    for earlier in reversed(context.blocks[max(0, block.index - _FIELDS) : block.index]):
        field = _TITLE.match(earlier.text)
        value = earlier.text[field.end() :] if field else ""
        if field and not value and (below := _next_value(context, earlier)):
            value = below.text
        if value:
            return context.names.named(re.split(r"\s+[–—-]\s+|[,;(]", value)[0].strip())
        value_of = context.blocks[earlier.index - 1].text if earlier.index else ""
        if earlier.kind == "heading" and not value_of.endswith(":") and context.heading_names(earlier.index):
            return ()
    return ()


def table_lines(text: str, context: Context) -> Iterator[Line]:
    """Rows of tables with a column "Reports to"."""
    if not any(block.kind == "cell" for block in context.blocks):
        return
    for row in rows(text, context.blocks):
        column = roles(row).get("reports")
        if column is None or column not in row.cells:
            continue
        spans = row.cells[column][0].spans
        posts = (
            n for n, title in enumerate(row.titles) if n != column and _POST_COLUMN.match(title) and n in row.cells
        )
        lower = next(posts, 0 if column else 1)
        yield from edges(_named(context, row, lower), _named(context, row, column), "direct", spans[0], rule="table")


def _named(context: Context, row: Row, column: int) -> tuple[str, ...]:
    spans = [span for paragraph in row.cells.get(column, ()) for span in paragraph.spans]
    words = row.text(column).strip(" *_")
    if _NOBODY.match(words):
        return ()
    ids = tuple(dict.fromkeys(who for span in spans for who, _ in context.names.mentions_in(span)))
    return ids or (context.names.named(words) if 0 < len(words) < _NAME else ())


def edges(
    lowers: tuple[str, ...],
    uppers: tuple[str, ...],
    kind: str,
    span: Span,
    *,
    rule: str,
    modality: str = "actual",
    either: bool = False,
) -> Iterator[Line]:
    """Every lower with every upper; `either`: under one of the uppers, and nobody says which."""
    for lower in lowers:
        for upper in uppers:
            yield Line(lower, upper, kind, (span,), modality, rule=rule, alternatives=either)
