"""Who stands in for an empty post: its deputy, where duties lie with the deputy and the document knows no chief."""

import re
from collections.abc import Callable, Iterator, Sequence

from remit.loaders.report.reading import Concern, Duty

_DEPUTY = re.compile(r"(?:deputy|vice|assistant|associate|alternate|under)[ -]+(?P<chief>.+)", re.I)


def stand_ins(concerns: Sequence[Concern], duties: Sequence[Duty], name: Callable[[str], str]) -> Iterator[Concern]:
    """For each vacant post with a deputy who answers for something: the deputy holds it for the time being."""
    for vacancy in concerns:
        for chief in vacancy.actors if vacancy.kind == "vacant" else ():
            held = [d for d in duties if any(_is_deputy(name(who), name(chief)) for who in d.holders)]
            if held:
                # The duty that stands nearest shows it best: they are often told in one breath.
                duty = min(held, key=lambda d: abs(d.spans[0].start - vacancy.spans[0].start))
                yield Concern("acting", (chief,), (duty.spans[0],), "stand-in")


def _is_deputy(one: str, other: str) -> bool:
    """ "Deputy Chief Engineer" of "Chief Engineer", and of "Chief Engineer for the port"."""
    found = _DEPUTY.fullmatch(one)
    return found is not None and re.match(rf"{re.escape(found['chief'])}(?: (?:of|for) |$)", other, re.I) is not None
