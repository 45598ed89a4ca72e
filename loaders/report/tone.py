"""Whether a document tells what happened, as audits do, or lays down what is to happen, as charters do."""

from collections import Counter

from remit.loaders.report.document import Document

_FEW = 8  # finite clauses: less than that tells nothing
_PAST = 0.2  # in charters, policies and role sheets at most .13 of the clauses stand in the past, in reports .26 to .55


def tells_what_happened(document: Document) -> bool:
    """At least a fifth of the main clauses stand in the past: a report."""
    tenses = Counter(
        clause.group.tense
        for parsed in document.parsed
        for sentence in parsed
        for clause in sentence.clauses
        if clause.relation in ("main", "reported")
    )
    return tenses.total() >= _FEW and tenses["past"] + tenses["perfect"] >= _PAST * tenses.total()
