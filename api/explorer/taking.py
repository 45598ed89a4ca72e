"""Tables to take away: CSV that no spreadsheet runs as a formula."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any

from fastapi import Response

from remit.graph.exports.csv import harmless


def delimited(name: str, rows: Iterable[Iterable[Any]]) -> Response:
    """Rows as a CSV file that a browser saves; cells that a spreadsheet would compute begin with an apostrophe."""
    out = StringIO()
    csv.writer(out).writerows([[harmless(str(cell)) for cell in row] for row in rows])
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response("\ufeff" + out.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)
