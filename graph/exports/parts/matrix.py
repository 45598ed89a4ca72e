"""The RACI matrix: duties by actors; where it is too wide to read, one sheet a unit."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from remit.graph.exports.parts.content import Content
from remit.graph.exports.parts.duties import LETTERS, Duty, Part
from remit.graph.exports.parts.sheet import NARROW, Book, Link, Styled

MOST_ACTORS = 40  # columns that a person can still follow
MOST_SHEETS = 30
NAME = "RACI matrix"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def write_matrix(book: Book, content: Content, owned: Sequence[Duty]) -> None:
    """One sheet, or an index with one sheet a unit."""
    held = [duty for duty in owned if lettered(duty)]
    if len(actors(held)) <= MOST_ACTORS:
        write_grid(book, NAME, content, held)
    else:
        write_split(book, content, held)


def lettered(duty: Duty) -> list[Part]:
    """The parts that have a letter."""
    return [part for part in duty.parts if part.kind in LETTERS]


def actors(held: Iterable[Duty]) -> list[str]:
    """Everybody with a part, those with most parts first."""
    counts = Counter(part.actor for duty in held for part in lettered(duty))
    return [actor for actor, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]


def write_grid(book: Book, name: str, content: Content, held: Sequence[Duty]) -> None:
    """Duties down, actors across; those beyond MOST_ACTORS are named in the last column."""
    shown = sorted(actors(held)[:MOST_ACTORS], key=lambda actor: (content.label(actor).casefold(), actor))
    wide = len(actors(held)) > MOST_ACTORS
    columns = [("Duty", 60), *((content.label(actor), NARROW) for actor in shown), *([("Others", 40)] if wide else [])]
    sheet = book.sheet(name, columns, "actor")
    sheet.page.freeze_panes(1, 1)
    for duty in held:
        cells = [letters(duty, actor) for actor in shown]
        others = [f"{LETTERS[part.kind]}: {part.name}" for part in lettered(duty) if part.actor not in shown]
        sheet.add(f"duty {duty.id}", [Styled(duty.text, "bold"), *cells, *(["; ".join(others)] if wide else [])])
    sheet.finish()


def letters(duty: Duty, actor: str) -> Styled:
    """An actor's letters in a duty."""
    found = sorted({LETTERS[part.kind] for part in lettered(duty) if part.actor == actor}, key="ARSCIV".index)
    return Styled("/".join(found), "accountable" if "A" in found else "letter")


def write_split(book: Book, content: Content, held: Sequence[Duty]) -> None:
    """An index of units, and a sheet for each of the units with most duties."""
    units = by_unit(content, held)
    order = sorted(units, key=lambda unit: (-len(units[unit]), unit))
    columns = [("Unit", 44), ("Duties", 9), ("Actors", 9), ("Sheet", 34), ("Note", 60)]
    index = book.sheet(NAME, columns)
    why = f"{len(actors(held)):,} actors are too many columns to read, so each unit has a sheet of its own."
    rest = "; the duties of the others stand in the sheet Who owns what" if len(order) > MOST_SHEETS else ""
    names: dict[str, str] = {}
    for unit in order:
        link: Link | str = ""
        if len(names) < MOST_SHEETS:
            names[unit] = sheet_name(unit and content.label(unit), names.values())
            link = Link(names[unit], 1, names[unit])
        label = content.label(unit) if unit else "in no unit"
        note = why + rest if unit == order[0] else ""
        index.add(f"unit {unit}", [Styled(label, "bold"), len(units[unit]), len(actors(units[unit])), link, note])
    index.finish()
    for unit, name in names.items():
        write_grid(book, name, content, units[unit])


def by_unit(content: Content, held: Sequence[Duty]) -> dict[str, list[Duty]]:
    """Unit of the first who answers -> duties; "" for duties of actors that stand in no unit."""
    placed = content.by_subject("Placement")
    found: dict[str, list[Duty]] = {}
    for duty in held:
        first = lettered(duty)[0].actor
        own = first if content.things[first].kind in {"Unit", "Organization", "Body"} else ""
        unit = placed[first][0].object if first in placed else own
        found.setdefault(unit, []).append(duty)
    return found


def sheet_name(label: str, taken: Iterable[str]) -> str:
    """A name that Excel takes: at most 31 characters, none of []:*?/\\, no apostrophe at its ends; not one taken."""
    base = " ".join(_FORBIDDEN.sub(" ", f"RACI {label or 'no unit'}").replace("'", "’").split())[:27].rstrip()
    used = {name.casefold() for name in taken} | {NAME.casefold()}
    names = [base, *(f"{base} {i}" for i in range(2, MOST_SHEETS + 2))]
    return next(name for name in names if name.casefold() not in used)
