"""remit who: who owns a responsibility."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from remit.graph.claim import Claim
    from remit.graph.questions import Answer, Owned, Step
    from remit.graph.telling import Places


@click.command("who", short_help="Say who owns a responsibility.")
@click.argument("text")
@click.option("--map", "map_path", type=click.Path(path_type=Path), help="The map file.")
@click.option("--store", default="", metavar="URI", help="Ask the Neo4j at neo4j://… instead of a map file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(text: str, map_path: Path | None, store: str, as_json: bool) -> None:
    """Say who owns the responsibility TEXT: everybody's part in it, the chain to the top, and the sentences.

    Where no responsibility has these words, the nearest ones are shown.
    """
    from remit.api.output import print_json
    from remit.graph.errors import NotFound

    with asked(text, map_path, store) as (answer, places):
        if as_json:
            print_json(answer_json(answer, places))
            return
        if not answer.owned:
            raise NotFound(f"no responsibility in {map_path or store} is near {text!r}")
        print_answer(answer, places)


@contextmanager
def asked(text: str, map_path: Path | None, store: str) -> "Iterator[tuple[Answer, Places]]":
    """The answer of a map file or of a Neo4j, and who says where its sentences stand."""
    from remit.api import open_map

    if (map_path is None) is not bool(store):
        raise click.UsageError("give --map FILE or --store neo4j://…, one of the two")
    if map_path is not None:
        with open_map(map_path, readonly=True) as opened:
            yield opened.who(text), opened.places
        return
    from remit.api.stores import neo4j
    from remit.graph.stores.neo4j_asking import StorePlaces, who

    with neo4j(store) as there:
        yield who(there, text), StorePlaces(there)


def answer_json(answer: "Answer", places: "Places") -> dict[str, Any]:
    """The answer as a program reads it."""
    from remit.graph.telling import claim_json

    return {
        "text": answer.text,
        "exact": answer.exact,
        "responsibilities": [
            {
                **owned.duty._asdict(),
                "parts": [{"actor": p.actor._asdict(), **claim_json(p.claim, places)} for p in owned.parts],
                "chain": [{"superior": s.superior._asdict(), **claim_json(s.claim, places)} for s in owned.chain],
            }
            for owned in answer.owned
        ],
    }


def print_answer(answer: "Answer", places: "Places") -> None:
    """The answer for a person."""
    from rich.text import Text

    from remit.api.output import console

    if not answer.exact:
        console().print(Text(f"No responsibility says just “{answer.text}”. The nearest:", "dim"))
    for owned in answer.owned:
        print_owned(owned, places)


def print_owned(owned: "Owned", places: "Places") -> None:
    """One duty with its holders and the chain above them."""
    from rich.text import Text

    from remit.api.output import console, shorten

    out = console()
    out.print(Text(shorten(owned.duty.label), "bold"))
    if not owned.parts:
        out.print(Text("  nobody is named for it", "bold red"))
    print_said(places, [(part.claim.kind, part.actor.label, part.claim) for part in owned.parts])
    print_chain(owned.chain, places)


def print_chain(steps: "tuple[Step, ...]", places: "Places") -> None:
    """A chain of command, one step a line."""
    print_said(places, [(f"↑ {step.claim.kind or 'holds'}", step.superior.label, step.claim) for step in steps])


def print_said(places: "Places", rows: "list[tuple[str, str, Claim]]") -> None:
    """A table of (how, who, the claim that says so), each with the place and the words."""
    from rich.table import Table
    from rich.text import Text

    from remit.api.output import console, shorten

    table = Table.grid(padding=(0, 2, 0, 0))
    for how, who, claim in rows:
        proof = claim.evidence[0] if claim.evidence else None
        said = f"{places.words(proof)}  “{shorten(proof.quote, 120)}”" if proof else "no evidence"
        table.add_row(Text(f"  {how}", "cyan"), Text(who), Text(said, "dim"))
    if rows:
        console().print(table)
