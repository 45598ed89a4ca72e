"""Files of every format that are broken, locked, bombs or chewed: one clear line, by the command as by the loader."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents import as_docx, as_pdf, locked_pdf
from pdf_pages import Text, paragraph, pdf
from remit.api.cli import run
from remit.graph.errors import BadInput
from remit.loaders.loading import loader_for, registry
from remit.loaders.source import Source

WORDS = "The harbour master must keep the register of boats."


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("Types", "[Content_Types].xml"), data)
    return out.getvalue()


def saved(document: docx.document.Document | openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def small_workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Recommendation", "Owner", "Status"])
    book.active.append([WORDS, "Harbour master", "Open"])
    return saved(book)


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "scan.pdf": (lambda: pdf([], []), "has no text layer (scanned): 0 letters on 2 pages"),
    "text.pdf": (WORDS.encode, "is no PDF"),
    "junk.pdf": (lambda: b"%PDF-1.4\n" + bytes(range(256)) * 9, "is a broken PDF"),
    "half.pdf": (lambda: pdf([Text(72, 72, WORDS)])[:200], "is a broken PDF"),
    "text.docx": (WORDS.encode, "is a broken or encrypted zip file"),
    "old.docx": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 99, "is encrypted, or of an old format"),
    "sheet.docx": (small_workbook, "is a zip file of "),
    "bomb.docx": (lambda: zipped(Types=b"", word__document=b" " * 90_000_000), "times its size"),
    "empty.docx": (lambda: saved(docx.Document()), "holds no text"),
    "script.html": (lambda: b"<html><script>x()</script></html>", "holds no text outside its menus"),
    "nul.html": (lambda: b"<p>a\0b</p>", "holds a NUL character"),
    "wrong.html": (lambda: b"<meta charset=klingon><p>a</p>", "no encoding is called 'klingon'"),
    "latin.html": (lambda: "<p>préfet</p>".encode("cp1252"), "is no utf-8"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_one_clear_line(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    make, message = FILES[name]
    path = tmp_path / name
    path.write_bytes(make())
    for command in (["check"], ["read", "--json"], ["load", "--map", str(tmp_path / "m.remit")]):
        assert run([*command, str(path)]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.count("\n") == 1
        assert err.startswith(f"remit: {path}")
        assert message in err


def test_an_encrypted_pdf_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked_pdf(WORDS))
    assert run(["check", str(path)]) == 2
    assert capsys.readouterr().err == f"remit: {path}: is encrypted (expected a PDF that opens without a password)\n"


def test_a_good_file_of_each_format_is_read_checked_and_loaded(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """And says where: page, paragraph, character."""
    text = f"# Port\n\n{WORDS}\n\nActions are expected to be reported to the board within 60 days.\n"
    made = {
        "a.pdf": (as_pdf(as_docx(text)), "a.pdf p. 1"),
        "a.docx": (as_docx(text), "a.docx ¶ 3"),
        "a.html": (f"<p>{WORDS}<p>{text.splitlines()[4]}".encode(), "a.html character 57"),
    }
    for name, (data, place) in made.items():
        path = tmp_path / name
        path.write_bytes(data)
        assert run(["read", "--json", str(path)]) == 0
        assert '"quote": "The harbour master must keep the register of boats."' in capsys.readouterr().out
        run(["check", str(path)])
        assert place in " ".join(capsys.readouterr().out.split())
        assert run(["load", str(path), "--map", str(tmp_path / "m.remit")]) == 0


def chewed(data: bytes) -> st.SearchStrategy[bytes]:
    """The bytes with a few of them changed, cut out, doubled or put elsewhere."""
    places = st.integers(0, len(data) - 1)
    bites = st.lists(st.tuples(st.sampled_from(("set", "cut", "double")), places, st.binary(max_size=9)), max_size=6)

    def bitten(found: list[tuple[str, int, bytes]]) -> bytes:
        left = data
        for kind, at, piece in found:
            if kind == "set":
                left = left[:at] + piece + left[at + len(piece) :]
            elif kind == "cut":
                left = left[:at] + left[at + 9 :]
            else:
                left = left[:at] + left[at : at + 99] + left[at:]
        return left

    return bites.map(bitten)


def chewed_part(data: bytes, name: str) -> st.SearchStrategy[bytes]:
    """An office file with one of its parts chewed."""

    def repacked(part: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
            for entry in old.namelist():
                new.writestr(entry, part if entry == name else old.read(entry))
        return out.getvalue()

    return chewed(zipfile.ZipFile(io.BytesIO(data)).read(name)).map(repacked)


PDF = pdf([Text(72, 72, "Port", 20, bold=True), *paragraph(72, 100, WORDS, WORDS)], [Text(72, 100, WORDS)])
DOCX = as_docx(f"# Port\n\n- {WORDS}\n- {WORDS}\n\n| Action | Owner |\n| --- | --- |\n| {WORDS} | Clerk |\n")
HTML = f"<html><body><h1>Port</h1><ul><li>{WORDS}</ul><table><tr><td>{WORDS}<td>Clerk</table></body></html>".encode()
CHEWED = {
    "a.pdf": chewed(PDF),
    "a.docx": st.one_of(chewed(DOCX), chewed_part(DOCX, "word/document.xml"), chewed_part(DOCX, "word/styles.xml")),
    "a.html": chewed(HTML),
    "a.xlsx": st.one_of(chewed(small_workbook()), chewed_part(small_workbook(), "xl/worksheets/sheet1.xml")),
    "a.csv": chewed(f"Recommendation,Owner,Status\n{WORDS},Clerk,Open\n,,Closed\n".encode()),
}
# Each file is read in a process of its own, which takes a third of a second.
BOUNDED = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("name", CHEWED)
def test_a_chewed_file_is_read_or_refused_and_nothing_else(name: str) -> None:
    @BOUNDED
    @given(CHEWED[name])
    def chew(data: bytes) -> None:
        source = Source(name, data, {})
        try:
            reader = loader_for(source) if name != "a.csv" else registry()["followup"]
            loaded = reader.load(source)
        except BadInput as refused:
            assert "\n" not in str(refused)  # noqa: PT017 a refusal is as good as a reading
            return
        for claim in loaded.claims:
            for proof in claim.evidence:
                assert proof.quote

    chew()
