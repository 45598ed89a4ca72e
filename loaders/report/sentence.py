"""A sentence with what was found in it: words, noun phrases, verb groups, clauses."""

from dataclasses import dataclass, field

from remit.loaders.report.phrases import Phrase
from remit.loaders.report.tagging import Token
from remit.loaders.report.verbs import VerbGroup


@dataclass(slots=True)
class Clause:
    """One finite clause.

    relation: main, condition (if, when, …), aside (although, since, …), complement (that …), reported
    ("said the porter must …"), question, relative.
    joined: "and" or "or" between several subjects. shares: the subjects are those of the clause before.
    """

    subjects: list[Phrase]
    group: VerbGroup
    start: int
    end: int = 0
    relation: str = "main"
    joined: str = ""
    shares: bool = False


@dataclass(slots=True)
class Sentence:
    """A tagged sentence with its phrases and clauses."""

    start: int
    end: int
    tokens: list[Token]
    phrases: list[Phrase] = field(default_factory=list)
    groups: list[VerbGroup] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)

    def phrase_ending(self, index: int) -> int:
        """Number of the phrase whose last token stands before `index`, or -1."""
        return self.ends.get(index, -1)

    ends: dict[int, int] = field(default_factory=dict)
    firsts: dict[int, int] = field(default_factory=dict)
