"""Actions in lists under "Action items", "Next steps", "Follow-ups": one an item, with owner, date and check mark."""

import re
from collections.abc import Iterator

from remit.loaders.report.action_phrases import status_of
from remit.loaders.report.blocks import Block
from remit.loaders.report.bullets import initial_verb
from remit.loaders.report.line_places import Context
from remit.loaders.report.naming import groups_in
from remit.loaders.report.reading import Action, Span
from remit.loaders.report.tagging import tag
from remit.loaders.table import due_in, due_of, has_date

_HEAD = re.compile(
    r"\W*(?:[\d.]+\s+)?(?:(?:proposed|agreed|corrective|preventi(?:ve|tive)|remedial|remediation|immediate|"
    r"(?:short|medium|long)[- ]term|follow[- ]?up|key|recommended|outstanding|open|assigned|summary\s+of)\s+)*"
    r"(?:actions?(?:\s+(?:items?|points?|log|register|list|required))?|next\s+steps|follow[- ]?ups?|"
    r"to[- ]?do(?:s|\s+list)?|remediations?|corrective\s+measures)"
    r"(?:\s+(?:for|from|arising|agreed|and)\b[^.]{0,30}|\s*\([^()]*\))?\W*",
    re.I,
)
_BOX = re.compile(r"\[(?P<mark>[ xX✓✔])\]\s*")
_AT = re.compile(r"(?<![\w.])@(?P<who>[A-Za-z][\w-]{1,38})")
_OWNER = re.compile(
    r"(?:^|[\s(,;–—-])(?:owner|assignee|assigned\s+to|responsible|lead|who|action(?:ed)?\s+by)\s*[:=]?\s+"
    r"(?P<who>[@A-Z][^,;()|]{1,60}?)"
    r"\s*(?=[,;()|]|\s[–—-]\s|\.?\s*$|\s+by\b|\s+due\b)",
    re.I,
)
_LED = re.compile(r"\W*(?P<who>[A-Z][\w&’'. -]{1,50}?)\s*(?::|\s+(?=(?:to|will|shall)\s+[a-z]))")
_BRACKETS = re.compile(r"[(\[](?P<inside>[^()\[\]]{2,80})[)\]]\W*$")
_BEHIND = re.compile(r"\s[–—]\s*(?P<who>[A-Z][\w&’' ]{1,40}?)(?:,|\s*$)")
_NOBODY = re.compile(
    r"(?:tbd|tbc|n/?a|none|unassigned|done|open|closed|completed?|high|medium|low|p\d|urgent|[\d/. -]+)", re.I
)


def listed_actions(text: str, context: Context) -> Iterator[Action]:
    """Items that are tasks, under a heading or an introducing line that speaks of actions."""
    for block in context.blocks:
        if block.kind != "item" or block.parent is not None or not _under_actions(block, context.blocks):
            continue
        owners = _owners(block, context)
        box = _BOX.search(text, block.line_start, block.start + 3)
        start = max(block.start, box.end()) if box else block.start
        if owners or initial_verb(tag(block.text[start - block.start :][:120])) in ("base", "gerund", "weak"):
            done = box is not None and box["mark"].strip() != ""
            status = "completed" if done else status_of(block.text)
            yield Action(owners, (Span(start, block.end),), _due(block.text), status, rule="list")


def _under_actions(block: Block, blocks: list[Block]) -> bool:
    lead = blocks[block.lead].text if block.lead is not None else ""
    head = blocks[block.headings[-1]].text if block.headings else ""
    return any(0 < len(words) < 60 and _HEAD.fullmatch(words) is not None for words in (lead.rstrip(":"), head))


def _owners(block: Block, context: Context) -> tuple[str, ...]:
    """Whom the item names: "owner: …", "@…", "Clerk: …", "Clerk to …", "(clerk, by May)", "… — Clerk"."""
    words = block.text
    labelled = _OWNER.search(words)
    if labelled:
        return _named(labelled["who"], context)
    handles = _AT.findall(words)
    if handles:
        return tuple(dict.fromkeys(who for handle in handles for who in context.names.named(handle)))
    led = _LED.match(words)
    if led and initial_verb(tag(words[led.end() : led.end() + 80].removeprefix("to ").removeprefix("will "))) != "":
        return _named(led["who"], context)
    inside = _BRACKETS.search(words)
    for part in re.split(r"[,;/]|\band\b", inside["inside"]) if inside else ():
        found = () if has_date(part) or re.match(r"\s*(?:by|due|before|until)\b", part) else _named(part, context)
        if found:
            return found
    behind = _BEHIND.search(words)
    return _named(behind["who"], context) if behind else _first(block, context)


def _first(block: Block, context: Context) -> tuple[str, ...]:
    """ "Clerk and usher to count": the names that begin the item."""
    named = groups_in(block, context.names, Span(block.start, block.end))
    opens = bool(named) and not block.text[: named[0].start].strip(" *_-").lower().removeprefix("the")
    return named[0].ids if opens and re.match(r"\s+(?:to|will|shall)\s", block.text[named[0].end :]) else ()


def _named(words: str, context: Context) -> tuple[str, ...]:
    who = words.strip(" *_@.")
    return () if not who or _NOBODY.fullmatch(who) else context.names.named(who)


def _due(words: str) -> str:
    inside = _BRACKETS.search(words)
    return due_in(words) or (due_of(inside["inside"]) if inside and has_date(inside["inside"]) else "")
