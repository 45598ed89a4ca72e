"""The workbook: what it says reads back, cells are text, links lead to the right rows; what does not fit is told."""

import io
import re
import zipfile
from datetime import date
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from hostile import hostile_maps
from hypothesis import given, settings
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from notation import scribbled
from remit.graph.claim import CONTROL, Claim, Document, Evidence, Span, Thing
from remit.graph.decisions import Decision
from remit.graph.errors import BadInput
from remit.graph.exporting import export_named
from remit.graph.exports.parts import matrix, sheet
from remit.graph.exports.parts.content import Content
from remit.graph.map import Map
from remit.graph.view import View

DAY = date(2026, 6, 1)
SHEETS = [
    "Flags", "Who owns what", "RACI matrix", "Reporting lines", "Recommendations", "Evidence", "Decisions", "About",
]  # fmt: skip


def book(map_: Map) -> openpyxl.Workbook:
    """The workbook of a map; written twice to see that the bytes are the same."""
    first, second = (export_named("xlsx").write(View.of(map_, DAY)) for _ in range(2))
    assert first == second
    return openpyxl.load_workbook(io.BytesIO(first))


def rows(page: Worksheet) -> list[dict[str, str]]:
    """Rows by their titles, texts as Excel reads them."""
    head, *body = page.iter_rows(values_only=True)
    return [{str(t): unescape(str(c if c is not None else "")) for t, c in zip(head, row, strict=True)} for row in body]


def as_cell(text: str) -> str:
    return CONTROL.sub(" ", text)


@settings(max_examples=25)
@given(hostile_maps())
def test_every_text_reads_back_and_no_cell_is_anything_but_text(map_: Map) -> None:
    found = book(map_)
    assert found.sheetnames == SHEETS
    for page in found:
        assert all(cell.data_type in {"s", "n"} for row in page.iter_rows() for cell in row), "a formula or an error"
        assert all(not cell.hyperlink or cell.hyperlink.location for row in page.iter_rows() for cell in row)
    labels = {thing.id: thing.label for thing in map_.things()}
    names = {document.id: document.name for document in map_.documents()}
    told = sorted(
        (row["Claim"], row["Subject"], row["Object or value"], row["Document"], row["Quote"], row["Cell"])
        for row in rows(found["Evidence"])
    )
    right = []
    for claim in map_.claims():
        ends = (labels[claim.subject], labels.get(claim.object, claim.value))
        places = [(names[p.document], p.quote, p.cell) for p in claim.evidence] or [("nothing supports it", "", "")]
        right += [(claim.id, *(as_cell(text) for text in (*ends, *place))) for place in places]
    assert told == sorted(right)


@pytest.fixture
def agency() -> Map:
    """Some flags, a chart, a recommendation with its answer."""
    return scribbled(
        {
            "d": "Responsibility Keep the index", "e": "Responsibility Open the gate", "u": "Unit Records Branch",
            "p": "Post Archivist", "q": "Post Clerk", "h": "Person Ada Byron", "r": "Recommendation Keep it better",
            "s": "Response Agreed",
        },
        [
            "d Assignment/accountable p", "d Assignment/accountable q", "d Assignment/informed u",
            "e Assignment/responsible q scope=north",
            "q ReportingLine/direct p", "h Occupancy p", "p Placement u", "r Attribute/statement - value=Better",
            "r Attribute/number - value=7", "r Address p", "s Answer/soft r", "s Author p",
        ],
    )  # fmt: skip


def test_each_sheet_says_what_it_is_for(agency: Map) -> None:
    found = book(agency)
    duty = next(row for row in rows(found["Who owns what"]) if row["What"] == "Keep the index")
    assert duty["Accountable"] == "Archivist; Clerk"
    assert duty["Informed"] == "Records Branch"
    assert "A01" in duty["Flags"]
    assert rows(found["Who owns what"])[1]["Responsible"] == "Clerk (for north)"
    assert rows(found["RACI matrix"]) == [
        {"Duty": "Keep the index", "Archivist": "A", "Clerk": "A", "Records Branch": "I"},
        {"Duty": "Open the gate", "Archivist": "", "Clerk": "R", "Records Branch": ""},
    ]
    (line,) = rows(found["Reporting lines"])
    assert [line[t] for t in ("Who", "Line", "Reports to", "Source")] == ["Clerk", "direct", "Archivist", "a.txt:5"]
    (asked,) = rows(found["Recommendations"])
    assert asked["No."] == "7"
    assert [asked[t] for t in ("Addressed to", "Answer", "Answered by")] == [
        "Archivist",
        "agreed in soft words",
        "Archivist",
    ]


def test_links_lead_to_the_evidence_of_a_flag_and_back(agency: Map) -> None:
    found = book(agency)
    flags, evidence = found["Flags"], found["Evidence"]
    titles = {cell.value: cell.column for cell in flags[1]}
    row = next(r for r in flags.iter_rows(min_row=2) if r[titles["Code"] - 1].value == "A01")
    link = row[titles["Evidence 1"] - 1]
    target = int(link.hyperlink.location.rpartition("A")[2])
    assert evidence.cell(target, 1).value == link.value
    back = next(cell for cell in evidence[target] if cell.hyperlink)
    assert back.hyperlink.location == f"'Flags'!A{row[0].row}"
    assert "A01" in back.value


def test_headers_stay_and_columns_have_filters(agency: Map) -> None:
    for page in book(agency):
        assert page.freeze_panes in {"A2", "B2"}
        assert page.auto_filter.ref


def test_severity_is_told_by_word_and_colour(agency: Map) -> None:
    cells = [row[0] for row in book(agency)["Flags"].iter_rows(min_row=2)]
    assert {cell.value for cell in cells} <= {"high", "medium", "low"}
    assert len({cell.fill.fgColor.rgb for cell in cells}) == len({cell.value for cell in cells}) > 1


def test_a_text_that_no_cell_holds_is_an_error_that_names_its_claim() -> None:
    map_, text = Map.memory(), "a" * 40_000
    proof = Evidence("a", (Span(0, len(text)),), text, "report")
    claim = Claim("ReportingLine", "p", "direct", "q", evidence=(proof,))
    map_.write(
        documents=[Document("a", "a.txt", "text/plain", "0", text)],
        things=[Thing("p", "Post", "P"), Thing("q", "Post", "Q")],
        claims=[claim],
    )
    with pytest.raises(BadInput, match=rf"claim {claim.id}: has 40,000 characters .*--format csv"):
        export_named("xlsx").write(View.of(map_, DAY))


@pytest.mark.parametrize(("text", "fits"), [("a" * 32_767, True), ("a" * 32_768, False), ("🚢" * 16_384, False)])
def test_characters_are_counted_as_excel_counts_them(text: str, fits: bool) -> None:
    if fits:
        assert sheet.checked(text, "x") == text
    else:
        with pytest.raises(BadInput, match="32,768 characters"):
            sheet.checked(text, "x")


ODD = (
    "_x0041_", "__x0041_", "_x005F_x0041_", "a\rb", "a\r\nb", " a ", "=1+1", "\u2028", "a\tb", "<r>1</r>",
    "<r></sst></r>", "<r>\n</r>", "_x0041_x0042_x0043_", "<r>_x0041_x0042_</r>",
    "<r><t>evil</t></r>", "{=1+1}", "http://example.org", "internal:'Flags'!A1", "01", "1e5", "TRUE", "#REF!", "'=1",
)  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_what_a_program_could_take_for_something_else_reads_back(text: str) -> None:
    label = text if text.strip() else "P"
    map_ = scribbled({"p": f"Post {label}", "d": f"Responsibility {label}"}, [])
    proof = Evidence("a", (Span(0, len(text)),), text, "report")
    claim = Claim("Assignment", "d", "informed", "p", evidence=(proof,))
    map_.write(documents=[Document("a", "a.txt", "text/plain", "0", text)], claims=[claim])
    data = export_named("xlsx").write(View.of(map_, DAY))
    assert text in shared_strings(data)
    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == SHEETS
    assert not [
        c for page in openpyxl.load_workbook(io.BytesIO(data)) for row in page for c in row if c.data_type == "f"
    ]


def shared_strings(data: bytes) -> list[str]:
    """The texts of a workbook by the letter of the standard: openpyxl undoes some escapes and not others."""
    tree = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("xl/sharedStrings.xml"))  # noqa: S314 our own

    def read(run: ElementTree.Element) -> str:
        return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), run.text or "")

    return ["".join(read(run) for run in one.iter() if run.tag.endswith("}t")) for one in tree]


def test_more_rows_than_a_sheet_holds_are_an_error(agency: Map, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MOST_ROWS", 3)
    with pytest.raises(BadInput, match=r"more than 2 rows .*--format csv"):
        export_named("xlsx").write(View.of(agency, DAY))


def test_links_beyond_what_excel_takes_stay_text(agency: Map, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MOST_LINKS", 1)
    cells = [cell for row in book(agency)["Flags"].iter_rows(min_row=2) for cell in row]
    assert sum(cell.hyperlink is not None for cell in cells) == 1
    assert sum(str(cell.value).startswith("E") for cell in cells) > 1


def wide(units: int, posts: int) -> Map:
    """Duties of many posts in units whose names Excel takes for no sheet's."""
    things = {f"u{u}": f"Unit Branch [{'x' * 40}]/{u}" for u in range(units)}
    things |= {f"p{u}-{i}": f"Post Pilot {u} {i}" for u in range(units) for i in range(posts)}
    things |= {f"d{u}-{i}": f"Responsibility Keep {u} {i}" for u in range(units) for i in range(posts)}
    claims = [f"p{u}-{i} Placement u{u}" for u in range(units) for i in range(posts)]
    claims += [f"d{u}-{i} Assignment/accountable p{u}-{i}" for u in range(units) for i in range(posts)]
    return scribbled(things, claims)


def test_a_matrix_too_wide_to_read_is_split_by_unit() -> None:
    found = book(wide(4, 12))
    index = rows(found["RACI matrix"])
    assert [(row["Duties"], row["Actors"]) for row in index] == [("12", "12")] * 4
    assert "48 actors are too many columns" in index[0]["Note"]
    for row in index:
        assert len(row["Sheet"]) <= 31
        page = found[row["Sheet"]]
        assert [cell.value for cells in page.iter_rows(min_row=2, min_col=2) for cell in cells].count("A") == 12


def test_units_beyond_thirty_are_named_and_stand_in_who_owns_what() -> None:
    found = book(wide(matrix.MOST_SHEETS + 3, 2))
    index = rows(found["RACI matrix"])
    assert len(index) == matrix.MOST_SHEETS + 3
    assert sum(not row["Sheet"] for row in index) == 3
    assert "Who owns what" in index[0]["Note"]
    assert len(found.sheetnames) == len(SHEETS) + matrix.MOST_SHEETS


def test_decisions_and_accepted_flags_are_told(agency: Map) -> None:
    flag = Content(View.of(agency, DAY)).flags[0]
    line = next(claim for claim in agency.claims() if claim.relation == "ReportingLine")
    waiver = Decision(flag.fingerprint, "waive", "2026-12-31", "Ada", "2026-05-01T10:00:00.000000Z", "decided in May")
    agency.decide([waiver, Decision(line.id, "reject", by="Bob", at="2026-05-02T10:00:00.000000Z", why="=draft()")])
    found = book(agency)
    accepted = {row["Fingerprint"]: row["Accepted"] for row in rows(found["Flags"])}
    assert accepted[flag.fingerprint] == "Ada, 2026-05-01 until 2026-12-31: decided in May"
    told: list[Any] = [[row[t] for t in ("Who", "Verdict", "Why", "Stands")] for row in rows(found["Decisions"])]
    assert told == [["Ada", "waive", "decided in May", "yes"], ["Bob", "reject", "=draft()", "yes"]]
    assert rows(found["Reporting lines"]) == []
    (row,) = (row for row in rows(found["Evidence"]) if row["Claim"] == line.id)
    assert (row["Status"], row["In force"]) == ("rejected", "no")
