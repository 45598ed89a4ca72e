"""Who has authority over whom: the climb against a plain search, and at a length that would hurt a slow one."""

import time

import networkx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from notation import scribbled
from remit.graph.authority import ladder, placed, reaches, steps
from remit.graph.view import View

EDGES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=16)


@given(EDGES)
def test_the_climb_finds_what_a_search_finds(edges: list[tuple[int, int]]) -> None:
    lower, upper = (np.array([e[i] for e in edges], dtype=np.int32) for i in (0, 1))
    climb = ladder(8, np.arange(len(edges), dtype=np.int32), lower, upper)
    pairs = [(a, b) for a in range(8) for b in range(8)]
    found = reaches(climb, *(np.array([p[i] for p in pairs], dtype=np.int32) for i in (0, 1)))
    graph = networkx.DiGraph(edges)
    graph.add_nodes_from(range(8))
    assert found.tolist() == [networkx.has_path(graph, a, b) for a, b in pairs]


def test_a_hundred_thousand_pairs_climb_in_a_moment() -> None:
    size = 100_000
    everyone = np.arange(1, size, dtype=np.int32)
    climb = ladder(size, everyone, everyone, (everyone - 1) // 8)
    started = time.perf_counter()
    assert reaches(climb, everyone, np.zeros_like(everyone)).all()
    assert not reaches(climb, everyone, np.full_like(everyone, size - 1))[:-1].any()
    assert time.perf_counter() - started < 5  # about 0.2 s where nobody else is busy


def test_steps_go_by_line_by_unit_by_head_and_by_person() -> None:
    things = {
        "clerk": "Post Clerk",
        "unit": "Unit Registry",
        "head": "Post Registrar",
        "ada": "Person Ada",
        "bo": "Post Bo",
    }
    claims = ["clerk Placement unit", "head Headship unit", "ada Occupancy head"]
    view = View.of(scribbled(things, claims))
    climb, number = steps(view), {name: view.number(name) for name in things}

    def over(lower: str, upper: str) -> bool:
        ends = (np.array([number[name]], dtype=np.int32) for name in (lower, upper))
        return bool(reaches(climb, *ends)[0])

    assert over("clerk", "ada")
    assert not over("head", "clerk")
    assert not placed(climb)[number["bo"]]
