"""Reports: every flag with its sentences in HTML and PDF, and no text of a document is ever markup."""

import io
import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hostile import hostile_maps
from hypothesis import given, settings

from notation import scribbled
from remit.graph.claim import CONTROL, Claim, Document, Evidence, Span, Thing
from remit.graph.decisions import Decision
from remit.graph.exporting import export_named
from remit.graph.exports.parts import report
from remit.graph.exports.parts.content import Content, explained
from remit.graph.map import Map
from remit.graph.view import View

DAY = date(2026, 6, 1)
MARKUP = (
    '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "</style><svg onload=alert(1)>", "{{ 7*7 }}",
    "#panic() #read(\"/etc/passwd\") *bold* $x$ = Heading \\ @ref <label>", "</q></cite>", "&lt;b&gt;", "{% raw %}",
)  # fmt: skip


class Page(HTMLParser):
    """The tags, attributes and texts of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return flat(" ".join(self.words))


def flat(text: str) -> str:
    return " ".join(text.split())


def html(map_: Map) -> str:
    first, second = (export_named("html").write(View.of(map_, DAY)) for _ in range(2))
    assert first == second
    return first.decode("utf-8")


def pdf_text(map_: Map) -> str:
    """The words of the PDF, without the hyphens and spaces that setting brings."""
    import pypdfium2

    first, second = (export_named("pdf").write(View.of(map_, DAY)) for _ in range(2))
    assert first == second
    document = pypdfium2.PdfDocument(io.BytesIO(first))
    return squeezed(" ".join(page.get_textpage().get_text_range() for page in document))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\x02\u00ad\ufffe-]+", "", text)


def named(labels: tuple[str, ...]) -> Map:
    """Duties without an owner that are called so, in documents of such names."""
    map_ = Map.memory()
    texts = [f"{label} must be kept." for label in labels]
    documents = [Document(f"d{i}", f"{label}.txt", "text/plain", "0", texts[i]) for i, label in enumerate(labels)]
    proofs = [Evidence(f"d{i}", (Span(0, len(text)),), text, "report") for i, text in enumerate(texts)]
    map_.write(
        documents=documents,
        things=[Thing(f"r{i}", "Responsibility", label) for i, label in enumerate(labels)],
        claims=[
            Claim("Attribute", f"r{i}", "statement", value=label, modality="required", evidence=(proof,))
            for i, (label, proof) in enumerate(zip(labels, proofs, strict=True))
        ],
    )
    return map_


@settings(max_examples=20)
@given(hostile_maps())
def test_a_hostile_map_is_the_same_page_with_other_words(map_: Map) -> None:
    page = Page(html(map_))
    assert page.tags <= Page(html(named(MARKUP))).tags | Page(html(named(("Keep",)))).tags | {"table", "tr", "td", "th"}
    assert not {"script", "img", "svg", "iframe", "object", "base"} & page.tags
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "src"]
    assert all((value or "").startswith("#") for name, value in page.attributes if name == "href")
    for thing in map_.things("Responsibility"):
        assert flat(CONTROL.sub(" ", thing.label)) in page.text


def test_markup_in_names_and_quotes_is_text_in_html() -> None:
    page = Page(html(named(MARKUP)))
    assert not {"script", "img", "svg"} & page.tags
    for label in MARKUP:
        assert flat(label) in page.text


def test_markup_in_names_and_quotes_is_text_in_pdf() -> None:
    text = pdf_text(named(MARKUP))
    for label in MARKUP:
        assert squeezed(label) in text


@settings(max_examples=8)
@given(hostile_maps())
def test_a_pdf_is_made_of_any_map(map_: Map) -> None:
    assert export_named("pdf").write(View.of(map_, DAY)).startswith(b"%PDF-")


@pytest.fixture
def agency() -> Map:
    """A flag with two places, a line, a recommendation that was refused."""
    return scribbled(
        {
            "d": "Responsibility Keep the index", "p": "Post Archivist", "q": "Post Clerk", "h": "Person Ada Byron",
            "r": "Recommendation Keep it better", "s": "Response Never",
        },
        [
            'd Assignment/accountable p quote="The archivist answers for the index."',
            'd Assignment/accountable q quote="The clerk answers for the index."', "q ReportingLine/direct p",
            "q ReportingLine/functional p", "h Occupancy p", "r Attribute/statement - value=Better", "r Address p",
            "s Answer/disagree r",
        ],
    )  # fmt: skip


def test_both_say_the_flag_why_it_matters_what_to_do_and_the_sentences(agency: Map) -> None:
    page, text = Page(html(agency)), pdf_text(agency)
    words = explained("A01")
    sentences = ("The archivist answers for the index.", "The clerk answers for the index.", "a.txt, line 2")
    others = ("Ada Byron", "functional line to Archivist", "refused", "1 June 2026", "Keep it better")
    for wanted in (*sentences, *others, words["Why it matters"], words["What to do"]):
        assert squeezed(wanted) in squeezed(page.text)
        assert squeezed(wanted) in text


def test_pages_and_cells_are_named(agency: Map) -> None:
    content = Content(View.of(agency, DAY))
    proof = next(claim.evidence[0] for claim in content.claims)
    assert report.where(content, proof._replace(page=4)) == "page 4"
    assert report.where(content, proof._replace(cell="B7")) == "cell B7"
    assert report.where(content, proof._replace(page=4, cell="B7")) == "page 4, cell B7"


def test_accepted_flags_stand_apart_with_who_and_why(agency: Map) -> None:
    flag = Content(View.of(agency, DAY)).flags[0]
    at = "2026-05-01T10:00:00.000000Z"
    agency.decide([Decision(flag.fingerprint, "waive", "", "Grace Hopper", at, "both sign, <b>as agreed</b>")])
    assert flag.fingerprint not in [f.fingerprint for f in Content(View.of(agency, DAY)).flags]
    for text in (Page(html(agency)).text, pdf_text(agency)):
        assert squeezed("Grace Hopper, 2026-05-01: both sign, <b>as agreed</b>") in squeezed(text)
        assert squeezed(flag.message) in squeezed(text)


def test_what_a_report_leaves_out_it_counts(agency: Map, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MOST_FLAGS", "MOST_QUOTES", "MOST_ROWS"):
        monkeypatch.setattr(report, name, 1)
    text = Page(html(agency)).text
    assert "and 1 more places" in text
    assert "1 more rows are left out here" in text
    assert squeezed("1 more rows are left out here") in pdf_text(agency)


def test_the_page_forbids_scripts_and_requests(agency: Map) -> None:
    policy = next(v or "" for n, v in Page(html(agency)).attributes if n == "content" and "default-src" in (v or ""))
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert not re.search(r"(?:url\(|@import|https?://)", html(agency))


def test_an_empty_map_has_a_report() -> None:
    page = Page(html(Map.memory()))
    assert "No detector found anything" in page.text
    assert squeezed("No detector found anything") in pdf_text(Map.memory())
