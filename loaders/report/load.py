"""Loading a report: text, PDF, DOCX or HTML -> reading -> claims."""

from remit.graph.claim import Claim, Document
from remit.graph.layout import Layout, layout_of
from remit.loaders.loading import Loaded, Unread
from remit.loaders.report.claims import to_claims
from remit.loaders.report.formats import extracted
from remit.loaders.report.read import read_report
from remit.loaders.report.reading import Reading
from remit.loaders.source import Source

NOT_UNDERSTOOD = "speaks of a duty, and no rule understood it"
SURE = 0.4  # anything that is text can be read as prose; a loader that knows its columns is surer


def recognise(source: Source) -> float:
    """Any text may be a report."""
    return SURE


def load(source: Source) -> Loaded:
    """Read a report. Raises BadInput where the bytes are no text, or no file of the format that they seem to be."""
    document, _, notes = extracted(source)
    text, layout = document.text, layout_of(document)
    reading = read_report(text, known=source.known)
    loaded = claims_of(reading, document)
    loaded.notes += [f"{source.title}: {note}" for note in notes]
    for start, end in reading.unread:
        where = layout.words([(start, end)]) or f"line {text.count(chr(10), 0, start) + 1}"
        loaded.unread.append(Unread(source.title, where, text[start:end], NOT_UNDERSTOOD))
    return loaded


def claims_of(reading: Reading, document: Document) -> Loaded:
    """Everything in a reading as things and claims; evidence names the page where the document has pages."""
    loaded = to_claims(reading, document)
    layout = layout_of(document)
    if layout.pages:
        loaded.claims = [paged(claim, layout) for claim in loaded.claims]
    return loaded


def paged(claim: Claim, layout: Layout) -> Claim:
    """The claim with the page of each of its places."""
    return claim._replace(evidence=tuple(proof._replace(page=layout.page(proof.spans)) for proof in claim.evidence))
