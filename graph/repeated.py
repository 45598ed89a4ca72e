"""Recommendations that are said twice: in two chapters, in a summary, or in the file that answers them."""

import re
from collections.abc import Iterable, Sequence

from remit.graph.claim import Claim, Thing
from remit.graph.linking import renamed
from remit.graph.map import Map

WORDS = 8  # with fewer words than this two bodies may well be told the same and mean their own
_WORD = re.compile(r"[^\W_]+")
_TOLD = """SELECT t.id, t.kind, t.label, c.kind, c.value FROM things t JOIN claims c ON c.subject = t.n
    WHERE t.kind = 'Recommendation' AND c.relation = 'Attribute' AND c.kind IN ('statement', 'number') ORDER BY c.n"""


class Recommendations:
    """The recommendations of a map and of the sources read before, by their words and by their numbers."""

    def __init__(self, map_: Map) -> None:
        self.by_text: dict[str, Thing] = {}
        self.by_number: dict[str, dict[str, Thing]] = {}
        for thing_id, kind, label, attribute, value in map_.connection.execute(_TOLD):
            self._learn(Thing(thing_id, kind, label), attribute, value)

    def link(self, things: Sequence[Thing], claims: Sequence[Claim]) -> tuple[list[Thing], list[Claim]]:
        """Things and claims in which a recommendation that is known already is the known one.

        It is known by its words; one of which a source has only the number (its words are lost, or the source only
        answers it) by its number, where just one recommendation of the other sources has it.
        """
        asked = {thing.id: thing for thing in things if thing.kind == "Recommendation"}
        told = [c for c in claims if c.relation == "Attribute" and c.subject in asked]
        lost = {c.subject for c in claims if c.relation == "Damage" and c.kind == "cut" and c.subject in asked}
        lost |= {c.subject for c in told if c.kind == "number"} - {c.subject for c in told if c.kind == "statement"}
        known = self._by_numbers(told, lost) | self._by_words(asked, told, lost)
        for claim in told:
            if claim.subject not in known and claim.subject not in lost:
                self._learn(asked[claim.subject], claim.kind, claim.value)
        known = {old: thing for old, thing in known.items() if old != thing.id}
        # What the source said in place of the words, and that they are missing there, is no news of the known one.
        said = [c for c in claims if c.subject not in lost & known.keys() or not is_about_words(c)]
        return [known.get(thing.id, thing) for thing in things], list(
            renamed(said, {old: thing.id for old, thing in known.items()})
        )

    def _learn(self, thing: Thing, attribute: str, value: str) -> None:
        if attribute == "statement" and is_telling(value):
            self.by_text.setdefault(text_key(value), thing)
        elif attribute == "number":
            self.by_number.setdefault(value, {})[thing.id] = thing

    def _by_numbers(self, told: Iterable[Claim], lost: set[str]) -> dict[str, Thing]:
        """Lost id -> the one recommendation of other sources that has its number."""
        known = {}
        for claim in told:
            numbered = self.by_number.get(claim.value, {}) if claim.kind == "number" else {}
            if claim.subject in lost and len(numbered) == 1:
                known[claim.subject] = next(iter(numbered.values()))
        return known

    def _by_words(self, asked: dict[str, Thing], told: Iterable[Claim], lost: set[str]) -> dict[str, Thing]:
        """Id -> the recommendation with the same words, of another source or further up in this one."""
        known, here = {}, dict(self.by_text)
        for claim in told:
            if claim.kind == "statement" and claim.subject not in lost and is_telling(claim.value):
                first = here.setdefault(text_key(claim.value), asked[claim.subject])
                if first.id != claim.subject:
                    known[claim.subject] = first
        return known


def is_about_words(claim: Claim) -> bool:
    """The claim tells the words of its subject, or that they are damaged."""
    return claim.relation == "Damage" or (claim.relation == "Attribute" and claim.kind == "statement")


def is_telling(text: str) -> bool:
    """The words say enough to mean one recommendation wherever they stand."""
    return len(_WORD.findall(text)) >= WORDS


def text_key(text: str) -> str:
    """A recommendation's words as an identity: case, punctuation and line breaks do not matter."""
    return " ".join(_WORD.findall(text.casefold()))
