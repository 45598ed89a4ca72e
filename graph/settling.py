"""What decisions do to claims: the column `verdict` of a map, and the claims that corrections and mergers imply."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from remit.graph.claim import Claim
from remit.graph.decisions import ON_CLAIMS, Decision, Standing, order
from remit.graph.writing import Writer
from remit.ontology.generated import terms

OUT = ("rejected", "suggested", "implied")
"""Statuses of claims that are not in force."""

COUNTS = f"CASE verdict WHEN '' THEN status ELSE verdict END NOT IN {OUT}"
"""A claim counts, as a condition of SQLite."""

# Where several claims of one actor become the same claim of another, the best read one counts.
BEST_FIRST = ("accepted", "asserted", "reported", "uncertain", "truncated")

_TOUCHING = """WITH gone AS (SELECT n FROM things WHERE id IN (SELECT value FROM json_each(?)))
    SELECT c.relation, s.id, c.kind, coalesce(o.id, ''), c.value, c.modality, c.status, c.share, c.scope, c.valid_from,
    c.valid_to FROM claims c JOIN things s ON s.n = c.subject LEFT JOIN things o ON o.n = c.object WHERE c.n IN
    (SELECT n FROM claims WHERE subject IN gone UNION SELECT n FROM claims WHERE object IN gone)"""
_KINDS = "SELECT id, kind FROM things WHERE id IN (SELECT value FROM json_each(?))"
_IMPLIED = "SELECT id FROM claims WHERE status = 'implied' AND id IN (SELECT value FROM json_each(?))"

_SHARE_EVIDENCE = """INSERT OR IGNORE INTO evidence SELECT new.n, e.document, e.spans, e.page, e.cell, e.quote,
    e.loader, e.rule FROM claims old JOIN evidence e ON e.claim = old.n JOIN claims new ON new.id = ?2
    WHERE old.id = ?1"""


@dataclass(slots=True)
class Outcome:
    """Claim id -> the status that decisions give it; (replaced claim's id, claim that takes its place)."""

    verdicts: dict[str, str] = field(default_factory=dict)
    implied: list[tuple[str, Claim]] = field(default_factory=list)


def judged(current: Mapping[str, Decision]) -> dict[str, str]:
    """Claim id -> accepted or rejected, by the latest decision that speaks of it.

    A correction speaks of two claims: it rejects the one that it is about and accepts the one that replaces it.
    """
    said = []
    for claim, decision in current.items():
        if decision.verdict in ON_CLAIMS:
            said.append((*order(decision), claim, "accepted" if decision.verdict == "accept" else "rejected"))
        if decision.verdict == "correct":
            said.append((*order(decision), decision.value, "accepted"))
    return {claim: status for _, _, claim, status in sorted(said)}


class Settling:
    """One computation of what the decisions that stand come to for the claims of a map.

    `said`: claim id -> status by a decision of its own. `backed`: claims that a correction puts in another's place.
    `told`: implied claim's id -> the statuses that it takes over from the claims whose place it takes.
    """

    def __init__(self, connection: sqlite3.Connection, standing: Standing) -> None:
        self.connection = connection
        self.merged = standing.merged
        self.said = judged(standing.current)
        self.backed = {d.value for d in standing.current.values() if d.verdict == "correct"}
        self.told: dict[str, list[str]] = {}

    def outcome(self) -> Outcome:
        """The status of every claim that decisions touch."""
        found = Outcome(dict(self.said))
        gone = dict(self.moves())
        found.implied = [(old, new) for old, new in gone.items() if new is not None]
        for name in self.told.keys() - gone.keys():
            found.verdicts[name] = self.said.get(name) or best(self.told[name])
        found.verdicts |= dict.fromkeys(gone, "rejected")
        asked = json.dumps([name for name in found.verdicts if name not in self.backed and name not in self.told])
        for (name,) in self.connection.execute(_IMPLIED, (asked,)).fetchall():
            del found.verdicts[name]  # what implied it does not stand any more
        return found

    def moves(self) -> Iterator[tuple[str, Claim | None]]:
        """(id, claim that takes its place) of each claim that counts and is on an actor merged into another one.

        None takes the place of what would join a thing to itself; what the ontology forbids of the other actor stays.
        Chains of mergers are walked one step at a time, so that a decision on a claim in between counts.
        """
        waiting: dict[int, dict[str, Claim]] = {}
        for claim in touching(self.connection, self.merged):
            waiting.setdefault(steps(claim, self.merged), {})[claim.id] = claim
        kinds = dict(self.connection.execute(_KINDS, (json.dumps([*self.merged.values()]),)))
        for depth in range(max(waiting, default=0), 0, -1):
            for name, claim in sorted(waiting.get(depth, {}).items()):
                status, new = self.status(name, claim), moved(claim, self.merged)
                if status not in BEST_FIRST or not allowed(claim, new, kinds):
                    continue
                if new.subject == new.object:
                    yield name, None
                    continue
                self.told.setdefault(new.id, []).append(status)
                waiting.setdefault(steps(new, self.merged), {})[new.id] = new
                yield name, new

    def status(self, name: str, claim: Claim) -> str:
        """The status of a claim before the actors that it is on are merged into others."""
        if claim.status == "implied" and name not in self.backed and name not in self.told:
            return claim.status
        return self.said.get(name) or best(self.told.get(name, [])) or claim.status


def read_decisions(connection: sqlite3.Connection, about: str = "") -> list[Decision]:
    """All decisions in their order, or those that are about, or name, one claim, flag, actor or decision."""
    where = "WHERE about = ?1 OR value = ?1 OR id = ?1" if about else ""
    rows = connection.execute(f"SELECT about, verdict, value, by, at, why FROM decisions {where} ORDER BY at, id",  # noqa: S608
                              (about,) if about else ())  # fmt: skip
    return [Decision(*row) for row in rows]


def settle(writer: Writer) -> None:
    """Bring verdicts and implied claims of a map up to its decisions."""
    connection = writer.connection
    standing = Standing.of(read_decisions(connection))
    found = Settling(connection, standing).outcome()
    writer.write_claims(new for _, new in found.implied)
    pairs = [(old, new.id) for old, new in found.implied]
    pairs += [(d.about, d.value) for d in standing.current.values() if d.verdict == "correct"]
    older = numbered_before(connection, writer.first, {new for _, new in pairs})
    writer.insert_evidence(_SHARE_EVIDENCE, [pair for pair in pairs if pair[1] in older], older=True)
    writer.insert_evidence(_SHARE_EVIDENCE, [pair for pair in pairs if pair[1] not in older])
    was = dict(connection.execute("SELECT id, verdict FROM claims WHERE verdict <> ''"))
    changed = [(found.verdicts.get(name, ""), name) for name in {*was, *found.verdicts}]
    changed = [pair for pair in changed if pair[0] != was.get(pair[1], "")]
    connection.executemany("UPDATE claims SET verdict = ? WHERE id = ?", changed)


def numbered_before(connection: sqlite3.Connection, first: int, claim_ids: Collection[str]) -> set[str]:
    """Those claims that are older than a transaction whose first claim has this number."""
    query = "SELECT id FROM claims WHERE n < ? AND id IN (SELECT value FROM json_each(?))"
    return {name for (name,) in connection.execute(query, (first, json.dumps([*claim_ids])))} if claim_ids else set()


def touching(connection: sqlite3.Connection, merged: Mapping[str, str]) -> list[Claim]:
    """The claims, without their evidence, on actors that were merged into others."""
    rows = connection.execute(_TOUCHING, (json.dumps([*merged]),)) if merged else ()
    return [Claim(*row) for row in rows]


def steps(claim: Claim, merged: Mapping[str, str]) -> int:
    """How many mergers in a row a claim has to follow."""
    count, ends = 0, {claim.subject, claim.object}
    while ends := {merged[end] for end in ends if end in merged}:
        count += 1
    return count


def moved(claim: Claim, merged: Mapping[str, str]) -> Claim:
    """A claim one merger further."""
    subject, obj = merged.get(claim.subject, claim.subject), merged.get(claim.object, claim.object)
    return claim._replace(subject=subject, object=obj, status="implied")


def allowed(claim: Claim, new: Claim, kinds: Mapping[str, str]) -> bool:
    """Whether the ontology lets a claim stand between its new ends; ends that stay were allowed before."""
    return all(
        before == after or kinds[after] in table[claim.relation]
        for before, after, table in (
            (claim.subject, new.subject, terms.SUBJECTS),
            (claim.object, new.object, terms.OBJECTS),
        )
    )


def best(statuses: list[str]) -> str:
    """The best of some statuses, or nothing."""
    return min(statuses, key=BEST_FIRST.index, default="")
