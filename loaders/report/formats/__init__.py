"""Formats from which text is extracted: one file a format, each a program that runs in a limited process."""

from typing import NamedTuple

from remit.graph.claim import Document
from remit.graph.limited import ask
from remit.loaders.source import Source


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
FORMATS = (PDF,)
SUFFIXES = tuple(suffix for each in FORMATS for suffix in each.suffixes)


class Extracted(NamedTuple):
    """A document whose text was taken out of a file, with its layout, and what was left out."""

    document: Document
    notes: tuple[str, ...] = ()


def format_of(source: Source) -> Format | None:
    """The format of a file by its first bytes and its suffix; None where it is text."""
    if source.data.startswith(b"%PDF"):
        return PDF
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
        return Extracted(source.document)
    answer = ask(source.name, form.module, source.data, form.smaller)
    document = source.document_of(answer["text"], form.media_type)._replace(layout=answer["layout"])
    return Extracted(document, tuple(answer["notes"]))
