"""Whether a bundle is what was written: hashes first, then everything that follows from the map is made again."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from remit.graph.claim import quote_of
from remit.graph.errors import BadInput, RemitError
from remit.graph.exports.parts import contents
from remit.graph.exports.parts.archive import unpacked
from remit.graph.exports.parts.contents import DECISIONS, FLAGS, LIBRARIES, MADE, MANIFEST, MAP
from remit.graph.map import Map
from remit.graph.view import View


@dataclass(slots=True)
class Verification:
    """What is wrong with a bundle. `derived`: files that do not say what its map says; `not_checked` says why not."""

    sha256: str
    day: str = ""
    remit: str = ""
    changed: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    derived: list[str] = field(default_factory=list)
    not_checked: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.changed or self.added or self.removed or self.derived)

    def as_json(self) -> dict[str, Any]:
        """All of it as a program reads it."""
        return {"whole": self.whole, **asdict(self)}


def verify(where: str, data: bytes) -> Verification:
    """Check a bundle, called `where` in errors. Raises BadInput for an archive that is hostile or is no bundle."""
    files = unpacked(where, data)
    manifest = read_manifest(where, files)
    found = Verification(sha256(data).hexdigest(), manifest["day"], manifest["remit"])
    told = manifest["files"]
    present = {name for name in files if name != MANIFEST}
    found.added, found.removed = sorted(present - set(told)), sorted(set(told) - present)
    found.changed = [name for name in sorted(present & set(told)) if hash_of(files[name]) != told[name]]
    rederive(found, files, manifest)
    return found


def read_manifest(where: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    """The manifest, its shape checked. Raises BadInput."""
    if MANIFEST not in files:
        raise BadInput(where, f"holds no {MANIFEST}", "a bundle of remit export --format bundle")
    try:
        found = json.loads(files[MANIFEST])
        date.fromisoformat(found["day"])
        if found["format"] != contents.FORMAT:
            raise BadInput(f"{where}: {MANIFEST}", f"is of format {str(found['format'])[:40]!r}", contents.FORMAT)
        hashes = {str(name): str(one["sha256"]) for name, one in found["files"].items()}
        return {**found, "files": hashes, "remit": str(found["remit"]), "map": dict(found["map"])}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadInput(f"{where}: {MANIFEST}", f"cannot be read ({error})", "JSON as Remit writes it") from error


def hash_of(data: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return sha256(data).hexdigest()


def rederive(found: Verification, files: Mapping[str, bytes], manifest: Mapping[str, Any]) -> None:
    """Make what follows from the map again and compare: a manifest can be forged, but not what the map says."""
    if MAP not in files:
        found.not_checked.append(f"{MAP} is absent, so nothing can be made from it again")
        return
    try:
        map_ = read_map(files[MAP])
    except RemitError as error:
        found.derived.append(f"{MAP}: cannot be read as a map: {error}")
        return
    with map_:
        view = View.of(map_, date.fromisoformat(manifest["day"]))
        if manifest["map"].get("sha256") != contents.map_hash(view):
            found.derived.append(f"{MANIFEST}: names another map than {MAP} holds")
        found.derived += false_quotes(map_)
        found.derived += [*other_texts(map_, files), *other_flags(view, files)]
        if DECISIONS in files and files[DECISIONS] != contents.decisions(map_):
            found.derived.append(f"{DECISIONS}: other decisions than in {MAP}")
        found.derived += other_faces(view, files, manifest, found.not_checked)


def read_map(data: bytes) -> Map:
    """The map that TriG holds. Raises BadInput or Refused."""
    from pyoxigraph import RdfFormat, Store

    from remit.graph.stores.rdf_reading import write_from

    store, map_ = Store(), Map.memory()
    try:
        store.load(data, format=RdfFormat.TRIG)
    except (SyntaxError, ValueError, OSError) as error:
        raise BadInput(MAP, f"is no TriG: {error}", "TriG as Remit writes it") from error
    write_from(map_, store)
    return map_


def false_quotes(map_: Map) -> Iterator[str]:
    """Quotes that are not the words at their place."""
    documents = {document.id: document for document in map_.documents()}
    for claim in map_.claims():
        for proof in claim.evidence:
            document = documents[proof.document]
            if quote_of(document.text, proof.spans) != proof.quote:
                yield f"{MAP}: claim {claim.id} quotes words that do not stand there in {document.name}"


def other_texts(map_: Map, files: Mapping[str, bytes]) -> Iterator[str]:
    """Texts beside the map that are not the documents' own."""
    for name, text in contents.texts(map_).items():
        if name in files and files[name] != text:
            yield f"{name}: another text than in {MAP}, so quotes may not stand in it"


def other_flags(view: View, files: Mapping[str, bytes]) -> Iterator[str]:
    """Flags that the detectors do not find, and those that they find and the bundle lacks."""
    if FLAGS not in files or files[FLAGS] == (again := contents.made(view, FLAGS)):
        return
    try:
        told = {flag["fingerprint"]: flag for flag in json.loads(files[FLAGS])["flags"]}
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        yield f"{FLAGS}: cannot be read ({error})"
        return
    right = {flag["fingerprint"]: flag for flag in json.loads(again)["flags"]}
    for fingerprint in sorted(str(f) for f in {**told, **right} if told.get(f) != right.get(f)):
        how = "is left out" if fingerprint not in told else "is invented" if fingerprint not in right else "was altered"
        yield f"{FLAGS}: {fingerprint[:40]} {how}, as the detectors see {MAP}"


def other_faces(
    view: View, files: Mapping[str, bytes], manifest: Mapping[str, Any], not_checked: list[str]
) -> Iterator[str]:
    """Files that are not what the map looks like in their format; told in `not_checked` where that cannot be said."""
    if manifest["remit"] != version("remit"):
        not_checked.append(
            f"written by Remit {manifest['remit'][:20]}, this is {version('remit')}: only flags compared"
        )
        return
    for name in (name for name in MADE if name in files and name not in {MAP, FLAGS}):
        library = LIBRARIES.get(name, "")
        if library and manifest.get("libraries", {}).get(library) != version(library):
            not_checked.append(f"{name}: written with another version of {library} than is installed here")
        elif files[name] != contents.made(view, name):
            yield f"{name}: does not say what {MAP} says"
