"""Who stands beside the holder of a duty: in collaboration with, in consultation with, with the help of, based on."""

import re

from remit.loaders.report.actors import Actors
from remit.loaders.report.clauses import Sentence, chain_forward
from remit.loaders.report.reading import Qualifier
from remit.loaders.report.tagging import Token

_CUES = (
    (
        "collaboration",
        re.compile(
            r"\b(?:in|through|with|by)\s+(?:[a-z]+\s+){0,2}?(?:collaboration|coordination|co-ordination|cooperation|co-operation"
            r"|partnership|conjunction|concert|association|liaison)\s+with|\b(?:together|jointly|alongside|along)\s+with|\balongside"
            r"|\b(?:work|works|working|cooperate|cooperates|cooperating|collaborate|collaborates|collaborating|coordinate|coordinates"
            r"|coordinating|co-ordinate|partner|partners|partnering|liaise|liaises|liaising|interface|team|meet|engage|engages)\s+"
            r"(?:[a-z]+ly\s+|up\s+)?with(?!in)",
            re.I,
        ),
    ),
    (
        "consultation",
        re.compile(
            r"\b(?:in|after|through|following|upon|with|by)\s+(?:[a-z]+\s+){0,2}?consultations?\s+(?:with|of)"
            r"|\b(?:after|by|when|while|and)\s+consulting(?:\s+with)?|\b(?:with|on|upon|taking|at)\s+(?:the\s+)?advice\s+(?:of|from)"
            r"|\b(?:with|taking)\s+(?:the\s+)?input\s+(?:of|from)",
            re.I,
        ),
    ),
    (
        "assist",
        re.compile(
            r"\bwith\s+(?:the\s+)?(?:[a-z]+\s+)?(?:support|assistance|help|aid)\s+(?:of|from)|\b(?:assisted|supported|aided|helped)\s+by"
            r"|\bget(?:s|ting)?\s+(?:help|support|assistance)\b(?:\s+with\s+\w+)?\s+from|^\W*(?:\w+\s+)?(?:assist|assists|assisting|help|helps)\b"
            r"(?:\s+and\s+\w+)?",
            re.I,
        ),
    ),
    (
        "based_on",
        re.compile(
            r"\bbased\s+(?:up)?on\s+(?:the\s+)?(?:[a-z]+\s+){0,2}?(?:advice|recommendations?|input|criteria|guidance|direction|report|proposals?)"
            r"\s+(?:of|from|by|developed\s+by|made\s+by|given\s+by|provided\s+by|set\s+by)"
            r"|\b(?:on|upon)\s+(?:the\s+)?recommendations?\s+(?:of|from|by)",
            re.I,
        ),
    ),
)


def _index_at(tokens: list[Token], offset: int) -> int:
    return next((i for i, t in enumerate(tokens) if t.start >= offset), len(tokens))


def qualifiers_of(sentence: Sentence, text: str, start: int, block: int, actors: Actors) -> tuple[Qualifier, ...]:
    """Qualifiers in the part of a sentence whose words are `text` and begin at `start`; actors joined by commas and "and" belong to one qualifier."""
    found: list[tuple[int, Qualifier]] = []
    taken: set[int] = set()
    for kind, pattern in _CUES:
        for cue in pattern.finditer(text):
            if cue.end() in taken:
                continue
            taken.add(cue.end())
            phrases, _, _ = chain_forward(sentence, _index_at(sentence.tokens, start + cue.end()))
            ids = [a for p in phrases if actors.acts(p) for a in actors.resolve(p, block)]
            if ids:
                found.append((cue.start(), Qualifier(kind, tuple(dict.fromkeys(ids)))))
    return tuple(q for _, q in sorted(found, key=lambda f: f[0]))
