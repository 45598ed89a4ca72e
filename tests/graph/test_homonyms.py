"""The Board of one organisation is not the Board of another one that is loaded into the same map."""

from itertools import permutations

import pytest

from remit.graph.claim import Claim, Document, Evidence, Span, Thing, make_thing, name_key
from remit.graph.detecting import choose, detect
from remit.graph.map import Map
from remit.graph.ordinary import is_ordinary
from remit.graph.view import View
from remit.loaders.loading import Loaded, write_loaded

GARDEN = ("Riverside Garden Club", "Plot Committee", "Seed Librarian")
CLINIC = ("Northgate Clinic", "Ward Council", "Head Nurse")


def source(name: str, *names: str, superior: str = "", duty: str = "keep the books") -> Loaded:
    """A document that names some actors and has a Board with a duty, which reports to a superior."""
    document = Document(name_key(name), f"papers/{name}.md", "text/markdown", "", f"{name}: {' '.join(names)}")
    proof = (Evidence(document.id, (Span(0, 4),), document.text[:4], "test"),)
    board, task = make_thing("Body", "Board"), Thing(f"responsibility/{name}", "Responsibility", duty)
    actors = [make_thing("Body", label) for label in names]
    claims = [Claim("Attribute", t.id, "name", value=t.label, evidence=proof) for t in (*actors, board)]
    claims.append(Claim("Assignment", task.id, "responsible", board.id, evidence=proof))
    if superior:
        claims.append(Claim("ReportingLine", board.id, "direct", make_thing("Body", superior).id, evidence=proof))
    return Loaded(documents=[document], things=[*actors, board, task], claims=claims)


def garden() -> Loaded:
    return source("garden", *GARDEN, superior="Plot Committee")


def clinic() -> Loaded:
    return source("clinic", *CLINIC, superior="Ward Council")


def written(*sources: Loaded, at_once: bool) -> Map:
    """A map of sources, written together or one by one."""
    map_ = Map.memory()
    for batch in [sources] if at_once else [[one] for one in sources]:
        write_loaded(map_, batch)
    return map_


def boards(map_: Map) -> set[str]:
    return {thing.id for thing in map_.things() if thing.label == "Board"}


def codes(map_: Map, *chosen: str) -> set[str]:
    return {flag.code for flag in detect(View.of(map_), choose(chosen))}


@pytest.mark.parametrize("at_once", [True, False])
def test_strangers_keep_their_own_board_and_no_flag_joins_them(at_once: bool) -> None:
    map_ = written(garden(), clinic(), at_once=at_once)
    assert boards(map_) == {"body/board", "body/board-clinic"}
    assert codes(map_, "R02", "M02", "O01") == set()


@pytest.mark.parametrize("at_once", [True, False])
def test_a_name_of_their_own_in_both_makes_them_one_house(at_once: bool) -> None:
    second = source("annual-report", "Ward Council", "Dispensary", superior="Head Nurse", duty="publish the rota")
    map_ = written(clinic(), second, at_once=at_once)
    assert boards(map_) == {"body/board"}
    assert codes(map_, "R02") == {"R02"}


def test_a_name_of_another_kind_in_the_same_house_is_left_to_whoever_links_names() -> None:
    second = source("annual-report", "Ward Council", "Dispensary", "Laundry")
    unit = make_thing("Unit", "Board")
    second.things[second.things.index(make_thing("Body", "Board"))] = unit
    second.claims[:] = [
        Claim("ReportingLine", unit.id, "direct", "body/dispensary", evidence=second.claims[0].evidence)
    ]
    assert boards(written(clinic(), second, at_once=True)) == {"body/board"}


def test_too_few_names_do_not_tell() -> None:
    assert boards(written(garden(), source("note", "Ward Council"), at_once=True)) == {"body/board"}


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_a_later_document_of_a_house_finds_the_board_of_its_house(order: tuple[int, ...]) -> None:
    sources = [garden(), clinic(), source("rota", "Ward Council", "Dispensary", "Laundry")]
    map_ = written(*(sources[i] for i in order), at_once=False)
    assert len(boards(map_)) == 2
    held = {claim.subject: claim.object for claim in map_.claims() if claim.relation == "Assignment"}
    assert held["responsibility/rota"] == held["responsibility/clinic"] != held["responsibility/garden"]


@pytest.mark.parametrize("at_once", [True, False])
def test_loading_again_changes_nothing(at_once: bool) -> None:
    map_ = written(garden(), clinic(), at_once=at_once)
    for again in ([garden()], [clinic()], [clinic(), garden()]):
        assert write_loaded(map_, again).claims == 0


def test_documents_of_one_file_name_are_told_apart() -> None:
    other = source("harbour", "Pilots' Guild", "Buoy Yard", "Lock Keepers")
    other.documents[0] = other.documents[0]._replace(name="elsewhere/clinic.md")
    assert len(boards(written(garden(), clinic(), other, at_once=True))) == 3


ORDINARY = [
    ("Body", "The Board of Directors", True),
    ("Post", "Treasurer", True),
    ("Post", "Librarian", True),
    ("Organization", "Parliament", False),
    ("Body", "Plot Committee", False),
    ("Unit", "IRB", False),
]


@pytest.mark.parametrize(("kind", "label", "expected"), ORDINARY)
def test_a_name_that_every_organisation_has(kind: str, label: str, expected: bool) -> None:
    assert is_ordinary(kind, label) is expected
