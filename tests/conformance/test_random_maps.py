"""On any map that the ontology allows, a detector's query raises the flags that its view form raises."""

import os

import pytest
from deciding import decide
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case_files import TODAY
from random_maps import DECISIONS, TOGETHER, maps
from remit.graph.detecting import detect, flags, registry
from remit.graph.stores.oxigraph import Oxigraph
from remit.graph.view import View

ASKED = [detector for detector in registry().values() if detector.sparql]


# `make fuzz` says how many maps in all, and then takes the time that they take.
FUZZ = int(os.environ.get("REMIT_FUZZ", "0"))
EXAMPLES = FUZZ // len(TOGETHER) or settings().max_examples * 2 // 5


@pytest.mark.timeout(0 if FUZZ else 120)
@pytest.mark.parametrize("together", TOGETHER, ids=lambda names: "-".join(names) or "any")
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=EXAMPLES)
@given(st.data())
def test_view_and_sparql_agree(together: tuple[str, ...], data: st.DataObject) -> None:
    map_ = data.draw(maps(together))
    decide(data.draw, map_, data.draw(DECISIONS))
    view, graph = View.of(map_, TODAY), Oxigraph.of(map_, TODAY)
    for detector in ASKED:
        asked = list(flags(map_, detector, graph.rows(detector)))
        assert asked == list(detect(view, [detector])), detector.meta.code


def test_every_detector_without_a_query_says_why() -> None:
    assert len(ASKED) == sum(not detector.no_query for detector in registry().values())
