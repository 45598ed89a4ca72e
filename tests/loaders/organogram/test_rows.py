"""The traps of organograms, one small file each."""

import pytest
from loaded import load_text, one, told

from remit.graph.errors import BadInput
from remit.loaders.loading import Loaded

HEAD = (
    "Post Unique Reference,Name,Grade,Job Title,Job/Team Function,Parent Department,Organisation,Unit,"
    "Reports to Senior Post,FTE,Notes"
)
JUNIOR = (
    "Parent Department,Organisation,Unit,Reporting Senior Post,Grade,Generic Job Title,Number of Posts in FTE,"
    "Professional/Occupational Group"
)


def senior(*rows: str) -> Loaded:
    """Rows as "reference,name,title,function,reports to,fte,notes" of one unit."""
    lines = [HEAD]
    for row in rows:
        reference, name, title, function, reports, fte, notes = row.split("|")
        lines.append(f"{reference},{name},G,{title},{function},Sea,Ports,North,{reports},{fte},{notes}")
    return load_text("organogram", "\n".join(lines) + "\n")


def test_a_post_its_place_its_lines_and_what_it_does() -> None:
    loaded = senior("1|Person-a|Chief|Leads.|XX|1|", "2|Person-b|Pilot|Guides ships.|1|1|")
    assert told(loaded, "Occupancy") == {("Person-a", "", "Chief"), ("Person-b", "", "Pilot")}
    assert told(loaded, "Standing") == {("Chief", "top", "")}
    assert told(loaded, "ReportingLine") == {("Pilot", "direct", "Chief")}
    assert told(loaded, "Placement") == {("Chief", "", "North"), ("Pilot", "", "North")}
    assert told(loaded, "Subdivision") == {("North", "", "Ports"), ("Ports", "", "Sea")}
    assert told(loaded, "Assignment") == {("Leads.", "responsible", "Chief"), ("Guides ships.", "responsible", "Pilot")}
    line = one(loaded, "ReportingLine", "direct").evidence[0]
    assert (line.cell, line.quote) == ("I3", "Pilot\n1")


@pytest.mark.parametrize(
    ("name", "kind"), [("Vacant", "vacant"), ("VACANT", "vacant"), ("Eliminated", "ended"), ("N/D", "undisclosed")]
)
def test_words_that_stand_in_the_place_of_a_name(name: str, kind: str) -> None:
    loaded = senior(f"1|{name}|Chief|Leads.|XX|1|")
    assert one(loaded, "Standing", kind).subject == "post/ports-1"
    assert not told(loaded, "Occupancy")


def test_a_blank_name_says_nothing_and_is_counted() -> None:
    loaded = senior("1||Chief|Leads.|XX|1|")
    assert told(loaded, "Standing") == {("Chief", "top", "")}
    assert any("no name" in note for note in loaded.notes)


def test_a_note_dates_the_vacancy() -> None:
    loaded = senior("1|Vacant|Chief|Leads.|XX|1|the post became vacant on 03/02/11")
    assert one(loaded, "Standing", "vacant").valid_from == "2011-02-03"


def test_a_job_share_is_one_post_with_two_occupants_whatever_the_case_of_its_reference() -> None:
    loaded = senior("A1|Person-a|Chief|Leads.|XX|0.5|", "a1|Person-b|Chief|Leads.|XX|0.5|")
    assert {claim.share for claim in loaded.claims if claim.relation == "Occupancy"} == {"joint"}
    assert len([thing for thing in loaded.things if thing.kind == "Post"]) == 1
    assert "1 posts that are job shares" in loaded.notes


def test_equal_rows_are_one_statement_and_rows_that_disagree_are_counted() -> None:
    twice = senior(*["1|Person-a|Chief|Leads.|XX|1|"] * 2)
    assert "1 posts that stand on several equal rows" in twice.notes
    assert len({claim.id for claim in twice.claims if claim.relation == "Occupancy"}) == 1
    apart = senior("1|Person-a|Chief|Leads.|XX|1|", "1|Person-b|Clerk|Leads.|XX|1|")
    assert {claim.share for claim in apart.claims if claim.relation == "Occupancy"} == {"sole"}
    assert any("disagree" in note for note in apart.notes)


def test_reference_0_is_a_paid_person_without_a_post() -> None:
    loaded = senior("1|Person-a|Chief|Leads.|XX|1|", "0|Person-b|Not in post|N/A|1|1|", "0|N/D|Not in post|N/A|1|1|")
    assert told(loaded, "Membership") == {("Person-b", "", "North")}
    assert len([thing for thing in loaded.things if thing.kind == "Post"]) == 1


def test_a_reference_that_no_row_has_becomes_an_undefined_actor() -> None:
    loaded = senior("1|Person-a|Chief|Leads.|77|1|")
    line = one(loaded, "ReportingLine", "direct")
    assert (line.object, line.status) == ("undefined/ports-77", "uncertain")
    assert [(u.where, u.text) for u in loaded.unread] == [("I2", "77")]


def test_a_line_to_itself_is_stated_as_the_file_has_it() -> None:
    line = one(senior("1|Person-a|Chief|Leads.|1|1|"), "ReportingLine", "direct")
    assert line.subject == line.object


def test_functions_that_say_nothing_are_no_responsibilities() -> None:
    loaded = senior(
        "1|P|Chief|N/A|XX|1|", "2|Q|Pilot|Pilot|1|1|", "3|R|Spy|Information withheld on security grounds|1|1|"
    )
    assert not told(loaded, "Assignment")


def test_posts_with_one_text_have_a_responsibility_each() -> None:
    loaded = senior("1|P|Director North|Runs a region.|XX|1|", "2|Q|Director South|Runs a region.|1|1|")
    assert len([thing for thing in loaded.things if thing.kind == "Responsibility"]) == 2


def test_a_junior_file_meets_its_senior_file_on_the_same_posts() -> None:
    junior = load_text(
        "organogram", f"{JUNIOR}\nSea,Ports,North,a1,HEO,Pilot,2.5,Other\nSea,Ports,North,A1,HEO,Diver,1,Other\n"
    )
    posts = {thing.id for thing in senior("A1|Person-a|Chief|Leads.|XX|1|").things if thing.kind == "Post"}
    lines = [claim for claim in junior.claims if claim.relation == "ReportingLine"]
    assert {line.object for line in lines} == posts
    assert ("Pilot", "headcount", "2.5") in told(junior, "Attribute")


def test_junior_rows_said_twice_are_counted_once_and_groups_of_other_numbers_apart() -> None:
    row = "Sea,Ports,North,1,HEO,Pilot,{},Other"
    loaded = load_text("organogram", "\n".join([JUNIOR, row.format(2), row.format(2), row.format(3)]) + "\n")
    assert len([thing for thing in loaded.things if thing.label == "Pilot"]) == 2
    assert loaded.notes == ["1 rows that say again what an earlier row says: counted once"]


def test_days_of_the_snapshot_are_an_option() -> None:
    text = f"{JUNIOR}\nSea,Ports,North,1,HEO,Pilot,2,Other\n"
    loaded = load_text("organogram", text, valid_from="2011-03-31", valid_to="2011-09-30")
    assert {(claim.valid_from, claim.valid_to) for claim in loaded.claims} == {("2011-03-31", "2011-09-30")}
    with pytest.raises(BadInput, match="no day"):
        load_text("organogram", text, valid_from="March")


def test_a_missing_column_is_named_with_those_that_are_there() -> None:
    with pytest.raises(BadInput, match=r"a\.csv, row 1: no column job title among: Post Unique Reference, Name"):
        load_text("organogram", "Post Unique Reference,Name,Organisation,Reports to Senior Post\n1,P,Ports,XX\n")
    with pytest.raises(BadInput, match="no header of an organogram"):
        load_text("organogram", "a,b\n1,2\n")
