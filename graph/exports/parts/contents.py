"""What a bundle holds: files by name, and the manifest that tells their hashes and what they were made from."""

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from remit.graph.claim import Document, content_hash
from remit.graph.exporting import export_named
from remit.graph.map import Map
from remit.graph.view import View

MANIFEST = "MANIFEST.json"
FORMAT = "remit-bundle/1"
MAP = "map.trig"
FLAGS = "flags.json"
DECISIONS = "decisions.json"

# File -> the format that it is in. Whoever has the map can make each of them again.
MADE = {
    MAP: "trig",
    "map.jsonld": "jsonld",
    FLAGS: "flags",
    "flags.sarif": "sarif",
    "claims.csv": "csv",
    "accountability.xlsx": "xlsx",
    "report.html": "html",
    "report.pdf": "pdf",
}
# Whose version may change the bytes of a file.
LIBRARIES = {
    "map.jsonld": "pyoxigraph",
    "accountability.xlsx": "xlsxwriter",
    "report.html": "jinja2",
    "report.pdf": "typst",
}
_HEX = re.compile("[0-9a-f]{16}")

README = """Accountability bundle, written by Remit {version}; as of {day}.

report.pdf, report.html   what was found: flags with their sentences, who owns what, reporting lines, recommendations
accountability.xlsx       the same as a workbook, with every place that supports a claim
map.trig, map.jsonld      the whole map; remit load map.trig --map NEW.remit makes it again
flags.json, flags.sarif   the flags for programs
claims.csv                every claim with its sentences
decisions.json            what people decided: who, when, why
documents/                the texts that the quotes were taken from
MANIFEST.json             the SHA-256 of every file

remit verify BUNDLE says what was changed, and makes the files again from map.trig to see that they say what it says.
"""


def bundled(view: View) -> dict[str, bytes]:
    """Every file of a bundle, the manifest included."""
    files = derived(view)
    day = view.day.isoformat()
    files["README.txt"] = README.format(version=version("remit"), day=day).encode("utf-8")
    files[MANIFEST] = as_json(manifest(view, files))
    return files


def derived(view: View) -> dict[str, bytes]:
    """Every file that the map alone determines."""
    files = {name: made(view, name) for name in MADE}
    files[DECISIONS] = decisions(view.map)
    return files | texts(view.map)


def made(view: View, name: str) -> bytes:
    """One of MADE."""
    return export_named(MADE[name]).write(view)


def texts(map_: Map) -> dict[str, bytes]:
    """The documents' texts under names that any disk takes."""
    return {text_name(document): document.text.encode("utf-8") for document in map_.documents()}


def text_name(document: Document) -> str:
    """A document's file: its own name as far as letters and digits go, and its id, which makes it unlike any other."""
    number = document.id if _HEX.fullmatch(document.id) else content_hash((document.id,))
    base = re.sub("[^A-Za-z0-9]+", "-", document.name).strip("-")[:60]
    return f"documents/{base or 'document'}-{number}.txt"


def decisions(map_: Map) -> bytes:
    """What people decided, in its order."""
    return as_json([{"id": decision.id, **decision._asdict()} for decision in map_.decisions()])


def manifest(view: View, files: Mapping[str, bytes]) -> dict[str, Any]:
    """What the bundle is, and the hash of every file."""
    return {
        "format": FORMAT,
        "remit": version("remit"),
        "day": view.day.isoformat(),
        "map": {"sha256": map_hash(view), **view.map.counts()},
        "libraries": {library: version(library) for library in sorted(set(LIBRARIES.values()))},
        "files": {name: hashed(data) for name, data in sorted(files.items())},
    }


def hashed(data: bytes) -> dict[str, Any]:
    """A file's hash and size."""
    return {"sha256": sha256(data).hexdigest(), "bytes": len(data)}


def map_hash(view: View) -> str:
    """SHA-256 of the map as sorted N-Quads, whatever was written first and on whatever day it is asked."""
    lines = export_named("nquads").write(view).splitlines()
    return sha256(b"\n".join(sorted(line for line in lines if b"<urn:remit:derived>" not in line))).hexdigest()


def as_json(value: object) -> bytes:
    """JSON in one shape."""
    return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode("utf-8")
