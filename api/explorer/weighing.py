"""A claim to be decided about: what it says, what was decided before, and how it might be corrected."""

from typing import NamedTuple

from remit.api.decided import decision_words
from remit.api.explorer import words
from remit.api.explorer.atlas import Told
from remit.api.explorer.desk import Desk
from remit.graph.claim import Claim
from remit.graph.decisions import Decision
from remit.ontology.generated import terms


class Weighed(NamedTuple):
    """`seen` is the last decision about it, for whoever decides at the same time; `kinds` what it might be instead."""

    told: Told
    id: str
    said: str
    kind: str
    hedges: list[str]
    seen: str
    history: list[tuple[Decision, str, bool]]
    kinds: list[tuple[str, str]]
    changed: bool


def weighed(desk: Desk, claim: Claim) -> Weighed:
    """A claim as a form about it shows it."""
    (told,) = desk.atlas.joined([claim])
    map_, withdrawn = desk.atlas.map, desk.atlas.standing.withdrawn
    past = map_.decisions(claim.id) if desk.atlas.decided else []
    history = [(one, decision_words(one), one.id in withdrawn) for one in past if one.verdict != "withdraw"]
    kinds = [(kind, kind_words(claim.relation, kind)) for kind in terms.RELATION_KINDS[claim.relation]]
    seen = past[-1].id if past else ""
    status_changed = any(not gone for _, _, gone in history)
    return Weighed(
        told,
        claim.id,
        words.relation(claim),
        kind_words(claim.relation, claim.kind) if claim.kind else "",
        words.hedges(claim),
        seen,
        history,
        kinds if claim.relation != "Attribute" else [],
        status_changed,
    )


def kind_words(relation: str, kind: str) -> str:
    """A kind of a relation in words of the field."""
    tables: dict[str, dict[str, str]] = {
        "Assignment": {name: said[1].lower() for name, said in words.PARTS.items()},
        "ReportingLine": {name: said[1] for name, said in words.LINES.items()},
        "Standing": {name: said[1].lower() for name, said in words.STANDS.items()},
        "Answer": {name: said[1].lower() for name, said in words.ANSWERS.items()},
        "Progress": {name: said[1].lower() for name, said in words.PROGRESS.items()},
        "Damage": {name: said[1].lower() for name, said in words.DAMAGE.items()},
        "Attribute": {name: said.lower() for name, said in words.ATTRIBUTES.items()},
        "Concern": words.CONCERNS,
    }
    return tables.get(relation, {}).get(kind, kind)
