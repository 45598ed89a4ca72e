"""How much of what is read in clean texts is still read when they are damaged, each kind of damage by itself."""

import pytest

from tests.loaders.report.damaging import DAMAGES, damaged, figure

# Measured .90, .87, .91, .90, .76, .92; clean .92. Without restoring: .63, .70, .80, .90, .69, .91.
FLOORS = {"scanned": 0.86, "together": 0.83, "cut": 0.88, "unstopped": 0.88, "flattened": 0.74, "hyphenated": 0.90}


@pytest.mark.parametrize("kind", DAMAGES)
def test_damaged_texts_are_read(kind: str) -> None:
    assert figure(kind) >= FLOORS[kind]


def test_marks_stay_on_their_words() -> None:
    text, marks = damaged(
        "{{Chair|The chair signs\n\nthe minutes.}} {{Clerk|The clerk\nfiles them.}}", "flattened", "3"
    )
    assert [" ".join(text[m.start : m.end].split()) for m in marks] == [
        "The chair signs the minutes.",
        "The clerk files them.",
    ]
