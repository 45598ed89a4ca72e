"""Verbs of messages agree with the names before them."""

import pytest

from remit.graph.wording import agreeing


@pytest.mark.parametrize(
    ("names", "verb"),
    [
        (["Harbour Master"], "answers"),
        (["Harbour Master", "Pilot"], "answer"),
        (["Harbour Pilots"], "answer"),
        (["Heads of Department"], "answer"),
        (["Office of Works"], "answers"),
        (["Congress"], "answers"),
        (["PMs"], "answer"),
    ],
)
def test_verbs_agree(names: list[str], verb: str) -> None:
    assert agreeing(names, "answers", "answer") == verb
