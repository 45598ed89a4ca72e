"""Waived flags: what somebody accepted with a reason, until a day. A waiver that fits no flag is told, not hidden."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from remit.graph.decisions import Decision, Standing
from remit.graph.detecting import Detector, Flag


@dataclass(frozen=True, slots=True)
class Waived:
    """The flags of a check and the waivers of its map on one day.

    `open`: flags that nobody accepts. `waived`: flags with the waiver that holds for each. `expired`: waivers that have
    ended while their flag is still raised (it stands in `open`). `stale`: waivers that fit no flag any more.
    """

    open: tuple[Flag, ...]
    waived: tuple[tuple[Flag, Decision], ...]
    expired: tuple[Decision, ...]
    stale: tuple[Decision, ...]


def sort_out(flags: Iterable[Flag], standing: Standing, day: date, chosen: Sequence[Detector] | None = None) -> Waived:
    """Tell open flags from waived ones on a day. Where only some detectors ran, only their waivers can be stale."""
    flags = tuple(flags)
    held = {flag.fingerprint: standing.waiver(flag.fingerprint, day) for flag in flags}
    ran = None if chosen is None else {detector.meta.code for detector in chosen}
    waivers = [d for d in standing.current.values() if d.verdict == "waive" and (ran is None or d.about[:3] in ran)]
    return Waived(
        open=tuple(flag for flag in flags if held[flag.fingerprint] is None),
        waived=tuple((flag, waiver) for flag in flags if (waiver := held[flag.fingerprint]) is not None),
        expired=tuple(d for d in waivers if d.about in held and held[d.about] is None),
        stale=tuple(d for d in waivers if d.about not in held),
    )
