"""The same document as text, Word, web page and PDF makes the same claims."""

from collections import Counter
from pathlib import Path

import pytest

from documents import as_docx, as_html, as_pdf, content
from remit.loaders.report.load import load
from remit.loaders.source import Source

DOCUMENTS = sorted((Path(__file__).parent / "documents").glob("*.md"))
SEEDS = ("000", "001", "002", "003")


def in_format(text: str, form: str) -> Source:
    """A text as a file of a format."""
    made = {
        "docx": lambda: as_docx(text),
        "html": lambda: as_html(text).encode(),
        "pdf": lambda: as_pdf(as_docx(text)),
    }
    return Source(f"paper.{form}", made[form](), {})


def differences(text: str, form: str) -> tuple[Counter[tuple[str, ...]], Counter[tuple[str, ...]]]:
    """Claims that the text makes and the format does not, and the other way round."""
    told = content(load(Source("paper.md", text.encode(), {})))
    found = content(load(in_format(text, form)))
    assert sum(told.values()) > 15
    return told - found, found - told


@pytest.mark.parametrize("form", ["docx", "html", "pdf"])
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_of_ours(path: Path, form: str) -> None:
    assert differences(path.read_text("utf-8"), form) == (Counter(), Counter())


def test_there_are_documents() -> None:
    assert len(DOCUMENTS) >= 6


@pytest.mark.parametrize("form", ["docx", "html", "pdf"])
@pytest.mark.parametrize("name", SEEDS)
def test_a_seed(shared: Path, name: str, form: str) -> None:
    (path,) = (shared / "seeds").glob(f"{name}_*.txt")
    assert differences(path.read_text("utf-8"), form) == (Counter(), Counter())
