"""remit chain: the chain of command above a post or unit."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from remit.graph.claim import Thing
    from remit.graph.questions import Step
    from remit.graph.telling import Places


@click.command("chain", short_help="Show the chain of command.")
@click.argument("post")
@click.option("--map", "map_path", required=True, type=click.Path(path_type=Path), help="The map file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(post: str, map_path: Path, as_json: bool) -> None:
    """Show the chain of command from POST (a post, unit or person: id, name or alias) to the top."""
    from rich.text import Text

    from remit.api import open_map
    from remit.api.commands.who import print_chain
    from remit.api.output import console, print_json
    from remit.graph.questions import find_actor

    with open_map(map_path, readonly=True) as opened:
        actor, places = find_actor(opened.map, post), opened.places
        steps = opened.chain(actor.id)
        if as_json:
            print_json(chain_json(actor, steps, places))
            return
        console().print(Text(actor.label, "bold"))
        print_chain(steps, places)
        if not steps:
            console().print(Text("    nobody stands above it in this map", "dim"))


def chain_json(actor: "Thing", steps: "Sequence[Step]", places: "Places") -> dict[str, Any]:
    """The chain as a program reads it."""
    from remit.graph.telling import claim_json

    above = [{"superior": step.superior._asdict(), **claim_json(step.claim, places)} for step in steps]
    return {"post": actor._asdict(), "chain": above}
