"""Badly transcribed text is restored before it is read, clean text stays, and every span leads back to the document."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.loaders.report.leading import led_back
from remit.loaders.report.read import read_report
from remit.loaders.report.reading import Duty, Response, Span
from remit.loaders.report.restore import restore
from remit.loaders.report.restore.restored import Edit, Restored
from tests.loaders.report.firstcontact import FOLDER, unmarked

SCANNED = (
    "The bell ringer sha11 ring at noon. Tbe bell ringer rnust oil the rope. He shouid tell the vicar of any crack.\n"
    "No visitor may touch the be11s."
)
RUN_TOGETHER = (
    "The Ferry Clerk sells tickets.The Ferry Clerk mustcount the cash.\n\nThe mate isresponsible for the ropes,the "
    "rings and theanchor.He shallnot leave the deck."
)
CUT = "The stew ard is respon sible for the cellar and sh all keep the keys."
NO_STOPS = (
    "The cook orders the food each week The porter checks what comes She must sign for it The bills are paid by the "
    "bursar at the end of the month"
)


def words(text: str) -> str:
    return restore(text).text


def test_look_alike_letters_are_read_as_a_reader_does() -> None:
    assert "ringer shall ring" in words(SCANNED)
    assert "The bell ringer must oil" in words(SCANNED)
    assert "should tell" in words(SCANNED)


def test_one_odd_word_is_no_scan() -> None:
    text = "The Bames family tums the mill. The Bames mill shall grind rye."
    assert words(text) == text


def test_words_that_ran_together_come_apart() -> None:
    mended = words(RUN_TOGETHER)
    for piece in ("tickets. The", "must count", "is responsible", "ropes, the", "the anchor. He", "shall not"):
        assert piece in mended


def test_names_in_two_cases_stay_whole() -> None:
    text = "Push to GitHub with PagerDuty on. McBride and O'Neill own the iPhone and the README.md of Node.js.\n"
    assert words(text) == text


def test_words_that_were_cut_are_joined() -> None:
    assert words(CUT) == "The steward is responsible for the cellar and shall keep the keys."


def test_a_line_end_inside_a_word_goes_with_its_hyphen() -> None:
    assert words("keeps the regis-\n  ter of ships") == "keeps the register of ships"
    assert words("a half-\nempty hall") == "a half-\nempty hall"
    assert words("the oﬃcer and the ﬁrm") == "the officer and the firm"


def test_sentences_without_stops_are_told_apart() -> None:
    assert "each week. The porter checks what comes. She must sign for it. The bills" in words(NO_STOPS)


def test_a_title_inside_a_sentence_is_no_beginning() -> None:
    text = "The board reads The Times and the minutes under The Ports Act; every member signs A form of consent."
    assert words(text) == text


def test_bullets_and_sections_in_one_line_get_lines() -> None:
    line = (
        "1. Purpose The Panel was set up in May. 2. Duties The Panel will: • read the bids • score them "
        "3. Meetings The Panel meets on Fridays."
    )
    assert words(line).split("\n") == [
        "1. Purpose", "", "The Panel was set up in May.", "", "2. Duties", "", "The Panel will:", "• read the bids",
        "• score them", "", "3. Meetings", "", "The Panel meets on Fridays.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("flat", "lines"),
    [
        (
            "The mill was built in 1802 by two brothers. Stokers Stokers must watch the fire.",
            ["The mill was built in 1802 by two brothers.", "Stokers", "Stokers must watch the fire."],
        ),
        (
            "It grinds rye and oats for the valley. Miller The miller keeps the key of the sluice.",
            ["It grinds rye and oats for the valley.", "Miller", "The miller keeps the key of the sluice."],
        ),
        (
            "# Mill rules ## 1. Night work The miller may run the stones till ten. ## Ask first Anybody may ask.",
            [
                "# Mill rules",
                "## 1. Night work",
                "The miller may run the stones till ten.",
                "Ask first Anybody may ask.",
            ],
        ),
        (
            "Miller - Keeps the key of the sluice at all hours. Carter - Brings the sacks.",
            ["Miller - Keeps the key of the sluice at all hours.", "Carter - Brings the sacks."],
        ),
        (
            "The miller shall: a) oil the shaft every week; b) dress the stones in May",
            ["The miller shall:", "a) oil the shaft every week;", "b) dress the stones in May"],
        ),
    ],
)
def test_lines_that_were_lost_come_back(flat: str, lines: list[str]) -> None:
    assert [line for line in words(flat).split("\n") if line] == lines


COLUMNS = (
    "Where     Year     What is advised\n"
    "                   The parish should mend the roof of the old mill before\n"
    "North\n"
    "                   the winter comes.\n"
    "Mill      1998     The parish should ask two builders for a price and give\n"
    "and                the work to the cheaper of them without any delay.\n"
    "Weir\n"
    "                   The parish should not let the weir to anybody who has\n"
    "                   not kept one before or who lives more than a mile from\n"
    "South              the water.\n"
    "          2001\n"
    "                   The parish should open the sluice at night, and only as\n"
    "Lock               the miller allows it.\n"
)


def test_a_column_written_into_sentences_goes() -> None:
    assert "before the winter comes" in " ".join(words(COLUMNS).split())
    assert "from the water. The parish" in " ".join(words(COLUMNS).split())
    duties = read_report(COLUMNS).duties
    assert [d.holders for d in duties] == [("parish",)] * 4
    assert "North" in COLUMNS[slice(*duties[0].spans[0])]  # the quote is what stands there


def test_labels_beside_their_own_text_stay() -> None:
    text = "".join(f"{who:<18} keeps the {what} of the parish\n{'':<18} in good order.\n" for who, what in LABELS)
    assert words(text) == text


LABELS = (("Miller", "sluices"), ("Carter", "roads"), ("Clerk", "books"), ("Warden", "bells"), ("Sexton", "graves"))


def test_a_dash_between_words_is_no_bullet() -> None:
    text = "The panel - a body of five - reads the bids, and its chair - or a deputy - signs for the whole of it."
    assert words(text) == text


@pytest.mark.parametrize("path", [p for p in FOLDER.iterdir() if p.name[0] in "0123456"], ids=lambda p: p.name)
def test_clean_texts_stay_as_they_are(path: Path) -> None:
    text = unmarked(path.read_text("utf-8"))[0]
    assert words(text) == text


@pytest.mark.parametrize("text", [SCANNED, RUN_TOGETHER, CUT, NO_STOPS])
def test_what_is_read_is_quoted_as_it_stands(text: str) -> None:
    duties = read_report(text).duties
    assert duties
    for duty in duties:
        (span,) = duty.spans
        assert text[span.start].strip()
        assert text[span.end - 1].strip()
        assert span.end == len(text) or not text[span.end].islower()


def test_a_duty_in_damaged_words_is_found_with_its_holder() -> None:
    duty = read_report(RUN_TOGETHER).duties[1]
    assert RUN_TOGETHER[slice(*duty.spans[0])] == "The Ferry Clerk mustcount the cash."
    assert duty.holders == ("ferry-clerk",)


def test_spans_are_led_back_through_every_round() -> None:
    restored = Restored("abcXdef").then([Edit(3, 4, "--")]).then([Edit(0, 1, ""), Edit(7, 7, "!")])
    assert restored.text == "bc--de!f"
    assert restored.span(Span(0, 2)) == Span(1, 3)
    assert restored.span(Span(2, 4)) == Span(3, 4)
    assert restored.span(Span(3, 8)) == Span(3, 7)
    assert restored.span(Span(4, 6)) == Span(4, 6)


def test_records_are_led_back_with_all_that_is_in_them() -> None:
    restored = Restored("ab").then([Edit(0, 0, "xyz")])
    duty, answers = led_back(
        (Duty((), "responsible", (Span(3, 4), Span(4, 5))), [Response("agree", (Span(4, 5),))]),
        lambda span: (restored.span(span),),
    )
    assert duty.spans == (Span(0, 1), Span(1, 2))
    assert answers[0].spans == (Span(1, 2),)


@given(st.text(alphabet="ab \n", max_size=30), st.lists(st.tuples(st.integers(0, 29), st.integers(0, 3)), max_size=6))
def test_kept_characters_keep_their_place(text: str, cuts: list[tuple[int, int]]) -> None:
    edits = [Edit(a, min(len(text), a + n), "--") for a, n in cuts if a <= len(text)]
    restored = Restored(text).then(edits)
    for at, char in enumerate(restored.text):
        if char != "-":
            back = restored.span(Span(at, at + 1))
            assert text[back.start : back.end] == char
