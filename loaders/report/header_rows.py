"""Headers of tables that stand on two rows: a title over several columns, and under it what each of them holds."""

from collections.abc import Sequence
from itertools import zip_longest

_LONGEST = 60  # characters of a title


def two_headers(first: Sequence[str], second: Sequence[str], third: Sequence[str]) -> bool:
    """Whether the second row belongs to the header: it names the columns that the first leaves blank, and begins blank.

    A title that reaches over several columns leaves those after its first blank; the rows below begin with a cell.
    """
    blank = [column for column, title in enumerate(first) if not title]
    filled = [column for column, title in enumerate(second) if title]
    if not (blank and filled and first[0] and third[:1] and third[0]) or 0 in filled or blank[0] == 0:
        return False
    over = {column for column in filled if column in blank or (column + 1 in blank and column + 1 in filled)}
    return set(blank) <= set(filled) == over and all(_title(title) for title in [*first, *second] if title)


def _title(words: str) -> bool:
    """A cell that can be a title: short, without a stop or figures."""
    return len(words) < _LONGEST and words[-1] not in ".;" and not any(map(str.isdigit, words))


def joined_titles(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """The title of each column: what stands over it, and under that its own."""
    titles: list[str] = []
    over = ""
    for above, own in zip_longest(first, second, fillvalue=""):
        over = above or over
        titles.append(f"{over} {own}" if own else above)
    return titles
