"""The map's structure as integer columns, kept as a snapshot in the map file: opening is a read, not a scan."""

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from remit.graph.claim import content_hash
from remit.graph.errors import RemitError
from remit.graph.map import Map
from remit.graph.sqlite import transaction
from remit.ontology.generated import terms

KIND_CODES = {name: code for code, name in enumerate(terms.KINDS)}
RELATION_CODES = {name: code for code, name in enumerate(terms.RELATIONS)}
# "" is a kind too: that of relations that have none.
CONCEPT_CODES = {name: code for code, name in enumerate(("", *terms.CONCEPTS))}

# A snapshot is only good for the vocabulary that it was coded with.
_VOCABULARY = content_hash((*KIND_CODES, *RELATION_CODES, *CONCEPT_CODES))[:8]

ALWAYS = np.iinfo(np.int32).max
IntArray = NDArray[np.int32]
Mask = NDArray[np.bool_]

_FIELDS = ("relation", "kind", "modality", "status", "share", "subject", "object", "scope", "valid_from", "valid_to")
_ROWS = """SELECT relation, kind, modality, status, share, subject - 1, coalesce(object, 0) - 1, scope,
    valid_from, valid_to FROM claims ORDER BY n"""
_VERDICTS = "SELECT n - 1, verdict FROM claims WHERE verdict <> ''"
MUCH = 100  # a snapshot is written anew when more than one in so many things and claims is not in it
CHUNK = 20_000  # claims coded at once: few enough to stay in the processor's cache


@dataclass(frozen=True, slots=True)
class Columns:
    """One entry a thing in `thing_kind`, one a claim in the others; positions are row numbers less one.

    `object` is -1 where there is none. `scope` is a number for equal texts, 0 for none. Days are ordinals; a claim
    without an end ends on day ALWAYS. `status` is the one that decisions give a claim where they do. `documents`
    counts from 0; those of claim i are `documents[first[i]:first[i+1]]`.
    """

    thing_kind: IntArray
    relation: IntArray
    kind: IntArray
    modality: IntArray
    status: IntArray
    share: IntArray
    subject: IntArray
    object: IntArray
    scope: IntArray
    valid_from: IntArray
    valid_to: IntArray
    first: IntArray
    documents: IntArray


def load_columns(map_: Map) -> Columns:
    """The columns of a map: from its snapshot when that is current, else read from the tables (and saved if we may).

    The snapshot holds what was read; what was decided since is laid over it, so that deciding does not make it stale.
    """
    return decided(map_.connection, read_or_stored(map_))


def decided(connection: sqlite3.Connection, columns: Columns) -> Columns:
    """Columns with the status that decisions give each claim."""
    rows = connection.execute(_VERDICTS).fetchall()
    if not rows:
        return columns
    claims, verdicts = zip(*rows, strict=True)
    status = columns.status.copy()
    status[list(claims)] = codes(verdicts, CONCEPT_CODES)
    return replace(columns, status=status)


def read_or_stored(map_: Map) -> Columns:
    """The columns as they were read, from the snapshot or the tables."""
    # Asked first: what is written beside us may then be in the columns too early, but never be missing in a snapshot.
    content = map_.content
    stored, generation = stored_columns(map_)
    if stored is not None and generation == content:
        return stored
    if stored is not None and map_.rewritten <= generation < content:
        columns = grown(map_.connection, stored)
        # Little is read faster than a whole snapshot is written.
        keep = MUCH * (size(columns) - size(stored)) > size(columns)
    else:
        columns, keep = read_columns(map_.connection), True
    if keep and not map_.readonly and map_.path is not None:
        save_columns(map_, columns, content)
    return columns


def size(columns: Columns) -> int:
    """How many things and claims there are."""
    return len(columns.thing_kind) + len(columns.subject)


def stored_columns(map_: Map) -> tuple[Columns | None, int]:
    """The snapshot, coded with our vocabulary, and the generation of what was read that it tells; None without one."""
    rows = map_.connection.execute(
        "SELECT name, data, generation FROM snapshot WHERE name LIKE ?", (f"{_VOCABULARY}/%",)
    )
    held = {name.partition("/")[2]: (np.frombuffer(data, dtype=np.int32), made) for name, data, made in rows}
    made = {generation for _, generation in held.values()}
    if set(held) != set(Columns.__dataclass_fields__) or len(made) != 1:
        return None, 0
    return Columns(**{name: column for name, (column, _) in held.items()}), made.pop()


def grown(connection: sqlite3.Connection, columns: Columns) -> Columns:
    """Columns with what was appended to the tables since."""
    things, claims = len(columns.thing_kind), len(columns.subject)
    kinds = connection.execute("SELECT kind FROM things WHERE n > ? ORDER BY n", (things,))
    thing_kind = np.fromiter((KIND_CODES[kind] for (kind,) in kinds), dtype=np.int32)
    rows = connection.execute(_ROWS.replace("ORDER BY", "WHERE n > ? ORDER BY"), (claims,)).fetchall()
    if not rows:
        return replace(columns, thing_kind=np.concatenate([columns.thing_kind, thing_kind]))
    new = coded(list(zip(*rows, strict=True)), known_scopes(connection, columns, {row[7] for row in rows}))
    joined = {name: np.concatenate([getattr(columns, name), part]) for name, part in new.items()}
    first, documents = claim_documents(connection, len(rows), after=claims)
    joined["thing_kind"] = np.concatenate([columns.thing_kind, thing_kind])
    joined["documents"] = np.concatenate([columns.documents, documents])
    joined["first"] = np.concatenate([columns.first, first[1:] + columns.first[-1]])
    return Columns(**joined)


class Scopes(dict[str, int]):
    """Numbers of texts of scopes, none for the empty one; a text that comes for the first time gets the next one."""

    free = 1

    def __missing__(self, text: str) -> int:
        self[text], self.free = self.free, self.free + 1
        return self[text]


def known_scopes(connection: sqlite3.Connection, columns: Columns, texts: Collection[str]) -> Scopes:
    """Numbers of texts of scopes as columns have them; those that are new follow in the order in which they come."""
    query = """SELECT scope, min(n) FROM claims WHERE n <= ? AND scope IN (SELECT value FROM json_each(?))
        GROUP BY scope ORDER BY min(n)"""
    asked = json.dumps([text for text in texts if text])
    found = connection.execute(query, (len(columns.scope), asked)).fetchall() if asked != "[]" else []
    scopes = Scopes({"": 0, **{text: int(columns.scope[n - 1]) for text, n in found}})
    scopes.free = int(columns.scope.max(initial=0)) + 1
    return scopes


def save_columns(map_: Map, columns: Columns, generation: int) -> None:
    """Keep the snapshot for the next opening. It is only a cache: where it cannot be written the map is still right."""
    rows = [
        (f"{_VOCABULARY}/{name}", generation, getattr(columns, name).tobytes()) for name in Columns.__dataclass_fields__
    ]
    try:
        with transaction(map_.connection, map_.path):
            map_.connection.executemany("INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?)", rows)
    except RemitError:
        return


def keep_columns(map_: Map) -> None:
    """Bring the snapshot of a map file up to date, so that whoever opens it next does not have to read the tables."""
    if map_.path is not None:
        load_columns(map_)


def read_columns(connection: sqlite3.Connection) -> Columns:
    """The columns, read from the tables, without what was decided."""
    kinds = connection.execute("SELECT kind FROM things ORDER BY n")
    thing_kind = np.fromiter((KIND_CODES[kind] for (kind,) in kinds), dtype=np.int32)
    cursor = connection.execute(_ROWS)
    scopes = Scopes({"": 0})
    parts = [empty := coded([()] * len(_FIELDS), scopes)]
    while rows := cursor.fetchmany(CHUNK):
        parts.append(coded(list(zip(*rows, strict=True)), scopes))
    columns = {name: np.concatenate([part[name] for part in parts]) for name in empty}
    first, documents = claim_documents(connection, len(columns["subject"]))
    return Columns(thing_kind=thing_kind, first=first, documents=documents, **columns)


def coded(raw: Sequence[tuple[Any, ...]], scopes: Scopes) -> dict[str, IntArray]:
    """Raw columns of some claims as integers."""
    found = dict(zip(_FIELDS, raw, strict=True))
    result = {name: codes(found[name], CONCEPT_CODES) for name in ("kind", "modality", "status", "share")}
    result |= {name: np.array(found[name], dtype=np.int32) for name in ("subject", "object")}
    result["relation"] = codes(found["relation"], RELATION_CODES)
    result["scope"] = codes(found["scope"], scopes)
    result["valid_from"] = days(found["valid_from"], 0)
    result["valid_to"] = days(found["valid_to"], ALWAYS)
    return result


def codes(names: tuple[str, ...], table: dict[str, int]) -> IntArray:
    """Names as numbers."""
    return np.fromiter((table[name] for name in names), dtype=np.int32, count=len(names))


def days(texts: tuple[str, ...], missing: int) -> IntArray:
    """ISO days as ordinals; `missing` where a text is empty."""
    table = {text: date.fromisoformat(text).toordinal() if text else missing for text in set(texts)}
    return codes(texts, table)


def claim_documents(connection: sqlite3.Connection, claims: int, after: int = 0) -> tuple[IntArray, IntArray]:
    """Which documents support each of the claims after the first ones, as the offsets and values of a CSR matrix."""
    # One JSON text instead of a row a claim: three times as fast at a million claims.
    pairs = connection.execute(
        "SELECT json_group_array(claim - 1 - ?1), json_group_array(document - 1)"
        " FROM (SELECT DISTINCT claim, document FROM evidence WHERE claim > ?1 ORDER BY claim, document)",
        (after,),
    ).fetchone()
    claim, documents = (np.array(json.loads(text), dtype=np.int32) for text in pairs)
    first = np.zeros(claims + 1, dtype=np.int32)
    np.cumsum(np.bincount(claim, minlength=claims), out=first[1:])
    return first, documents
