"""The second reader of a command line: a language model that the user names, asked only when the user says so."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

if TYPE_CHECKING:
    from remit.graph.claim import Document
    from remit.graph.decisions import Decision
    from remit.graph.map import Map
    from remit.loaders.known import Known
    from remit.loaders.loading import Loaded
    from remit.loaders.report.llm.comparing import Suggestion
    from remit.loaders.report.llm.second import Second

READER = "report"  # whose documents have words for a second reader
JOINS = ("Assignment", "ReportingLine")
F = TypeVar("F", bound=Callable[..., Any])


class Asked(NamedTuple):
    """What the command line says of the second reader."""

    reader: str
    url: str
    model: str

    @property
    def wanted(self) -> bool:
        """The user asked for it. Raises UsageError where something is missing or too much."""
        if self.reader == "llm" and not (self.url and self.model):
            raise click.UsageError("--reader llm needs --llm-url (http://127.0.0.1:11434/v1, say) and --llm-model")
        if self.reader != "llm" and (self.url or self.model):
            raise click.UsageError("--llm-url and --llm-model go with --reader llm")
        return self.reader == "llm"


def options(command: F) -> F:
    """The options of a command that can ask a second reader."""
    for option in (
        click.option("--llm-model", default="", metavar="NAME", help="The model to ask, as its endpoint calls it."),
        click.option("--llm-url", default="", metavar="URL", help="Its OpenAI-compatible endpoint, ending in /v1."),
        click.option(
            "--reader",
            type=click.Choice(["grammar", "llm"]),
            default="grammar",
            show_default=True,
            help="llm: also ask a language model, whose readings are suggestions. Key: REMIT_LLM_KEY.",
        ),
    ):
        command = option(command)
    return command


def read_second(asked: Asked, documents: "Sequence[tuple[Document, Known]]") -> "list[Second]":
    """A second reading of each document. Raises ModelError, BadInput."""
    from remit.loaders.report.llm.cache import cached, default_folder
    from remit.loaders.report.llm.endpoint import Endpoint
    from remit.loaders.report.llm.second import read_again

    endpoint = Endpoint(asked.url, asked.model, os.environ.get("REMIT_LLM_KEY", ""))
    where = "on this machine" if endpoint.is_local else "which is another machine"
    count = f"{len(documents)} document{'s' if len(documents) != 1 else ''}"
    click.echo(f"note: the words of {count} go to {asked.model} at {endpoint.host}, {where}", err=True)
    ask = cached(endpoint.ask, asked.model, default_folder())
    found = []
    for document, known in documents:
        with pieces(document.name) as step:
            found.append(read_again(document, known, ask, asked.model, step))
    return found


def second_of(asked: Asked, loaded: "Sequence[Loaded]") -> "list[Second]":
    """A second reading of every report that was loaded, with the names that its first reader was told."""
    reports = (one for one in loaded if one.loader == READER)
    return read_second(asked, [(document, one.told) for one in reports for document in one.documents])


@contextmanager
def pieces(name: str) -> "Iterator[Callable[[int, int], None]]":
    """Progress over the pieces of one document on stderr when it is a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(f"asking about {name}", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def accept_agreed(map_: "Map", seconds: "Sequence[Second]") -> "list[Decision]":
    """Accept what both readers read, as a decision of the model that can be taken back. Raises MapBusy, Refused."""
    from remit.graph.decisions import Decision

    decided = {d.about for d in map_.decisions()}
    new = []
    for second in seconds:
        places = claims_by_place(map_, second.document.id)
        agreed = (s.first for s in second.suggestions if s.verdict == "agrees" and s.first)
        claims = {claim for first in agreed for claim in places.get(tuple(first.spans), ())}
        by = f"llm:{second.model}"
        new += [Decision(c, "accept", by=by, why="two readers agree") for c in sorted(claims - decided)]
    return map_.decide(new) if new else []


def claims_by_place(map_: "Map", document: str) -> dict[tuple[tuple[int, int], ...], list[str]]:
    """Spans of a document -> ids of the assignments and lines that stand there."""
    query = """SELECT e.spans, c.id FROM evidence e JOIN documents d ON d.n = e.document JOIN claims c ON c.n = e.claim
        WHERE d.id = ? AND c.relation IN (?, ?) AND c.status <> 'suggested'"""
    found: dict[tuple[tuple[int, int], ...], list[str]] = {}
    for spans, claim in map_.connection.execute(query, (document, *JOINS)):
        place = tuple((int(a), int(b)) for a, b in (part.split("-") for part in spans.split()))
        found.setdefault(place, []).append(claim)
    return found


def counted(seconds: "Sequence[Second]") -> dict[str, int]:
    """How the second reader stands to the first."""
    said = [s.verdict for second in seconds for s in second.suggestions]
    counts = {verdict: said.count(verdict) for verdict in ("agrees", "adds", "contradicts")}
    return {**counts, "refused": sum(len(second.refused) for second in seconds)}


def as_json(second: "Second") -> dict[str, Any]:
    """A second reading as a program reads it."""
    return {
        "document": second.document.name,
        "model": second.model,
        "suggestions": [suggestion_json(second, suggestion) for suggestion in second.suggestions],
        "refused": second.refused,
    }


def suggestion_json(second: "Second", suggestion: "Suggestion") -> dict[str, Any]:
    """One statement of the second reader."""
    from remit.loaders.report.llm.comparing import ends

    record, first = suggestion.record, suggestion.first
    start, end = record.spans[0]
    return {
        "verdict": suggestion.verdict,
        "kind": record.kind,
        "actors": [second.actors.name(actor) for actor in ends(record)],
        "first": list(ends(first)) if first else None,
        "start": start,
        "end": end,
        "quote": second.document.text[start:end],
    }


def print_text(seconds: "Sequence[Second]") -> None:
    """What the second reader adds and contradicts, for a person."""
    from rich.text import Text

    from remit.api.output import console, shorten

    for second in seconds:
        for suggestion in second.suggestions:
            told = suggestion_json(second, suggestion)
            if told["verdict"] != "agrees":
                who = " → ".join(told["actors"]) + (f" (not {', '.join(told['first'])})" if told["first"] else "")
                line = Text.assemble((f"  {told['verdict']}  {who}", "cyan"), ": ", (shorten(told["quote"]), "italic"))
                console().print(line)
    counts = counted(seconds)
    words = {"agrees": "agree", "adds": "add", "contradicts": "contradict", "refused": "refused"}
    said = ", ".join(f"{counts[verdict]} {word}" for verdict, word in words.items())
    click.echo(f"second reader: {said}", err=True)
