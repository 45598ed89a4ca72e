"""Actors: one id for all the ways of naming somebody, and one kind for a name in every document."""

from itertools import pairwise

import pytest

from remit.loaders.report.actors import Actors
from remit.loaders.report.document import parse_document
from remit.loaders.report.names import key, kind_of, slug
from remit.loaders.report.owners import title_actor
from remit.loaders.report.reading import Span


def named(text: str) -> list[str]:
    actors = Actors(parse_document(text))
    return [actors.name(actor) for actor, _ in actors.mentions_in(Span(0, len(text)))]


def test_acronym_defined_in_brackets() -> None:
    text = "The Office of Rivers and Canals (ORC) met. The ORC and the clerk agreed."
    assert named(text) == ["Office of Rivers and Canals", "Office of Rivers and Canals", "clerk"]


def test_plural_acronym() -> None:
    assert named("A Field Inspection Officer (FIO) came. FIOs report yearly.") == ["Field Inspection Officer"] * 2


def test_an_acronym_for_a_thing_is_nobody() -> None:
    assert named("The Annual Harvest Plan (AHP) lists fields. The AHP must be short.") == []


def test_short_form_after_the_long_one() -> None:
    text = "The Harbour Safety Committee met twice. The Committee elects a chair."
    assert named(text)[:2] == ["Harbour Safety Committee", "Harbour Safety Committee"]


def test_a_vice_president_is_no_president() -> None:
    assert named("The Vice President spoke. The President left.") == ["Vice President", "President"]


def test_mentions_are_in_order_and_apart() -> None:
    text = "The head of the Water Office and its clerks told the director of Water Works."
    actors = Actors(parse_document(text))
    spans = [span for _, span in actors.mentions_in(Span(0, len(text)))]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_ids_are_names() -> None:
    text = "The Board decides."
    actors = Actors(parse_document(text))
    actors.mentions_in(Span(0, len(text)))
    assert [(a.id, a.name, a.kind) for a in actors.list()] == [("board", "Board", "body")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Director of Ports", "post"),
        ("tax inspector", "post"),
        ("Case Branch", "unit"),
        ("Office of the Comptroller", "unit"),
        ("Standing Committee on Fish", "body"),
        ("Fish Agency", "organization"),
        ("Breakwater Programme", "programme"),
        ("management", "generic"),
        ("contractors", "external"),
        ("XQZ", "undefined"),
    ],
)
def test_kind_is_a_function_of_the_name(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_keys_fold_articles_plurals_possessives_and_members() -> None:
    assert key("the Clerk’s Offices") == key("clerk office")
    assert key("a member of the council") == key("council members")
    assert slug("The CIO's Office") == "cio-office"


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("Charter of the Tree Council", "Tree Council"),
        ("TREE COUNCIL TERMS OF REFERENCE", "Tree Council"),
        ("Tree Agency Strategic Plan", None),
        ("Review of the Tree Agency", None),
    ],
)
def test_a_document_title_names_somebody_only_in_a_charter(title: str, who: str | None) -> None:
    phrase = title_actor(title)
    assert (phrase.name() if phrase else None) == who


@pytest.mark.parametrize(
    ("name", "short", "same"),
    [
        ("Training program", "Program", False),
        ("Training Program", "Program", True),
        ("safety committee", "Committee", True),
        ("Safety Committee", "committee", True),
    ],
)
def test_a_short_form_in_capitals_stands_for_no_name_whose_head_is_small(name: str, short: str, same: bool) -> None:
    text = f"The city runs the {name}. In March the {short} must close. The {name} ends."
    first, second, *_ = named(text)
    assert (first == second) is same


def test_a_name_without_words_has_a_kind() -> None:
    assert kind_of("") == kind_of(" ")
