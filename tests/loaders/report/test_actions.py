"""What is said to be done about it: by whom, by when, for which recommendation."""

from remit.loaders.report.actions import actions
from remit.loaders.report.blocks import read_blocks
from remit.loaders.report.reading import Action
from remit.loaders.report.recommendations import recommendations
from remit.loaders.table import due_in, due_of
from tests.loaders.report.named import Bracketed


def read(marked: str) -> tuple[Bracketed, list[Action]]:
    document = Bracketed(marked)
    blocks = read_blocks(document.text)
    found = recommendations(document.text, blocks, document)
    return document, actions(document.text, blocks, document, found)


def test_telegraphic_cells() -> None:
    marked = (
        "Finding\tRecommendations\tAction Plan\n"
        "<p>1. Keys</p>\t<p>31. Keys must be counted.</p>\t<p>Set of counts tracked by [usher]</p> "
        "<p>Split responsibility between [gate] and [tower]</p> <p>Improvements planned</p>\n"
        "<p>2. Doors</p>\t<p>32. Doors must be shut.</p>\t<p>[Night watch] taking over</p> "
        "<p>Weekly look by accountable [dean] and other [wardens].</p>\n"
    )
    _, found = read(marked)
    assert [(a.owners, a.finding, a.recommendation) for a in found] == [
        (("usher",), "1", "r1"),
        (("gate", "tower"), "1", "r1"),
        ((), "1", "r1"),
        (("night watch",), "2", "r2"),
        (("dean", "wardens"), "2", "r2"),
    ]
    assert [a.status for a in found][2] == "planned"


def test_an_action_cut_by_a_page_is_one_with_two_spans() -> None:
    marked = "Issue\tRecommendation\tAction\n1. Keys\t1. Count.\t[Night] and [Day Watch]\n"
    marked += "\n\t\ttaking over\n2. Doors\t2. Shut.\tDone\n"
    document, found = read(marked)
    assert [document.text[s.start : s.end] for s in found[0].spans] == ["Night and Day Watch", "taking over"]
    assert found[0].owners == ("night", "day watch")


def test_a_plan_table_has_owners_and_dates() -> None:
    table = (
        "| Action | Owner | Due date | Status |\n|---|---|---|---|\n| Buy locks | [Clerk] | 30 June 2020 | Ongoing |\n"
    )
    _, found = read(table)
    assert [(a.owners, a.due, a.status) for a in found] == [(("clerk",), "2020-06-30", "Ongoing")]


def test_steps_are_actions_unless_other_columns_say_so() -> None:
    steps = "| Step | Owner | Due |\n|---|---|---|\n| Buy locks | [Clerk] | May 2020 |\n"
    _, found = read(steps)
    assert [a.owners for a in found] == [("clerk",)]
    both = (
        "| Steps of the method | Actions taken | Actions still to be taken |\n|---|---|---|\n"
        "| Count locks | [Clerk] counted them. | |\n| Fit locks | | [Porter] fits them. |\n| Oil locks | | |\n"
    )
    document, found = read(both)
    said = [document.text[a.spans[0].start : a.spans[0].end] for a in found]
    assert said == ["Clerk counted them.", "Porter fits them."]


def test_promises_in_a_response() -> None:
    marked = (
        "Recommendation 1\nLocks should be bought.\nManagement Response\nThe [port] agreed with the recommendation. "
        "The [harbour master] will buy locks by March 2021. They have hired a smith. We did not confirm the price. "
        "The [port] had not shown us a lock.\n"
    )
    document, found = read(marked)
    assert [(document.text[a.spans[0].start : a.spans[0].end], a.owners, a.due) for a in found] == [
        ("The harbour master will buy locks by March 2021.", ("harbour master",), "2021-03"),
        ("They have hired a smith.", ("harbour master",), ""),
    ]


def test_a_dated_promise_anywhere() -> None:
    _, found = read("While the [port] plans to replace its boats by May 2013, they leak now.\n")
    assert [(a.owners, a.due) for a in found] == [(("port",), "2013-05")]


def test_dates() -> None:
    assert due_in("It will be done by September 30, 2002.") == "2002-09-30"
    assert due_in("Done within 60 days.") == "within 60 days"
    assert due_in("It was done in 1999.") == ""
    assert due_of("TBC") == "TBC"
    assert due_of("Q3 2021").startswith("Q3")


def test_we_are_the_answering_side_in_a_section_of_its_own() -> None:
    marked = "Recommendation 1\nLocks should be bought.\nManagement's Response\n"
    marked += "We agree, and the [smith] will fit locks by May 2021.\n"
    _, found = read(marked)
    assert [(a.owners, a.due) for a in found] == [(("smith",), "2021-05")]


def test_items_under_action_items_with_their_owners() -> None:
    marked = (
        (
            "## Action items\n\n- [ ] Count the keys (Night Watch, by 30 March)\n"
            "- [x] Oil the locks - owner: Head Porter\n"
            "- Paint the gate @ann\n- [Clerk] to order paint\n"
        )
        .replace("[ ]", "\x01")
        .replace("[x]", "\x02")
    )
    document = Bracketed(marked)
    document.text = document.text.replace("\x01", "[ ]").replace("\x02", "[x]")
    document.mentions = [m._replace(start=m.start + 4, end=m.end + 4) for m in document.mentions]
    found = actions(document.text, read_blocks(document.text), document, [])
    assert [(a.owners, a.due, a.status) for a in found] == [
        (("night watch",), "30 March", ""),
        (("head porter",), "", "completed"),
        (("ann",), "", ""),
        (("clerk",), "", ""),
    ]


def test_items_under_another_heading_are_no_actions() -> None:
    assert read("## Qualities\n\n- Count the keys (Night Watch)\n")[1] == []


def test_a_cell_of_owners_names_somebody_whom_nothing_else_names() -> None:
    marked = "| Action | Owner | Due |\n|---|---|---|\n| Count the keys | Night Watch | May 2024 |\n| Oil | TBD | |\n"
    assert [a.owners for a in read(marked)[1]] == [("night watch",), ()]


def test_agreed_and_has_begun_is_an_action() -> None:
    marked = (
        "Recommendation 1: The [port] should count its keys.\n\n"
        "The [port] agreed with our recommendation and has begun to work with other states.\n"
    )
    (action,) = read(marked)[1]
    assert action.owners == ("port",)


def test_a_split_between_two_names_has_two_owners_though_one_is_known() -> None:
    marked = (
        "Finding\tRecommendations\tAction Plan\n"
        "<p>1. Keys</p>\t<p>31. Keys must be counted.</p>\t"
        "<p>Split responsibility between [Berths|berths] and Locks and Sluices so that each is counted</p>\n"
    )
    assert [a.owners for a in read(marked)[1]] == [("berths", "locks and sluices")]
