"""The second reading of one document: asked piece by piece, checked, compared, and told as suggested claims."""

from collections.abc import Callable
from dataclasses import dataclass, field

from remit.graph.claim import Claim, Document
from remit.loaders.known import Known
from remit.loaders.loading import Loaded
from remit.loaders.report.actors import Actors
from remit.loaders.report.document import parse_document
from remit.loaders.report.llm.answer import SaidDuty, SaidLine, parse
from remit.loaders.report.llm.cache import Ask
from remit.loaders.report.llm.checking import Checker, Unfounded
from remit.loaders.report.llm.chunks import Chunk, chunks, halves
from remit.loaders.report.llm.comparing import Suggestion, compare
from remit.loaders.report.llm.prompt import messages
from remit.loaders.report.load import claims_of
from remit.loaders.report.read import read_report
from remit.loaders.report.reading import Duty, Line, Reading

LOADER = "llm"
NAMING = {"name", "alias"}  # what somebody is called was read by the first reader, or stands in the suggestion
Step = Callable[[int, int], None]


@dataclass(slots=True)
class Second:
    """A second reading beside the first: `refused` tells for each statement that was not believed why."""

    document: Document
    model: str
    first: Reading
    actors: Actors
    suggestions: list[Suggestion] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def loaded(self) -> Loaded:
        """What the first reader did not say, as claims of another reader that nobody has accepted yet."""
        new = [s.record for s in self.suggestions if s.verdict != "agrees"]
        duties = [record for record in new if isinstance(record, Duty)]
        lines = [record for record in new if isinstance(record, Line)]
        ends = {end for duty in duties for end in duty.holders} | {e for x in lines for e in (x.lower, x.upper)}
        named = [actor for actor in self.actors.list() if actor.id in ends]
        told = claims_of(Reading(actors=named, duties=duties, lines=lines), self.document)
        told.claims = [self._suggested(claim) for claim in told.claims if claim.kind not in NAMING]
        return told

    def _suggested(self, claim: Claim) -> Claim:
        proofs = tuple(proof._replace(loader=LOADER, rule=f"{proof.rule} {self.model}") for proof in claim.evidence)
        return claim._replace(status="suggested", evidence=proofs)


def read_again(document: Document, known: Known, ask: Ask, model: str, step: Step = lambda *_: None) -> Second:
    """Ask a model about a document. Raises ModelError where it cannot be asked.

    `step` is told how many pieces are done, and of how many.
    """
    parsed = parse_document(document.text)
    second = Second(document, model, read_report(document.text, known=known), Actors(parsed, known))
    checker = Checker(parsed, second.actors)
    duties: list[Duty] = []
    lines: list[Line] = []
    waiting = chunks(parsed)
    done = 0
    while waiting:
        chunk = waiting.pop(0)
        text, cut = ask(messages(document.text, chunk))
        smaller = halves(parsed, chunk) if cut else []
        waiting[:0] = smaller
        if not smaller:
            believe(checker, text, chunk, duties, lines, second.refused)
        done += 1
        step(done, done + len(waiting))
    second.suggestions = compare(second.first, duties, lines)
    return second


def believe(
    checker: Checker, text: str, chunk: Chunk, duties: list[Duty], lines: list[Line], refused: list[str]
) -> None:
    """Take from an answer what stands in the document, and tell why the rest was refused."""
    answer = parse(text)
    if answer is None:
        refused.append(f"characters {chunk.start} to {chunk.end}: the answer is no JSON of the shape asked for")
        return
    if answer.misshapen:
        refused.append(f"characters {chunk.start} to {chunk.end}: {answer.misshapen} items of another shape")
    everything: list[SaidDuty | SaidLine] = [*answer.duties, *answer.lines]
    for said in everything:
        try:
            take(checker, said, chunk, duties, lines)
        except Unfounded as reason:
            refused.append(f"{reason}: {said.quote[:120]!r}")


def take(checker: Checker, said: SaidDuty | SaidLine, chunk: Chunk, duties: list[Duty], lines: list[Line]) -> None:
    """Add one statement to its kind. Raises Unfounded."""
    if isinstance(said, SaidDuty):
        duties.append(checker.duty(said, chunk))
    else:
        lines.append(checker.line(said, chunk))
