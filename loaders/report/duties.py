"""Duties of a document: every sentence, bullet and cell that states who has to do, decide or answer for what."""

from collections import defaultdict

from remit.loaders.report.actors import Actors
from remit.loaders.report.blocks import Block
from remit.loaders.report.clauses import Sentence
from remit.loaders.report.document import Document
from remit.loaders.report.holders import Holding, ListHolders
from remit.loaders.report.kinds import first_verb, kind_of_duty
from remit.loaders.report.owners import label_of
from remit.loaders.report.qualifiers import qualifiers_of
from remit.loaders.report.reading import Duty, Span
from remit.loaders.report.tagging import Token
from remit.loaders.report.units import Unit, initial_verb, modality_of, unit_of

_STRONG = frozenset({"modal", "base", "third", "gerund", "infinitive"})


class _Reader:
    """One pass over the blocks; pronouns are resolved in reading order."""

    def __init__(self, document: Document, actors: Actors) -> None:
        self.document = document
        self.actors = actors
        self.lists = ListHolders(document, actors)
        self.forms = _forms(document)
        self.duties: list[Duty] = []

    def read(self) -> list[Duty]:
        """Duties in document order."""
        for block in self.document.blocks:
            if block.kind == "heading":
                self.actors.forget()
                self.actors.focus(self.actors.heading_actor(block.index))
            elif block.kind == "item":
                self._item(block)
            elif not block.header:
                for sentence in self.document.parsed[block.index]:
                    self._sentence(block, sentence)
        return self.duties

    # -- sentences with a subject ------------------------------------------------------------------------------------

    def _sentence(self, block: Block, sentence: Sentence) -> bool:
        units = [u for u in (unit_of(sentence, c, self.actors) for c in sentence.clauses) if u]
        resolved = [(u, self._ids(u, block)) for u in units]
        resolved = [(u, ids) for u, ids in resolved if ids or not u.holders]
        if any(ids for _, ids in resolved):  # beside a holder, an ownerless passive is only detail
            resolved = [(u, ids) for u, ids in resolved if ids]
        groups: list[list[tuple[Unit, tuple[str, ...]]]] = []
        for unit, ids in resolved:
            if groups and (groups[-1][0][1] == ids or not self._apart(groups[-1][-1][0], unit)):
                groups[-1].append((unit, ids))
            else:
                groups.append([(unit, ids)])
        for n, group in enumerate(groups):
            start = sentence.start if n == 0 else group[0][0].clause.start
            end = sentence.end if n + 1 == len(groups) else groups[n + 1][0][0].clause.start
            self._emit(block, sentence, Span(start, end), group)
        self._follow(block, sentence, [ids for _, ids in resolved if ids])
        return bool(groups)

    def _apart(self, before: Unit, unit: Unit) -> bool:
        """Two clauses of one rank, not a main clause and what hangs on it."""
        return unit.clause.start > before.clause.start

    def _ids(self, unit: Unit, block: Block) -> tuple[str, ...]:
        return tuple(dict.fromkeys(a for p in unit.holders for a in self.actors.resolve(p, block.index)))

    def _follow(self, block: Block, sentence: Sentence, held: list[tuple[str, ...]]) -> None:
        """Whom a later pronoun means: the subject of the sentence, else its holder."""
        for clause in sentence.clauses:
            acting = [p for p in clause.subjects if self.actors.acts(p) and not p.pronoun]
            if acting:
                self.actors.focus(tuple(a for p in acting for a in self.actors.resolve(p, block.index)))
                return
        if held:
            self.actors.focus(held[0])

    def _emit(self, block: Block, sentence: Sentence, span: Span, group: list[tuple[Unit, tuple[str, ...]]]) -> None:
        unit, ids = group[0]
        words = self.document.text[unit.clause.start : span.end]
        told = unit.rule == "modal-told" or (unit.passive and unit.rule == "tasked")
        kind = "accountable" if unit.accountable else kind_of_duty(unit.lemma, words, told)
        self._add(block, sentence, span, ids, kind, unit.modality, unit.rule, unit.alternatives, unit.passive)

    def _add(
        self,
        block: Block,
        sentence: Sentence,
        span: Span,
        ids: tuple[str, ...],
        kind: str,
        modality: str,
        rule: str,
        alternatives: bool = False,
        passive: bool = False,
    ) -> None:
        span = _trim(self.document.text, span)
        words = block.text[max(0, span.start - block.start) : span.end - block.start]
        shifted = _from(sentence, span.start)
        qualifiers = qualifiers_of(shifted, words, block.index, self.actors)
        self.duties.append(
            Duty(
                ids,
                kind,
                (span,),
                qualifiers,
                modality or "actual",
                alternatives=alternatives and len(ids) > 1,
                passive=passive,
                list_id=f"l{block.list_id}" if block.list_id >= 0 else "",
                rule=rule,
            )
        )

    # -- bullets without a subject -----------------------------------------------------------------------------------

    def _item(self, block: Block) -> None:
        parsed = self.document.parsed[block.index]
        if not parsed:
            return
        first = parsed[0]
        label = label_of(self.document.text[first.start : first.end].replace("\n", " "), first.start)
        tokens = first.tokens
        if label:
            tokens = [t for t in tokens if t.start >= first.start + label[1]]
        form = initial_verb(tokens)
        holding = self.lists.of(block, self._modal_list(block))
        holders = self.actors.resolve(label[0], block.index) if label else holding.holders
        rule = self._decide(block, form, holding, bool(label), first)
        if not rule:
            self._sentences(block, parsed, 0)
            return
        self._bullet(block, parsed, tokens, form, holders, holding, rule)

    def _modal_list(self, block: Block) -> bool:
        return self.forms[block.list_id].count("modal") * 2 >= len(self.forms[block.list_id])

    def _decide(self, block: Block, form: str, holding: Holding, label: bool, first: Sentence) -> str:
        """Rule by which the item is a duty, "" when it is none or a sentence of its own."""
        forms = self.forms[block.list_id]
        verbal = sum(f in _STRONG for f in forms) * 2 >= len(forms)
        if form == "modal":
            return "modal-initial"
        if holding.lead.kind == "other" and not label:
            return ""
        if form in _STRONG or (form == "weak" and verbal):
            owned = label or holding.holders or holding.topic
            near = holding.source != "above" or holding.topic or verbal
            return "verb-initial" if owned and near else ""
        if first.clauses and form == "":
            return ""
        if (holding.lead.nouns or (holding.topic and holding.holders)) and holding.lead.kind != "open":
            return "noun-bullet"
        return (
            "noun-bullet" if holding.topic and holding.source in ("heading", "above") and len(first.tokens) > 2 else ""
        )

    def _bullet(
        self,
        block: Block,
        parsed: list[Sentence],
        tokens: list[Token],
        form: str,
        holders: tuple[str, ...],
        holding: Holding,
        rule: str,
    ) -> None:
        first = parsed[0]
        modal = next((t.low for t in tokens[:2] if t.tag == "MD"), "") if form == "modal" else ""
        negated = any(t.low in ("not", "never") for t in tokens[:3])
        modality = modality_of(modal, negated) if modal else holding.lead.modality
        lemma = first_verb(tokens, 0) if form else ""
        kind = kind_of_duty(lemma, self.document.text[first.start : first.end])
        before = len(self.duties)
        self.actors.focus(holders)
        self._add(block, first, block.span, holders, kind, modality, rule, holding.lead.alternatives)
        self._sentences(block, parsed, 1)
        others = [d for d in self.duties[before + 1 :] if d.holders != holders]
        self.duties[before + 1 :] = others
        if others:  # the bullet ends where somebody else's duty begins
            head = self.duties[before]
            span = _trim(self.document.text, Span(block.start, others[0].spans[0].start))
            self.duties[before] = Duty(
                head.holders,
                head.kind,
                (span,),
                head.qualifiers,
                head.modality,
                alternatives=head.alternatives,
                list_id=head.list_id,
                rule=head.rule,
            )

    def _sentences(self, block: Block, parsed: list[Sentence], start: int) -> None:
        for sentence in parsed[start:]:
            self._sentence(block, sentence)


def _forms(document: Document) -> dict[int, list[str]]:
    """How the items of every list begin."""
    forms: dict[int, list[str]] = defaultdict(list)
    for block in document.blocks:
        if block.kind == "item" and document.parsed[block.index]:
            first = document.parsed[block.index][0]
            forms[block.list_id].append(initial_verb(first.tokens))
    return forms


def _trim(text: str, span: Span) -> Span:
    """Without white space, and without the comma or conjunction that leads to the next clause."""
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip(" \n\t\r,;"))
    piece = piece.rstrip()
    for word in (" and", " but", " or", ", and", ", but"):
        if piece.endswith(word):
            piece = piece[: -len(word)]
    return Span(start, max(start, span.start + len(piece.rstrip(" \n\t\r,;" if piece[-1:] in ",;" else None))))


def _from(sentence: Sentence, start: int) -> Sentence:
    """The sentence as if it began at `start`, so that offsets in its words can be found in its tokens."""
    if start == sentence.start:
        return sentence
    return Sentence(
        start, sentence.end, sentence.tokens, sentence.phrases, sentence.groups, [], sentence.ends, sentence.firsts
    )


def read_duties(document: Document, actors: Actors) -> list[Duty]:
    """All duties in document order. Marks the actors that hold them or stand beside them as used."""
    return _Reader(document, actors).read()
