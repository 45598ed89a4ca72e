"""Pictures in few elements: places as classes, lines that share strokes, sheets of paper cut between teams."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from remit.api.explorer.atlas import Atlas
from remit.api.explorer.chart import chart
from remit.api.explorer.desk import Desk
from remit.api.explorer.links import ServerLinks
from remit.api.explorer.sheets import LEAST, scaled, sheets
from remit.api.explorer.spots import FARTHEST, rules, spot
from remit.api.explorer.strokes import counted, inked, lettered, storeys
from remit.api.served import Edition
from remit.graph.claim import Claim, Thing
from remit.graph.drawing.shapes import Net, Stroke
from remit.graph.map import Map

RULES = dict(re.findall(r"\.([a-f]\d+)\{--[a-f]:(\d+)px\}", rules()))


def desk(pairs: list[tuple[int, int]], kind: str = "direct") -> Desk:
    """A desk with a map of officers with lines from the first of each pair to the second."""
    map_ = Map.memory()
    size = 1 + max(end for pair in pairs for end in pair)
    things = [Thing(f"post/{i}", "Post", f"Officer {i}") for i in range(size)]
    map_.write(things=things, claims=[Claim("ReportingLine", f"post/{a}", kind, f"post/{b}") for a, b in pairs])
    return Desk(Atlas(Edition(map_, date(2026, 3, 1), lambda edition: []), wait=True), ServerLinks())


@given(st.integers(0, FARTHEST), st.integers(0, FARTHEST))
def test_the_rules_say_where_the_classes_of_a_place_put_it(x: int, y: int) -> None:
    classes = spot(x, y).split()
    found = [sum(int(RULES[one]) for one in classes if one[0] in names) for names in ("abc", "def")]
    assert found == [x, y]


def net(style: str, *strokes: tuple[int, int, int, int]) -> Net:
    return Net(0, style, [Stroke(*one) for one in strokes])


def test_lines_that_cross_do_not_share_a_stroke() -> None:
    flat, steep, far = net("direct", (0, 10, 50, 10)), net("direct", (20, 0, 20, 50)), net("direct", (200, 0, 200, 50))
    assert storeys([flat, steep, far]) == [[flat, far], [steep]]
    assert [ink.looks for ink in inked([flat, steep, far])] == ["line direct", "casing", "line direct"]
    assert len(inked([flat, far])) == 1


def test_letters_have_a_place_each() -> None:
    letters = lettered(counted(12, 100, 5))
    assert letters.text == "▾12"
    assert len(letters.x.split()) == len(letters.y.split()) == 3
    assert float(letters.x.split()[-1]) < 100


def test_a_picture_of_three_hundred_boxes_is_a_box_each_and_a_few_strokes() -> None:
    one = desk([(i, (i - 1) // 8) for i in range(1, 900)])
    drawn = chart(one, 0, 300)
    assert drawn is not None
    assert len(drawn.cards) > 280
    assert len(drawn.inks) < 20
    assert len({card.looks for card in drawn.cards}) == len(drawn.cards), "no two boxes in one place"


def test_a_box_says_its_lines_for_whoever_does_not_see_them() -> None:
    drawn = chart(desk([(1, 0), (2, 0)], "functional"), 0, 20)
    assert drawn is not None
    assert "; reports functionally to Officer 0" in drawn.cards[1].told
    assert drawn.letters.text == "FF"


def test_branches_have_colours_where_there_are_several() -> None:
    drawn = chart(desk([(1, 0), (2, 0), (3, 1), (4, 2)]), 0, 20)
    assert drawn is not None
    assert drawn.branches
    tints = {card.thing.id: re.findall(r"tint\d", card.looks) for card in drawn.cards}
    assert tints["post/1"] == tints["post/3"] != tints["post/2"] == tints["post/4"]
    assert tints["post/0"] == []


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=200))
def test_sheets_show_every_line_and_can_be_read(parents: list[int]) -> None:
    """Every line of the picture stands on a sheet; but for the first and single teams, each sheet can be read."""
    pairs = [(i + 1, parent % (i + 1)) for i, parent in enumerate(parents)]
    one = desk(pairs)
    found = sheets(one, 0, 300, 99)
    whole = chart(one, 0, 300)
    assert whole is not None
    assert {link for sheet in found for link in sheet.chart.near.links} == set(whole.near.links)
    for sheet in found[1:]:
        team = [link for link in sheet.chart.near.links if link.upper == sheet.chart.near.centre]
        assert scaled(sheet.chart.near) >= LEAST or len(team) == 1
        assert len(sheet.chart.cards) <= 100
    numbers = {sheet.number for sheet in found}
    assert all(number in numbers for sheet in found for _, number in sheet.onward)
