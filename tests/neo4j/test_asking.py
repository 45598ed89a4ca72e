"""Who owns it, asked in a real Neo4j: the answer of the map, whatever was decided, by words, alias or id."""

import pytest
from deciding import decide
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case_files import TODAY
from notation import scribbled
from random_maps import maps
from remit.graph.claim import Claim
from remit.graph.decisions import Decision
from remit.graph.errors import StoreError
from remit.graph.map import Map
from remit.graph.questions import Answer, Questions
from remit.graph.stores.neo4j import Neo4j
from remit.graph.stores.neo4j_asking import StorePlaces, around, who
from remit.graph.stores.neo4j_push import push
from remit.graph.telling import Places
from remit.graph.view import View

LONG = "Keep " + "the long index of every deed, lease and letter " * 40

ARCHIVE = {
    "index": "Responsibility Keep the index", "long": f"Responsibility {LONG}", "a": "Post Archivist",
    "b": "Post Keeper", "c": "Post Director", "p": "Person Ada Byron",
}  # fmt: skip
TOLD = [
    "index Assignment/responsible p", "index Assignment/accountable a", "long Assignment/responsible p",
    "a ReportingLine/functional c", "a ReportingLine/direct b", "b ReportingLine/direct c", "p Occupancy a",
    "index Attribute/alias - value=IDX/1",
]  # fmt: skip


def asked(map_: Map, text: str) -> Answer:
    """The answer of a map."""
    return Questions(View.of(map_, TODAY)).who(text)


@pytest.mark.parametrize("text", ["keep an INDEX", "index", "idx/1", " IDX/1 ", LONG, "long", "keep index!"])
def test_the_store_answers_as_the_map(text: str, neo4j: Neo4j) -> None:
    map_ = scribbled(ARCHIVE, TOLD)
    push(neo4j, map_, TODAY)
    answer = who(neo4j, text)
    assert answer == asked(map_, text)
    assert answer.exact
    assert [step.superior.id for step in answer.owned[0].chain] == (["b", "c"] if answer.owned[0].duty.id == "index"
                                                                     else ["a", "b", "c"])  # fmt: skip


def test_other_words_find_the_nearest_duties_and_no_syntax(neo4j: Neo4j) -> None:
    push(neo4j, scribbled(ARCHIVE, TOLD), TODAY)
    assert [owned.duty.id for owned in who(neo4j, "every deed").owned] == ["long"]
    for text in ("deed AND OR NOT (", 'label:x* "~', "keeper"):
        assert not who(neo4j, text).exact
    assert who(neo4j, "—").owned == ()
    neo4j.write(("MATCH (n) DETACH DELETE n", {}))
    with pytest.raises(StoreError, match="holds no map"):
        who(neo4j, "index")


def test_a_rejected_alias_names_nothing(neo4j: Neo4j) -> None:
    map_ = scribbled(ARCHIVE, TOLD)
    alias = next(claim for claim in map_.claims() if claim.kind == "alias")
    map_.decide([Decision(alias.id, "reject", by="Ada", why="another register")])
    push(neo4j, map_, TODAY)
    assert not who(neo4j, "IDX/1").exact


def test_a_changed_label_is_found_by_its_new_words(neo4j: Neo4j) -> None:
    push(neo4j, scribbled({"d": "Responsibility Duty 7"}, []), TODAY)
    push(neo4j, scribbled({"d": "Responsibility Keep the seal"}, []), TODAY)
    assert who(neo4j, "keep the seal").exact
    assert not who(neo4j, "duty 7").exact


def test_places_are_those_of_the_map(neo4j: Neo4j) -> None:
    map_ = scribbled(ARCHIVE, TOLD)
    push(neo4j, map_, TODAY)
    (proof,) = who(neo4j, "index").owned[0].parts[0].claim.evidence
    assert StorePlaces(neo4j).words(proof) == Places(map_).words(proof)
    assert StorePlaces(neo4j).data(proof) == Places(map_).data(proof)


def told(answer: Answer) -> list[tuple[str, list[Claim]]]:
    """Duties and claims of an answer without the order of claims that are equally near."""
    return [(owned.duty.id, sorted((part.claim for part in owned.parts), key=lambda c: c.id)) for owned in answer.owned]


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_any_map_and_any_decisions_give_the_same_answers(connected: Neo4j, data: st.DataObject) -> None:
    map_ = data.draw(maps())
    decide(data.draw, map_, 3)
    connected.write(("MATCH (n) DETACH DELETE n", {}))
    push(connected, map_, TODAY)
    for duty in map_.things("Responsibility"):
        for text in (duty.label, duty.id):
            here, there = asked(map_, text), who(connected, text)
            assert (told(there), there.exact) == (told(here), here.exact)
            for one, other in zip(here.owned, there.owned, strict=True):
                if is_sure(connected, one.duty.id) and one.parts[:1] == other.parts[:1]:
                    assert one.chain == other.chain


def is_sure(store: Neo4j, duty: str) -> bool:
    """Whether nobody above has two ways up, of which another may be the first in the map."""
    steps = around(store, key="", alias="", ids=[duty]).steps
    return len({step.subject for step in steps}) == len(steps)
