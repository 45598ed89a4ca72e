"""M01 on quotes: what the loaders and people can get wrong about the place of a sentence."""

from datetime import date

import pytest

from remit.graph.claim import Claim, Document, Evidence, Span, Thing
from remit.graph.detecting import detect, registry
from remit.graph.map import Map
from remit.graph.view import View

TEXT = "The registrar 📎 keeps the index, and the archivist helps."


@pytest.mark.parametrize(
    ("spans", "quote", "cell", "fires"),
    [
        (((4, 13),), "registrar", "", False),
        (((16, 21),), "keeps", "", False),  # characters are code points: the clip counts once
        (((17, 22),), "keeps", "", True),
        (((4, 13), (41, 50)), "registrar\narchivist", "", False),
        (((4, 13), (41, 50)), "registrar archivist", "", True),
        (((4, 400),), TEXT[4:], "", False),
        ((), "registrar", "", False),
        ((), "nowhere", "", True),
        ((), "nowhere", "B7", False),
    ],
)
def test_a_quote_stands_where_it_says(spans: tuple[tuple[int, int], ...], quote: str, cell: str, fires: bool) -> None:
    map_ = Map.memory()
    places = tuple(Span(*span) for span in spans)
    claim = Claim("Standing", "a", "top", evidence=(Evidence("d", places, quote, "test", cell=cell),))
    document = Document("d", "d.txt", "text/plain", "d", TEXT)
    map_.write(documents=[document], things=[Thing("a", "Post", "A")], claims=[claim])
    assert bool(list(detect(View.of(map_, date(2026, 6, 1)), [registry()["M01"]]))) is fires
