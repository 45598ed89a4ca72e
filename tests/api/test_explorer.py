"""What the pages are made of: the tree of an organisation, its icicle, lettering, addresses, excerpts, questions."""

from datetime import date
from itertools import pairwise
from threading import Event

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.api.explorer import icicle as ic
from remit.api.explorer.atlas import Atlas
from remit.api.explorer.compare import marked
from remit.api.explorer.excerpts import cells, excerpts
from remit.api.explorer.finding import offers, understood
from remit.api.explorer.leftover import leftovers
from remit.api.explorer.lettering import broken, width
from remit.api.explorer.library import PART, part_of, part_starts
from remit.api.explorer.links import ServerLinks, SiteLinks
from remit.api.explorer.neighbourhood import MOST, neighbourhood
from remit.api.explorer.organisation import organisation
from remit.api.served import Edition
from remit.graph.claim import Claim, Document, Span, Thing
from remit.graph.layout import Layout, Piece
from remit.graph.map import Map
from remit.graph.view import View

DAY = date(2026, 3, 1)


def lines_map(pairs: list[tuple[int, int]], kind: str = "direct") -> Map:
    """Posts p0, p1 … with lines from the first of each pair to the second."""
    map_ = Map.memory()
    size = 1 + max((end for pair in pairs for end in pair), default=0)
    things = [Thing(f"post/{i}", "Post", f"Officer {i}") for i in range(size)]
    map_.write(things=things, claims=[Claim("ReportingLine", f"post/{a}", kind, f"post/{b}") for a, b in pairs])
    return map_


def atlas_of(map_: Map) -> Atlas:
    """The indexes of a map, without flags."""
    return Atlas(Edition(map_, DAY, lambda edition: []), wait=True)


def test_a_tree_counts_levels_and_everybody_below() -> None:
    tree = organisation(View.of(lines_map([(1, 0), (2, 0), (3, 1), (4, 1), (5, 4)]), DAY))
    assert tree.path(5) == [0, 1, 4, 5]
    assert tree.size.tolist() == [6, 4, 1, 1, 2, 1]
    assert tree.children(0).tolist() == [1, 2]
    assert tree.levels == 4


def test_a_circle_is_cut_once_and_told() -> None:
    tree = organisation(View.of(lines_map([(0, 1), (1, 2), (2, 0), (3, 2)]), DAY))
    assert tree.circular.tolist() == [0]
    assert tree.size[0] == 4
    assert (tree.depth >= 0).all()


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=60))
def test_every_organisation_is_a_forest(pairs: list[tuple[int, int]]) -> None:
    tree = organisation(View.of(lines_map(pairs), DAY))
    placed = np.flatnonzero(tree.depth >= 0)
    assert all(len(tree.path(int(n))) == tree.depth[n] + 1 for n in placed)
    assert sum(int(tree.size[n]) for n in tree.roots) == len(placed)


@given(st.lists(st.integers(0, 200), min_size=1, max_size=120), st.floats(60, 900))
def test_blocks_of_an_icicle_never_overlap_and_can_all_be_read(parents: list[int], height: float) -> None:
    pairs = [(i + 1, parent % (i + 1)) for i, parent in enumerate(parents)]
    tree = organisation(View.of(lines_map(pairs), DAY))
    blocks = ic.icicle(ic.counted(tree, np.zeros(len(tree.parent), dtype=np.int32)), height=height)
    assert blocks
    for level in range(tree.levels):
        column = sorted((b.y, b.y + b.height) for b in blocks if b.level == level)
        assert all(above[1] <= below[0] + 1e-6 for above, below in pairwise(column))
        assert all(end - start >= ic.LEAST - 1e-6 for start, end in column)
        assert all(end <= height + 1e-6 for _, end in column)
    shown = [b for b in blocks if b.level == 0]
    assert sum(b.people for b in shown) == len(parents) + 1


def test_a_picture_has_at_most_so_many_boxes_and_counts_the_others() -> None:
    atlas = atlas_of(lines_map([(i, (i - 1) // 40) for i in range(1, 1700)]))
    near = neighbourhood(atlas, 0)
    assert len(near.boxes) <= MOST
    assert sum(near.rest.values()) > 0
    assert len(neighbourhood(atlas, 0, 20, 1).boxes) <= 40


def test_a_picture_shows_the_other_superiors_of_those_below() -> None:
    near = neighbourhood(atlas_of(lines_map([(1, 0), (1, 2)])), 0)
    assert sorted(near.boxes) == [0, 1, 2]


def test_lettering_fits_and_says_where_it_was_cut() -> None:
    lines = broken("Director of the Bureau of Maritime Environmental Protection and Archives", 120, 13, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(width(line, 13) <= 120 for line in lines)
    assert broken("a" * 200, 60, 13, 2)[-1].endswith("…")
    assert broken("Clerk", 100, 13, 2) == ["Clerk"]


@pytest.mark.parametrize(
    "name", ["post/a b", "a/b?c#d&e=f", "../x", "“ü”", "%41", "a" * 900, "CON", "post/A", "post/a"]
)
def test_every_id_has_an_address_and_a_file_of_its_own(name: str) -> None:
    assert ServerLinks().to("thing", id=name).startswith("/explore/thing?id=")
    site = SiteLinks()
    file, other = site.to("thing", id=name), site.to("thing", id=name + "x")
    assert file.lower() != other.lower()
    assert len(file) < 120
    assert site.pages[file] == ("thing", {"id": name})


def test_an_excerpt_is_the_words_in_their_sentence() -> None:
    text = "First. " + "x " * 200 + "The clerk keeps the index. And more follows here.\n\nAnother paragraph."
    start = text.index("The clerk")
    (one,) = excerpts(text, [Span(start, start + 26)])
    assert [piece.text for piece in one.pieces if piece.marked] == ["The clerk keeps the index."]
    assert one.cut == (True, True)
    assert len("".join(piece.text for piece in one.pieces)) < 420


def test_an_excerpt_of_a_table_is_the_rows_that_count() -> None:
    text = "Duty,Clerk,Usher\nKeep,A,\nOpen,,A\nShut,R,A\n"
    shown = cells(text, [Span(5, 10), Span(34, 38), Span(39, 40)])
    assert ["".join(piece.text for piece in one.pieces) for one in shown] == ["Duty,Clerk,Usher", "Shut,R,A"]


def test_long_documents_are_cut_between_paragraphs() -> None:
    text = "\n\n".join("word " * 100 for _ in range(100))
    starts = part_starts(text)
    assert len(starts) > 3
    assert all(text[start - 2 : start] == "\n\n" for start in starts[1:])
    assert part_of(text, starts[2]) == 3
    assert part_of(text, starts[2] - 1) == 2
    assert part_starts("x" * (PART * 3))[1] > 0


def test_what_differs_between_two_wordings_is_marked() -> None:
    pieces = marked("Keep the north index.", "Keep the south index.")
    assert [piece.text for piece in pieces if piece.marked] == ["north"]


@pytest.mark.parametrize(
    ("text", "duty"),
    [
        ("who owns the register?", "the register"),
        ("Who is accountable for the safety report", "the safety report"),
        ("who answers for boats ?", "boats"),
        ("Who keeps the index?", "keeps the index"),
        ("whole duty", ""),
        ("Director", ""),
    ],
)
def test_a_question_is_understood(text: str, duty: str) -> None:
    assert understood(text).duty == duty


def test_offers_begin_as_typed_and_put_actors_first() -> None:
    map_ = Map.memory()
    labels = ("Clerk of the Index", "Deputy Clerk", "Keep the clerk informed")
    kinds = ("Post", "Post", "Responsibility")
    map_.write(things=[Thing(f"x/{i}", kind, label) for i, (kind, label) in enumerate(zip(kinds, labels, strict=True))])
    atlas = atlas_of(map_)
    assert [thing.label for thing in offers(atlas, "cler")] == list(labels)
    assert [thing.label for thing in offers(atlas, "deputy CLERK")] == ["Deputy Clerk"]
    assert offers(atlas, "\"'*(") == []


def test_what_was_not_understood_has_its_place() -> None:
    text = "Title\n\nThe need to ensure must shall of course.\n\nReference,Job title,Reports to\n"
    document = Document("d", "a.txt", "text/plain", "0", text)
    assert leftovers(document)
    for span, reason in leftovers(document) or ():
        assert text[span.start : span.end].strip()
        assert reason
    assert leftovers(document._replace(media_type="application/pdf")) == (), "no layout: nobody knows how it was read"


def test_what_was_not_understood_in_a_pdf_has_its_place_too() -> None:
    text = "Title\n\nThe need to ensure must shall of course.\n"
    layout = Layout("pdf", [Piece(0, len(text), (1, 0, 0, 100, 100))], [(600, 800)]).dump()
    document = Document("d", "a.pdf", "application/pdf", "0", text, layout)
    found = leftovers(document)
    assert found
    assert [text[span.start : span.end] for span, _ in found] == ["The need to ensure must shall of course."]


def test_a_page_does_not_wait_for_what_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    go = Event()
    monkeypatch.setattr("remit.api.explorer.leftover.left_in", lambda document: (go.wait(20), ())[1])
    document = Document("d", "a.txt", "text/plain", "0", "A text that nobody has read before.")
    assert leftovers(document, 0.01) is None
    go.set()
    assert leftovers(document) == ()
