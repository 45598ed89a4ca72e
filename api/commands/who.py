"""remit who: who owns a responsibility."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from remit.api.output import Places
    from remit.graph.questions import Answer, Owned, Step


@click.command("who", short_help="Say who owns a responsibility.")
@click.argument("text")
@click.option("--map", "map_path", required=True, type=click.Path(path_type=Path), help="The map file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(text: str, map_path: Path, as_json: bool) -> None:
    """Say who owns the responsibility TEXT: everybody's part in it, the chain to the top, and the sentences.

    Where no responsibility has these words, the nearest ones are shown.
    """
    from remit.api.output import Places, print_json
    from remit.graph.errors import NotFound
    from remit.graph.map import Map
    from remit.graph.questions import Questions
    from remit.graph.view import View

    with Map.open(map_path, readonly=True) as map_:
        answer = Questions(View.of(map_)).who(text)
        if as_json:
            print_json(answer_json(answer, Places(map_)))
            return
        if not answer.owned:
            raise NotFound(f"no responsibility in {map_path} is near {text!r}")
        print_answer(answer, Places(map_))


def answer_json(answer: "Answer", places: "Places") -> dict[str, Any]:
    """The answer as a program reads it."""
    from remit.api.output import claim_json

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
    for part in owned.parts:
        proof = part.claim.evidence[0] if part.claim.evidence else None
        said = f"{places.words(proof)}  “{shorten(proof.quote, 120)}”" if proof else "no evidence"
        out.print(Text.assemble((f"  {part.claim.kind:<12}", "cyan"), part.actor.label, "  ", (said, "dim")))
    print_chain(owned.chain, places)


def print_chain(steps: "tuple[Step, ...]", places: "Places") -> None:
    """A chain of command, one step a line."""
    from rich.text import Text

    from remit.api.output import console, shorten

    for step in steps:
        proof = step.claim.evidence[0] if step.claim.evidence else None
        said = f"{places.words(proof)}  “{shorten(proof.quote, 100)}”" if proof else "no evidence"
        kind = step.claim.kind or "holds"
        console().print(Text.assemble((f"    ↑ {kind:<14}", "cyan"), step.superior.label, "  ", (said, "dim")))
