"""The map's structure as integer columns, kept as a snapshot in the map file: opening is a read, not a scan."""

import json
import sqlite3
from collections.abc import Sequence
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
    generation = map_.content
    stored = {
        name.removeprefix(f"{_VOCABULARY}/"): np.frombuffer(data, dtype=np.int32)
        for name, data in map_.connection.execute("SELECT name, data FROM snapshot WHERE generation = ?", (generation,))
    }
    if set(stored) == set(Columns.__dataclass_fields__):
        return Columns(**stored)
    columns = read_columns(map_.connection)
    if not map_.readonly and map_.path is not None:
        save_columns(map_, columns, generation)
    return columns


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
    scopes = {"": 0}
    parts = [empty := coded([()] * len(_FIELDS), scopes)]
    while rows := cursor.fetchmany(CHUNK):
        parts.append(coded(list(zip(*rows, strict=True)), scopes))
    columns = {name: np.concatenate([part[name] for part in parts]) for name in empty}
    first, documents = claim_documents(connection, len(columns["subject"]))
    return Columns(thing_kind=thing_kind, first=first, documents=documents, **columns)


def coded(raw: Sequence[tuple[Any, ...]], scopes: dict[str, int]) -> dict[str, IntArray]:
    """Raw columns of some claims as integers; texts of scopes that come for the first time get their number."""
    found = dict(zip(_FIELDS, raw, strict=True))
    for text in found["scope"]:
        scopes.setdefault(text, len(scopes))
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


def claim_documents(connection: sqlite3.Connection, claims: int) -> tuple[IntArray, IntArray]:
    """Which documents support each claim, as the offsets and values of a CSR matrix."""
    # One JSON text instead of a row a claim: three times as fast at a million claims.
    pairs = connection.execute(
        "SELECT json_group_array(claim - 1), json_group_array(document - 1)"
        " FROM (SELECT DISTINCT claim, document FROM evidence ORDER BY claim, document)"
    ).fetchone()
    claim, documents = (np.array(json.loads(text), dtype=np.int32) for text in pairs)
    first = np.zeros(claims + 1, dtype=np.int32)
    np.cumsum(np.bincount(claim, minlength=claims), out=first[1:])
    return first, documents
