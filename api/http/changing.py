"""Shapes of what changes a map: decisions, waivers, uploads; and of keys."""

from typing import Annotated, Literal

from pydantic import Field

from remit.api.http.shapes import Flag, Page, Shape

Words = Annotated[str, Field(max_length=10_000)]
Verdict = Literal["accept", "reject", "correct", "merge", "split", "waive", "withdraw"]


class Changes(Shape):
    """What a corrected claim should say; ends are given by id or name."""

    subject: Words | None = None
    object: Words | None = None
    kind: Words | None = None
    value: Words | None = None
    modality: Words | None = None
    share: Words | None = None
    scope: Words | None = None
    valid_from: Words | None = None
    valid_to: Words | None = None


class Asked(Shape):
    """A decision to take."""

    verdict: Verdict
    about: str = Field(
        min_length=1,
        description="A claim's id; waive: a flag's fingerprint; merge, split: an actor's; withdraw: a decision's.",
    )
    value: str = Field(
        default="", description="merge, split: the other actor's id; waive: the last day, or empty for no end."
    )
    changes: Changes | None = Field(default=None, description="correct: what the claim should say.")
    new: str = Field(default="", description="correct: the kind of an actor that the map does not have yet.")
    by: str = Field(max_length=150, pattern=r"\S", description="Who decides.")
    why: Words = Field(default="", description="The reason; needed to reject and to waive.")
    seen: str | None = Field(
        default=None, description='The id of the last decision about it that the client knows, or "" for none.'
    )


class Decision(Shape):
    """What somebody decided."""

    id: str
    about: str
    verdict: Verdict
    value: str | None = None
    by: str
    at: str
    why: str | None = None
    withdrawn: bool | None = None


class Decisions(Page):
    """A page of decisions, in the order in which they were taken."""

    decisions: list[Decision]


class WaivedFlag(Flag):
    """A flag that somebody accepts."""

    waiver: Decision


class Waivers(Shape):
    """`expired` waivers have ended while their flag is still raised; `stale` ones fit no flag any more."""

    waived: list[WaivedFlag]
    expired: list[Decision]
    stale: list[Decision]


class UploadedFile(Shape):
    """A file of an upload."""

    name: str
    sha256: str


class Written(Shape):
    """How many rows were new."""

    documents: int
    things: int
    claims: int
    evidence: int
    decisions: int


class Unread(Shape):
    """Something that a loader saw and did not understand."""

    document: str
    where: str
    text: str
    reason: str


class TaskProblem(Shape):
    """Why an upload was not loaded: the file, line or cell, and what was expected there."""

    type: str
    title: str
    status: int
    detail: str


class Task(Shape):
    """How far an upload is."""

    id: str
    state: Literal["waiting", "loading", "done", "failed"]
    by: str
    at: str
    files: list[UploadedFile]
    written: Written | None = None
    documents: list[str] | None = None
    unread: int | None = None
    unread_items: list[Unread] | None = None
    notes: list[str] | None = None
    problem: TaskProblem | None = None


class KeyAbout(Shape):
    """A key without itself."""

    name: str
    scope: Literal["read", "curate", "admin"]
    created: str
    revoked: str | None = None


class Keys(Shape):
    """All keys."""

    keys: list[KeyAbout]
