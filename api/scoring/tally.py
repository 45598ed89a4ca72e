"""Counts of what was found rightly, found wrongly and missed, and the rates that follow from them."""

from typing import NamedTuple


class Tally(NamedTuple):
    """Found and there; found and not there; there and not found."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @classmethod
    def of(cls, right: int, found: int, there: int) -> "Tally":
        """From how many were right, how many were found, and how many there are."""
        return cls(right, found - right, there - right)

    def plus(self, other: "Tally") -> "Tally":
        """The counts of two documents together."""
        return Tally(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """The share of what was found that is there; 1 where nothing was found."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 1 where nothing is there."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0
