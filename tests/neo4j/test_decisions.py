"""Decisions in a real Neo4j: they come back as they were, and what was pushed before follows what was decided since."""

import pytest
from decided_cases import CASES, DecidedCase
from deciding import decide
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case_files import TODAY
from notation import scribbled
from random_maps import maps
from remit.graph.decisions import Decision
from remit.graph.detecting import detect, flags, registry
from remit.graph.errors import Refused
from remit.graph.map import Map
from remit.graph.stores.neo4j import Neo4j
from remit.graph.stores.neo4j_pull import pull
from remit.graph.stores.neo4j_push import push
from remit.graph.view import View
from remit.graph.writing import Written


def back(store: Neo4j) -> Map:
    """What a store holds, as a map."""
    map_ = Map.memory()
    pull(store, map_)
    return map_


def archive() -> Map:
    """Two posts answer for one duty, and one of them is perhaps the other."""
    things = {"index": "Responsibility Keep the index", "a": "Post Archivist", "b": "Post Keeper", "c": "Body Board"}
    return scribbled(things, ["index Assignment/accountable a", "index Assignment/accountable b", "c Membership a"])


def a01(store: Neo4j, map_: Map) -> int:
    """How many flags A01 a store and the view of its map raise; they agree."""
    detector = registry()["A01"]
    found = list(flags(map_, detector, store.rows(detector)))
    assert found == list(detect(View.of(map_, TODAY), [detector]))
    return len(found)


def test_what_was_pushed_before_follows_later_decisions(neo4j: Neo4j) -> None:
    map_ = archive()
    push(neo4j, map_, TODAY)
    assert a01(neo4j, map_) == 1
    claim = next(claim for claim in map_.claims() if claim.object == "b")
    (rejected,) = map_.decide([Decision(claim.id, "reject", by="Ada", why="read in the wrong line")])
    assert push(neo4j, map_, TODAY) == Written(decisions=1)
    assert a01(neo4j, map_) == 0
    map_.decide([Decision("", "withdraw", rejected.id, "Ben")])
    assert push(neo4j, map_, TODAY) == Written(decisions=1)
    assert a01(neo4j, map_) == 1
    assert push(neo4j, map_, TODAY) == Written()
    assert back(neo4j).decisions() == map_.decisions()


def test_a_merger_is_followed_and_undone(neo4j: Neo4j) -> None:
    map_ = archive()
    push(neo4j, map_, TODAY)
    (merged,) = map_.decide([Decision("a", "merge", "b", "Ada")])
    push(neo4j, map_, TODAY)
    assert a01(neo4j, map_) == 0
    assert neo4j.read("MATCH (:Decision {verdict: 'merge'})-[:ABOUT]->(n) RETURN n.id ORDER BY n.id") == [
        ("a",),
        ("b",),
    ]
    map_.decide([Decision("", "withdraw", merged.id, "Ada")])
    push(neo4j, map_, TODAY)
    assert a01(neo4j, map_) == 1


def test_two_sides_agree_after_a_decision_was_taken_back_on_the_other(neo4j: Neo4j) -> None:
    mine = archive()
    claim = next(claim for claim in mine.claims() if claim.object == "b")
    (rejected,) = mine.decide([Decision(claim.id, "reject", by="Ada", why="read in the wrong line")])
    push(neo4j, mine, TODAY)
    theirs = back(neo4j)
    theirs.decide([Decision("", "withdraw", rejected.id, "Ben")])
    push(neo4j, theirs, TODAY)
    with pytest.raises(Refused, match="holds 1 decisions that the map lacks"):
        push(neo4j, mine, TODAY)
    assert neo4j.day() == TODAY, "a refused push leaves the store whole"
    pull(neo4j, mine)
    assert push(neo4j, mine, TODAY) == Written()
    assert (mine.decisions(), mine.verdicts()) == (theirs.decisions(), theirs.verdicts())
    status = "MATCH ()-[r:ASSIGNMENT]->() RETURN r.effective_status, r.in_force"
    assert neo4j.read(status) == [("asserted", True), ("asserted", True)]
    assert a01(neo4j, mine) == 1


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_decision_changes_the_flags_in_cypher_too(case: DecidedCase, neo4j: Neo4j) -> None:
    map_, detector = case.read(), registry()[case.code]
    for count in (case.before, case.after):
        push(neo4j, map_, TODAY)
        found = list(flags(map_, detector, neo4j.rows(detector)))
        assert found == list(detect(View.of(map_, TODAY), [detector]))
        assert len(found) == count
        case.decide(map_)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_any_decisions_come_back_as_they_were(connected: Neo4j, data: st.DataObject) -> None:
    map_ = data.draw(maps())
    connected.write(("MATCH (n) DETACH DELETE n", {}))
    if data.draw(st.booleans()):
        push(connected, map_, TODAY)
    decide(data.draw, map_, 4)
    push(connected, map_, TODAY)
    copy = back(connected)
    assert copy.decisions() == map_.decisions()
    assert copy.verdicts() == map_.verdicts()
    assert list(copy.claims()) == list(map_.claims())
