"""Rows of a table of recommendations -> findings, recommendations, responses, actions and what is said of them."""

import re
from dataclasses import dataclass, field

from remit.graph.claim import Thing
from remit.loaders.followup.columns import Columns
from remit.loaders.followup.owners import beside, nobody, owners_in
from remit.loaders.table import SOFT, Cell, Row, Statements, due_of, number_in, progress_of, role_thing, stance_of

_YES = re.compile(r"\W*(?:y|yes|x|✓|✔)\W*", re.I)
_NO = re.compile(r"\W*(?:n|no)\W*", re.I)
_PARTLY = re.compile(r"\W*(?:partial(?:ly)?|part(?:ly)?|in\s+part)\W*", re.I)
_ASKS = re.compile(r"[?/(]")
_TOTAL = re.compile(r"\W*(?:(?:grand|sub)[\s-]?)?totals?\W*", re.I)
_INHERITED = ("finding", "recommendation", "number", "addressee")


@dataclass(slots=True)
class Sheet:
    """One table: its columns, and what the row before said, which blank cells of the next inherit."""

    statements: Statements
    columns: Columns
    alone: set[str] = field(default_factory=set)
    before: dict[str, Cell] = field(default_factory=dict)
    made: dict[tuple[str, int], str] = field(default_factory=dict)

    def read(self) -> None:
        """State what every row says."""
        rows = [row for row in self.statements.table.rows[self.columns.index + 1 :] if not row.blank()]
        owner = self.columns.first("owner")
        if owner is not None:
            single = [row.text(owner) for row in rows if len(row.lines(owner)) == 1]
            self.alone = {text for text in single if text and " and " not in text and not set(text) & set(",;/\n")}
        for row in rows:
            if [row.text(c) for c in range(len(row.values))] == self.header() or is_total(row):
                continue
            if self.is_title(row):
                self.statements.count("rows taken for titles of sections, not read")
                self.before = {}
                continue
            self.row(self.cells(row))

    def header(self) -> list[str]:
        """The texts of the header, which comes again where a sheet was printed page by page."""
        return [self.columns.header.text(c) for c in range(len(self.columns.header.values))]

    def is_title(self, row: Row) -> bool:
        """A row whose only words stand in a column that says nothing here, or in a cell that is merged over several."""
        filled = {row.text(c): c for c in reversed(range(len(row.values))) if row.text(c)}
        (text, column) = next(iter(filled.items()), ("", 0))
        told = {self.columns.first(name) for name in ("recommendation", "action", "response", "finding")}
        merged = sum(row.text(c) == text for c in range(len(row.values))) > 1
        return len(filled) == 1 and (merged or column not in told)

    def cells(self, row: Row) -> dict[str, Cell]:
        """Field -> the cell that says it, be it one above; what belongs to another recommendation is not inherited."""
        own = {name: (row, c) for name, cs in self.columns.at.items() for c in reversed(cs) if row.text(c)}
        same = not ({"recommendation", "finding"} & own.keys()) or self.place(own) == self.place(self.before)
        names = (*_INHERITED, "owner", "date") if same else ()
        if "number" in own and "recommendation" not in self.columns.at:
            names = ()
        held = {name: self.before[name] for name in names if name in self.before and name not in own}
        if names and "action" in own and "response" in self.before and "response" not in own:
            held["response"] = self.before["response"]
        found = {**held, **own}
        self.before = found
        return found

    def place(self, cells: dict[str, Cell]) -> tuple[int, ...]:
        """Where recommendation and finding stand: merged cells stand at one place."""
        kept = [cells[name] for name in ("recommendation", "finding") if name in cells]
        return tuple(row.span(column).start for row, column in kept)

    # ---- what one row says

    def row(self, cells: dict[str, Cell]) -> None:
        """Everything that a row says."""
        finding = self.thing("Finding", cells.get("finding"))
        wanted = self.thing("Recommendation", cells.get("recommendation"), cells.get("number"))
        if wanted and finding:
            self.say_once("Basis", wanted, finding, cells["recommendation"], cells["finding"])
        if wanted:
            self.asked(wanted, cells)
        action = self.action(cells)
        if action:
            whole, name = (wanted, "recommendation") if wanted else (finding, "finding")
            cell = self.promise(cells)
            if whole and cell:
                self.say_once("Followup", action, whole, cell, cells[name])
        elif wanted:
            self.due(wanted, cells.get("date"), cells["recommendation"])
        self.progress(action or wanted, cells)
        if not (action or wanted or finding):
            first = min(cells.values(), key=lambda cell: cell[1], default=None)
            if first:
                self.statements.unread(*first, "neither a recommendation nor an action stands in its row")

    def thing(self, kind: str, cell: Cell | None, number: Cell | None = None) -> str:
        """The thing that a cell states, stated once; "" where the cell is blank."""
        if cell is None:
            return ""
        row, column = cell
        words, start = row.text(column), row.span(column).start
        if nobody(words):
            return ""
        key = (kind, start)
        if key in self.made:
            return self.made[key]
        told = number_in(number[0].text(number[1])) or number[0].text(number[1]) if number else ""
        told = told or (number_in(words) if kind != "Action" else "")
        label = f"{kind} {told}: {words}" if told and kind == "Recommendation" else words
        document = self.statements.table.document.id
        thing = self.statements.thing(Thing(f"{kind.lower()}/{document}-{start}", kind, label))
        self.made[key] = thing
        modality = {"modality": "proposed"} if kind == "Recommendation" else {}
        rule = f"followup.{kind.lower()}"
        self.statements.say(
            "Attribute", thing, "", rule, cell, kind="statement", value=" ".join(words.split()), **modality
        )
        if told:
            proof = [number, cell] if number else [cell]
            self.statements.say("Attribute", thing, "", rule, *[c for c in proof if c], kind="number", value=told)
        return thing

    def asked(self, wanted: str, cells: dict[str, Cell]) -> None:
        """To whom a recommendation is addressed, and what was answered; without a column for the first, the owner."""
        name = "addressee" if "addressee" in self.columns.at else "owner"
        cell = cells.get(name)
        if cell:
            for actor in self.actors(cell):
                self.say_once("Address", wanted, actor, cells["recommendation"], cell, modality="proposed")
        answer = cells.get("response")
        if not answer:
            return
        response = self.thing("Response", answer)
        if response:
            self.say_once("Answer", response, wanted, answer, cells["recommendation"], kind=self.stance(answer))

    def stance(self, answer: Cell) -> str:
        """What a response says, in words or by a mark under a header such as "Agreed?"."""
        row, column = answer
        words = " ".join(row.text(c) for c in self.columns.at.get("response", [column]) if row.text(c)) or row.text(
            column
        )
        title = self.columns.header.text(column)
        if _YES.fullmatch(words) or _NO.fullmatch(words):
            agrees = bool(stance_of(title)) and bool(_YES.fullmatch(words))
            return "agree" if agrees else "disagree" if stance_of(title) else "unknown"
        told = stance_of(title) if not _ASKS.search(title) else ""  # "Agreed action": what stands there is agreed
        if _PARTLY.fullmatch(words) and stance_of(title):  # "Agreed?": "Partially"
            return "partial"
        stance = stance_of(words) or (told if told == "agree" else "unknown")
        return "soft" if SOFT.search(words) and stance != "disagree" else stance

    def promise(self, cells: dict[str, Cell]) -> Cell | None:
        """The cell of what will be done: the action, or a response that has an owner or a day and does not refuse."""
        if "action" in cells:
            return cells["action"]
        answer = cells.get("response")
        dated = {"owner", "date"} & cells.keys()
        return answer if answer and dated and self.stance(answer) != "disagree" and self.says_more(answer) else None

    def says_more(self, answer: Cell) -> bool:
        """A response says more than that it agrees."""
        return len(answer[0].text(answer[1]).split()) > 3

    def action(self, cells: dict[str, Cell]) -> str:
        """The action of a row with its owners and its day."""
        cell = self.promise(cells)
        number = cells.get("number") if "recommendation" not in self.columns.at else None
        action = self.thing("Action", cell, number)
        if not action or cell is None:
            return ""
        owner, day = cells.get("owner"), cells.get("date")
        if owner:
            for actor in self.actors(owner):
                self.say_once("Ownership", action, actor, cell, owner)
        self.due(action, day, cell)
        return action

    def due(self, thing: str, day: Cell | None, cell: Cell) -> None:
        """By when it is to be done."""
        words = day[0].text(day[1]) if day else ""
        if day and words and not nobody(words):
            self.say_once("Attribute", thing, "", day, cell, kind="due", value=due_of(words))

    def progress(self, thing: str, cells: dict[str, Cell]) -> None:
        """How far an action is, or a recommendation without one."""
        cell = cells.get("status")
        if not cell or not thing:
            return
        kind = progress_of(cell[0].text(cell[1]))
        if kind:
            self.say_once("Progress", thing, "", cell, kind=kind)
        else:
            self.statements.unread(*cell, "no word of this status says whether it is planned, under way or done")

    def actors(self, cell: Cell) -> list[str]:
        """The actors that a cell names."""
        row, column = cell
        text = row.text(column)
        if beside(text)[1] and ("beside", row.span(column).start) not in self.made:
            self.made["beside", row.span(column).start] = text
            self.statements.count("cells that also name who is consulted or helps, which no claim keeps")
        lines = "\n".join(row.lines(column))
        return [self.statements.thing(role_thing(name)) for name in owners_in(lines, self.alone)]

    def say_once(self, relation: str, subject: str, obj: str, *cells: Cell, **fields: str) -> None:
        """State something that merged cells make several rows say."""
        key = (f"{relation} {subject} {obj} {sorted(fields.items())}", -1)
        if key not in self.made:
            self.made[key] = subject
            self.statements.say(relation, subject, obj, f"followup.{relation.lower()}", *cells, **fields)


def is_total(row: Row) -> bool:
    """Whether a row only sums up."""
    return _TOTAL.fullmatch(next(filter(None, map(row.text, range(len(row.values)))), "")) is not None
