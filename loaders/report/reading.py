"""What a reader found in one document: plain values with exact character offsets, before they become claims."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    """Characters `start` up to but without `end`, counted in code points of the decoded document."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can hold a duty: `kind` is a class of the ontology's actors, in lower case.

    Kinds: organization, unit, body, post, role, person, programme, external, generic ("management"), undefined (an
    acronym that the document never spells out).
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    part_of: str | None = None
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One reporting line from the lower to the higher actor (ids).

    Lines of command: functional, operational, accountability, direct, direction. Lines of information: escalation,
    reporting. Beside them: membership. `alternatives`: "reports to the dean or the provost".
    """

    lower: str
    upper: str
    kind: str
    spans: tuple[Span, ...]
    modality: str = "actual"
    status: str = "asserted"
    rule: str = ""
    alternatives: bool = False


@dataclass(frozen=True, slots=True)
class Qualifier:
    """Who stands beside the holder, and how: collaboration, consultation, assist, based_on or limit."""

    type: str
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """A statement that somebody (or nobody that it names: no holders) has something to do, decide or answer for.

    `kind`: responsible, accountable, support, consulted, informed. `modality`: actual, proposed, required, power,
    prohibition. `status`: asserted, uncertain, reported (somebody's speech), truncated. `alternatives`: "x or y".
    `joint`: its words say that the holders have it together. `lead`: the one of them whom its words call accountable.
    `generic` holds the words of a holder mention that names nobody in particular ("the Department", "management").
    """

    holders: tuple[str, ...]
    kind: str
    spans: tuple[Span, ...]
    qualifiers: tuple[Qualifier, ...] = ()
    modality: str = "required"
    status: str = "asserted"
    alternatives: bool = False
    joint: bool = False
    lead: str = ""
    passive: bool = False
    scope: str = ""
    recommendation: str = ""
    list_id: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """What the answering side said: `stance` is agree, partial, disagree, none or unknown."""

    stance: str
    spans: tuple[Span, ...]
    soft: bool = False
    by: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What the document recommends; `redacted` is none, partial, full or lost; `findings` are numbers of findings."""

    id: str
    number: str
    spans: tuple[Span, ...]
    addressees: tuple[str, ...] = ()
    redacted: str = "none"
    responses: tuple[Response, ...] = ()
    findings: tuple[str, ...] = ()
    generic_addressee: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody says has been or will be done; `due` is ISO 8601 or the words of the document."""

    owners: tuple[str, ...]
    spans: tuple[Span, ...]
    due: str = ""
    status: str = ""
    recommendation: str = ""
    finding: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A numbered or titled shortcoming that the document reports."""

    id: str
    number: str
    spans: tuple[Span, ...]
    rule: str = ""


@dataclass(frozen=True, slots=True)
class PlanItem:
    """A numbered goal, objective or strategy (first, second and third level whatever the document calls them)."""

    number: str
    level: str
    spans: tuple[Span, ...]
    collaborators: tuple[str, ...] = ()
    parent: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A measure that somebody is held to: a percentage, a number of days, a date."""

    spans: tuple[Span, ...]
    holders: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Concern:
    """The document itself says that accountability is in trouble here.

    `kind`: unclear (roles or lines are ambiguous), unowned, shared (and not how), no-authority (duty without control
    or means), outside-role, vacant, acting, long-chain, many-hats. It is evidence of a finding and never an assignment.
    """

    kind: str
    actors: tuple[str, ...]
    spans: tuple[Span, ...]
    rule: str = ""
    core: str = ""  # the words that say it, equal where a document repeats itself


@dataclass(frozen=True, slots=True)
class Damage:
    """Text that cannot be read: kind is redaction, truncation or garbled."""

    kind: str
    spans: tuple[Span, ...]


@dataclass(slots=True)
class Reading:
    """Everything read in one document, in document order, and the spans that no rule understood."""

    actors: list[Actor] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    plan_items: list[PlanItem] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    concerns: list[Concern] = field(default_factory=list)
    damages: list[Damage] = field(default_factory=list)
    unread: list[Span] = field(default_factory=list)
