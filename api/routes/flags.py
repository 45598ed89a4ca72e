"""Flags: where accountability is ambiguous, duplicated or missing."""

import json
from bisect import bisect_right
from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import Query, Request
from pydantic import BaseModel, Field

from remit.api.asked import Now
from remit.api.http import shapes
from remit.api.http.listing import Page, paged
from remit.api.http.routing import Json, resources
from remit.graph.detecting import Flag, registry
from remit.graph.errors import NotFound
from remit.graph.telling import flag_json

router = resources("flags")
Key = tuple[int, str, list[str]]


class Filter(BaseModel):
    """All that are given must hold."""

    code: str | None = Field(default=None, description="Only of this detector, or of the codes that begin so: A01, F.")
    severity: Literal["high", "medium", "low"] | None = Field(default=None, description="Only of this severity.")
    group: str | None = Field(default=None, description="Only of this group of detectors.")
    subject: str | None = Field(default=None, description="Only those about the thing of this id.")
    text: str | None = Field(default=None, description="Only those whose message or quotes hold these characters.")

    def holds(self, flag: Flag) -> bool:
        """Whether a flag is one of those that are wanted."""
        return (
            (self.code is None or flag.code.startswith(self.code.upper()))
            and (self.severity is None or str(flag.severity) == self.severity)
            and (self.group is None or registry()[flag.code].meta.group == self.group)
            and (self.subject is None or any(s.id == self.subject for s in flag.subjects))
            and (self.text is None or holds_text(flag, self.text.casefold()))
        )


def holds_text(flag: Flag, text: str) -> bool:
    """Whether a flag's words, or those that it rests on, hold a text (in lower case)."""
    quotes = (proof.quote for claim in flag.claims for proof in claim.evidence)
    return text in flag.message.casefold() or any(text in quote.casefold() for quote in quotes)


@router.get("/flags", response_model=shapes.Flags)
def flags(request: Request, edition: Now, cut: Page, chosen: Annotated[Filter, Query()]) -> Json:
    """Flags, worst first, each with the sentences that it rests on; those that are waived stand in /waivers."""
    found: Sequence[Flag] = edition.sorted_out.open
    if chosen.model_fields_set:
        found = [flag for flag in found if chosen.holds(flag)]
    first = bisect_right(found, place(cut.after), key=key) if cut.after else 0
    shown = found[first : first + cut.limit]
    told = [flag_json(flag, edition.beside.places) for flag in shown]
    return paged(request, "flags", told, len(found), cursor(shown) if first + cut.limit < len(found) else "")


@router.get("/flags/{fingerprint}", response_model=shapes.Flag)
def flag(edition: Now, fingerprint: str) -> Json:
    """One flag by its fingerprint."""
    for one in edition.flags:
        if one.fingerprint == fingerprint:
            return Json(flag_json(one, edition.beside.places))
    raise NotFound(f"the map raises no flag {fingerprint!r}")


def key(flag: Flag) -> Key:
    """Where a flag stands in the list, whatever else is flagged."""
    return -flag.severity, flag.code, [subject.id for subject in flag.subjects]


def cursor(shown: Sequence[Flag]) -> str:
    """The cursor of the page after these."""
    return f"{shown[-1].code}:{json.dumps([s.id for s in shown[-1].subjects], ensure_ascii=False)}"


def place(after: str) -> Key:
    """What a cursor means; one that is not ours stands before or after everything, like an id that is not there."""
    code, _, rest = after.partition(":")
    try:
        subjects = json.loads(rest)
    except ValueError:
        subjects = []
    known = registry().get(code)
    whole = isinstance(subjects, list) and all(isinstance(subject, str) for subject in subjects)
    return (-known.meta.severity if known else 0), code, subjects if whole else []
