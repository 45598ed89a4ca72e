"""Who stands beside the holder of a duty: in collaboration with, in consultation with, with the help of, based on."""

import re

from remit.loaders.report.actors import Actors
from remit.loaders.report.clauses import Sentence, chain_forward
from remit.loaders.report.reading import Qualifier
from remit.loaders.report.tagging import Token

_COLLABORATING = (
    r"\b(?:in|through|with|by) (?:[a-z]+ ){0,2}?(?:collaboration|coordination|co-ordination|cooperation|co-operation"
    r"|partnership|conjunction|concert|association|liaison) with|\b(?:together|jointly|along) with|\balongside"
    r"|\b(?:work|cooperat|co-operat|collaborat|coordinat|co-ordinat|partner|liais|interfac|team|meet|engag)(?:e|es|s|ing)?"
    r" (?:[a-z]+ly |up )?with\b"
)
_CONSULTING = (
    r"\b(?:in|after|through|following|upon|with|by) (?:[a-z]+ ){0,2}?consultations? (?:with|of)"
    r"|\b(?:after|by|when|while|and) consulting(?: with)?|\b(?:with|on|upon|taking|at) (?:the )?advice (?:of|from)"
    r"|\b(?:with|taking) (?:the )?input (?:of|from)"
)
_ASSISTING = (
    r"\bwith (?:the )?(?:[a-z]+ )?(?:support|assistance|help|aid) (?:of|from)|\b(?:assisted|aided|helped) by"
    r"|\bget(?:s|ting)? (?:help|support|assistance)\b(?: with \w+)? from"
    r"|^\W*(?:\w+ )?(?:assist|assists|assisting|help|helps)\b(?: and \w+)?"
)
_BASED = (
    r"\bbased (?:up)?on (?:the )?(?:[a-z]+ ){0,2}?"
    r"(?:advice|recommendations?|input|criteria|guidance|direction|report|proposals?) "
    r"(?:of|from|by|(?:developed|made|given|provided|set|issued) by)"
    r"|\b(?:on|upon) (?:the )?recommendations? (?:of|from|by)"
)
_CUES = tuple(
    (kind, re.compile(pattern.replace(" ", r"\s+"), re.I))
    for kind, pattern in (
        ("collaboration", _COLLABORATING),
        ("consultation", _CONSULTING),
        ("assist", _ASSISTING),
        ("based_on", _BASED),
    )
)


def _index_at(tokens: list[Token], offset: int) -> int:
    return next((i for i, t in enumerate(tokens) if t.start >= offset), len(tokens))


def qualifiers_of(sentence: Sentence, text: str, start: int, block: int, actors: Actors) -> tuple[Qualifier, ...]:
    """Qualifiers in the part of a sentence whose words are `text` and begin at offset `start`.

    Actors joined by commas and "and" belong to one qualifier.
    """
    found: list[tuple[int, Qualifier]] = []
    taken: set[int] = set()
    for kind, pattern in _CUES:
        for cue in pattern.finditer(text):
            if cue.end() in taken:
                continue
            taken.add(cue.end())
            phrases, _, _ = chain_forward(sentence, _index_at(sentence.tokens, start + cue.end()))
            acting = [p for p in phrases if actors.acts(p)]
            named = [p for p in phrases if p in acting or (acting and actors.may_act(p))]
            ids = [a for p in named for a in actors.resolve(p, block)]
            if ids:
                found.append((cue.start(), Qualifier(kind, tuple(dict.fromkeys(ids)))))
    return tuple(q for _, q in sorted(found, key=lambda f: f[0]))
