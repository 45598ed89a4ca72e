"""Who holds the items of a list: label, lead, heading, title, in that order."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from remit.loaders.report.actors import Actors
from remit.loaders.report.blocks import Block
from remit.loaders.report.document import Document
from remit.loaders.report.leads import Lead, lead_of
from remit.loaders.report.lexicon import is_topic
from remit.loaders.report.owners import could_be_somebody, is_qualification, phrase_in_heading

_ROLES = re.compile(r"\b(?:roles?|responsibilit(?:y|ies)|duties|functions|organi[sz]ation|structure|mandates?)\b", re.I)

_FOLLOWS = re.compile(r"\b(?:following|follows?|below)\b", re.I)
_CLOSED = re.compile(r"[.;!?][)\"”’]*\s*$")
_TASKS = re.compile(r"\b(?:responsibilit(?:y|ies)|duties|functions|tasks|mandates?|accountabilities)\b", re.I)
_AIMS = re.compile(r"\b(?:objectives?|goals?|purposes?|aims?|mission)\b", re.I)  # of a document they are nobody's duty
_GIVES = re.compile(
    r"\b(?:(?:reserved|delegated|assigned|entrusted) (?:to|for)"
    r"|(?:reserved|resolved|decided|determined|exercised) (?:only |solely )?by)\b",
    re.I,
)
_BREAKS_OFF = re.compile(r"\b(?:for|to|with|of|by|shall|must|should|will|may|the following)\W*$", re.I)


@dataclass(slots=True)
class Holding:
    """Holders of an item and where they come from: "lead", "heading", "above", "title" or "".

    lead: what the introducing line says, led_by: its block. topic: a heading or line says that these are duties.
    """

    holders: tuple[str, ...]
    source: str
    lead: Lead
    topic: bool = False
    led_by: int | None = None


class ListHolders:
    """Looks up, once a list, who holds its items."""

    def __init__(self, document: Document, actors: Actors) -> None:
        self._document = document
        self._actors = actors
        self._leads: dict[int, Lead] = {}
        self._flat: dict[int, dict[int, int]] = {}
        self._items: dict[int, list[Block]] = defaultdict(list)
        for block in document.blocks:
            if block.kind == "item":
                self._items[block.list_id].append(block)
        self.about_roles = any(b.kind == "heading" and _ROLES.search(b.text) for b in document.blocks)
        self._found: dict[tuple[int, int | None, bool, int | None], Holding] = {}

    def lead(self, index: int) -> Lead:
        """What block `index` says about the list that it introduces."""
        if index not in self._leads:
            self._leads[index] = lead_of(self._document, self._document.blocks[index], self._actors)
        return self._leads[index]

    def of(self, item: Block, structural: bool) -> Holding:
        """The holding of an item; `structural`: its heading may be any noun phrase."""
        known = (item.list_id, item.lead, structural, self._flat_lead(item))
        if known not in self._found:
            self._found[known] = self._holding(item, structural)
        return self._found[known]

    def of_paragraph(self, block: Block) -> tuple[str, ...]:
        """Who holds sentences without a subject: the lead of a run of sections, the nearest heading, the title."""
        if block.lead_kind == "section" and block.lead is not None and self.lead(block.lead).holders:
            return self.lead(block.lead).holders
        topic = self.leads_lines(block)
        if topic and block.lead is not None and self.lead(block.lead).holders:
            return self.lead(block.lead).holders
        for index in reversed(block.headings):
            if not is_topic(self._document.blocks[index].text):
                ids = self._actors.heading_actor(index)
                return ids or (self._actors.by_title() if topic else ())
            topic = True
        return self._actors.by_title() if topic or self._actors.sheet else ()

    def leads_lines(self, block: Block) -> bool:
        """The paragraph is one of several lines under "Duties:" or "The clerk shall:"."""
        led = block.lead_kind == "line" and block.lead is not None
        return led and block.lead is not None and self.lead(block.lead).kind in ("topic", "duty")

    def qualifies(self, item: Block) -> bool:
        """The item stands under qualifications, skills and the like: what somebody is, not what somebody does."""
        return bool(item.headings) and is_qualification(self._document.blocks[item.headings[-1]].text)

    def _holding(self, item: Block, structural: bool) -> Holding:
        lead, index = self._inherited(item)
        if lead.kind == "duty":
            return Holding(lead.holders, "lead", lead, True, index)
        return self._by_heading(item, lead, structural)

    def _inherited(self, item: Block) -> tuple[Lead, int | None]:
        """The first line above that says something: parent items, then the paragraph before the list."""
        blocks = self._document.blocks
        sibling = self._flat_lead(item)
        if sibling is not None and self.lead(sibling).kind == "duty":
            return self.lead(sibling), sibling
        while item.lead is not None and item.lead_kind != "heading":
            lead = self.lead(item.lead)
            if item.lead_kind == "paragraph":
                closed = blocks[item.lead].text.endswith((".", "!", "?")) and not _FOLLOWS.search(
                    blocks[item.lead].text
                )
                named = lead.kind == "duty" and lead.unit is None
                return (Lead("open"), None) if closed and not named else (lead, item.lead)
            named = (
                lead.kind == "duty"
                and lead.unit is None
                and not any(s.clauses for s in self._document.parsed[item.lead])
            )
            if lead.kind in ("duty", "other") and blocks[item.lead].text.rstrip().endswith((":", "-", "–", "—")):
                return lead, item.lead
            if lead.kind == "duty" and lead.unit is not None and not _CLOSED.search(blocks[item.lead].text):
                return lead, item.lead  # "Owners are responsible for", without a colon
            if named and self.about_roles:
                return replace(lead, nouns=True), item.lead  # "Cloud engineer", and under it what that one does
            item = blocks[item.lead]
        return Lead("open"), None

    def _flat_lead(self, item: Block) -> int | None:
        """The sibling with a colon that introduces the item, where a flattened list lost its depth."""
        if item.list_id not in self._flat:
            self._flat[item.list_id] = self._flattened(item.list_id)
        return self._flat[item.list_id].get(item.index)

    def _flattened(self, list_id: int) -> dict[int, int]:
        """Item -> the sentence with a colon before it at its depth, which is read only when its items ask for it."""
        found: dict[int, int] = {}
        leads: dict[int | None, int | None] = {}
        for block in self._items[list_id]:
            parsed = self._document.parsed[block.index]
            sentence = any(c.subjects and c.relation != "relative" for s in parsed[:1] for c in s.clauses)
            opens = block.text.rstrip().endswith(":")
            if sentence or opens:
                leads[block.parent] = block.index if opens else None
            elif leads.get(block.parent) is not None:
                found[block.index] = leads[block.parent] or 0
        return found

    def _stands_in(self, index: int) -> bool:
        """In a document about roles, a name over a list can be somebody whatever its noun."""
        block = self._document.blocks[index]
        phrase = phrase_in_heading(block.text, block.start) if self.about_roles else None
        return phrase is not None and could_be_somebody(phrase)

    def _heading_lead(self, index: int) -> Lead | None:
        """What a heading lays down that breaks off ("Unit heads are responsible for"), None for all others."""
        block = self._document.blocks[index]
        said = any(s.clauses for s in self._document.parsed[index])
        lead = self.lead(index) if (said and _BREAKS_OFF.search(block.text)) or _GIVES.search(block.text) else None
        return lead if lead is not None and lead.kind == "duty" and (lead.unit is not None or lead.nouns) else None

    def _by_heading(self, item: Block, lead: Lead, structural: bool) -> Holding:
        blocks = self._document.blocks
        topic = lead.kind == "topic"
        near = True
        for index in reversed(item.headings):
            text = blocks[index].text
            if is_topic(text):
                if near and _AIMS.search(text) and not self._actors.title and lead.kind != "topic":
                    return Holding((), "", lead)  # the goals of a document are nobody's duties
                topic = topic or not (_AIMS.search(text) and not self._actors.title)
                continue
            open_ended = self._heading_lead(index)
            if open_ended is not None:
                return Holding(open_ended.holders, "heading", open_ended, True)
            ids = self._actors.heading_actor(index, near and (structural or self._stands_in(index)))
            if ids:
                topic = topic or any(_TASKS.search(blocks[i].text) and is_topic(blocks[i].text) for i in item.headings)
                return Holding(ids, "heading" if near else "above", lead, topic)
            near = False
        if (topic or self._actors.sheet) and self._actors.title:
            return Holding(self._actors.by_title(), "title", lead, topic)
        ids = self._actors.spoken_of() if lead.kind == "topic" else ()
        return Holding(ids, "title" if ids else "", lead, topic)
