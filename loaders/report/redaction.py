"""Finds what was blacked out before the document was published, in every shape it is written."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from remit.loaders.report.reading import Damage, Span

_WHAT = (
    r"(?:the |this |these |following |remaining |one |two |three |\d+ )*"
    r"(?:sections?|texts?|information|paragraphs?|sentences?|passages?|contents?|pages?|names?|portions?|parts?|items?|"
    r"lines?|words?|details?|recommendations?|findings?|material|data|figures?|tables?|rows?|bullets?)"
)
_GONE = r"(?:removed|redacted|withheld|deleted|omitted|suppressed|excised|severed|blacked out|not releas(?:ed|able))"
_EXEMPT = r"\(b\)\s?\([1-9]\)(?:\s?\([A-F]\))?"
_REDACTED = re.compile(
    rf"[(\[{{<]\s*(?:{_WHAT}\s+)?(?:(?:has|have) been\s+|(?:is|are|was|were)\s+)?{_GONE}\b[^)\]}}>\n]{{0,60}}[)\]}}>]"
    rf"|\[\s*\*{{2,}}\s*\]|[█■▇▆▓▉]{{2,}}(?:[ \t]+[█■▇▆▓▉]+)*|\[\s*_{{4,}}\s*\]"
    # Exemption codes of the US act on access, not paragraphs of a statute that is cited.
    rf"|(?<![\w)§])(?<!section )(?<!paragraph )(?<!clause )(?<!§ ){_EXEMPT}(?:[,;]?\s?{_EXEMPT})*"
    rf"|\bREDACTED\b|\b[Xx]{{6,}}\b"
    rf"|^[ \t]*(?:This |The )?{_WHAT} (?:has|have) been {_GONE}\b[^.\n]{{0,80}}\.?[ \t]*$"
    rf"|^[ \t]*(?:{_WHAT}\s+)?{_GONE}[ \t]*\.?[ \t]*$",
    re.M | re.I,
)
_SPEAKS = re.compile(r"[^\W_]")
_LABEL = re.compile(
    r"^\s*(?:(?:recommendation|finding|issue|observation|response|action)s?\s*(?:no\.?|number|#)?\s*)?"
    r"[(\[]?(?:\d+(?:\.\d+)*|[a-z])?[)\].:–—-]*\s*",
    re.I,
)


def redactions(text: str) -> list[Span]:
    """Every stretch that stands for text taken out, in order."""
    return [Span(m.start(), m.end()) for m in _REDACTED.finditer(text)]


def extent(text: str, body: Span, hidden: Sequence[Span]) -> str:
    """ "none", "partial", or "full" when nothing but a label and punctuation is left of `body`."""
    inside = [h for h in _touching(hidden, body) if h.start < body.end and h.end > body.start]
    if not inside:
        return "none"
    left, at = [], body.start
    for gone in inside:
        left.append(text[at : max(at, gone.start)])
        at = max(at, gone.end)
    left.append(text[at : body.end])
    words = _LABEL.sub("", " ".join(left), count=1)
    return "partial" if _SPEAKS.search(words) else "full"


def _touching(hidden: Sequence[Span], body: Span) -> Sequence[Span]:
    first = max(0, bisect_left(hidden, Span(body.start, body.start)) - 1)
    last = bisect_left(hidden, Span(body.end, body.end), first)
    return hidden[first:last]


def damages(hidden: Sequence[Span]) -> list[Damage]:
    """One record for each redaction."""
    return [Damage("redaction", (span,)) for span in hidden]
