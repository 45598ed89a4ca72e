"""What somebody decided changes the flags in the view and in SPARQL alike."""

import pytest
from decided_cases import CASES, DecidedCase

from case_files import TODAY
from remit.graph.detecting import Flag, detect, flags, registry
from remit.graph.map import Map
from remit.graph.stores.oxigraph import Oxigraph
from remit.graph.view import View


def raised(map_: Map, code: str) -> list[Flag]:
    """The flags that the view raises; the query raises the same."""
    detector = registry()[code]
    found = list(detect(View.of(map_, TODAY), [detector]))
    assert list(flags(map_, detector, Oxigraph.of(map_, TODAY).rows(detector))) == found
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_decision_changes_the_flags_in_view_and_sparql(case: DecidedCase) -> None:
    map_ = case.read()
    assert len(raised(map_, case.code)) == case.before
    case.decide(map_)
    assert len(raised(map_, case.code)) == case.after
