"""Maps made of the strings that break formats: every field that may hold text holds some of them."""

from contextlib import suppress

from hypothesis import strategies as st

from remit.graph.claim import CONTROL, Claim, Document, Evidence, Span, Thing, quote_of
from remit.graph.decisions import Decision
from remit.graph.errors import Refused
from remit.graph.map import Map

NASTY = (
    '"', "'", "\\", "\n", "\r", "\r\n", "\t", "\\n", '"""', "]]>", "<b>&amp;</b>", "%", "%41", "%2F", "a b", "#", "?x",
    "http://example.org/a", "https://ex.org/%41?q=<>", "urn:remit:x", "urn:remit-claim:x", "mailto:a@b.c", "_:b0",
    "=1+1", "+1", "-1", "@SUM(A1)", "|", ",", ";", "\u202e\u05d0\u05d1", "e\u0301", "\u00e9", "\U0001f6a2", "\ufeff",
    "\u2028", "\u0085", "\u00a0", "\ufffd", "港", "İ", "ß", "--", "NULL", "true", "01", "1.0", "@en", "^^xsd:date", "/",
)  # fmt: skip
FREE = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
PIECE = st.sampled_from(NASTY)
TEXT = st.one_of(PIECE, st.just(""), st.tuples(PIECE, FREE, PIECE).map("".join)).map(lambda text: CONTROL.sub("", text))
NAME = TEXT.filter(lambda text: bool(text.strip()))
DAY = st.sampled_from(("", "2026-01-01", "0001-01-01", "9999-12-31"))


@st.composite
def documents(draw: st.DrawFn, ids: list[str]) -> list[Document]:
    """Documents with hostile names and texts."""
    return [Document(name, draw(NAME), draw(NAME), draw(TEXT), draw(TEXT), draw(TEXT)) for name in ids]


@st.composite
def evidence(draw: st.DrawFn, document: Document) -> Evidence:
    """A place of a document: some spans, in a page or a cell or neither; its quote may be empty."""
    size = len(document.text)
    ends = st.tuples(st.integers(0, size), st.integers(0, size)).map(sorted)
    spans = tuple(Span(start, end) for start, end in draw(st.lists(ends, max_size=3)))
    page, cell = draw(st.sampled_from((None, 1, 12))), draw(TEXT)
    return Evidence(document.id, spans, quote_of(document.text, spans), draw(NAME), draw(TEXT), page, cell)


@st.composite
def hostile_claim(draw: st.DrawFn, duty: str, posts: st.SearchStrategy[str], told: list[Document]) -> Claim:
    """A claim about a duty or post, with up to three places that say it."""
    claim = draw(
        st.sampled_from(
            (
                Claim("Assignment", duty, "accountable", draw(posts)),
                Claim("Attribute", draw(posts), "alias", value=draw(NAME)),
                Claim("Standing", draw(posts), "vacant", valid_to=draw(DAY)),
            )
        )
    )
    proofs = draw(st.lists(st.sampled_from(told).flatmap(evidence), max_size=3)) if told else []
    return claim._replace(scope=draw(TEXT), valid_from=draw(DAY), evidence=tuple(proofs))


@st.composite
def hostile_maps(draw: st.DrawFn) -> Map:
    """A map in memory of a few things, claims and documents, all of whose texts are hostile."""
    told = draw(documents(draw(st.lists(st.sampled_from("abc"), unique=True, max_size=2))))
    ids = draw(st.lists(NAME, min_size=3, max_size=6, unique=True))
    kinds = ["Post", "Responsibility", *("Unit" if i % 2 else "Post" for i in range(len(ids)))]
    things = [Thing(name, kind, draw(NAME)) for name, kind in zip(ids, kinds, strict=False)]
    posts = st.sampled_from([thing.id for thing in things if thing.kind == "Post"])
    claims = [draw(hostile_claim(ids[1], posts, told)) for _ in range(draw(st.integers(0, 4)))]
    map_ = Map.memory()
    map_.write(documents=told, things=things, claims=claims)
    for decision in draw(st.lists(decisions(map_), max_size=3)):
        with suppress(Refused):  # a merger of what is one already
            (taken,) = map_.decide([decision])
            if draw(st.booleans()):
                map_.decide([Decision("", "withdraw", taken.id, draw(NAME), why=draw(TEXT))])
    return map_


def decisions(map_: Map) -> st.SearchStrategy[Decision]:
    """A decision about a claim, an actor or a flag; who took it and why are hostile."""
    posts = st.sampled_from([thing.id for thing in map_.things() if thing.kind != "Responsibility"])
    made = [
        st.builds(Decision, posts, st.sampled_from(("merge", "split")), posts, NAME, why=TEXT),
        st.builds(Decision, st.just("A01-0123456789ab"), st.just("waive"), st.just("9999-12-31"), NAME, why=NAME),
    ]
    if claims := [claim.id for claim in map_.claims()]:
        told = st.sampled_from(("accept", "reject"))
        made.append(st.builds(Decision, st.sampled_from(claims), told, st.just(""), NAME, why=NAME))
    return st.one_of(made)
