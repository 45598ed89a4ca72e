"""The same document in other formats: text -> blocks -> DOCX and HTML, and PDF as LibreOffice makes it of the DOCX."""

import html
import io
import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
import pytest
from docx.shared import Pt

from remit.loaders.loading import Loaded
from remit.loaders.report.blocks import Block, read_blocks

INDENT = 18  # points


def office() -> str:
    """The path of LibreOffice: absent on a user's machine, required in CI."""
    found = shutil.which("soffice")
    if not found:
        reason = "LibreOffice (soffice) is not installed: PDF files are only made where it is"
        if os.environ.get("REMIT_REQUIRE_OFFICE"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@cache
def as_pdf(document: bytes, suffix: str = ".docx") -> bytes:
    """A document as LibreOffice prints it."""
    return printed(document, suffix, "pdf")


def printed(document: bytes, suffix: str, form: str) -> bytes:
    """What LibreOffice makes of a document in a form of its own naming."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"document{suffix}"
        path.write_bytes(document)
        home = f"-env:UserInstallation=file://{folder}/home"
        command = [office(), home, "--headless", "--convert-to", form, "--outdir", folder, str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=110)
        return path.with_suffix(".pdf").read_bytes()


def ranks(blocks: Sequence[Block]) -> dict[int, int]:
    """Level of headings -> 1, 2, 3 … of those that the document uses."""
    return {level: n for n, level in enumerate(sorted({b.level for b in blocks if b.kind == "heading"}), 1)}


def words(block: Block) -> str:
    """The words of a block without the gaps that hidden markup leaves."""
    return " ".join(block.text.split())


def marked(block: Block) -> str:
    """The words with the number that a person typed before them."""
    return f"{block.marker} {words(block)}" if block.marker.strip("#") else words(block)


def tables(blocks: Sequence[Block]) -> Iterator[tuple[int, list[Block]]]:
    """Runs of blocks: the cells of a table together, every other block alone."""
    for key, group in groupby(blocks, key=lambda b: b.table if b.kind == "cell" else -2 - b.index):
        yield key, list(group)


def grid(cells: Sequence[Block]) -> list[list[list[str]]]:
    """The paragraphs of each cell by row and column."""
    rows, columns = max(c.row for c in cells) + 1, max(c.column for c in cells) + 1
    found: list[list[list[str]]] = [[[] for _ in range(columns)] for _ in range(rows)]
    for cell in cells:
        found[cell.row][cell.column].append(words(cell))
    return found


def is_bullet(block: Block) -> bool:
    """An item whose mark is a sign, which the format's own lists make."""
    return block.kind == "item" and not any(c.isalnum() for c in block.marker)


def as_docx(text: str) -> bytes:
    """A Word document with the headings, lists, paragraphs and tables of a text."""
    blocks = read_blocks(text)
    level = ranks(blocks)
    document = docx.Document()
    for table, group in tables(blocks):
        first = group[0]
        if table >= 0:
            add_table(document, group)
        elif first.kind == "heading":
            document.add_heading(marked(first), min(level[first.level], 9))
        elif is_bullet(first):
            style = f"List Bullet {min(first.level + 1, 3)}" if first.level else "List Bullet"
            document.add_paragraph(words(first), style)
        else:
            paragraph = document.add_paragraph(marked(first) if first.kind == "item" else words(first))
            paragraph.paragraph_format.left_indent = Pt(INDENT * (first.level + 1)) if first.kind == "item" else None
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def add_table(document: Any, cells: Sequence[Block]) -> None:
    """A ruled table; its first row is a header where the text has one."""
    rows = grid(cells)
    table = document.add_table(len(rows), len(rows[0]), "Table Grid")
    for r, row in enumerate(rows):
        for c, paragraphs in enumerate(row):
            cell = table.cell(r, c)
            for n, paragraph in enumerate(paragraphs):
                target = cell.add_paragraph() if n else cell.paragraphs[0]
                target.add_run(paragraph).bold = r == 0 and cells[0].header
                target.paragraph_format.space_after = Pt(6)


def as_html(text: str) -> str:
    """A web page with the headings, lists, paragraphs and tables of a text, between the chrome of a site."""
    blocks = read_blocks(text)
    level = ranks(blocks)
    out: list[str] = []
    depth = 0
    for table, group in tables(blocks):
        first = group[0]
        wanted = first.level + 1 if is_bullet(first) else 0
        out += ["<ul>"] * (wanted - depth) + ["</ul>"] * (depth - wanted)
        depth = wanted
        if table >= 0:
            out.append(html_table(group))
        elif first.kind == "heading":
            n = min(level[first.level], 6)
            out.append(f"<h{n}>{html.escape(marked(first))}</h{n}>")
        elif wanted:
            out.append(f"<li>{html.escape(words(first))}</li>")
        else:
            out.append(f"<p>{html.escape(marked(first) if first.kind == 'item' else words(first))}</p>")
    body = "\n".join([*out, *["</ul>"] * depth])
    menu = "<nav><ul><li><a href='/'>Home</a></li><li>The webmaster must approve all pages</li></ul></nav>"
    foot = "<footer><p>The site team is responsible for this site.</p></footer>"
    return (
        f"<!DOCTYPE html>\n<html><head><title>A page</title><style>p {{}}</style></head>\n"
        f"<body>{menu}\n<main>\n{body}\n</main>\n{foot}<script>var p = '<p>x</p>';</script></body></html>\n"
    )


def html_table(cells: Sequence[Block]) -> str:
    """A table with header cells where the text has a header row."""
    rows = []
    for r, row in enumerate(grid(cells)):
        tag = "th" if r == 0 and cells[0].header else "td"
        held = ["".join(f"<p>{html.escape(p)}</p>" for p in cell) for cell in row]
        rows.append("<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in held) + "</tr>")
    return "<table>\n" + "\n".join(rows) + "\n</table>"


_MARKUP = re.compile(r"<[^>]*>|[*`_|#\s]+")


def content(loaded: Loaded) -> Counter[tuple[str, ...]]:
    """What a document claims, whatever its format: things by their words, without places, markup and file names."""
    names = [document.name for document in loaded.documents]

    def bare(text: str) -> str:
        for name in names:
            text = text.replace(name, "")
        return " ".join(_MARKUP.sub(" ", text).split())

    label = {thing.id: bare(thing.label) for thing in loaded.things}
    return Counter(
        (c.relation, c.kind, label[c.subject], label.get(c.object, ""), bare(c.value), c.modality, c.status, c.share)
        for c in loaded.claims
    )


@cache
def locked_pdf(words: str) -> bytes:
    """A PDF that opens with a password only."""
    options = (
        '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"sesame"}}'
    )
    return printed(as_docx(words), ".docx", f"pdf:writer_pdf_Export:{options}")
