"""What a report was told: "According to the officers, crews keep a log" tells what goes on and lays nothing down."""

from remit.loaders.report.actors import Actors
from remit.loaders.report.clauses import Clause, Sentence


def hearsay(sentence: Sentence, clause: Clause, actors: Actors) -> bool:
    """A present-tense clause of a report that begins with whose word it is; "according to the charter" is none."""
    opened = [t.low for t in sentence.tokens[:2]] == ["according", "to"]
    if not actors.reports or not opened or clause.group.tense != "present":
        return False
    k = next((sentence.firsts[i] for i in range(2, 5) if i in sentence.firsts), -1)
    return k >= 0 and actors.acts_surely(sentence.phrases[k])
