"""The same three recommendations in the trackers of five houses: columns, headers, dates and words differ.

Every house says: two actions for the first, of which one is done; none for the second, which is refused; and one that
two offices own and that is late for the third.
"""

from typing import Any

import pytest
from loaded import told
from workbooks import workbook

from remit.loaders.followup.load import load
from remit.loaders.source import Source

COUNT, PAINT, TRAIN = (
    "The port should count its boats.",
    "The port should paint its boats.",
    "The port should train its pilots.",
)
OWNERS = {
    ("Count the boats each May", "", "Boat Office"),
    ("Publish the count", "", "Press Office"),
    ("Train six pilots", "", "Pilot Office"),
    ("Train six pilots", "", "Human Resources"),
}
FOR = {
    ("Count the boats each May", "", COUNT),
    ("Publish the count", "", COUNT),
    ("Train six pilots", "", TRAIN),
}
STANCES = {(COUNT, "agree"), (PAINT, "disagree"), (TRAIN, "partial")}
PROGRESS = {
    ("Count the boats each May", "done", ""),
    ("Publish the count", "underway", ""),
    ("Train six pilots", "planned", ""),
}
DUE = {
    ("Count the boats each May", "2027-05-31"),
    ("Publish the count", "2027-06-30"),
    ("Train six pilots", "2027-12-15"),
}


def book(*rows: list[Any], merged: tuple[str, ...] = ()) -> Source:
    return Source("tracker.xlsx", workbook(*rows, merged=merged), {})


def backwards() -> Source:
    return book(
        ["Status", "Target date", "Lead", "Action", "Response", "Recommendation"],
        ["Complete", "31 May 2027", "Boat Office", "Count the boats each May", "Agreed", COUNT],
        ["Ongoing", "30 June 2027", "Press Office", "Publish the count", None, None],
        [None, None, None, None, "Not agreed", PAINT],
        ["Overdue", "15 December 2027", "Pilot Office; Human Resources", "Train six pilots", "Partially agreed", TRAIN],
    )


def two_headers() -> Source:
    return book(
        ["Audit tracker of the port", None, None, None, None, None, None],
        ["Ref", "Recommendation", "Management response", "Implementation", None, None, None],
        [None, None, None, "Action", "Owner", "Due", "RAG"],
        ["R1", COUNT, "Accepted", "Count the boats each May", "Boat Office", "31/05/2027", "Completed"],
        [None, None, None, "Publish the count", "Press Office", "30/06/2027", "In progress"],
        ["R2", PAINT, "Rejected", None, None, None, None],
        ["R3", TRAIN, "Accepted in part", "Train six pilots", "Pilot Office\nHuman Resources", "15/12/2027", "Late"],
        merged=("A1:G1", "A2:A3", "B2:B3", "C2:C3", "D2:G2", "A4:A5", "B4:B5", "C4:C5"),
    )


def with_sections() -> Source:
    return book(
        ["No.", "Recommendation", "Agreed?", "Who", "What will be done (actions)", "By when", "Progress to date"],
        ["Boats", None, None, None, None, None, None],
        [1, COUNT, "Yes", "Boat Office", "Count the boats each May", "31-May-27", "✓ Complete"],
        [None, None, None, "Press Office", "Publish the count", "30-Jun-27", "Under way"],
        [2, PAINT, "No", "n/a", "None", "-", "-"],
        ["Pilots", None, None, None, None, None, None],
        [3, TRAIN, "Partially", "Pilot Office / Human Resources", "Train six pilots", "15-Dec-27", "OVERDUE"],
        merged=("A2:G2", "A6:G6"),
    )


def with_semicolons() -> Source:
    rows = (
        "Tracker;;;;;",
        "Rec no;Recommendation text;Response of management;Planned action;Responsible officer;Timescale;Current status",
        f"1;{COUNT};We accept this recommendation.;Count the boats each May;Boat Office;31.05.2027;Closed",
        "1;;;Publish the count;Press Office;30.06.2027;Open - started",
        f"2;{PAINT};We do not accept this recommendation.;;;;",
        f'3;{TRAIN};We partially accept this.;Train six pilots;"Pilot Office\nHuman Resources";15.12.2027;Past due',
    )
    return Source("tracker.csv", "\n".join(rows).encode(), {})


def with_days() -> Source:
    from datetime import date

    return book(
        [None, "Action", "Accountable", None, "Completion date", "State", "Recommendation", "Reply"],
        [],
        [None, "Count the boats each May", "Boat Office", None, date(2027, 5, 31), "Done", COUNT, "Concur"],
        [None, "Publish the count", "Press Office", None, date(2027, 6, 30), "60%", COUNT, "Concur"],
        [None, None, None, None, None, None, PAINT, "Do not concur"],
        [
            None, "Train six pilots", "Pilot Office (lead), Human Resources", None, date(2027, 12, 15), "0%", TRAIN,
            "Partially concur",
        ],
    )  # fmt: skip


HOUSES = {each.__name__: each for each in (backwards, two_headers, with_sections, with_semicolons, with_days)}


@pytest.mark.parametrize("house", HOUSES)
def test_a_tracker_says_the_same_in_every_house(house: str) -> None:
    loaded = load(HOUSES[house]())
    assert {(a, "", b.removesuffix(" (lead)")) for a, _, b in told(loaded, "Ownership")} == OWNERS
    assert {(what, k, bare(rec)) for what, k, rec in told(loaded, "Followup")} == FOR
    assert {(bare(rec), kind) for _, kind, rec in told(loaded, "Answer")} == STANCES
    assert told(loaded, "Progress") == PROGRESS
    labels = {thing.id: thing.label for thing in loaded.things}
    assert {(labels[c.subject], c.value) for c in loaded.claims if c.kind == "due"} == DUE


def bare(label: str) -> str:
    """The words of a recommendation without the number before them."""
    return label.split(": ", 1)[-1]
