"""What is known of one thing: the claims in force about it, in groups, each with the thing at its other end."""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, NamedTuple

import numpy as np
from fastapi import Request

from remit.api.http.listing import Cut, page, paged
from remit.api.http.routing import Json
from remit.api.served import Edition
from remit.graph.claim import Thing
from remit.graph.columns import RELATION_CODES, IntArray
from remit.graph.errors import NotFound
from remit.graph.telling import claim_json
from remit.ontology.generated import terms

SHOWN = 200  # claims of a group; the others are pages of /claims
Kind = Enum("Kind", {name: name for name in terms.KINDS}, type=str)  # type: ignore[misc] # the names are generated
Relation = Enum("Relation", {name: name for name in terms.RELATIONS}, type=str)  # type: ignore[misc]


class Group(NamedTuple):
    """Claims of a relation (and of some kinds of it) in which the thing stands at one end."""

    relation: str
    end: str
    kinds: Sequence[str] = ()


Groups = Mapping[str, Group]


def listed(request: Request, edition: Edition, cut: Cut, kinds: Sequence[str]) -> Json:
    """A page of things of some kinds, or of all."""
    wanted = edition.view.marked(edition.view.things(*kinds)) if kinds else None
    found, total, more = page(edition, "things", wanted, cut)
    things = things_at(edition, found)
    return paged(request, "things", [t._asdict() for t in things], total, things[-1].id if more else "")


def things_at(edition: Edition, positions: Sequence[int]) -> list[Thing]:
    """The things at positions, in that order."""
    names = edition.beside.view.thing_ids(positions)
    return edition.beside.map.things_by_id([names[position] for position in positions])


def known(edition: Edition, name: str, kinds: Sequence[str] = (), groups: Groups | None = None) -> Json:
    """One thing with its groups of claims; without `groups`, one a relation and end. Raises NotFound."""
    thing = edition.beside.map.thing(name)
    if kinds and thing.kind not in kinds:
        raise NotFound(f"{name!r} is a {thing.kind}, not a {' or '.join(kinds)}")
    related: dict[str, list[dict[str, Any]]] = {}
    more = []
    for group, claims in grouped(edition, thing, groups):
        if len(claims) or groups is not None:
            related[group] = told(edition, thing, claims[:SHOWN])
        if len(claims) > SHOWN:
            more.append(group)
    return Json({"thing": thing._asdict(), "related": related, "more": more})


def grouped(edition: Edition, thing: Thing, groups: Groups | None) -> list[tuple[str, IntArray]]:
    """(name of the group, its claims in force in the order of their ids)."""
    view = edition.beside.view
    ends = {end: about(edition, thing, end) for end in ("subject", "object")}
    if groups is None:
        groups = {f"{end} of {name}": Group(name, end) for end in ends for name in terms.RELATIONS}
    columns = view.columns
    found = []
    for name, (relation, end, kinds) in groups.items():
        claims = ends[end][view.in_force[ends[end]]]
        claims = claims[columns.relation[claims] == RELATION_CODES[relation]]
        found.append((name, claims[view.has("kind", claims, *kinds)] if kinds else claims))
    return found


def about(edition: Edition, thing: Thing, end: str) -> IntArray:
    """Claims with a thing at one end, in the order of their ids."""
    query = f"SELECT n - 1 FROM claims WHERE {end} = ? ORDER BY id"  # noqa: S608 a word of ours
    number = edition.beside.view.number(thing) + 1
    rows = edition.beside.map.connection.execute(query, (number,))
    return np.fromiter((n for (n,) in rows), dtype=np.int32)


def told(edition: Edition, thing: Thing, claims: IntArray) -> list[dict[str, Any]]:
    """Claims as JSON, each with the thing at its other end where there is one."""
    full = edition.beside.view.full(claims)
    others = [claim.object if claim.subject == thing.id else claim.subject for claim in full]
    named = {t.id: t for t in edition.beside.map.things_by_id([name for name in others if name])}
    return [
        ({"thing": named[other]._asdict()} if other else {}) | {"claim": claim_json(claim, edition.beside.places)}
        for claim, other in zip(full, others, strict=True)
    ]
