"""Documents for tests: names stand in square brackets, and lose them before the text is read."""

import re
from typing import NamedTuple

from remit.loaders.report.reading import Span

_NAME = re.compile(r"\[([^\[\]|]+)(?:\|([^\[\]]+))?\]")


class Mention(NamedTuple):
    """A name in the text, and whom it names."""

    start: int
    end: int
    actor: str


class Bracketed:
    """ "The [clerk|c]" is the text "The clerk" with a mention of actor "c"; without a bar the actor is the name."""

    def __init__(self, marked: str) -> None:
        self.mentions: list[Mention] = []
        parts: list[str] = []
        at = size = 0
        for found in _NAME.finditer(marked):
            parts += [marked[at : found.start()], found[1]]
            size += found.start() - at
            self.mentions.append(Mention(size, size + len(found[1]), found[2] or found[1].lower()))
            size += len(found[1])
            at = found.end()
        self.text = "".join([*parts, marked[at:]])

    def mentions_in(self, span: Span) -> list[tuple[str, Span]]:
        return [(m.actor, Span(m.start, m.end)) for m in self.mentions if span.start <= m.start and m.end <= span.end]

    def named(self, words: str) -> tuple[str, ...]:
        return (words.lower(),)

    def about(self) -> tuple[str, ...]:
        return ()

    def heading_actor(self, index: int) -> tuple[str, ...]:
        del index  # names in headings are found as names
        return ()
