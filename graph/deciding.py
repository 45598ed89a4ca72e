"""Taking decisions: what a person may decide about a map as it stands. Whatever is refused here changes nothing."""

import sqlite3
from collections.abc import Iterable

from remit.graph.claim import ACTORS, Claim, Thing
from remit.graph.decisions import ON_ACTORS, Decision, Standing, check_decision, later, moment, order
from remit.graph.errors import Refused
from remit.graph.settling import allowed, moved, read_decisions, touching
from remit.graph.writing import Writer, check_references


def take(
    writer: Writer, decisions: Iterable[Decision], claims: Iterable[Claim] = (), things: Iterable[Thing] = ()
) -> list[Decision]:
    """Write decisions with the claims and things that corrections bring; returns them with their moments.

    Each is checked against what those before it left. Raises Refused.
    """
    writer.write_things(things)
    writer.write_claims(claims)
    known = read_decisions(writer.connection)
    taken = []
    for decision in decisions:
        dated = completed(writer.connection, decision, known)
        check_decision(dated)
        check_references(writer.connection, dated)
        check_sense(writer.connection, dated, known)
        writer.write_decisions([dated])
        known.append(dated)
        taken.append(dated)
    return taken


def completed(connection: sqlite3.Connection, decision: Decision, known: list[Decision]) -> Decision:
    """A decision with its moment, later than all before it, and a withdrawal with what it is about."""
    if decision.verdict == "withdraw":
        row = connection.execute("SELECT about FROM decisions WHERE id = ?", (decision.value,)).fetchone()
        decision = decision._replace(about=decision.about or (row[0] if row else decision.value))
    if decision.at:
        return decision
    last = max((d.at for d in known), default="")
    return decision._replace(at=max(moment(), later(last) if last else ""))


def check_sense(connection: sqlite3.Connection, decision: Decision, known: list[Decision]) -> None:
    """Raise Refused where a decision says nothing new or cannot be followed."""
    about, verdict, value = decision[:3]
    where = f"{verdict} of {about!r}"
    if about == value:
        raise Refused(f"{where}: a thing cannot take its own place")
    if verdict == "withdraw":
        check_withdrawal(decision, known)
    if verdict in ON_ACTORS:
        check_actors(connection, about, value, where)
    if verdict == "merge":
        check_merger(connection, about, value, known)


def check_withdrawal(decision: Decision, known: list[Decision]) -> None:
    """Raise Refused where a decision is withdrawn already, or would be before it was taken."""
    where = f"withdraw of {decision.value!r}"
    if decision.value in Standing.of(known).withdrawn:
        raise Refused(f"{where}: is withdrawn already")
    taken = next(d for d in known if d.id == decision.value)
    if order(decision) < order(taken):
        raise Refused(f"{where}: was taken at {taken.at}, after {decision.at}")


def check_actors(connection: sqlite3.Connection, one: str, other: str, where: str) -> None:
    """Raise Refused where one of two things is no actor."""
    for name in (one, other):
        (kind,) = connection.execute("SELECT kind FROM things WHERE id = ?", (name,)).fetchone()
        if kind not in ACTORS:
            raise Refused(f"{where}: {name!r} is a {kind} and no actor")


def check_merger(connection: sqlite3.Connection, gone: str, stays: str, known: list[Decision]) -> None:
    """Raise Refused where two actors are one already, or the ontology forbids a claim of one to the other."""
    standing = Standing.of(known)
    if standing.root(gone) == standing.root(stays):
        raise Refused(f"merge of {gone!r}: {stays!r} and it are one already")
    (kind,) = connection.execute("SELECT kind FROM things WHERE id = ?", (stays,)).fetchone()
    for claim in touching(connection, {gone: stays}):
        new = moved(claim, {gone: stays})
        if new.subject != new.object and not allowed(claim, new, {stays: kind}):
            what = f"its {claim.relation} {claim.id} cannot be of {stays!r}, which is a {kind}"
            raise Refused(f"merge of {gone!r}: {what}")
