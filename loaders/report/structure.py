"""The stages that read structure: lines, recommendations and what was said and done about them, plans, damage."""

from remit.loaders.report.actors import Actors
from remit.loaders.report.blocks import Block
from remit.loaders.report.document import Document
from remit.loaders.report.lines import lines
from remit.loaders.report.mention_index import MentionIndex
from remit.loaders.report.plans import plan_items
from remit.loaders.report.reading import Reading, Span
from remit.loaders.report.recommendations import recommendations
from remit.loaders.report.redaction import damages as redacted
from remit.loaders.report.redaction import redactions
from remit.loaders.report.responses import respond
from remit.loaders.report.transcript import damages as garbled
from remit.loaders.report.transcript import is_transcript, transcript_blocks


def _material(document: Document, actors: Actors) -> tuple[list[Block], MentionIndex]:
    """Blocks with the names in them; a transcript is rejoined first, and its headings name nobody."""
    mentions = actors.mentions_in(Span(0, len(document.text)))
    if is_transcript(document.text):
        return transcript_blocks(document.text), MentionIndex(document.text, mentions, lambda index: ())
    return document.blocks, MentionIndex(document.text, mentions, actors.heading_actor)


def structure(document: Document, actors: Actors, reading: Reading) -> None:
    """Everything that is read from layout and set phrases."""
    text = document.text
    blocks, names = _material(document, actors)
    reading.lines = lines(text, blocks, names)
    reading.recommendations = respond(text, blocks, names, recommendations(text, blocks, names))
    reading.plan_items = plan_items(text, blocks, names)
    reading.damages = [*redacted(redactions(text)), *garbled(text)]
