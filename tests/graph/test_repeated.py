"""A recommendation that is said twice is one: its answer counts wherever it was read."""

from pathlib import Path

from remit.api.reading import load_into
from remit.graph.claim import Claim, Thing
from remit.graph.detecting import choose, detect
from remit.graph.map import Map
from remit.graph.repeated import Recommendations
from remit.graph.view import View

WORDS = "The Lamp Service should inspect every lighthouse lamp twice a year"
REVIEW = f"Review of the lamps\n\nRecommendations\n\nRecommendation 1: {WORDS}.\n"
ANSWER = f"Answers to the review\n\nRecommendation 1: {WORDS.upper()}.\n\nResponse: Agreed.\n"


def loaded(folder: Path, *texts: str) -> Map:
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    map_ = Map.memory()
    load_into(map_, [folder], {}, "")
    return map_


def codes(map_: Map) -> list[str]:
    return [flag.code for flag in detect(View.of(map_), choose(["F02"]))]


def test_an_answer_in_another_file_answers_the_recommendation(tmp_path: Path) -> None:
    with loaded(tmp_path, REVIEW) as map_:
        assert codes(map_) == ["F02"]
        (tmp_path / "0.txt").write_text(ANSWER, "utf-8")
        load_into(map_, [tmp_path], {}, "")
        assert codes(map_) == []
        assert len(list(map_.things("Recommendation"))) == 1


def test_the_same_words_in_two_sources_are_one_recommendation(tmp_path: Path) -> None:
    with loaded(tmp_path, REVIEW, ANSWER) as map_:
        (only,) = map_.things("Recommendation")
        statements = [c for c in map_.claims_about(only.id) if c.kind == "statement"]
        assert {proof.document for c in statements for proof in c.evidence} == {d.id for d in map_.documents()}


def test_other_words_under_the_same_number_are_another_one(tmp_path: Path) -> None:
    other = REVIEW.replace("inspect every lighthouse lamp", "count all of the buoys in the bay")
    with loaded(tmp_path, REVIEW, other) as map_:
        assert len(list(map_.things("Recommendation"))) == 2


def test_one_whose_words_are_lost_is_known_by_its_number() -> None:
    asked, lost, answer = (Thing(f"recommendation/{n}", "Recommendation", n) for n in ("asked", "lost", "more"))
    response = Thing("response/1", "Response", "Agreed.")
    with Map.memory() as map_:
        map_.write(
            things=[asked, answer],
            claims=[
                Claim("Attribute", asked.id, "statement", value=WORDS),
                Claim("Attribute", asked.id, "number", value="3"),
                Claim("Attribute", answer.id, "number", value="4"),
            ],
        )
        claims = [
            Claim("Attribute", lost.id, "number", value="3"),
            Claim("Attribute", lost.id, "statement", value="Agreed."),
            Claim("Damage", lost.id, "cut"),
            Claim("Answer", response.id, "agree", lost.id),
        ]
        things, said = Recommendations(map_).link([lost, response], claims)
    assert things == [asked, response]
    assert said == [
        Claim("Attribute", asked.id, "number", value="3"),
        Claim("Answer", response.id, "agree", asked.id),
    ]


def test_a_number_that_two_sources_use_says_nothing() -> None:
    first, second, lost = (Thing(f"recommendation/{n}", "Recommendation", n) for n in "abc")
    with Map.memory() as map_:
        numbers = [Claim("Attribute", thing.id, "number", value="3") for thing in (first, second)]
        map_.write(things=[first, second], claims=numbers)
        claims = [Claim("Attribute", lost.id, "number", value="3"), Claim("Damage", lost.id, "cut")]
        assert Recommendations(map_).link([lost], claims) == ([lost], claims)
