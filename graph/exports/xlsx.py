"""A workbook: flags, who owns what, RACI matrix, reporting lines, recommendations, evidence; its sheets are linked."""

import io
from datetime import datetime

from remit.graph.view import View

NAME = "xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SUFFIX = ".xlsx"


def export(view: View) -> bytes:
    """Raises BadInput for a text over 32,767 characters (naming its claim) and for more rows than a sheet holds."""
    import xlsxwriter

    from remit.graph.exports.parts.book import write_book
    from remit.graph.exports.parts.content import Content
    from remit.graph.exports.parts.sheet import Book

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(out, options)
    # Excel keeps the moment of making; the day of the view gives the same bytes each time.
    made = datetime.combine(view.day, datetime.min.time())
    workbook.set_properties({"title": "Accountability workbook", "author": "Remit", "created": made})
    write_book(Book(workbook), Content(view))
    workbook.close()
    return out.getvalue()
