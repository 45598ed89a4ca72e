"""Recommendations with whom they address, what was answered, and what is to be done about them."""

from collections.abc import Iterator
from dataclasses import dataclass

from remit.graph.claim import Claim
from remit.graph.exports.parts.content import Content

STANCES = {
    "agree": "agreed",
    "partial": "agreed in part",
    "soft": "agreed in soft words",
    "disagree": "refused",
    "unknown": "answered, stance unclear",
}


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody is to do about a recommendation."""

    text: str
    owners: str
    due: str
    progress: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A response: its stance in words, by whom, and what it says."""

    stance: str
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation; `claims` show it, `codes` are of its flags."""

    id: str
    number: str
    text: str
    addressed: str
    progress: str
    answers: tuple[Answer, ...]
    actions: tuple[Action, ...]
    claims: tuple[Claim, ...]
    codes: tuple[str, ...]


class Recommendations:
    """The recommendations of a map."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.text = {c.subject: c.value for c in reversed(content.relation("Attribute", "statement"))}
        self.attributes = {n: content.by_subject("Attribute", n) for n in ("number", "due", "statement")}
        self.to, self.author = content.by_subject("Address"), content.by_subject("Author")
        self.owners, self.progress = content.by_subject("Ownership"), content.by_subject("Progress")
        self.answered, self.followed = content.by_object("Answer"), content.by_object("Followup")

    def all(self) -> Iterator[Recommendation]:
        """Every recommendation, document by document in the order of their places, then of ids."""
        chosen = [thing.id for thing in self.content.things.values() if thing.kind == "Recommendation"]
        yield from map(self.one, sorted(chosen, key=self._place))

    def _place(self, name: str) -> tuple[bool, str, tuple[tuple[int, int], ...], str]:
        proofs = [e for claim in self.attributes["statement"].get(name, []) for e in claim.evidence]
        first = min(proofs, key=lambda proof: proof.place, default=None)
        return (first is None, first.document if first else "", first.spans if first else (), name)

    def one(self, name: str) -> Recommendation:
        """One recommendation by its id."""
        said = (*self.attributes["statement"].get(name, []), *self.to.get(name, []), *self.answered.get(name, []))
        return Recommendation(
            id=name,
            number=", ".join(claim.value for claim in self.attributes["number"].get(name, [])),
            text=self.words(name),
            addressed=self.names(self.to.get(name, [])),
            progress=self.state(name),
            answers=tuple(self.answer(claim) for claim in self.answered.get(name, [])),
            actions=tuple(self.action(claim.subject) for claim in self.followed.get(name, [])),
            claims=said,
            codes=tuple(self.content.codes_of_things.get(name, ())),
        )

    def words(self, name: str) -> str:
        """What a source says of a thing, or else its label."""
        return self.text.get(name) or self.content.label(name)

    def names(self, claims: list[Claim]) -> str:
        """The objects of claims, in words."""
        return "; ".join(self.content.label(claim.object) for claim in claims)

    def state(self, name: str) -> str:
        """How far something is, in words."""
        return ", ".join(claim.kind for claim in self.progress.get(name, []))

    def answer(self, claim: Claim) -> Answer:
        """A response to a recommendation."""
        return Answer(STANCES[claim.kind], self.names(self.author.get(claim.subject, [])), self.words(claim.subject))

    def action(self, name: str) -> Action:
        """An action that follows a recommendation."""
        due = ", ".join(claim.value for claim in self.attributes["due"].get(name, []))
        return Action(self.words(name), self.names(self.owners.get(name, [])), due, self.state(name))
