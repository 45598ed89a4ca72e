"""The bundle: the same bytes each time; verify says what was changed, even by somebody who forged the hashes too."""

import io
import json
import struct
import warnings
import zipfile
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from typing import Any

import pytest
from hostile import hostile_maps
from hypothesis import given, settings

from notation import scribbled
from remit.graph.claim import Evidence, Span, content_hash
from remit.graph.decisions import Decision
from remit.graph.errors import BadInput
from remit.graph.exporting import export_named
from remit.graph.exports.parts import archive, contents
from remit.graph.exports.parts.archive import packed, unpacked
from remit.graph.exports.parts.verification import Verification, verify
from remit.graph.map import Map
from remit.graph.view import View

DAY = date(2026, 6, 1)
Files = dict[str, bytes]


def small() -> Map:
    """A flag, a quote, a decision."""
    map_ = scribbled(
        {"d": "Responsibility Keep the index", "p": "Post Archivist", "q": "Post Clerk"},
        ["d Assignment/accountable p", "d Assignment/accountable q", "q ReportingLine/direct p"],
    )
    line = next(claim for claim in map_.claims() if claim.relation == "ReportingLine")
    map_.decide([Decision(line.id, "accept", by="Ada", at="2026-05-01T10:00:00.000000Z")])
    return map_


def bundle(map_: Map) -> bytes:
    return export_named("bundle").write(View.of(map_, DAY))


@pytest.fixture(scope="module")
def files() -> Files:
    return unpacked("b.zip", bundle(small()))


def resealed(files: Files) -> bytes:
    """A bundle whose manifest was made anew, as a forger would."""
    manifest = json.loads(files["MANIFEST.json"])
    manifest["files"] = {n: contents.hashed(data) for n, data in sorted(files.items()) if n != "MANIFEST.json"}
    return packed({**files, "MANIFEST.json": contents.as_json(manifest)})


def test_a_bundle_is_whole_and_the_same_each_time() -> None:
    data = bundle(small())
    assert data == bundle(small())
    found = verify("b.zip", data)
    assert found == Verification(sha256(data).hexdigest(), "2026-06-01", found.remit)
    assert found.whole


def test_a_bundle_holds_everything_with_its_hash(files: Files) -> None:
    manifest = json.loads(files["MANIFEST.json"])
    assert manifest["files"] == {n: contents.hashed(data) for n, data in files.items() if n != "MANIFEST.json"}
    assert {
        *contents.MADE,
        "README.txt",
        "decisions.json",
        "documents/a-txt-" + content_hash(("a",)) + ".txt",
    } == {*manifest["files"]}
    assert json.loads(files["decisions.json"])[0]["by"] == "Ada"
    assert (manifest["map"]["things"], manifest["map"]["claims"], manifest["day"]) == (3, 3, "2026-06-01")


def test_the_hash_of_a_map_is_that_of_what_it_says_and_of_no_day() -> None:
    one, other = View.of(small(), DAY), View.of(small(), date(2030, 1, 1))
    assert contents.map_hash(one) == contents.map_hash(other)
    assert contents.map_hash(one) != contents.map_hash(View.of(scribbled({"p": "Post P"}, []), DAY))


@settings(max_examples=6)
@given(hostile_maps())
def test_a_bundle_of_any_map_is_whole(map_: Map) -> None:
    told = {proof.quote for claim in map_.claims() for proof in claim.evidence}
    assert verify("b.zip", bundle(map_)).whole, told


def test_changed_added_and_removed_files_are_named(files: Files) -> None:
    tampered = {**files, "claims.csv": files["claims.csv"] + b"x", "new.txt": b"hello"}
    del tampered["report.pdf"]
    found = verify("b.zip", packed(tampered))
    assert (found.changed, found.added, found.removed) == (["claims.csv"], ["new.txt"], ["report.pdf"])
    assert not found.whole


def without_flag(files: Files) -> Files:
    found = json.loads(files["flags.json"])
    return {"flags.json": contents.as_json({**found, "flags": found["flags"][1:]})}


def other_word(name: str, old: bytes, new: bytes) -> Callable[[Files], Files]:
    return lambda files: {name: files[name].replace(old, new)}


def other_text(files: Files) -> Files:
    name = next(name for name in files if name.startswith("documents/"))
    return {name: files[name].replace(b"accountable", b"consulted!!")}


@pytest.mark.parametrize(
    ("forge", "told"),
    [
        (without_flag, "flags.json: A01-[0-9a-f]{12} is left out"),
        (other_word("flags.json", b"2 holders", b"9 holders"), "flags.json: A01-[0-9a-f]{12} was altered"),
        (other_word("flags.json", b'"A01-', b'"A01x'), "flags.json: A01x[0-9a-f]{12} is invented"),
        (other_word("flags.json", b'"flags": [', b'"flags": [['), "flags.json: cannot be read"),
        (other_text, "documents/a-txt-[0-9a-f]*.txt: another text than in map.trig"),
        (other_word("decisions.json", b"Ada", b"Eve"), "decisions.json: other decisions than in map.trig"),
        (other_word("report.html", b"Archivist", b"Treasurer"), "report.html: does not say what map.trig says"),
        (other_word("claims.csv", b"Archivist", b"Treasurer"), "claims.csv: does not say what map.trig says"),
        (other_word("map.jsonld", b"Archivist", b"Treasurer"), "map.jsonld: does not say what map.trig says"),
        (
            other_word("map.trig", b'exact "d Assign', b'exact "d Bssign'),
            "quotes words that do not stand there in a.txt",
        ),
        (other_word("map.trig", b"Archivist", b"Treasurer"), "MANIFEST.json: names another map"),
        (other_word("map.trig", b"remit:accountable", b"remit:accoun"), "map.trig: cannot be read as a map"),
        (other_word("map.trig", b"a ", b"<"), "map.trig: cannot be read as a map"),
    ],
)
def test_what_is_forged_with_its_hash_is_found_since_the_map_says_otherwise(
    files: Files, forge: Callable[[Files], Files], told: str
) -> None:
    import re

    forged = {**files, **forge(files)}
    assert forged != files, "the forgery changed nothing"
    found = verify("b.zip", resealed(forged))
    assert found.changed == found.added == found.removed == []
    assert [problem for problem in found.derived if re.search(told, problem)], found.derived


def test_files_of_other_versions_are_not_compared_and_that_is_said(files: Files) -> None:
    manifest = json.loads(files["MANIFEST.json"])
    manifest["libraries"]["typst"] = "0.0.1"
    found = verify("b.zip", packed({**files, "MANIFEST.json": contents.as_json(manifest)}))
    assert found.whole
    assert found.not_checked == ["report.pdf: written with another version of typst than is installed here"]
    manifest["remit"] = "0.0.9"
    found = verify("b.zip", packed({**files, "MANIFEST.json": contents.as_json(manifest)}))
    assert "written by Remit 0.0.9" in found.not_checked[0]


@pytest.mark.parametrize(
    "manifest",
    [
        b"", b"{}", b"[]", b"not json", b'{"format": "remit-bundle/9", "day": "2026-06-01", "files": {}, "remit": "1"}',
        b'{"format": "remit-bundle/1", "day": "soon", "files": {}, "remit": "1", "map": {}}', b"[" * 100_000,
        b'{"format": "remit-bundle/1", "day": "2026-06-01", "files": [], "remit": "1", "map": {}}', b"\xff\xfe",
        b'{"format": "remit-bundle/1", "day": "2026-06-01", "files": {"a": 1}, "remit": "1", "map": {}}',
        b'{"format": "remit-bundle/1", "day": "2026-06-01", "files": {}, "remit": "1", "map": [1]}',
    ],
)  # fmt: skip
def test_a_manifest_that_is_none_is_an_error(files: Files, manifest: bytes) -> None:
    with pytest.raises(BadInput, match=r"MANIFEST\.json"):
        verify("b.zip", packed({**files, "MANIFEST.json": manifest}))


def test_an_archive_without_manifest_or_map(files: Files) -> None:
    with pytest.raises(BadInput, match=r"holds no MANIFEST\.json"):
        verify("b.zip", packed({"a.txt": b"a"}))
    found = verify("b.zip", packed({name: data for name, data in files.items() if name != "map.trig"}))
    assert found.removed == ["map.trig"]
    assert "nothing can be made from it again" in found.not_checked[0]


def hand_made(*members: tuple[str, bytes], **fields: Any) -> bytes:
    """An archive that Remit would not write."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, data in members:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            for field, value in fields.items():
                setattr(info, field, value)
            made.writestr(info, data)
    return out.getvalue()


def patched(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data
    return data.replace(old, new)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no whole zip archive"),
        (b"PK\x03\x04 nothing", "no whole zip archive"),
        (hand_made(("../evil", b"x")), "names within the archive"),
        (hand_made(("/etc/passwd", b"x")), "names within the archive"),
        (hand_made(("a/../../b", b"x")), "names within the archive"),
        (hand_made(("c:\\b", b"x")), "names within the archive"),
        (hand_made(("a/", b"x")), "names within the archive"),
        (hand_made(("../", b"")), "names within the archive"),
        (patched(hand_made(("aXb", b"x")), b"aXb", b"a\x00b"), "names within the archive"),
        (hand_made(("a", b"x"), ("a", b"y")), "'a' twice"),
        (hand_made(("a", b"x"), ("A", b"y")), "'A' twice"),
        (hand_made(("a", b"x"), external_attr=0o120777 << 16), "a link"),
        (hand_made(("a", bytes(300 * 2**20))), "no bomb"),
        (hand_made(("a", bytes(3 * 2**20)), ("b", bytes(range(256)) * 4)), "no bomb"),
        (patched(hand_made(("a", b"hello")), b"PK\x03\x04", b"PK\x03\x05"), "no whole zip archive"),
    ],
    ids=range(15),
)
def test_hostile_archives_are_refused(data: bytes, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        unpacked("b.zip", data)


def test_folders_that_other_programs_write_into_archives_do_not_matter() -> None:
    assert unpacked("b.zip", hand_made(("a/", b""), ("a/b", b"x"))) == {"a/b": b"x"}


def test_more_files_than_a_bundle_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_FILES", 2)
    with pytest.raises(BadInput, match="holds 3 files"):
        unpacked("b.zip", hand_made(("a", b""), ("b", b""), ("c", b"")))


def lying(size: int) -> bytes:
    """An archive of a file of ten characters that says it has another size."""
    data = hand_made(("a", b"0123456789"))
    return data.replace(struct.pack("<L", 10), struct.pack("<L", size))


@pytest.mark.parametrize("size", [3, 11])
def test_a_file_that_is_longer_or_shorter_than_it_says_is_refused(size: int) -> None:
    with pytest.raises(BadInput):
        unpacked("b.zip", lying(size))


def test_damage_at_any_byte_is_an_error_or_told(files: Files) -> None:
    data = packed({name: files[name] for name in ("MANIFEST.json", "README.txt", "decisions.json")})
    for at in range(0, len(data), 7):
        damaged = data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]
        try:
            back = unpacked("b.zip", damaged)
        except BadInput:
            continue
        assert all(back.get(name) in {None, files[name]} for name in back if name in files)


def test_quotes_that_their_document_does_not_bear_out_are_told() -> None:
    map_ = scribbled({"p": "Post P", "q": "Post Q"}, ["q ReportingLine/direct p"])
    false = Evidence("a", (Span(0, 3),), "never said", "report")
    map_.write(claims=[claim._replace(evidence=(false,)) for claim in map_.claims()])
    found = verify("b.zip", bundle(map_))
    assert "quotes words that do not stand there in a.txt" in found.derived[0]
