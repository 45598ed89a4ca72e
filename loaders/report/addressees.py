"""Who is to act on a recommendation: subjects of should and must, "recommend that X", agents of passives."""

import re
from collections.abc import Iterator, Sequence

from remit.loaders.report.blocks import Block
from remit.loaders.report.lexicon import singular, word_set
from remit.loaders.report.naming import Group, Names, after, groups_in
from remit.loaders.report.reading import Span
from remit.loaders.report.sentences import sentences
from remit.loaders.report.strangers import names_a_thing, recommended_strangers

RECOMMENDS = re.compile(
    r"\b(?:recommend(?:s|ed|ing)?|(?:we|I)\s+(?:suggest|urge|advise|expect|invite|ask|call\s+(?:up)?on))\b(?!\s+by\b)",
    re.I,
)
MODAL = re.compile(
    r"\b(?:should|must|shall|ought\s+to|needs?\s+to|ha(?:s|ve)\s+to|(?:is|are)\s+to|will\s+need\s+to|(?:is|"
    r"are)\s+required\s+to)\b",
    re.I,
)
PASSIVE = re.compile(
    r"(?:\s*,[^,.;]{0,60},)?\s+(?:not\s+|also\s+|\w+ly\s+){0,2}be\s+(?:\w+ly\s+)?(?!able\b|responsible\b|"
    r"accountable\b|required\b)"
    r"\w+(?:ed|en|wn|ne|ght|ade|eld|ept|ent|et|un|ut|id|old|pt|ught|ken|orn)\b",
    re.I,
)
_THAT = re.compile(r"[^.;:]{0,40}?\bthat\b,?|\s+(?=(?:the|all|each|every|both)\s|[A-Z])")
_TO_WHOM = re.compile(r"\s+to\s+")
_THAT_HE = re.compile(r"\s+that\b(?:[^.;:]{0,60}?\b(?:it|he|she|they)\b|\s+(?:the|an?|its|all|any)\b)")
_ASIDE = re.compile(r"[^,.;]{1,80},\s")
_THEY = re.compile(r"\s+(?:they|it|he|she)\b")
_AUX = re.compile(r"\s+(?:should|must|shall)(?=\s)")
_TO = re.compile(r"\s+to\b")
_CLAUSE = re.compile(r"\s(?:that|where|whether|how|which|who|what)\s")
_ACTS = re.compile(r"\s+(?!is\b|are\b|was\b|were\b|has\b|have\b)[a-z]+s?\s")
_BEGINS_THAT = re.compile(r"\bThat(?:,\s[^,.;]{1,170},)?\s+(?=the\s|[A-Z])")
_NAME = r"[A-Z][\w’'-]*(?:\s+[A-Z][\w&’'-]*){0,4}"
_NAMED_SUBJECT = re.compile(
    rf"\b(?:The|Both\s+the)\s+(?P<name>{_NAME})\s+(?:should|must|shall)\b"
    rf"|(?:^|(?<=[.;:]\s))\W{{0,6}}(?P<bare>(?:[A-Z]+[a-z]+[A-Z]\w*|[A-Z]{{2,8}}|(?!The\s|All\s|Any\s|Each\s|If\s|This\s|These\s)"
    rf"[A-Z][a-z]+(?:\s+(?:of\s+)?[A-Z][\w&’'-]*){{1,4}}))\s+(?:should|must|shall)\b|\bThat\s+the\s+(?P<that>{_NAME})\s+(?=[a-z]+\s)"
)
_AND_NAME = re.compile(rf"\s+and\s+(?:the\s+)?(?P<name>{_NAME})\s+(?:also\s+|each\s+|jointly\s+)?(?=[a-z]+\s)")
_ABSTRACT = re.compile(r"(?:tion|ment|ing|ance|ence|ness|ics|als|ism|ship|ures?)s?$")
_PAPERS = word_set("document_nouns")
_SET_OFF = re.compile(
    r"\W*(?:To|In\s+order\s+to|So|Given|Because|Since|If|When|While|Where|As|Although|Whether|Until|Once|For)\b"
)
_OVER = re.compile(r",\s*(?:the|an?|its|each)?\s*$", re.I)
_BE_FOR = re.compile(r"\b(?:is|are|be)\s*$")
_OPEN_THAT = re.compile(r"\bthat\s*:?\s*$")
_MADE_TO = re.compile(
    r"\brecommendations?\b[^.;]{0,60}?\b(?:to|for)\b(?=\s+(?:the\s+)?[A-Z])|\brecommend(?:s|ed)?\s+(?:that\s+)?(?=(?:the\s+)?[A-Z])",
    re.I,
)
_BY = re.compile(r"\bby\s+")
_FOR = re.compile(r"\bfor\b")
_TASK = re.compile(r"\s*(?:is|are|will\s+be)\s+to\b")
_TO_DO = re.compile(r"\s+to\s+(?!the\b|an?\b)[a-z]+")
_GOVERNED = re.compile(
    r"\b(?:within|in|of|at|on|for|with|by|from|under|during|to|through|between|among|per|than|about|including|via|concerning|regarding|affecting)\s+"
    r"(?:both\s+)?(?:(?:the|an?|its|their|each|all|any|this)\s+)?$",
    re.I,
)
_OWNED = re.compile(r"\s*['’]s?\b|\s*\)?['’](?:\s|$)")
_GENERIC = re.compile(
    r"(?:the\s+|its\s+|our\s+)?(?:department|government|agency|agencies|ministry|management|senior\s+management|"
    r"organi[sz]ation|"
    r"authorit(?:y|ies)|company|stakeholders?|(?:[\w-]+\s+){0,2}authorities|administration|institution|leadership|"
    r"staff|officials)",
    re.I,
)
_VERBISH = re.compile(
    r"\s*(?:\([^()]{0,60}\)\s*)?(?:,[^,.;]{0,80},\s*)?(?:(?:should|must|shall|also|not|promptly|immediately|\w+ly|"
    r"each)\s+)*[a-z:(–—-]|\s*:?\s*$"
)


def addressees(blocks: Sequence[Block], span: Span, names: Names) -> tuple[tuple[str, ...], bool]:
    """Actors that the sentences inside `span` ask to act, in order, and whether all of them are named generically."""
    found: dict[str, bool] = {}
    for block in blocks:
        for sentence in sentences(block):
            if sentence.end <= span.start or sentence.start >= span.end:
                continue
            for group in asked(block, sentence, names):
                generic = _generic(block, group)
                found.update((actor, generic) for actor in group.ids if actor not in found)
    return tuple(found), bool(found) and all(found.values())


def leading(item: Block, lead: Block, names: Names) -> tuple[tuple[str, ...], bool]:
    """Who is to act on an item: its own subject when the lead stops at "that", else whom the lead names last."""
    if _OPEN_THAT.search(lead.text):
        named = groups_in(item, names)
        if named and not item.text[: named[0].start].strip(" *_").strip().lower().removeprefix("the"):
            return named[0].ids, _generic(item, named[0])
    span = (sentences(lead) or [lead.span])[-1]
    ids, generic = addressees([lead], span, names)
    if ids or not (RECOMMENDS.search(lead.text) and lead.text.endswith(":")):
        return ids, generic
    first = next(iter(groups_in(item, names)), None)  # "We recommend the following: The agency appoints …"
    if first and not item.text[: first.start].strip(" *_Tthe") and _ACTS.match(item.text, first.end):
        return first.ids, _generic(item, first)
    return (), False


def made_to(block: Block, names: Names) -> tuple[str, ...]:
    """Whom a line names that introduces recommendations: "five recommendations that we made to the port"."""
    opened = _MADE_TO.search(block.text)
    group = after(block.text, groups_in(block, names), opened.end()) if opened else None
    return group.ids if group else ()


def _generic(block: Block, group: Group) -> bool:
    return bool(_GENERIC.fullmatch(block.text[group.start : group.end]))


def asked(block: Block, sentence: Span, names: Names) -> list[Group]:
    """Groups that one sentence asks to act."""
    named = groups_in(block, names, sentence)
    start, end = sentence.start - block.start, sentence.end - block.start
    unknown = _unknown(block.text, named, start, end, names)
    if unknown:
        return [unknown]
    strangers = list(recommended_strangers(block.text, start, end, names))
    if strangers or not named:
        return strangers
    found = [
        *_recommended(block.text, named, start, end),
        *_obliged(block.text, named, start, end),
        *_agents(block.text, named, start, end),
        *_tasked(block.text, named, start, end),
        *_wanted(block.text, named, start, end, names),
    ]
    unique = {group.start: group for group in found}
    return [unique[at] for at in sorted(unique)]


def _recommended(text: str, named: list[Group], start: int, end: int) -> Iterator[Group]:
    """ "recommend that the A and the B do": the first group after it that nothing governs, or whom "they" means."""
    for verb in RECOMMENDS.finditer(text, start, end):
        to_whom = _TO_WHOM.match(text, verb.end())
        group = after(text, named, to_whom.end()) if to_whom else None
        if group and _THAT_HE.match(text, group.end):
            yield group
            continue
        that = _THAT.match(text, verb.end())
        if not that:
            continue
        aside = _ASIDE.match(text, that.end()) if that[0].endswith(",") else None
        begin = aside.end() if aside else that.end()
        they = _THEY.match(text, that.end())
        if they and not _suffers(text, they.end()):
            yield from [g for g in named if g.end < verb.start() and not _GOVERNED.search(text, start, g.start)][:1]
            continue
        for group in named:
            if group.start < begin or group.start - begin > 120 or MODAL.search(text, begin, group.start):
                continue  # behind a modal it is no subject of what is recommended
            if names_a_thing(text, group.end):
                continue
            if _GOVERNED.search(text, begin, group.start) or _OWNED.match(text, group.end):
                continue
            if _VERBISH.match(text, group.end) and not _suffers(text, group.end):
                yield group
            break


def _wanted(text: str, named: list[Group], start: int, end: int, names: Names) -> Iterator[Group]:
    """ "That the A do", as resolutions are worded."""
    that = _BEGINS_THAT.search(text, start, end)
    group = after(text, named, that.end()) if that else None
    if group and (beside := _AND_NAME.match(text, group.end)):
        yield group
        ids = names.named(beside["name"])
        yield Group(ids, beside.start("name"), beside.end("name"))
    elif group and _VERBISH.match(text, group.end) and not _suffers(text, group.end):
        yield group


def _unknown(text: str, named: list[Group], start: int, end: int, names: Names) -> Group | None:
    """ "The Waterworks should …", where only its place shows that the name is somebody's."""
    found = _NAMED_SUBJECT.search(text, start, end)
    if not found or _suffers(text, found.end()) or PASSIVE.match(text, found.end()):
        return None
    part = next(part for part in ("name", "bare", "that") if found[part])
    last = found[part].split()[-1].lower()
    if singular(last) in _PAPERS or _ABSTRACT.search(last) or any(g.start < found.end(part) for g in named):
        return None
    ids = names.named(found[part])
    return Group(ids, found.start(part), found.end(part)) if ids else None


def _suffers(text: str, at: int) -> bool:
    """ "the post (should) be filled": whoever is named is not to act."""
    modal = _AUX.match(text, at)
    return bool(PASSIVE.match(text, modal.end() if modal else at))


def _obliged(text: str, named: list[Group], start: int, end: int) -> Iterator[Group]:
    """ "the A should do": not in passives, and not inside a clause that only says what should be ensured."""
    for modal in MODAL.finditer(text, start, end):
        if PASSIVE.match(text, modal.end()):
            continue
        group = _subject(text, named, start, modal.start())
        if group:
            yield group


_LINKING = re.compile(
    r"(?:\s|,[^,;]{0,120},|\([^()]{0,80}\)|\b(?:also|each|both|all|therefore|then|officials|members|staff|who|which|"
    r"\w+ly)\b)*"
)


def _subject(text: str, named: list[Group], start: int, at: int) -> Group | None:
    for group in reversed([g for g in named if g.end <= at]):
        if _GOVERNED.search(text, start, group.start) or _OWNED.match(text, group.end):
            continue
        return group if _LINKING.fullmatch(text, group.end, at) and not _subordinate(text, start, group.start) else None
    return None


def _subordinate(text: str, start: int, at: int) -> bool:
    """The group stands in a that-clause or the like which something else than a recommendation opened."""
    opened = max(_CLAUSE.finditer(text, start + 1, at), key=lambda m: m.start(), default=None)
    if opened and _SET_OFF.match(text, start, at) and _OVER.search(text, opened.end(), at):
        return False  # "To ensure that licences are renewed, the board should …"
    return opened is not None and not RECOMMENDS.search(text, max(start, opened.start() - 40), opened.end())


def _agents(text: str, named: list[Group], start: int, end: int) -> Iterator[Group]:
    """ "should be done … by the A, the B and the C"."""
    for modal in MODAL.finditer(text, start, end):
        passive = PASSIVE.match(text, modal.end())
        if not passive:
            continue
        stop = text.find(";", modal.end(), end)
        for by in _BY.finditer(text, passive.end(), end if stop < 0 else stop):
            group = after(text, named, by.end())
            if group:
                yield group
                break


def _tasked(text: str, named: list[Group], start: int, end: int) -> Iterator[Group]:
    """ "It is for the A to do", "the task for the A is to do", "A to do by June"."""
    for word in _FOR.finditer(text, start, end):
        group = after(text, named, word.end())
        if group and (
            _TASK.match(text, group.end) or (_TO.match(text, group.end) and _BE_FOR.search(text, start, word.start()))
        ):
            yield group
    first = named[0]
    if not text[start : first.start].strip(" \tTthe*_").strip() and _TO_DO.match(text, first.end):
        yield first
