"""What the other side said: stance, softness, and which recommendations it answers."""

import pytest

from remit.loaders.report.blocks import read_blocks
from remit.loaders.report.recommendations import recommendations
from remit.loaders.report.responses import respond
from remit.loaders.table import stance_of
from tests.loaders.report.named import Bracketed

STANCES = {
    "The port concurred with the recommendation.": "agree",
    "Management agrees in principle that locks are needed.": "partial",
    "The port partially concurred.": "partial",
    "The port non-concurred with recommendation 3.": "disagree",
    "The port did not agree with the recommendation.": "disagree",
    "The port neither agreed nor disagreed with it.": "unknown",
    "The port concurred with the finding but disagreed with the recommendation.": "partial",
    "They agreed to meet in May on agreed-upon terms.": "",
    "Not accepted": "disagree",
}
TWO = "Recommendation 1\nThe [port] should buy locks.\nRecommendation 2\nThe [yard] should buy lamps.\n"


@pytest.mark.parametrize("words", STANCES)
def test_stance(words: str) -> None:
    assert stance_of(words) == STANCES[words]


def read(marked: str) -> dict[str, str]:
    document = Bracketed(marked)
    blocks = read_blocks(document.text)
    found = respond(document.text, blocks, document, recommendations(document.text, blocks, document))
    return {
        r.number: r.responses[0].stance + ("~" if r.responses[0].soft else "") if r.responses else "none" for r in found
    }


def test_no_response_is_none() -> None:
    assert read(TWO) == {"1": "none", "2": "none"}


def test_one_response_to_all() -> None:
    assert read(f"The [port] agreed with our recommendations.\n\n{TWO}") == {"1": "agree", "2": "agree"}


def test_numbers_are_told_apart() -> None:
    text = f"{TWO}Recommendation 3\nThe [yard] should buy oil.\nClosing remarks\n\n"
    text += "The [port] concurred with recommendations 1 and 2 and non-concurred with recommendation 3.\n"
    assert read(text) == {"1": "agree", "2": "agree", "3": "disagree"}


def test_a_section_answers_what_stands_before_it() -> None:
    text = "Recommendation 1\nLocks should be bought.\nManagement Response\nManagement agrees in principle, "
    text += "but details remain to be defined.\n"
    text += "Recommendation 2\nLamps should be bought.\nManagement Response\nWe do not concur.\n"
    assert read(text) == {"1": "partial~", "2": "disagree"}


def test_this_recommendation_is_the_one_before() -> None:
    text = "Recommendation 1: The [port] should buy locks.\n\n1.1 The government agrees with the "
    text += "committee's recommendation.\n\n"
    text += "Recommendation 2: The [port] should buy lamps.\n\n2.1 The recommendation is noted.\n"
    assert read(text) == {"1": "agree", "2": "unknown~"}


def test_a_response_column() -> None:
    text = "| No | Recommendation | Management response |\n|---|---|---|\n"
    text += "| 1 | Buy locks | Agreed |\n| 2 | Buy lamps | Partially accepted, where possible |\n"
    text += "| 3 | Buy oil | Not accepted |\n"
    assert read(text) == {"1": "agree", "2": "partial~", "3": "disagree"}
