"""One review at a terminal: an item is shown, a key decides about it, and what was decided can be undone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import click

from remit.api.correcting import correction, end_of
from remit.api.decided import claim_words
from remit.api.review.adding import add_duty
from remit.api.review.context import context_of
from remit.api.review.queue import Item
from remit.graph.claim import ACTORS, CONTROL, RASCI, Claim
from remit.graph.decisions import Decision
from remit.graph.errors import RemitError
from remit.graph.map import Map
from remit.ontology.generated import terms

KEYS = {
    "a": "accept", "r": "reject", "c": "correct", "m": "merge actors", "n": "a missed duty", "s": "skip", "u": "undo",
    "q": "quit",
}  # fmt: skip
MISREAD = "misread"


@dataclass
class Session:
    """Goes through items; every decision is written at once, so that quitting or a crash loses none."""

    map: Map
    by: str
    items: Sequence[Item]
    getchar: Callable[[], str] = click.getchar
    taken: list[tuple[int, list[Decision]]] = field(default_factory=list)

    def run(self) -> None:
        """Show items until there are no more or the user quits."""
        position = 0
        while 0 <= position < len(self.items):
            self.show(position)
            key = self.ask()
            if key in {"q", "\x03", "\x04", ""}:
                break
            position = self.undo(position) if key == "u" else position + self.did(key, position)

    def ask(self) -> str:
        """The next key that means something."""
        while True:
            click.echo("  " + "  ".join(f"[{key}] {meaning}" for key, meaning in KEYS.items()) + " ", nl=False)
            key = self.getchar().lower()
            click.echo(key if key.isprintable() else "")
            if key in {*KEYS, "\x03", "\x04", ""}:
                return key

    def did(self, key: str, position: int) -> int:
        """Do what a key means for an item; returns how many items to go on: none where it was refused."""
        item = self.items[position]
        act = {"a": self.accept, "r": self.reject, "c": self.correct, "m": self.merge, "n": self.add}.get(key)
        if act is None:
            return 1
        try:
            if decisions := act(item):
                self.taken.append((position, decisions))
                return int(key != "n")  # the item itself still waits
        except RemitError as error:
            click.echo(f"  {error}", err=True)
        return 0

    def accept(self, item: Item) -> list[Decision]:
        """Every claim of the reading is right."""
        return self.map.decide([Decision(claim.id, "accept", "", self.by) for claim in item.claims])

    def reject(self, item: Item) -> list[Decision]:
        """No claim of the reading is right; those of the same statement that nobody doubted go with it."""
        why = click.prompt("  why", default=MISREAD)
        return self.map.decide([Decision(claim.id, "reject", "", self.by, "", why) for claim in whole(self.map, item)])

    def correct(self, item: Item) -> list[Decision]:
        """The main claim reads otherwise; the others are right. An empty answer leaves a field as it is."""
        claim = item.main
        asked: dict[str, str | None] = {}
        if claim.object:
            asked["object"] = self.asked("who", self.map.thing(claim.object).label)
        if kinds := terms.RELATION_KINDS[claim.relation]:
            asked["kind"] = self.asked(f"kind ({', '.join(kinds)})", claim.kind)
        if claim.value:
            asked["value"] = self.asked("words", claim.value)
        asked["scope"] = self.asked("only for", claim.scope)
        changes = {name: text for name, text in asked.items() if text is not None}
        made, things = correction(self.map, claim, changes, self.kind_of_new(changes.get("object", "")))
        decisions = [Decision(claim.id, "correct", made.id, self.by)]
        decisions += [Decision(other.id, "accept", "", self.by) for other in item.claims[1:]]
        return self.map.decide(decisions, claims=[made], things=things)

    def kind_of_new(self, name: str) -> str:
        """The kind of an actor that the map does not have; none where it has it."""
        if not name or self.map.named(name) or name in {thing.id for thing in self.map.things()}:
            return ""
        return str(click.prompt("  a new actor; kind", type=click.Choice(sorted(ACTORS)), default="Post"))

    def asked(self, what: str, now: str) -> str | None:
        """A new value of a field, None where it stays."""
        answer = click.prompt(f"  {what}", default=now or "-", show_default=True)
        return None if answer in {now, "-"} else str(answer)

    def merge(self, item: Item) -> list[Decision]:
        """An actor of the main claim is another one."""
        ends = [end for end in (item.main.subject, item.main.object) if end and self.map.thing(end).kind in ACTORS]
        if not ends:
            click.echo("  this reading names no actor")
            return []
        gone = self.map.thing(ends[0])
        if len(ends) > 1:
            names = [self.map.thing(end).label for end in ends]
            gone = self.map.thing(ends[names.index(click.prompt("  which", type=click.Choice(names)))])
        stays = end_of(self.map, click.prompt(f"  {gone.label} is"), "")
        return self.map.decide([Decision(gone.id, "merge", stays.id, self.by)])

    def add(self, item: Item) -> list[Decision]:
        """A duty of the same document that nobody read."""
        found = context_of(self.map, item.main)
        if found is None:
            click.echo("  this reading has no text around it")
            return []
        words = click.prompt("  its words, as they stand there")
        name = click.prompt("  whose it is (- for nobody)")
        holders = [] if name == "-" else [end_of(self.map, name, self.kind_of_new(name))]
        kind = click.prompt("  kind", type=click.Choice(RASCI), default="responsible")
        return add_duty(self.map, self.map.document(found.document), words, holders, kind, self.by)

    def undo(self, position: int) -> int:
        """Take back what was decided last; returns where that was."""
        if not self.taken:
            click.echo("  nothing to undo")
            return position
        before, decisions = self.taken.pop()
        self.map.decide([Decision("", "withdraw", decision.id, self.by) for decision in reversed(decisions)])
        return before

    def show(self, position: int) -> None:
        """Print an item: what was read, in its sentence."""
        item = self.items[position]
        click.echo(f"\n{position + 1} of {len(self.items)}  {item.reason}" + flagged(item))
        found = context_of(self.map, item.main)
        if found is not None:
            click.echo(f"  {self.map.document(found.document).name}")
            # A control character is one column wide here, and no order to the terminal.
            click.echo("  " + marked(CONTROL.sub("·", found.text), found.marks).replace("\n", "\n  "))
        for claim in item.claims:
            click.secho(f"  {claim_words(self.map, claim)}", fg="cyan")


def flagged(item: Item) -> str:
    """Which flags rest on an item, in brackets."""
    return f"  [{', '.join(sorted({flag[:3] for flag in item.flags}))}]" if item.flags else ""


def marked(text: str, marks: Sequence[tuple[int, int]]) -> str:
    """A text with its marks: colours on a terminal, and brackets that stay where there are none."""
    parts, last = [], 0
    for start, end in marks:
        parts += [text[last:start], click.style(f"[{text[start:end]}]", bold=True)]
        last = end
    return "".join(parts) + text[last:]


def whole(map_: Map, item: Item) -> list[Claim]:
    """The claims of an item, and those about the same statement at the same place that are in force beside them."""
    main = item.main
    if map_.thing(main.subject).kind in ACTORS:
        return list(item.claims)
    places = {proof.place for claim in item.claims for proof in claim.evidence}
    beside = [claim for claim in map_.claims_about(main.subject) if claim.subject == main.subject]
    counted = map_.statuses([claim.id for claim in beside])
    out = {"rejected", "implied"}
    same = [c for c in beside if counted[c.id] not in out and {proof.place for proof in c.evidence} <= places]
    return list({claim.id: claim for claim in (*item.claims, *same)}.values())
