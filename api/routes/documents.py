"""Documents: the sources as they were read, with marks on everything that a claim rests on."""

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from fastapi import Request

from remit.api.asked import Now
from remit.api.http import shapes
from remit.api.http.filters import supported
from remit.api.http.listing import Page, paged
from remit.api.http.routing import Json, resources
from remit.api.served import Edition

router = resources("documents")
_LISTED = "SELECT id, name, media_type, sha256, length(text) FROM documents"


@router.get("/documents", response_model=shapes.Documents)
def documents(request: Request, edition: Now, cut: Page) -> Json:
    """All documents in the order of their ids, without their texts."""
    connection = edition.beside.map.connection
    rows = connection.execute(f"{_LISTED} WHERE id > ? ORDER BY id LIMIT ?", (cut.after, cut.limit + 1)).fetchall()
    total = connection.execute("SELECT count(*) FROM documents").fetchone()[0]
    shown = [listed(row) for row in rows[: cut.limit]]
    return paged(request, "documents", shown, total, shown[-1]["id"] if len(rows) > cut.limit else "")


@router.get("/documents/{id:whole}", response_model=shapes.Read)
def document(edition: Now, id: str) -> Json:
    """A document with its text; `marks` are its characters that claims rest on, `unread` the lines that none does.

    Offsets count Unicode characters (code points), not UTF-16 units.
    """
    found = edition.beside.map.document(id)
    marks = list(marked(edition, id))
    about = listed((found.id, found.name, found.media_type, found.sha256, len(found.text)))
    return Json({**about, "text": found.text, "marks": marks, "unread": list(unread(found.text, marks))})


def listed(row: Sequence[Any]) -> dict[str, Any]:
    """A document as it stands in a list."""
    return dict(zip(("id", "name", "media_type", "sha256", "characters"), row, strict=True))


def marked(edition: Edition, name: str) -> Iterator[dict[str, Any]]:
    """The marks of a document, in the order of its characters."""
    claims = np.flatnonzero(supported(edition, name) & edition.view.in_force)
    rows = edition.beside.map.connection.execute(
        """SELECT c.id, c.relation, c.kind, e.spans, e.page, e.cell FROM json_each(?) j
        CROSS JOIN claims c ON c.n = j.value JOIN evidence e ON e.claim = c.n JOIN documents d ON d.n = e.document
        WHERE d.id = ?""",
        (json.dumps((claims + 1).tolist()), name),
    )
    marks = []
    for claim, relation, kind, spans, page, cell in rows:
        common = {"claim": claim, "relation": relation}
        common |= {key: value for key, value in (("kind", kind), ("page", page), ("cell", cell)) if value}
        for span in spans.split():
            start, end = map(int, span.split("-"))
            marks.append({"start": start, "end": end, **common})
    yield from sorted(marks, key=lambda mark: (mark["start"], mark["end"], mark["claim"]))


def unread(text: str, marks: Sequence[dict[str, Any]]) -> Iterator[dict[str, int]]:
    """The lines that hold something and that no mark touches. `marks` are in the order of their starts."""
    breaks = [-1, *(i for i, character in enumerate(text) if character == "\n"), len(text)]
    waiting, reached = iter(marks), -1
    mark = next(waiting, None)
    for number, (before, end) in enumerate(pairwise(breaks), 1):
        start = before + 1
        while mark is not None and mark["start"] < end:
            reached = max(reached, mark["end"])
            mark = next(waiting, None)
        if reached <= start and text[start:end].strip():
            yield {"start": start, "end": end, "line": number}
