"""Duties of list items: bullets that begin with a verb or name a task, under whom their list belongs to."""

import re
from dataclasses import replace

from remit.loaders.report.actors import Actors
from remit.loaders.report.blocks import Block
from remit.loaders.report.bullets import STRONG, ListForms, initial_verb, names_who, subjectless
from remit.loaders.report.clauses import Sentence
from remit.loaders.report.document import Document
from remit.loaders.report.found_duties import FoundDuties
from remit.loaders.report.headings import names_only
from remit.loaders.report.holders import Holding, ListHolders
from remit.loaders.report.kinds import first_verb, kind_of_duty
from remit.loaders.report.leads import Lead
from remit.loaders.report.lexicon import is_topic
from remit.loaders.report.line_places import is_field
from remit.loaders.report.owners import label_of
from remit.loaders.report.reading import Duty, Span
from remit.loaders.report.sentence_duties import SentenceDuties
from remit.loaders.report.tagging import Token
from remit.loaders.report.task_owners import task_owners
from remit.loaders.report.unit import modality_of

_CAPTION = 4  # words
_FIELD = re.compile(r"[A-Z][^:.;]{2,50}:(?:\s|$)")  # "Job identification:", "Level: 3"


class BulletDuties:
    """Reads one item after the other."""

    def __init__(
        self, document: Document, actors: Actors, lists: ListHolders, found: FoundDuties, sentences: SentenceDuties
    ) -> None:
        self._document = document
        self._actors = actors
        self._lists = lists
        self._found = found
        self._sentences = sentences
        self._forms = ListForms(document.blocks, document.parsed)

    def read(self, block: Block) -> None:
        """Add the duties of an item."""
        parsed = self._document.parsed[block.index]
        if not parsed or is_field(block) or self._captions(block):
            return
        first = parsed[0]
        if names_only(block.text) and block.text.istitle():
            return
        owners = task_owners(block.text, block.start) if len(parsed) < 3 else []
        if owners:
            kind = kind_of_duty(first_verb(first.tokens), block.text)
            either = " or " in block.text[owners[0].start - block.start :]
            ids = self._sentences.ids(owners, block)
            self._found.add(
                block, first, Duty(ids, kind, (block.span,), modality="actual", alternatives=either, rule="owner")
            )
            return
        label = label_of(block.text[first.start - block.start : first.end - block.start], first.start)
        tokens = [t for t in first.tokens if t.start >= first.start + label[1]] if label else first.tokens
        subjects = self._forms.modal(block.list_id) or (self._lists.about_roles and self._forms.third(block.list_id))
        holding = self._lists.of(block, subjects)
        holding = self._spoken_of(block, holding)
        tokens, form = _beginning(tokens, loose=label is None and bool(holding.holders))
        acting = form in STRONG or (form == "weak" and tokens[0].low.endswith("s"))
        if label and (holding.lead.kind != "other" or acting):
            lead = Lead("duty") if acting else holding.lead
            holding = replace(holding, holders=self._actors.resolve(label[0], block.index), source="label", lead=lead)
        rule = self._rule(block, form, holding, first)
        if not rule:
            if tokens and tokens[0].tag == "PRP" and holding.source in ("lead", "label", "heading"):
                self._actors.focus(holding.holders)  # "(A) Chair:", and under it "He shall …"
            for sentence in parsed:
                if sentence.clauses or holding.lead.kind != "other":
                    self._sentences.read(block, sentence)
            return
        noun = rule in ("noun-bullet", "clause-bullet")
        if holding.source == "lead" and holding.led_by is not None and (form in STRONG or form == "weak" or noun):
            self._found.led.add(holding.led_by)
        self._bullet(block, tokens, holding, rule)

    def _spoken_of(self, block: Block, holding: Holding) -> Holding:
        """ "The board has the keys.", and under it "keeps the books": a third person needs somebody."""
        if holding.holders or holding.lead.kind != "open" or not self._forms.third(block.list_id):
            return holding
        return replace(holding, holders=self._actors.spoken_of(), source="heading")

    def _rule(self, block: Block, form: str, holding: Holding, first: Sentence) -> str:
        """Rule by which the item is a duty, "" when it is none or a sentence of its own."""
        if holding.lead.clausal and holding.source == "lead":
            return "clause-bullet"
        other = self._lists.qualifies(block) or (holding.lead.kind == "other" and form != "modal")
        if other or form == "modal":
            return "" if other else "modal-initial"
        clear = self._forms.verbal(block.list_id) or holding.topic or holding.source in ("lead", "label")
        if form and (form != "weak" or clear):
            return "verb-initial" if holding.holders or holding.topic else ""
        led = holding.source in ("lead", "label")
        if led and not form and not first.clauses and self._forms.verbal(block.list_id) and first.tokens:
            return "verb-initial"  # a verb that the lexicon does not know, among items that begin with verbs
        nouns = holding.lead.nouns if led else holding.topic and bool(holding.holders) and len(first.tokens) > 1
        if block.text.endswith("?") or self._heads(block):
            return ""
        deeds = self._forms.deeds(block.list_id) and not _FIELD.match(block.text)
        nouns = nouns or (deeds and bool(holding.holders) and holding.source != "title")
        return "noun-bullet" if nouns and not _says(first) else ""

    def _another(self, block: Block, sentence: Sentence, holding: Holding) -> None:
        kind = kind_of_duty(first_verb(sentence.tokens), self._document.text[sentence.start : sentence.end])
        span = Span(sentence.start, sentence.end)
        duty = Duty(holding.holders, kind, (span,), modality=holding.lead.modality, rule="verb-initial")
        self._found.add(block, sentence, duty)

    def _captions(self, block: Block) -> bool:
        """ "Key duties", "Position details" over items of its own: what they are about, nobody's task."""
        tokens = self._document.parsed[block.index][0].tokens
        nested = any(b.parent == block.index for b in self._document.blocks[block.index + 1 : block.index + 2])
        short = nested and len(tokens) < _CAPTION and tokens[-1].tag in ("NN", "NNS", "NNP")
        third = tokens[0].low.endswith("s")  # "Maintains lists", and under it which
        return short and (is_topic(block.text) or (initial_verb(tokens) == "weak" and not third))

    def _heads(self, block: Block) -> bool:
        """The item is the title of the verbs that are nested in it."""
        after = self._document.blocks[block.index + 1 : block.index + 2]
        nested = bool(after) and after[0].parent == block.index and bool(self._document.parsed[after[0].index])
        return nested and initial_verb(self._document.parsed[after[0].index][0].tokens) in STRONG

    def _bullet(self, block: Block, tokens: list[Token], holding: Holding, rule: str) -> None:
        parsed = self._document.parsed[block.index]
        first = parsed[0]
        self._actors.focus(holding.holders)
        before = len(self._found)
        for sentence in parsed[1:]:
            if holding.holders and subjectless(sentence.tokens, base=True) == "verb-initial":
                self._another(block, sentence, holding)  # "Advises the board. Keeps its minutes."
            else:
                self._sentences.read(block, sentence)
        found = self._found.cut(before)
        others = [f for f in found if f.duty.holders != holding.holders or f.duty.rule == "verb-initial"]
        end = others[0].duty.spans[0].start if others else block.end  # where somebody else's duty begins
        lemma = first_verb(tokens) if rule not in ("noun-bullet", "clause-bullet") else ""
        kind = kind_of_duty(lemma, self._document.text[first.start : first.end])
        modality = _bullet_modality(tokens, holding) if rule == "modal-initial" else holding.lead.modality
        alternatives = holding.lead.alternatives and holding.source in ("lead", "heading")
        duty = Duty(
            holding.holders, kind, (Span(block.start, end),), modality=modality, alternatives=alternatives, rule=rule
        )
        self._found.add(block, first, duty)
        self._found.extend(others)


def _beginning(tokens: list[Token], *, loose: bool) -> tuple[list[Token], str]:
    """The tokens from the verb on and its form; `loose`: a topic may stand before it."""
    if names_who(tokens):
        return tokens, ""
    form = initial_verb(tokens)
    if form or not loose:
        return tokens, form
    rest = _after_topic(tokens)
    return rest, initial_verb(rest)


def _after_topic(tokens: list[Token]) -> list[Token]:
    """The words behind "Fundraising – " and "Budget: ", when they begin with a verb; else all."""
    mark = next((n for n, t in enumerate(tokens[:8]) if t.low in (":", "–", "—", "-")), -1)
    rest = tokens[mark + 1 :]
    return rest if mark > 0 and initial_verb(rest) in STRONG - {"modal"} else tokens


def _says(sentence: Sentence) -> bool:
    """A clause of its own, outside of brackets and other than what a noun is said to be."""
    opened = [t.start for t in sentence.tokens if t.tag == "("]
    aside = opened[0] if opened else sentence.end
    which = next((t.start for t in sentence.tokens if t.tag == "WDT"), sentence.end)
    stop = min(aside, which)
    return any(
        c.relation not in ("relative", "question", "condition") and sentence.tokens[c.group.first].start < stop
        for c in sentence.clauses
    )


def _bullet_modality(tokens: list[Token], holding: Holding) -> str:
    modal = next((t.low for t in tokens if t.tag == "MD"), "")
    return modality_of(modal, any(t.low in ("not", "never") for t in tokens[:3])) or holding.lead.modality
