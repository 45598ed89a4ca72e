"""The duties that were read so far, each with its exact span and its qualifiers."""

from dataclasses import dataclass, replace

from remit.loaders.report.actors import Actors
from remit.loaders.report.blocks import Block
from remit.loaders.report.clauses import Sentence
from remit.loaders.report.document import Document
from remit.loaders.report.duty_spans import trimmed, with_link
from remit.loaders.report.qualifiers import qualifiers_of
from remit.loaders.report.reading import Duty
from remit.loaders.report.sharing import with_share


@dataclass(slots=True)
class Found:
    """A duty and the sentence it was read in, so that an introducing line can be taken back."""

    duty: Duty
    block: int
    sentence: int


class FoundDuties:
    """What was found, in reading order; `led` holds the blocks whose last sentence only introduced a list."""

    def __init__(self, document: Document, actors: Actors) -> None:
        self._document = document
        self._actors = actors
        self._found: list[Found] = []
        self.led: set[int] = set()

    def __len__(self) -> int:
        """How many there are."""
        return len(self._found)

    def cut(self, first: int) -> list[Found]:
        """Take back what was found since there were `first`."""
        since = self._found[first:]
        del self._found[first:]
        return since

    def extend(self, found: list[Found]) -> None:
        """Put back what was taken."""
        self._found += found

    def duties(self) -> list[Duty]:
        """All of them without the lines that only introduce others."""
        return [f.duty for f in self._found if not self._introduces(f)]

    def _introduces(self, found: Found) -> bool:
        """The line before a list of duties states nothing that the items do not."""
        last = self._document.parsed[found.block][-1] if found.block in self.led else None
        if last is None or found.sentence != last.start:
            return False
        if sum(c.group.tense == "modal" and c.relation == "main" for c in last.clauses) > 1:
            return False  # "shall advise the dean and shall:"
        if "following" in self._document.text[last.start : last.end]:
            return True
        return not self._document.blocks[found.block].text.endswith((".", "!", ";", "?"))

    def add(self, block: Block, sentence: Sentence, duty: Duty) -> None:
        """Keep a duty, with its span trimmed and its qualifiers read."""
        span = trimmed(self._document.text, duty.spans[0])
        words = block.text[span.start - block.start : span.end - block.start]
        span = with_link(self._document.text, span)
        qualifiers = qualifiers_of(sentence, words, span.start, block.index, self._actors)
        either = duty.alternatives and len(duty.holders) > 1
        list_id = f"l{block.list_id}" if block.list_id >= 0 else ""
        qualifiers = duty.qualifiers + qualifiers
        duty = replace(duty, spans=(span,), qualifiers=qualifiers, alternatives=either, list_id=list_id)
        self._found.append(Found(with_share(duty, words), block.index, sentence.start))
