"""One row for every place that supports a claim: for spreadsheets, filters and pivots."""

import csv
import io

from remit.graph.exporting import Option
from remit.graph.map import Map
from remit.graph.view import View

NAME = "csv"
MEDIA_TYPE = "text/csv; charset=utf-8"
SUFFIX = ".csv"
OPTIONS = {"raw": Option("leave cells as they are, for programs: a spreadsheet may run one that begins with =", False)}

COLUMNS = (
    "claim", "relation", "kind", "subject", "subject label", "object", "object label", "value", "modality", "status",
    "share", "scope", "valid from", "valid to", "document", "page", "cell", "start", "end", "quote", "loader", "rule",
)  # fmt: skip

# A spreadsheet runs a cell that begins with one of these; a leading apostrophe makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(view: View, raw: bool) -> bytes:
    """One row for every place that supports a claim, whether or not it is in force."""
    return export_csv(view.map, raw=raw)


def export_csv(map_: Map, *, raw: bool = False) -> bytes:
    """UTF-8 with a byte order mark, which is how spreadsheets know it; text that looks like a formula gets a '.

    Raw bytes have neither mark nor apostrophes.
    """
    cell_text = str if raw else harmless
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    names = {document.id: document.name for document in map_.documents()}
    labels = {thing.id: thing.label for thing in map_.things()}
    for claim in map_.claims():
        ends = (claim.subject, labels[claim.subject], claim.object, labels.get(claim.object, ""))
        fields = (claim.value, claim.modality, claim.status, claim.share, claim.scope, claim.valid_from, claim.valid_to)
        head = (claim.id, claim.relation, claim.kind, *ends, *fields)
        for proof in claim.evidence:
            spans = [" ".join(str(span[side]) for span in proof.spans) for side in (0, 1)]
            place = (names[proof.document], proof.page or "", proof.cell, *spans, proof.quote, proof.loader, proof.rule)
            writer.writerow([cell_text(str(cell)) for cell in (*head, *place)])
        if not claim.evidence:
            writer.writerow([cell_text(cell) for cell in head] + [""] * (len(COLUMNS) - len(head)))
    return (b"" if raw else b"\xef\xbb\xbf") + out.getvalue().encode("utf-8")


def harmless(cell: str) -> str:
    """The cell as text that no spreadsheet runs."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
