"""Duties of a document: every sentence, bullet and cell that states who has to do, decide or answer for what."""

from dataclasses import replace
from itertools import pairwise

from remit.loaders.report.actors import Actors
from remit.loaders.report.blocks import Block
from remit.loaders.report.bullet_duties import BulletDuties
from remit.loaders.report.bullets import STRONG, initial_verb, subjectless
from remit.loaders.report.clauses import Sentence
from remit.loaders.report.document import Document
from remit.loaders.report.found_duties import FoundDuties
from remit.loaders.report.holders import ListHolders
from remit.loaders.report.kinds import first_verb, kind_of_duty
from remit.loaders.report.line_places import is_field
from remit.loaders.report.owners import label_of
from remit.loaders.report.reading import Duty, Span
from remit.loaders.report.sentence_duties import SentenceDuties
from remit.loaders.report.table_duties import TableHolders
from remit.loaders.report.tagging import Token
from remit.loaders.report.unit import modality_of


class _Reader:
    """One pass over the blocks; pronouns are resolved in reading order."""

    def __init__(self, document: Document, actors: Actors) -> None:
        self._document = document
        self._actors = actors
        self._lists = ListHolders(document, actors)
        self._tables = TableHolders(document, actors)
        self._found = FoundDuties(document, actors)
        self._sentences = SentenceDuties(document, actors, self._lists, self._found)
        self._bullets = BulletDuties(document, actors, self._lists, self._found, self._sentences)

    def read(self) -> list[Duty]:
        """Duties in document order."""
        for block in self._document.blocks:
            if block.kind == "heading":
                self._actors.forget()
                self._actors.focus(self._actors.heading_actor(block.index))
            elif block.kind == "item":
                self._bullets.read(block)
            elif not block.header:
                self._words(block)
        return self._found.duties()

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
            self._found.add(block, sentence, replace(duty, modality="actual", rule="cell", qualifiers=beside))
        return bool(holders)

    def _words(self, block: Block) -> None:
        """Sentences of a paragraph; those without a subject are the label's, the heading's or the section lead's."""
        if (block.kind == "cell" and self._cell(block)) or is_field(block):
            return
        label = label_of(block.text, block.start)
        rest = block.start + label[1] if label else block.start
        owner: tuple[str, ...] | None = None
        for sentence in self._document.parsed[block.index]:
            tokens = [t for t in sentence.tokens if t.start >= rest] or sentence.tokens
            form = self._form(block, sentence, tokens, label is not None) if sentence.end > rest else ""
            if form and owner is None:
                named = self._actors.resolve(label[0], block.index) if label else ()
                owner = named or self._lists.of_paragraph(block)
            if not form or not owner:
                self._sentences.read(block, sentence)
                continue
            if block.lead_kind == "section" and block.lead is not None:
                self._found.led.add(block.lead)
            self._actors.focus(owner)
            kind = kind_of_duty(first_verb(tokens), self._document.text[tokens[0].start : sentence.end])
            modality = modality_of(tokens[0].low, tokens[1].low == "not") if form == "modal-initial" else ""
            span = Span(sentence.start, sentence.end)
            self._found.add(block, sentence, Duty(owner, kind, (span,), modality=modality or "actual", rule=form))

    def _under_name(self, block: Block) -> bool:
        """The first paragraph right below a heading that names a post: "Deputise for the chair"."""
        above = block.index - 1
        return bool(block.headings) and block.headings[-1] == above and bool(self._actors.heading_actor(above))

    def _form(self, block: Block, sentence: Sentence, tokens: list[Token], labelled: bool) -> str:
        """Rule for a sentence without a subject, "" for all others."""
        headed = bool(block.headings) and not any(c.relation == "main" and c.subjects for c in sentence.clauses)
        headed = headed and not any(t.tag == "," and u.tag in ("DT", "PRP") for t, u in pairwise(tokens))
        led = self._lists.leads_lines(block)
        form = subjectless(tokens, base=led or block.lead_kind == "section" or self._under_name(block))
        begins = initial_verb(tokens) if not form and (labelled or led or headed) else ""
        if begins == "infinitive" or (labelled and begins in STRONG):
            return "verb-initial"  # "Chair: to sign the minutes"
        return form


def read_duties(document: Document, actors: Actors) -> list[Duty]:
    """All duties in document order. Resolving their holders makes those actors part of `actors.list()`."""
    return _Reader(document, actors).read()
