"""Loading a report: text -> reading -> claims."""

from remit.loaders.loading import Loaded, Unread
from remit.loaders.report.claims import to_claims
from remit.loaders.report.read import read_report
from remit.loaders.source import Source

SURE = 0.4  # anything that is text can be read as prose; a loader that knows its columns is surer


def recognise(source: Source) -> float:
    """Any text may be a report."""
    return SURE


def load(source: Source) -> Loaded:
    """Read a report. Raises BadInput where the bytes are no text."""
    text = source.text
    reading = read_report(text, known=source.known)
    loaded = to_claims(reading, source.document)
    for start, end in reading.unread:
        where = f"line {text.count(chr(10), 0, start) + 1}"
        loaded.unread.append(
            Unread(source.title, where, text[start:end], "speaks of a duty, and no rule understood it")
        )
    return loaded
