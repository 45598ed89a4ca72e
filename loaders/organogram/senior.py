"""Senior rows: one post each, unless a reference stands on several."""

import re
from collections.abc import Sequence
from datetime import date

from remit.graph.claim import content_hash, make_thing, slug
from remit.loaders.organogram.posts import NOTHING, Places, post_thing
from remit.loaders.table import Row

# A row of the same reference that differs in nothing of these is a job share, or the same row again.
_SHARED = ("grade", "title", "function", "organisation", "unit", "reports")
_SENTINELS = {"vacant": "vacant", "vacancy": "vacant", "eliminated": "ended", "n/d": "undisclosed"}
_VACANT_SINCE = re.compile(r"vacant (?:on|since|from) (\d\d?)[/.](\d\d?)[/.](\d\d(?:\d\d)?)", re.IGNORECASE)
_WITHHELD = re.compile(r"\b(?:withheld|not disclosed|redacted)\b", re.IGNORECASE)
_LABEL = 120  # characters of a responsibility's label; the whole text is its statement


class SeniorRows(Places):
    """Reads the rows of a senior file."""

    def read(self, rows: Sequence[Row]) -> None:
        """State everything that the rows say."""
        self.groups: dict[str, list[Row]] = {}
        for row in rows:
            if self.identity(row) == "post":
                self.groups.setdefault(slug(self.text(row, "reference")), []).append(row)
        for row in rows:
            self.read_row(row)
        self.count_groups()

    def read_row(self, row: Row) -> None:
        """State what one row says of its post, or of a person without one."""
        identity = self.identity(row)
        if identity == "person":
            self.without_post(row)
            return
        if identity != "post":
            self.statements.unread(row, self.columns[identity], f"without {identity} the post has no identity")
            return
        reference, organisation = self.text(row, "reference"), self.told(row, "organisation")
        title = self.told(row, "title")
        post = self.statements.thing(post_thing(organisation, reference, title))
        self.attributes(row, post)
        place, column = self.collective(row)
        say = self.statements.say
        say("Placement", post, place, "organogram.unit", self.cell(row, column), self.cell(row, "title"))
        self.holder(row, post)
        self.superior(row, post)
        self.function(row, post)

    def identity(self, row: Row) -> str:
        """What a row is about, "post" or "person" (without one), or else the column that it lacks for that."""
        reference = self.text(row, "reference")
        if not self.told(row, "organisation"):
            return "organisation"
        if not re.search(r"\w", reference):
            return "reference"
        return "person" if reference == "0" else "post"

    def without_post(self, row: Row) -> None:
        """Reference 0: somebody is paid by the organisation and holds no post."""
        self.statements.count("rows with the reference 0: people who are paid and hold no post")
        name = self.told(row, "name")
        if name:
            person = self.statements.thing(make_thing("Person", name))
            place, column = self.collective(row)
            cells = self.cell(row, "name"), self.cell(row, column)
            self.statements.say("Membership", person, place, "organogram.no_post", *cells)

    def attributes(self, row: Row, post: str) -> None:
        """The reference, title and grade of a post."""
        for name, kind in (("reference", "reference"), ("title", "name"), ("grade", "grade")):
            value = self.told(row, name)
            if value:
                cells = self.cell(row, name), self.cell(row, "title")
                self.statements.say("Attribute", post, "", f"organogram.{name}", *cells, kind=kind, value=value)

    def holder(self, row: Row, post: str) -> None:
        """Who holds the post, or that nobody does, or that it is not told."""
        name = self.text(row, "name")
        cells = self.cell(row, "name"), self.cell(row, "title")
        standing = _SENTINELS.get(name.casefold().removesuffix(" post"))
        if standing:
            since = self.vacant_since(row) if standing == "vacant" else ""
            dates = {"valid_from": since} if since else {}
            self.statements.say("Standing", post, "", f"organogram.{standing}", *cells, kind=standing, **dates)
        elif name.casefold() in NOTHING:
            self.statements.count(
                "posts with no name and no word that they are vacant: nothing is said of who holds them"
            )
        else:
            person = self.statements.thing(make_thing("Person", name))
            share = "joint" if self.job_share(row) else "sole"
            self.statements.say("Occupancy", person, post, "organogram.name", *cells, share=share)

    def vacant_since(self, row: Row) -> str:
        """The day in a note "the post became vacant on 01/02/11", or none."""
        found = _VACANT_SINCE.search(self.text(row, "notes"))
        if not found:
            return ""
        day, month, year = (int(part) for part in found.groups())
        try:
            return date(year + 2000 if year < 100 else year, month, day).isoformat()
        except ValueError:
            self.statements.unread(row, self.columns["notes"], "no day of the calendar")
            return ""

    def superior(self, row: Row, post: str) -> None:
        """The post that this one reports to: XX is nobody."""
        told = self.text(row, "reports")
        cells = self.cell(row, "reports"), self.cell(row, "title")
        if told.upper() == "XX":
            self.statements.say("Standing", post, "", "organogram.top", *cells, kind="top")
        elif told.casefold() in NOTHING:
            self.statements.unread(row, self.columns["reports"], "the post says neither whom it reports to nor XX")
        elif slug(told) not in self.groups:
            organisation = self.text(row, "organisation")
            absent = self.statements.thing(make_thing("Undefined", told, f"{organisation} {told}"))
            self.statements.unread(row, self.columns["reports"], "no row of the file has this reference")
            fields = {"kind": "direct", "status": "uncertain"}
            self.statements.say("ReportingLine", post, absent, "organogram.absent", *cells, **fields)
        else:
            self.statements.say(
                "ReportingLine", post, self.target(row, told), "organogram.reports", *cells, kind="direct"
            )

    def target(self, row: Row, told: str) -> str:
        """The id of the post that a reference of the file means: of the row's own organisation, or else of any."""
        found, own = self.groups[slug(told)], self.text(row, "organisation")
        chosen = next((other for other in found if self.text(other, "organisation") == own), found[0])
        if all(self.text(other, "reference") != told for other in found):
            self.statements.count("lines to a reference that its post writes in other case or spacing")
        title = self.told(chosen, "title")
        return post_thing(self.text(chosen, "organisation"), told, title).id

    def function(self, row: Row, post: str) -> None:
        """The free text on what the post or its team does: one responsibility of this post."""
        text, title = self.told(row, "function"), self.text(row, "title")
        if not text or text.casefold() == title.casefold():
            return
        if _WITHHELD.search(text) and len(text) < _LABEL:
            self.statements.count("functions that are withheld")
            return
        label = text if len(text) <= _LABEL else text[:_LABEL].rsplit(" ", 1)[0] + " …"
        # Five directors with one text each answer for a region of their own, so the post is part of the identity.
        key = f"{post.partition('/')[2]} {content_hash([text])[:8]}"
        duty = self.statements.thing(make_thing("Responsibility", label, key))
        cells = self.cell(row, "function"), self.cell(row, "title")
        self.statements.say("Assignment", duty, post, "organogram.function", *cells, kind="responsible")
        if label != text:
            self.statements.say("Attribute", duty, "", "organogram.function", cells[0], kind="statement", value=text)

    def job_share(self, row: Row) -> bool:
        """Whether other rows of this reference are the same in all but name, pay and contact."""
        rows = self.groups[slug(self.text(row, "reference"))]
        return len({self.text(other, "name") for other in rows}) > 1 and self.agree(rows)

    def agree(self, rows: Sequence[Row]) -> bool:
        """Whether rows say the same of their post."""
        return len({tuple(self.text(row, name) for name in _SHARED) for row in rows}) == 1

    def count_groups(self) -> None:
        """Count the references that stand on several rows."""
        for rows in self.groups.values():
            if len(rows) == 1:
                continue
            if not self.agree(rows):
                self.statements.count("posts whose rows disagree on title, grade, function, unit or superior")
            elif len({(self.text(row, "name"), self.text(row, "fte")) for row in rows}) == 1:
                self.statements.count("posts that stand on several equal rows")
            else:
                self.statements.count("posts that are job shares")
