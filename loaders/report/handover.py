"""What is recommended to somebody is a duty proposed for whom it is addressed to."""

from remit.loaders.report.document import Document
from remit.loaders.report.kinds import first_verb, kind_of_duty
from remit.loaders.report.reading import Duty, Recommendation
from remit.loaders.report.tagging import tag


def duties_of_recommendations(
    document: Document, duties: list[Duty], recommendations: list[Recommendation]
) -> list[Duty]:
    """The duties, and one for every addressed recommendation whose words name no holder themselves.

    A duty without a holder inside such a recommendation is the addressee's.
    """
    found = list(duties)
    for one in recommendations:
        start, end = one.spans[0].start, one.spans[-1].end
        inside = [n for n, d in enumerate(found) if start <= d.spans[0].start < end]
        if not one.addressees or one.redacted == "full" or any(found[n].holders for n in inside):
            continue
        for n in reversed(inside):
            del found[n]
        kind = kind_of_duty(first_verb(tag(document.text[start:end])), document.text[start:end])
        found.append(Duty(one.addressees, kind, one.spans, modality="proposed", rule="recommendation"))
    return sorted(found, key=lambda d: (d.spans[0].start, d.spans[-1].end))
