"""CSV files with typed headers for `neo4j-admin database import full`: the fast way for a first big load."""

import shlex
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TextIO

from remit.graph.decisions import ON_ACTORS
from remit.graph.errors import BadInput, MapUnwritable
from remit.graph.map import Map
from remit.graph.stores.neo4j_rows import (
    DECISION,
    EVIDENCE,
    PROPERTIES,
    THING,
    TYPE_OF,
    claim_row,
    evidence_row,
    refuse_long,
    thing_row,
)
from remit.graph.stores.neo4j_statements import REVERSED

IN_FORCE = 2 + PROPERTIES.index("in_force")
# Lists are joined by a character that no id, label or text of a map may hold.
UNIT_SEPARATOR = "\x1f"
_TYPES = {"unary": ":boolean", "in_force": ":boolean", "documents": ":string[]", "evidence": ":string[]"}
_EVIDENCE_TYPES = {"spans": ":long[]", "page": ":int"}

NODES = {
    "things": "id:ID(Thing)," + ",".join(THING[1:]) + ",:LABEL",
    "documents": "id:ID(Document),name,media_type,sha256,text,layout,:LABEL",
    "evidence": "id:ID(Evidence)," + ",".join(n + _EVIDENCE_TYPES.get(n, "") for n in EVIDENCE[1:]) + ",:LABEL",
    "decisions": "id:ID(Decision)," + ",".join(DECISION[1:]) + ",:LABEL",
    "map": "id:ID(Map),day,unfinished:boolean,:LABEL",
}
_CLAIM = ":START_ID(Thing),:END_ID(Thing)," + ",".join(n + _TYPES.get(n, "") for n in PROPERTIES) + ",:TYPE"
RELATIONSHIPS = {
    "about": ":START_ID(Decision),:END_ID(Thing),:TYPE",
    "quoted_from": ":START_ID(Evidence),:END_ID(Document),:TYPE",
    "evidenced_by": ":START_ID(Thing),:END_ID(Evidence),:TYPE",
    **{name.lower(): ":START_ID(Thing),:END_ID(Thing),:TYPE" for name in REVERSED.values()},
    **{name.lower(): _CLAIM for name in TYPE_OF.values()},
}


def export_neo4j_import(map_: Map, folder: Path, day: date | None = None) -> str:
    """Write the files into a folder of their own; returns the command that imports them, one line for a shell.

    What is in force is told for `day` (today). Raises BadInput where the folder holds something already, StoreError for
    an id that Neo4j takes for no key, and MapUnwritable.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise BadInput(str(folder), "holds files already", "a folder of its own")
        largest = write_files(map_, folder, day or date.today())
    except OSError as error:
        raise MapUnwritable(f"{folder}: the files are not whole: {error.strerror}") from error
    return command(folder, largest)


def write_files(map_: Map, folder: Path, day: date) -> int:
    """Write every file; returns the size of the largest field in bytes."""
    with ExitStack() as stack:
        files: dict[str, TextIO] = {}
        for name, header in {**NODES, **RELATIONSHIPS}.items():
            file = files[name] = stack.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            file.write(header + "\n")
        largest = write_nodes(map_, files, day)
        write_claims(map_, files, day)
    return largest


def write_nodes(map_: Map, files: dict[str, TextIO], day: date) -> int:
    """Write documents, things and the node of the map; returns the size of the largest field in bytes."""
    largest = 0
    for document in map_.documents():
        refuse_long("document", document.id)
        put(files["documents"], [*document, "Document"])
        largest = max(largest, len(document.text.encode()), len(document.layout.encode()))
    for thing in map_.things():
        refuse_long("thing", thing.id)
        put(files["things"], [*thing_row(thing), ["Thing", thing.kind]])
        largest = max(largest, len(thing.label.encode()))
    for decision in map_.decisions():
        put(files["decisions"], [decision.id, *decision, "Decision"])
        if decision.verdict in ON_ACTORS:
            for actor in (decision.about, decision.value):
                put(files["about"], [decision.id, actor, "ABOUT"])
    put(files["map"], ["map", day.isoformat(), False, "Map"])
    return largest


def write_claims(map_: Map, files: dict[str, TextIO], day: date) -> None:
    """Write claims, and every piece of evidence once."""
    told: set[str] = set()
    linked: set[tuple[str, str]] = set()
    reversed_: set[tuple[str, ...]] = set()
    verdicts = map_.verdicts()
    for claim in map_.claims():
        row = claim_row(claim, day, verdicts)
        name = TYPE_OF[claim.relation]
        put(files[name.lower()], [*row, name])
        if (arrow := REVERSED.get(name)) and row[IN_FORCE] and (name, *row[:2]) not in reversed_:
            reversed_.add((name, *row[:2]))
            put(files[arrow.lower()], [row[1], row[0], arrow])
        for proof, evidence in zip(row[-1], claim.evidence, strict=True):
            if proof not in told:
                told.add(proof)
                put(files["evidence"], [*evidence_row(proof, evidence), "Evidence"])
                put(files["quoted_from"], [proof, evidence.document, "QUOTED_FROM"])
            if (claim.subject, proof) not in linked:
                linked.add((claim.subject, proof))
                put(files["evidenced_by"], [claim.subject, proof, "EVIDENCED_BY"])


def put(file: TextIO, row: Iterable[object]) -> None:
    """Write one row: texts in quotation marks even when empty, since Neo4j takes bare emptiness for nothing."""
    file.write(",".join(fields(row)) + "\n")


def fields(row: Iterable[object]) -> Iterator[str]:
    """The fields of a row."""
    for value in row:
        if value is None or value == []:
            yield ""
        elif isinstance(value, bool):
            yield "true" if value else "false"
        elif isinstance(value, int):
            yield str(value)
        else:
            text = UNIT_SEPARATOR.join(map(str, value)) if isinstance(value, list) else str(value)
            yield '"' + text.replace('"', '""') + '"'


def arguments(folder: Path, largest: int) -> list[str]:
    """What follows `neo4j-admin`: the largest field has to fit into its read buffer, which has 4 MB unless told."""
    options = ["--id-type=string", "--array-delimiter=U+001F", "--multiline-fields=true"]
    if largest > 1_000_000:
        options.append(f"--read-buffer-size={4 * (largest // 1_000_000 + 1)}m")
    files = [f"--nodes={folder.absolute() / name}.csv" for name in NODES]
    files += [f"--relationships={folder.absolute() / name}.csv" for name in RELATIONSHIPS]
    return ["database", "import", "full", "neo4j", *options, *files]


def command(folder: Path, largest: int) -> str:
    """The command that imports the files."""
    return shlex.join(["neo4j-admin", *arguments(folder, largest)])
