"""What each row of a chart says of its post and of the person in it."""

import re
from collections import Counter, defaultdict
from typing import NamedTuple

from remit.graph.claim import Thing, make_thing, name_key, slug
from remit.loaders.orgchart.columns import Columns
from remit.loaders.orgchart.dates import day_after, read_day
from remit.loaders.orgchart.index import Index
from remit.loaders.table import Cell, Row, Statements

NOTHING = frozenset({"", "n/a", "na", "-", "–", "—", "none", "nil", "tbd", "tbc", "?"})
_TOP = frozenset({"xx", "none", "nobody", "no one", "top"})
_STANDINGS = {
    "vacant": "vacant", "vacancy": "vacant", "unfilled": "vacant", "open": "vacant", "empty": "vacant",
    "acting": "acting", "interim": "acting", "ad interim": "acting", "temporary": "acting",
    "ended": "ended", "eliminated": "ended", "abolished": "ended", "closed": "ended", "deleted": "ended",
    "n/d": "undisclosed", "undisclosed": "undisclosed", "not disclosed": "undisclosed", "withheld": "undisclosed",
}  # fmt: skip
_ORDINARY = frozenset(
    {"filled", "active", "occupied", "permanent", "current", "in post", "yes", "full time", "employed"}
)


_ACTING = re.compile(r"\s{0,3}[(,]\s{0,3}(?:acting|interim|a\.i\.|ad interim)\)?$", re.IGNORECASE)

_LONGEST = 300  # characters of a cell that names somebody
_LISTED = re.compile(r"\s*[;/\n&]\s*|\s+and\s+")


def standing_of(text: str) -> str:
    """The standing that a status or the cell of a person tells ("Vacant since May", "Ada Moreau (acting)"), or none."""
    if len(text) > _LONGEST:
        return ""
    words = text.casefold()
    if words.startswith(("vacant", "vacancy")):
        return "vacant"
    return "acting" if _ACTING.search(text) else _STANDINGS.get(words, "")


class Entry(NamedTuple):
    """A row with the id of its post (of its person, in a chart without posts) and the column that names it."""

    row: Row
    thing: str
    column: int


class Chart:
    """Reads the rows of one chart."""

    def __init__(self, statements: Statements, columns: Columns) -> None:
        self.statements, self.columns = statements, columns
        self.index = Index()
        self.many = len({self.text(row, "organization").casefold() for row in columns.rows}) > 1
        self.places: dict[tuple[str, str], tuple[str, str]] = {}
        self.in_units = Counter((self.text(row, "post"), self.text(row, "unit")) for row in columns.rows)
        # By the key that a bare name becomes an id with: "Pilot" and "Pilots" would be one post.
        self.owners: dict[str, set[str]] = defaultdict(set)
        for row in columns.rows:
            owner = slug(self.text(row, "reference")) if self.text(row, "reference") else f"row {row.number}"
            self.owners[name_key(self.text(row, "post"))].add(owner)
        self.sharers: dict[str, set[str]] = {}
        for row in columns.rows if "reference" in columns.at else ():
            self.sharers.setdefault(slug(self.text(row, "reference")), set()).add(self.text(row, "person"))
        self.first_title: dict[str, str] = {}

    def read(self) -> None:
        """State everything that the rows say."""
        entries = [entry for row in self.columns.rows if (entry := self.enter(row))]
        dated = [(entry, self.dates(entry.row)) for entry in entries]
        for entry, dates in dated:
            self.attributes(entry)
            self.place(entry, dates)
            self.holder(entry, dates)
        for entry, dates in dated:
            self.line(entry, "reports_to", "direct", dates)
            self.line(entry, "functional", "functional", dates)

    def text(self, row: Row, name: str) -> str:
        """The words of a row in a column, none where they stand for nothing or there is no such column."""
        column = self.columns.at.get(name)
        if column is None:
            return ""
        text = row.text(column)
        return "" if len(text) < 5 and text.casefold() in NOTHING else text

    def cell(self, row: Row, name: str) -> Cell:
        """A cell as evidence."""
        return row, self.columns.at[name]

    # ---- who the row is about

    def enter(self, row: Row) -> Entry | None:
        """The post of a row, or its person in a chart without posts, known from now on by all its names."""
        title, person, reference = (self.text(row, name) for name in ("post", "person", "reference"))
        if title:
            thing, column = self.statements.thing(self.post(row, title, person, reference)), self.columns.at["post"]
        elif person and "post" not in self.columns.at and not standing_of(person):
            thing, column = self.statements.thing(make_thing("Person", person)), self.columns.at["person"]
        else:
            filled = next(c for c in range(len(row.values)) if row.text(c) or row.values[c].strip())
            self.statements.unread(row, filled, "the row names no post" if "post" in self.columns.at else "no person")
            return None
        self.index.add(thing, [("reference", reference), ("post", title), ("person", person)])
        return Entry(row, thing, column)

    def post(self, row: Row, title: str, person: str, reference: str) -> Thing:
        """The post of a row; rows of one reference are one post (a job share).

        In a chart that names no organization a title that only one post has is its identity, so that reports and
        matrices meet the chart on it. Without references, rows of one title are told apart by unit, or else by
        person: twelve inspectors are twelve posts.
        """
        whole, unit = self.text(row, "organization") or self.columns.organization, self.text(row, "unit")
        title = self.first_title.setdefault(slug(reference), title) if reference else title
        alone = len(self.owners[name_key(title)]) == 1
        if alone and not whole:
            return make_thing("Post", title)
        if reference or alone:
            return make_thing("Post", title, f"{whole or title} {reference or title}")
        if unit and self.in_units[title, unit] == 1:
            return make_thing("Post", title, f"{whole} {unit} {title}")
        self.statements.count("posts whose title stands on several rows of one unit: told apart by person or row")
        known = "" if standing_of(person) else person
        return make_thing("Post", title, f"{whole} {unit} {title} {known or f'row {row.number}'}")

    # ---- what it says

    def attributes(self, entry: Entry) -> None:
        """The reference and grade."""
        for name in ("reference", "grade"):
            if value := self.text(entry.row, name):
                cells = self.cell(entry.row, name), (entry.row, entry.column)
                self.statements.say("Attribute", entry.thing, "", f"orgchart.{name}", *cells, kind=name, value=value)

    def place(self, entry: Entry, dates: dict[str, str]) -> None:
        """The unit or organization that the post belongs to."""
        key = self.text(entry.row, "unit"), self.text(entry.row, "organization")
        if key not in self.places:
            self.places[key] = self.collective(entry.row, *key)
        place, column = self.places[key]
        if column:
            relation = "Membership" if entry.thing.startswith("person/") else "Placement"
            cells = self.cell(entry.row, column), (entry.row, entry.column)
            self.statements.say(relation, entry.thing, place, f"orgchart.{column}", *cells, **dates)

    def collective(self, row: Row, unit: str, whole: str) -> tuple[str, str]:
        """The id of a unit, or else of an organization, and the column that names it; units join up."""
        place, column = "", ""
        if name := whole or self.columns.organization:
            place, column = self.statements.thing(make_thing("Organization", name)), "organization" if whole else ""
        if unit:
            part = self.statements.thing(make_thing("Unit", unit, f"{whole} {unit}" if self.many else ""))
            if place:
                cells = [self.cell(row, name) for name in ("unit", column) if name]
                self.statements.say_once("Subdivision", part, place, "orgchart.unit", *cells)
            place, column = part, "unit"
        if column:
            self.index.add(place, [(column, self.text(row, column))])
        return place, column

    def holder(self, entry: Entry, dates: dict[str, str]) -> None:
        """Who holds the post, and how it stands."""
        status = self.text(entry.row, "status")
        if "post" in self.columns.at and "person" in self.columns.at:
            name = self.text(entry.row, "person")
            standing = standing_of(name)
            if name and standing in {"", "acting"}:
                self.occupy(entry, _ACTING.sub("", name), dates)
            if standing:
                self.stand(entry, "person", standing, dates)
            elif not name and not status:
                # An empty cell most likely means that nobody holds the post; the source does not quite say so.
                self.stand(entry, "person", "vacant", {"status": "uncertain", **dates})
        if standing := standing_of(status):
            self.stand(entry, "status", standing, dates)
        elif status and status.casefold() not in _ORDINARY:
            self.statements.unread(entry.row, self.columns.at["status"], "no status that is known")

    def occupy(self, entry: Entry, name: str, dates: dict[str, str]) -> None:
        """A person holds the post; rows of one reference hold it together."""
        person = self.statements.thing(make_thing("Person", name))
        reference = self.text(entry.row, "reference")
        share = {"share": "joint"} if reference and len(self.sharers[slug(reference)]) > 1 else {}
        cells = self.cell(entry.row, "person"), (entry.row, entry.column)
        self.statements.say("Occupancy", person, entry.thing, "orgchart.person", *cells, **share, **dates)

    def stand(self, entry: Entry, name: str, kind: str, dates: dict[str, str]) -> None:
        """The post is vacant, held for a time, ended or not disclosed."""
        cells = self.cell(entry.row, name), (entry.row, entry.column)
        self.statements.say("Standing", entry.thing, "", f"orgchart.{name}", *cells, kind=kind, **dates)

    def line(self, entry: Entry, name: str, kind: str, dates: dict[str, str]) -> None:
        """Whom the row reports to: an undefined actor where the cell means nobody in the chart, or several."""
        told = entry.row.text(self.columns.at.get(name))
        if kind == "direct" and told.casefold() in _TOP:
            cells = self.cell(entry.row, name), (entry.row, entry.column)
            self.statements.say("Standing", entry.thing, "", "orgchart.top", *cells, kind="top")
        if told.casefold() in NOTHING or told.casefold() in _TOP:
            return
        cells = self.cell(entry.row, name), (entry.row, entry.column)
        targets = self.targets(told)
        if targets:
            for target in targets:
                self.statements.say(
                    "ReportingLine", entry.thing, target, f"orgchart.{name}", *cells, kind=kind, **dates
                )
            return
        several = len(self.index.find(told))
        reason = f"{several} posts of the chart have this name" if several else "nobody in the chart has this name"
        self.statements.unread(entry.row, self.columns.at[name], reason)
        document = self.statements.table.document.id
        absent = self.statements.thing(make_thing("Undefined", told, f"{document} {told}"))
        fields = {"kind": kind, "status": "uncertain", **dates}
        self.statements.say("ReportingLine", entry.thing, absent, "orgchart.absent", *cells, **fields)

    def targets(self, told: str) -> list[str]:
        """Whom a cell means: one of the chart, or each of several that it lists; none where any of them is unsure."""
        found = self.index.find(told)
        if not found and len(told) <= _LONGEST:
            listed = [self.index.find(part) for part in _LISTED.split(told)]
            found = set().union(*listed) if all(len(part) == 1 for part in listed) else set()
            return sorted(found)
        return list(found) if len(found) == 1 else []

    def dates(self, row: Row) -> dict[str, str]:
        """The days between which the row holds; a last day is a day on which it still does."""
        days: dict[str, str] = {}
        for name, field in (("from", "valid_from"), ("to", "valid_to")):
            if text := self.text(row, name):
                day = read_day(text)
                if day:
                    days[field] = (day_after(day) if name == "to" else day).isoformat()
                else:
                    self.statements.unread(row, self.columns.at[name], "no day that is read one way only")
        return days
