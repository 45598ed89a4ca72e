"""remit read prints the document itself, with what was understood marked in it and what was not visible."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.api.cli import run
from remit.api.marked import marked
from remit.loaders.report.marking import KINDS, Mark

TEXT = """Roles

The Registrar is responsible for keeping the archive.
The Registrar reports to the Council.
\x1b[2JA line that orders a terminal about.
It falls upon whoever is there, at dusk, the lighting of the lamps.
"""
TAG = re.compile("‹[^›]*›")
SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)


def read(capsys: pytest.CaptureFixture[str], path: Path, *options: str) -> str:
    """What the command prints where nobody watches."""
    assert run(["read", str(path), *options]) == 0
    return capsys.readouterr().out


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The text above in a file."""
    (tmp_path / "roles.txt").write_text(TEXT, "utf-8")
    return tmp_path / "roles.txt"


def test_the_document_is_printed_with_its_marks(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = read(capsys, path)
    assert "[The Registrar is responsible for keeping the archive.]‹duty Registrar: responsible" in shown
    assert "‹line Registrar → Council: direct" in shown
    assert shown.rstrip().endswith("1 duty, 1 line") or "1 line" in shown.splitlines()[-1]


def test_without_the_marks_it_is_the_document_and_orders_no_terminal(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = read(capsys, path)
    bare = TAG.sub("", shown).replace("[", "").replace("]", "")
    assert bare.startswith(TEXT.replace("\x1b[", " "))  # a document is read with a space for each control character
    assert "\x1b" not in shown


def test_what_was_not_understood_is_visible() -> None:
    marks = [Mark(0, 9, "unread", "", ""), Mark(10, 15, "duty", "Clerk: responsible", "modal")]
    assert marked("It falls. Do so", marks, brackets=True).plain == (
        "[It falls.]‹not understood› [Do so]‹duty Clerk: responsible · modal›"
    )
    assert marked("It falls. Do so", marks, brackets=False).plain == (
        "It falls.‹not understood› Do so‹Clerk: responsible›"
    )


def test_the_list_has_one_line_a_finding(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = read(capsys, path, "--list")
    assert "  Registrar: The Registrar is responsible for keeping the archive." in shown


@given(
    text=st.text("abc \n", min_size=40, max_size=40),
    spans=st.lists(st.tuples(SPANS, st.sampled_from(KINDS)), max_size=6),
)
def test_any_marks_leave_the_text_as_it_is(text: str, spans: list[tuple[list[int], str]]) -> None:
    marks = [Mark(start, end, kind, "", "") for (start, end), kind in spans]
    for brackets in (True, False):
        shown = TAG.sub("", marked(text, marks, brackets=brackets).plain)
        assert shown.replace("[", "").replace("]", "") == text
        if brackets:
            there = [mark for mark in marks if mark.start < mark.end]
            assert shown.count("[") == shown.count("]") == len(there)
            depths = [shown[:i].count("[") - shown[:i].count("]") for i in range(len(shown) + 1)]
            assert min(depths) == 0
