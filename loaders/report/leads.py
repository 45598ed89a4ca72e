"""What introduces a list: who is to do what the items say, or that they are something else than duties."""

import re
from dataclasses import dataclass

from remit.loaders.report.actors import Actors
from remit.loaders.report.blocks import Block
from remit.loaders.report.clauses import Sentence, chain_forward
from remit.loaders.report.document import Document
from remit.loaders.report.lexicon import is_topic, singular, word_set
from remit.loaders.report.owners import is_qualification, names_somebody, phrase_in_heading
from remit.loaders.report.phrases import Phrase, possessor
from remit.loaders.report.unit import Unit, owner_of
from remit.loaders.report.units import unit_of

_TOPICS = word_set("topic_nouns")
_OTHER = re.compile(
    r"\b(?:reasons?|criteria|conditions?|examples?|members|results|qualifications?|definitions?|means|components|factors"
    r"|types|categories|elements|sections?|documents?|questions?|principles|consists? of|composed of|comprised? of"
    r"|made up of|defined as|the following (?:people|persons|individuals|terms|apply)|outside (?:the )?scope"
    r"|not responsible|out of scope)\b",
    re.I,
)
_GIVEN = re.compile(
    r"\b(?:matters|powers|decisions|functions|responsibilities|duties|tasks|authority|items)\b[^:.;]{0,60}?"
    r"\b(?:(?:reserved|delegated|assigned|entrusted|allocated|given) (?:only |solely )?"
    r"(?:for [a-z]+ by|to(?! it\b)|for)"
    r"|(?:reserved|resolved|decided|determined|approved|exercised|taken) (?:only |solely )?by)\s+(?=\S)",
    re.I,
)
_HAVING = frozenset({"have", "perform", "carry", "exercise", "fulfil", "fulfill", "hold", "assume", "undertake"})
_AIMS = frozenset({"purpose", "objective", "aim", "mission"})  # somebody's, or they say nothing about duties
_DESCRIBES = re.compile(r"\b(?:that|which|who)\W*$", re.I)
_ENSURING = frozenset(
    {"ensure", "see", "make", "check", "verify", "confirm", "guarantee", "secure", "responsible", "be"}
)
_THAT = re.compile(r"\b(?:that|ensure|ensuring|the following)\b[^.]{0,40}[:–—-]\s*$", re.I)
_MADE_UP = re.compile(r"\b(?:shall|will|must) be:\W*$", re.I)  # "The officers shall be:"
_BREAKS_OFF = re.compile(r"\b(?:to|shall|must|will|should|may|by):\W*$")
_GOES_ON = re.compile(r"\b(?:on|for|by|in|to|with|at):\W*$")
_RECOMMEND = re.compile(r"\brecommends?(?:ed)? (?:that )?", re.I)


@dataclass(slots=True)
class Lead:
    """kind: "duty" (holders known), "topic" (duties, holder elsewhere), "open" (says nothing), "other" (no duties).

    nouns: items that are bare noun phrases are duties too.
    """

    kind: str
    holders: tuple[str, ...] = ()
    modality: str = "actual"
    nouns: bool = False
    alternatives: bool = False
    unit: Unit | None = None
    clausal: bool = False  # items are what somebody is to ensure: "the premises are kept safe"


def _ids(phrases: list[Phrase], block: int, actors: Actors) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a for p in phrases for a in actors.resolve(p, block)))


def _topic_subject(sentence: Sentence, block: int, actors: Actors) -> Lead | None:
    """ "The duties of the Chair include:", "Her responsibilities are:" """
    for k, phrase in enumerate(sentence.phrases[:4]):
        head = sentence.tokens[phrase.head]
        aim = singular(head.low) in _AIMS
        if singular(head.low) not in _TOPICS and not aim:
            continue
        tokens = sentence.tokens
        owner: tuple[str, ...] = ()
        if phrase.last < len(tokens) and tokens[phrase.last].low in ("of", "for"):
            found, _, _ = chain_forward(sentence, phrase.last + 1)
            owner = _ids([p for p in found if actors.acts(p)], block, actors)
        if not owner and tokens[phrase.first].tag == "PRP$":
            owner = actors.resolve(owner_of(tokens, phrase.first), block)
        whole = possessor(phrase)
        if not owner and whole is not None:
            owner = actors.resolve(whole, block) if actors.acts(whole) else ()
        has = next((c for c in sentence.clauses if c.group.last == phrase.first and c.group.lemma in _HAVING), None)
        if not owner and has is not None:
            owner = _ids([p for p in has.subjects if actors.acts(p)], block, actors)
        if owner or (k < 2 and not aim):
            return Lead("duty" if owner else "topic", owner, nouns=True)
    return None


def _recommended(sentence: Sentence, text: str, block: int, actors: Actors) -> Lead | None:
    """ "We recommend that the Deputy CIO take the following actions:" """
    found = _RECOMMEND.search(text)
    if not found:
        return None
    i = next((n for n, t in enumerate(sentence.tokens) if t.start >= sentence.start + found.end()), -1)
    phrases, word, _ = chain_forward(sentence, i) if i >= 0 else ([], "", 0)
    acting = [p for p in phrases if actors.acts(p)]
    return Lead("duty", _ids(acting, block, actors), "proposed", alternatives=word == "or") if acting else None


def _given(sentence: Sentence, text: str, block: int, actors: Actors) -> Lead | None:
    """ "Matters reserved to the board:", "Matters to be resolved only by the board" """
    found = _GIVEN.search(text)
    first = sentence.start + found.end() if found else sentence.end
    i = next((n for n, t in enumerate(sentence.tokens) if t.start >= first), len(sentence.tokens))
    phrases, word, _ = chain_forward(sentence, i) if i < len(sentence.tokens) else ([], "", 0)
    named = [p for p in phrases if names_somebody(p) or actors.acts(p)]
    return Lead("duty", _ids(named, block, actors), nouns=True, alternatives=word == "or") if named else None


def _whole(text: str, offset: int, block: int, actors: Actors) -> Lead | None:
    """A line that only names somebody ("The Secretary:") or only a topic ("Responsibilities:")."""
    if is_topic(text):
        return Lead("topic", nouns=True)
    phrase = phrase_in_heading(text, offset)
    if phrase is not None and (names_somebody(phrase) or actors.acts(phrase)):
        return Lead("duty", actors.resolve(phrase, block), nouns=is_topic(text.replace(phrase.name(), "")))
    return None


def lead_of(document: Document, block: Block, actors: Actors) -> Lead:
    """What the paragraph or item `block`, which introduces a list, says about its items."""
    if not document.parsed[block.index]:
        return Lead("open")
    sentence = document.parsed[block.index][-1]
    text = block.text[sentence.start - block.start : sentence.end - block.start]
    found = _whole(text, sentence.start, block.index, actors) or _recommended(sentence, text, block.index, actors)
    found = found or _given(sentence, text, block.index, actors)
    if found:
        return found
    units = (unit_of(sentence, c, actors) for c in reversed(sentence.clauses))
    unit = next((u for u in units if u and u.holders), None)
    clausal = unit is not None and unit.lemma in _ENSURING and bool(_THAT.search(text))
    if not clausal and _is_other(sentence, text, unit):
        return Lead("other")
    topic = _topic_subject(sentence, block.index, actors)
    if unit and not (topic and topic.kind == "duty"):
        nouns = clausal or unit.rule in ("responsible-for", "tasked", "has-authority") or bool(topic)
        ids = _ids(unit.holders, block.index, actors)
        return Lead("duty" if ids else "open", ids, unit.modality, nouns, unit.alternatives, unit, clausal)
    engaged = _engaged(sentence, text, block.index, actors) if not topic else None
    if engaged:
        return engaged
    says = any(c.group.lemma not in ("include", "follow") for c in sentence.clauses)
    return topic or Lead("other" if says else "open")


def _engaged(sentence: Sentence, text: str, block: int, actors: Actors) -> Lead | None:
    """ "The panel has a programme of work focused on:", whose items go on with verbs."""
    clause = next((c for c in reversed(sentence.clauses) if c.relation == "main" and c.subjects), None)
    if clause is None or not _GOES_ON.search(text) or clause.group.tense != "present" or clause.group.negated:
        return None
    acting = [p for p in clause.subjects if actors.acts(p)]
    return Lead("duty", _ids(acting, block, actors)) if acting else None


def _is_other(sentence: Sentence, text: str, unit: Unit | None) -> bool:
    """The items are criteria, examples, results, or parts of a thing; "X shall:" leaves no room for that."""
    if _DESCRIBES.search(text) or is_qualification(text) or _MADE_UP.search(text):
        return True
    if unit is not None and _BREAKS_OFF.search(text):
        return False  # "… uses the results to:"
    at_once = unit is not None and len(sentence.tokens) - unit.clause.group.last <= 2
    past = any(c.group.tense == "perfect" for c in sentence.clauses)
    return not at_once and (past or bool(_OTHER.search(text)))
