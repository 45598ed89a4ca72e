"""Every detector on every one of its cases, in the view and in SPARQL: the same flags, evidence included."""

import pytest

from case_files import TODAY, Case, all_cases
from remit.graph.detecting import detect, flags, registry
from remit.graph.stores.oxigraph import Oxigraph
from remit.graph.view import View

CASES = all_cases()


def ids(case: Case) -> str:
    return f"{case.code}-{case.name}"


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_the_view_raises_just_these_flags(case: Case) -> None:
    found = detect(View.of(case.map(), TODAY), [registry()[case.code]])
    assert sorted([s.id for s in flag.subjects] for flag in found) == sorted(case.flags)


@pytest.mark.parametrize("case", [c for c in CASES if registry()[c.code].sparql], ids=ids)
def test_sparql_raises_the_same_flags(case: Case) -> None:
    map_, detector = case.map(), registry()[case.code]
    asked = list(flags(map_, detector, Oxigraph.of(map_, TODAY).rows(detector)))
    assert asked == list(detect(View.of(map_, TODAY), [detector]))


@pytest.mark.parametrize("code", registry())
def test_every_detector_has_a_case_that_fires_and_one_that_does_not(code: str) -> None:
    mine = [case for case in CASES if case.code == code]
    assert any(case.flags for case in mine)
    assert any(not case.flags for case in mine)


@pytest.mark.parametrize("code", registry())
def test_every_detector_says_what_it_is(code: str) -> None:
    detector = registry()[code]
    for part in ("What it finds\n", "Why it matters\n", "Example\n", "What to do\n"):
        assert part in detector.doc
    assert bool(detector.sparql and detector.cypher) != bool(detector.no_query)
