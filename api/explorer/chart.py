"""The picture of lines with its words: a box each, the lines in a few strokes, and the rows of the table beside it."""

from collections import Counter
from typing import NamedTuple

from remit.api.explorer import words
from remit.api.explorer.desk import Desk
from remit.api.explorer.lettering import broken
from remit.api.explorer.neighbourhood import FIRM, Neighbourhood, neighbourhood
from remit.api.explorer.spots import spot
from remit.api.explorer.strokes import Ink, Letters, arrows, circles, counted, inked, lettered
from remit.graph.claim import Thing
from remit.graph.drawing.diagram import diagram
from remit.graph.drawing.shapes import Link, Picture, Rect

SIZE, SMALL = 13.0, 11.0  # pixels of type
COLLECTIVE = frozenset({"Unit", "Organization", "Programme"})
MARGIN = 14.0
SHEET = 670.0  # pixels of a sheet of A4 between its margins
TINTS = 6  # colours that tell branches apart
STATES = {"vacant": "○ vacant", "ended": "✕ no longer exists"}


class Card(NamedTuple):
    """One box: `looks` are its classes, `told` is all that it says; `cut` where not all of that fits."""

    thing: Thing
    looks: str
    text: str
    foot: str
    signs: str
    here: bool
    told: str
    cut: bool


class Chart(NamedTuple):
    """Everything that the template paints; `branches` says whether their boxes are told apart by colour."""

    near: Neighbourhood
    width: float
    height: float
    cards: list[Card]
    inks: list[Ink]
    letters: Letters
    counts: Letters
    legend: list[tuple[str, bool]]
    left_out: int
    circle: bool
    higher: bool
    vacant: bool
    branches: bool

    @property
    def paper(self) -> int:
        """The tenths of its size at which the picture fits a sheet of paper, at least 3."""
        return max(3, min(10, int(10 * SHEET / self.width)))

    @property
    def view_box(self) -> str:
        """The part of the plane that is shown."""
        return f"{-MARGIN:g} {-MARGIN:g} {self.width:g} {self.height:g}"


def chart(desk: Desk, centre: int, room: int, levels: int = 99) -> Chart | None:
    """The picture around a thing, or None where it stands in no line."""
    near = neighbourhood(desk.atlas, centre, room, levels)
    if len(near.boxes) < 2 and not near.loops:
        return None
    return charted(desk, near)


def charted(desk: Desk, near: Neighbourhood) -> Chart:
    """The picture of a neighbourhood."""
    picture = diagram(near.boxes, near.links, near.main, FIRM, near.aside)
    things = desk.atlas.at(near.boxes)
    tints = branches(near)
    said = sayings(near, things)
    cards = [
        card(desk, near, box, things[box], picture.boxes[box], tints.get(box, 0), said.get(box, []))
        for box in near.boxes
    ]
    firm_and_arrow = any(end.arrow and end.link.style in FIRM for end in picture.ends)
    letters, rings = marks(desk, near, picture)
    rests = [(near.rest[box], picture.boxes[box]) for box in near.boxes if near.rest.get(box)]
    return Chart(
        near,
        round(picture.width + 2 * MARGIN, 1),
        round(picture.height + 2 * MARGIN, 1),
        cards,
        [*inked([net for net in picture.nets if net.strokes]), *arrows(picture.ends), *rings],
        letters,
        lettered(one for number, rect in rests for one in counted(number, rect.right - 9, rect.bottom - 6)),
        legend(near),
        sum(near.rest.values()),
        bool(near.loops) or firm_and_arrow,
        near.higher,
        any(box in desk.atlas.vacant or box in desk.atlas.gone for box in near.boxes),
        bool(tints),
    )


def card(desk: Desk, near: Neighbourhood, box: int, thing: Thing, rect: Rect, tint: int, said: list[str]) -> Card:
    """One box."""
    flags = desk.atlas.flags_on(thing.id)
    state = "ended" if box in desk.atlas.gone else "vacant" if box in desk.atlas.vacant else ""
    worst = str(max((flag.severity for flag in flags), default=""))
    signs = ("↻ " if box in near.loops else "") + (words.SEVERITIES[worst][0] if worst else "")
    full = STATES.get(state) or holder(desk, box) or words.kind(thing.kind)
    lines = broken(thing.label, rect.width - (38 if signs else 20), SIZE, 2)
    foot = broken(full, rect.width - (62 if near.rest.get(box) else 20), SMALL, 1)[0]
    shape = "unit" if thing.kind in COLLECTIVE else "body" if thing.kind == "Body" else "post"
    looks = [shape, state, worst, f"tint{tint}" if tint else "", "here" if box == near.centre else ""]
    told = [f"{thing.label}, {full}", *said]
    told += [f"{len(flags)} {'flag' if len(flags) == 1 else 'flags'}, the worst {worst}"] if flags else []
    told += [f"{near.rest[box]} further below"] if near.rest.get(box) else []
    return Card(
        thing,
        " ".join([*filter(None, looks), spot(rect.x + MARGIN, rect.y + MARGIN)]),
        "\n".join(lines),
        foot,
        signs.strip(),
        box == near.centre,
        "; ".join(told),
        any(line.endswith("…") for line in (*lines, foot)),
    )


def holder(desk: Desk, box: int) -> str:
    """Who holds a post, or leads a unit."""
    atlas = desk.atlas
    people = atlas.view.subjects(atlas.on(box, "Occupancy"))[:2].tolist()
    if not people and (heads := atlas.view.subjects(atlas.on(box, "Headship"))[:1].tolist()):
        return f"led by {atlas.view.label(heads[0])}"
    return ", ".join(atlas.view.label(one) for one in people)


def sayings(near: Neighbourhood, things: dict[int, Thing]) -> dict[int, list[str]]:
    """Box -> its lines in words, for whoever does not see them."""
    found: dict[int, list[str]] = {}
    for link in near.links:
        kind, proposed = style(link.style)
        told = f"{words.LINES[kind][0]} {things[link.upper].label}" + (" (proposed)" if proposed else "")
        found.setdefault(link.lower, []).append(told)
    return found


def branches(near: Neighbourhood) -> dict[int, int]:
    """Box -> the number of its colour from 1, where at least two who report to the centre have somebody below them."""
    first = {low: low for low, up in near.main.items() if up == near.centre}
    top: dict[int, int] = dict(first)
    for box in near.boxes:
        way = [box]
        while way[-1] not in top and way[-1] in near.main:
            way.append(near.main[way[-1]])
        if way[-1] in top:
            top.update(dict.fromkeys(way, top[way[-1]]))
    leading = [one for one in first if any(up == one for up in near.main.values())]
    if len(leading) < 2:
        return {}
    tints = {one: i % TINTS + 1 for i, one in enumerate(leading)}
    return {box: tints[one] for box, one in top.items() if one in tints}


def style(name: str) -> tuple[str, str]:
    """(kind, "proposed" or nothing) of a style."""
    kind, _, proposed = name.partition(" ")
    return kind, proposed


def marks(desk: Desk, near: Neighbourhood, picture: Picture) -> tuple[Letters, list[Ink]]:
    """Letters at the lower ends of lines that are not plain or not sure, and the rings around them."""
    placed: list[tuple[str, float, float]] = []
    rings: dict[str, list[tuple[float, float]]] = {}
    for end in picture.ends:
        kind, proposed = style(end.link.style)
        doubt = doubtful(desk, near, end.link)
        letter = words.LETTERS.get(kind, "") or ("?" if doubt else "P" if proposed else "")
        if letter and end.sole and not (end.arrow and kind == "direct"):
            placed.append((letter, end.x, end.y - 5))
            rings.setdefault("ring doubt" if doubt else "ring", []).append((end.x, end.y - 8.5))
    return lettered(placed), [Ink(looks, circles(places)) for looks, places in rings.items()]


def doubtful(desk: Desk, near: Neighbourhood, link: Link) -> bool:
    """Whether a line rests on an uncertain reading."""
    status = desk.atlas.view.columns.status
    return any(int(status[claim]) in desk.atlas.doubtful for claim in near.claims[link])


def legend(near: Neighbourhood) -> list[tuple[str, bool]]:
    """(kind, proposed) of the lines that are there, most first."""
    counts = Counter(style(link.style) for link in near.links)
    return [(kind, bool(proposed)) for (kind, proposed), _ in counts.most_common()]
