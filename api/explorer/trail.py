"""From finding to date: what was found, recommended, answered, taken on, by whom and until when."""

from typing import Any, NamedTuple

from remit.api.explorer.desk import Desk
from remit.api.explorer.rows import Row, row, rows
from remit.graph.claim import Claim, Thing

MOST = 12  # of one stage on one page


class Stop(NamedTuple):
    """One thing on the trail with what is said of it: its words, who, how it stands, until when."""

    thing: Thing
    here: bool
    said: str
    who: list[Row]
    kinds: list[str]
    due: list[Row]
    notes: list[int]
    flags: list[Any]
    damage: list[str]


class Stage(NamedTuple):
    """One stage of the trail; `missing` says what it means that nothing is there."""

    name: str
    stops: list[Stop]
    missing: str


def trail(desk: Desk, n: int) -> list[Stage]:
    """The trail that a recommendation (or a finding, answer or action of one) lies on."""
    recommendations = [number for number in centre(desk, n) if number >= 0][:MOST]
    findings, answers, actions = (around(desk, n, recommendations, *stage) for stage in STAGES)
    return [
        stage(desk, n, "Finding", findings, "No finding is named as its basis."),
        stage(desk, n, "Recommendation", recommendations, "No recommendation follows."),
        stage(desk, n, "Response", answers, "Nobody has answered it."),
        stage(desk, n, "Action", actions, "No action is named."),
    ]


# (kind, relation, whether the recommendation is the object): how each other stage hangs on a recommendation.
STAGES = (("Finding", "Basis", False), ("Response", "Answer", True), ("Action", "Followup", True))


def centre(desk: Desk, n: int) -> list[int]:
    """The recommendations that a thing belongs to: itself, or those that it leads to, answers or follows up."""
    atlas, view = desk.atlas, desk.atlas.view
    kind = atlas.kind(n)
    if kind == "Recommendation":
        return [n]
    if kind == "Finding":
        return list(dict.fromkeys(view.subjects(atlas.on(n, "Basis")).tolist()))
    targets = view.objects(atlas.of(n, "Answer" if kind == "Response" else "Followup")).tolist()
    return [one for one in dict.fromkeys(targets) if atlas.kind(one) == "Recommendation"]


def around(desk: Desk, n: int, recommendations: list[int], kind: str, relation: str, incoming: bool) -> list[int]:
    """The things of one stage."""
    atlas, view = desk.atlas, desk.atlas.view
    found = [n] if atlas.kind(n) == kind else []
    for one in recommendations:
        claims = atlas.on(one, relation) if incoming else atlas.of(one, relation)
        found += (view.subjects(claims) if incoming else view.objects(claims)).tolist()
    return list(dict.fromkeys(found))[:MOST]


def stage(desk: Desk, n: int, name: str, numbers: list[int], missing: str) -> Stage:
    """One stage with its things."""
    things = desk.atlas.at(numbers)
    return Stage(name, [stop(desk, number, things[number], here=number == n) for number in numbers], missing)


def stop(desk: Desk, n: int, thing: Thing, *, here: bool) -> Stop:
    """One thing on the trail."""
    atlas = desk.atlas
    said = atlas.told(atlas.of(n, "Attribute", "statement")[:1])
    who = [one for name in ("Address", "Author", "Ownership") for one in rows(desk, atlas.of(n, name), most=8).rows]
    states = [told.claim for name in ("Answer", "Progress") for told in atlas.told(atlas.of(n, name)[:4])]
    due = [row(desk, told) for told in atlas.told(atlas.of(n, "Attribute", "due")[:3])]
    damage = [told.claim.kind for told in atlas.told(atlas.of(n, "Damage")[:2])]
    notes = desk.notes.all([told.claim for told in said] + states, 1)
    words = said[0].claim.value if said else thing.label
    return Stop(thing, here, words, who, kinds(states), due, notes, atlas.flags_on(thing.id), damage)


def kinds(claims: list[Claim]) -> list[str]:
    """The kinds of claims, each once."""
    return list(dict.fromkeys(claim.kind for claim in claims if claim.kind))
