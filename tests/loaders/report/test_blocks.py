"""Layout: blocks with exact offsets, nesting, leads, tables, and markup that is hidden without moving anything."""

import time

import pytest

from remit.loaders.report.blocks import Block, read_blocks
from remit.loaders.report.masking import mask
from remit.loaders.report.sentences import sentences, split


def kinds(text: str) -> list[tuple[str, str]]:
    return [(b.kind, " ".join(b.text.split())) for b in read_blocks(text)]


MIXED = (
    "# Charter\n\nThe *Board* [meets](http://x.example/a_(b)) in\nMay.\n\n1. one\n   1) nested\n   2) again\n2. two\n\n"
    "| a | b |\n|---|---|\n| c | `d` |\n"
)


def test_offsets_point_at_the_words() -> None:
    for block in read_blocks(MIXED):
        assert len(block.text) == block.end - block.start
        for i, char in enumerate(block.text):
            assert char in (MIXED[block.start + i], " ")


def test_masking_moves_nothing() -> None:
    text = "---\na: 1\n---\n```\ncode\n```\n<!-- gone -->![i](x.png) **b** <b>c</b> [l](u)\n[u]: /x\n"
    masked = mask(text)
    assert len(masked) == len(text)
    assert [i for i, c in enumerate(masked) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]
    assert "code" not in masked
    assert "gone" not in masked
    assert "c" in masked


@pytest.mark.parametrize(
    "text",
    [
        "# Chair\n\nWords.",
        "Chair\n=====\n\nWords.",
        "3.1 Chair\nWords that say more.",
        "CHAIR\n\nWords.",
        "**Chair**\n\nWords.",
        "It ends.\nChair\n- act",
        "Article IV. Chair\n\nWords.",
    ],
)
def test_headings_of_every_shape(text: str) -> None:
    assert any(kind == "heading" and words.endswith(("Chair", "CHAIR")) for kind, words in kinds(text))


@pytest.mark.parametrize("mark", ["-", "*", "•", "--", "\uf0b7", "1.", "1)", "(a)", "a)", "iv.", "(2.1)"])
def test_items_of_every_shape(mark: str) -> None:
    assert [b.kind for b in read_blocks(f"The chair shall:\n\n{mark} act at once")] == ["paragraph", "item"]


def test_items_nest_by_indent_and_by_number() -> None:
    text = "It shall:\n1. one\n   a) first\n   b) second\n2. two\n4.1 x\n4.1.1 y\n(4.2) z\n"
    items = {b.text: b for b in read_blocks(text) if b.kind == "item"}
    assert [items[t].level for t in ("one", "first", "second", "two")] == [0, 1, 1, 0]
    assert items["second"].parent == items["one"].index
    assert items["y"].parent == items["x"].index
    assert items["z"].parent == items["x"].parent


def test_leads() -> None:
    text = "# Chair\n\nDone.\n\n- a b\n\n# Clerk\n\n- c d\n  - e f\n\nThe clerk shall:\n\n- g h\n"
    blocks = read_blocks(text)
    lead = {
        b.text: (b.lead_kind, blocks[b.lead].text if b.lead is not None else "") for b in blocks if b.kind == "item"
    }
    assert lead == {
        "a b": ("", ""),
        "c d": ("heading", "Clerk"),
        "e f": ("parent", "c d"),
        "g h": ("paragraph", "The clerk shall:"),
    }


def test_a_number_alone_takes_the_next_line() -> None:
    items = [b for b in read_blocks("They recommend:\n\n1.1\n\nBuy rope.\n\n1.2\n\nSell oars.\n") if b.kind == "item"]
    assert [(b.number, b.text) for b in items] == [("1.1", "Buy rope."), ("1.2", "Sell oars.")]


def test_cells_know_their_headers() -> None:
    text = "Who\tWhat\nClerk\t<p>files</p><p>sorts</p>\n"
    cells = [b for b in read_blocks(text) if not b.header]
    assert [(b.text, b.row_header, b.column_header) for b in cells] == [
        ("Clerk", "", "Who"),
        ("files", "Clerk", "What"),
        ("sorts", "Clerk", "What"),
    ]


def test_running_heads_between_sentence_halves() -> None:
    page = "Annual Review\n\nPage {}\n\n"
    text = "".join(f"Board {n} shall keep the\n\n{page.format(n)}register {n} of boats.\n\n" for n in range(1, 5))
    assert [b.text.split()[-1] for b in read_blocks(text)] == ["boats."] * 4


def test_sentences_do_not_end_at_abbreviations() -> None:
    text = "Dr. Lee and e.g. the U.S. Navy agree. 12 ships sail (see no. 3). It ends.1 Then more."
    assert [text[s.start : s.end] for s in split(text)] == [
        "Dr. Lee and e.g. the U.S. Navy agree.",
        "12 ships sail (see no. 3).",
        "It ends.1",
        "Then more.",
    ]
    block = Block("paragraph", 10, 10 + len(text), text)
    assert sentences(block)[0].start == 10


HOSTILE = {
    "one line": "The board shall approve plans and " * 30_000,
    "brackets": "[" * 200_000 + "<" * 200_000 + "(" * 200_000,
    "emphasis": "a" + "_" * 500_000 + "*" * 500_000,
    "comments": "<!--" * 100_000,
    "nested": "".join("  " * i + "- act\n" for i in range(1000)),
    "nul": "\x00" * 500_000,
    "commas": "a, " * 100_000 + "shall",
    "pipes": "|" * 300_000,
    "numbers": "1." * 150_000,
    "blank": "\n" * 500_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_layout_takes_linear_time(name: str) -> None:
    began = time.perf_counter()
    blocks = read_blocks(HOSTILE[name])
    assert time.perf_counter() - began < 5  # seconds; a quadratic pattern takes minutes
    assert all(0 <= b.start <= b.end <= len(HOSTILE[name]) for b in blocks)
