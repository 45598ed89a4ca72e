"""The map: one file of documents, things, claims and evidence. It is the truth; graphs are projections of it."""

import itertools
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from remit.graph.claim import Claim, Document, Thing, name_key
from remit.graph.deciding import take
from remit.graph.decisions import Decision, Standing
from remit.graph.errors import NotFound
from remit.graph.rows import BY_ID, CLAIMS, DOCUMENTS, NAMED_ANY, THINGS_BY_ID, made
from remit.graph.settling import COUNTS, read_decisions, settle
from remit.graph.sqlite import connect, explained, transaction
from remit.graph.writing import Writer, Written, fold

COMMON = 3_000  # labels: a word that more of them have tells them apart too badly to be worth ranking them by it
EVERYWHERE = 20_000  # labels: so many are not counted, and never ranked for one word

if TYPE_CHECKING:
    import networkx


class Map:
    """An accountability map, open in one process; readers beside it see the last finished write.

    `Map.open(path)` opens or makes a file, `Map.memory()` one that is never saved. Use it as a context manager.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path | None, *, readonly: bool = False) -> None:
        self.connection = connection
        self.path = path
        self.readonly = readonly

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, readonly: bool = False) -> Self:
        """Open a map file; with `create`, make it when absent. Raises NotFound, NotAMap, NewerMap, MapUnwritable."""
        path = Path(path)
        return cls(connect(path, create=create, readonly=readonly), path, readonly=readonly)

    @classmethod
    def memory(cls) -> Self:
        """A map that lives as long as the object."""
        return cls(connect(None, create=True, readonly=False), None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    # ---- writing

    def write(
        self,
        *,
        documents: Iterable[Document] = (),
        things: Iterable[Thing] = (),
        claims: Iterable[Claim] = (),
        decisions: Iterable[Decision] = (),
    ) -> Written:
        """Write all or nothing. Raises Refused (by the ontology), MapBusy (a second writer), MapUnwritable.

        What the map has already is not written again; new evidence joins the claim that it supports. `decisions` are
        those of another map that is copied; a person's new ones go through `decide`.
        """
        with transaction(self.connection, self.path):
            writer = Writer(self.connection)
            writer.write_documents(documents)
            writer.write_things(things)
            writer.write_claims(claims)
            writer.settle_labels(writer.first)
            writer.write_decisions(decisions)
            self._settle(writer)
        return writer.written

    def decide(
        self, decisions: Iterable[Decision], *, claims: Iterable[Claim] = (), things: Iterable[Thing] = ()
    ) -> list[Decision]:
        """Take decisions, all or nothing; returns them as they were written, each with its moment and id.

        `claims` are those that corrections put in place of others (`remit.graph.decisions.corrected` makes them), with
        the `things` that are new in them. Nothing that was read is changed. Raises Refused (a decision names nothing
        of the map, does not say who decides or why, or cannot be followed), MapBusy, MapUnwritable.
        """
        with transaction(self.connection, self.path):
            writer = Writer(self.connection)
            taken = take(writer, decisions, claims, things)
            self._settle(writer)
        return taken

    def _settle(self, writer: Writer) -> None:
        """Bring up to date what follows from what was written."""
        if writer.written.changed:
            settle(writer)
            self.connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'generation'")
        for name, changed in (("content", writer.written.content), ("rewritten", writer.older)):
            if changed:
                self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, str(self.generation)))

    @property
    def generation(self) -> int:
        """Goes up with every write that changed something."""
        return int(self.connection.execute("SELECT value FROM meta WHERE name = 'generation'").fetchone()[0])

    @property
    def content(self) -> int:
        """The generation in which documents, things, claims or evidence last changed: decisions alone leave it."""
        row = self.connection.execute("SELECT value FROM meta WHERE name = 'content'").fetchone()
        return int(row[0]) if row else self.generation

    @property
    def rewritten(self) -> int:
        """The generation in which evidence last joined claims that were there: all other writes only append."""
        row = self.connection.execute("SELECT value FROM meta WHERE name = 'rewritten'").fetchone()
        return int(row[0]) if row else 0

    # ---- decisions

    def decisions(self, about: str = "") -> list[Decision]:
        """All decisions in their order, or those that are about, or name, one claim, flag, actor or decision."""
        return read_decisions(self.connection, about)

    def standing(self) -> Standing:
        """What the decisions come to: which count, which are withdrawn, who was merged, which flags are waived."""
        return Standing.of(self.decisions())

    def verdicts(self, claim_ids: Sequence[str] | None = None) -> dict[str, str]:
        """Claim id -> the status that decisions give it, of all claims or of some; others have the status as read."""
        if claim_ids is None:
            return dict(self.connection.execute("SELECT id, verdict FROM claims WHERE verdict <> ''"))
        query = """SELECT c.id, c.verdict FROM json_each(?) j CROSS JOIN claims c ON c.id = j.value
            WHERE c.verdict <> ''"""
        return dict(self.connection.execute(query, (json.dumps([*claim_ids]),)))

    def statuses(self, claim_ids: Sequence[str]) -> dict[str, str]:
        """Claim id -> the status that it has in the end, by a decision or else as read; unknown ids are left out."""
        query = """SELECT c.id, CASE c.verdict WHEN '' THEN c.status ELSE c.verdict END
            FROM json_each(?) j CROSS JOIN claims c ON c.id = j.value"""
        return dict(self.connection.execute(query, (json.dumps([*claim_ids]),)))

    # ---- reading

    def documents(self) -> Iterator[Document]:
        """All documents, in the order of their ids."""
        for row in self.connection.execute(f"{DOCUMENTS} ORDER BY id"):
            yield Document(*row)

    def document(self, document_id: str) -> Document:
        """One document. Raises NotFound."""
        row = self.connection.execute(f"{DOCUMENTS} WHERE id = ?", (document_id,)).fetchone()
        if row is None:
            raise NotFound(f"no document {document_id!r} in the map")
        return Document(*row)

    def things(self, kind: str = "") -> Iterator[Thing]:
        """All things, or those of one kind, in the order of their ids."""
        where, bound = ("WHERE kind = ?", (kind,)) if kind else ("", ())
        for row in self.connection.execute(f"SELECT id, kind, label FROM things {where} ORDER BY id", bound):  # noqa: S608
            yield Thing(*row)

    def thing(self, thing_id: str) -> Thing:
        """One thing. Raises NotFound."""
        row = self.connection.execute("SELECT id, kind, label FROM things WHERE id = ?", (thing_id,)).fetchone()
        if row is None:
            raise NotFound(f"nothing has the id {thing_id!r} in the map")
        return Thing(*row)

    def things_by_id(self, ids: Sequence[str]) -> list[Thing]:
        """Things by their ids, in that order. Raises NotFound."""
        rows = self.connection.execute(THINGS_BY_ID, (json.dumps(ids),))
        found = {thing.id: thing for thing in itertools.starmap(Thing, rows)}
        absent = next((thing_id for thing_id in ids if thing_id not in found), None)
        if absent is not None:
            raise NotFound(f"nothing has the id {absent!r} in the map")
        return [found[thing_id] for thing_id in ids]

    def claims(self, *, as_written: bool = False) -> Iterator[Claim]:
        """All claims with their evidence, in the order of their ids, or (twice as fast) in that of their writing."""
        order = "n" if as_written else "id"
        numbers = [n for (n,) in self.connection.execute(f"SELECT n FROM claims ORDER BY {order}")]  # noqa: S608
        for start in range(0, len(numbers), 5000):
            yield from self.claims_at(numbers[start : start + 5000])

    def claims_at(self, numbers: Sequence[int]) -> list[Claim]:
        """The claims with these row numbers, in that order, with their evidence."""
        rows: dict[int, list[tuple[Any, ...]]] = {}
        with explained(self.path):
            for row in self.connection.execute(CLAIMS, (json.dumps([*dict.fromkeys(numbers)]),)):
                rows.setdefault(row[0], []).append(row)
        return [made(rows[n]) for n in numbers]

    def claim(self, claim_id: str) -> Claim:
        """One claim by its content hash. Raises NotFound."""
        return self.claims_by_id([claim_id])[0]

    def claims_by_id(self, ids: Sequence[str]) -> list[Claim]:
        """Claims by content hash, in that order. Raises NotFound."""
        numbers = dict(self.connection.execute(BY_ID.format("claims"), (json.dumps(ids),)))
        absent = next((claim_id for claim_id in ids if claim_id not in numbers), None)
        if absent is not None:
            raise NotFound(f"no claim {absent!r} in the map")
        return self.claims_at([numbers[claim_id] for claim_id in ids])

    def claims_about(self, thing_id: str) -> list[Claim]:
        """Claims whose subject or object is a thing, in the order of their ids. Raises NotFound."""
        row = self.connection.execute("SELECT n FROM things WHERE id = ?", (self.thing(thing_id).id,)).fetchone()
        query = "SELECT n FROM claims WHERE subject = ?1 UNION SELECT n FROM claims WHERE object = ?1"
        claims = self.claims_at([n for (n,) in self.connection.execute(query, row)])
        return sorted(claims, key=lambda claim: claim.id)

    def named(self, text: str) -> list[Thing]:
        """Things with this name: labels are compared as identities (`name_key`), aliases letter by letter."""
        query = f"""SELECT id, kind, label FROM things WHERE key = ?1 OR n IN (SELECT subject FROM claims
            WHERE value = ?2 COLLATE NOCASE AND kind IN ('alias', 'name') AND {COUNTS}) ORDER BY id"""  # noqa: S608
        return [Thing(*row) for row in self.connection.execute(query, (name_key(text), text.strip()))]

    def named_any(self, texts: Sequence[str]) -> dict[str, list[Thing]]:
        """Text -> things whose label or alias it is, for many texts at once; texts that name nothing are absent.

        An actor that was merged into another one keeps its names, so that sources meet whom they met before.
        """
        found: dict[str, list[Thing]] = {}
        keys = json.dumps({text: name_key(text) for text in texts})
        rows = self.connection.execute(NAMED_ANY, (keys, json.dumps([*self.standing().merged])))
        for text, *row in rows:
            found.setdefault(text, []).append(Thing(*row))
        return found

    def search(self, text: str, kinds: Sequence[str] = (), limit: int = 10) -> list[Thing]:
        """The things whose labels fit the words best, those that hold all of them first.

        Words that very many labels have are not looked for on their own: they only order what the others find.
        """
        words = fold(text).split()
        found = {thing.id: thing for thing in self._match(" ", words, kinds, limit)}
        if len(found) < limit:
            found |= {thing.id: thing for thing in self._nearest(words, kinds, limit) if thing.id not in found}
        return list(found.values())[:limit]

    def _nearest(self, words: Sequence[str], kinds: Sequence[str], limit: int) -> list[Thing]:
        """The things whose labels hold some of the words."""
        common = self._common(words)
        some = self._match(" OR ", [w for w in words if w not in common], kinds, limit * 10 if common else limit)
        if not some:
            some = self._match(" OR ", [w for w in common if common[w] < EVERYWHERE][:1], kinds, limit)
        if common:  # the ranking did not see them
            some.sort(key=lambda thing: -len(set(words) & set(fold(thing.label).split())))
        return some

    def _common(self, words: Sequence[str]) -> dict[str, int]:
        """Those words that very many labels have, the rarest first, with how many have them as far as it is counted."""
        query = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
        counts = {word: self.connection.execute(query, (f'"{word}"', EVERYWHERE)).fetchone()[0] for word in words}
        return {word: n for word, n in sorted(counts.items(), key=lambda pair: pair[1]) if n > COMMON}

    def _match(self, joint: str, words: Sequence[str], kinds: Sequence[str], limit: int) -> list[Thing]:
        if not words:
            return []
        query = joint.join(f'"{word}"' for word in words)
        chosen = f"AND t.kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
        rows = self.connection.execute(
            f"""SELECT t.id, t.kind, t.label FROM words w JOIN things t ON t.n = w.rowid
            WHERE words MATCH ? {chosen} ORDER BY w.rank, t.id LIMIT ?""",  # noqa: S608 only question marks are inserted
            (query, *kinds, limit),
        )
        return [Thing(*row) for row in rows]

    def networkx(self, *relations: str, kinds: Iterable[str] = ()) -> "networkx.MultiDiGraph[Any]":
        """What is in force today as a networkx graph: things as nodes, claims as edges with their quotes.

        `View.networkx` says what stands on them, and how relations and kinds choose.
        """
        from remit.graph.view import View

        return View.of(self).networkx(*relations, kinds=kinds)

    def counts(self) -> dict[str, int]:
        """Rows of each table."""
        tables = ("documents", "things", "claims", "evidence", "decisions")
        return {t: self.connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables}  # noqa: S608
