"""Which column says what: by the words of its header, unless the user declares it."""

from dataclasses import dataclass, field

from remit.graph.errors import BadInput
from remit.loaders.source import Source
from remit.loaders.table import Row, Table, header_key

# In this order: "manager name" and "reports to position" hold words of later fields too.
HEADERS: dict[str, tuple[str, ...]] = {
    "functional": (
        "dotted line manager", "dotted line", "functional manager", "functional line", "reports functionally to",
        "functional superior", "matrix manager", "secondary manager", "functional",
    ),
    "reports_to": (
        "reports to", "reporting to", "line manager", "direct manager", "manager", "supervisor", "superior", "boss",
        "managed by", "supervised by", "reports to post", "parent position", "parent post", "parent",
    ),
    "reference": (
        "reference", "ref", "post reference", "position id", "post id", "position number", "position code",
        "employee id", "employee number", "staff id", "id", "number", "code",
    ),
    "organization": ("organization", "organisation", "company", "agency", "employer", "legal entity", "institution"),
    "unit": (
        "unit", "department", "division", "branch", "section", "team", "directorate", "business unit",
        "organizational unit", "organisational unit", "office", "dept",
    ),
    "grade": ("grade", "grade or equivalent", "rank", "pay grade", "pay band", "band"),
    "status": ("status", "state", "post status", "position status"),
    "from": ("from", "valid from", "start date", "start", "since", "from date", "effective from", "effective date"),
    "to": ("to", "valid to", "end date", "end", "until", "to date", "effective to"),
    "post": ("post", "job title", "post title", "position title", "title", "position", "role", "job"),
    "person": (
        "person", "name", "holder", "post holder", "postholder", "incumbent", "occupant", "employee", "full name",
        "employee name", "staff member", "held by",
    ),
}  # fmt: skip

# Too common inside other headers ("phone number", "postal code", "first name") to be taken for a part of them.
_WHOLE_ONLY = frozenset(
    {"name", "id", "ref", "number", "code", "from", "to", "start", "end", "since", "state", "parent", "office", "band"}
)
_WIDEST = 256  # columns: what stands further right is no header of a chart
_MEANT = "post (or person) and at least one of person, unit, organization, reports_to, functional"


@dataclass(slots=True)
class Columns:
    """Field -> column; `rows` below the header; what was guessed; an organization that only the user names."""

    at: dict[str, int]
    rows: list[Row] = field(default_factory=list)
    note: str = ""
    organization: str = ""


def guess(row: Row) -> dict[str, int]:
    """The fields whose words stand in a header: the whole header first, then as part of it."""
    keys = {column: header_key(text) for column, text in enumerate(row.values[:_WIDEST])}
    found: dict[str, int] = {}
    for whole in (True, False):
        for name, words in HEADERS.items():
            if name not in found:
                free = {c: key for c, key in keys.items() if c not in found.values()}
                column = next((c for word in words for c, key in free.items() if fits(word, key, whole=whole)), None)
                if column is not None:
                    found[name] = column
    return found


def fits(word: str, key: str, *, whole: bool) -> bool:
    """Whether a header is a word, or holds it."""
    return key == word if whole else word not in _WHOLE_ONLY and len(key) < 60 and f" {word} " in f" {key} "


def enough(found: dict[str, int]) -> bool:
    """Whether columns say something of posts or persons."""
    others = {"unit", "organization", "reports_to", "functional", "person"} & found.keys()
    return ("post" in found and bool(others)) or ("person" in found and bool(others - {"person"}))


def find_columns(source: Source, table: Table) -> Columns:
    """The columns of a table, guessed from its best header row and declared by options.

    Raises BadInput where a declared column is not there, or the needed ones are not; it says which there are.
    """
    index, row, found = best_header(source, table)
    declared = {name: column_of(source, row, name) for name in HEADERS if source.options.get(name)}
    organization = source.options.get("organization", "")
    if declared.get("organization") is None:
        declared.pop("organization", None)
    else:
        organization = ""
    at = {name: c for name, c in found.items() if c not in declared.values()}
    at |= {name: column for name, column in declared.items() if column is not None}
    if not enough(at):
        there = ", ".join(f"{text.strip()!r}" for text in row.values[:40] if text.strip())
        hint = f'{_MEANT}; say which they are with -o post="Job title" -o reports_to=Boss and the like'
        raise BadInput(f"{source.name}, row {row.number}", f"the columns {there or 'of this row'} are not enough", hint)
    said = ", ".join(f"{name} = {row.text(c)!r}" for name, c in at.items())
    left = [row.text(c) for c in range(len(row.values)) if c not in at.values() and row.text(c)]
    note = f"columns of row {row.number}: {said}" + (f"; not read: {', '.join(map(repr, left[:20]))}" if left else "")
    return Columns(at, [r for r in table.rows[index + 1 :] if not r.blank()], note, organization)


def best_header(source: Source, table: Table) -> tuple[int, Row, dict[str, int]]:
    """Of the first rows the one in which most fields are recognised, declared headers included."""
    wanted = {header_key(text) for name, text in source.options.items() if name in HEADERS}
    rows = [(i, row) for i, row in enumerate(table.rows[:20]) if not row.blank()]
    if not rows:
        raise BadInput(source.name, "holds no rows", "a row of headers, and rows below it")

    def score(pair: tuple[int, Row]) -> int:
        return len(guess(pair[1])) + 2 * len(wanted & set(map(header_key, pair[1].values)))

    index, row = max(rows, key=lambda pair: (score(pair), -pair[0]))
    return index, row, guess(row)


def column_of(source: Source, row: Row, name: str) -> int | None:
    """The column that an option names, or None for the name of an organization. Raises BadInput where there is none."""
    wanted = header_key(source.options[name])
    for column, text in enumerate(row.values):
        if header_key(text) == wanted:
            return column
    if name == "organization":
        return None
    there = ", ".join(f"{text.strip()!r}" for text in row.values[:40] if text.strip())
    raise BadInput(
        f"{source.name}, row {row.number}", f"no column {source.options[name]!r} for {name}", f"one of {there}"
    )
