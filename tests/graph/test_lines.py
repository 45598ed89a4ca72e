"""Lines against brute force: random small structures, checked with networkx."""

from itertools import count

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notation import scribbled
from remit.graph.lines import Ladder, below_tops, chain, climbed, depths, lines, tops
from remit.graph.view import View

NAMES = "abcdefgh"
EDGES = st.sets(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=14)


def structure(edges: set[tuple[str, str]], kind: str = "direct") -> View:
    things = {name: f"Post {name.upper()}" for name in NAMES}
    return View.of(scribbled(things, [f"{low} ReportingLine/{kind} {up}" for low, up in sorted(edges)]))


@settings(max_examples=60, deadline=None)
@given(EDGES)
def test_depth_is_the_shortest_way_to_a_top(edges: set[tuple[str, str]]) -> None:
    view, graph = structure(edges), nx.DiGraph(edges)
    highest = [n for n in graph if graph.in_degree(n) and not graph.out_degree(n)]
    assert [view.thing_id(int(t)) for t in np.flatnonzero(tops(view))] == sorted(highest)
    for name in NAMES:
        ways = (
            [nx.shortest_path_length(graph, name, top) for top in highest if nx.has_path(graph, name, top)]
            if name in graph
            else []
        )
        assert depths(view)[view.number(name)] == min(ways, default=-1)


@settings(max_examples=60, deadline=None)
@given(EDGES, st.sampled_from(NAMES), st.none() | st.integers(0, 3))
def test_above_measures_the_fewest_steps(edges: set[tuple[str, str]], start: str, steps: int | None) -> None:
    view, graph = structure(edges), nx.DiGraph(edges)
    graph.add_nodes_from(NAMES)
    found = Ladder.of(view, lines(view)).above(view.number(start), steps)
    wanted = nx.single_source_shortest_path_length(graph, start, cutoff=steps)
    assert {view.thing_id(t): d for t, d in found.items()} == dict(wanted)


@settings(max_examples=60, deadline=None)
@given(EDGES, st.lists(st.sampled_from(NAMES), max_size=6))
def test_a_step_of_many_is_the_steps_of_each(edges: set[tuple[str, str]], starts: list[str]) -> None:
    view = structure(edges)
    ladder = Ladder.of(view, lines(view))
    numbers = np.array([view.number(s) for s in starts], dtype=np.int32)
    keys, ups = ladder.step(np.arange(len(starts), dtype=np.int32), numbers)
    wanted = [(i, int(up)) for i, start in zip(count(), numbers) for up in ladder.superiors(int(start))]
    assert sorted(zip(keys.tolist(), ups.tolist(), strict=True)) == sorted(wanted)


@settings(max_examples=60, deadline=None)
@given(EDGES, st.sampled_from(NAMES))
def test_a_chain_climbs_real_lines_and_ends(edges: set[tuple[str, str]], start: str) -> None:
    view = structure(edges)
    place, seen = start, [start]
    for claim, superior in chain(view, view.number(start)):
        assert (place, view.thing_id(superior)) in edges
        assert view.thing_id(view.columns.object[claim]) == view.thing_id(superior)
        place = view.thing_id(superior)
        seen.append(place)
    assert len(set(seen)) == len(seen)
    assert all(up in seen for low, up in edges if low == place and len([e for e in edges if e[0] == low]) == 1)


def test_a_chain_prefers_the_direct_line_and_starts_with_the_post_of_a_person() -> None:
    things = {"ada": "Person Ada", "pilot": "Post Pilot", "master": "Post Harbour Master", "law": "Post Counsel"}
    claims = ["ada Occupancy pilot", "pilot ReportingLine/functional law", "pilot ReportingLine/direct master"]
    view = View.of(scribbled(things, claims))
    assert [view.thing_id(up) for _, up in chain(view, view.number("ada"))] == ["pilot", "master"]


@pytest.mark.parametrize("modality", ["proposed", "power"])
def test_a_line_that_is_only_proposed_gives_no_superior(modality: str) -> None:
    things = {"pilot": "Post Pilot", "master": "Post Harbour Master"}
    view = View.of(scribbled(things, [f"pilot ReportingLine/direct master modality={modality}"]))
    assert not len(lines(view))
    assert chain(view, view.number("pilot")) == []


def test_jumps_measure_a_chain_of_a_hundred_thousand() -> None:
    root = 100_000
    top, distance = climbed(np.minimum(np.arange(1, root + 2, dtype=np.int32), root))
    assert set(top.tolist()) == {root}
    assert distance.tolist() == list(range(root, -1, -1))


@settings(max_examples=60, deadline=None)
@given(EDGES)
def test_everybody_below_a_top_is_counted_once(edges: set[tuple[str, str]]) -> None:
    view, graph = structure(edges), nx.DiGraph(edges)
    highest = [n for n in graph if graph.in_degree(n) and not graph.out_degree(n)]
    counts = below_tops(view)
    assert counts.sum() == len(set().union(*(nx.ancestors(graph, top) for top in highest)))
    assert all(0 <= counts[view.number(top)] <= len(nx.ancestors(graph, top)) for top in highest)
