"""Claims as rows for Neo4j and back: the one form that push, the import files and pull share."""

from collections.abc import Iterable, Mapping
from datetime import date
from operator import itemgetter
from typing import Any

from remit.graph.claim import Claim, Evidence, Span, Thing, name_key
from remit.graph.decisions import Decision
from remit.graph.errors import StoreError
from remit.graph.settling import OUT
from remit.graph.stores.rdf import evidence_name, thing_node
from remit.ontology.generated import terms

# A range index of Neo4j takes keys of up to 8,167 bytes, and every id is the key of one.
LONGEST_ID = 8000
# Names are looked for by their beginnings: characters of up to four bytes have to fit into a key as well.
NAME_BEGINNING = 500

# Properties of a relationship in the order of a claim's row, after the ids of its ends.
PROPERTIES = (
    "id", "kind", "value", "modality", "status", "share", "scope", "valid_from", "valid_to",
    "unary", "in_force", "effective_status", "alias", "documents", "evidence",
)  # fmt: skip
# What two claims of a relation seldom have in common, and what many of them share.
OWN = ("id", "value", "alias", "documents", "evidence")
SHARED = tuple(name for name in PROPERTIES if name not in OWN)
THING = ("id", "label", "iri", "key")
EVIDENCE = ("id", "document", "quote", "spans", "loader", "rule", "page", "cell")
DECISION = ("id", *Decision._fields)

LABEL_OF = {kind: kind for kind in terms.KINDS}
TYPE_OF = terms.RELATIONSHIPS
RELATION_OF = {name: relation for relation, name in TYPE_OF.items()}

ClaimRow = list[Any]
"""Subject id, object id (the subject again where there is none), then PROPERTIES."""


def in_force(claim: Claim, day: date, status: str) -> bool:
    """Whether a claim that decisions leave with a status is valid on a day and counts."""
    today = day.isoformat()
    return status not in OUT and claim.valid_from <= today and not (claim.valid_to and claim.valid_to <= today)


def label_key(name: str) -> str:
    """The beginning of a name as an identity, by which a thing is found."""
    return name_key(name)[:NAME_BEGINNING]


def alias_key(value: str) -> str:
    """The beginning of an alias without case, by which the claim that tells it is found."""
    return value.strip().lower()[:NAME_BEGINNING]


def thing_row(thing: Thing) -> list[str]:
    """A thing as a row (THING)."""
    return [thing.id, thing.label, thing_node(thing.id).value, label_key(thing.label)]


def claim_row(claim: Claim, day: date, verdicts: Mapping[str, str]) -> ClaimRow:
    """A claim as a row, with the status that decisions (claim id -> verdict) give it, if any.

    No edge has one end only, so a claim without object leads back to its subject (unary).
    """
    name = claim.id
    status = verdicts.get(name) or claim.status
    _, subject, kind, obj, *words = claim[:11]
    proofs = [evidence_name(proof) for proof in claim.evidence]
    documents = sorted({proof.document for proof in claim.evidence})
    alias = alias_key(claim.value) if kind in {"alias", "name"} and claim.relation == "Attribute" else None
    marks = (not obj, in_force(claim, day, status), status, alias, documents, proofs)
    return [subject, obj or subject, name, kind, *words, *marks]


def blocks(rows: Iterable[ClaimRow]) -> list[list[Any]]:
    """Rows of one relation in blocks: what they share (SHARED), then of each its ends and what is its OWN."""
    found: dict[tuple[Any, ...], list[list[Any]]] = {}
    for row in rows:
        found.setdefault(_shared(row), []).append([*_own(row)])
    return [[list(shared), own] for shared, own in found.items()]


_own = itemgetter(0, 1, *(2 + PROPERTIES.index(name) for name in OWN))
_shared = itemgetter(*(2 + PROPERTIES.index(name) for name in SHARED))


def claim_of(relation: str, subject: str, obj: str, row: Mapping[str, Any], proofs: Mapping[str, Evidence]) -> Claim:
    """The claim of a relationship. Raises StoreError where somebody changed it in the store."""
    kind, value, modality, status, share, scope, since, until = (str(row.get(name, "")) for name in PROPERTIES[1:9])
    obj = "" if row.get("unary") else obj
    evidence = tuple(sorted((proofs[name] for name in row.get("evidence") or ()), key=place))
    claim = Claim(relation, subject, kind, obj, value, modality, status, share, scope, since, until, evidence)
    if claim.id != row.get("id"):
        raise StoreError(f"{relation} {row.get('id')} of {subject!r} was changed in the store: it is no claim any more")
    return claim


def place(proof: Evidence) -> tuple[object, ...]:
    """The order in which a map keeps the evidence of a claim."""
    return (proof.document, proof.spans, proof.page or 0, proof.cell)


def evidence_row(name: str, proof: Evidence) -> list[Any]:
    """A piece of evidence as a row (EVIDENCE) under its name; its spans are flat: start, end, start, end …"""
    spans = [side for span in proof.spans for side in span]
    return [name, proof.document, proof.quote, spans, proof.loader, proof.rule, proof.page, proof.cell]


def evidence_of(row: list[Any]) -> Evidence:
    """The inverse of `evidence_row`."""
    _, document, quote, flat, loader, rule, page, cell = row
    sides = list(flat or ())
    spans = tuple(Span(*pair) for pair in zip(sides[::2], sides[1::2], strict=True))
    return Evidence(document, spans, quote or "", loader or "", rule or "", page, cell or "")


def refuse_long(what: str, name: str) -> None:
    """Raise StoreError where an id is too long to be a key in Neo4j."""
    if len(name.encode()) > LONGEST_ID:
        raise StoreError(f"{what} {name[:60]!r}…: its id has over {LONGEST_ID:,} bytes, which Neo4j takes for no key")
