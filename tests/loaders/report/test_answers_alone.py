"""Files that only answer: the number, the stance and the promise stand here, the words in another document."""

from pathlib import Path

from remit.api.reading import load_into
from remit.graph.detecting import choose, detect
from remit.graph.map import Map
from remit.graph.view import View
from remit.loaders.report.read import read_report

ANSWER = """Response to the review of the lamps

Recommendation 1

Agreed. The Lamp Service will buy a ladder by May 2031.

Response to Recommendation 2

Agreed in principle. The Harbour Board will consider a second lamp.

Recommendation 3 – Noted

The Registrar has written a new form.
"""
REVIEW = """Review of the lamps

Recommendations

Recommendation 1: The Lamp Service should buy a ladder that reaches every lamp of the bay.
"""


def test_a_number_with_its_answer_is_a_recommendation_whose_words_stand_elsewhere() -> None:
    found = read_report(ANSWER).recommendations
    assert [(r.number, r.redacted, r.responses[0].stance, r.responses[0].soft) for r in found] == [
        ("1", "lost", "agree", False),
        ("2", "lost", "partial", True),
        ("3", "lost", "unknown", True),
    ]
    assert [ANSWER[r.spans[0].start : r.spans[0].end] for r in found] == [
        "Recommendation 1",
        "Response to Recommendation 2",
        "Recommendation 3",
    ]


def test_what_the_answers_promise_follows_their_numbers() -> None:
    reading = read_report(ANSWER)
    numbers = {r.id: r.number for r in reading.recommendations}
    owners = {numbers[a.recommendation]: a.owners for a in reading.actions}
    assert owners == {"1": ("lamp-service",), "2": ("harbour-board",), "3": ("registrar",)}


def test_in_a_file_of_answers_a_promise_is_an_answer_too() -> None:
    text = ANSWER + "\nRecommendation 4\n\nThe Porter will oil the hinges in June.\n"
    (last,) = read_report(text).recommendations[3:]
    assert (last.number, last.redacted) == ("4", "lost")


def test_a_number_whose_words_stand_here_is_not_read_twice() -> None:
    text = f"{REVIEW}\nRecommendation 1\n\nAgreed. The Lamp Service will buy one.\n"
    assert [(r.number, r.redacted) for r in read_report(text).recommendations] == [("1", "none")]


def test_fields_behind_an_answer_and_a_narrative_that_promises() -> None:
    text = (
        "Recommendation 2.1\n\nWe recommend that the Lamp Service count its ladders.\n\nAgency Response: AGREE\n"
        "Target date to complete all activities of this kind: 6/30/2031\n"
        "Narrative for Recommendation 2.1: The Harbour Office will count the ladders each spring.\n"
    )
    reading = read_report(text)
    assert [(r.number, r.responses[0].stance) for r in reading.recommendations] == [("2.1", "agree")]
    assert [a.owners for a in reading.actions] == [("harbour-office",)]


def test_of_several_columns_about_recommendations_the_widest_has_their_words() -> None:
    text = (
        "Recommendation Number | Recommended cost | Recommendation\n--- | --- | ---\n"
        "7 | $0 | The auditor recommends that the Lamp Service buy a ladder.\n"
    )
    (one,) = read_report(text).recommendations
    assert (one.number, one.addressees) == ("7", ("lamp-service",))


def test_the_answer_is_the_answer_to_the_one_review_with_that_number(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REVIEW, "utf-8")
    (tmp_path / "b.txt").write_text(ANSWER, "utf-8")
    with Map.memory() as map_:
        load_into(map_, [tmp_path], {}, "")
        assert len(list(map_.things("Recommendation"))) == 3
        assert [flag.code for flag in detect(View.of(map_), choose(["F01", "F02", "M03"]))] == []
