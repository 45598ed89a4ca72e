"""Claims as a transaction writes them: new evidence with whom it is told of, then relationships type by type."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from remit.graph.claim import Claim, Evidence
from remit.graph.stores.neo4j_rows import PROPERTIES, TYPE_OF, ClaimRow, blocks, evidence_row
from remit.graph.stores.neo4j_statements import CHANGES, CLAIMS, EVIDENCES, LINKS
from remit.graph.writing import Written

# Where a claim's row tells the status that decisions leave it with.
STATUS = 2 + PROPERTIES.index("effective_status")
Known = tuple[str, frozenset[str]]
"""The status of a claim in the store (it always has one), and the names of its evidence."""


@dataclass(slots=True)
class Chunk:
    """Claims that one transaction writes: those that are new, decided anew or better proved.

    `known` tells the claims that the store has, `told` the evidence that it has or that earlier chunks bring.
    """

    known: Mapping[str, Known]
    told: set[str]
    size: int = 0  # claims that were given, written or not
    rows: dict[str, list[ClaimRow]] = field(default_factory=dict)  # relation -> new claims
    changed: dict[str, list[ClaimRow]] = field(default_factory=dict)
    brings: dict[str, Evidence] = field(default_factory=dict)  # new pieces of evidence
    subjects: dict[str, dict[str, None]] = field(default_factory=dict)  # evidence -> whom it is told of here
    new: Written = field(default_factory=Written)

    def add(self, claim: Claim, row: ClaimRow) -> None:
        """Write this claim too, where the store has it not as it is."""
        status, before = self.known.get(row[2], ("", frozenset[str]()))
        fresh = [both for both in zip(row[-1], claim.evidence, strict=True) if both[0] not in before]
        if not status:
            self.rows.setdefault(claim.relation, []).append(row)
        elif fresh or status != row[STATUS]:
            self.changed.setdefault(claim.relation, []).append(row)
        for name, proof in fresh:
            self.subjects.setdefault(name, {})[claim.subject] = None
            if name not in self.told:
                self.told.add(name)
                self.brings[name] = proof
        self.size += 1
        self.new.claims += not status
        self.new.evidence += len(fresh)

    def shares(self, row: ClaimRow) -> bool:
        """Whether a claim rests on evidence that is written here."""
        return any(name in self.brings for name in row[-1])

    @property
    def needs(self) -> set[str]:
        """Evidence that must be there before."""
        return self.subjects.keys() - self.brings.keys()

    def steps(self) -> Iterator[tuple[str, list[list[Any]]]]:
        """Statements and their rows."""
        yield EVIDENCES, [[*evidence_row(name, proof), [*self.subjects[name]]] for name, proof in self.brings.items()]
        yield LINKS, [[subject, name] for name in self.needs for subject in self.subjects[name]]
        for relation, rows in self.rows.items():
            yield CLAIMS.replace("TYPE", TYPE_OF[relation]), blocks(rows)
        for relation, rows in self.changed.items():
            yield CHANGES.replace("TYPE", TYPE_OF[relation]), rows
