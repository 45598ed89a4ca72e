"""Duties of a document: every sentence, bullet and cell that states who has to do, decide or answer for what."""

import re
from dataclasses import dataclass, replace

from remit.loaders.report.actors import Actors
from remit.loaders.report.assignments import charged_phrases
from remit.loaders.report.blocks import Block
from remit.loaders.report.bullets import STRONG, ListForms, initial_verb, names_a_deed, subjectless
from remit.loaders.report.clauses import Clause, Sentence
from remit.loaders.report.document import Document
from remit.loaders.report.duty_spans import trimmed, with_link
from remit.loaders.report.holders import Holding, ListHolders
from remit.loaders.report.kinds import first_verb, kind_of_duty
from remit.loaders.report.leads import Lead
from remit.loaders.report.owners import label_of
from remit.loaders.report.phrases import Phrase
from remit.loaders.report.qualifiers import qualifiers_of
from remit.loaders.report.reading import Duty, Span
from remit.loaders.report.table_duties import TableHolders
from remit.loaders.report.tagging import Token
from remit.loaders.report.task_owners import assigned, task_owners
from remit.loaders.report.unit import Unit, agents_after, modality_of
from remit.loaders.report.units import unit_of

_FIELD = re.compile(r"(?:supervises|manages|direct reports?|reports to|works with)\s*:", re.I)  # of a role sheet: lines
_PERSON = re.compile(
    r"(?:an?|the|any|some) ?(?:one|body|person|individual|people) (?:\w+ )?(?:responsible|in charge)\b", re.I
)


@dataclass(slots=True)
class _Found:
    """A duty and the sentence it was read in, so that an introducing line can be taken back."""

    duty: Duty
    block: int
    sentence: int


class _Reader:
    """One pass over the blocks; pronouns are resolved in reading order."""

    def __init__(self, document: Document, actors: Actors) -> None:
        self._document = document
        self._actors = actors
        self._lists = ListHolders(document, actors)
        self._tables = TableHolders(document, actors)
        self._forms = ListForms(document.blocks, document.parsed)
        self._found: list[_Found] = []
        self._led: set[int] = set()  # blocks whose last sentence only introduced the duties of a list

    def read(self) -> list[Duty]:
        """Duties in document order."""
        for block in self._document.blocks:
            if block.kind == "heading":
                self._actors.forget()
                self._actors.focus(self._actors.heading_actor(block.index))
            elif block.kind == "item":
                self._item(block)
            elif not block.header:
                self._words(block)
        return [f.duty for f in self._found if not self._introduces(f)]

    def _introduces(self, found: _Found) -> bool:
        """The line before a list of duties states nothing that the items do not."""
        if found.block not in self._led or found.sentence != self._document.parsed[found.block][-1].start:
            return False
        return self._document.blocks[found.block].text.endswith((":", "-", "–", "—"))

    # -- sentences with a subject ------------------------------------------------------------------------------------

    def _sentence(self, block: Block, sentence: Sentence) -> None:
        read = []
        for clause in sentence.clauses:
            unit = unit_of(sentence, clause, self._actors)
            if unit:
                read.append((unit, self._ids(unit.holders, block)))
            self._speak_of(clause, block)
        read = [(unit, ids) for unit, ids in read if ids or not unit.holders]
        if not read:
            self._verbless(block, sentence)
        if any(ids for _, ids in read):  # beside a holder, an ownerless passive is only detail
            read = [(unit, ids) for unit, ids in read if ids]
        groups: list[tuple[Unit, tuple[str, ...]]] = []
        for unit, ids in read:
            if not groups or (groups[-1][1] != ids and unit.clause.start > groups[-1][0].clause.start):
                groups.append((unit, ids))
        for n, (unit, ids) in enumerate(groups):
            start = sentence.start if n == 0 else unit.clause.start
            end = sentence.end if n + 1 == len(groups) else groups[n + 1][0].clause.start
            self._clause(block, sentence, Span(start, end), unit, ids)
        main = next((c for c in sentence.clauses if c.relation == "main" and self._speak_of(c, block)), None)
        if main is None and groups:
            self._actors.focus(groups[0][1])

    def _verbless(self, block: Block, sentence: Sentence) -> None:
        """ "The officer responsible for X …", "Weekly review by the board.": a holder without a finite verb of duty."""
        span = Span(sentence.start, sentence.end)
        words = self._document.text[sentence.start : sentence.end]
        charged = charged_phrases(sentence, self._actors)
        told, word = assigned(sentence, self._actors) if not sentence.clauses else ([], "")
        if told:
            duty = Duty(self._ids(told, block), kind_of_duty("", words), (span,), alternatives=word == "or", rule="to")
            self._add(block, sentence, duty)
        elif charged:
            self._add(block, sentence, Duty(self._ids(charged[:1], block), "responsible", (span,), rule="charged"))
        elif _PERSON.match(words):  # "A person responsible for the keys.", under the title of that person
            ids = self._lists.of_paragraph(block)
            if ids:
                self._add(
                    block, sentence, Duty(ids, kind_of_duty("", words), (span,), modality="actual", rule="charged")
                )
        elif block.kind == "cell" or (block.kind == "item" and names_a_deed(sentence)):
            aside = next((t.start for t in sentence.tokens if t.tag == "("), sentence.end)
            found, either = agents_after(sentence, 0, aside, self._actors)
            ids = self._ids(found, block)
            duty = Duty(ids, kind_of_duty("", words), (span,), alternatives=either, passive=True, rule="by")
            if ids:
                self._add(block, sentence, duty)

    # -- paragraphs and cells ----------------------------------------------------------------------------------------

    def _cell(self, block: Block) -> bool:
        """A cell that the table gives to somebody, sentence by sentence."""
        holders = self._tables.of(block)
        beside = self._tables.beside(block) if holders else ()
        for sentence in self._document.parsed[block.index] if holders else ():
            words = self._document.text[sentence.start : sentence.end]
            duty = Duty(
                holders, kind_of_duty(first_verb(sentence.tokens), words), (Span(sentence.start, sentence.end),)
            )
            self._actors.focus(holders)
            self._add(block, sentence, replace(duty, modality="actual", rule="cell", qualifiers=beside))
        return bool(holders)

    def _words(self, block: Block) -> None:
        """Sentences of a paragraph; those without a subject are the label's, the heading's or the section lead's."""
        if block.kind == "cell" and self._cell(block):
            return
        if _FIELD.match(block.text):
            return
        label = label_of(block.text, block.start)
        owner: tuple[str, ...] | None = None
        for sentence in self._document.parsed[block.index]:
            tokens = sentence.tokens
            if label:
                rest = [t for t in tokens if t.start >= block.start + label[1]]
                tokens = rest if rest else tokens
            form = subjectless(tokens, base=block.lead_kind == "section")
            if label and not form and initial_verb(tokens) == "infinitive":
                form = "verb-initial"  # "Chair: to sign the minutes"
            if not form or (label and sentence.end <= block.start + label[1]):
                self._sentence(block, sentence)
                continue
            if owner is None:
                named = self._actors.resolve(label[0], block.index) if label else ()
                owner = named or self._lists.of_paragraph(block)
            if not owner:
                self._sentence(block, sentence)
                continue
            if block.lead_kind == "section" and block.lead is not None:
                self._led.add(block.lead)
            self._actors.focus(owner)
            kind = kind_of_duty(first_verb(tokens), self._document.text[tokens[0].start : sentence.end])
            modality = modality_of(tokens[0].low, tokens[1].low == "not") if form == "modal-initial" else ""
            span = Span(sentence.start, sentence.end)
            self._add(block, sentence, Duty(owner, kind, (span,), modality=modality or "actual", rule=form))

    def _ids(self, phrases: list[Phrase], block: Block) -> tuple[str, ...]:
        return tuple(dict.fromkeys(a for p in phrases for a in self._actors.resolve(p, block.index)))

    def _speak_of(self, clause: Clause, block: Block) -> bool:
        """Let a later pronoun mean the subjects of the clause."""
        acting = [p for p in clause.subjects if self._actors.acts(p)]
        ids = self._ids(acting, block)
        if ids and not acting[0].pronoun:
            self._actors.focus(ids, len(acting) > 1 or acting[0].plural)
        return bool(ids)

    def _clause(self, block: Block, sentence: Sentence, span: Span, unit: Unit, ids: tuple[str, ...]) -> None:
        words = self._document.text[unit.clause.start : span.end]
        told = unit.rule == "modal-told"
        status = "reported" if unit.clause.relation == "reported" else "asserted"
        kind = "accountable" if unit.accountable else kind_of_duty(unit.lemma, words, told)
        duty = Duty(
            ids, kind, (span,), modality=unit.modality, status=status, alternatives=unit.alternatives,
            passive=unit.passive, rule=unit.rule,
        )  # fmt: skip
        self._add(block, sentence, duty)

    def _add(self, block: Block, sentence: Sentence, duty: Duty) -> None:
        """Keep a duty, with its span trimmed and its qualifiers read."""
        span = trimmed(self._document.text, duty.spans[0])
        words = block.text[span.start - block.start : span.end - block.start]
        span = with_link(self._document.text, span)
        qualifiers = qualifiers_of(sentence, words, span.start, block.index, self._actors)
        either = duty.alternatives and len(duty.holders) > 1
        list_id = f"l{block.list_id}" if block.list_id >= 0 else ""
        qualifiers = duty.qualifiers + qualifiers
        duty = replace(duty, spans=(span,), qualifiers=qualifiers, alternatives=either, list_id=list_id)
        self._found.append(_Found(duty, block.index, sentence.start))

    # -- bullets without a subject -----------------------------------------------------------------------------------

    def _item(self, block: Block) -> None:
        parsed = self._document.parsed[block.index]
        if not parsed:
            return
        first = parsed[0]
        owners = task_owners(block.text, block.start) if len(parsed) < 3 else []
        if owners:
            kind = kind_of_duty(first_verb(first.tokens), block.text)
            either = " or " in block.text[owners[0].start - block.start :]
            ids = self._ids(owners, block)
            self._add(
                block, first, Duty(ids, kind, (block.span,), modality="actual", alternatives=either, rule="owner")
            )
            return
        label = label_of(self._document.text[first.start : first.end].replace("\n", " "), first.start)
        tokens = [t for t in first.tokens if t.start >= first.start + label[1]] if label else first.tokens
        holding = self._lists.of(block, self._forms.modal(block.list_id))
        form = initial_verb(tokens)
        acting = form in STRONG or (form == "weak" and tokens[0].low.endswith("s"))
        if label and (holding.lead.kind != "other" or acting):
            lead = Lead("duty") if acting else holding.lead
            holding = replace(holding, holders=self._actors.resolve(label[0], block.index), source="label", lead=lead)
        rule = self._rule(block, form, holding, first)
        if not rule:
            for sentence in parsed:
                self._sentence(block, sentence)
            return
        if holding.source == "lead" and holding.led_by is not None and (form in STRONG or rule == "noun-bullet"):
            self._led.add(holding.led_by)
        self._bullet(block, tokens, holding, rule)

    def _rule(self, block: Block, form: str, holding: Holding, first: Sentence) -> str:
        """Rule by which the item is a duty, "" when it is none or a sentence of its own."""
        if self._lists.qualifies(block) or (holding.lead.kind == "other" and form != "modal"):
            return ""
        if form == "modal":
            return "modal-initial"
        clear = self._forms.verbal(block.list_id) or holding.topic or holding.source in ("lead", "label")
        if form and (form != "weak" or clear):
            return "verb-initial" if holding.holders or holding.topic else ""
        led = holding.source in ("lead", "label")
        if led and not form and not first.clauses and self._forms.verbal(block.list_id) and first.tokens:
            return "verb-initial"  # a verb that the lexicon does not know, among items that begin with verbs
        nouns = holding.lead.nouns if led else holding.topic and bool(holding.holders) and len(first.tokens) > 1
        if block.text.endswith("?"):
            return ""
        nouns = nouns or (bool(holding.holders) and holding.source != "title" and self._forms.deeds(block.list_id))
        return "noun-bullet" if nouns and not _says(first) else ""

    def _bullet(self, block: Block, tokens: list[Token], holding: Holding, rule: str) -> None:
        parsed = self._document.parsed[block.index]
        first = parsed[0]
        self._actors.focus(holding.holders)
        before = len(self._found)
        for sentence in parsed[1:]:
            self._sentence(block, sentence)
        others = [f for f in self._found[before:] if f.duty.holders != holding.holders]
        del self._found[before:]
        end = others[0].duty.spans[0].start if others else block.end  # where somebody else's duty begins
        lemma = first_verb(tokens) if rule != "noun-bullet" else ""
        kind = kind_of_duty(lemma, self._document.text[first.start : first.end])
        modality = _bullet_modality(tokens, holding) if rule == "modal-initial" else holding.lead.modality
        alternatives = holding.lead.alternatives and holding.source == "lead"
        duty = Duty(
            holding.holders, kind, (Span(block.start, end),), modality=modality, alternatives=alternatives, rule=rule
        )
        self._add(block, first, duty)
        self._found += others


def _says(sentence: Sentence) -> bool:
    """A clause of its own, outside of brackets and other than what a noun is said to be."""
    opened = [t.start for t in sentence.tokens if t.tag == "("]
    aside = opened[0] if opened else sentence.end
    return any(c.relation != "relative" and sentence.tokens[c.group.first].start < aside for c in sentence.clauses)


def _bullet_modality(tokens: list[Token], holding: Holding) -> str:
    modal = next((t.low for t in tokens if t.tag == "MD"), "")
    return modality_of(modal, any(t.low in ("not", "never") for t in tokens[:3])) or holding.lead.modality


def read_duties(document: Document, actors: Actors) -> list[Duty]:
    """All duties in document order. Resolving their holders makes those actors part of `actors.list()`."""
    return _Reader(document, actors).read()
