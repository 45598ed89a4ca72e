"""Web pages: structure without the site around it; every quote stands where the source says it does."""

import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import as_html
from remit.graph.claim import Document
from remit.graph.errors import BadInput
from remit.graph.layout import layout_of
from remit.loaders.report.formats import extracted
from remit.loaders.report.formats.html import extract
from remit.loaders.report.formats.html_tree import TooLarge
from remit.loaders.report.load import load
from remit.loaders.source import Source

DOCUMENTS = sorted((Path(__file__).parent / "documents").glob("*.md"))


def read(page: str) -> Document:
    return extracted(Source("a.html", page.encode(), {})).document


def text(page: str) -> str:
    return read(page).text


def bare(source: str) -> str:
    """A piece of source as it is read: without tags, its characters named, white space single."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", source)).split())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_quote_stands_in_the_source(path: Path) -> None:
    page = as_html(path.read_text("utf-8")).replace("The ", "<em>The</em>&nbsp;").replace(".", "&#46;")
    loaded = load(Source("a.html", page.encode(), {}))
    layout = layout_of(loaded.documents[0])
    quoted = 0
    for claim in loaded.claims:
        for proof in claim.evidence:
            for span in proof.spans:
                quote = loaded.documents[0].text[span.start : span.end]
                if "\n" in quote or "|" in quote:
                    continue  # marks of ours between two blocks
                ((start, end),) = layout.source([span])
                assert bare(page[start:end]) == " ".join(quote.lstrip("# ").split())
                quoted += 1
    assert quoted > 15


def test_a_part_of_a_run_has_its_own_offsets() -> None:
    page = "<p>The  clerk &amp; the pilot\n sign.</p>"
    found = read(page)
    assert found.text == "The clerk & the pilot sign.\n"
    for words, source in (
        ("lerk", "lerk"),
        ("&", "&amp;"),
        ("clerk & the", "clerk &amp; the"),
        ("pilot sign", "pilot\n sign"),
    ):
        at = found.text.index(words)
        ((start, end),) = layout_of(found).source([(at, at + len(words))])
        assert page[start:end] == source


def test_headings_lists_and_definitions() -> None:
    page = """<h1>Charter</h1><p>The clerk:<ul><li>signs<ol type=a><li>letters<li value=4>bills</ol>
    <li><p>counts boats.</p><p>All of them.</p></ul><dl><dt>Owner<dd>Land Office
    <dt>Chair<dd>The chair calls the meetings of the board.</dl>"""
    assert text(page) == (
        "# Charter\n\nThe clerk:\n\n- signs\n    a. letters\n    d. bills\n- counts boats.\n\n    All of them.\n\n"
        "Owner: Land Office\n\n## Chair\n\nThe chair calls the meetings of the board.\n"
    )


def test_tables_with_wide_and_high_cells() -> None:
    page = """<table><caption>Who does what</caption><thead><tr><th>Action<th>Owner<th>Date</thead>
    <tr><td rowspan=2>Count<p>boats</p><td>Clerk<td>May<tr><td colspan=2>Pilot</table>"""
    assert text(page) == (
        "Who does what\n\n| Action | Owner | Date |\n| --- | --- | --- |\n"
        "| Count <p>boats | Clerk | May |\n| | Pilot | |\n"
    )


def test_a_table_that_lays_out_a_page_is_none() -> None:
    assert text("<table><tr><td><h2>Clerk</h2><p>Signs.</p></td><td>Aside</td></tr></table>") == (
        "## Clerk\n\nSigns.\n\nAside\n"
    )


def test_the_site_around_the_text_is_left_out() -> None:
    page = """<html><head><title>x</title><style>p{}</style></head><body><header><h1>Port rules</h1><p>Menu</p></header>
    <nav>Home</nav><div class="cookie-banner">We must ask you for cookies.</div><div class=breadcrumb>Home</div>
    <main><p>The clerk must sign.</p><aside>Related</aside><script>var a = "<p>x</p>"</script><div hidden>no</div>
    <p style="display: none">no</p></main><footer>The webmaster is responsible.</footer></body></html>"""
    found = extracted(Source("a.html", page.encode(), {}))
    assert found.document.text == "# Port rules\n\nThe clerk must sign.\n"
    assert found.notes == ("left out as no part of the text: <aside>, <div>, <footer>, <header>, <nav>, <p>",)


def test_a_class_that_only_sounds_like_a_menu_keeps_its_text() -> None:
    page = f"<body><div class='menu'><p>{'The clerk must sign. ' * 9}</p></div><p>End.</p></body>"
    assert "The clerk must sign." in text(page)


def test_marks_of_footnotes_are_in_no_sentence_and_ordinals_are() -> None:
    assert text('<p>It is law<sup><a href="#n">1</a></sup> since the 4<sup>th</sup> of May.</p>') == (
        "It is law since the 4th of May.\n"
    )


def test_line_breaks_part_what_is_numbered() -> None:
    assert text("<p>The clerk:<br>1. signs;<br>2. counts.<br><br>The pilot<br>sails.</p>") == (
        "The clerk:\n\n1. signs;\n\n2. counts.\n\nThe pilot sails.\n"
    )


def test_a_bold_line_is_a_heading() -> None:
    assert (
        text("<h1>Port</h1><p><b>The clerk</b></p><p>Signs letters.</p>")
        == "# Port\n\n## The clerk\n\nSigns letters.\n"
    )


def test_the_page_names_its_encoding() -> None:
    page = "<html><head><meta charset='windows-1252'></head><body><p>Le préfet décide.</p></body></html>"
    assert extracted(Source("a.html", page.encode("cp1252"), {})).document.text == "Le préfet décide.\n"


def test_a_page_without_a_suffix_is_known_by_its_beginning() -> None:
    page = b"<!DOCTYPE html><html><body><p>The clerk must sign.</p></body></html>"
    assert extracted(Source("page", page, {})).document.text == "The clerk must sign.\n"


def test_a_page_of_scripts_holds_no_text() -> None:
    with pytest.raises(BadInput, match=r"a\.html: holds no text outside its menus"):
        read("<html><body><div id=root></div><script>start()</script></body></html>")


@pytest.mark.parametrize(
    "piece", ["<div>", "<p", "<!--", "<![", "&#", "<ul><li>", "</p>", "<table><tr><td>", "<b></i>"]
)
def test_ten_thousand_of_anything_end(piece: str) -> None:
    page = "<p>The clerk must sign.</p>" + piece * 10_000
    try:
        found = text(page)
    except BadInput as refused:
        assert str(refused).startswith("a.html: ")  # noqa: PT017 either is fine, nothing else is
    else:
        assert found.startswith("The clerk must sign.")


TAGS = [
    "p",
    "div",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "td",
    "th",
    "h1",
    "h2",
    "br",
    "b",
    "span",
    "sup",
    "nav",
    "header",
    "main",
    "script",
    "style",
    "pre",
    "a",
]
TOKEN = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(
        ["<td colspan=3 rowspan=2>", "<li value=7>", "&amp;", "&#8217;", "&bogus;", "&", "<", ">", "<!-- x -->"]
    ),
    st.sampled_from(["The clerk", " must ", "sign.", "1. ", "\n", "\u00a0", "|", "# ", "- ", "\t", "\x0c"]),
    st.text(max_size=4),
)


@given(st.lists(TOKEN, max_size=40).map("".join))
def test_no_page_breaks_the_reader_and_all_offsets_are_inside(page: str) -> None:
    from remit.graph.layout import parsed
    from remit.graph.limited import Refusal

    try:
        answer = extract(page.encode("utf-8", "surrogatepass"))
    except (Refusal, TooLarge):
        return
    layout = parsed(answer["layout"])
    for piece in layout.pieces:
        assert 0 <= piece.start < piece.end <= len(answer["text"])
        start, length = piece.place
        assert 0 <= start <= start + length <= len(page)
        if length == piece.end - piece.start:
            ours, theirs = answer["text"][piece.start : piece.end], page[start : start + length]
            assert (
                ours.split() == theirs.replace("|", "¦").replace("\x0c", " ").split() or ours.replace("¦", "|").split()
            )
