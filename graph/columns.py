"""The map's structure as integer columns, kept as a snapshot in the map file: opening is a read, not a scan."""

import sqlite3
from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True, slots=True)
class Columns:
    """One entry a thing in `thing_kind`, one a claim in the others; positions are row numbers less one.

    `object` is -1 where there is none. `scope` is a number for equal texts, 0 for none. Days are ordinals; a claim
    without an end ends on day ALWAYS. `documents` counts from 0; those of claim
    i are `documents[first[i]:first[i+1]]`.
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
    """The columns of a map: from its snapshot when that is current, else read from the tables (and saved if we may)."""
    generation = map_.generation
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


def read_columns(connection: sqlite3.Connection) -> Columns:
    """The columns, read from the tables."""
    kinds = [KIND_CODES[k] for (k,) in connection.execute("SELECT kind FROM things ORDER BY n")]
    rows = connection.execute(
        "SELECT relation, kind, modality, status, share, subject - 1, coalesce(object, 0) - 1, scope,"
        " valid_from, valid_to FROM claims ORDER BY n"
    ).fetchall()
    raw = dict(zip(_FIELDS, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(_FIELDS, ())
    coded: dict[str, IntArray] = {"relation": codes(raw["relation"], RELATION_CODES)}
    for name in ("kind", "modality", "status", "share"):
        coded[name] = codes(raw[name], CONCEPT_CODES)
    for name in ("subject", "object"):
        coded[name] = np.array(raw[name], dtype=np.int32)
    texts = {text: i for i, text in enumerate(["", *sorted(set(raw["scope"]) - {""})])}
    coded["scope"] = codes(raw["scope"], texts)
    coded["valid_from"] = days(raw["valid_from"], 0)
    coded["valid_to"] = days(raw["valid_to"], ALWAYS)
    first, documents = claim_documents(connection, len(rows))
    return Columns(thing_kind=np.array(kinds, dtype=np.int32), first=first, documents=documents, **coded)


def codes(names: tuple[str, ...], table: dict[str, int]) -> IntArray:
    """Names as numbers."""
    return np.fromiter((table[name] for name in names), dtype=np.int32, count=len(names))


def days(texts: tuple[str, ...], missing: int) -> IntArray:
    """ISO days as ordinals; `missing` where a text is empty."""
    table = {text: date.fromisoformat(text).toordinal() if text else missing for text in set(texts)}
    return codes(texts, table)


def claim_documents(connection: sqlite3.Connection, claims: int) -> tuple[IntArray, IntArray]:
    """Which documents support each claim, as the offsets and values of a CSR matrix."""
    rows = connection.execute("SELECT DISTINCT claim - 1, document - 1 FROM evidence ORDER BY 1, 2").fetchall()
    pairs = np.array(rows, dtype=np.int32).reshape(-1, 2)
    first = np.zeros(claims + 1, dtype=np.int32)
    np.cumsum(np.bincount(pairs[:, 0], minlength=claims), out=first[1:])
    return first, np.ascontiguousarray(pairs[:, 1])
