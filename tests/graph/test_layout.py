"""Layouts: where characters of an extracted text stand, written down and read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.graph.claim import Document, Evidence, Span
from remit.graph.errors import BadInput
from remit.graph.layout import NOWHERE, WIDTHS, Box, Layout, Piece, layout_of, parsed
from remit.graph.map import Map
from remit.graph.telling import Places

PAGES = Layout("pdf", [Piece(2, 10, (1, 72, 90, 200, 104)), Piece(11, 20, (2, 72, 50, 300, 64))], [(595, 842)] * 2)
PARAGRAPHS = Layout("docx", [Piece(0, 5, (3,)), Piece(7, 9, (4,))])
SOURCE = Layout("html", [Piece(0, 4, (10, 4)), Piece(4, 5, (14, 5)), Piece(6, 9, (30, 3))])


def test_pages_and_boxes() -> None:
    assert PAGES.page([(3, 15)]) == 1
    assert PAGES.page([(12, 13), (3, 4)]) == 2
    assert PAGES.boxes([(3, 15)]) == [Box(1, 72, 90, 200, 104), Box(2, 72, 50, 300, 64)]
    assert PAGES.boxes([(0, 2), (10, 11)]) == []
    assert PAGES.page([(20, 40)]) is None
    assert PAGES.words([(12, 14)]) == "p. 2"
    assert PAGES.data([(12, 14)]) == {"page": 2}


def test_paragraphs() -> None:
    assert PARAGRAPHS.words([(7, 8)]) == "¶ 4"
    assert PARAGRAPHS.data([(2, 8)]) == {"paragraph": 3}
    assert PARAGRAPHS.page([(0, 1)]) is None
    assert PARAGRAPHS.boxes([(0, 1)]) == []


def test_characters_of_a_source_are_told_apart_and_what_stands_for_others_is_whole() -> None:
    assert SOURCE.source([(1, 3)]) == [Span(11, 13)]
    assert SOURCE.source([(3, 5)]) == [Span(13, 19)]
    assert SOURCE.source([(4, 8)]) == [Span(14, 32)]
    assert SOURCE.source([(5, 6)]) == []
    assert SOURCE.words([(1, 3)]) == "character 11"


def test_everything_in_a_reading_says_where_it_stands() -> None:
    found = {"duties": [{"start": 3, "end": 5, "quote": "x", "inner": {"start": 12, "end": 14}}], "number": 3}
    assert PAGES.placed(found) == {
        "duties": [{"page": 1, "start": 3, "end": 5, "quote": "x", "inner": {"page": 2, "start": 12, "end": 14}}],
        "number": 3,
    }


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    kind = draw(st.sampled_from(sorted(WIDTHS)))
    pieces, at = [], 0
    place = st.tuples(*[st.integers(0, 9999)] * WIDTHS[kind])
    for gap, length, where in draw(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 99), place), max_size=9)):
        pieces.append(Piece(at + gap, at + gap + length, where))
        at += gap + length
    return Layout(kind, pieces, draw(st.lists(st.tuples(st.integers(1, 2000), st.integers(1, 2000)), max_size=3)))


@given(layouts())
def test_what_is_written_is_read_again(layout: Layout) -> None:
    assert parsed(layout.dump()) == layout


@pytest.mark.parametrize("layout", ["", "x", "{}", '{"remit":2,"kind":"pdf"}', "[]", '{"a'])
def test_what_another_version_wrote_tells_nothing(layout: str) -> None:
    assert parsed(layout) == NOWHERE
    assert NOWHERE.words([(0, 3)]) == ""


@pytest.mark.parametrize(
    "layout", ['{"remit":1,', '{"remit":1,"kind":"x"}', '{"remit":1,"kind":"pdf","pages":0,"pieces":0}']
)
def test_a_broken_layout_is_named(layout: str) -> None:
    with pytest.raises(BadInput, match="the layout of a document: is broken"):
        parsed(layout)


def test_a_place_is_told_as_a_person_and_a_program_say_it() -> None:
    text = "The clerk signs the letters."
    document = Document("d", "a.docx", "x", "y", text, Layout("docx", [Piece(0, len(text), (12,))]).dump())
    with Map.memory() as map_:
        map_.write(documents=[document])
        places = Places(map_)
        proof = Evidence("d", (Span(4, 9),), "clerk", "t")
        assert places.words(proof) == "a.docx ¶ 12"
        assert places.words(proof._replace(page=4)) == "a.docx p. 4"
        assert places.data(proof)[0]["paragraph"] == 12
    assert layout_of(document).paragraph([(0, 1)]) == 12
