"""Who only stands in for the one named before: "the director or a designee" lays a duty on the director."""

from remit.loaders.report.lexicon import singular
from remit.loaders.report.phrases import Phrase

_NAMED_BY = frozenset({"designee", "designate", "delegate", "nominee", "appointee"})  # whom the holder picks
_OF_SOMEBODY = frozenset({"deputy", "alternate", "representative", "substitute", "proxy", "assistant", "replacement"})
_POSSESSIVE = frozenset({"PRP$", "POS"})


def without_stand_ins(phrases: list[Phrase], word: str) -> tuple[list[Phrase], str]:
    """The phrases of "x, y or a designee" without the designee, and the conjunction of what is left ("" for one)."""
    kept = phrases[:1] + [p for p in phrases[1:] if not _stands_in(p)]
    return kept, word if len(kept) > 1 else ""


def _stands_in(phrase: Phrase) -> bool:
    """ "or his/her designee", "or a delegate", "or their deputy"; but "or the deputy" is a post of its own."""
    tokens = phrase.tokens
    before = {t.low for t in tokens[max(0, phrase.first - 4) : phrase.first]}
    if not before & {"or", "/"}:
        return False
    after = tokens[phrase.last].low if phrase.last < len(tokens) else ""
    if tokens[phrase.head].low in ("person", "officer") and after in (
        "authorised",
        "authorized",
        "appointed",
        "empowered",
    ):
        return any(t.low == "any" for t in tokens[phrase.first : phrase.head])  # "or any person authorised by it"
    head, opening = singular(tokens[phrase.head].low), tokens[phrase.first : phrase.head]
    picked = any(t.tag in _POSSESSIVE or t.low in ("a", "an", "another") for t in opening)
    return head in _NAMED_BY or (head in _OF_SOMEBODY and picked)
