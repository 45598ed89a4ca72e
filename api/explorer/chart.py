"""The picture of lines with its words: boxes, strokes, letters on lines, and the rows of the table beside it."""

from collections import Counter
from typing import Any, NamedTuple

from remit.api.explorer import words
from remit.api.explorer.desk import Desk
from remit.api.explorer.lettering import broken
from remit.api.explorer.neighbourhood import FIRM, Neighbourhood, neighbourhood
from remit.api.explorer.rows import Row, row
from remit.graph.claim import Thing
from remit.graph.drawing.diagram import diagram
from remit.graph.drawing.shapes import End, Picture, Rect

SIZE, SMALL = 13.0, 11.0  # pixels of type
COLLECTIVE = frozenset({"Unit", "Organization", "Programme"})
MARGIN = 14.0


class Card(NamedTuple):
    """One box with its words; `state` is vacant, ended or nothing."""

    rect: Rect
    thing: Thing
    lines: list[str]
    foot: str
    rest: int
    shape: str
    state: str
    worst: str
    flags: int
    here: bool
    loop: bool
    told: str
    cut: bool


class Mark(NamedTuple):
    """The letter on a line that is not the plain one, or a sign where a line is no sure reading."""

    end: End
    letter: str
    told: str
    kind: str
    doubt: bool


class Chart(NamedTuple):
    """Everything that the template paints."""

    picture: Picture
    cards: list[Card]
    strokes: list[tuple[str, str, str]]
    marks: list[Mark]
    rows: list[tuple[Thing, Row]]
    legend: list[tuple[str, bool]]
    left_out: int
    circle: bool
    higher: bool

    @property
    def view_box(self) -> str:
        """The part of the plane that is shown."""
        width, height = self.size
        return f"{-MARGIN:g} {-MARGIN:g} {width:g} {height:g}"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height with the margin."""
        return round(self.picture.width + 2 * MARGIN, 1), round(self.picture.height + 2 * MARGIN, 1)


def chart(desk: Desk, centre: int, room: int, levels: int = 99) -> Chart | None:
    """The picture around a thing, or None where it stands in no line."""
    near = neighbourhood(desk.atlas, centre, room, levels)
    if len(near.boxes) < 2 and not near.loops:
        return None
    numbers = {box: i for i, box in enumerate(near.boxes)}
    picture = diagram(near.boxes, near.links, near.main, FIRM)
    things = desk.atlas.at(near.boxes)
    circle = bool(near.loops) or any(end.arrow and end.link.style in FIRM for end in picture.ends)
    return Chart(
        picture,
        [
            card(desk, near, box, things[box], picture.boxes[box])
            for box in sorted(picture.boxes, key=numbers.__getitem__)
        ],
        [(*style(net.style), path(net.strokes)) for net in picture.nets if net.strokes],
        marks(desk, near, picture, things),
        table(desk, near, things),
        legend(near),
        sum(near.rest.values()),
        circle,
        near.higher,
    )


def card(desk: Desk, near: Neighbourhood, box: int, thing: Thing, rect: Rect) -> Card:
    """One box."""
    flags = desk.atlas.flags_on(thing.id)
    ended = box in desk.atlas.gone
    state = "ended" if ended else "vacant" if box in desk.atlas.vacant else ""
    foot = (
        {"vacant": "○ vacant", "ended": "✕ no longer exists"}.get(state) or holder(desk, box) or words.kind(thing.kind)
    )
    rest = near.rest.get(box, 0)
    lines = broken(thing.label, rect.width - (38 if flags else 20), SIZE, 2)
    foot = broken(foot, rect.width - (62 if rest else 20), SMALL, 1)[0]
    worst = str(max((flag.severity for flag in flags), default=""))
    shape = "unit" if thing.kind in COLLECTIVE else "body" if thing.kind == "Body" else "post"
    told = f"{thing.label}, {foot}" + (f", {len(flags)} flags, the worst {worst}" if flags else "")
    return Card(
        rect,
        thing,
        lines,
        foot,
        rest,
        shape,
        state,
        worst,
        len(flags),
        box == near.centre,
        box in near.loops,
        told,
        any(line.endswith("…") for line in (*lines, foot)),
    )


def holder(desk: Desk, box: int) -> str:
    """Who holds a post, or leads a unit."""
    atlas = desk.atlas
    people = atlas.view.subjects(atlas.on(box, "Occupancy"))[:2].tolist()
    if not people and (heads := atlas.view.subjects(atlas.on(box, "Headship"))[:1].tolist()):
        return f"led by {atlas.view.label(heads[0])}"
    return ", ".join(atlas.view.label(one) for one in people)


def style(name: str) -> tuple[str, str]:
    """(kind, "proposed" or nothing) of a style."""
    kind, _, proposed = name.partition(" ")
    return kind, proposed


def path(strokes: list[Any]) -> str:
    """Strokes as one path."""
    return "".join(f"M{s.x1:g} {s.y1:g}L{s.x2:g} {s.y2:g}" for s in strokes)


def marks(desk: Desk, near: Neighbourhood, picture: Picture, things: dict[int, Thing]) -> list[Mark]:
    """Letters at the lower ends of lines that are not plain, and where a reading is uncertain."""
    found = []
    status = desk.atlas.view.columns.status
    doubtful = desk.atlas.doubtful
    for end in picture.ends:
        link = end.link
        kind, proposed = style(link.style)
        doubt = any(int(status[claim]) in doubtful for claim in near.claims[link])
        letter = words.LETTERS.get(kind, "") or ("?" if doubt else "P" if proposed else "")
        if letter and end.sole and not (end.arrow and kind == "direct"):
            said = words.LINES[kind][0]
            told = f"{things[link.lower].label} {said} {things[link.upper].label}" + (" (proposed)" if proposed else "")
            found.append(Mark(end, letter, told + (" (uncertain reading)" if doubt else ""), kind, doubt))
    return found


def table(desk: Desk, near: Neighbourhood, things: dict[int, Thing]) -> list[tuple[Thing, Row]]:
    """The same lines as rows: who, by which line, to whom."""
    claims = [claim for link in near.links for claim in near.claims[link][:1]]
    return [(told.subject, row(desk, told)) for told in desk.atlas.told(claims)]


def legend(near: Neighbourhood) -> list[tuple[str, bool]]:
    """(kind, proposed) of the lines that are there, most first."""
    counts = Counter(style(link.style) for link in near.links)
    return [(kind, bool(proposed)) for (kind, proposed), _ in counts.most_common()]
