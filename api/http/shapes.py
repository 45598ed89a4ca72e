"""Shapes of answers, for OpenAPI: what a client may rely on. Fields that are empty are left out of an answer."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Shape(BaseModel):
    """A JSON object with these fields and no others."""

    model_config = ConfigDict(extra="forbid")


class Thing(Shape):
    """Something that claims are about: a post, a unit, a responsibility …"""

    id: str
    kind: str = Field(description="A class of the ontology: Post, Unit, Responsibility …", examples=["Post"])
    label: str


class Place(Shape):
    """Characters `start` up to but without `end` of a document's text, which read just as `quote`."""

    document: str = Field(description="The document's name.")
    line: int
    start: int
    end: int
    quote: str
    page: int | None = None
    cell: str | None = None


class Claim(Shape):
    """A statement that joins things, with the places that say it."""

    id: str
    relation: str = Field(examples=["Assignment"])
    subject: str
    kind: str | None = None
    object: str | None = None
    value: str | None = None
    modality: str
    status: str
    share: str
    scope: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    evidence: list[Place]


class Part(Claim):
    """An actor's part in a duty."""

    actor: Thing


class Step(Claim):
    """One step up a chain of command."""

    superior: Thing


class Owned(Thing):
    """A duty with everybody's part in it, and the chain above the first who answers for it."""

    parts: list[Part]
    chain: list[Step]


class Who(Shape):
    """Who owns a responsibility; where `exact` is false, the nearest ones are given."""

    text: str
    exact: bool
    responsibilities: list[Owned]


class Chain(Shape):
    """The steps from a post, unit or person to the top."""

    post: Thing
    chain: list[Step]


class Flag(Shape):
    """Where accountability is ambiguous, duplicated or missing."""

    code: str
    name: str
    severity: Literal["high", "medium", "low"]
    fingerprint: str = Field(description="Names this flag in every check: more evidence does not change it.")
    subjects: list[Thing]
    message: str
    evidence: list[Place]
    claims: list[str]


class Page(Shape):
    """One page of a list. `next` is the cursor of the following page, absent on the last one (see also Link)."""

    total: int
    next: str | None = None


class Things(Page):
    """A page of things, in the order of their ids."""

    things: list[Thing]


class Claims(Page):
    """A page of claims in the order of their ids, with the things that they join."""

    claims: list[Claim]
    things: list[Thing]


class Flags(Page):
    """A page of flags, worst first."""

    flags: list[Flag]


class Proof(Shape):
    """A piece of evidence: a place in a document and the claim that it supports."""

    claim: str
    document: str = Field(description="The document's id.")
    places: list[Place]
    quote: str
    loader: str
    rule: str | None = None
    page: int | None = None
    cell: str | None = None


class Proofs(Page):
    """A page of evidence in the order of its claims; `total` and the size of a page count claims."""

    evidence: list[Proof]


class Related(Shape):
    """Another thing, and the claim that joins the two."""

    thing: Thing | None = None
    claim: Claim


class Known(Shape):
    """Everything in force about one thing, at most 200 claims a group; `more` names the groups that hold more."""

    thing: Thing
    related: dict[str, list[Related]]
    more: list[str]


class Document(Shape):
    """A source as it was read."""

    id: str
    name: str
    media_type: str
    sha256: str
    characters: int


class Documents(Page):
    """A page of documents, in the order of their ids."""

    documents: list[Document]


class Mark(Shape):
    """Characters of a document that a claim rests on."""

    start: int
    end: int
    claim: str
    relation: str
    kind: str | None = None
    page: int | None = None
    cell: str | None = None


class Gap(Shape):
    """A line of a document that no claim rests on."""

    start: int
    end: int
    line: int


class Read(Document):
    """A document with its text, what was read in it, and the lines that no claim rests on."""

    text: str
    marks: list[Mark]
    unread: list[Gap]


class Detector(Shape):
    """One kind of flag."""

    code: str
    name: str
    severity: Literal["high", "medium", "low"]
    group: str
    since: str
    finds: str


class Detectors(Shape):
    """All detectors, in the order of their codes."""

    detectors: list[Detector]


class Explained(Detector):
    """A detector in full: why it matters, an example, what to do."""

    doc: str
    sparql: str | None = None
    cypher: str | None = None


class Hits(Shape):
    """Things whose names fit words best."""

    things: list[Thing]


class Choice(Shape):
    """An option of a format; the type of the default is the type of the value."""

    doc: str
    default: str | int | bool


class Export(Shape):
    """A format that the map can be written in."""

    name: str
    doc: str
    media_type: str
    suffix: str
    lossless: bool = Field(description="Whether loading what was written gives the same claims.")
    options: dict[str, Choice]


class Exports(Shape):
    """All formats, in the order of names."""

    exports: list[Export]


class Health(Shape):
    """Whether the server runs, or is ready to answer from its map."""

    status: Literal["ok"]
