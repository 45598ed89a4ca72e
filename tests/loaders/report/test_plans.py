"""Goals, objectives and strategies in every numbering, and whom they are done with."""

from remit.loaders.report.blocks import read_blocks
from remit.loaders.report.plans import plan_items, unnumbered
from tests.loaders.report.named import Bracketed

PLAN = """Harbour plan, page 9

2.1.4: Work with the [pilots] to shorten the wait.

(2.2) Objective Two: Deepen ties with the [customs office].

2.2.1: Coordinate with the [customs office] and the [coast guard] on night calls.

Harbour Goal Three-Boats: Keep the boats afloat.

(3.1) Objective One: Know the state of every boat.

3.1.1: Ask the [clerk] to collaborate with the [yard].

3.2 Objective Two: Mend boats t once.

3.2.1: Know the state of every boat.
"""


def read(marked: str) -> list[tuple[str, str, tuple[str, ...]]]:
    document = Bracketed(marked)
    items = plan_items(document.text, read_blocks(document.text), document)
    return [(i.number, i.level, i.collaborators) for i in items]


def test_every_numbering_and_missing_ancestors() -> None:
    assert read(PLAN) == [
        ("2.1.4", "strategy", ("pilots",)),
        ("2.2", "objective", ()),
        ("2.2.1", "strategy", ("customs office", "coast guard")),
        ("3", "goal", ()),
        ("3.1", "objective", ()),
        ("3.1.1", "strategy", ("yard",)),
        ("3.2", "objective", ()),
        ("3.2.1", "strategy", ()),
    ]


def test_span_reaches_from_the_number_to_the_stop() -> None:
    document = Bracketed(PLAN)
    first = plan_items(document.text, read_blocks(document.text), document)[0]
    (span,) = first.spans
    assert document.text[span.start : span.end] == "2.1.4: Work with the pilots to shorten the wait."
    assert first.parent == "2.1"


def test_a_numbered_report_is_no_plan() -> None:
    assert read("1.1 Scope\n\n1.1.1: The audit covers boats.\n\n1.2 Method\n\n1.2.1: Boats were counted.\n") == []


def test_a_plan_table() -> None:
    table = (
        "| No. | Milestone | Owner | Due |\n|---|---|---|---|\n"
        "| 1 | Buy two boats jointly with the [yard] | [Quartermaster] | May |\n"
        "| 2 | Sell the old ones | [Clerk] | June |\n"
    )
    assert read(table) == [("1", "goal", ("yard",)), ("2", "goal", ())]
    assert read(f"# Action 4: Keep afloat\n\n{table}") == [
        ("4", "goal", ()),
        ("1", "objective", ("yard",)),
        ("2", "objective", ()),
    ]


def test_levels_are_ranks_whatever_they_are_called() -> None:
    text = "Pillar 1: Boats\n\nAction 1: Mend boats\n\nStep 1: Buy wood\n\nPillar 2: Crews\n\nAction 2: Train crews\n"
    assert [(n, level) for n, level, _ in read(text)] == [
        ("1", "goal"),
        ("1", "objective"),
        ("1", "strategy"),
        ("2", "goal"),
        ("2", "objective"),
    ]


def test_a_plural_has_no_number() -> None:
    assert read("Goals:\n\nActions:\n\nActions:\n\nActions:\n") == []


def test_the_number_of_an_item_is_no_word_of_it() -> None:
    assert unnumbered("2.1 Mend the boats (Yard)", "2.1") == "Mend the boats (Yard)"
    assert unnumbered("(2.2) Objective Two: Mend", "2.2") == "Objective Two: Mend"
    assert unnumbered("2.10 Mend", "2.1") == "2.10 Mend"
