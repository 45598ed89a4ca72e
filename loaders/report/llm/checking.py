"""What of a model's answer stands in the document: exact quotes, and names that are there."""

import re
from collections.abc import Iterator

from remit.loaders.report.actors import Actors
from remit.loaders.report.blocks import Block
from remit.loaders.report.document import Document
from remit.loaders.report.llm.answer import SaidDuty, SaidLine
from remit.loaders.report.llm.chunks import Chunk
from remit.loaders.report.reading import Duty, Line, Span

SHORTEST, LONGEST = 3, 250  # words of a quote
RULE = "llm"
_WORD = re.compile(r"\S+")
_ARTICLE = re.compile(r"^(?:the|an?|each|every|all)\s+", re.I)


class Unfounded(Exception):
    """A statement of the model that does not stand in the document; says why."""


class Checker:
    """Turns statements of a model about one document into records of a reading, or raises Unfounded."""

    def __init__(self, document: Document, actors: Actors) -> None:
        self.document = document
        self.actors = actors

    def duty(self, said: SaidDuty, chunk: Chunk) -> Duty:
        """A duty whose quote and holder are there."""
        span = self.place(said.quote, chunk)
        holder = self.named(said.holder, span)
        return Duty((holder,), said.kind, (span,), modality=said.modality, status="suggested", rule=f"{RULE}.duty")

    def line(self, said: SaidLine, chunk: Chunk) -> Line:
        """A line whose quote and ends are there."""
        span = self.place(said.quote, chunk)
        lower, upper = self.named(said.lower, span), self.named(said.upper, span)
        if lower == upper:
            raise Unfounded("nobody stands under themselves")
        return Line(lower, upper, said.kind, (span,), status="suggested", rule=f"{RULE}.line")

    def place(self, quote: str, chunk: Chunk) -> Span:
        """Where the quote stands, word for word; only blanks and line breaks may differ."""
        words = _WORD.findall(quote)
        if not SHORTEST <= len(words) <= LONGEST:
            raise Unfounded(f"a quote of {len(words)} words")
        pattern = re.compile(r"\s+".join(map(re.escape, words)))
        found = pattern.search(self.document.text, chunk.start, chunk.end)
        if not found:
            raise Unfounded("the quote is not in the document")
        return Span(*found.span())

    def named(self, name: str, span: Span) -> str:
        """Id of somebody who is named in the quote or in a heading above it."""
        words = _WORD.findall(_ARTICLE.sub("", name.strip()))
        pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)", re.I)
        if not words or not any(pattern.search(text) for text in self.beside(span)):
            raise Unfounded(f"{name!r} is named neither in the quote nor in a heading above it")
        ids = self.actors.resolve_text(" ".join(words), self.block(span).index)
        if len(ids) != 1:
            raise Unfounded(f"{name!r} is no name of one actor")
        return ids[0]

    def beside(self, span: Span) -> Iterator[str]:
        """The quote, and the headings above it."""
        yield self.document.text[span.start : span.end]
        for index in self.block(span).headings:
            yield self.document.blocks[index].text

    def block(self, span: Span) -> Block:
        """The block that a span begins in."""
        return next((b for b in reversed(self.document.blocks) if b.start <= span.start), self.document.blocks[0])
