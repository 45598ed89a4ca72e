"""Whose duties the cells of a table are: the owner column of the row, else whom its first cell names."""

import re
from collections import defaultdict

from remit.loaders.report.actors import Actors
from remit.loaders.report.blocks import Block
from remit.loaders.report.document import Document
from remit.loaders.report.lexicon import is_topic
from remit.loaders.report.owners import names_somebody, phrase_in_heading, phrases_in_heading
from remit.loaders.report.phrases import Phrase, extended
from remit.loaders.report.reading import Qualifier
from remit.loaders.table import role_of

_DUTIES = re.compile(
    r"\b(?:responsibilit\w+|dut(?:y|ies)|tasks?|functions?|actions?|activit(?:y|ies)|does|role description|description"
    r"|deliverables?|accountabilit\w+|milestones?|measures?|what)\b",
    re.I,
)
_HOLDERS = re.compile(
    r"\b(?:roles?|positions?|posts?|titles?|units?|bod(?:y|ies)|part(?:y|ies)|who|actors?|offices?|groups?|teams?|members?"
    r"|organi[sz]ations?|entit(?:y|ies)|stakeholders?|departments?|committees?|names?)\b",
    re.I,
)
_BESIDE = (  # columns for those who stand beside the holder
    ("collaboration", re.compile(r"\b(?:partners?|collaborat\w+|with whom|jointly with|co-?leads?)\b", re.I)),
    ("consultation", re.compile(r"\b(?:consult\w*)\b", re.I)),
    ("assist", re.compile(r"\b(?:support\w*|assist\w*|contribut\w+)\b", re.I)),
    ("", re.compile(r"\binformed?\b", re.I)),
)
_ROLE = re.compile(r"[A-Z][\w-]*(?:\s?(?:[/&]|\band\b)?\s?[A-Z][\w-]*){0,4}")  # "Legal", "IT Support / Admins"
_OTHERS = frozenset({"number", "date", "status", "reports", "owner", "response", "finding"})


def _beside(title: str) -> str:
    return next((kind for kind, pattern in _BESIDE if pattern.search(title)), "")


def _says_what(title: str) -> bool:
    """The column can hold what is to be done."""
    others = role_of(title) in _OTHERS or any(pattern.search(title) for _, pattern in _BESIDE)
    return not others or is_topic(title)


def _is_owner(cell: Block) -> bool:
    """The cell stands in a column of owners."""
    return role_of(cell.column_header) == "owner"


class TableHolders:
    """Looks up the holders of a cell; cells of tables that are not about duties have none."""

    def __init__(self, document: Document, actors: Actors) -> None:
        self._document = document
        self._actors = actors
        self._rows: dict[tuple[int, int], list[Block]] = defaultdict(list)
        self._whole: dict[tuple[int, int], list[Block]] = {}
        self._known: dict[tuple[int, int, int], tuple[str, ...]] = {}
        for block in document.blocks:
            if block.kind == "cell" and not block.header:
                self._rows[block.table, block.row].append(block)
        self._inherit()

    def of(self, cell: Block) -> tuple[str, ...]:
        """Ids of whom a cell gives something to do, () when the cell is not about that or nobody is named."""
        place = (cell.table, cell.row, cell.column)
        if place not in self._known:
            self._known[place] = self._holders(cell)
        return self._known[place]

    def beside(self, cell: Block) -> tuple[Qualifier, ...]:
        """Partners, consulted and supporting actors of the row, by the headers of their columns."""
        found = []
        for block in self._rows[cell.table, cell.row]:
            kind = _beside(block.column_header)
            ids = self._named([block]) if kind and block.column != cell.column else ()
            found += [Qualifier(kind, ids)] if ids else []
        return tuple(found)

    def _holders(self, cell: Block) -> tuple[str, ...]:
        title = cell.column_header
        if not _says_what(title) or (_HOLDERS.search(title) and not _DUTIES.search(title)):
            return ()
        row = self._whole[cell.table, cell.row]
        owners = [b for b in row if b.column != cell.column and _is_owner(b)]
        roles = [b for b in row if b.column == 0 and _HOLDERS.search(b.column_header)]
        if roles:  # "Role | Responsibility | Selection": what is to be done, not who does it
            owners = [b for b in owners if not is_topic(b.column_header) or b.column == 0]
        owners = [b for b in owners if b.column == owners[0].column]
        if owners and (_DUTIES.search(title) or self._widest(row) == cell.column):
            return self._named(owners)
        if not owners and cell.column == 0 and is_topic(title) and self._actors.sheet and cell.text[-1] != ":":
            return self._actors.by_title()  # "Duties | Share of time" on the sheet of a post
        first = [b for b in row if b.column == 0]
        if owners or cell.column == 0 or not first or not (is_topic(title) or _DUTIES.search(title)):
            return ()
        return (
            self._named_whole(first[0]) if _HOLDERS.search(first[0].column_header) or not first[0].column_header else ()
        )

    def _inherit(self) -> None:
        """A row whose first cell is blank is whose the row above is: give it the cells there that say so."""
        for table, number in sorted(self._rows):
            row, above = self._rows[table, number], self._whole.get((table, number - 1), [])
            filled = {block.column for block in row}
            if 0 not in filled:
                row = [b for b in above if b.column not in filled and (not b.column or _is_owner(b))] + row
            self._whole[table, number] = row

    def _widest(self, row: list[Block]) -> int:
        """Column with the most words, among those that could say what is to be done."""
        sizes: dict[int, int] = defaultdict(int)
        for block in row:
            if _says_what(block.column_header):
                sizes[block.column] += len(block.text)
        return max(sorted(sizes), key=lambda c: sizes[c]) if sizes else -1

    def _named(self, cells: list[Block]) -> tuple[str, ...]:
        ids: list[str] = []
        for cell in cells:
            names = phrases_in_heading(cell.text, cell.start) or self._mentioned(cell)
            ids += [a for p in names for a in self._actors.resolve(p, cell.index)]
        return tuple(dict.fromkeys(ids))

    def _mentioned(self, cell: Block) -> list[Phrase]:
        """The noun phrases of a cell, each with the names inside it left out."""
        found: list[Phrase] = []
        for sentence in self._document.parsed[cell.index]:
            for k, phrase in enumerate(sentence.phrases):
                whole = extended(phrase, sentence.phrases, k)
                if not whole.pronoun and whole.words() and (not found or whole.start >= found[-1].end):
                    found.append(whole)
        return found

    def _named_whole(self, cell: Block) -> tuple[str, ...]:
        phrase = phrase_in_heading(cell.text, cell.start)
        phrase = phrase or phrase_in_heading(cell.text.split(":")[0], cell.start)  # "Safety officer: a warden"
        if phrase is None:
            plain = _HOLDERS.search(cell.column_header) and _ROLE.fullmatch(cell.text)
            return self._actors.resolve_text(cell.text, cell.index) if plain else ()
        named = names_somebody(phrase) or self._actors.acts(phrase) or phrase.tokens[phrase.first].text[0].isupper()
        return self._actors.resolve(phrase, cell.index) if named else ()
