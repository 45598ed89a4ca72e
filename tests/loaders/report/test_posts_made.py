"""Posts that are made or filled for a task: whoever gets the post has the task."""

import pytest

from remit.loaders.report.actors import Actors
from remit.loaders.report.document import parse_document
from remit.loaders.report.duties import read_duties


def held(text: str) -> list[tuple[list[str], str]]:
    document = parse_document(text)
    actors = Actors(document)
    return [([actors.name(h) for h in d.holders], d.kind) for d in read_duties(document, actors)]


@pytest.mark.parametrize(
    ("text", "who", "kind"),
    [
        ("A lamp keeper hired to trim the lights.", "lamp keeper", "responsible"),
        ("Band 7 appointed solely to lead the night shift.", "Band 7", "accountable"),
        ("Establish a data steward who reviews all requests.", "data steward", "responsible"),
        ("Appoint a fire warden to check the exits.", "fire warden", "responsible"),
        ("Create a Flood Officer post in each district (may be part-time) that inspects dykes.", "Flood Officer", ""),
        ("Create the post of port archivist in the harbour office to keep the maps.", "port archivist", ""),
    ],
)
def test_who_gets_a_post_has_its_task(text: str, who: str, kind: str) -> None:
    assert held(text) == [([who], kind or "responsible")]


@pytest.mark.parametrize(
    "text",
    [
        "Create a database to hold the files.",
        "Create a Flood Officer post in each district.",
        "Money assigned to repair the dykes.",
        "A lamp keeper hired in May.",
    ],
)
def test_things_and_posts_without_a_task_are_nobodys(text: str) -> None:
    assert held(text) == []


def test_who_appoints_has_the_sentence() -> None:
    assert held("The board will appoint a fire warden to check the exits.") == [(["board"], "responsible")]
