"""A folder of gold: one JSON file a document, and the documents themselves beside it."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from remit.graph.errors import BadInput

# What a statement of each list must have.
NEEDED = {
    "actors": ("id", "name"),
    "reporting": ("from", "to", "kind"),
    "responsibilities": ("start", "end", "holders", "kind"),
    "recommendations": ("start", "end", "number", "addressees", "redacted", "response"),
    "actions": ("start", "end"),
}


class Gold(NamedTuple):
    """What a careful person found in a document: `content` in the form of `remit read --json`, and its file."""

    path: Path
    content: dict[str, Any]
    document: Path


def read_gold(folder: Path, beside: Sequence[Path] = ()) -> Iterator[Gold]:
    """Every file of a folder, with its document, which lies there, in docs/, or in one of the places `beside`.

    The JSON files lie in the folder or in expected/. Raises BadInput where a file is no gold or has no document.
    """
    inner = folder / "expected"
    paths = sorted((inner if inner.is_dir() else folder).glob("*.json"))
    if not paths:
        raise BadInput(str(folder), "holds no gold", "JSON files, there or in expected/")
    places = [*beside, folder, folder / "docs"]
    for path in paths:
        content = checked(path)
        yield Gold(path, content, document_of(path, content["document"]["file"], places))


def checked(path: Path) -> dict[str, Any]:
    """The content of a file of gold. Raises BadInput naming the list and the item that is malformed."""
    try:
        content = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(str(path), f"is no JSON: {error}") from error
    if not isinstance(content, dict) or not isinstance(content.get("document"), dict):
        raise BadInput(str(path), "has no document", 'an object with "document": {"file": …}')
    if not isinstance(content["document"].get("file"), str):
        raise BadInput(str(path), "does not name its document", '"document": {"file": "review.txt"}')
    for name, needed in NEEDED.items():
        items = content.setdefault(name, [])
        for i, item in enumerate(items if isinstance(items, list) else [items]):
            absent = [key for key in needed if not isinstance(item, dict) or key not in item]
            if absent:
                raise BadInput(f"{path}: {name}[{i}]", f"has no {absent[0]}", ", ".join(needed))
    return content


def document_of(path: Path, name: str, places: Sequence[Path]) -> Path:
    """The file of a document by its name; a place may be the file itself. Raises BadInput."""
    # A name of a document is no way out of the folder.
    name = Path(name).name
    for place in places:
        found = place if place.name == name and place.is_file() else place / name
        if found.is_file():
            return found
    raise BadInput(str(path), f"is the gold of {name!r}, which is not there", "the document beside it, or in docs/")
