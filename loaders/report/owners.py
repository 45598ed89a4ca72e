"""Who a heading, a label or a title names: the actor without the words for roles, duties and kinds of document."""

import re

from remit.loaders.report.bullets import initial_verb
from remit.loaders.report.lexicon import is_agentive, is_topic, lexical_tag, singular, verb_lemma, word_set
from remit.loaders.report.names import is_acronym
from remit.loaders.report.phrases import Phrase, noun_phrase_of
from remit.loaders.report.tagging import tag

_CHARTER = re.compile(
    r"(?:charter|terms of reference|by-?laws|constitution|mandate|(?:job|position|role) description|job action sheet"
    r"|action card|role card|(?:role|position) profile|duty statement|statement of duties|statutes|rules of procedure"
    r"|governance|roles? and responsibilities)",
    re.I,
)
_HANDBOOK = re.compile(  # "Warden's Handbook", "Handbook for Wardens"
    r"(?:The\s+)?(?P<who>[A-Z][\w-]*(?:\s[\w-]+){0,4}?)(?:['’]s|s['’])\s+(?:handbook|manual|guide)\b"
    r"|(?:The\s+)?(?:handbook|manual|guide)\s+(?:for|of)\s+(?:the\s+)?(?P<whom>[A-Z][\w-]*(?:\s[\w-]+){0,4}?)\s*$",
    re.I,
)
_OF = re.compile(
    r"^(?P<topics>(?:[\w’'-]+(?:,\s*|\s+(?:and|or|&|/)\s+|\s*[/&]\s*|\s+))+)(?:of|for|to)\s+(?=\S)(?P<who>.+)$", re.I
)
_CHAPTER = re.compile(
    r"\s*(?:article|section|chapter|part|clause|rule|annex|appendix)\s*-?\s*(?:\d[\d.]*|[IVX]+)\s*[-–—.:]*\s+(?=\S)",
    re.I,
)
_ASIDE = re.compile(r"\s*\((?![^()]*[A-Z]{2})[^()]{1,60}\)")
_TRAIL = re.compile(r"[\s:–—-]*$")
_POST = re.compile(
    r"\s*(?:(?:position|job|role) description\s+)?(?:position|job|role|post|working)?\s*"
    r"(?:title|position|post|role)\s*:\s*(?P<who>(?:[A-Z][a-z]{1,2}\.\s)?[^\n:;.]{3,80})",
    re.I,
)
_ACTIVITIES = frozenset({"management", "administration", "authority"})
_OFFICIAL = word_set("official")  # "the competent authority" is somebody, "delegated authority" a power
_ABSTRACT = re.compile(r"(?:tions?|sions?|ments?|ances?|ences?|ings?|ities|ity|ism|ships?|ness|ures?|ics|als)$")
_DOCUMENTS = word_set("document_nouns")
_QUALIFICATIONS = re.compile(
    r"\b(?:qualifications?|skills|education|experience|eligibility|competenc(?:y|ies)|prerequisites|looking for"
    r"|about you|you bring|knowledge(?! management)|abilit(?:y|ies)|licen[cs]es?|certifications?|physical demands"
    r"|selection criteria|working conditions)\b",
    re.I,
)
_NAMES = word_set("organizational_names")  # somebody only when capitalised: "the Trust"
_PLACES = frozenset(
    {"county", "city", "municipality", "district", "borough", "state", "province", "college", "hospital"}
)
_MANAGING = word_set("managing")
_NUMBERED = frozenset({"section", "article", "part", "chapter", "annex", "appendix"})
_DESIGNEE = re.compile(
    r"\s*(?:,|\(|/)?\s*or (?:(?:his|her|their|its|the|a|his or her|his/her) )?(?:designees?|designates?|delegates?"
    r"|alternates?|nominees?)\)?$",
    re.I,
)
_LISTED = re.compile(r"\s*(?:,\s*(?:and\b|or\b)?|/|&|\band\b|\bor\b)\s*")
_GROUPS = word_set("units") | word_set("bodies") | word_set("organizations")
_LONGEST_NAME = 7  # words
_WORDS = re.compile(r"\S+")
_MINOR = frozenset({"of", "and", "the", "for", "on", "in", "to", "a", "an"})
_LETTERED = frozenset(
    {"responsible", "accountable", "approve", "approver", "support", "supportive", "consult", "consulted", "inform"}
    | {"informed"}
)
_LABEL = re.compile(
    r"(?P<who>[A-Z][^:–—]{1,70}?)"
    r"(?:\s*:\s+|\s+[–—-]{1,2}\s+|\.\s+(?=(?:[A-Z][a-z]+s|Responsible|Accountable|In charge)\b))(?=\S)"
)


def _cut_topics(text: str) -> str:
    """ "Roles of the Chair", "Chair's Responsibilities", "Role: Chair" -> the words for the chair."""
    text = _CHAPTER.sub("", text.strip()).rstrip(". ") if _CHAPTER.match(text) else text
    text = _DESIGNEE.sub("", _TRAIL.sub("", _ASIDE.sub(" ", text.strip())))
    found = _OF.match(text)
    if found and is_topic(found["topics"]):
        text = found["who"]
    if ":" in text:
        before, after = text.split(":", 1)
        text = after if is_topic(before) or not after.strip() else before if is_topic(after) else text
    words = text.split()
    while len(words) > 1 and is_topic(words[-1]) and words[-1].lower() not in ("of", "lead"):
        words.pop()
    while words and words[-1] in ("–", "—", "-", ":", "|"):
        words.pop()
    return " ".join(words).removesuffix("’s").removesuffix("'s").removesuffix("’").removesuffix("'")


def phrase_in_heading(text: str, offset: int = 0) -> Phrase | None:
    """The noun phrase that a heading puts in charge of its section, agentive or not; None for topics and sentences."""
    text = shown(text)
    words = _cut_topics(text)
    if not words or is_topic(words):
        return None
    at = text.find(words.split()[0])
    between = r"\s*(?:\([^()]{0,60}\)\s*)?"
    span = re.match(between.join(map(re.escape, words.split())), text[at:]) if at >= 0 else None
    raw = _ASIDE.sub(lambda m: " " * len(m[0]), text[at : at + span.end()]) if span else words
    return noun_phrase_of(raw, offset + max(at, 0))


def agentive_head(phrase: Phrase) -> bool:
    """The head is a noun for somebody; "management" only alone or as "senior management", not as "risk management"."""
    head = phrase.tokens[phrase.head]
    if singular(head.low) == "point" and phrase.head > phrase.first:
        return phrase.tokens[phrase.head - 1].low in ("contact", "focal", "liaison")
    if head.low not in _ACTIVITIES or (head.low == "authority" and head.text[0].isupper()):
        named = head.text[0].isupper() and head.low in _NAMES and (phrase.head > phrase.first)
        places = head.tag == "NNS" and singular(head.low) in _PLACES
        return named or places or is_agentive(head.low)
    before = phrase.tokens[phrase.head - 1] if phrase.head > phrase.first else None
    if head.low == "administration" and before is not None and before.low in _PLACES and before.text[0].isupper():
        return True  # "the County Administration"
    if head.low == "authority" and before is not None and before.low in _OFFICIAL:
        return True
    return before is None or before.low in _MANAGING or before.tag in ("DT", "PRP$", "POS") or is_acronym(before.text)


def phrases_in_heading(text: str, offset: int = 0) -> list[Phrase]:
    """As `phrase_in_heading`; several when the heading is a list of people or bodies ("Chair and Vice Chair")."""
    one = _of_many_subjects(text, offset) or phrase_in_heading(text, offset)
    if one is not None:
        return [one]
    whole = _of_two_sorts(_cut_topics(text), text, offset)
    if whole is not None:
        return [whole]
    shown_text, at, found = shown(text), 0, []
    for part in _LISTED.split(_TRAIL.sub("", shown_text)):
        at = shown_text.find(part, at)
        phrase = phrase_in_heading(part, offset + at)
        if phrase is None or not names_somebody(phrase):
            return []
        found.append(phrase)
        at += len(part)
    return found if len(found) > 1 else []


def _of_two_sorts(words: str, text: str, offset: int) -> Phrase | None:
    """ "Product and project owners": one noun for two sorts of people."""
    tokens = tag(words, offset + max(0, text.find(words)))
    nouns = all(t.tag in ("NN", "NNS", "NNP", "JJ") or t.low in ("and", "&") for t in tokens)
    joined = len(tokens) > 3 and tokens[1].low in ("and", "&") and tokens[2].text[0].islower()
    if not nouns or not joined or not is_agentive(tokens[-1].low) or is_agentive(tokens[0].low):
        return None
    return Phrase(tokens, 0, len(tokens), len(tokens) - 1)


def _of_many_subjects(text: str, offset: int) -> Phrase | None:
    """ "Roads, Parks & Lighting Department (RPL)": a unit named after all that it looks after."""
    tokens = tag(_ASIDE.sub("", re.sub(r"\s*\([A-Z&]{2,8}\)\s*$", "", text)).rstrip(" :"), offset)
    marks = [t for t in tokens if t.low in (",", "&", "and")]
    joined = any(t.low == "&" for t in marks) or (len(marks) > 1 and any(t.low == "," for t in marks))
    if not joined or not all(t in marks or t.text[0].isupper() for t in tokens):
        return None
    *subjects, head = tokens
    group = singular(head.low) in _GROUPS and not any(is_agentive(t.low) for t in subjects)
    return Phrase(tokens, 0, len(tokens), len(tokens) - 1) if group else None


def names_somebody(phrase: Phrase) -> bool:
    """The head is a person or a group, or the phrase is an acronym alone."""
    head = phrase.tokens[phrase.head]
    if phrase.tokens[phrase.last - 1].tag == "CD" and singular(head.low) in _NUMBERED:
        return False
    if agentive_head(phrase):
        return True
    return phrase.head - phrase.first <= 1 and is_acronym(head.text) and len(phrase.words()) == 1


def is_charter(title: str) -> bool:
    """A charter, bylaws, terms of reference, job description: a document about somebody."""
    return bool(_CHARTER.search(title) or _HANDBOOK.match(title))


def is_qualification(title: str) -> bool:
    """Qualifications, skills and the like: what somebody is, not what somebody does."""
    phrase = phrase_in_heading(title) if _QUALIFICATIONS.search(title) else None
    return bool(_QUALIFICATIONS.search(title)) and not (phrase is not None and agentive_head(phrase))


def bare_name(phrase: Phrase) -> bool:
    """ "Internal Audit", "Human Resources": units are named without an article, documents and systems with one."""
    return could_be_somebody(phrase) and phrase.tokens[phrase.first].tag not in ("DT", "PRP$", "CD")


def could_be_somebody(phrase: Phrase) -> bool:
    """A capitalised name of two words or more whose head is no activity, quality or document."""
    words = phrase.words()
    head = phrase.tokens[phrase.head]
    named = len(words) > 1 and all(t.text[0].isupper() or t.tag in ("IN", "CC", "DT") for t in words)
    return named and not _ABSTRACT.search(head.low) and singular(head.low) not in _DOCUMENTS and head.tag != "CD"


def title_actor(title: str, offset: int = 0) -> Phrase | None:
    """Whom a charter, a mandate or a job description is about; None for reports, plans and policies."""
    title = shown(title)
    handbook = _HANDBOOK.match(title)
    if handbook:
        return noun_phrase_of(handbook["who"] or handbook["whom"], offset)
    if not _CHARTER.search(title):
        phrase = noun_phrase_of(title, offset)
        return phrase if phrase and names_somebody(phrase) else None
    words = _CHARTER.sub(" ", title, count=1)
    words = re.sub(r"^\s*(?:of|for)\s+(?:the\s+)?|[\s:–—|-]+$", "", words).strip(" :–—-")
    phrase = noun_phrase_of(words, offset)
    return phrase if phrase and names_somebody(phrase) else None


def post_title(text: str, offset: int = 0) -> Phrase | None:
    """The post in "Position Title: Director of Facilities"."""
    found = _POST.match(text)
    if not found:
        return None
    cut = found["who"].rsplit(" ", 1)[0] if text[found.end() :][:1] == ":" else found["who"]  # "… Department: Wards"
    for who in (cut, cut.split(",")[0]):  # "Unit Manager, Renal Ward"
        phrase = noun_phrase_of(who.strip(), offset + found.start("who"))
        if phrase and names_somebody(phrase):
            return phrase
    return None


def shown(text: str) -> str:
    """Capitals only at the beginning of words, for lines set in capitals; same length."""
    if not text.isupper() or len(text) < 9:
        return text
    return re.sub(r"[A-Z][A-Z’']*", lambda m: m[0].lower() if m[0].lower() in _MINOR else m[0].capitalize(), text)


def label_of(text: str, offset: int = 0) -> tuple[Phrase, int] | None:
    """The actor of "Chair: runs the meetings" and where the rest begins, counted in `text`."""
    found = _LABEL.match(text)
    if not found:
        return _run_on(text, offset)
    if found["who"].lower() in _LETTERED:  # "Responsible: Project leader. Takes …"
        inner = label_of(text[found.end() :], offset + found.end())
        return (inner[0], found.end() + inner[1]) if inner else None
    phrase = phrase_in_heading(found["who"], offset) or _joined_name(found["who"], offset)
    if phrase is None:
        return None
    rest = tag(text[found.end() :][:120])
    form = initial_verb(rest)
    third = form == "third" or (form == "weak" and rest[0].low.endswith("s") and found[0].rstrip()[-1] in "–—-")
    head = phrase.tokens[phrase.head].low
    if head in _ACTIVITIES and form in ("base", "gerund") and phrase.head > phrase.first:
        return None  # "Programme management: run all programmes"
    acts = could_be_somebody(phrase) and third
    return (phrase, found.end()) if acts or names_somebody(phrase) else None


def _run_on(text: str, offset: int) -> tuple[Phrase, int] | None:
    """ "Internal Audit Undertake spot checks": the first two cells of a row whose table was lost."""
    words = list(_WORDS.finditer(text[:120]))
    if not words or lexical_tag(words[0][0].lower()) in ("VB", "VBP"):
        return None  # "Prepare Agenda and Preside over meetings"
    for n in range(1, min(_LONGEST_NAME, len(words) - 2)):
        word, after = words[n][0], words[n + 1][0]
        if not words[n - 1][0][0].isupper() and words[n - 1][0] not in ("&", "/", "of", "and", "the"):
            return None
        begins = word[0].isupper() and after[0].islower()
        if begins and (word in ("Will", "To", "Must", "Shall") or _plain_verb(word.lower(), after)):
            phrase = phrase_in_heading(text[: words[n].start()], offset) or _joined_name(
                text[: words[n].start()], offset
            )
            named = phrase is not None and (names_somebody(phrase) or could_be_somebody(phrase))
            return (phrase, words[n].start()) if phrase is not None and named else None
    return None


def _plain_verb(low: str, after: str) -> bool:
    return (
        verb_lemma(low) == low and lexical_tag(low) in ("VB", "VBP") and after not in ("of", "in", "for", "and", "on")
    )


def _joined_name(text: str, offset: int) -> Phrase | None:
    """ "Operations & Support": nouns that a mark joins, as one name."""
    tokens = tag(text.rstrip(), offset)
    joined = [t for t in tokens if t.low in ("&", "/", "-")]
    if not joined or len(tokens) > _LONGEST_NAME or not all(t.text[0].isupper() or t in joined for t in tokens):
        return None
    return Phrase(tokens, 0, len(tokens), len(tokens) - 1)
