"""Duties that a sentence states by itself: a subject with its verb, an agent, a holder without a verb."""

import re

from remit.loaders.report.actors import Actors
from remit.loaders.report.assignments import charged_phrases
from remit.loaders.report.blocks import Block
from remit.loaders.report.bullets import names_a_deed
from remit.loaders.report.clauses import Clause, Sentence
from remit.loaders.report.document import Document
from remit.loaders.report.found_duties import FoundDuties
from remit.loaders.report.holders import ListHolders
from remit.loaders.report.kinds import kind_of_duty
from remit.loaders.report.lexicon import singular
from remit.loaders.report.phrases import Phrase
from remit.loaders.report.posts_made import posts_made
from remit.loaders.report.reading import Duty, Span
from remit.loaders.report.sharing import leading
from remit.loaders.report.task_owners import assigned
from remit.loaders.report.unit import Unit, agents_after
from remit.loaders.report.units import unit_of

_TERMS = frozenset({"condition", "requirement", "provision", "clause", "rule", "term", "stipulation"})
_LEADING = re.compile(r"\bto (?:\w+ly )?(?:lead|head|oversee|direct|own)\b")
_DEFINES = re.compile(r"[\"”’*_] +means\b")
_PERSON = re.compile(
    r"(?:an?|the|any|some) ?(?:one|body|person|individual|people) (?:\w+ )?(?:(?:who is )?(?:responsible|in charge)\b"
    r"|who (?:\w+ly )?(?!is\b|was\b|has\b)\w+s\b)",
    re.I,
)


def _details(sentence: Sentence, unit: Unit) -> bool:
    """ "shall make a rule that requires the agent to …", "a condition that the agent will …": the maker's duty."""
    if unit.clause.relation != "relative":
        return False
    before = [t.low for t in sentence.tokens if t.end <= unit.clause.start][-5:]
    laid = unit.rule in ("modal", "approval") and any(singular(w) in _TERMS for w in before)
    return unit.rule == "required-of" or laid


class SentenceDuties:
    """Reads one sentence after the other; pronouns are resolved in reading order."""

    def __init__(self, document: Document, actors: Actors, lists: ListHolders, found: FoundDuties) -> None:
        self._document = document
        self._actors = actors
        self._lists = lists
        self._found = found

    def read(self, block: Block, sentence: Sentence) -> None:
        """Add the duties of a sentence, one for each holder, and remember whom it speaks of."""
        read: list[tuple[Unit, tuple[str, ...]]] = []
        words = self._document.text[sentence.start : sentence.end]
        means = bool(sentence.clauses) and sentence.clauses[0].group.lemma == "mean"
        defines = means or bool(_DEFINES.search(words))
        for clause in sentence.clauses if not defines else ():
            unit = unit_of(sentence, clause, self._actors)
            if unit and not (read and _details(sentence, unit)):
                read.append((unit, self.ids(unit.holders, block)))
            self._speak_of(clause, block)
        read = [(unit, ids) for unit, ids in read if ids or not unit.holders]
        if not read and not defines:
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
        self._actors.mention(self._named_aside(sentence, block) if main is None and not groups else ())

    def _named_aside(self, sentence: Sentence, block: Block) -> tuple[str, ...]:
        """The last several people that a sentence names, though it speaks of something else."""
        named = [p for p in sentence.phrases if p.plural and not p.pronoun and self._actors.acts_surely(p)]
        named += [p for p in sentence.phrases if p.tokens[p.head].low == "staff" and not p.pronoun]
        return self.ids(named[-1:], block)

    def _verbless(self, block: Block, sentence: Sentence) -> None:
        """ "The officer responsible for X …", "Weekly review by the board.": a holder without a finite verb of duty."""
        span = Span(sentence.start, sentence.end)
        words = self._document.text[sentence.start : sentence.end]
        charged = charged_phrases(sentence, self._actors) or posts_made(sentence, self._actors)
        told, word = assigned(sentence, self._actors) if not sentence.clauses else ([], "")
        if told:
            duty = Duty(self.ids(told, block), kind_of_duty("", words), (span,), alternatives=word == "or", rule="to")
            self._found.add(block, sentence, duty)
        elif charged:
            kind = "accountable" if _LEADING.search(words) else "responsible"
            self._found.add(block, sentence, Duty(self.ids(charged[:1], block), kind, (span,), rule="charged"))
        elif _PERSON.match(words):  # "A person responsible for the keys.", under the title of that person
            ids = self._lists.of_paragraph(block)
            if ids:
                self._found.add(
                    block, sentence, Duty(ids, kind_of_duty("", words), (span,), modality="actual", rule="charged")
                )
        elif block.kind == "cell" or (block.kind == "item" and names_a_deed(sentence)):
            aside = next((t.start for t in sentence.tokens if t.tag == "("), sentence.end)
            found, either = agents_after(sentence, 0, aside, self._actors)
            ids = self.ids(found, block)
            lead = next(iter(self.ids(leading(found), block)), "")
            duty = Duty(ids, kind_of_duty("", words), (span,), alternatives=either, lead=lead, passive=True, rule="by")
            if ids:
                self._found.add(block, sentence, duty)

    def ids(self, phrases: list[Phrase], block: Block) -> tuple[str, ...]:
        """Whom the phrases stand for, without repeats."""
        return tuple(dict.fromkeys(a for p in phrases for a in self._actors.resolve(p, block.index)))

    def _speak_of(self, clause: Clause, block: Block) -> bool:
        """Let a later pronoun mean the subjects of the clause."""
        acting = [p for p in clause.subjects if self._actors.acts(p)]
        ids = self.ids(acting, block)
        if ids and not acting[0].pronoun:
            self._actors.focus(ids, len(acting) > 1 or acting[0].plural)
        return bool(ids)

    def _clause(self, block: Block, sentence: Sentence, span: Span, unit: Unit, ids: tuple[str, ...]) -> None:
        words = self._document.text[unit.clause.start : span.end]
        told = unit.rule == "modal-told"
        status = "reported" if unit.clause.relation == "reported" else "asserted"
        kind = "accountable" if unit.accountable else kind_of_duty(unit.lemma, words, told)
        lead = next(iter(self.ids(leading(unit.holders), block)), "")
        duty = Duty(
            ids, kind, (span,), modality=unit.modality, status=status, alternatives=unit.alternatives,
            lead=lead, passive=unit.passive, rule=unit.rule,
        )  # fmt: skip
        self._found.add(block, sentence, duty)
