"""Every detector's Cypher form, run in a real Neo4j, raises the flags that its view form raises, evidence included."""

import os

import pytest
from deciding import decide
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case_files import TODAY, Case, all_cases
from random_maps import DECISIONS, TOGETHER, maps
from remit.graph.detecting import Flag, detect, flags, registry
from remit.graph.map import Map
from remit.graph.stores.neo4j import Neo4j
from remit.graph.stores.neo4j_push import push
from remit.graph.view import View

ASKED = {code: detector for code, detector in registry().items() if not detector.no_query}
CASES = [case for case in all_cases() if case.code in ASKED]

# A push takes a tenth of a second, so CI draws fewer maps here than for SPARQL; `make fuzz` draws as many.
EXAMPLES = int(os.environ.get("REMIT_FUZZ", "200")) // len(TOGETHER)


def in_neo4j(store: Neo4j, map_: Map, code: str) -> list[Flag]:
    """What a detector's Cypher form finds in the map that the store holds."""
    return list(flags(map_, ASKED[code], store.rows(ASKED[code])))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.name}")
def test_cypher_raises_the_same_flags(case: Case, neo4j: Neo4j) -> None:
    map_ = case.map()
    push(neo4j, map_, TODAY)
    assert in_neo4j(neo4j, map_, case.code) == list(detect(View.of(map_, TODAY), [ASKED[case.code]]))


@pytest.mark.timeout(0 if "REMIT_FUZZ" in os.environ else 900)
@pytest.mark.parametrize("together", TOGETHER, ids=lambda names: "-".join(names) or "any")
@settings(
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_view_and_cypher_agree_on_random_maps(together: tuple[str, ...], connected: Neo4j, data: st.DataObject) -> None:
    map_ = data.draw(maps(together))
    decide(data.draw, map_, data.draw(DECISIONS))
    connected.write(("MATCH (n) DETACH DELETE n", {}))
    push(connected, map_, TODAY)
    view = View.of(map_, TODAY)
    for code, detector in ASKED.items():
        assert in_neo4j(connected, map_, code) == list(detect(view, [detector])), code


def test_every_query_has_cases() -> None:
    assert {case.code for case in CASES} == set(ASKED)
    assert all(detector.cypher for detector in ASKED.values())
