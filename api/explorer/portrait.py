"""What the page of one thing shows: everything that the map says of it, in the order in which a reviewer asks."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np

from remit.api.explorer import words
from remit.api.explorer.branch import branch
from remit.api.explorer.chart import chart
from remit.api.explorer.desk import Desk
from remit.api.explorer.rows import Rows, row, rows
from remit.api.explorer.trail import trail
from remit.graph.claim import RASCI, Thing
from remit.graph.columns import CONCEPT_CODES, RELATION_CODES, IntArray

# Relations that the page of an actor shows in sections of their own, seen from the subject and from the object.
_ACTOR_FROM = frozenset({"ReportingLine", "Placement", "Headship", "Occupancy", "Standing", "Attribute", "Subdivision"})
_ACTOR_TO = frozenset({"ReportingLine", "Placement", "Headship", "Occupancy", "Subdivision", "Assignment"})
_RANK = np.array([RASCI.index(kind) if kind in RASCI else len(RASCI) for kind in CONCEPT_CODES])
_RELATIONS = {code: name for name, code in RELATION_CODES.items()}
TOLD = ("alias", "number", "reference", "grade", "headcount", "due", "made")
FEW = 6
AROUND = 18  # boxes of the picture beside the text; a page of its own has up to 300


class Group(NamedTuple):
    """What stands in one relation to a thing, under what that is called."""

    title: str
    rows: Rows


def actor(desk: Desk, thing: Thing) -> dict[str, Any]:
    """A post, unit, person or body."""
    atlas, n = desk.atlas, desk.atlas.view.number(thing)
    flags = atlas.flags_on(thing.id)
    return {
        "n": n,
        "standing": rows(desk, atlas.of(n, "Standing"), most=FEW).rows,
        "vacant": n in atlas.vacant,
        "places": rows(desk, join(atlas.of(n, "Placement"), atlas.of(n, "Subdivision")), most=FEW).rows,
        "holders": rows(desk, atlas.on(n, "Occupancy"), reverse=True, most=FEW).rows,
        "posts": rows(desk, atlas.of(n, "Occupancy"), most=FEW).rows,
        "leads": rows(desk, atlas.of(n, "Headship"), most=FEW).rows,
        "heads": rows(desk, atlas.on(n, "Headship"), reverse=True, most=FEW).rows,
        **common(desk, thing, n),
        "chain": chain(desk, thing),
        "superiors": rows(desk, atlas.of(n, "ReportingLine"), most=12),
        "reports": rows(desk, atlas.on(n, "ReportingLine"), reverse=True),
        "duties": duties(desk, n),
        "flags": flags,
        **mergers(desk, thing),
        "groups": groups(desk, n, _ACTOR_FROM, _ACTOR_TO, first=("Placement", "Subdivision")),
        "branch": branch(desk, n),
        "chart": chart(desk, n, AROUND, 1),
    }


def mergers(desk: Desk, thing: Thing) -> dict[str, Any]:
    """With whom somebody decided that an actor is one."""
    atlas = desk.atlas
    if not atlas.decided:
        return {"merged_into": None, "mergers": []}
    standing = atlas.standing
    into = standing.merged.get(thing.id, "")
    found = [d for d in atlas.map.decisions(thing.id) if d.verdict == "merge" and d.value == thing.id]
    others = atlas.things([into, *(d.about for d in found)])
    kept = [(d, others[d.about]) for d in found if d.id not in standing.withdrawn]
    return {"merged_into": others.get(into), "mergers": kept}


def common(desk: Desk, thing: Thing, n: int) -> dict[str, Any]:
    """What the page of anything begins with: its attributes."""
    told = rows(desk, desk.atlas.of(n, "Attribute", *TOLD), most=20).rows
    return {"told": [one for one in told if one.value.casefold() != thing.label.casefold()]}


def chain(desk: Desk, thing: Thing) -> list[Any]:
    """The steps to the top, the next superior first, as rows."""
    steps = desk.atlas.questions.chain(thing)
    return [row(desk, told) for told in desk.atlas.joined([step.claim for step in steps])]


def duties(desk: Desk, n: int) -> Rows:
    """What an actor has a part in: what it answers for first."""
    claims = desk.atlas.on(n, "Assignment")
    claims = claims[np.argsort(_RANK[desk.atlas.view.columns.kind[claims]], kind="stable")]
    return rows(desk, claims, reverse=True)


def duty(desk: Desk, thing: Thing) -> dict[str, Any]:
    """A responsibility: everybody's part in it, the chain above the first who answers, what it overlaps with."""
    atlas, n = desk.atlas, desk.atlas.view.number(thing)
    claims = atlas.of(n, "Assignment")
    claims = claims[np.argsort(_RANK[atlas.view.columns.kind[claims]], kind="stable")]
    parts = rows(desk, claims)
    first = parts.rows[0].other if parts.rows else None
    answers = first is not None and parts.rows[0].claim.kind in {"accountable", "responsible"}
    flags = atlas.flags_on(thing.id)
    return {
        **common(desk, thing, n),
        "parts": parts,
        "first": first if answers else None,
        "chain": chain(desk, first) if first is not None and answers else [],
        "statement": rows(desk, atlas.of(n, "Attribute", "statement"), most=2).rows,
        "flags": flags,
        "overlaps": overlaps(desk, flags),
        "groups": groups(desk, n, frozenset({"Attribute", "Assignment"}), frozenset()),
    }


def overlaps(desk: Desk, flags: Iterable[Any]) -> list[Any]:
    """(flag, duties side by side) of the flags that say that duties overlap."""
    from remit.api.explorer.compare import compared

    found = [(flag, compared(desk, flag)) for flag in flags if flag.code.startswith("O0")]
    return [(flag, sides) for flag, sides in found if sides][:3]


def recommendation(desk: Desk, thing: Thing) -> dict[str, Any]:
    """A recommendation, or a finding, answer or action of one: the whole trail from finding to date."""
    n = desk.atlas.view.number(thing)
    known = frozenset(
        {"Attribute", "Basis", "Address", "Answer", "Author", "Followup", "Ownership", "Progress", "Damage"}
    )
    return {
        **common(desk, thing, n),
        "trail": trail(desk, n),
        "statement": rows(desk, desk.atlas.of(n, "Attribute", "statement"), most=2).rows,
        "flags": desk.atlas.flags_on(thing.id),
        "groups": groups(desk, n, known, known),
    }


def other(desk: Desk, thing: Thing) -> dict[str, Any]:
    """Anything else."""
    n = desk.atlas.view.number(thing)
    return {
        **common(desk, thing, n),
        "statement": rows(desk, desk.atlas.of(n, "Attribute", "statement"), most=2).rows,
        "flags": desk.atlas.flags_on(thing.id),
        "groups": groups(desk, n, frozenset({"Attribute"}), frozenset()),
    }


def groups(
    desk: Desk, n: int, shown_from: frozenset[str], shown_to: frozenset[str], first: tuple[str, ...] = ()
) -> list[Group]:
    """Everything else that is said of a thing, by relation; `first` names relations whose other end comes first."""
    atlas = desk.atlas
    found = []
    for relation in first:
        claims = atlas.on(n, relation)
        if len(claims):
            found.append(Group(title(relation, reverse=True), rows(desk, claims, reverse=True)))
    for reverse, every, shown in ((False, atlas.all_of(n), shown_from), (True, atlas.all_on(n), shown_to)):
        codes = atlas.view.columns.relation[every]
        for code in dict.fromkeys(codes.tolist()):
            relation = _RELATIONS[code]
            if relation not in shown:
                found.append(Group(title(relation, reverse=reverse), rows(desk, every[codes == code], reverse=reverse)))
    return found


def title(relation: str, *, reverse: bool) -> str:
    """A relation as a heading."""
    said = words.SAID.get(relation, ("reports to", "has reports"))[reverse]
    return said[0].upper() + said[1:]


def join(*claims: IntArray) -> IntArray:
    """Claims of several selections."""
    return np.concatenate(claims)
