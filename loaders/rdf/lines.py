"""A graph as canonical text: sorted N-Quads, so that every triple has a line of its own to be quoted."""

from collections.abc import Iterable

from pyoxigraph import Quad, RdfFormat, serialize

from remit.graph.claim import Document, Evidence, Span, quote_of
from remit.loaders.rdf import NAME
from remit.loaders.source import Source

MEDIA_TYPE = "application/n-quads"


class Lines:
    """The document of a graph, and the place of each quad in it."""

    def __init__(self, source: Source, quads: list[Quad]) -> None:
        written = (serialize(quads, format=RdfFormat.N_QUADS) or b"").decode("utf-8").split("\n")[:-1]
        lines = dict(zip(quads, written, strict=True))
        text = "".join(line + "\n" for line in sorted(set(written)))
        starts: dict[str, Span] = {}
        at = 0
        for line in text.split("\n")[:-1]:  # a literal may hold characters that splitlines takes for ends
            starts[line] = Span(at, at + len(line))
            at += len(line) + 1
        self.document: Document = source.document_of(text, MEDIA_TYPE)
        self.spans = {quad: starts[line] for quad, line in lines.items()}
        self.numbers = {span: number for number, span in enumerate(sorted(starts.values()), 1)}

    def evidence(self, rule: str, quads: Iterable[Quad]) -> tuple[Evidence, ...]:
        """One piece of evidence that quotes the lines of these quads."""
        spans = tuple(sorted({self.spans[quad] for quad in quads}))
        return (Evidence(self.document.id, spans, quote_of(self.document.text, spans), NAME, rule),)

    def where(self, quad: Quad) -> str:
        """The line of a quad, as a person counts."""
        return f"line {self.numbers[self.spans[quad]]}"
