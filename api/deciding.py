"""Decisions that come over HTTP: who takes them, and what somebody else decided meanwhile."""

from threading import Lock

from fastapi import Request

from remit.api.correcting import FIELDS, correcting
from remit.api.http.changing import Asked
from remit.api.http.problems import Declined
from remit.api.served import Served
from remit.graph.decisions import Decision
from remit.graph.map import Map


def decider(request: Request, by: str) -> str:
    """Who does it. Where there are keys, the name of the key stands too: whoever has one may write any name."""
    key, name = request.scope.get("remit.key", ""), " ".join(by.split())
    return f"{name} (key {key})" if key and key != name else name


def decide(served: Served, lock: Lock, asked: Asked, by: str) -> Decision:
    """Take a decision. Raises Declined (409) where the last decision about it is not the one that was `seen`.

    Refused, NotFound, MapBusy and MapUnwritable as Map.decide does.
    """
    with lock, served.writing() as map_:
        if asked.seen is not None:
            refuse_overtaken(map_, asked)
        if asked.verdict == "correct":
            return correcting(map_, asked.about, changes(asked), asked.new or "", by, asked.why)
        about, value = ("", asked.about) if asked.verdict == "withdraw" else (asked.about, asked.value)
        (taken,) = map_.decide([Decision(about, asked.verdict, value, by, "", asked.why)])
        return taken


def refuse_overtaken(map_: Map, asked: Asked) -> None:
    """Raise Declined where somebody decided about the same after the client looked."""
    last = next((decision.id for decision in reversed(map_.decisions(asked.about))), "")
    if last != asked.seen:
        raise Declined(409, f"somebody else decided about {asked.about!r} meanwhile: {last or 'that was taken back'}")


def changes(asked: Asked) -> dict[str, str]:
    """What a corrected claim should say."""
    given = asked.changes.model_dump(exclude_none=True) if asked.changes else {}
    return {name: given[name] for name in FIELDS if name in given}
