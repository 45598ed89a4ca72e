"""Tables of recommendations and actions: columns in any order, headers anywhere, cells that inherit, owners."""

import pytest
from loaded import checked, load_text, one, told
from workbooks import workbook

from remit.graph.errors import BadInput
from remit.loaders.followup.owners import owners_in
from remit.loaders.loading import loader_for, registry
from remit.loaders.source import Source
from remit.loaders.table import progress_of

PLAIN = """Recommendation,Management response,Action plan,Office of primary interest,Completion date,Status
The port should count its boats.,Agreed.,Count the boats each May,Boat Office,2027-05-31,Completed
The port should paint them.,Not agreed.,,,,
"""


def test_a_plain_table_makes_the_claims_of_a_review() -> None:
    loaded = load_text("followup", PLAIN)
    asked = "The port should count its boats."
    assert told(loaded, "Address") == {(asked, "", "Boat Office")}
    assert told(loaded, "Answer") == {
        ("Agreed.", "agree", asked),
        ("Not agreed.", "disagree", "The port should paint them."),
    }
    assert told(loaded, "Followup") == {("Count the boats each May", "", asked)}
    assert told(loaded, "Ownership") == {("Count the boats each May", "", "Boat Office")}
    assert told(loaded, "Progress") == {("Count the boats each May", "done", "")}
    assert one(loaded, "Attribute", "due").value == "2027-05-31"
    assert one(loaded, "Progress", "done").evidence[0].cell == "F2"


def test_columns_stand_in_any_order_and_the_header_anywhere() -> None:
    table = """Tracker of the harbour audit,,,,
printed in June,,,,
Progress,By when,Who is responsible,What we will do (actions),Rec.
Ongoing,31 May 2027,Boat Office,Count the boats each May,7
"""
    loaded = load_text("followup", table)
    assert told(loaded, "Ownership") == {("Count the boats each May", "", "Boat Office")}
    assert told(loaded, "Progress") == {("Count the boats each May", "underway", "")}
    assert {value for _, kind, value in told(loaded, "Attribute") if kind in {"due", "number"}} == {"2027-05-31", "7"}


def test_blank_cells_below_a_recommendation_inherit_it_and_its_owner() -> None:
    table = PLAIN.replace("The port should paint", ",,Write the list of boats,,2027-06-30,Open\nThe port should paint")
    loaded = load_text("followup", table)
    asked = "The port should count its boats."
    assert told(loaded, "Followup") == {
        ("Count the boats each May", "", asked),
        ("Write the list of boats", "", asked),
    }
    assert ("Write the list of boats", "", "Boat Office") in told(loaded, "Ownership")


def test_the_next_recommendation_inherits_no_owner() -> None:
    table = PLAIN.replace("Not agreed.,,,,", "Agreed.,Paint every boat white,,,")
    assert told(load_text("followup", table), "Ownership") == {("Count the boats each May", "", "Boat Office")}


def test_merged_cells_are_one_recommendation() -> None:
    data = workbook(
        ["Recommendation", "Action", "Lead", "Due"],
        ["The port should count its boats.", "Count the boats", "Boat Office", "2027-05-31"],
        [None, "Write them down", "Clerk", "2027-06-30"],
        merged=("A2:A3",),
    )
    loaded = checked(registry()["followup"].load(Source("a.xlsx", data, {})))
    assert [thing.kind for thing in loaded.things].count("Recommendation") == 1
    assert {subject for subject, *_ in told(loaded, "Followup")} == {"Count the boats", "Write them down"}


def test_a_merged_title_between_rows_is_no_recommendation() -> None:
    data = workbook(
        ["Recommendation", "Action", "Lead", "Due"],
        ["BOATS", None, None, None],
        ["The port should count its boats.", "Count the boats", "Boat Office", "2027-05-31"],
        merged=("A2:D2",),
    )
    loaded = checked(registry()["followup"].load(Source("a.xlsx", data, {})))
    assert [thing.label for thing in loaded.things if thing.kind == "Recommendation"] == [
        "The port should count its boats."
    ]
    assert "1 rows taken for titles of sections, not read" in loaded.notes


def test_a_response_that_promises_with_an_owner_and_a_day_is_the_action() -> None:
    table = """Finding,Recommendation,Response,Owner,Date
Boats are lost,Count the boats every month.,Agreed. The Boat Office will count them.,Boat Office,2027-05-31
"""
    loaded = load_text("followup", table)
    assert told(loaded, "Ownership") == {("Agreed. The Boat Office will count them.", "", "Boat Office")}
    assert told(loaded, "Basis") == {("Count the boats every month.", "", "Boats are lost")}


def test_a_yes_under_a_header_that_asks_for_agreement_is_one() -> None:
    table = (
        "Recommendation,Accepted (Y/N),Lead\nCount the boats every month.,Y,Boat Office\nPaint the boats white.,N,\n"
    )
    assert {(kind, obj) for _, kind, obj in told(load_text("followup", table), "Answer")} == {
        ("agree", "Count the boats every month."),
        ("disagree", "Paint the boats white."),
    }


def test_an_action_under_a_header_that_calls_it_agreed_is_agreed_and_a_sum_is_nothing() -> None:
    table = """Issue,Recommendation,Agreed management action,Officer,Date
Boats are lost,Count the boats every month.,The clerk will count them each month,Clerk,2027-05-31
Total,1,,,
"""
    loaded = load_text("followup", table)
    assert {kind for _, kind, _ in told(loaded, "Answer")} == {"agree"}
    assert [thing.label for thing in loaded.things if thing.kind == "Finding"] == ["Boats are lost"]


def test_a_status_that_says_nothing_is_unread_and_named() -> None:
    loaded = load_text("followup", PLAIN.replace("Completed", "Amber"))
    assert [(item.where, item.text) for item in loaded.unread] == [("F2", "Amber")]


def test_an_option_names_a_column() -> None:
    table = PLAIN.replace("Office of primary interest", "Bureau")
    assert told(load_text("followup", table), "Ownership") == set()
    assert told(load_text("followup", table, owner="bureau"), "Ownership") == {
        ("Count the boats each May", "", "Boat Office")
    }
    with pytest.raises(BadInput, match=r"no column 'Desk' for owner"):
        load_text("followup", PLAIN, owner="Desk")


@pytest.mark.parametrize(
    ("table", "loader"),
    [
        (PLAIN, "followup"),
        ("Action,Owner,Due date,Status\nCount all the boats,Clerk,2027-05-01,Open\n", "followup"),
        ("Activity,Clerk,Boat Office\nCount the boats,R,A\nPaint the boats,A,R\n", "raci"),
        ("Recommendation,Clerk,Boat Office\nCount the boats,R,A\nPaint the boats,A,R\n", "raci"),
        ("Post,Name,Reports to,Status,Start date\nClerk,Ada,Director,Filled,2027-01-01\n", "orgchart"),
        ("Job title,Name,Line manager,Responsible officer,Status\nClerk,Ada,Bo,Cy,Acting\n", "orgchart"),
        ("Post,Action,Status,Start date,Manager\nClerk,Add,Done,2027-01-01,Director\n", "orgchart"),
    ],
)
def test_each_table_is_read_by_its_own_loader(table: str, loader: str) -> None:
    assert loader_for(Source("a.csv", table.encode(), {})).name == loader


def test_what_is_no_such_table_says_what_is_expected() -> None:
    with pytest.raises(BadInput, match=r"holds no table of recommendations or actions \(expected a rec"):
        load_text("followup", "Post,Name\nClerk,Ada\n")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Land Office", ["Land Office"]),
        ("Land Office; Legal Unit", ["Land Office", "Legal Unit"]),
        ("HR/IT", ["HR", "IT"]),
        ("HR and IT", ["HR", "IT"]),
        ("Department of Health and Safety", ["Department of Health and Safety"]),
        ("Director of Lands and Head of Legal", ["Director of Lands", "Head of Legal"]),
        ("Land Office, in consultation with the Legal Unit and HR", ["Land Office"]),
        ("Land Office (supported by IT)", ["Land Office"]),
        ("Lead: Land Office", ["Land Office"]),
        ("TBC", []),
        ("-", []),
    ],
)
def test_owners(cell: str, names: list[str]) -> None:
    assert owners_in(cell) == names


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Not started", "planned"),
        ("Not yet implemented", "planned"),
        ("In progress", "underway"),
        ("Partially complete", "underway"),
        ("60%", "underway"),
        ("100%", "done"),
        ("Closed", "done"),
        ("Fully implemented", "done"),
        ("Open", "planned"),
        ("red", ""),
        ("", ""),
    ],
)
def test_progress(cell: str, kind: str) -> None:
    assert progress_of(cell) == kind
