"""Messages read as sentences: verbs agree with the names before them, and labels bring no markup."""

import pytest

from remit.graph.wording import agreeing, readable


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


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("- Keep a **log** of calls", "Keep a log of calls"),
        ("MUST* mend the [boats](https://example.org/boats)", "MUST mend the boats"),
        ("• _Never_ rename user_name", "Never rename user_name"),
        ("Recommendation 3: 3. Count the keys.", "Recommendation 3: Count the keys."),
        ("Recommendation 3: 30 keys should be counted.", "Recommendation 3: 30 keys should be counted."),
        ("-5 degrees are kept", "-5 degrees are kept"),
        ("***", "***"),
    ],
)
def test_a_label_is_shown_without_markup(label: str, shown: str) -> None:
    assert readable(label) == shown
