"""Tags, noun phrases, verb groups and the subjects of clauses."""

import pytest

from remit.loaders.report.clauses import parse
from remit.loaders.report.tagging import tag

CLAUSES = [
    # sentence, subjects, modal, main verb, passive, relation of the last clause
    ("The clerk reports to the board.", ["clerk"], "", "report", False, "main"),
    ("Clerks report losses weekly.", ["Clerks"], "", "report", False, "main"),
    ("The Board, in consultation with the clerk, should act.", ["Board"], "should", "act", False, "main"),
    ("Members with conflicts of interest must abstain.", ["Members"], "must", "abstain", False, "main"),
    ("Keys must be kept by the porter.", ["Keys"], "must", "keep", True, "main"),
    (
        "If the lift stops, the cook, the porter and the guard shall call.",
        ["cook", "porter", "guard"],
        "shall",
        "call",
        False,
        "main",
    ),
    ("The porter is required to call.", ["porter"], "is required to", "call", False, "main"),
    ("The porter locks up when the guard leaves.", ["guard"], "", "leave", False, "condition"),
    ("The porter, who must be sober, keeps keys.", ["porter"], "", "keep", False, "main"),
    ("Each of the guards shall sign.", ["guards"], "shall", "sign", False, "main"),
]


@pytest.mark.parametrize("case", CLAUSES, ids=[c[0] for c in CLAUSES])
def test_last_clause(case: tuple[str, list[str], str, str, bool, str]) -> None:
    text, subjects, modal, lemma, passive, relation = case
    clause = parse(text).clauses[-1]
    assert [p.name() for p in clause.subjects] == subjects
    assert (clause.group.modal, clause.group.lemma, clause.group.passive) == (modal, lemma, passive)
    assert clause.relation == relation


def test_the_verb_after_recommend_that() -> None:
    tags = {t.low: t.tag for t in tag("We recommend that the director direct staff to file reports.")}
    assert tags["direct"] == "VB"


def test_tokens_point_at_their_words() -> None:
    text = "The U.S. clerk’s files can't be e-mailed (see 3.1)."
    assert all(text[t.start : t.end] == t.text for t in tag(text))
    assert [t.text for t in tag(text)][:4] == ["The", "U.S.", "clerk", "’s"]
