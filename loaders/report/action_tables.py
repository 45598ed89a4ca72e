"""Actions in tables: a column of them, or of responses that promise, with columns for owner, date and status."""

import re
from collections.abc import Iterator, Sequence

from remit.loaders.report.action_phrases import BETWEEN, BY, DONE, RESPONSIBLE, TAKING, WILL, status_of
from remit.loaders.report.blocks import Block
from remit.loaders.report.naming import Group, Names, after, groups_in
from remit.loaders.report.reading import Action, Recommendation
from remit.loaders.report.rec_tables import finding_number
from remit.loaders.report.responses import standing_in
from remit.loaders.report.tables import Paragraph, Row, action_columns, roles, rows
from remit.loaders.table import due_in, due_of, stance_of

_LISTED = re.compile(r"\s*(?:[,;/&]|\band\b|<br>)\s*")
_NOBODY = re.compile(r"\W*(?:tb[cda]|n/?a|none|unassigned|various|all|\?+|[\d/. -]+)\W*", re.I)
_CELL = 90  # characters: longer cells of owners are sentences


def table_actions(text: str, blocks: list[Block], names: Names, found: Sequence[Recommendation]) -> Iterator[Action]:
    """One for each paragraph of an action column beside recommendations or findings, else one for each row."""
    cells = {block.start: block for block in blocks if block.kind != "heading"}
    if not any(block.kind == "cell" for block in cells.values()):
        return
    for row in rows(text, blocks):
        places = roles(row)
        columns = action_columns(row) if "action" in places else _promising(row, places)
        for column in columns:
            parts = row.cells.get(column, [])
            apart = "recommendation" in places or "finding" in places
            units = [[part] for part in parts] if apart else [parts] if parts else []
            for i, unit in enumerate(units):
                yield _row_action(row, places, unit, i if len(units) > 1 else -1, cells, names, found)


def _promising(row: Row, places: dict[str, int]) -> list[int]:
    """A response column is the action where owner or date stand beside it and it does not refuse."""
    column = places.get("response")
    if column is None or not ({"owner", "date"} & places.keys()) or stance_of(row.text(column)) == "disagree":
        return []
    return [column] if WILL.search(row.text(column)) or DONE.search(row.text(column)) else []


def _row_action(
    row: Row, places: dict[str, int], unit: list[Paragraph], place: int, cells: dict[int, Block], names: Names,
    found: Sequence[Recommendation],
) -> Action:  # fmt: skip
    spans = tuple(span for part in unit for span in part.spans)
    words = " ".join(part.text for part in unit)
    owners = _owner_cell(row, places, place, names) or _owners_in(
        [cells[s.start] for s in spans if s.start in cells], names
    )
    inside = [s for p in row.cells.get(places.get("recommendation", -1), ()) for s in p.spans]
    one = next((r.id for r in standing_in(inside, found)), "")
    return Action(
        owners,
        spans,
        due_of(row.text(places["date"])) if "date" in places else due_in(words),
        row.text(places["status"]) if "status" in places else status_of(words),
        one,
        finding_number(row, places),
        "table",
    )


def _owner_cell(row: Row, places: dict[str, int], place: int, names: Names) -> tuple[str, ...]:
    """Owners in the owner column; with as many paragraphs as actions, the one at the same place."""
    parts = row.cells.get(places.get("owner", -1), [])
    if 0 <= place < len(parts) and len(parts) > 1:
        parts = [parts[place]]
    ids = dict.fromkeys(who for part in parts for span in part.spans for who, _ in names.mentions_in(span))
    return tuple(ids) or tuple(who for part in parts for who in _bare_names(part.text, names))


def _bare_names(words: str, names: Names) -> tuple[str, ...]:
    """Whom a cell of owners names that nothing else in the document does: "Payments", "Ann Lee / Ops"."""
    found = [part.strip(" *_@.") for part in _LISTED.split(words)] if len(words) < _CELL else []
    return tuple(
        dict.fromkeys(who for part in found if part and not _NOBODY.fullmatch(part) for who in names.named(part))
    )


def _owners_in(blocks: Sequence[Block], names: Names) -> tuple[str, ...]:
    """Who acts in a telegraphic cell: agents after "by", who has the responsibility, or whom it begins with."""
    two = BETWEEN.search(" ".join(block.text for block in blocks))
    if two and all(sides := [names.named(name) for name in two.group("one", "other")]):
        return tuple(dict.fromkeys(who for side in sides for who in side))
    ids: dict[str, None] = {}
    for i, block in enumerate(blocks):
        named = groups_in(block, names)
        for opened in (*BY.finditer(block.text), *RESPONSIBLE.finditer(block.text)):
            group = after(block.text, named, opened.end())
            ids.update(dict.fromkeys(group.ids if group else ()))
        if i == 0 and not ids and named and _first(block, named[0]):
            ids.update(dict.fromkeys(named[0].ids))
    return tuple(ids) or _unknown_names(" ".join(block.text for block in blocks), names)


def _unknown_names(words: str, names: Names) -> tuple[str, ...]:
    """A name that stands only here: "Gate and Tower Watch taking over"."""
    taking = TAKING.match(words)
    return names.named(taking[1]) if taking and " " in taking[1] else ()


def _first(block: Block, group: Group) -> bool:
    """The action begins with the name, which is not the owner of something ("the port's boats")."""
    opening = block.text[: group.start].strip(" *_-\t").lower()
    return opening in ("", "the", "a", "an") and not block.text[group.end :].startswith(("'", "’"))
