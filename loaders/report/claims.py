"""Reading -> things and claims: what a document says, in the terms of the ontology, each with its exact words."""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from remit.graph.claim import COLLECTIVES, Claim, Document, Evidence, Thing, make_thing, quote_of
from remit.graph.claim import Span as ClaimSpan
from remit.loaders.loading import Loaded
from remit.loaders.report.heads import is_headship
from remit.loaders.report.plans import unnumbered
from remit.loaders.report.reading import (
    Action,
    Actor,
    Concern,
    Damage,
    Duty,
    Finding,
    Line,
    PlanItem,
    Reading,
    Recommendation,
    Response,
    Span,
    Target,
)
from remit.loaders.report.rec_answered import ANSWERED
from remit.loaders.table import progress_of

LOADER = "report"
T = TypeVar("T")

# How somebody who stands beside the holder takes part in the duty.
_BESIDE = {"collaboration": "support", "assist": "support", "consultation": "consulted", "based_on": "consulted"}
_REDACTED = {"full": "redacted", "partial": "partly-redacted", "lost": "cut"}
_DAMAGED = {"redaction": "redacted", "truncation": "cut", "garbled": "garbled"}
_EACH = re.compile(r"\bmembers?(?:\s+of\b.*)?$|\b(?:candidates?|nominees?|delegates?|representatives?)$", re.I)
_STANDING = {"vacant", "acting"}


def to_claims(reading: Reading, document: Document) -> Loaded:
    """Everything in a reading as things and claims, in document order."""
    return _Composer(document).compose(reading)


def actor_thing(actor: Actor) -> Thing:
    """The thing of an actor: equal names meet across documents.

    "Council members" are each of them and so a role; "management" and "stakeholders" are nobody in particular.
    """
    kind = "role" if actor.kind == "generic" and _EACH.search(actor.name) else actor.kind
    return make_thing(kind.capitalize(), actor.name)


def each(compose: Callable[[T], None], records: Iterable[T]) -> None:
    """Compose every record."""
    for record in records:
        compose(record)


class _Composer:
    """Builds the claims of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.loaded = Loaded(documents=[document])
        self.actors: dict[str, Thing] = {}
        self.recommendations: dict[str, Thing] = {}
        self.asked: list[tuple[Span, Thing]] = []
        self.findings: dict[str, Thing] = {}
        self.complaints: dict[str, Thing] = {}
        self.plan_items: dict[str, Thing] = {}
        self.gaps: dict[str, Thing] = {}

    def compose(self, reading: Reading) -> Loaded:
        for actor in reading.actors:
            self.actors[actor.id] = self.add(actor_thing(actor))
        for actor in reading.actors:
            self.actor(actor)
        # Findings, then recommendations, then duties and actions: each is linked to what came before.
        each(self.finding, reading.findings)
        each(self.recommendation, reading.recommendations)
        each(self.plan_item, reading.plan_items)
        each(self.line, reading.lines)
        each(self.duty, reading.duties)
        each(self.action, reading.actions)
        each(self.target, reading.targets)
        each(self.concern, reading.concerns)
        each(self.damage, reading.damages)
        return self.loaded

    # ---- building blocks

    def add(self, thing: Thing) -> Thing:
        self.loaded.things.append(thing)
        return thing

    def thing(self, kind: str, spans: tuple[Span, ...], prefix: str = "") -> Thing:
        """A thing that stands at a place of this document, labelled with its words."""
        label = prefix + " ".join(self.quote(spans).split())
        return self.add(Thing(f"{kind.lower()}/{self.document.id}-{spans[0].start}", kind, label))

    def quote(self, spans: tuple[Span, ...]) -> str:
        return quote_of(self.document.text, (ClaimSpan(*s) for s in spans))

    def claim(self, relation: str, subject: Thing, spans: tuple[Span, ...], rule: str, **fields: str) -> None:
        places = tuple(ClaimSpan(*s) for s in spans)
        proof = Evidence(self.document.id, places, quote_of(self.document.text, places), LOADER, rule)
        self.loaded.claims.append(Claim(relation, subject.id, **fields, evidence=(proof,)))

    def statement(self, thing: Thing, spans: tuple[Span, ...], rule: str, **fields: str) -> None:
        """That the document states this thing, in these words."""
        value = " ".join(self.quote(spans).split())
        self.claim("Attribute", thing, spans, rule, kind="statement", value=value, **fields)

    def known(self, ids: Iterable[str]) -> list[Thing]:
        return [self.actors[i] for i in ids]

    # ---- one record each

    def actor(self, actor: Actor) -> None:
        thing, places = self.actors[actor.id], actor.mentions[:1]
        if not places:
            return
        self.claim("Attribute", thing, places, "actor.name", kind="name", value=actor.name)
        for alias in actor.aliases:
            self.claim("Attribute", thing, places, "actor.alias", kind="alias", value=alias)
        parent = self.actors.get(actor.part_of or "")
        if parent and parent.kind in COLLECTIVES and parent.id != thing.id:
            if thing.kind in COLLECTIVES:
                self.claim("Subdivision", thing, places, "actor.part", object=parent.id)
            elif thing.kind in {"Post", "Role"}:
                self.claim("Placement", thing, places, "actor.part", object=parent.id)

    def line(self, line: Line) -> None:
        lower, upper = self.known((line.lower, line.upper))
        common = {"object": upper.id, "modality": line.modality, "status": line.status}
        if line.kind == "membership":
            self.claim("Membership", lower, line.spans, line.rule, **common)
            return
        share = "alternative" if line.alternatives else "sole"
        self.claim("ReportingLine", lower, line.spans, line.rule, kind=line.kind, share=share, **common)
        if is_headship(line, lower, upper, self.quote(line.spans)):
            self.claim("Headship", upper, line.spans, line.rule, object=lower.id, status=line.status)

    def duty(self, duty: Duty) -> None:
        thing = self.thing("Responsibility", duty.spans)
        modality = "required" if duty.modality == "prohibition" else duty.modality
        common = {"modality": modality, "status": duty.status, "scope": duty.scope}
        self.statement(thing, duty.spans, duty.rule, modality=modality, status=duty.status)
        if whole := self.enclosing(duty.spans):
            self.part(thing, whole, duty)
        if duty.list_id:
            self.part(thing, self.duty_list(duty), duty)
        for holder in self.known(duty.holders):
            if duty.modality == "prohibition":
                self.claim("Prohibition", thing, duty.spans, duty.rule, object=holder.id, status=duty.status)
            else:
                share = "alternative" if duty.alternatives else "joint" if duty.joint else "sole"
                share = "lead" if holder.id == self.leader(duty) else share
                fields = {"kind": duty.kind, "object": holder.id, "share": share, **common}
                self.claim("Assignment", thing, duty.spans, duty.rule, **fields)
        for qualifier in duty.qualifiers:
            kind = _BESIDE.get(qualifier.type)
            for actor in self.known(qualifier.actors if kind else ()):
                fields = {"kind": kind or "", "object": actor.id, **common}
                self.claim("Assignment", thing, duty.spans, f"qualifier.{qualifier.type}", **fields)

    def leader(self, duty: Duty) -> str:
        """Thing of the holder whom the duty's words call accountable, "" when they call nobody so."""
        return self.actors[duty.lead].id if duty.lead in duty.holders else ""

    def enclosing(self, spans: tuple[Span, ...]) -> Thing | None:
        """The recommendation that a statement stands in: what is asked of nobody there is asked by nobody else."""
        for place, thing in self.asked:
            if place.start <= spans[0].start and spans[-1].end <= place.end:
                return thing
        return None

    def part(self, thing: Thing, whole: Thing, duty: Duty) -> None:
        self.claim("Part", thing, duty.spans, duty.rule, object=whole.id)

    def duty_list(self, duty: Duty) -> Thing:
        thing_id = f"dutylist/{self.document.id}-{duty.list_id}"
        return self.add(Thing(thing_id, "DutyList", f"list {duty.list_id} of {self.document.name}"))

    def recommendation(self, record: Recommendation) -> None:
        answered = record.rule == ANSWERED  # only its label stands here: its words are another source's
        prefix = f"Recommendation {record.number}: " if record.number and not answered else ""
        thing = self.thing("Recommendation", record.spans, prefix)
        self.recommendations[record.id] = thing
        self.asked += [(span, thing) for span in record.spans]
        if not answered:
            self.statement(thing, record.spans, record.rule, modality="proposed")
        if record.number:
            self.claim("Attribute", thing, record.spans, record.rule, kind="number", value=record.number)
        for actor in self.known(record.addressees):
            # "The department should": which one is meant is the reader's guess.
            status = "uncertain" if record.generic_addressee else "asserted"
            fields = {"object": actor.id, "modality": "proposed", "status": status}
            self.claim("Address", thing, record.spans, record.rule, **fields)
        for finding in record.findings:
            if finding in self.findings:
                self.claim("Basis", thing, record.spans, record.rule, object=self.findings[finding].id)
        damage = "cut" if record.rule == "orphan" else _REDACTED.get(record.redacted)  # its label is lost
        if damage and not answered:
            self.claim("Damage", thing, record.spans, record.rule, kind=damage)
        for response in record.responses:
            self.response(response, thing)

    def response(self, record: Response, recommendation: Thing) -> None:
        thing = self.thing("Response", record.spans)
        self.statement(thing, record.spans, record.rule)
        stance = "soft" if record.soft and record.stance != "disagree" else record.stance
        self.claim("Answer", thing, record.spans, record.rule, kind=stance, object=recommendation.id)
        for actor in self.known(record.by):
            self.claim("Author", thing, record.spans, record.rule, object=actor.id)

    def finding(self, record: Finding) -> None:
        thing = self.thing("Finding", record.spans)
        self.findings[record.number or record.id] = thing  # recommendations and actions refer to the number
        self.statement(thing, record.spans, record.rule)
        if record.number:
            self.claim("Attribute", thing, record.spans, record.rule, kind="number", value=record.number)

    def action(self, record: Action) -> None:
        thing = self.thing("Action", record.spans)
        self.statement(thing, record.spans, record.rule)
        for actor in self.known(record.owners):
            self.claim("Ownership", thing, record.spans, record.rule, object=actor.id)
        if record.due:
            self.claim("Attribute", thing, record.spans, record.rule, kind="due", value=record.due)
        if progress := progress_of(record.status):
            self.claim("Progress", thing, record.spans, record.rule, kind=progress)
        for whole in (self.recommendations.get(record.recommendation), self.findings.get(record.finding)):
            if whole:
                self.claim("Followup", thing, record.spans, record.rule, object=whole.id)

    def plan_item(self, record: PlanItem) -> None:
        thing = self.thing("PlanItem", record.spans)
        words = unnumbered(" ".join(self.quote(record.spans).split()), record.number)  # as the duty of the row says it
        self.claim("Attribute", thing, record.spans, record.rule, kind="statement", value=words, modality="required")
        if record.number:
            self.claim("Attribute", thing, record.spans, record.rule, kind="number", value=record.number)
            self.plan_items[record.number] = thing
        self.claim("Attribute", thing, record.spans, record.rule, kind="level", value=record.level)
        parent = self.plan_items.get(record.parent) or self.plan()
        if parent.id != thing.id:
            self.claim("Part", thing, record.spans, record.rule, object=parent.id)
        for actor in self.known(record.collaborators):
            self.claim("Collaboration", thing, record.spans, record.rule, object=actor.id)

    def plan(self) -> Thing:
        """The whole plan of the document, of which every item without one above it is a part."""
        if "" not in self.plan_items:
            self.plan_items[""] = self.add(Thing(f"planitem/{self.document.id}", "PlanItem", "the whole plan"))
        return self.plan_items[""]

    def target(self, record: Target) -> None:
        thing = self.thing("Target", record.spans)
        self.statement(thing, record.spans, record.rule)
        for actor in self.known(record.holders):
            self.claim("Ownership", thing, record.spans, record.rule, object=actor.id)

    def damage(self, record: Damage) -> None:
        kind = _DAMAGED[record.kind]
        if kind not in self.gaps:  # one for each kind, whose id does not depend on which passage comes first
            label = " ".join(self.quote(record.spans).split())
            self.gaps[kind] = self.add(Thing(f"gap/{self.document.id}-{kind}", "Gap", label))
        self.claim("Damage", self.gaps[kind], record.spans, "damage", kind=kind)

    def concern(self, record: Concern) -> None:
        actors = self.known(record.actors)
        if record.kind in _STANDING:
            for actor in actors:
                self.claim("Standing", actor, record.spans, record.rule, kind=record.kind)
            return
        # A complaint that is repeated (slides do, cut here or there) is one, with as many places.
        words = record.core or " ".join(self.quote(record.spans).split())
        if words not in self.complaints:
            self.complaints[words] = self.thing("Finding", record.spans)
        thing = self.complaints[words]
        self.statement(thing, record.spans, record.rule)
        for obj in [actor.id for actor in actors] or [""]:
            self.claim("Concern", thing, record.spans, record.rule, kind=record.kind, object=obj)
