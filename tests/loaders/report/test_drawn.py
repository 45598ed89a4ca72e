"""Tables that a text draws with spaces or signs: their cells, and the way back to the document."""

import time

import pytest

from remit.loaders.report.as_json import as_json
from remit.loaders.report.drawn import redraw
from remit.loaders.report.read import read_report
from remit.loaders.report.reading import Span

TWO_TEXTS = """Finding              Recommendation         Due

Locks are broken     The porter should      May 2020
in all halls of      count all locks and
the town.            mend them.

Lamps are out.       The clerk should buy   June 2020
                     lamps.
"""


def rows(text: str) -> list[str]:
    """The rows with pipes that a text is read with."""
    return [line for line in redraw(text).text.splitlines() if line.startswith("|") and "---" not in line]


def test_two_wrapped_texts_side_by_side_are_cells() -> None:
    assert rows(TWO_TEXTS) == [
        "| Finding | Recommendation | Due |",
        "| Locks are broken in all halls of the town. | The porter should count all locks and mend them. | May 2020 |",
        "| Lamps are out. | The clerk should buy lamps. | June 2020 |",
    ]


def test_what_is_read_is_led_back_to_every_line_it_stands_on() -> None:
    redrawn = redraw(TWO_TEXTS)
    start = redrawn.text.index("The porter")
    spans = redrawn.spans(Span(start, redrawn.text.index("mend them.") + 10))
    assert [TWO_TEXTS[a:b] for a, b in spans] == ["The porter should", "count all locks and", "mend them."]
    found = as_json(read_report(TWO_TEXTS), TWO_TEXTS)["recommendations"]
    said = [" ".join(part["quote"] for part in (each, *each["more"])) for each in found]
    assert said == ["The porter should count all locks and mend them.", "The clerk should buy lamps."]


def test_rules_between_all_rows_part_them_and_a_frame_does() -> None:
    ruled = "Task            Owner\n-----------------------\nCount locks     Porter\nand lamps\n"
    ruled += "-----------------------\nBuy oil         Clerk\n-----------------------\n"
    assert rows(ruled) == ["| Task | Owner |", "| Count locks and lamps | Porter |", "| Buy oil | Clerk |"]
    rule = "+------+--------+\n"
    framed = f"{rule}| Task | Owner  |\n{rule}| Oil  | Clerk  |\n|      | Porter |\n{rule}"
    assert rows(framed) == ["| Task | Owner |", "| Oil | Clerk Porter |"]


@pytest.mark.parametrize(
    "text",
    [
        "The clerk  keeps the   register of boats and  answers\nall letters  within a  week. She also   sends\n"
        "a copy to  the board   every month  of the year.\n",
        "To:       The Board\nFrom:     The Clerk\nDate:     4 May\nSubject:  Locks\n",
        "Ann Lee          Bo Tan\nClerk            Pilot\nPort of Aa       Port of Be\n",
        "1.  Introduction       4\n2.  Findings           7\n3.  Answers           12\n",
        "He locks.  She opens.\nHe comes.  She goes.\nHe writes.  She reads.\nHe is.  She was.\n",
        "```\nName      Role      Since\nAnn       Clerk     May\nBo        Pilot     June\n```\n",
    ],
)
def test_what_is_no_table_stays_as_it_is(text: str) -> None:
    assert redraw(text).text == text


def test_a_text_without_tables_is_led_back_to_itself() -> None:
    text = "The clerk must keep the register.\n"
    assert [duty.spans for duty in read_report(text).duties] == [(Span(0, 33),)]


@pytest.mark.parametrize("line", ["a  b  c\n", "Name    12\n", "+--+--+\n", "a  b\n\n", "|  x  |\n"])
def test_drawing_is_linear(line: str) -> None:
    began = time.process_time()
    redraw(line * 800)
    short = time.process_time() - began
    began = time.process_time()
    redraw(line * 8_000)
    assert time.process_time() - began < 30 * short + 0.5
