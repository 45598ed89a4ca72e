"""Reading a document: a list of stages, each a function of the document and of what the stages before found."""

from collections.abc import Callable

from remit.loaders.known import Known
from remit.loaders.report.actors import Actors
from remit.loaders.report.document import Document, parse_document
from remit.loaders.report.drawn import redraw
from remit.loaders.report.duties import read_duties
from remit.loaders.report.handover import duties_of_actions, duties_of_recommendations
from remit.loaders.report.known_names import NOTHING
from remit.loaders.report.leading import led_back
from remit.loaders.report.leftovers import leftovers
from remit.loaders.report.reading import Reading
from remit.loaders.report.restore import restore
from remit.loaders.report.sharing import not_said_twice
from remit.loaders.report.structure import STRUCTURE
from remit.loaders.report.unexplained import explained

Stage = Callable[[Document, Actors, Reading], None]


def read_all_duties(document: Document, actors: Actors, reading: Reading) -> None:
    """Who has to do what; first, because it resolves the pronouns that later stages meet."""
    reading.duties = read_duties(document, actors)


def hand_over(document: Document, actors: Actors, reading: Reading) -> None:
    """A recommendation to somebody, or an action that somebody owns in a table, is a duty."""
    duties = duties_of_recommendations(document, reading.duties, reading.recommendations)
    reading.duties = duties_of_actions(document, duties, reading.actions)
    reading.concerns = not_said_twice(reading.concerns, reading.duties)


def leave_over(document: Document, actors: Actors, reading: Reading) -> None:
    """What nobody understood; last, because it looks at everything else."""
    reading.unread = leftovers(document.blocks, reading)


# Each stage adds to the reading, may look at what earlier ones added, and can be left out or measured alone.
STAGES: tuple[Stage, ...] = (read_all_duties, *STRUCTURE, hand_over, leave_over)


def read_report(text: str, stages: tuple[Stage, ...] = STAGES, known: Known = NOTHING) -> Reading:
    """Read a decoded document. Deterministic; offsets count code points of `text`. `known`: names told beforehand."""
    redrawn = redraw(text)
    restored = restore(redrawn.text)
    document = parse_document(restored.text)
    actors = Actors(document, known)
    reading = Reading()
    for stage in stages:
        stage(document, actors, reading)
    reading.actors = explained(restored.text, actors.list())
    if restored.text is text:  # nothing was mended, as mostly
        return reading
    return led_back(reading, lambda span: redrawn.spans(restored.span(span)))
