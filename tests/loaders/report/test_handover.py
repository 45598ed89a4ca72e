"""Actions that a table gives to somebody are their duties, and duties held jointly say so."""

import pytest

from remit.loaders.report.read import read_report
from remit.loaders.report.reading import Duty, Reading

TABLE = """Findings and actions

Finding\tRecommendation\tAction
1. Locks of the Harbour Office and of the Coast Guard rusted\t1. The locks should be checked.\t{}
2. Oars go missing\t2. Oars should be numbered.\tOars numbered
"""


def read(action: str) -> Reading:
    return read_report(TABLE.format(action))


def held(reading: Reading) -> list[tuple[list[str], str, bool]]:
    names = {actor.id: actor.name for actor in reading.actors}
    return [([names[h] for h in d.holders], d.kind, d.joint) for d in reading.duties if d.holders]


@pytest.mark.parametrize(
    ("action", "who"),
    [
        ("Harbour Office review of all locks each spring", (["Harbour Office"], "responsible", False)),
        ("Allocation of a lock owner for the boat house", (["lock owner"], "accountable", False)),
        (
            "Split responsibility between Harbour Office and Coast Guard so that locks are seen daily",
            (["Harbour Office", "Coast Guard"], "responsible", True),
        ),
    ],
)
def test_owned_action_of_a_table_is_a_duty(action: str, who: tuple[list[str], str, bool]) -> None:
    assert held(read(action)) == [who]


@pytest.mark.parametrize(
    ("action", "who"),
    [
        ("Review of broken locks at each month's Boat Board", ["Boat Board"]),
        ("Discussion of broken locks at the weekly Boat Committee", ["Boat Committee"]),
        ("Review of broken locks at the Harbour Office", []),
    ],
)
def test_a_body_deals_with_what_is_reviewed_at_its_meetings(action: str, who: list[str]) -> None:
    assert [names for names, _, _ in held(read(action))] == ([who] if who else [])


@pytest.mark.parametrize("action", ["New locks bought for the boat house", "Review by Harbour Office completed in May"])
def test_action_that_nobody_owns_or_that_is_done_is_none(action: str) -> None:
    assert [d for d in read(action).duties if d.rule == "action"] == []


def joint(text: str) -> list[bool]:
    return [duty.joint for duty in duties(text)]


def duties(text: str) -> list[Duty]:
    return read_report(text).duties


def test_jointly_is_a_joint_duty_and_and_alone_is_not() -> None:
    assert joint("The dean and the registrar shall jointly keep the roll of students.") == [True]
    assert joint("The dean and the registrar shall keep the roll of students.") == [False]
    assert joint("The dean or the registrar shall jointly keep the roll of students.") == [False]
    assert joint("The dean shall jointly keep the roll of students.") == [False]


def test_a_split_that_a_duty_tells_is_no_concern_as_well() -> None:
    split = read("Split responsibility between Harbour Office and Coast Guard so that locks are seen daily")
    assert [c.kind for c in split.concerns] == []
    assert [c.kind for c in read_report("There is a split responsibility for the locks.").concerns] == ["shared"]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Accounts are checked weekly by the accountable Harbour Director and other members.", "Harbour Director"),
        ("The lead agency and other agencies must count the boats.", "lead agency"),
        ("The Harbour Director and other members must count the boats.", ""),
        ("The accountable Harbour Director must count the boats.", ""),
    ],
)
def test_who_of_several_is_called_accountable_leads(text: str, lead: str) -> None:
    reading = read_report(text)
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names.get(d.lead, "") for d in reading.duties] == [lead]
