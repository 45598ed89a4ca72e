"""A reviewed map as gold: what people decided about each document, to measure the next reading with."""

import json
import shlex
from pathlib import Path
from typing import Any, NamedTuple

from remit.api.review.queue import telling
from remit.api.scoring.from_map import claims_of, reading
from remit.graph.claim import Document
from remit.graph.errors import BadInput, MapUnwritable
from remit.graph.map import Map

READER = "report"  # whose documents are prose; sheets and charts have cells and are read by their columns


def export_gold(map_: Map, folder: Path) -> str:
    """Write expected/NAME.json and docs/NAME.txt for each report about which somebody decided.

    The texts are those that the claims count their characters in. Returns how much of each was reviewed. Raises
    BadInput where the folder holds something already or nothing was reviewed, and MapUnwritable.
    """
    documents = {name: (document, reviewed(map_, document)) for name, document in reports(map_).items()}
    documents = {name: found for name, found in documents.items() if found[1].regions}
    if not documents:
        raise BadInput(
            str(folder), "would be empty: nobody has reviewed a report of this map", "remit review --all first"
        )
    try:
        if folder.exists() and any(folder.iterdir()):
            raise BadInput(str(folder), "holds files already", "a folder of its own")
        for part in ("expected", "docs"):
            (folder / part).mkdir(parents=True)
        for name, (document, seen) in documents.items():
            (folder / "docs" / f"{name}.txt").write_bytes(document.text.encode("utf-8"))
            content = json.dumps(gold(map_, document, f"{name}.txt", seen), indent=1, ensure_ascii=False)
            (folder / "expected" / f"{name}.json").write_text(content + "\n", "utf-8")
    except OSError as error:
        raise MapUnwritable(f"{folder}: the files are not whole: {error.strerror}") from error
    told = [f"{name}: {seen.done} of {seen.all} readings reviewed" for name, (_, seen) in documents.items()]
    return "\n".join([*told, f"Measure with: {shlex.join(['remit', 'score', '--gold', str(folder)])}"])


class Reviewed(NamedTuple):
    """How many readings of a document somebody decided about, of how many, and where: everywhere if about all."""

    done: int
    all: int
    regions: list[list[int]]


def reviewed(map_: Map, document: Document) -> Reviewed:
    """Where the gold of a document is exhaustive: its whole text, or only the places that somebody decided about."""
    decided = map_.standing().current
    claims = [claim for claim in claims_of(map_, document.id) if claim.status not in ("implied", "rejected")]
    told = telling(map_, [claim for claim in claims if claim.status != "suggested"])
    done = [claim for claim in told if claim.id in decided]
    if told and len(done) == len(told):
        return Reviewed(len(done), len(told), [[0, len(document.text)]])
    looked = [proof for claim in claims if claim.id in decided for proof in claim.evidence]
    places = {(p.spans[0].start, p.spans[-1].end) for p in looked if p.document == document.id and p.spans}
    return Reviewed(len(done), len(told), [list(place) for place in sorted(places)])


def reports(map_: Map) -> dict[str, Document]:
    """A name for a file -> each document that was read as a report; equal names get a number."""
    query = """SELECT id FROM documents WHERE n IN (SELECT document FROM evidence WHERE loader = ?) ORDER BY name, id"""
    found: dict[str, Document] = {}
    for (document_id,) in map_.connection.execute(query, (READER,)):
        document = map_.document(document_id)
        # A name of a document may hold what a name of a file may not.
        stem = Path(document.name.replace("\\", "/").replace("\0", "")).stem or "document"
        name, number = stem, 1
        while name in found:
            number += 1
            name = f"{stem}-{number}"
        found[name] = document
    return found


def gold(map_: Map, document: Document, file: str, seen: Reviewed) -> dict[str, Any]:
    """The gold of one document."""
    head = {"file": file, "id": document.id, "chars": len(document.text), "regions": seen.regions}
    return {"document": head, **reading(map_, document.id, decided=True)}
