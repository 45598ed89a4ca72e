"""What a map asks its tables, and what the rows that come back are."""

from collections.abc import Sequence
from typing import Any

from remit.graph.claim import Claim, Evidence, Span
from remit.graph.settling import COUNTS, OUT

# The numbers come first in every join: a planner that began elsewhere would scan the table.
CLAIMS = """SELECT c.n, c.relation, s.id, c.kind, coalesce(o.id, ''), c.value, c.modality, c.status, c.share, c.scope,
    c.valid_from, c.valid_to, d.id, e.spans, e.quote, e.loader, e.rule, e.page, e.cell
    FROM json_each(?) j CROSS JOIN claims c ON c.n = j.value JOIN things s ON s.n = c.subject
    LEFT JOIN things o ON o.n = c.object
    LEFT JOIN evidence e ON e.claim = c.n LEFT JOIN documents d ON d.n = e.document"""
DOCUMENTS = "SELECT id, name, media_type, sha256, text, layout FROM documents"
BY_ID = "SELECT t.id, t.n FROM json_each(?) j CROSS JOIN {} t ON t.id = j.value"
THINGS_BY_ID = "SELECT t.id, t.kind, t.label FROM json_each(?) j CROSS JOIN things t ON t.id = j.value"

NAMED_ANY = f"""SELECT j.key, t.id, t.kind, t.label FROM json_each(?1) j JOIN things t ON t.key = j.value
    UNION SELECT j.key, t.id, t.kind, t.label FROM json_each(?1) j JOIN claims c
    ON c.value = j.key COLLATE NOCASE AND c.kind IN ('alias', 'name') JOIN things t ON t.n = c.subject
    WHERE {COUNTS} AND (c.status <> 'implied' OR c.id IN (SELECT value FROM decisions WHERE verdict = 'correct'))
    OR c.status NOT IN {OUT} AND t.id IN (SELECT value FROM json_each(?2))"""  # noqa: S608 our own conditions


def made(rows: Sequence[tuple[Any, ...]]) -> Claim:
    """A claim from its rows, one a piece of evidence: the claim's own columns, then those of the evidence."""
    proofs = [evidence(*row[12:]) for row in rows if row[12] is not None]
    if len(proofs) > 1:
        proofs.sort(key=lambda proof: proof.place)
    return Claim._make((*rows[0][1:12], tuple(proofs)))


def evidence(document: str, spans: str, quote: str, loader: str, rule: str, page: int, cell: str) -> Evidence:
    """A piece of evidence from its row."""
    parsed = tuple(Span(*map(int, part.split("-"))) for part in spans.split())
    return Evidence(document, parsed, quote, loader, rule, page or None, cell)
