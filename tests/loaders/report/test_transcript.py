"""A slide transcript is recognised by its shape and rejoined with exact offsets."""

from remit.loaders.report.transcript import chunks, damages, is_transcript, passages
from remit.loaders.report.transcript_repeats import Held

HEAD = "BUREAU OF HARBOUR AUDITS Ministry of Ports www.harbour.example HA-7 "
PAGE = (
    "The harbour master reports to the port council. ",
    "The quartermaster keeps the register of berths and sends it to the council. ",
    "Pilots’ Rota Causes Delays The rota is kept by three offices. ",
    "Each pilot answers to the chief pilot for the safety of the ship. ",
)


def slides(cut: int = 150) -> str:
    """A transcript cut every `cut` characters, its running head on each page, everything said three times."""
    flow = "".join(HEAD + page for _ in range(3) for page in PAGE)
    parts = [flow[i : i + cut].strip() for i in range(0, len(flow), cut)]
    return "Slides\n\n" + "\n\n".join(f"{n} {part[:40]}\n{part}" for n, part in enumerate(parts, 1)) + "\n"


def test_numbered_slides_that_repeat_their_title_are_a_transcript() -> None:
    assert is_transcript(slides())
    assert [c.number for c in chunks(slides())] == list(range(1, len(chunks(slides())) + 1))


def test_a_numbered_list_is_no_transcript() -> None:
    assert not is_transcript("1 Keep the register\n2 Keep the keys\n3 Keep the peace\n4 Keep the books\n")
    assert not is_transcript("1\nFootnote one.\n\n2\nFootnote two.\n\n3\nFootnote three.\n")


def test_offsets_are_exact_and_words_are_whole() -> None:
    text = slides()
    for passage in passages(text):
        joined = "".join(text[s.start : s.end] for s in passage.spans)
        assert "".join(joined.split()) == "".join(passage.words.split())


def test_running_heads_go_and_every_sentence_stands_once() -> None:
    said = " ".join(p.words for p in passages(slides()))
    assert "BUREAU OF HARBOUR AUDITS" not in said
    for sentence in ("harbour master reports", "keeps the register", "answers to the chief pilot"):
        assert said.count(sentence) == 1


def test_a_heading_that_runs_into_its_text_is_set_apart() -> None:
    headings = [p.words for p in passages(slides()) if p.kind == "heading"]
    assert any(words.endswith("Pilots’ Rota Causes Delays") for words in headings)


def test_a_word_with_a_lost_letter_is_damage() -> None:
    text = slides().replace("harbour master reports", "harbour ma\ufffdter reports", 1)
    assert any(text[d.spans[0].start : d.spans[0].end] == "\ufffd" for d in damages(text))


def test_what_is_left_of_a_control_character_hides_nothing() -> None:
    text = slides().replace("harbour master reports", "harbour master &#x0003; reports", 1)
    assert not any(d.kind == "garbled" for d in damages(text))


def test_a_bullet_that_lost_its_mark_ends_the_sentence_before_it() -> None:
    text = slides().replace("The harbour master reports", "the duties of  The harbour master reports", 1)
    assert any(p.words.endswith("the duties of") for p in passages(text))


def test_a_sentence_said_again_with_more_words_at_its_end_is_no_second_one() -> None:
    held = Held()
    first = "each pilot answers to the chief pilot for the safety of the ship in the inner harbour"
    again = first + " HA-7 North"
    stream = first + " " + again
    assert held.new(stream, 0, len(first)) == [(0, len(first))]
    assert held.new(stream, len(first) + 1, len(stream)) == []
