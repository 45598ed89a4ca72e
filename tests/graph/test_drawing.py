"""Pictures of lines: no boxes overlap, no line runs through a box, no two lines lie on each other."""

from collections.abc import Iterator
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from remit.graph.drawing.diagram import diagram
from remit.graph.drawing.shapes import Link, Picture, Rect, Stroke

FIRM = frozenset({"direct"})


def tree(*fans: int) -> tuple[list[int], list[Link], dict[int, int]]:
    """Boxes in levels, each with so many below it."""
    main: dict[int, int] = {}
    level, number = [0], 1
    for fan in fans:
        below = []
        for upper in level:
            for _ in range(fan):
                main[number] = upper
                below.append(number)
                number += 1
        level = below
    return list(range(number)), [Link(low, up, "direct") for low, up in main.items()], main


def overlaps(one: Rect, other: Rect) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def through(stroke: Stroke, box: Rect) -> bool:
    """Whether a stroke runs through the inside of a box; touching its edge is how it ends there."""
    left, right = sorted((stroke.x1, stroke.x2))
    top, bottom = sorted((stroke.y1, stroke.y2))
    return left < box.right - 1 and right > box.x + 1 and top < box.bottom - 1 and bottom > box.y + 1


def lies_on(one: Stroke, other: Stroke) -> bool:
    """Whether two parallel strokes share a stretch."""
    for a, b in ((one, other), (turned(one), turned(other))):
        if a.x1 == a.x2 and b.x1 == b.x2 and abs(a.x1 - b.x1) < 1:
            low, high = max(min(a.y1, a.y2), min(b.y1, b.y2)), min(max(a.y1, a.y2), max(b.y1, b.y2))
            if high - low > 1:
                return True
    return False


def turned(stroke: Stroke) -> Stroke:
    return Stroke(stroke.y1, stroke.x1, stroke.y2, stroke.x2)


def strokes(picture: Picture) -> Iterator[tuple[int, Stroke]]:
    for i, net in enumerate(picture.nets):
        for stroke in net.strokes:
            yield i, stroke


def check(picture: Picture) -> None:
    for (_, one), (_, other) in combinations(picture.boxes.items(), 2):
        assert not overlaps(one, other)
    for _, stroke in strokes(picture):
        assert stroke.x1 == stroke.x2 or stroke.y1 == stroke.y2
        assert not any(through(stroke, box) for box in picture.boxes.values())
    for (net, stroke), (beside, another) in combinations(strokes(picture), 2):
        assert net == beside or not lies_on(stroke, another)
    for box in picture.boxes.values():
        assert box.x >= 0
        assert box.y >= 0
        assert box.right <= picture.width
        assert box.bottom <= picture.height


def test_a_superior_stands_over_the_middle_of_the_team() -> None:
    picture = diagram(*tree(3))
    check(picture)
    middles = [box.x + box.width / 2 for box in picture.boxes.values()]
    assert abs(middles[0] - middles[2]) <= 1
    assert len({box.y for i, box in picture.boxes.items() if i}) == 1


def test_a_large_team_hangs_in_columns() -> None:
    picture = diagram(*tree(24))
    check(picture)
    assert picture.width < 1000
    assert picture.height < 900


def test_three_levels() -> None:
    check(diagram(*tree(4, 3, 3)))


def test_two_superiors_and_a_dotted_line() -> None:
    boxes, links, main = tree(2, 2)
    check(
        diagram(boxes, [*links, Link(3, 2, "direct"), Link(4, 2, "functional"), Link(6, 1, "functional")], main, FIRM)
    )


def test_a_circle_leads_down_with_an_arrow() -> None:
    boxes, links, main = tree(1, 1)
    picture = diagram(boxes, [*links, Link(0, 2, "direct")], main, FIRM)
    check(picture)
    arrows = [end.link for end in picture.ends if end.arrow]
    assert arrows == [Link(0, 2, "direct")]


def test_a_line_to_oneself_is_not_drawn() -> None:
    assert diagram([0], [Link(0, 0, "direct")], {}).nets == []


def test_nothing_is_a_picture_too() -> None:
    assert diagram([], [], {}).boxes == {}


def test_three_hundred_boxes() -> None:
    boxes, links, main = tree(6, 7, 6)
    assert len(boxes) == 301
    extra = [Link(i, (i * 7) % 40, "functional") for i in range(60, 300, 9)]
    picture = diagram(boxes, [*links, *extra], main, FIRM)
    for one, other in combinations(picture.boxes.values(), 2):
        assert not overlaps(one, other)
    for _, stroke in strokes(picture):
        assert not any(through(stroke, box) for box in picture.boxes.values())


@st.composite
def organisations(draw: st.DrawFn) -> tuple[list[int], list[Link], dict[int, int]]:
    """A few trees with further lines in every direction."""
    size = draw(st.integers(1, 24))
    main = {i: draw(st.integers(0, i - 1)) for i in range(1, size) if draw(st.integers(0, 9))}
    ends = st.integers(0, size - 1)
    more = draw(
        st.lists(st.builds(Link, ends, ends, st.sampled_from(("direct", "functional", "escalation"))), max_size=9)
    )
    return list(range(size)), [*(Link(low, up, "direct") for low, up in main.items()), *more], main


@given(organisations())
def test_whoever_reports_to_whomever(found: tuple[list[int], list[Link], dict[int, int]]) -> None:
    check(diagram(*found, FIRM))


@given(organisations(), st.sets(st.integers(0, 23)))
def test_whoever_stands_beside_the_line(found: tuple[list[int], list[Link], dict[int, int]], some: set[int]) -> None:
    _, _, main = found
    check(diagram(*found, FIRM, some & set(main) - set(main.values())))


def test_an_assistant_stands_above_colleagues_and_beside_their_line() -> None:
    boxes, links, main = tree(3, 2)
    boxes, links, main = boxes[:-2], links[:-2], {low: up for low, up in main.items() if up != 3}
    picture = diagram(boxes, links, main, FIRM, {3})
    check(picture)
    top = {box: rect.y for box, rect in picture.boxes.items()}
    assert top[0] < top[3] < top[1] == top[2]
