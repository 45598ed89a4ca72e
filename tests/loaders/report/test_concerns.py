"""What a report says is in trouble, and what only sounds like it."""

import pytest

from remit.loaders.report.blocks import read_blocks
from remit.loaders.report.concerns import concerns
from tests.loaders.report.named import Bracketed

TROUBLE = {
    "The charter does not clearly describe the roles of the [yard].": "unclear",
    "Responsibilities of the two offices overlap.": "unclear",
    "Reporting lines between the [yard] and the [port] are confusing.": "unclear",
    "The open question is who should count the keys.": "unowned",
    "No one was responsible for the keys.": "unowned",
    "Split responsibility between [yard] and [port].": "shared",
    "The plan gave no detail to maintain accountability for the [yard].": "unclear",
    "The [pilot] answers for safety: he was responsible for it without the necessary staff.": "no-authority",
    "The target was largely out of the [yard]'s control.": "no-authority",
    "Counting keys is clearly not a [pilot] activity.": "outside-role",
    "The post of [harbour master] has been vacant since May.": "vacant",
    "There is currently no [harbour master] officer.": "vacant",
    "The post of [harbour master] has not yet been filled.": "vacant",
    "The acting director signed the rolls.": "acting",
    "A long chain of command lay between them.": "long-chain",
    "The head of the [yard] was also the head of the [port].": "many-hats",
}
NO_TROUBLE = (
    "To avoid confusion of roles, the [clerk] keeps a list.",
    "If a seat is vacant, the [council] may fill it.",
    "The [clerk] shall ensure that responsibilities do not overlap.",
    "The [clerk] keeps the keys.",
    "The [port] may overrule all but shared responsibilities, as listed below.",
)


def read(marked: str) -> list[str]:
    document = Bracketed(marked)
    return [c.kind for c in concerns(read_blocks(document.text), document)]


@pytest.mark.parametrize("sentence", TROUBLE)
def test_trouble(sentence: str) -> None:
    assert read(sentence) == [TROUBLE[sentence]]


@pytest.mark.parametrize("sentence", NO_TROUBLE)
def test_no_trouble(sentence: str) -> None:
    assert read(sentence) == []


def test_a_heading_does_not_say_it_again() -> None:
    again = "# Shared responsibilities\n\nThe [port] and the [yard] share responsibility for the keys.\n"
    assert read(again) == ["shared"]
    assert read("# Shared responsibilities\n\nThe [port] and the [yard] count the keys.\n") == ["shared"]
