"""Decisions: what people decide about what was read. They are appended and never deleted; undoing is deciding too."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from remit.graph.claim import Claim, check_day, content_hash, refuse_control
from remit.graph.errors import Refused

ON_CLAIMS = ("accept", "reject", "correct")
ON_ACTORS = ("merge", "split")
VERDICTS = (*ON_CLAIMS, *ON_ACTORS, "waive", "withdraw")
NEED_REASON = ("reject", "waive")
NEED_VALUE = ("correct", *ON_ACTORS, "withdraw")

FINGERPRINT = re.compile(r"[A-Z]\d\d-[0-9a-f]{12}")
_MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"
LONGEST_NAME, LONGEST_REASON = 200, 10_000  # characters


class Decision(NamedTuple):
    """One decision of one person. `about` is a claim's id, a flag's fingerprint or an actor's id.

    `value` is, by verdict, correct: the id of the replacing claim; merge: the id of the actor that stays; split: the id
    of the other actor; waive: the last day of the waiver (ISO 8601) or empty for no end; withdraw: the id of the
    decision that is taken back; else empty. `at` is a moment of UTC with microseconds, 2026-06-01T09:30:00.000000Z:
    the order of decisions is that of their moments. `Map.decide` fills in an empty `at`.
    """

    about: str
    verdict: str
    value: str = ""
    by: str = ""
    at: str = ""
    why: str = ""

    @property
    def id(self) -> str:
        """Content hash of all fields: 24 hexadecimal digits."""
        return _hashed(tuple(self))


@lru_cache(maxsize=65536)
def _hashed(fields: tuple[str, ...]) -> str:
    # Remembered, since every outcome sorts all decisions by it.
    return content_hash(fields)


def moment(when: datetime | None = None) -> str:
    """A moment (now) as decisions keep it: UTC, microseconds, always the same length, so that texts sort as times."""
    return (when or datetime.now(UTC)).astimezone(UTC).strftime(_MOMENT)


def later(at: str) -> str:
    """The moment that follows another one by a microsecond."""
    return (datetime.strptime(at, _MOMENT).replace(tzinfo=UTC) + timedelta(microseconds=1)).strftime(_MOMENT)


def order(decision: Decision) -> tuple[str, str]:
    """What decisions are sorted by; the same set of decisions has one order, in whatever order it was written."""
    return decision.at, decision.id


def corrected(claim: Claim, **changes: str) -> Claim:
    """The claim that replaces another one: its fields with changes, counted as long as the decision stands."""
    return claim._replace(**changes, status="implied", evidence=())


def check_decision(decision: Decision) -> None:
    """Raise Refused where a decision is malformed, whatever the map holds."""
    about, verdict, value, by, at, why = decision
    if verdict not in VERDICTS:
        raise Refused(f"no verdict {verdict!r} (one of {', '.join(VERDICTS)})")
    where = f"{verdict} of {about!r}"
    for name, text, longest in (("by", by, LONGEST_NAME), ("why", why, LONGEST_REASON)):
        refuse_control(f"{where}: {name}", text)
        if len(text) > longest:
            raise Refused(f"{where}: {name} has {len(text):,} characters, at most {longest:,} are kept")
    if not about.strip() or not by.strip():
        raise Refused(f"{where}: needs {'who decides (by)' if about.strip() else 'what it is about'}")
    if verdict in NEED_REASON and not why.strip():
        raise Refused(f"{where}: needs a reason (why)")
    if (verdict in NEED_VALUE) != bool(value) and verdict != "waive":
        raise Refused(f"{where}: {'needs a' if verdict in NEED_VALUE else 'takes no'} value")
    check_moment(where, at)
    if verdict == "waive":
        check_waiver(decision)


def check_moment(where: str, at: str) -> None:
    """Raise Refused where a moment is not written as ours."""
    try:
        valid = datetime.strptime(at, _MOMENT).strftime(_MOMENT) == at
    except ValueError:
        valid = False
    if not valid:
        raise Refused(f"{where}: at {at!r} is no moment (expected 2026-06-01T09:30:00.000000Z)")


def check_waiver(decision: Decision) -> None:
    """Raise Refused where a waiver is of no flag or ends before it begins."""
    where = f"waive of {decision.about!r}"
    if not FINGERPRINT.fullmatch(decision.about):
        raise Refused(f"{where}: is no fingerprint of a flag (expected A01-0123456789ab)")
    check_day(f"{where}: value", decision.value)
    if decision.value and decision.value < decision.at[:10]:
        raise Refused(f"{where}: ends on {decision.value}, before it was decided")


@dataclass(frozen=True, slots=True)
class Standing:
    """What a set of decisions comes to.

    `current`: claim id or fingerprint -> the decision that counts for it, the latest that was not withdrawn.
    `withdrawn`: ids of the decisions that are taken back. `merged`: actor id -> the actor that it was merged into, one
    step (`root` follows the steps). `apart`: pairs of actor ids that somebody said are two.
    """

    current: Mapping[str, Decision]
    withdrawn: frozenset[str]
    merged: Mapping[str, str]
    apart: frozenset[frozenset[str]]

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> "Standing":
        """The outcome of decisions, whatever order they come in."""
        ordered = sorted(decisions, key=order)
        withdrawn = taken_back(ordered)
        counted = [d for d in ordered if d.id not in withdrawn and d.verdict != "withdraw"]
        merged, apart = joined(d for d in counted if d.verdict in ON_ACTORS)
        current = {d.about: d for d in counted if d.verdict not in ON_ACTORS}
        return cls(current, withdrawn, merged, frozenset(apart))

    def root(self, actor: str) -> str:
        """The actor that stays of all that were merged into one."""
        return root(actor, self.merged)

    def waiver(self, fingerprint: str, day: date) -> Decision | None:
        """The waiver that holds for a flag on a day, if there is one."""
        found = self.current.get(fingerprint)
        return found if found is not None and (not found.value or day.isoformat() <= found.value) else None


def taken_back(ordered: Sequence[Decision]) -> frozenset[str]:
    """Ids of the decisions that are withdrawn. A withdrawal that is withdrawn itself takes nothing back."""
    gone: set[str] = set()
    for decision in reversed(ordered):
        if decision.verdict == "withdraw" and decision.id not in gone:
            gone.add(decision.value)
    return frozenset(gone)


def joined(decisions: Iterable[Decision]) -> tuple[dict[str, str], set[frozenset[str]]]:
    """Who was merged into whom, and which pairs are two, after merges and splits in their order."""
    merged: dict[str, str] = {}
    apart: set[frozenset[str]] = set()
    for one, verdict, other, *_ in decisions:
        pair = frozenset((one, other))
        if verdict == "split":
            apart.add(pair)
            for first, second in ((one, other), (other, one)):
                if merged.get(first) == second:
                    del merged[first]
        else:
            before = merged.pop(one, "")
            if root(other, merged) != one:
                merged[one] = other
                apart.discard(pair)
            elif before:
                merged[one] = before  # a merger that would close a circle says nothing
    return merged, apart


def root(actor: str, merged: Mapping[str, str]) -> str:
    """The actor that stays of all that were merged into one."""
    while actor in merged:
        actor = merged[actor]
    return actor
