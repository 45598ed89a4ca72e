"""Which claims a client wants: the filters of lists of claims, as a mask over the map's columns."""

import numpy as np
from pydantic import BaseModel, Field

from remit.api.http.known import Relation
from remit.api.served import Edition
from remit.graph.columns import CONCEPT_CODES, RELATION_CODES, IntArray, Mask


class Filter(BaseModel):
    """All that are given must hold."""

    about: str | None = Field(default=None, description="Only claims with the thing of this id at one of their ends.")
    relation: Relation | None = Field(default=None, description="Only of this relation: Assignment, Placement …")
    kind: str | None = Field(default=None, description="Only of this kind within a relation: accountable, direct …")
    status: str | None = Field(default=None, description="Only with this status: asserted, implied, rejected …")
    document: str | None = Field(default=None, description="Only those that the document of this id supports.")
    in_force: bool | None = Field(default=None, description="Only those in force today, or only the others.")


def wanted(edition: Edition, chosen: Filter) -> Mask | None:
    """The claims that a filter lets through; None for all. Raises NotFound for an absent thing or document."""
    view, masks = edition.beside.view, []
    columns = view.columns
    if chosen.about is not None:
        number = view.number(chosen.about)
        masks.append((columns.subject == number) | (columns.object == number))
    if chosen.relation is not None:
        masks.append(columns.relation == RELATION_CODES[chosen.relation.value])
    for name, value in (("kind", chosen.kind), ("status", chosen.status)):
        if value is not None:
            masks.append(getattr(columns, name) == CONCEPT_CODES.get(value, -1))
    if chosen.document is not None:
        masks.append(supported(edition, chosen.document))
    if chosen.in_force is not None:
        masks.append(view.in_force == chosen.in_force)
    return np.logical_and.reduce(masks) if masks else None


def supported(edition: Edition, document: str) -> Mask:
    """The claims that a document supports."""
    connection = edition.beside.map.connection
    edition.beside.map.document(document)
    number = connection.execute("SELECT n - 1 FROM documents WHERE id = ?", (document,)).fetchone()[0]
    columns = edition.view.columns
    mask = np.zeros(len(columns.relation), dtype=np.bool_)
    owner: IntArray = np.repeat(np.arange(len(mask), dtype=np.int32), np.diff(columns.first))
    mask[owner[columns.documents == number]] = True
    return mask
