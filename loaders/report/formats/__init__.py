"""Formats from which text is extracted: one file a format, each a program that runs in a limited process."""

import re
from dataclasses import replace
from typing import NamedTuple

from remit.graph.claim import Document
from remit.graph.limited import ask
from remit.loaders.source import Source

_TEXTS = frozenset((".md", ".markdown"))  # where tags are markup of the text
_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?([\w.:-]{2,30})", re.I)


class Format(NamedTuple):
    """Name (the module's and the layout's kind), media type, suffixes, what a smaller file would be."""

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    smaller: str

    @property
    def module(self) -> str:
        """The program that extracts the text."""
        return f"{__name__}.{self.name}"


PDF = Format("pdf", "application/pdf", (".pdf",), "a smaller PDF file")
DOCX = Format(
    "docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    (".docx", ".docm"),
    "a smaller Word document",
)
HTML = Format("html", "text/html", (".html", ".htm", ".xhtml"), "a smaller web page")
FORMATS = (PDF, DOCX, HTML)
SUFFIXES = tuple(suffix for each in FORMATS for suffix in each.suffixes)


class Extracted(NamedTuple):
    """A document whose text was taken out of a file, with its layout, and what was left out.

    text: the words as the file has them, character for character those of the document, which holds a space for each
    control character.
    """

    document: Document
    text: str
    notes: tuple[str, ...] = ()


def format_of(source: Source) -> Format | None:
    """The format of a file by its first bytes and its suffix; None where it is text."""
    if source.data.startswith(b"%PDF"):
        return PDF
    if source.data.startswith(b"PK\x03\x04") and b"word/document" in source.data:
        return DOCX
    if source.suffix not in _TEXTS and re.match(rb"\s*<(?:!doctype\s+html|html)\b", source.data[:200], re.I):
        return HTML
    return next((each for each in FORMATS if source.suffix in each.suffixes), None)


def extracted(source: Source) -> Extracted:
    """The document of a report in any format; asked for twice, it is extracted once. Raises BadInput."""
    known = vars(source)
    if "extracted" not in known:
        known["extracted"] = extract(source)
    found: Extracted = known["extracted"]
    return found


def extract(source: Source) -> Extracted:
    """Text and layout of a file. Raises BadInput."""
    form = format_of(source)
    if form is None:
        return Extracted(source.document, source.text)
    data = decoded(source).encode("utf-8", "surrogatepass") if form is HTML else source.data
    answer = ask(source.name, form.module, data, form.smaller)
    document = source.document_of(answer["text"], form.media_type)._replace(layout=answer["layout"])
    return Extracted(document, document.text, tuple(answer["notes"]))


def decoded(source: Source) -> str:
    """The text of a web page, in the encoding that the user, a byte order mark or the page names. Raises BadInput."""
    named = _CHARSET.search(source.data[:2048])
    if "encoding" not in source.options and named and not source.data.startswith((b"\xff\xfe", b"\xfe\xff")):
        source = replace(source, options={**source.options, "encoding": named[1].decode("ascii")})
    return source.text
