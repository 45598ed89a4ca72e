"""The view: another day or without somebody is the same as a map built that way; its snapshot is used and renewed."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_files import TODAY
from notation import scribbled
from random_maps import maps
from remit.graph import columns
from remit.graph.claim import Claim, Thing
from remit.graph.detecting import detect
from remit.graph.map import Map
from remit.graph.questions import Questions
from remit.graph.view import View, isin

THINGS = {"d": "Responsibility Keep", "p": "Post Pilot", "q": "Post Master", "a": "Person Ada"}
CLAIMS = ["d Assignment/accountable p", "p ReportingLine/direct q valid_to=2026-03-01", "a Occupancy p"]


def said(view: View) -> set[str]:
    """The claims in force, by their ids."""
    return set(view.claim_ids(np.flatnonzero(view.in_force)).values())


@settings(max_examples=40)
@given(maps(), st.integers(-500, 500))
def test_another_day_is_a_view_of_that_day(map_: Map, days: int) -> None:
    day = TODAY + timedelta(days=days)
    assert said(View.of(map_, TODAY).at(day)) == said(View.of(map_, day))
    assert said(View.of(map_, day).at(TODAY)) == said(View.of(map_, TODAY))


@settings(max_examples=40)
@given(maps(), st.data())
def test_without_somebody_is_a_map_that_never_had_them(map_: Map, data: st.DataObject) -> None:
    things = list(map_.things())
    removed = data.draw(st.sets(st.sampled_from(things), max_size=3))
    view = View.of(map_, TODAY).without([View.of(map_).number(thing) for thing in removed])
    rest = Map.memory()
    names = {thing.id for thing in removed}
    rest.write(
        documents=map_.documents(),
        things=[thing for thing in things if thing.id not in names],
        claims=[claim for claim in map_.claims() if not {claim.subject, claim.object} & names],
    )
    assert said(view) == said(View.of(rest, TODAY))
    assert list(detect(view)) == list(detect(View.of(rest, TODAY)))


def test_what_was_removed_stays_removed_on_another_day() -> None:
    view = View.of(scribbled(THINGS, CLAIMS), TODAY)
    without = view.without([view.number("q")]).at(date(2026, 1, 1))
    assert len(without.claims("ReportingLine")) == 0
    assert len(view.at(date(2026, 1, 1)).claims("ReportingLine")) == 1
    assert len(without.without([view.number("p")]).actors()) == 1


def test_networkx_holds_what_is_in_force() -> None:
    view = View.of(scribbled(THINGS, CLAIMS), TODAY)
    graph = view.networkx()
    assert set(graph) == {"d", "p", "q", "a"}
    assert graph.nodes["p"] == {"kind": "Post", "label": "Pilot"}
    assert {(s, o, d["relation"]) for s, o, d in graph.edges(data=True)} == {
        ("d", "p", "Assignment"),
        ("a", "p", "Occupancy"),
    }
    assert set(view.without([view.number("p")]).networkx()) == {"d", "q", "a"}


def test_a_question_about_what_was_removed_finds_nobody() -> None:
    view = View.of(scribbled(THINGS, CLAIMS), TODAY)
    (owned,) = Questions(view).who("keep").owned
    assert [part.actor.id for part in owned.parts] == ["p"]
    (alone,) = Questions(view.without([view.number("p")])).who("keep").owned
    assert not alone.parts
    assert not alone.chain


@settings(max_examples=40)
@given(maps())
def test_columns_say_what_the_claims_say(map_: Map) -> None:
    view = View.of(map_, TODAY)
    things = view.thing_ids(range(len(view.columns.thing_kind)))
    for number, claim in enumerate(view.full(range(len(view.columns.subject)))):
        assert things[int(view.columns.subject[number])] == claim.subject
        assert things.get(int(view.columns.object[number]), "") == claim.object
        assert len(view.documents(number)) == len({proof.document for proof in claim.evidence})
        for field in ("kind", "modality", "status", "share"):
            assert view.has(field, np.array([number]), getattr(claim, field))[0]


def test_the_snapshot_is_used_while_it_is_current(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "m.remit"
    with Map.open(path, create=True) as map_:
        map_.write(things=[Thing("p", "Post", "Pilot")], claims=[Claim("Standing", "p", "vacant")])
        columns.keep_columns(map_)
    read: list[object] = []
    monkeypatch.setattr(columns, "read_columns", read.append)
    with Map.open(path, readonly=True) as map_:
        assert len(View.of(map_).claims("Standing")) == 1
    assert read == []


def test_the_snapshot_is_renewed_when_the_map_grows(tmp_path: Path) -> None:
    with Map.open(tmp_path / "m.remit", create=True) as map_:
        for number in range(3):
            map_.write(
                things=[Thing(f"p{number}", "Post", "Pilot")], claims=[Claim("Standing", f"p{number}", "vacant")]
            )
            assert len(View.of(map_).claims("Standing")) == number + 1
        stored = map_.connection.execute("SELECT DISTINCT generation FROM snapshot").fetchall()
        assert stored == [(map_.generation,)]


def test_a_read_only_map_without_snapshot_is_read_from_its_tables(tmp_path: Path) -> None:
    with Map.open(tmp_path / "m.remit", create=True) as map_:
        map_.write(things=[Thing("p", "Post", "Pilot")], claims=[Claim("Standing", "p", "vacant")])
    with Map.open(tmp_path / "m.remit", readonly=True) as map_:
        assert len(View.of(map_).claims("Standing")) == 1
        assert map_.connection.execute("SELECT count(*) FROM snapshot").fetchone() == (0,)


def test_isin_is_what_numpy_says() -> None:
    column = np.array([0, 3, 1, 3, 2], dtype=np.int32)
    for wanted in ([], [3], [0, 2], [3, 3]):
        assert isin(column, wanted).tolist() == np.isin(column, wanted).tolist()
