"""Flags as JSON, SARIF and text: three faces of the same check."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from remit.api.decided import decision_json
from remit.api.output import console, shorten
from remit.graph.decisions import Standing
from remit.graph.detecting import Detector, Flag, Severity
from remit.graph.map import Map
from remit.graph.telling import Places, flag_json, sarif
from remit.graph.waivers import Waived, sort_out
from remit.graph.writing import Written
from remit.loaders.loading import Unread

SHOWN = 3  # places quoted under a flag in the terminal; --format json has all


@dataclass(frozen=True, slots=True)
class Check:
    """The outcome of one check of a map."""

    map: Map
    flags: Sequence[Flag]
    unread: Sequence[Unread]
    notes: Sequence[str]
    waived: Waived | None = None
    held: Mapping[str, int] | None = None  # how much was checked, where `map` is but a part of it
    standing: Standing | None = None  # what its decisions come to, likewise

    def settled(self, day: date | None, chosen: Sequence[Detector] | None = None) -> "Check":
        """The same check without the flags that are waived on a day (today); those stand in `waived`."""
        waived = sort_out(self.flags, self.standing or self.map.standing(), day or date.today(), chosen)
        return replace(self, flags=waived.open, waived=waived)

    def counts(self) -> Mapping[str, int]:
        """How many documents, things, claims, places and decisions were checked."""
        return self.map.counts() if self.held is None else self.held

    def summary(self) -> dict[str, Any]:
        """Counts: flags by severity and by code, and what the map holds."""
        severities = Counter(str(flag.severity) for flag in self.flags)
        return {
            "flags": len(self.flags),
            "severity": {str(s): severities[str(s)] for s in sorted(Severity, reverse=True)},
            "codes": dict(sorted(Counter(flag.code for flag in self.flags).items())),
            "map": self.counts(),
            "unread": len(self.unread),
            "waived": len(self.waived.waived) if self.waived else 0,
        }


def as_json(check: Check) -> dict[str, Any]:
    """The whole check."""
    places = Places(check.map)
    unread = [asdict(item) for item in check.unread]
    flags = [flag_json(flag, places) for flag in check.flags]
    told = {"flags": flags, "summary": check.summary(), "unread": unread, "notes": list(check.notes)}
    return told | (waived_json(check.waived, places) if check.waived else {})


def waived_json(waived: Waived, places: Places) -> dict[str, Any]:
    """Waived flags with their waivers, and waivers that do nothing (any more)."""
    return {
        "waived": [{**flag_json(flag, places), "waiver": decision_json(waiver)} for flag, waiver in waived.waived],
        "expired_waivers": [decision_json(waiver) for waiver in waived.expired],
        "stale_waivers": [decision_json(waiver) for waiver in waived.stale],
    }


def as_sarif(check: Check) -> dict[str, Any]:
    """SARIF 2.1.0, which code hosts and editors show beside the lines."""
    return sarif(check.flags, Places(check.map))


STYLES = {Severity.HIGH: ("●", "bold red"), Severity.MEDIUM: ("▲", "bold yellow"), Severity.LOW: ("○", "bold cyan")}


def print_text(check: Check, *, fingerprints: bool = False) -> None:
    """Flags for a person: what is wrong, then the sentences that show it, then what was read and what was not."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    out, places = console(), Places(check.map)
    for flag in check.flags:
        mark, style = STYLES[flag.severity]
        head = Table.grid(padding=(0, 1, 0, 0))
        head.add_row(Text(f"{mark} {flag.code}", style), Text(flag.message, "bold"))
        out.print(head)
        if fingerprints:
            out.print(Text(f"      {flag.fingerprint}", "dim"))
        for proof in flag.evidence[:SHOWN]:
            quote = Text.assemble((f"{places.words(proof)}  ", "cyan"), (f"“{shorten(proof.quote)}”", "italic"))
            out.print(Padding(quote, (0, 0, 0, 6)))
        if len(flag.evidence) > SHOWN:
            out.print(Text(f"      … and {len(flag.evidence) - SHOWN} more places", "dim"))
        out.print()
    print_unread(check)
    print_summary(check)


def print_unread(check: Check) -> None:
    """What the loaders guessed, and what they saw and did not understand."""
    from rich.text import Text

    out = console()
    for note in check.notes:
        out.print(Text(f"note: {note}", "dim"))
    for document, count in sorted(Counter(u.document for u in check.unread).items()):
        first = next(u for u in check.unread if u.document == document)
        example = f"{first.where}: {first.reason}: “{shorten(first.text, 80)}”"
        out.print(Text(f"not read: {count} in {document}, first {example}", "dim"))
    for waiver in check.waived.expired if check.waived else ():
        out.print(Text(f"waiver ended: {waiver.about} was waived by {waiver.by} until {waiver.value}", "dim"))
    for waiver in check.waived.stale if check.waived else ():
        out.print(Text(f"stale waiver: no flag is {waiver.about} (remit decide {waiver.id} withdraw)", "dim"))


def print_summary(check: Check) -> None:
    """One line that says how it stands."""
    from rich.text import Text

    severity, counts = check.summary()["severity"], check.counts()
    parts = ", ".join(f"{n} {name}" for name, n in severity.items() if n) or "none"
    held = ", ".join(plural(counts[f"{noun}s"], noun) for noun in ("document", "thing", "claim"))
    waived = f", {len(check.waived.waived):,} waived" if check.waived and check.waived.waived else ""
    console().print(Text.assemble((f"{plural(len(check.flags), 'flag')}", "bold"), f" ({parts}{waived}) · {held}"))
    if check.flags:
        codes = " ".join(sorted({flag.code for flag in check.flags}))
        console().print(Text(f"What a code means: remit explain {codes.split()[0]}", "dim"))


def plural(count: int, noun: str) -> str:
    """ "1 flag", "2,000 flags"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def counted(written: Written) -> str:
    """What was written, in words."""
    nouns = [noun for noun in ("document", "thing", "claim") if getattr(written, f"{noun}s")]
    if nouns:
        return f"{', '.join(plural(getattr(written, f'{noun}s'), noun) for noun in nouns)} added"
    return f"{written.evidence:,} places added" if written.evidence else "nothing new"
