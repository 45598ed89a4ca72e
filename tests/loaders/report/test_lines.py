"""The ways in which one body stands under another: each sentence with the lines that it states."""

import pytest

from remit.loaders.report.blocks import read_blocks
from remit.loaders.report.lines import lines
from remit.loaders.report.reading import Line
from tests.loaders.report.named import Bracketed

# sentence -> lower>upper:kind, in any order
COMMAND = {
    "The [sponsors] will sit with others on the [steering panel|panel] (SP), led by the [dean].": "panel>dean:direct",
    "Two others report directly to the [dean]: the [clerk] and the [usher].": "clerk>dean:direct usher>dean:direct",
    "The [clerk] runs the hall in accordance with the directions of the [board].": "clerk>board:direction",
    "[Sergeants] serve as immediate supervisors for the [ushers].": "ushers>sergeants:direction",
    "There is a panel for the accountability of the [council] to the [senate].": "council>senate:accountability",
    "The [board] hires the [clerk] to run the hall and oversee all [ushers].": "ushers>clerk:direct",
    "The [board] appoints a [warden] (also called [keeper]) to be in charge of the [archive].": "archive>warden:direct",
    "[Ushers] receive their duties and tasks directly from the [clerk].": "ushers>clerk:direction",
    "The [dean] has direct supervision over Two (2) [ushers].": "ushers>dean:direction",
    "[Technical staff|ushers] report to the [registrar].": "ushers>registrar:direct",
    "The [ushers] keep the linen within the [archive] and answer to the [dean].": "ushers>dean:accountability",
    "The [ushers] lead the individual [wards] and answer to the [dean].": "ushers>dean:accountability",
    "The [registrar] directs staff in the [archive].": "archive>registrar:direct",
    "The [clerk] reports to the [registrar].": "clerk>registrar:direct",
    "The [clerk] reports directly to the [registrar].": "clerk>registrar:direct",
    "The [clerk] and the [usher] report to the [registrar].": "clerk>registrar:direct usher>registrar:direct",
    "The [clerk] reports to the [registrar] and the [dean].": "clerk>registrar:direct clerk>dean:direct",
    "The [clerk], who reports to the [registrar], keeps the rolls.": "clerk>registrar:direct",
    "Reporting to the [registrar], the [clerk] keeps the rolls.": "clerk>registrar:direct",
    "The [clerk], reporting to the [registrar], keeps the rolls.": "clerk>registrar:direct",
    "The [clerk] answers to the [registrar] for the rolls.": "clerk>registrar:accountability",
    "The [clerk] shall be answerable to the [registrar].": "clerk>registrar:accountability",
    "The [clerk] is directly accountable to the [registrar].": "clerk>registrar:accountability",
    "The [clerk] is accountable for the rolls to the [registrar].": "clerk>registrar:accountability",
    "The [clerk] is responsible to the [registrar] for the rolls.": "clerk>registrar:accountability",
    "The [clerk] works under the direct supervision of the [registrar].": "clerk>registrar:direction",
    "The [archive] operates under the authority and direction of the [senate].": "archive>senate:direction",
    "Under the direction of the [registrar], the [clerk] keeps the rolls.": "clerk>registrar:direction",
    "The [clerk] keeps the rolls under the [registrar]'s supervision.": "clerk>registrar:direction",
    "The [clerk] is subordinate to the [registrar].": "clerk>registrar:accountability",
    "The [archive] is subject to the oversight of the [senate].": "archive>senate:direction",
    "The [archive] is headed by a [keeper].": "archive>keeper:direct",
    "The [archive] shall be led by the [keeper].": "archive>keeper:direct",
    "The [council], chaired by the [provost], meets in spring.": "council>provost:direct",
    "The [clerk] is supervised by the [registrar].": "clerk>registrar:direct",
    "The [archive] is overseen by the [senate].": "archive>senate:direct",
    "The [clerk] acts as directed by the [registrar].": "clerk>registrar:direction",
    "The [clerk] carries out other tasks as instructed by the [registrar].": "clerk>registrar:direction",
    "The [clerk] acts at the direction of the [registrar].": "clerk>registrar:direction",
    "The [clerk] serves at the pleasure of the [senate].": "clerk>senate:direction",
    "The [clerk] receives day-to-day direction from the [registrar].": "clerk>registrar:direction",
    "The [clerk] has a functional reporting relationship with the [treasurer].": "clerk>treasurer:functional",
    "The [clerk] reports functionally to the [treasurer].": "clerk>treasurer:functional",
    "The [clerk] has a dotted line to the [treasurer].": "clerk>treasurer:functional",
    "The [clerk] reports to the [registrar], with a dotted line to the [treasurer].": (
        "clerk>registrar:direct clerk>treasurer:functional"
    ),
    "The [clerk] reports through the [registrar] to the [senate].": "clerk>registrar:direct registrar>senate:direct",
    "The [clerk] reports to the [senate] through the [registrar].": "clerk>registrar:direct registrar>senate:direct",
    "Accountability runs from the [clerk] through the [registrar] to the [senate].": (
        "clerk>registrar:accountability registrar>senate:accountability"
    ),
    "The [senate] should hold the [clerk] accountable for the rolls.": "clerk>senate:accountability",
    "The [senate] holds the [clerk] to account.": "clerk>senate:accountability",
    "The [registrar] supervises the [clerk].": "clerk>registrar:direct",
    "The [keeper] leads the [archive] and sets its hours.": "archive>keeper:direct",
    "The [provost] chairs the [council].": "council>provost:direct",
    "The [keeper] is the head of the [archive].": "archive>keeper:direction",
    "The [registrar], to whom the [clerk] reports, signs the rolls.": "clerk>registrar:direct",
    "The [registrar]'s direct reports are [clerk] and [usher].": "clerk>registrar:direct usher>registrar:direct",
    "The [clerk]'s line manager is the [registrar].": "clerk>registrar:direct",
    "The [vice-provost] deputises for the [provost].": "vice-provost>provost:direct",
    "The [senate] has supervisory authority over the [archive].": "archive>senate:direction",
    "The [clerk] reports functionally to the [treasurer] and administratively to the [dean].": (
        "clerk>treasurer:functional clerk>dean:direct"
    ),
    "The [clerk] is accountable to the [dean] and, for payroll, to the [treasurer].": (
        "clerk>dean:accountability clerk>treasurer:accountability"
    ),
    "The [senate] appoints the [dean], who is accountable to it for the rolls.": "dean>senate:accountability",
    "[Ushers|usher] are responsible, through the [clerk], to the [registrar].": (
        "usher>clerk:accountability clerk>registrar:accountability"
    ),
    "The [dean], under the authority of the [rector], directs the [archive].": (
        "dean>rector:direction archive>dean:direct"
    ),
    "The [court] has a [clerk] and an [usher], both of whom report to the [registrar].": (
        "clerk>registrar:direct usher>registrar:direct"
    ),
    "The [keeper] is in charge of the [archive].": "archive>keeper:direct",
    "[Rooms|room] that report to the [dean] stay open.": "room>dean:direct",
    "The [dean] has three [deputies], each reporting to the [dean].": "deputies>dean:direct",
    "Under the direction of the [dean], with the [usher] and under the control of the [registrar], the [clerk] acts.": (
        "clerk>dean:direction clerk>registrar:direction"
    ),
    "The [senate] oversees the work of the [archive].": "archive>senate:direct",
    "The [keeper] is responsible for the management of the [archive].": "archive>keeper:direct",
    "The [clerk] acts as a backup for the [registrar].": "clerk>registrar:direct",
    "The [clerk], who is over the [ushers|usher], keeps the rolls.": "usher>clerk:direct",
    "The [clerk] acts pursuant to the direction of the [registrar].": "clerk>registrar:direction",
    "The [dean] is appointed and supervised by the [senate].": "dean>senate:direct",
    "[Ushers|usher] who serve more than one [hall] are responsible to the [clerk].": "usher>clerk:accountability",
    "The [clerk] reports to the [dean] or his [designee].": "clerk>dean:direct",
    "The [archive] is attached to the [senate].": "archive>senate:direction",
    "The [council] derives its authority from the [senate].": "council>senate:direction",
    "The [clerk] has a direct line of reporting to the [senate].": "clerk>senate:direct",
    "The [clerk] has a solid line to the [dean] and a dotted line to the [treasurer].": (
        "clerk>dean:direct clerk>treasurer:functional"
    ),
    "The [clerk] reports to the [dean] and, in term, to the [provost].": "clerk>dean:direct clerk>provost:direct",
    "The [dean] has direct supervision of the [clerk] and the [usher].": "clerk>dean:direction usher>dean:direction",
    "The [dean] has line management responsibility for the [clerk].": "clerk>dean:direction",
    "Supervision of the [ushers|usher] rests with the [clerk].": "usher>clerk:direction",
    "Day-to-day supervision of the [ushers|usher] is provided by the [clerk].": "usher>clerk:direction",
    "The [dean], under whose direction the [clerk] works, signs the rolls.": "clerk>dean:direction",
    "The [archive] is managed on a day-to-day basis by the [keeper].": "archive>keeper:direct",
    "Reporting to the [provost] are the [deans|dean].": "dean>provost:direct",
    "The [registrar], as [marshal], answers to the [senate].": "registrar>senate:accountability",
    "Responsibility flows from the [senate], to the [dean], to the [clerk].": (
        "dean>senate:accountability clerk>dean:accountability"
    ),
    "The [college] has a [dean] who reports to the [senate], 12 [masters|master] who report to the [dean].": (
        "dean>senate:direct master>dean:direct"
    ),
    "The [archive] answers to Parliament.": "archive>parliament:accountability",
    "The [dean] is usually in charge of several [halls|hall].": "hall>dean:direct",
    "The [usher] is second in command to the [clerk].": "usher>clerk:direct",
    "The [college] has six [halls|hall] for guests, each headed by a [warden].": "hall>warden:direct",
    "Each of the [halls|hall] in the south of the town will be led by a [warden].": "hall>warden:direct",
    "Rolls are kept by the [archive], under the direction of the [keeper].": "archive>keeper:direction",
    "The chain of command starts with the [senate] and moves down through the [rector], the [deans|dean] and finally "
    "the [ushers|usher].": "rector>senate:accountability dean>rector:accountability usher>dean:accountability",
    "The highest authority is the [senate], followed by the [rector].": "rector>senate:accountability",
    "Where a [dean] has charge of a [hall], he shall exercise direction and control over that [hall].": (
        "hall>dean:direction"
    ),
    "An [usher] reports to each [clerk], and eight [boys|boy] report to each [usher].": (
        "usher>clerk:direct boy>usher:direct"
    ),
    "[Deans|dean] are officials responsible for supervising [clerks|clerk].": "clerk>dean:direct",
    "The [dean] is chosen by the [senate] to lead the [hall].": "hall>dean:direct",
    "The [clerk] reports to the [dean], the [rector], or whatever body is in charge.": (
        "clerk>dean:direct clerk>rector:direct"
    ),
}
INFORMATION = {
    "The [clerk] shall report to the [senate] on the state of the rolls.": "clerk>senate:reporting",
    "The [clerk] submits a quarterly report to the [senate].": "clerk>senate:reporting",
    "The [clerk] must report any loss of a roll to the [senate].": "clerk>senate:reporting",
    "Monthly reports shall be sent to the [senate] by the [clerk].": "clerk>senate:reporting",
    "The [clerk] keeps the [senate] informed of the state of the rolls.": "clerk>senate:reporting",
    "The [clerk] briefs the [senate] every month.": "clerk>senate:reporting",
    "The [senate] receives regular reports from the [clerk].": "clerk>senate:reporting",
    "The [clerk] escalates losses to the [registrar].": "clerk>registrar:escalation",
    "The [clerk] shall refer disputes over a roll to the [registrar].": "clerk>registrar:escalation",
    "[Reader] disputes may be escalated to the [registrar].": "reader>registrar:escalation",
    "The [clerk] shall bring losses to the attention of the [registrar].": "clerk>registrar:escalation",
    "The [archive] works under the [senate], to which it submits a yearly report.": (
        "archive>senate:direction archive>senate:reporting"
    ),
    "The [clerk] shall provide the [senate] with regular reports on the rolls.": "clerk>senate:reporting",
    "The [senate] is kept informed of the rolls by yearly reports from the [clerk].": "clerk>senate:reporting",
    "Open questions are escalated by the [clerk] to the [registrar].": "clerk>registrar:escalation",
    "The minutes of the [council] are submitted to the [senate].": "council>senate:reporting",
    "Where the [clerk] cannot decide, the matter shall be referred to the [registrar].": "clerk>registrar:escalation",
}
NONE = (
    "The [registrar] is responsible to staff the [archive] and to plan its hours.",
    "The [archive] operates under six [rules].",
    "The rolls are kept by the [clerk] and overseen by the [dean].",
    "The [clerk] is responsible for giving access to the [archive].",
    "The [dean] oversees the [management] of the estate.",
    "The [archive] keeps the rolls that were sealed or managed by another [court].",
    "The [clerk] does not report to the [registrar].",
    "The report to the [registrar] was late, wrote the [clerk].",
    "The term [clerk] refers to a [registrar] in training.",
    "The [clerk] is responsible for sending the rolls to the printer.",
    "The [clerk] leads [archive] tours.",
    "All duties of the [clerk] will be supervised by a timekeeper.",
    "We were informed by the [clerk] that the [senate] had met.",
    "The [clerk] presents the accounts of the year to the visitors.",
    "The [clerk] has access to the rolls of the [registrar].",
)


def read(marked: str) -> set[str]:
    document = Bracketed(marked)
    return {f"{x.lower}>{x.upper}:{x.kind}" for x in lines(document.text, read_blocks(document.text), document)}


def lines_of(marked: str) -> list[Line]:
    document = Bracketed(marked)
    return lines(document.text, read_blocks(document.text), document)


@pytest.mark.parametrize("sentence", COMMAND)
def test_command(sentence: str) -> None:
    assert read(sentence) == set(COMMAND[sentence].split())


@pytest.mark.parametrize("sentence", INFORMATION)
def test_information(sentence: str) -> None:
    assert read(sentence) == set(INFORMATION[sentence].split())


@pytest.mark.parametrize("sentence", NONE)
def test_no_line(sentence: str) -> None:
    assert read(sentence) == set()


def test_a_pronoun_and_a_second_line_in_the_next_sentence() -> None:
    text = (
        "In the [college] [Beadles|beadle] have a functional reporting relationship with the [treasury]. "
        "From an operational point of view they report through their [hall porter] to the [dean]."
    )
    assert read(text) == {
        "beadle>treasury:functional",
        "beadle>hall porter:operational",
        "hall porter>dean:operational",
    }


def test_a_bullet_speaks_of_the_post_in_the_heading() -> None:
    text = "# [Clerk]\n\nResponsibilities:\n\n- Keeps the rolls.\n- This role reports to the [registrar].\n"
    assert read(text) == {"clerk>registrar:direct"}


def test_a_label_under_a_heading() -> None:
    assert read("## [Clerk]\n\nReports to: [Registrar]\n\nKeeps the rolls.\n") == {"clerk>registrar:direct"}
    assert read("## [Registrar]\n\n- **Direct reports:** [Clerk], [Usher] and [Scribe]\n") == {
        "clerk>registrar:direct",
        "usher>registrar:direct",
        "scribe>registrar:direct",
    }


def test_a_label_without_anybody() -> None:
    assert read("# The [clerk]\n\nReports to: the [registrar]\n\nSupervises: none\n") == {"clerk>registrar:direct"}


def test_a_heading_says_to_whom_all_below_it_report() -> None:
    """Sections one level below, or the items of the list; "Reports to" alone is a field and no heading of many."""
    heading = "## Core services (report to the [registrar])\n\n"
    assert read(f"{heading}### [Archive]\n\nIt keeps rolls.\n\n### [Library]\n\nIt lends.\n") == {
        "archive>registrar:direct",
        "library>registrar:direct",
    }
    assert read(f"{heading}- [Archive] - keeps rolls\n- [Library] - lends\n") == {
        "archive>registrar:direct",
        "library>registrar:direct",
    }
    assert read("The following report to the [dean]:\n\n- the [clerk]\n- [Ushers]\n") == {"ushers>dean:direct"}


def test_units_under_a_caption_belong_to_the_section() -> None:
    text = "# Structure\n\n## [Archive]\n\n- **Units:**\n  - [Reading Room]\n  - [Bindery]\n"
    assert read(text) == {"reading room>archive:direct", "bindery>archive:direct"}


def test_labels_whose_value_stands_on_the_next_line() -> None:
    text = (
        "Job description\n\nTitle:\n\n[Clerk]\n\nReports to:\n\n[Registrar]\n\nResponsible for:\n\n[Ushers|usher]\n\n"
    )
    assert read(f"{text}Grade:\n\n6\n") == {"clerk>registrar:direct", "usher>clerk:direct"}


def test_the_head_of_a_unit_is_a_field_of_its_section() -> None:
    sheet = "### [Archive]\n\n- **Head**: [Keeper]\n- **Teams**: Maps, Prints\n"
    assert read(sheet) == {"archive>keeper:direct"}
    assert read(sheet.replace("- **Teams**: Maps, Prints\n", "")) == set()


def test_a_chart_of_posts_with_their_holders() -> None:
    chart = "# Organisation chart\n\n- **[Head Porter]**: Ann Lee\n  - **[Night Porter] (North)**: Bo Dahl\n"
    assert read(chart) == {"night porter>head porter:direct"}


def test_a_table_names_the_post_and_not_its_holder() -> None:
    text = "| Person | Role | Reports to |\n|---|---|---|\n| Ann Lee | [Clerk] | Head Registrar |\n"
    assert read(text) == {"clerk>head registrar:direct"}


def test_ranks_that_share_a_head() -> None:
    found = lines_of("[Halls|hall] are supervised by [assistant|a] or [deputy wardens|deputy].")
    assert {(line.lower, line.upper) for line in found} == {("hall", "assistant wardens"), ("hall", "deputy")}


def test_a_field_says_whose_job_it_is() -> None:
    text = "# [College Halls|halls]\n\nPost: [Clerk] – Rolls\n\nResponsible to: [Registrar]\n\n"
    text += "Responsible for: the budget\n"
    assert read(text) == {"clerk>registrar:accountability"}


def test_a_table_with_a_column() -> None:
    text = (
        "| Post | Reports to | Grade |\n|---|---|---|\n| [Clerk] | [Registrar] | 4 |\n| [Registrar] | [Senate] | 6 |\n"
    )
    assert read(text) == {"clerk>registrar:direct", "registrar>senate:direct"}


def test_nested_names_under_a_chart_heading() -> None:
    chart = "# Organisation chart\n\n- [Rector]\n  - [Dean]\n    - [Clerk]\n  - [Treasurer]\n"
    assert read(chart) == {"dean>rector:direct", "clerk>dean:direct", "treasurer>rector:direct"}
    assert read(chart.replace("Organisation chart", "Guests")) == set()


def test_a_drawn_tree_is_a_chart_and_a_tree_of_files_is_none() -> None:
    tree = "[Rector]\n├── [Dean]\n│   └── [Clerk of the Dean|clerk]\n└── [Head Porter|porter]\n"
    assert {(x.lower, x.upper) for x in lines_of(tree)} == {
        ("dean", "rector"),
        ("clerk of the dean", "dean"),
        ("head porter", "rector"),
    }
    assert lines_of("rolls\n├── index.txt\n│   └── pages\n└── setup.cfg\n") == []


def test_arrows_go_up_where_the_heading_speaks_of_reporting_and_down_in_a_chart() -> None:
    arrow = "- [Head Clerk] → [Registrar]\n"
    assert read(f"## Reporting lines\n\n{arrow}") == {"head clerk>registrar:direct"}
    assert read(f"## Organisation chart\n\n{arrow}") == {"registrar>head clerk:direct"}
    assert read(f"## Escalation\n\n{arrow}") == {"head clerk>registrar:escalation"}
    assert read(f"## Workflow\n\n{arrow}") == set()


def test_a_body_that_counts_its_members_has_some() -> None:
    expected = {"council members>council:membership"}
    assert read("The [council] consists of at least five elected members.") == expected
    assert read("The [council] is a 5-person committee.") == expected
    assert read("The [council] has five rooms.") == set()


def test_a_professional_line_of_a_job_sheet_is_functional() -> None:
    text = "# [Matron]\n\nResponsible to: [Manager]\n\nProfessionally accountable to: [Head Nurse|nurse]\n"
    assert read(text) == {"matron>manager:accountability", "matron>nurse:functional"}


def test_one_of_two_superiors() -> None:
    above = lines_of("At the top is the [owner] or [president], who supervises the [clerk].")
    assert [line.alternatives for line in above] == [True, True]
    (one, other) = lines_of("The [clerk] reports to the [dean] or the [provost].")
    assert one.alternatives
    assert other.alternatives


def test_every_line_quotes_its_sentence() -> None:
    document = Bracketed("Rolls are kept. The [clerk] should report to the [registrar]. That is all.")
    (line,) = lines(document.text, read_blocks(document.text), document)
    assert document.text[line.spans[0].start : line.spans[0].end] == "The clerk should report to the registrar."
    assert line.modality == "proposed"
