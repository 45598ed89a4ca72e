"""Who belongs in the picture around one post: everybody above it, and those below it as far as there is room."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from remit.api.explorer.atlas import Atlas
from remit.graph.claim import SETTLED
from remit.graph.columns import CONCEPT_CODES
from remit.graph.drawing.shapes import Link
from remit.graph.lines import PREFERENCE
from remit.graph.view import LINE

MOST = 300  # boxes of the largest picture
ABOVE = 40  # boxes above
BESIDE = 20  # further superiors of those below
FEW, LEADING = 3, 2  # so many of a team stand beside the line, where at least so many of it lead others
TEAM = 60  # subordinates of one superior that are drawn one by one
_NAMES = {code: name for name, code in CONCEPT_CODES.items()}
# Structure that gives somebody a place where no reporting line does, the stronger first.
STRUCTURE = (("Subdivision", "part"), ("Placement", "post"))


@dataclass
class Neighbourhood:
    """Boxes in the order in which they were met (the centre first), lines among them, and who was left out.

    `main` is the superior below whom a box is drawn; `claims` the claims behind each link; `rest` how many below a box
    are not drawn, `loops` boxes that report to themselves; `higher` says that others above are not drawn.
    """

    centre: int
    boxes: list[int] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    main: dict[int, int] = field(default_factory=dict)
    claims: dict[Link, list[int]] = field(default_factory=dict)
    rest: dict[int, int] = field(default_factory=dict)
    loops: set[int] = field(default_factory=set)
    higher: bool = False

    @property
    def aside(self) -> set[int]:
        """Those few who lead nobody among colleagues who do: they stand beside the line, as assistants in a chart."""
        leading = {*self.main.values(), *(box for box, rest in self.rest.items() if rest)}
        teams: dict[int, list[int]] = {}
        for lower, upper in self.main.items():
            teams.setdefault(upper, []).append(lower)
        alone = [(team, [one for one in team if one not in leading]) for team in teams.values()]
        return {one for team, few in alone if len(few) <= FEW and len(team) - len(few) >= LEADING for one in few}


def neighbourhood(atlas: Atlas, centre: int, room: int = MOST, levels: int = 99, above: int = ABOVE) -> Neighbourhood:
    """The picture around a thing in at most `room` boxes, so many levels below it and about `above` boxes above."""
    found = Neighbourhood(centre, [centre])
    met = {centre}
    climb(atlas, found, met, min(above, max(room // 2, 8)))
    descend(atlas, found, met, min(room, MOST), levels)
    widen(atlas, found, met, min(room + min(BESIDE, room // 3), MOST))
    join(atlas, found, met)
    found.main = main_lines(found.links, found.boxes)
    return found


def climb(atlas: Atlas, found: Neighbourhood, met: set[int], most: int) -> None:
    """Everybody above, by lines of every kind."""
    frontier = [found.centre]
    while frontier and len(found.boxes) < most:
        ahead = [up for one in frontier for up in uppers(atlas, one) if up not in met]
        frontier = list(dict.fromkeys(ahead))
        met.update(frontier)
        found.boxes += frontier
    found.higher = any(up not in met for one in frontier for up in uppers(atlas, one))


def descend(atlas: Atlas, found: Neighbourhood, met: set[int], room: int, levels: int) -> None:
    """Those below, level by level while a whole level fits; what does not fit is counted."""
    frontier = [found.centre]
    for level in range(levels + 1):
        teams = {one: [low for low in lowers(atlas, one) if low not in met] for one in frontier}
        wanted = list(dict.fromkeys(low for team in teams.values() for low in team[:TEAM]))
        if level == levels:
            wanted = []
        elif level and len(found.boxes) + len(wanted) > room:
            wanted = whole_teams(teams, room - len(found.boxes))
        else:
            wanted = wanted[: max(0, room - len(found.boxes))]
        met.update(wanted)
        found.boxes += wanted
        drawn = set(wanted)
        found.rest.update({one: left for one, team in teams.items() if (left := len(set(team) - drawn))})
        frontier = wanted
        if not frontier:
            return


def whole_teams(teams: dict[int, list[int]], room: int) -> list[int]:
    """As many teams as fit, each as a whole: half a team would look like all of it."""
    found: list[int] = []
    for team in teams.values():
        if len(team) <= TEAM and len(found) + len(team) <= room:
            found += [one for one in team if one not in found]
    return found


def widen(atlas: Atlas, found: Neighbourhood, met: set[int], room: int) -> None:
    """The other superiors of those below: a second line is what the picture is looked at for."""
    for thing in list(found.boxes):
        for upper in atlas.view.objects(atlas.of(thing, "ReportingLine")).tolist():
            if upper not in met and len(met) < room:
                met.add(upper)
                found.boxes.append(upper)


def uppers(atlas: Atlas, thing: int) -> list[int]:
    """Who stands directly above: by lines, else by structure."""
    view = atlas.view
    above = view.objects(atlas.of(thing, "ReportingLine")).tolist()
    for relation, _ in STRUCTURE:
        above = above or view.objects(atlas.of(thing, relation)).tolist()
    return [one for one in dict.fromkeys(above) if one != thing]


def lowers(atlas: Atlas, thing: int) -> list[int]:
    """Who stands directly below, the largest branches first."""
    view, tree = atlas.view, atlas.organisation
    below = dict.fromkeys(view.subjects(atlas.on(thing, "ReportingLine")).tolist())
    for relation, _ in STRUCTURE:
        below |= dict.fromkeys(
            one for one in view.subjects(atlas.on(thing, relation)).tolist() if thing in uppers(atlas, one)
        )
    return sorted((one for one in below if one != thing), key=lambda one: (-int(tree.size[one]), one))


def join(atlas: Atlas, found: Neighbourhood, met: set[int]) -> None:
    """Every line between two that are drawn."""
    view = atlas.view
    for thing in found.boxes:
        own = list(styled(atlas, atlas.of(thing, "ReportingLine").tolist()))
        if not own:
            near = set(uppers(atlas, thing))
            own = [(claim, name) for relation, name in STRUCTURE for claim in atlas.of(thing, relation).tolist()]
            own = [(claim, name) for claim, name in own if int(view.columns.object[claim]) in near]
        for claim, style in own:
            upper = int(view.columns.object[claim])
            if upper == thing:
                found.loops.add(thing)
            elif upper in met:
                found.claims.setdefault(Link(thing, upper, style), []).append(claim)
    found.links = list(found.claims)


def styled(atlas: Atlas, claims: Iterable[int]) -> Iterable[tuple[int, str]]:
    """(claim, style): its kind, and whether it is only proposed."""
    columns = atlas.view.columns
    for claim in claims:
        modality = _NAMES[int(columns.modality[claim])]
        yield claim, _NAMES[int(columns.kind[claim])] + ("" if modality in SETTLED else " proposed")


def main_lines(links: Iterable[Link], boxes: list[int]) -> dict[int, int]:
    """The superior below whom each box is drawn: by its most direct line that closes no circle."""
    place = {box: i for i, box in enumerate(boxes)}
    order = sorted(links, key=lambda link: (strength(link.style), place[link.lower], place[link.upper]))
    main: dict[int, int] = {}
    for link in order:
        if link.lower not in main and not stands_below(main, link.upper, link.lower):
            main[link.lower] = link.upper
    return main


def strength(style: str) -> int:
    """How much a line says who the superior is: lines of command first, proposals last."""
    kind, _, proposed = style.partition(" ")
    return (PREFERENCE.index(kind) if kind in PREFERENCE else len(PREFERENCE)) + (20 if proposed else 0)


def stands_below(main: dict[int, int], start: int, goal: int) -> bool:
    """Whether the way up from one box comes by another."""
    while start != goal and start in main:
        start = main[start]
    return start == goal


FIRM = frozenset(LINE)
