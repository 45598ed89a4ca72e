"""A map in a real Neo4j and back is the same map; pushing twice writes nothing; what broke off goes on."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_files import TODAY
from notation import scribbled
from remit.graph.claim import CONTROL, Claim, Document, Evidence, Span, Thing
from remit.graph.errors import Refused, StoreError
from remit.graph.map import Map
from remit.graph.stores import neo4j_push
from remit.graph.stores.neo4j import Neo4j, Step
from remit.graph.stores.neo4j_pull import pull
from remit.graph.stores.neo4j_push import push
from remit.graph.writing import Written

HOSTILE = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
    st.sampled_from(
        ["'; MATCH (n) DETACH DELETE n //", '"}) RETURN 1 //', "\\", "`", "$day", "\u2028", "é́", "x" * 9000]
    ),
).filter(lambda text: text.strip() and not CONTROL.search(text))


def held(map_: Map) -> tuple[list[Document], list[Thing], list[Claim]]:
    """Everything in a map."""
    return list(map_.documents()), list(map_.things()), list(map_.claims())


def pulled(store: Neo4j) -> Map:
    """What a store holds, as a map."""
    map_ = Map.memory()
    pull(store, map_)
    return map_


def small(*claims: str) -> Map:
    """A map of three things."""
    things = {"index": "Responsibility Keep the index", "a": "Post Archivist", "b": "Body The board"}
    return scribbled(things, list(claims) or ["index Assignment/accountable a", "b Standing/vacant -"])


@settings(max_examples=20)
@given(label=HOSTILE, words=HOSTILE, name=st.text("abc/é;'\"\\$`{ \n", min_size=1, max_size=20).filter(str.strip))
def test_hostile_strings_come_back_as_they_were(connected: Neo4j, label: str, words: str, name: str) -> None:
    connected.write(("MATCH (n) DETACH DELETE n", {}))
    proof = Evidence(name, (Span(0, 3), Span(5, 8)), words, words, words, 7, words)
    map_ = Map.memory()
    map_.write(
        documents=[Document(name, label, words, name, words)],
        things=[Thing(name, "Post", label), Thing("d", "Responsibility", words)],
        claims=[
            Claim("Assignment", "d", "accountable", name, scope=words, evidence=(proof, Evidence(name, (), "", "")))
        ],
    )
    push(connected, map_, TODAY)
    assert held(pulled(connected)) == held(map_)


def test_a_second_push_writes_nothing(neo4j: Neo4j) -> None:
    map_ = small()
    assert push(neo4j, map_, TODAY) == Written(documents=1, things=3, claims=2, evidence=2)
    assert push(neo4j, map_, TODAY) == Written()
    assert held(pulled(neo4j)) == held(map_)


def test_new_evidence_joins_its_claim(neo4j: Neo4j) -> None:
    map_ = small("index Assignment/accountable a")
    push(neo4j, map_, TODAY)
    map_.write(documents=[Document("second", "s", "", "second", "")])
    claim = next(map_.claims())
    map_.write(claims=[claim._replace(evidence=(Evidence("second", (), "", "test"),))])
    assert push(neo4j, map_, TODAY) == Written(documents=1, evidence=1)
    assert held(pulled(neo4j)) == held(map_)
    rows = neo4j.read("MATCH ()-[r:ASSIGNMENT]->() RETURN size(r.documents), size(r.evidence)")
    assert rows == [(2, 2)]


def test_two_maps_in_one_store_are_their_union(neo4j: Neo4j) -> None:
    push(neo4j, small("index Assignment/accountable a doc=x"), TODAY)
    push(neo4j, small("index Assignment/accountable a doc=y", "index Assignment/accountable b"), TODAY)
    both = small("index Assignment/accountable a doc=x")
    other = small("index Assignment/accountable a doc=y", "index Assignment/accountable b")
    both.write(documents=other.documents(), claims=other.claims())
    assert held(pulled(neo4j)) == held(both)


def test_a_name_that_came_later_replaces_the_label(neo4j: Neo4j) -> None:
    push(neo4j, scribbled({"a": "Post RG-1"}, []), TODAY)
    assert push(neo4j, scribbled({"a": "Post Registrar"}, []), TODAY) == Written()
    assert [thing.label for thing in pulled(neo4j).things()] == ["Registrar"]


def test_evidence_is_reached_from_the_claim_and_from_its_subject(neo4j: Neo4j) -> None:
    push(neo4j, small(), TODAY)
    from_claim = """MATCH ()-[r:ASSIGNMENT]->() MATCH (e:Evidence)-[:QUOTED_FROM]->(d:Document) WHERE e.id IN r.evidence
        RETURN e.quote, d.name"""
    from_subject = (
        """MATCH (:Responsibility)-[:EVIDENCED_BY]->(e)-[:QUOTED_FROM]->(d:Document) RETURN e.quote, d.name"""
    )
    assert neo4j.read(from_claim) == [("index Assignment/accountable a", "a.txt")] == neo4j.read(from_subject)


def test_the_day_of_a_push_holds_for_every_claim(neo4j: Neo4j) -> None:
    tomorrow = TODAY + timedelta(days=1)
    push(neo4j, small(f"index Assignment/accountable a valid_to={tomorrow}"), TODAY)
    force = "MATCH ()-[r:ASSIGNMENT]->() RETURN r.in_force"
    assert (neo4j.read(force), neo4j.day()) == ([(True,)], TODAY)
    push(neo4j, small("index Assignment/responsible b"), tomorrow)
    assert sorted(neo4j.read(force)) == [(False,), (True,)]
    assert neo4j.day() == tomorrow


def test_a_thing_of_another_kind_is_refused(neo4j: Neo4j) -> None:
    push(neo4j, small(), TODAY)
    with pytest.raises(Refused, match="'a': is a Post in the store and a Body in the map"):
        push(neo4j, scribbled({"a": "Body The archive"}, []), TODAY)


def test_an_id_that_no_index_takes_is_refused_in_words(neo4j: Neo4j) -> None:
    with pytest.raises(StoreError, match="over 8,000 bytes"):
        push(neo4j, scribbled({"a" * 9000: "Post Archivist"}, []), TODAY)


def test_a_push_that_broke_off_says_so_and_goes_on(neo4j: Neo4j, monkeypatch: pytest.MonkeyPatch) -> None:
    map_ = small(*(f"index Assignment/consulted a scope={i}" for i in range(10)))
    monkeypatch.setattr(neo4j_push, "BATCH", 4)
    write = neo4j.write
    calls: list[object] = []

    def breaking(*steps: Step, guard: Step | None = None) -> list[tuple[object, ...]]:
        calls.extend(step for step in steps if "[:ASSIGNMENT" in step[0])
        if len(calls) == 3:
            raise StoreError("bolt://there: the server hung up")
        return write(*steps, guard=guard)

    monkeypatch.setattr(neo4j, "write", breaking)
    with pytest.raises(StoreError, match="hung up; written by this push: 1 documents, 3 things, 8 claims"):
        push(neo4j, map_, TODAY)
    with pytest.raises(StoreError, match="did not finish"):
        neo4j.day()
    monkeypatch.setattr(neo4j, "write", write)
    assert push(neo4j, map_, TODAY).claims == 2
    assert held(pulled(neo4j)) == held(map_)


def test_of_two_pushes_at_once_the_later_one_goes_on(neo4j: Neo4j, monkeypatch: pytest.MonkeyPatch) -> None:
    map_ = small(*(f"index Assignment/consulted a scope={i}" for i in range(10)))
    monkeypatch.setattr(neo4j_push, "BATCH", 4)
    later: list[Written] = []

    def tick(what: str, done: int, _: int) -> None:
        if what == "claims" and done == 4 and not later:
            later.append(Written())
            later.append(push(neo4j, map_, TODAY))

    with pytest.raises(StoreError, match="another push began meanwhile"):
        push(neo4j, map_, TODAY, tick)
    assert later[-1].claims in {2, 6}
    assert held(pulled(neo4j)) == held(map_)
    assert neo4j.read("MATCH ()-[r:ASSIGNMENT]->() RETURN count(r)") == [(10,)]


def test_an_interrupted_push_of_another_day_tells_every_claim_its_day(neo4j: Neo4j) -> None:
    tomorrow = TODAY + timedelta(days=1)
    map_ = small(f"index Assignment/accountable a valid_to={tomorrow}")
    push(neo4j, map_, TODAY)
    neo4j.write(("MATCH (m:Map) SET m.unfinished = true, m.day = ''", {}))
    push(neo4j, map_, tomorrow)
    assert neo4j.read("MATCH ()-[r:ASSIGNMENT]->() RETURN r.in_force") == [(False,)]


def test_what_was_changed_in_the_store_is_no_claim(neo4j: Neo4j) -> None:
    push(neo4j, small(), TODAY)
    neo4j.write(("MATCH ()-[r:ASSIGNMENT]->() SET r.kind = 'informed'", {}))
    with pytest.raises(StoreError, match="was changed in the store"):
        pulled(neo4j)


def test_an_empty_store_holds_no_map(neo4j: Neo4j) -> None:
    with pytest.raises(StoreError, match="holds no map"):
        pulled(neo4j)
