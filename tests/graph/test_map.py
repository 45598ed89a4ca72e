"""The map: written twice changes nothing, new evidence joins, and what stands in it is found by id, name and words."""

from pathlib import Path

import pytest
from hostile import hostile_maps
from hypothesis import given, settings

from remit.graph.claim import Claim, Document, Evidence, Span, Thing
from remit.graph.columns import read_columns
from remit.graph.errors import NotFound, Refused
from remit.graph.map import Map
from remit.graph.writing import Written

A = Document("a", "a.txt", "text/plain", "0", "The registrar keeps the archive. Nobody else.")
B = Document("b", "b.txt", "text/plain", "1", "Archive: registrar.")
THINGS = [Thing("r", "Post", "The Registrar"), Thing("d", "Responsibility", "Keep the archive")]
SAID_A = Evidence("a", (Span(0, 32),), "The registrar keeps the archive.", "report", "duty.verb")
SAID_B = Evidence("b", (Span(0, 19),), "Archive: registrar.", "raci", cell="B2")
CLAIM = Claim("Assignment", "d", "accountable", "r", evidence=(SAID_A,))


@pytest.fixture
def map_() -> Map:
    made = Map.memory()
    made.write(documents=[A, B], things=THINGS, claims=[CLAIM])
    return made


def test_written_twice_changes_nothing(map_: Map) -> None:
    before, generation = (map_.counts(), list(map_.claims())), map_.generation
    written = map_.write(documents=[A, B], things=THINGS, claims=[CLAIM, CLAIM])
    assert written == Written()
    assert not written.changed
    assert (map_.counts(), list(map_.claims()), map_.generation) == (*before, generation)


@settings(max_examples=30)
@given(hostile_maps())
def test_a_map_written_into_itself_changes_nothing(map_: Map) -> None:
    written = map_.write(documents=[*map_.documents()], things=[*map_.things()], claims=[*map_.claims()])
    assert not written.changed


@settings(max_examples=30)
@given(hostile_maps())
def test_a_map_written_into_another_is_the_same(map_: Map) -> None:
    other = Map.memory()
    other.write(documents=[*map_.documents()], things=[*map_.things()], claims=reversed([*map_.claims()]))
    assert [*other.claims()] == [*map_.claims()]
    assert [*other.things()] == [*map_.things()]


def test_new_evidence_joins_the_claim_that_it_supports(map_: Map) -> None:
    generation = map_.generation
    written = map_.write(claims=[CLAIM._replace(evidence=(SAID_B, SAID_A))])
    assert written == Written(evidence=1)
    assert [*map_.claims()] == [CLAIM._replace(evidence=(SAID_A, SAID_B))]
    assert map_.generation == generation + 1


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ({"claims": [Claim("Assignment", "d", "accountable", "nobody")]}, "no thing of the map"),
        (
            {"claims": [CLAIM._replace(evidence=(SAID_A._replace(document="z"),))]},
            "names document 'z', which is neither",
        ),
        ({"things": [Thing("r", "Unit", "Registrar")]}, "'r': is a Post in the map and a Unit in this source"),
        ({"things": [Thing("x", "Post", "a\x01")]}, r"control character U\+0001"),
        ({"documents": [A._replace(id="z", name="\x1b[31m")]}, r"name holds the control character U\+001B"),
    ],
)
def test_a_refusal_leaves_the_map_as_it_was(map_: Map, bad: dict[str, list[object]], message: str) -> None:
    before, generation = [*map_.claims()], map_.generation
    good = {"things": [Thing("new", "Post", "New")], **bad}
    with pytest.raises(Refused, match=message):
        map_.write(**good)  # type: ignore[arg-type]
    assert ([*map_.claims()], map_.generation) == (before, generation)
    with pytest.raises(NotFound):
        map_.thing("new")
    assert map_.write(things=[Thing("new", "Post", "New")]) == Written(things=1)


def test_names_are_found_whatever_their_dress(map_: Map) -> None:
    map_.write(claims=[Claim("Attribute", "r", "alias", value="REG-1")])
    for name in ("the registrar", "THE REGISTRAR!", "Registrars", "reg-1"):
        assert [thing.id for thing in map_.named(name)] == ["r"], name
    assert map_.named("registra") == []
    assert map_.named_any(["reg-1", "The registrar", "nobody"]) == {"reg-1": [THINGS[0]], "The registrar": [THINGS[0]]}


def test_words_find_the_best_first(map_: Map) -> None:
    map_.write(things=[Thing("e", "Responsibility", "Keep the index"), Thing("f", "Post", "Archive keeper")])
    assert [thing.id for thing in map_.search("keeping archives", ["Responsibility"])] == ["d", "e"]
    assert map_.search('"archive" OR NEAR(', ["Responsibility"], 1)[0].id == "d"
    assert map_.search("") == map_.search("'\"*") == []


def test_words_that_very_many_labels_have_only_order_what_others_find(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("remit.graph.map.COMMON", 2)
    monkeypatch.setattr("remit.graph.map.EVERYWHERE", 6)
    map_ = Map.memory()
    labels = ("Keep the index", "Keep the seals", "Keep the keys", "Burn the keys", "Burn the logs", "Burn the index")
    map_.write(things=[Thing(f"r/{i}", "Responsibility", label) for i, label in enumerate(labels)])
    assert [thing.label for thing in map_.search("keep the index now")] == ["Keep the index", "Burn the index"]
    assert map_.search("the crown") == [], "a word that every label has finds nobody"
    assert len(map_.search("burn the crown")) == 3, "the rarest word is better than none"


def test_what_is_asked_for_by_id_comes_in_that_order(map_: Map) -> None:
    assert map_.things_by_id(["d", "r", "d"]) == [THINGS[1], THINGS[0], THINGS[1]]
    assert map_.claims_by_id([CLAIM.id, CLAIM.id]) == [CLAIM, CLAIM]
    assert map_.claims_about("r") == map_.claims_about("d") == [CLAIM]
    for ask in (lambda: map_.things_by_id(["r", "z"]), lambda: map_.claims_by_id(["z"]), lambda: map_.document("z")):
        with pytest.raises(NotFound, match="'z'"):
            ask()


def test_a_map_file_holds_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "a map with spaces #1 100%.remit"
    with Map.open(path, create=True) as made:
        made.write(documents=[A, B], things=THINGS, claims=[CLAIM])
    with Map.open(path, readonly=True) as found:
        assert [*found.claims()] == [CLAIM]
        assert [*found.documents()] == [A, B]


def test_an_empty_map_has_empty_columns() -> None:
    columns = read_columns(Map.memory().connection)
    assert all(len(getattr(columns, name)) == (name == "first") for name in columns.__dataclass_fields__)
