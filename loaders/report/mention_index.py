"""The names of a document asked for once and looked up by place, the longest where two overlap."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable

from remit.loaders.report.owners import names_somebody
from remit.loaders.report.phrases import noun_phrase_of
from remit.loaders.report.reading import Span

_ARTICLE = re.compile(r"(?:the|an?|its|their|each|every|all|any)\s+", re.I)
_POWER = re.compile(
    r"(?:the\s+|its\s+)?(?:[\w-]+\s+)?(?:leadership|supervision|direction|authority|control|command|oversight|"
    r"guidance|management|"
    r"instructions?|approval|responsibility|chairmanship)\s+of\s+(?:the\s+|an?\s+|its\s+)?",
    re.I,
)
_PAPER = re.compile(r"this\s+(?:section|part|policy|charter|document|report|plan|chapter|annex|agreement)s?", re.I)
_DEED = re.compile(  # "the introduction of directors": a deed, unless the noun is a body ("Department of Ports")
    r"(?:the\s+)?(?!(?:department|association|federation|organi[sz]ation|commission|administration|government|"
    r"parliament|"
    r"institution|corporation|delegation|foundation|mission|section|division|tribunal|convention|union|congregation)\b)"
    r"\w+(?:tion|ment|sion|ance|ence)\s+of\s+(?:the\s+|an?\s+|its\s+)?",
    re.I,
)
_TELLS = re.compile(r"\b(?:notif|inform|advis|tell|warn|appris)\w*\s+(?:the\s+|its\s+|their\s+)?$", re.I)
_OF_WHAT = re.compile(r"\s+(?:of|about)\s+(?:any|every|each|all|the)\b", re.I)
_SMALL = frozenset(("of", "and", "the", "for", "on", "in", "to", "&"))
_WORD = re.compile(r"(?<![A-Z][ \n])(?<![\w&’'-])[A-Z][\w&’'-]*")
_INSIDE = re.compile(r"[a-z0-9,;)][ \n]$")  # elsewhere these begin a sentence or a line, and are verbs

# fmt: off
_VERBS = frozenset((
    "Lead", "Leads", "Chair", "Chairs", "Head", "Heads", "Staff", "Support", "Host", "Sponsor", "Partner",
    "Champion", "Report", "Review", "Direct", "Police", "Guard", "Crew", "Counsel", "Judge", "Coach", "Mentor",
    "Author", "Contact", "Delegate", "Advocate", "Associate", "Consult", "Command", "Minister", "Manage",
    "Train",
))
# fmt: on
_ANY = re.compile(r"(?<![\w’'-])[A-Za-z]+")
_CARRIES_ON = re.compile(r"[\w’'-]")
_ALONE = re.compile(  # the subject of a modal, at the beginning of a sentence or a clause
    r"(?<![A-Z][a-z] )(?<![\w’'-])(?P<name>[A-Z][a-z]{3,})(?=\s+(?:also\s+|thus\s+)?(?:should|must|shall)\b)"
)
_LONGER = re.compile(r"\w|[ \n][A-Z]")  # the name is only the beginning of another one


class MentionIndex:
    """`Names` for the structure readers: (actor id, span) of all mentions, and who a heading is about.

    The parser misses names in fragments ("to Board and Ministers"), so a capitalised name that it found
    somewhere counts everywhere.
    """

    def __init__(
        self,
        text: str,
        mentions: list[tuple[str, Span]],
        heading: Callable[[int], tuple[str, ...]],
        named: Callable[[str], tuple[str, ...]],
        about: Callable[[], tuple[str, ...]] = tuple,
    ) -> None:
        self._heading, self._named, self._about = heading, named, about
        mentions = [part for who, at in mentions for part in _without_power(text, who, at, mentions, named)]
        mentions = [part for who, at in mentions for part in _told(text, who, at, named)]
        self._all: list[tuple[str, Span]] = []
        self._add(mentions)
        self._add([*self._all, *_elsewhere(text, self._all)])
        self._add([*self._all, *_short_names(text, self._all), *_in_small_letters(text, self._all)])

    def _add(self, mentions: list[tuple[str, Span]]) -> None:
        self._all = []
        for who, at in sorted(mentions, key=lambda m: (m[1].start, -m[1].end)):
            last = self._all[-1][1] if self._all else None
            if last is None or at == last or at.start >= last.end:
                self._all.append((who, at))
        self._starts = [at.start for _, at in self._all]

    def mentions_in(self, span: Span) -> list[tuple[str, Span]]:
        """Mentions inside the span, in order; several actors may share one place."""
        found: list[tuple[str, Span]] = []
        for i in range(bisect_left(self._starts, span.start), len(self._all)):
            if self._starts[i] >= span.end:
                break
            if self._all[i][1].end <= span.end:
                found.append(self._all[i])
        return found

    def named(self, words: str) -> tuple[str, ...]:
        """Whom words name that stand where somebody is named."""
        return self._named(words)

    def heading_actor(self, index: int) -> tuple[str, ...]:
        """Whom the heading with this block index is about."""
        return self._heading(index)

    def about(self) -> tuple[str, ...]:
        """Whom the whole document is about."""
        return self._about()


def _told(text: str, who: str, at: Span, named: Callable[[str], tuple[str, ...]]) -> list[tuple[str, Span]]:
    """ "notify the officer of every breach" names the officer."""
    of = _OF_WHAT.search(text, at.start, at.end) if _TELLS.search(text, max(0, at.start - 20), at.start) else None
    if not of:
        return [(who, at)]
    return [(one, Span(at.start, of.start())) for one in named(text[at.start : of.start()])]


def _without_power(
    text: str, who: str, at: Span, mentions: list[tuple[str, Span]], named: Callable[[str], tuple[str, ...]]
) -> list[tuple[str, Span]]:
    """ "the leadership of the Dean" names the Dean; "the appointment of the Dean" only if he is named elsewhere."""
    if _PAPER.fullmatch(text, at.start, at.end):
        return []
    led = _POWER.match(text, at.start, at.end)
    power = led or _DEED.match(text, at.start, at.end)
    if not power:
        return [(who, at)]
    if led and _somebody(text[power.end() : at.end]):
        return [(one, Span(power.end(), at.end)) for one in named(text[power.end() : at.end])]
    inner = " ".join(text[power.end() : at.end].split()).lower()
    known = (other for other, place in mentions if _bare(text, place) == inner)
    found = next(known, "")
    return [(found, Span(power.end(), at.end))] if found else []


def _somebody(words: str) -> bool:
    phrase = noun_phrase_of(words)
    return phrase is not None and names_somebody(phrase)


def _bare(text: str, at: Span) -> str:
    return " ".join(_ARTICLE.sub("", text[at.start : at.end]).split()).lower()


def _elsewhere(text: str, known: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """Further places of names that are written with capitals and nearly always mean the same actor."""
    by_word = _spellings(text, known)
    found: list[tuple[str, Span]] = []
    for word in _WORD.finditer(text):
        for name, who in by_word.get(word[0], ()):
            end = word.start() + len(name)
            if not text.startswith(name, word.start()) or _LONGER.match(text, end):
                continue
            if " " in name or name not in _VERBS or _INSIDE.search(text, max(0, word.start() - 2), word.start()):
                found.append((who, Span(word.start(), end)))
                break
    return found


def _short_names(text: str, known: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """ "Denmark should" where the text knows the Denmark Commission: a first word that acts alone is the whole."""
    wholes: dict[str, Counter[str]] = {}
    for who, at in known:
        words = _ARTICLE.sub("", text[at.start : at.end]).split()
        if len(words) > 1 and len(words[0]) > 3 and all(w[:1].isupper() or w in _SMALL for w in words):
            wholes.setdefault(words[0], Counter())[who] += 1
    found = []
    for word in _ALONE.finditer(text):
        whole = wholes.get(word["name"])
        if whole:
            found.append((whole.most_common(1)[0][0], Span(*word.span("name"))))
    return found


def _in_small_letters(text: str, known: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """Names of two words and more wherever they stand, in capitals or not: "Shift lead", "the shift leads"."""
    names: dict[str, dict[str, str]] = {}
    for who, at in known:
        name = " ".join(_ARTICLE.sub("", text[at.start : at.end]).split()).lower()
        if " " in name and len(name) < 60 and name.replace(" ", "").isalpha():
            for form in (name, name.removesuffix("s"), f"{name}s"):
                names.setdefault(form.split()[0], {}).setdefault(form, who)
    found = []
    for word in _ANY.finditer(text):
        forms = names.get(word[0].lower(), {})
        for form, who in forms.items():
            end = word.start() + len(form)
            if text[word.start() : end].lower() == form and not _CARRIES_ON.match(text, end):
                found.append((who, Span(word.start(), end)))
                break
    return found


def _spellings(text: str, known: list[tuple[str, Span]]) -> dict[str, list[tuple[str, str]]]:
    """First word -> names that begin with it, longest first, each with its actor; singular and plural."""
    names: dict[str, Counter[str]] = {}
    for who, at in known:
        name = " ".join(_ARTICLE.sub("", text[at.start : at.end]).split())
        if 1 < len(name) < 80 and all(word[:1].isupper() or word in _SMALL for word in name.split()):
            for form in {name, name.removesuffix("s"), f"{name}s"}:
                names.setdefault(form, Counter())[who] += 1
    by_word: dict[str, list[tuple[str, str]]] = {}
    for name in sorted(names, key=len, reverse=True):
        (who, times), *_ = names[name].most_common(1)
        if times >= 0.6 * names[name].total():
            by_word.setdefault(name.split()[0], []).append((name, who))
    return by_word
