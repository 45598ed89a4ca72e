"""Detectors and flags: finding the detectors, running them, and saying what they found with its sentences."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from types import ModuleType
from typing import NamedTuple

from remit.graph import detectors
from remit.graph.claim import Claim, Evidence, Thing, content_hash
from remit.graph.errors import NotFound
from remit.graph.map import Map
from remit.graph.view import View
from remit.graph.wording import readable
from remit.graph.writing import batches

BATCH = 1000  # flags whose claims and things are fetched at once


class Severity(IntEnum):
    """High blocks the question "who answers for this?", medium degrades it, low is hygiene."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3

    def __str__(self) -> str:
        return self.name.lower()


class Meta(NamedTuple):
    """What a detector is: `code` and `name` of the catalogue, the group of its flags, the version that brought it.

    `subjects` says what the columns of a found row are, for the docs and the queries: ("responsibility",).
    """

    code: str
    name: str
    severity: Severity
    group: str
    since: str
    subjects: tuple[str, ...]


class Found(NamedTuple):
    """One defect: positions of its subjects (its identity) and of the claims that show it."""

    subjects: tuple[int, ...]
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Detector:
    """One module of `remit.graph.detectors`.

    `find` runs on the view. `sparql` and `cypher` are queries whose rows are the subjects' ids and a claim's id
    (columns s1, s2 …, claim), one row a claim; or the reason why no query can say it stands in `no_query`.
    """

    meta: Meta
    doc: str
    find: Callable[[View], Iterable[Found]]
    message: Callable[[Sequence[Thing], Sequence[Claim], Mapping[str, str]], str]
    sparql: str
    cypher: str
    no_query: str


@dataclass(frozen=True, slots=True)
class Flag:
    """What a detector found, said in words, with the claims that show it (ordered by their ids)."""

    code: str
    name: str
    severity: Severity
    subjects: tuple[Thing, ...]
    message: str
    claims: tuple[Claim, ...]

    @property
    def fingerprint(self) -> str:
        """Code and subjects, whatever the evidence: the same defect in the next check."""
        return f"{self.code}-{content_hash((self.code, *(s.id for s in self.subjects)))[:12]}"

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every place that the claims rest on, once each, in the order of documents and characters."""
        places = {proof.place: proof for claim in self.claims for proof in claim.evidence}
        return tuple(places[key] for key in sorted(places))


@cache
def registry() -> Mapping[str, Detector]:
    """Code -> detector, in the order of codes. Raises ValueError where two modules share a code."""
    found: dict[str, Detector] = {}
    for info in pkgutil.iter_modules(detectors.__path__):
        detector = read_detector(importlib.import_module(f"{detectors.__name__}.{info.name}"))
        if detector.meta.code in found:
            raise ValueError(f"two detectors have the code {detector.meta.code}")
        found[detector.meta.code] = detector
    return dict(sorted(found.items()))


# Characters of a label in which its first words surely stand, however much markup there is.
LONG = 1000


def clip(text: str, width: int = 90) -> str:
    """A label as a message holds it: the whole sentence stands in the evidence below."""
    text = readable(text[:LONG])
    return text if len(text) <= width else text[:width].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"


def listed(names: Sequence[str]) -> str:
    """Names as a person lists them: a, b and c."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def read_detector(module: ModuleType) -> Detector:
    """The detector that a module declares."""
    return Detector(
        meta=module.META,
        doc=(module.__doc__ or "").strip(),
        find=module.find,
        message=module.message,
        sparql=getattr(module, "SPARQL", ""),
        cypher=getattr(module, "CYPHER", ""),
        no_query=getattr(module, "NO_QUERY", ""),
    )


def choose(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[Detector]:
    """Detectors by codes or groups of codes ("A", "F02"). Raises NotFound for a code that names none."""
    known = registry()
    for prefix in (*select, *ignore):
        if not any(code.startswith(prefix.upper()) for code in known):
            raise NotFound(f"no detector {prefix!r} (see: remit detectors)")
    starts = tuple(p.upper() for p in select) or ("",)
    stops = tuple(p.upper() for p in ignore)
    return [d for code, d in known.items() if code.startswith(starts) and not (stops and code.startswith(stops))]


def detect(view: View, chosen: Iterable[Detector] | None = None) -> Iterator[Flag]:
    """Run detectors on a view: flags in the order of codes and subjects."""
    for detector in registry().values() if chosen is None else chosen:
        yield from flags(view.map, detector, view_rows(view, detector))


def view_rows(view: View, detector: Detector) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """What a detector finds in a view, as a query would tell it: subject ids and claim ids."""
    found = list(detector.find(view))
    things = view.thing_ids(subject for row in found for subject in row.subjects)
    claims = view.claim_ids(claim for row in found for claim in row.claims)
    return [(tuple(things[s] for s in row.subjects), tuple(claims[c] for c in row.claims)) for row in found]


def flags(map_: Map, detector: Detector, rows: Iterable[tuple[tuple[str, ...], tuple[str, ...]]]) -> Iterator[Flag]:
    """Rows of (subject ids, claim ids), whoever computed them, as flags: rows of equal subjects are one flag."""
    merged: dict[tuple[str, ...], set[str]] = {}
    for subjects, claims in rows:
        merged.setdefault(subjects, set()).update(claims)
    for batch in batches(sorted(merged.items()), BATCH):
        ids = sorted({claim for _, proofs in batch for claim in proofs})
        known = dict(zip(ids, map_.claims_by_id(ids), strict=True))
        ends = {end for claim in known.values() for end in (claim.subject, claim.object) if end}
        named = sorted(ends.union(*(subjects for subjects, _ in batch)))
        things = dict(zip(named, map_.things_by_id(named), strict=True))
        for subjects, proofs in batch:
            yield made(detector, [things[s] for s in subjects], [known[c] for c in sorted(proofs)], things)


def made(detector: Detector, subjects: Sequence[Thing], claims: Sequence[Claim], things: Mapping[str, Thing]) -> Flag:
    """One flag, said in words; `things` holds the ends of its claims."""
    ends = sorted({end for claim in claims for end in (claim.subject, claim.object) if end})
    labels = {end: clip(things[end].label) for end in ends}
    message = detector.message([t._replace(label=clip(t.label)) for t in subjects], claims, labels)
    meta = detector.meta
    return Flag(meta.code, meta.name, meta.severity, tuple(subjects), message, tuple(claims))
