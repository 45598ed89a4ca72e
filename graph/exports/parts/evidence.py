"""Every place that supports a claim as a numbered row, so that flags and duties can point at it."""

from dataclasses import dataclass

import numpy as np

from remit.graph.claim import Claim, Evidence
from remit.graph.exports.parts.content import Content


@dataclass(frozen=True, slots=True)
class Row:
    """One place of one claim with its id; `proof` is None for a claim that nothing supports."""

    id: str
    claim: Claim
    proof: Evidence | None
    in_force: bool


class Ledger:
    """The rows in the order of documents and places, and where each claim has its own.

    Claims that are not in force have their rows too: a rejected reading is part of the record.
    """

    def __init__(self, content: Content) -> None:
        names = {document.id: document.name for document in content.view.map.documents()}
        force = {*content.view.claim_ids(np.flatnonzero(content.view.in_force)).values()}
        rows = [
            Row(name, claim, proof, name in force)
            for name, claim in ((claim.id, claim) for claim in content.view.map.claims())
            for proof in (claim.evidence or (None,))
        ]

        def order(row: Row) -> tuple[bool, str, object, str]:
            proof = row.proof
            return (proof is None, names[proof.document] if proof else "", proof.place if proof else (), row.id)

        self.rows = sorted(rows, key=order)
        self.numbers: dict[str, list[int]] = {}
        for number, row in enumerate(self.rows, start=1):
            self.numbers.setdefault(row.id, []).append(number)

    def of(self, claims: list[Claim]) -> list[int]:
        """The numbers of the rows of claims, in ascending order."""
        return sorted({number for claim in claims for number in self.numbers[claim.id]})
