"""What a person names on a command line when they decide: claims, actors, decisions, and how a claim should read."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from remit.api.review.adding import add_duty, document_named
from remit.graph.claim import Claim, Thing, make_thing
from remit.graph.decisions import ON_CLAIMS, Decision, corrected
from remit.graph.errors import BadInput, NotFound, Refused
from remit.graph.map import Map
from remit.graph.questions import find_one

FIELDS = ("subject", "object", "kind", "value", "modality", "share", "scope", "valid_from", "valid_to")
OTHER_NAMES = {"holder": "object", "from": "subject", "to": "object", "text": "value"}
_HEX = re.compile(r"[0-9a-f]{4,24}")


def named(map_: Map, verdict: str, text: str) -> str:
    """The id of what a decision of this verdict is about. Raises NotFound."""
    if verdict == "waive":
        return text
    if verdict == "withdraw" and text == "last":
        return last(map_)
    if verdict in ON_CLAIMS or verdict == "withdraw":
        return by_beginning(map_, "decisions" if verdict == "withdraw" else "claims", text)
    return actor(map_, text).id


def last(map_: Map) -> str:
    """The id of the latest decision that counts and takes nothing back. Raises NotFound where there is none."""
    withdrawn = map_.standing().withdrawn
    counted = [d.id for d in map_.decisions() if d.id not in withdrawn and d.verdict != "withdraw"]
    if not counted:
        raise NotFound("nothing is decided in this map that could be withdrawn")
    return counted[-1]


def by_beginning(map_: Map, table: str, text: str) -> str:
    """The only id of a claim or decision that begins with a text. Raises NotFound."""
    noun = table.removesuffix("s")
    if not _HEX.fullmatch(text):
        raise NotFound(f"{text!r} is no id of a {noun}, nor the first four digits of one or more")
    rows = map_.connection.execute(f"SELECT id FROM {table} WHERE id BETWEEN ? AND ? LIMIT 3", (text, text + "g"))  # noqa: S608 one of two tables
    found = [row[0] for row in rows]
    if len(found) != 1:
        raise NotFound(
            f"{'several ' + table if found else 'no ' + noun} in the map begin{'' if found else 's'} with {text!r}"
        )
    return str(found[0])


def actor(map_: Map, text: str) -> Thing:
    """The thing with an id, though it was merged into another one, or with a name. Raises NotFound."""
    try:
        return map_.thing(text)
    except NotFound:
        return find_one(map_, text)


def parse_changes(pairs: Sequence[str]) -> dict[str, str]:
    """`field=value` words as a mapping. Raises BadInput."""
    changes = {}
    for pair in pairs:
        name, equals, text = pair.partition("=")
        field = OTHER_NAMES.get(name, name)
        if not equals or field not in FIELDS:
            raise BadInput(f"--set {pair}", "says no field", " or ".join((*FIELDS, "holder")) + ", then =VALUE")
        changes[field] = text
    return changes


def correction(map_: Map, claim: Claim, changes: Mapping[str, str], new: str = "") -> tuple[Claim, list[Thing]]:
    """The claim with changes, and the things that are new in it.

    Ends are given by id or name; a name that the map does not have makes a thing of kind `new`. Raises NotFound where
    no kind is given, Refused where nothing changes.
    """
    fields, things = dict(changes), []
    for end in ("subject", "object"):
        if fields.get(end):
            thing = end_of(map_, fields[end], new)
            fields[end] = thing.id
            things.append(thing)
    made = corrected(claim, **fields)
    if made._replace(status=claim.status, evidence=claim.evidence) == claim:
        raise Refused(f"correct of {claim.id!r}: nothing is changed (accept it instead)")
    return made, things


def end_of(map_: Map, text: str, new: str) -> Thing:
    """A thing of the map by id or name, or a new one of a kind."""
    try:
        return find_one(map_, text)
    except NotFound:
        if not new:
            raise
        return make_thing(new, text)


class Asked(NamedTuple):
    """One decision as it is named on a command line; `changes` and `new` say how a claim should read."""

    verdict: str
    name: str
    other: str
    changes: Mapping[str, str]
    new: str
    by: str
    why: str


def taken_by(map_: Map, asked: Asked) -> list[Decision]:
    """Take what was asked for. Raises NotFound, Refused."""
    verdict, name, other, changes, new, by, why = asked
    if verdict == "add":
        return added(map_, asked)
    about = named(map_, verdict, name)
    if verdict == "correct":
        return [correcting(map_, about, changes, new, by, why)]
    if verdict == "withdraw":
        return map_.decide([Decision("", verdict, about, by, "", why)])
    value = actor(map_, other).id if other else ""
    return map_.decide([Decision(about, verdict, value, by, "", why)])


def correcting(map_: Map, claim_id: str, changes: Mapping[str, str], new: str, by: str, why: str) -> Decision:
    """Take the decision that a claim should read otherwise. Raises NotFound, Refused."""
    made, things = correction(map_, map_.claim(claim_id), changes, new)
    (taken,) = map_.decide([Decision(claim_id, "correct", made.id, by, "", why)], claims=[made], things=things)
    return taken


def added(map_: Map, asked: Asked) -> list[Decision]:
    """Add a duty that the reader missed. Raises BadInput for a field that a duty has not got."""
    fields = dict(asked.changes)
    holder, kind = fields.pop("object", ""), fields.pop("kind", "responsible")
    if fields:
        raise BadInput(f"--set {next(iter(fields))}", "is nothing that is added with a duty", "holder or kind")
    holders = [end_of(map_, holder, asked.new)] if holder else []
    document = document_named(map_, asked.name)
    return add_duty(map_, document, asked.other, holders, kind, asked.by, asked.why)
