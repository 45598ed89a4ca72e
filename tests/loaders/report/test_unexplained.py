"""Acronyms that nothing explains, and those that the text spells out without brackets."""

from remit.loaders.report.reading import Actor
from remit.loaders.report.unexplained import explained


def kinds(text: str, *actors: Actor) -> list[str]:
    return [actor.kind for actor in explained(text, actors)]


def test_an_acronym_whose_words_stand_in_the_text_is_explained() -> None:
    ferry = Actor("dfo", "DFO", "undefined")
    assert kinds("The Drowned Ferry Office was closed. DFO crews went home.", ferry) == ["organization"]
    assert kinds("The ferry office was closed. DFO crews went home.", ferry) == ["undefined"]


def test_two_letters_are_the_initials_of_too_much() -> None:
    assert kinds("The Ferry Office closed.", Actor("fo", "FO", "undefined")) == ["undefined"]


def test_titles_that_everybody_knows() -> None:
    assert kinds("The CFO signs.", Actor("cfo", "CFO", "undefined")) == ["post"]


def test_the_staff_of_nobody_knows_whom() -> None:
    staff = Actor("bsx-management", "BSX management", "generic")
    assert kinds("Ask BSX management.", staff) == ["undefined"]
    assert kinds("Ask BSX management.", staff, Actor("board", "Board of Ships", "body", ("BSX",))) == [
        "generic",
        "body",
    ]
