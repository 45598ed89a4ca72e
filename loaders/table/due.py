"""Due dates as they are written: ISO 8601 where the words allow it, else the words."""

import re

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = (
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|"
    rf"{_MONTH},?\s+\d{{4}}"
    rf"|{_MONTH}\s+\d{{1,2}}\b(?!,?\s*\d{{4}})|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\b"
    r"|\d{4}-\d{2}(?:-\d{2})?|\d{1,2}/\d{1,2}/\d{2,4}|(?:the\s+)?(?:end\s+of\s+)?(?:fiscal\s+year|FY|Q[1-4]|(?:first|"
    r"second|third|"
    r"fourth|last|next)\s+quarter(?:\s+of)?|calendar\s+year|year[- ]end)\s*(?:of\s+)?(?:(?:FY|"
    r"fiscal\s+year)\s*)?(?:\d{2,4}(?:[/–-]\d{2,4})?)?"
    r"|(?:the\s+)?end\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:year|month|quarter|\d{4})|(?:spring|summer|autumn|fall|"
    r"winter)\s+\d{4})"
)
_DUE = re.compile(
    rf"\b(?:by|before|until|(?:starting|beginning|commencing|effective)(?:\s+(?:in|on|from))?|no\s+later\s+than|not\s+later\s+than|target(?:ed)?(?:\s+completion)?(?:\s+date)?(?:\s+of|"
    rf"\s+is|:)?|due(?:\s+date)?"
    rf"(?::|\s+(?:on|in|by))?|completion(?:\s+date)?(?:\s+of|:)?|complete[d]?\s+(?:in|by)|expected\s+(?:in|"
    rf"by))\s*(?P<date>{_DATE}|\d{{4}}\b)",
    re.I,
)
_WITHIN = re.compile(
    r"\bwithin\s+(?:\w+\s+)?\(?\d{1,3}\)?\s*(?:working\s+|business\s+|calendar\s+)?(?:days?|weeks?|months?)\b", re.I
)
_SHORT = re.compile(
    rf"(?P<first>\d{{1,2}})(?P<mark>[./ -])(?P<second>\d{{1,2}}|{_MONTH[:-3]})(?P=mark)(?P<year>\d{{4}}|\d{{2}})", re.I
)
_BARE = re.compile(_DATE, re.I)


_AHEAD = re.compile(
    rf"\b(?:will|plans?|intends?|expects?|expected|to\s+be)\b[^.;]*?\b(?:in|on|during)\s+(?P<date>{_DATE})", re.I
)


def has_date(words: str) -> bool:
    """Some date stands in the words."""
    return bool(_BARE.search(words))


def due_in(words: str) -> str:
    """The date by which a sentence says that something is to be done, or ""."""
    found = _DUE.search(words)
    if found:
        return iso(found["date"])
    ahead = _AHEAD.search(words)
    if ahead:
        return iso(ahead["date"])
    within = _WITHIN.search(words)
    return within[0] if within else ""


def due_of(cell: str) -> str:
    """The date in a cell of a date column, or its words."""
    short = _SHORT.fullmatch(cell.strip())
    if short and (told := figures(short)):
        return told
    found = _BARE.search(cell)
    return iso(found[0]) if found else " ".join(cell.split())


def figures(found: re.Match[str]) -> str:
    """ "31.05.2027", "31-May-27", "5/31/2027" -> "2027-05-31"; "" where day and month could change places."""
    first, mark, second, year = found["first"], found["mark"], found["second"], found["year"]
    year = year if len(year) == 4 else f"20{year}"
    if second.isalpha():
        return iso(f"{first} {second} {year}")
    one, two = int(first), int(second)
    day, month = (two, one) if two > 12 else (one, two)
    if one == 0 or two == 0 or month > 12 or day > 31 or (mark != "." and day <= 12 and one != two):
        return ""
    return f"{year}-{month:02}-{day:02}"


def iso(words: str) -> str:
    """ "September 30, 2002" -> "2002-09-30", "May 2013" -> "2013-05"; other words stay."""
    plain = " ".join(words.split())
    month = re.search(rf"\b{_MONTH}(?=\s|,|$)", plain, re.I)
    year = re.search(r"\b(\d{4})\b", plain)
    if not month or not year:
        return plain
    number = next((i for i, name in enumerate(_MONTHS, 1) if name.startswith(month[0].lower().strip(".")[:3])), 0)
    day = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", plain.replace(year[1], ""))
    return f"{year[1]}-{number:02}" + (f"-{int(day[1]):02}" if day and 1 <= int(day[1]) <= 31 else "")
