"""Org charts as offices keep them: other headers, other ways to name a superior, rows that say little."""

import time

import pytest
from loaded import load_text, one, told

from remit.graph.errors import BadInput
from remit.loaders.loading import Loaded


def chart(*lines: str, **options: str) -> Loaded:
    return load_text("orgchart", "\n".join(lines) + "\n", **options)


@pytest.mark.parametrize(
    "rows",
    [
        ("ID,Job title,Name,Reports to", "1,Chief,Ada,", "2,Pilot,Bo,1"),
        ("Position,Employee,Line manager", "Chief,Ada,", "Pilot,Bo,Chief"),
        ("Role;Holder;Supervisor", "Chief;Ada;", "Pilot;Bo;ada"),
        ("Harbour office 2026,,", ",,", "Post Title,Full Name,Manager Name", "Chief,Ada,", "Pilot,Bo,Ada"),
        ("Title\tName\tBoss (title)", "Chief\tAda\t", "Pilot\tBo\tCHIEF"),
    ],
)
def test_a_superior_by_reference_title_or_name_under_any_header(rows: tuple[str, ...]) -> None:
    loaded = chart(*rows)
    assert told(loaded, "ReportingLine") == {("Pilot", "direct", "Chief")}
    assert told(loaded, "Occupancy") == {("Ada", "", "Chief"), ("Bo", "", "Pilot")}
    assert loaded.notes[0].startswith("columns of row")


def test_columns_that_no_header_tells_are_declared() -> None:
    rows = ("Amt,Wer,Chef", "Chief,Ada,", "Pilot,Bo,Chief")
    with pytest.raises(BadInput, match=r"row 1: the columns 'Amt', 'Wer', 'Chef' are not enough .*-o post="):
        chart(*rows)
    loaded = chart(*rows, post="amt", person="Wer", reports_to="Chef")
    assert told(loaded, "ReportingLine") == {("Pilot", "direct", "Chief")}
    with pytest.raises(BadInput, match=r"no column 'Boss' for reports_to \(expected one of 'Amt', 'Wer', 'Chef'\)"):
        chart(*rows, post="Amt", reports_to="Boss")


def test_a_chart_of_persons_without_posts() -> None:
    loaded = chart("Name,Manager,Team", "Ada,,Ports", "Bo,Ada,Ports")
    assert told(loaded, "ReportingLine") == {("Bo", "direct", "Ada")}
    assert told(loaded, "Membership") == {("Ada", "", "Ports"), ("Bo", "", "Ports")}


def test_a_second_line_is_functional() -> None:
    loaded = chart("Post,Reports to,Dotted line", "Chief,none,", "Counsel,Chief,", "Pilot,Chief,Counsel")
    assert ("Pilot", "functional", "Counsel") in told(loaded, "ReportingLine")
    assert told(loaded, "Standing") == {("Chief", "top", "")}


@pytest.mark.parametrize("boss", ["Admiral", "Pilot"])
def test_a_superior_who_is_not_there_or_may_be_several_is_not_invented(boss: str) -> None:
    loaded = chart("Post,Name,Unit,Reports to", "Pilot,Ada,North,", "Pilot,Bo,South,", f"Diver,Cy,North,{boss}")
    line = one(loaded, "ReportingLine", "direct")
    assert line.object.startswith("undefined/")
    assert line.status == "uncertain"
    assert [(u.where, u.text) for u in loaded.unread] == [("D4", boss)]


def test_two_superiors_in_one_cell_are_two_lines() -> None:
    loaded = chart(
        "Post,Name,Reports to", "Chief,Ada,", "Deputy,Bo,Chief", "Pilot,Cy,Chief / Bo", "Diver,Di,Chief / Zoe"
    )
    lines = told(loaded, "ReportingLine")
    assert {line for line in lines if line[0] == "Pilot"} == {
        ("Pilot", "direct", "Chief"),
        ("Pilot", "direct", "Deputy"),
    }
    assert {line for line in lines if line[0] == "Diver"} == {("Diver", "direct", "Chief / Zoe")}


def test_twelve_inspectors_are_twelve_posts() -> None:
    loaded = chart("Post,Name,Unit", *(f"Inspector,Person {i},North" for i in range(12)))
    assert len([thing for thing in loaded.things if thing.kind == "Post"]) == 12


def test_rows_of_one_reference_are_a_job_share() -> None:
    loaded = chart("Ref,Post,Name", "7,Registrar,Ada", "7,Registrar,Bo")
    assert {claim.share for claim in loaded.claims if claim.relation == "Occupancy"} == {"joint"}
    assert len({claim.object for claim in loaded.claims if claim.relation == "Occupancy"}) == 1


def test_standings_by_name_and_status() -> None:
    loaded = chart(
        "Post,Name,Status",
        "Pilot,Vacant since May,",
        "Clerk,Bo (acting),",
        "Diver,Cy,Eliminated",
        "Guard,N/D,",
        "Cook,,",
        "Smith,Di,On loan",
    )
    assert told(loaded, "Standing") == {
        ("Pilot", "vacant", ""),
        ("Clerk", "acting", ""),
        ("Diver", "ended", ""),
        ("Guard", "undisclosed", ""),
        ("Cook", "vacant", ""),
    }
    uncertain = [claim.subject for claim in loaded.claims if claim.status == "uncertain"]
    assert uncertain == ["post/cook"]
    assert told(loaded, "Occupancy") == {("Bo", "", "Clerk"), ("Cy", "", "Diver"), ("Di", "", "Smith")}
    assert [(u.where, u.text) for u in loaded.unread] == [("C7", "On loan")]


@pytest.mark.parametrize(
    ("written", "since", "until"),
    [
        ("2026-03-01,2026-12-31", "2026-03-01", "2027-01-01"),
        ("25/03/2026,", "2026-03-25", ""),
        ("01.04.2026,", "2026-04-01", ""),
    ],
)
def test_days(written: str, since: str, until: str) -> None:
    claim = one(chart("Post,Name,From,To", f"Pilot,Ada,{written}"), "Occupancy")
    assert (claim.valid_from, claim.valid_to) == (since, until)


def test_a_day_that_is_read_two_ways_is_unread() -> None:
    loaded = chart("Post,Name,Since", "Pilot,Ada,03/04/2026")
    assert [(u.where, u.text) for u in loaded.unread] == [("C2", "03/04/2026")]
    assert one(loaded, "Occupancy").valid_from == ""


def test_units_of_several_organizations_do_not_meet() -> None:
    loaded = chart("Post,Unit,Company", "Pilot,Legal,Ports", "Diver,Legal,Docks")
    assert len([thing for thing in loaded.things if thing.kind == "Unit"]) == 2
    assert told(loaded, "Subdivision") == {("Legal", "", "Ports"), ("Legal", "", "Docks")}


def test_an_organization_is_told_by_an_option() -> None:
    loaded = chart("Post,Unit", "Pilot,Legal", organization="Ports")
    assert told(loaded, "Subdivision") == {("Legal", "", "Ports")}


def test_a_table_of_anything_else_says_what_is_needed() -> None:
    with pytest.raises(BadInput, match=r"'city', 'rain' are not enough .*post .or person. and at least one of"):
        chart("city,rain", "Oslo,3")
    with pytest.raises(BadInput, match="no row of the chart says anything"):
        chart("Post,Name,Unit", ",,")


def test_a_hundred_thousand_rows_take_seconds() -> None:
    rows = [f"Post {i},Person {i},Post {i // 8},Unit {i % 300}" for i in range(20_000)]
    begun = time.process_time()
    loaded = load_text("orgchart", "\n".join(["Post,Name,Reports to,Unit", *rows]) + "\n")
    assert len(loaded.claims) == 60_000
    assert time.process_time() - begun < 20  # two of them on a quiet machine, the writing to a map included
