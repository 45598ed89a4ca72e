"""Days as charts write them."""

import re
from datetime import date, timedelta

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")


def read_day(text: str) -> date | None:
    """A day in ISO order, or with the day first where it can only be that (25/03/2026, 25.03.2026).

    03/04/2026 is March in one country and April in another: no day, for it is not ours to guess.
    """
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = int(found[1]), int(found[3]), int(found[4])
        if found[2] != "." and day <= 12 and day != month:
            return None
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_after(day: date) -> date:
    """The first day no longer, of a last day."""
    return day if day == date.max else day + timedelta(days=1)
