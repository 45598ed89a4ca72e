"""Whose accountability a sentence says is in trouble: who stands next to the words, not all whom it names."""

import pytest

from remit.loaders.report.read import read_report


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        (
            "In the handling of stranded sailors the harbour officers failed to make it clear who answers.",
            "unclear",
            ["harbour officers"],
        ),
        (
            "There are unclear lines of accountability between the Dean and the Board, and clerks waited for students.",
            "unclear",
            ["Dean", "Board"],
        ),
        ("Appoint a Flood Officer position in the district (can be the warden).", "unclear", ["Flood Officer"]),
        (
            "The target for sailors was largely out of the Harbour Office's control.",
            "no-authority",
            ["Harbour Office"],
        ),
        (
            "Visitors complained that wardens were responsible for the dykes without the necessary staff.",
            "no-authority",
            ["wardens"],
        ),
    ],
)
def test_trouble_is_of_whom_the_words_are_about(text: str, kind: str, who: list[str]) -> None:
    reading = read_report(text)
    names = {actor.id: actor.name for actor in reading.actors}
    assert [[names[a] for a in c.actors] for c in reading.concerns if c.kind == kind] == [who]


def test_all_who_are_named_when_the_words_stand_next_to_nobody() -> None:
    reading = read_report("For the Board, and for the Dean: it is not clear who should keep the roll.")
    names = {actor.id: actor.name for actor in reading.actors}
    assert [sorted(names[a] for a in c.actors) for c in reading.concerns] == [["Board", "Dean"]]
