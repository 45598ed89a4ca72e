"""Junior rows: groups of equal posts below a senior post."""

from collections.abc import Sequence

from remit.graph.claim import make_thing
from remit.loaders.organogram.posts import Places, post_thing
from remit.loaders.table import Row


class JuniorRows(Places):
    """Reads the rows of a junior file."""

    def read(self, rows: Sequence[Row]) -> None:
        """State everything that the rows say; a row that stands twice is one group."""
        seen: dict[tuple[str, ...], int] = {}
        groups: dict[str, int] = {}
        for row in rows:
            key = tuple(
                self.text(row, name) for name in ("organisation", "unit", "reports", "title", "grade", "profession")
            )
            whole = (*key, self.text(row, "headcount"))
            if whole in seen:
                self.statements.count("rows that say again what an earlier row says: counted once")
            else:
                # Rows that differ in their number only are groups of their own; their order tells them apart.
                name = " ".join(key)
                groups[name] = seen[whole] = groups.get(name, 0) + 1
            self.read_row(row, " ".join(key) + (f" {seen[whole]}" if seen[whole] > 1 else ""))

    def read_row(self, row: Row, key: str) -> None:
        """State what one row says of its group."""
        organisation, title, reference = (self.told(row, name) for name in ("organisation", "title", "reports"))
        if not organisation or not title:
            column = "title" if organisation else "organisation"
            self.statements.unread(row, self.columns[column], f"the group has no {column}")
            return
        say = self.statements.say
        post = self.statements.thing(make_thing("Post", title, key))
        named = self.cell(row, "title")
        place, column = self.collective(row)
        say("Placement", post, place, "organogram.unit", self.cell(row, column), named)
        for name, kind in (("headcount", "headcount"), ("grade", "grade")):
            if value := self.told(row, name):
                cells = self.cell(row, name), named
                say("Attribute", post, "", f"organogram.{name}", *cells, kind=kind, value=value)
        if not reference:
            self.statements.unread(row, self.columns["reports"], "the group names no senior post")
            return
        senior = self.statements.thing(post_thing(organisation, reference, ""))
        say("ReportingLine", post, senior, "organogram.reports", self.cell(row, "reports"), named, kind="direct")
