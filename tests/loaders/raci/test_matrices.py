"""Matrices as people write them: either way round, with groups, legends, footnotes and letters of their own."""

from pathlib import Path

import pytest
from loaded import checked, load_text, told

from remit.graph.errors import BadInput
from remit.loaders.loading import Loaded, loader_for
from remit.loaders.raci.letters import STANDARD, read_cell, read_legend
from remit.loaders.source import Source

A, R, S, C, N, V = "accountable", "responsible", "support", "consulted", "informed", "verifies"


def matrix(*lines: str, name: str = "a.csv", **options: str) -> Loaded:
    return load_text("raci", "\n".join(lines) + "\n", name, **options)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A/R", [A, R]), ("A, R", [A, R]), ("RA", [R, A]), ("a", [A]), ("r/i", [R, N]),
        ("A R", [A, R]), ("A & C", [A, C]),
        ("S", [S]), ("V", [V]), ("RASC", None), ("RSC", [R, S, C]), ("A*", [A]), ("R (1)", [R]),
        ("(C)", [C]), ("I¹", [N]),
        ("A/A", [A]), ("Accountable", [A]), ("Responsible and Informed", [R, N]), ("A\nR", [A, R]),
        ("", []), ("-", []), ("–", []), ("n/a", []),
        ("X", None), ("A/X", None), ("?", None), ("A?", None), ("A1", None),
        ("yes", None), ("air", None), ("see below", None),
    ],
)  # fmt: skip
def test_cells(text: str, kinds: list[str] | None) -> None:
    assert read_cell(text, STANDARD) == kinds


def test_a_legend_defines_letters_and_one_stray_colon_does_not() -> None:
    assert read_legend(["R = Responsible, A: Accountable; D - Driver"]).keys() == {"R", "A", "D"}
    assert read_legend(["Plan B: move the buoys"]) == {}


PLAIN = {
    ("Dredge", A, "Master"),
    ("Dredge", R, "Pilot"),
    ("Ring the bell", C, "Master"),
    ("Ring the bell", A, "Pilot"),
    ("Ring the bell", R, "Pilot"),
}


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("Task,Master,Pilot", "Dredge,A,R", "Ring the bell,C,A/R"), "a.csv"),
        (("Role,Dredge,Ring the bell", "Master,A,C", "Pilot,R,AR"), "a.csv"),
        (("| |Master|Pilot|", "|-|-|-|", "|Dredge|**A**|r|", "|Ring the bell|`C`|A, R|"), "a.md"),
        (("Our matrix;;", ";;", ";Master;Pilot", "Dredge;A;R", "Ring the bell;C;A R"), "a.csv"),
    ],
)
def test_the_same_matrix_in_many_forms(lines: tuple[str, ...], name: str) -> None:
    assert told(matrix(*lines, name=name), "Assignment") == PLAIN


def test_the_way_round_is_guessed_by_the_single_a_and_told_by_an_option() -> None:
    lines = ("x,Dredge,Ring,Weigh", "Master,A,A,A", "Pilot,R,C,R")
    loaded = matrix(*lines)
    assert ("Dredge", A, "Master") in told(loaded, "Assignment")
    assert loaded.notes == ["matrix at A1: the roles are in its rows, since there each activity has one A"]
    assert ("Master", A, "Dredge") in told(matrix(*lines, roles="columns"), "Assignment")
    with pytest.raises(BadInput, match="roles=rows or roles=columns"):
        matrix(*lines, roles="left")


def test_every_letter_quotes_role_activity_and_itself() -> None:
    loaded = matrix("Task,Master,Pilot", "Dredge,A,R")
    proofs = {(e.cell, e.quote) for c in loaded.claims if c.relation == "Assignment" for e in c.evidence}
    assert proofs == {("B2", "Master\nDredge\nA"), ("C2", "Pilot\nDredge\nR")}


def test_groups_numbers_remarks_footnotes_and_an_activity_that_nobody_has() -> None:
    loaded = matrix(
        "No,Task,Master,Pilot,Remarks", "PLAN,,,,", "1,Dredge,A,R*,yearly", "2,Weigh,,,", "DO,,,,", "3,Ring,A,R,", "",
        "* by radio",
    )  # fmt: skip
    assert told(loaded, "Part") == {(task, "", "a.csv") for task in ("Dredge", "Weigh", "Ring")}
    assert ("Ring", "number", "3") in told(loaded, "Attribute")
    assert "not for activities: 'PLAN', 'DO'" in loaded.notes[1]
    assert "'Remarks'" in loaded.notes[2]
    assert [(u.where, u.text) for u in loaded.unread] == [("A8", "* by radio")]


def test_letters_of_a_legend() -> None:
    lines = ["Task,Master,Pilot,Clerk", "Dredge,A,D,Q", "Weigh,R,A,I", ",,,", "D = Driver,,,", "Q = Queen,,,"]
    loaded = matrix(*lines)
    assert ("Dredge", R, "Pilot") in told(loaded, "Assignment")
    assert [(u.where, u.text) for u in loaded.unread] == [("D2", "Q")]
    assert loaded.notes[1:] == [
        "the legend says D = Driver: read as responsible",
        "the legend says Q = Queen: read as nothing we know",
    ]


def test_a_redefined_letter_is_not_read_as_what_it_usually_means() -> None:
    loaded = matrix("Task,Master,Pilot", "Dredge,A,R", "Weigh,R,A", ",,", "A = Approver,,", "R = Recommends,,")
    assert {kind for _, kind, _ in told(loaded, "Assignment")} == {A}
    assert {u.text for u in loaded.unread} == {"R"}


def test_two_matrices_in_one_text_have_duties_of_their_own() -> None:
    table = ("| Task | Master | Pilot |", "|-|-|-|", "| Dredge | A | R |", "")
    loaded = matrix(*table, *table, name="a.md")
    assert len([thing for thing in loaded.things if thing.kind == "Matrix"]) == 2
    assert len([thing for thing in loaded.things if thing.kind == "Responsibility"]) == 2


def test_kinds_of_roles() -> None:
    loaded = matrix("Task,Safety Board,Pilot Team,Suppliers,Management,Master", "Dredge,A,R,C,I,I")
    kinds = {thing.label: thing.kind for thing in loaded.things}
    assert [kinds[name] for name in ("Safety Board", "Pilot Team", "Suppliers", "Management", "Master")] == [
        "Body", "Unit", "External", "Generic", "Role",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "Task,Master\nDredge,A\n", "A,R\nR,A\n", "x\n"])
def test_what_is_no_matrix(text: str) -> None:
    assert loader_for(Source("a.csv", text.encode(), {}), "raci").recognise(Source("a.csv", text.encode(), {})) == 0
    with pytest.raises(BadInput, match="holds no matrix of letters"):
        load_text("raci", text)


def test_a_report_with_a_small_matrix_stays_a_report() -> None:
    text = "Prose about ports.\n\n" * 40 + "| Task | Master | Pilot |\n|-|-|-|\n| Dredge | A | R |\n"
    assert loader_for(Source("a.md", text.encode(), {})).name == "report"
    bare = "# Matrix\n\n" + text[text.index("| Task") :]
    assert loader_for(Source("a.md", bare.encode(), {})).name == "raci"


def test_a_published_matrix(shared: Path) -> None:
    (path,) = sorted((shared / "data" / "raci").glob("*.csv"))
    source = Source.read(path)
    loaded = checked(loader_for(source).load(source))
    kinds = [claim.kind for claim in loaded.claims if claim.relation == "Assignment"]
    assert [kinds.count(kind) for kind in (A, R, C, N)] == [10, 11, 26, 28]  # counted with csv and a Counter
    assert not loaded.unread
