"""Sentences that only point at what is to be done, and those that only say how much somebody matters."""

import pytest

from remit.loaders.report.actors import Actors
from remit.loaders.report.document import parse_document
from remit.loaders.report.duties import read_duties


def held(text: str) -> list[list[str]]:
    document = parse_document(text)
    actors = Actors(document)
    return [[actors.name(h) for h in d.holders] for d in read_duties(document, actors)]


@pytest.mark.parametrize(
    "text",
    [
        "These are some of the inspections that must be completed before the ferry sails.",
        "There are three forms that must be filed each spring.",
    ],
)
def test_what_is_pointed_at_is_to_be_done(text: str) -> None:
    assert held(text) == [[]]


def test_a_clause_that_only_says_which_one_is_not() -> None:
    assert held("The forms that must be filed each spring lie in the office.") == []


def test_how_much_somebody_matters_is_no_duty() -> None:
    assert held("The Harbour Office plays a key role in the life of the town.") == []
    assert held("The Harbour Office performs an annual audit of the berths.") == [["Harbour Office"]]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Filing deeds is part of the clerk's remit.", [["clerk"]]),
        ("Cleaning the pier forms an integral part of the harbour master's duties.", [["harbour master"]]),
        ("The hut is part of the harbour master's house.", []),
    ],
)
def test_what_is_part_of_somebodys_duties(text: str, who: list[list[str]]) -> None:
    assert held(text) == who


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The surveyor provides advice to the board.", "consulted"),
        ("The surveyor provides expert advice on dykes.", "consulted"),
        ("The surveyor provides advice and assistance to boat owners.", "responsible"),
    ],
)
def test_advice_among_other_services_is_a_service(text: str, kind: str) -> None:
    document = parse_document(text)
    assert [d.kind for d in read_duties(document, Actors(document))] == [kind]
