"""Word documents: numbering, headings, tables cell by cell, tracked changes; each paragraph with its number."""

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from remit.graph.errors import BadInput
from remit.graph.layout import layout_of
from remit.loaders.report.formats import Extracted, extracted
from remit.loaders.source import Source


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(document: Any) -> Extracted:
    return extracted(Source("a.docx", saved(document), {}))


def body(xml: str) -> str:
    """The text of a document whose body holds this."""
    document = docx.Document()
    for element in parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"):
        document.element.body.insert_element_before(element, "w:sectPr")
    return read(document).document.text


def p(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def refusal(data: bytes) -> str:
    with pytest.raises(BadInput) as refused:
        extracted(Source("a.docx", data, {}))
    return str(refused.value)


def test_headings_come_from_styles_and_stand_below_the_title() -> None:
    document = docx.Document()
    document.add_heading("Charter", 0)
    document.add_heading("Clerk", 1)
    document.add_heading("Letters", 2)
    document.add_paragraph("The clerk answers letters.")
    assert read(document).document.text == "# Charter\n\n## Clerk\n\n### Letters\n\nThe clerk answers letters.\n"


def test_a_short_bold_paragraph_is_a_heading_and_a_sentence_is_not() -> None:
    bold = "<w:b/>"
    assert body(p("Duties of the clerk", run=bold) + p("The clerk must sign.", run=bold)) == (
        "# Duties of the clerk\n\nThe clerk must sign.\n"
    )


def test_list_styles_are_items_as_deep_as_they_are_indented() -> None:
    document = docx.Document()
    document.add_paragraph("The clerk:")
    for words, style in (
        ("counts boats", "List Bullet"),
        ("the large ones", "List Bullet 2"),
        ("signs", "List Bullet"),
    ):
        document.add_paragraph(words, style)
    assert read(document).document.text == "The clerk:\n\n- counts boats\n    - the large ones\n- signs\n"


LEVELS = (("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "(%3)"), ("decimal", "%1.%4"))


def numbered(*items: tuple[int, int, str]) -> str:
    """The text of paragraphs (list, level, words) of two lists of one kind, the second of which starts again."""
    document = docx.Document()
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(LEVELS)
    )
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    for number, more in ((91, ""), (92, again)):
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="90"/>{more}</w:num>'))
    for number, level, words in items:
        own = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        document.element.body.insert_element_before(
            parse_xml(f"<w:body {nsdecls('w')}>{p(words, own)}</w:body>")[0], "w:sectPr"
        )
    return read(document).document.text


def test_numbers_are_counted_as_word_shows_them() -> None:
    found = numbered(
        (91, 0, "one"), (91, 1, "first"), (91, 1, "second"), (91, 2, "deep"), (91, 0, "two"), (91, 1, "again"),
        (92, 0, "five"), (91, 0, "three"), (0, 0, "no item"),
    )  # fmt: skip
    assert found == (
        "1. one\n    a) first\n    b) second\n        (i) deep\n2. two\n    a) again\n5. five\n3. three\n\nno item\n"
    )


def test_typed_numbers_stay() -> None:
    assert body(p("(4.3) Objective Three: count the boats")) == "(4.3) Objective Three: count the boats\n"


def test_tables_are_read_cell_by_cell_and_paragraph_by_paragraph() -> None:
    document = docx.Document()
    table = document.add_table(3, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Action", "Owner"
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    table.cell(1, 0).text = "Count the boats | all of them"
    table.cell(1, 0).add_paragraph("Paint them")
    table.cell(1, 1).merge(table.cell(2, 1)).text = "Clerk"
    table.cell(2, 0).text = "Sell them"
    assert read(document).document.text == (
        "| Action | Owner |\n| --- | --- |\n| Count the boats ¦ all of them <p>Paint them | Clerk |\n| Sell them | |\n"
    )


def test_a_table_of_one_column_is_a_frame() -> None:
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "The clerk must sign."
    assert read(document).document.text == "The clerk must sign.\n"


def test_headers_and_footers_of_pages_are_left_out() -> None:
    document = docx.Document()
    document.add_paragraph("The clerk must sign.")
    document.sections[0].header.paragraphs[0].text = "Port Authority"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    assert read(document).document.text == "The clerk must sign.\n"


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    document = docx.Document()
    xml = (
        "<w:p><w:r><w:t>The </w:t></w:r><w:del><w:r><w:delText>pilot</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>clerk</w:t></w:r></w:ins><w:r><w:t> must sign.</w:t></w:r></w:p>"
    )
    document.element.body.insert(0, parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>")[0])
    found = read(document)
    assert found.document.text == "The clerk must sign.\n"
    assert found.notes == ("2 tracked changes read as if accepted",)


def test_fields_hidden_text_breaks_and_hyphens() -> None:
    runs = (
        "<w:r><w:t>The</w:t></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:tab/><w:t>well</w:t>"
        "<w:noBreakHyphen/><w:t>known</w:t><w:br/><w:t>clerk</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr>"
        "<w:t> secret</w:t></w:r><w:r><w:t> signs.</w:t></w:r>"
    )
    assert body(f"<w:p>{runs}</w:p>") == "The well-known clerk signs.\n"


def test_every_paragraph_has_its_number_also_in_tables() -> None:
    document = docx.Document()
    document.add_paragraph("First.")
    document.add_paragraph("")
    document.add_table(1, 2).cell(0, 1).text = "In a cell."
    document.add_paragraph("Last.")
    found = read(document).document
    layout = layout_of(found)
    places = {words: layout.paragraph([(at := found.text.index(words), at + 3)]) for words in ("First", "In a", "Last")}
    assert places == {"First": 1, "In a": 4, "Last": 5}
    assert layout.words([(0, 3)]) == "¶ 1"


def test_footnotes_stand_after_the_text() -> None:
    document = docx.Document()
    document.add_paragraph("The clerk must sign.")
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Port Act, section 9.</w:t></w:r></w:p></w:footnote>'
    base = saved(document)
    relation = (
        '<Relationship Id="rId99" Target="footnotes.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/></Relationships>'
    )
    kind = (
        '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.footnotes+xml"/></Types>'
    )
    data = packed(
        base,
        {
            "word/footnotes.xml": f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>".encode(),
            "word/_rels/document.xml.rels": part(base, "word/_rels/document.xml.rels").replace(
                b"</Relationships>", relation.encode()
            ),
            "[Content_Types].xml": part(base, "[Content_Types].xml").replace(b"</Types>", kind.encode()),
        },
    )
    found = extracted(Source("a.docx", data, {})).document.text
    assert found == "The clerk must sign.\n\n# Footnotes\n\nPort Act, section 9.\n"


def part(data: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def packed(base: bytes, parts: dict[str, bytes]) -> bytes:
    """A document with some of its parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(base)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {**dict.fromkeys(old.namelist()), **dict.fromkeys(parts)}:
            new.writestr(name, parts[name] if name in parts else old.read(name))
    return out.getvalue()


def test_bombs_entities_and_other_files_are_refused() -> None:
    base = saved(docx.Document())
    bomb = packed(base, {"word/document.xml": b"<a>" + b" " * 80 * 2**20 + b"</a>"})
    assert len(bomb) < 300_000
    assert "word/document.xml unpacks to " in refusal(bomb)
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    assert "word/document.xml declares a DOCTYPE (expected XML without one)" in refusal(
        packed(base, {"word/document.xml": entities})
    )
    assert "is encrypted, or of an old format" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500)
    assert "is a broken or encrypted zip file" in refusal(base[:-100])
    assert "holds no text" in refusal(base)


def test_a_paragraph_inside_a_thousand_others_is_no_crash() -> None:
    deep = b"<w:p><w:r>" * 2000 + b"<w:t>x</w:t>" + b"</w:r></w:p>" * 2000
    base = saved(docx.Document())
    xml = part(base, "word/document.xml").replace(b"<w:body>", b"<w:body>" + deep)
    assert refusal(packed(base, {"word/document.xml": xml})).startswith("a.docx: ")
