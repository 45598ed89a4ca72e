"""What the pages ask of one edition of a map, computed once: claims around a thing, flags on it, the organisation."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from threading import RLock, Thread
from typing import NamedTuple

import numpy as np

from remit.api.explorer.icicle import Counted, counted
from remit.api.explorer.organisation import Organisation, organisation
from remit.api.explorer.raised import NONE_YET, Raised
from remit.api.flagging import SMALL
from remit.api.served import Edition
from remit.graph.claim import Claim, Thing
from remit.graph.columns import CONCEPT_CODES, KIND_CODES, RELATION_CODES, IntArray
from remit.graph.decisions import Standing
from remit.graph.detecting import Flag
from remit.graph.lines import Ladder
from remit.graph.vacancy import defunct, vacancies

_LOCK = RLock()
_KINDS = {code: name for name, code in KIND_CODES.items()}


class Told(NamedTuple):
    """A claim with both of its ends, and the status that it has in the end, by a decision or else as read."""

    claim: Claim
    subject: Thing
    object: Thing | None
    status: str


class Atlas:
    """Indexes over the claims in force; positions are those of the view."""

    def __init__(self, edition: Edition, *, wait: bool = False) -> None:
        self.edition = edition
        self.wait = wait
        self._finding: Thread | None = None
        # Pages are drawn in threads: they ask the edition beside, which is the same on a connection of its own.
        beside = edition.beside
        self.view, self.map, self.places, self.questions = beside.view, beside.map, beside.places, beside.questions

    # ---- claims around a thing

    @cached_property
    def _from(self) -> Ladder:
        everything = np.flatnonzero(self.view.in_force).astype(np.int32)
        return Ladder.of(self.view, everything)

    @cached_property
    def _to(self) -> Ladder:
        joined = np.flatnonzero(self.view.in_force & (self.view.columns.object >= 0)).astype(np.int32)
        size = len(self.view.columns.thing_kind)
        return Ladder.over(size, joined, self.view.objects(joined), self.view.subjects(joined))

    def of(self, thing: int, relation: str, *kinds: str) -> IntArray:
        """Claims in force of which a thing is the subject."""
        return self._chosen(self._from.claims(thing), relation, kinds)

    def on(self, thing: int, relation: str, *kinds: str) -> IntArray:
        """Claims in force of which a thing is the object."""
        return self._chosen(self._to.claims(thing), relation, kinds)

    def all_of(self, thing: int) -> IntArray:
        """Every claim in force of which a thing is the subject."""
        return self._from.claims(thing)

    def all_on(self, thing: int) -> IntArray:
        """Every claim in force of which a thing is the object."""
        return self._to.claims(thing)

    def kind(self, thing: int) -> str:
        """The kind of the thing at a position."""
        return _KINDS[int(self.view.columns.thing_kind[thing])]

    def _chosen(self, claims: IntArray, relation: str, kinds: Sequence[str]) -> IntArray:
        claims = claims[self.view.columns.relation[claims] == RELATION_CODES[relation]]
        return claims[self.view.has("kind", claims, *kinds)] if kinds else claims

    def told(self, claims: Iterable[int] | IntArray) -> list[Told]:
        """The claims at these positions, with their ends."""
        return self.joined(self.view.full([int(claim) for claim in claims]))

    def joined(self, claims: Sequence[Claim]) -> list[Told]:
        """Claims with their ends."""
        ends = self.things(end for claim in claims for end in (claim.subject, claim.object))
        ids = [claim.id for claim in claims]
        status = self.map.statuses(ids)
        both = zip(claims, ids, strict=True)
        return [Told(claim, ends[claim.subject], ends.get(claim.object), status[name]) for claim, name in both]

    def things(self, ids: Iterable[str]) -> dict[str, Thing]:
        """Id -> thing of many at once."""
        wanted = sorted({one for one in ids if one})
        return dict(zip(wanted, self.map.things_by_id(wanted), strict=True))

    def at(self, positions: Iterable[int] | IntArray) -> dict[int, Thing]:
        """Position -> thing of many at once."""
        ids = self.view.thing_ids(int(position) for position in positions)
        things = self.things(ids.values())
        return {position: things[thing_id] for position, thing_id in ids.items()}

    # ---- flags

    @property
    def pending(self) -> bool:
        """Whether the flags of a large map are still looked for; asking begins it. Pages do not wait for them."""
        if self.wait or self.edition.flagged or len(self.view.columns.relation) <= SMALL:
            return False
        with _LOCK:
            if self._finding is None:
                self._finding = Thread(target=self._find, name="flags", daemon=True)
                self._finding.start()
        return self._finding.is_alive()

    def _find(self) -> None:
        """Compute the flags and what pages ask of them."""
        self._all.severity.any()
        self.sums.flagged.any()

    @cached_property
    def _all(self) -> Raised:
        return Raised(self.view, self.edition.sorted_out)

    @property
    def raised(self) -> Raised:
        """The flags; none while they are still looked for."""
        return Raised(self.view, NONE_YET) if self.pending else self._all

    def flags_on(self, thing_id: str) -> list[Flag]:
        """Open flags that are about a thing or rest on a claim about it, worst first."""
        return self.raised.by_thing.get(thing_id, [])

    @cached_property
    def standing(self) -> Standing:
        """What people's decisions come to."""
        return self.map.standing()

    @cached_property
    def decided(self) -> bool:
        """Whether anybody has decided anything."""
        return bool(self.map.connection.execute("SELECT EXISTS (SELECT 1 FROM decisions)").fetchone()[0])

    # ---- the whole

    @cached_property
    def organisation(self) -> Organisation:
        """Everybody in one tree."""
        return organisation(self.view)

    @cached_property
    def sums(self) -> Counted:
        """Flags added up along the organisation; only where they are known."""
        return counted(self.organisation, self._all.severity)

    @cached_property
    def counts(self) -> dict[str, int]:
        """Rows of each table."""
        return self.map.counts()

    @cached_property
    def order(self) -> dict[str, IntArray]:
        """Kind -> positions of its things in the order of their labels, for those kinds that somebody asked for."""
        return {}

    def labelled(self, kind: str) -> IntArray:
        """Positions of the things of a kind in the order of their labels."""
        if kind not in self.order:
            query = "SELECT n - 1 FROM things WHERE kind = ? ORDER BY label COLLATE NOCASE, id"
            rows = self.map.connection.execute(query, (kind,)).fetchall()
            self.order[kind] = np.array([n for (n,) in rows], dtype=np.int32)
        return self.order[kind]

    @cached_property
    def ranks(self) -> IntArray:
        """The place of each thing among all in the order of their labels."""
        rows = self.map.connection.execute("SELECT n - 1 FROM things ORDER BY label COLLATE NOCASE, id").fetchall()
        found = np.empty(len(rows), dtype=np.int32)
        found[[n for (n,) in rows]] = np.arange(len(rows), dtype=np.int32)
        return found

    @cached_property
    def outside(self) -> IntArray:
        """Actors that stand in no line and no unit, and hold no post that does."""
        actors, held = self.view.actors(), self.view.claims("Occupancy")
        seated = self.view.marked(self.view.subjects(held)[self.organisation.members[self.view.objects(held)]])
        return actors[~self.organisation.members[actors] & ~seated[actors]]

    @cached_property
    def vacant(self) -> frozenset[int]:
        """Positions of posts that nobody holds."""
        return frozenset(vacancies(self.view).actors.tolist())

    @cached_property
    def gone(self) -> frozenset[int]:
        """Positions of actors that no longer exist."""
        return frozenset(defunct(self.view).actors.tolist())

    @cached_property
    def doubtful(self) -> frozenset[int]:
        """Codes of the statuses of readings that somebody should look at."""
        return frozenset({CONCEPT_CODES["uncertain"], CONCEPT_CODES["truncated"]})

    @cached_property
    def kinds(self) -> dict[str, int]:
        """Kind -> how many things of it there are, most first."""
        rows = self.map.connection.execute("SELECT kind, count(*) FROM things GROUP BY kind ORDER BY 2 DESC, 1")
        return dict(rows)

    @cached_property
    def documents(self) -> dict[str, tuple[str, str, int]]:
        """Id -> (name, media type, characters) of every document, in the order of names; texts are not read."""
        query = "SELECT id, name, media_type, length(text) FROM documents ORDER BY name, id"
        return {row[0]: row[1:] for row in self.map.connection.execute(query)}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Id of a document -> its number in the view's columns."""
        return dict(self.map.connection.execute("SELECT id, n - 1 FROM documents"))

    @cached_property
    def statuses(self) -> Counter[str]:
        """Status -> how many claims in force have it."""
        counts = np.bincount(self.view.columns.status[self.view.in_force], minlength=len(CONCEPT_CODES))
        return Counter({name: int(counts[code]) for name, code in CONCEPT_CODES.items() if counts[code]})


def atlas(edition: Edition) -> Atlas:
    """The indexes of an edition; made for the first page that asks."""
    with _LOCK:
        if "atlas" not in edition.kept:
            edition.kept["atlas"] = Atlas(edition)
        found: Atlas = edition.kept["atlas"]
        return found
