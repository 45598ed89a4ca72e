"""The stages that read structure: lines, recommendations and what was said and done about them, plans, damage."""

from typing import NamedTuple
from weakref import WeakKeyDictionary

from remit.loaders.report import actions as action_reader
from remit.loaders.report import concerns as concern_reader
from remit.loaders.report import findings as finding_reader
from remit.loaders.report import lines as line_reader
from remit.loaders.report import plans as plan_reader
from remit.loaders.report import recommendations as recommendation_reader
from remit.loaders.report import redaction, responses, transcript
from remit.loaders.report import targets as target_reader
from remit.loaders.report.actors import Actors
from remit.loaders.report.blocks import Block
from remit.loaders.report.document import Document
from remit.loaders.report.mention_index import MentionIndex
from remit.loaders.report.reading import Reading, Span
from remit.loaders.report.shortfall import shortfall
from remit.loaders.report.stand_ins import stand_ins


class Material(NamedTuple):
    """What every stage reads: the blocks, and the names in them."""

    blocks: list[Block]
    names: MentionIndex


_MADE: WeakKeyDictionary[Actors, Material] = WeakKeyDictionary()  # one for each document that is being read


def material(document: Document, actors: Actors) -> Material:
    """Blocks with the names in them, which are asked for once."""
    made = _MADE.get(actors)
    if made is None:
        mentions = actors.mentions_in(Span(0, len(document.text)))
        names = MentionIndex(document.text, mentions, actors.heading_actor, actors.resolve_text, actors.by_title)
        made = _MADE[actors] = Material(document.blocks, names)
    return made


def lines(document: Document, actors: Actors, reading: Reading) -> None:
    """Who stands under whom."""
    blocks, names = material(document, actors)
    reading.lines = line_reader.lines(document.text, blocks, names)


def recommendations(document: Document, actors: Actors, reading: Reading) -> None:
    """Findings, recommendations with their addressees, and the responses to them."""
    blocks, names = material(document, actors)
    reading.findings = finding_reader.findings(document.text, blocks)
    found = recommendation_reader.recommendations(document.text, blocks, names)
    answered = responses.respond(document.text, blocks, names, found)
    reading.recommendations = finding_reader.link(reading.findings, answered)


def actions(document: Document, actors: Actors, reading: Reading) -> None:
    """What has been or will be done; comes after the recommendations."""
    blocks, names = material(document, actors)
    reading.actions = action_reader.actions(document.text, blocks, names, reading.recommendations)


def plans(document: Document, actors: Actors, reading: Reading) -> None:
    """Goals, objectives, strategies, and the measures that somebody is held to."""
    blocks, names = material(document, actors)
    reading.plan_items = plan_reader.plan_items(document.text, blocks, names)
    reading.targets = target_reader.targets(blocks, names)


def concerns(document: Document, actors: Actors, reading: Reading) -> None:
    """Where the document itself says that accountability is in trouble."""
    found = concern_reader.concerns(*material(document, actors))
    reading.concerns = [*found, *stand_ins(found, reading.duties, actors.name)]


def damage(document: Document, actors: Actors, reading: Reading) -> None:
    """What was taken out or cannot be read; comes after the recommendations."""
    hidden = [gone for gone in redaction.redactions(document.text) if not _told(gone, reading)]
    garbled = transcript.damages(document.text)
    missing = shortfall(material(document, actors).blocks, reading.recommendations) if garbled else []
    reading.damages = [*redaction.damages(hidden), *garbled, *missing]


def _told(gone: Span, reading: Reading) -> bool:
    """A recommendation already says that this was taken out of it."""
    return any(
        span.start <= gone.start and gone.end <= span.end
        for one in reading.recommendations
        if one.redacted in ("full", "partial")
        for span in one.spans
    )


STRUCTURE = (lines, recommendations, actions, plans, concerns, damage)
