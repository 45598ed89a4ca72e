"""Names looked up by place: the longest wins, deeds are nobody, and a known name counts where the parser missed it."""

from remit.loaders.report.mention_index import MentionIndex
from remit.loaders.report.reading import Span


def index(text: str, names: dict[str, str]) -> MentionIndex:
    found = [(who, Span(text.index(name), text.index(name) + len(name))) for name, who in names.items()]
    return MentionIndex(text, found, lambda i: (), lambda words: ())


def words(text: str, names: dict[str, str]) -> list[tuple[str, str]]:
    found = index(text, names).mentions_in(Span(0, len(text)))
    return [(who, text[at.start : at.end]) for who, at in found]


def test_a_capitalised_name_counts_wherever_it_stands() -> None:
    text = "The Senate meets. Accountability runs from Dean to Senate and on."
    assert words(text, {"The Senate": "senate"}) == [("senate", "The Senate"), ("senate", "Senate")]


def test_part_of_a_longer_name_is_not_the_name() -> None:
    assert words("The Senate meets. The chair of Senate House left.", {"The Senate": "s"}) == [("s", "The Senate")]


def test_a_verb_that_begins_a_bullet_is_no_name() -> None:
    assert words("Ask the Lead.\n- Lead the team.", {"the Lead": "lead"}) == [("lead", "the Lead")]


def test_the_leadership_of_the_dean_is_the_dean() -> None:
    text = "The Dean acts. They act under the leadership of the Dean."
    assert words(text, {"The Dean": "dean", "the leadership of the Dean": "odd"})[-1] == ("dean", "Dean")


def test_the_introduction_of_wardens_is_nobody() -> None:
    assert words("It saw the introduction of wardens.", {"the introduction of wardens": "odd"}) == []
    assert words("It saw the Department of Ports.", {"the Department of Ports": "ports"}) != []


def test_lookup_by_place() -> None:
    text = "The Senate met. The Board met."
    found = index(text, {"The Senate": "senate", "The Board": "board"})
    assert [who for who, _ in found.mentions_in(Span(16, len(text)))] == ["board"]
