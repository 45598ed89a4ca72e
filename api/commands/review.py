"""remit review: go through what was read, the doubtful first, and decide."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from remit.api.review.queue import Item
    from remit.graph.map import Map


@click.command("review", short_help="Go through doubtful readings and decide.")
@click.option("--map", "map_path", required=True, type=click.Path(path_type=Path), help="The map file.")
@click.option("--by", default="", metavar="NAME", help="Who decides: $REMIT_BY, git's or the system's user.")
@click.option("--all", "everything", is_flag=True, help="Every reading, and not only those that need a person.")
@click.option("--json", "as_json", is_flag=True, help="Only list what is to be reviewed, as JSON.")
def command(map_path: Path, by: str, everything: bool, as_json: bool) -> None:
    """Show each reading that needs a person in its sentence, and decide with one key.

    Uncertain readings come first, then what somebody reported and what is cut off, then what flags rest on. Every
    decision is kept at once, with who and when, and can be undone. Without a terminal: --json, and remit decide.
    """
    from remit.api.decided import who
    from remit.api.output import print_json
    from remit.api.review.queue import item_json
    from remit.api.review.session import Session
    from remit.graph.map import Map
    from remit.graph.telling import Places

    if as_json:
        with Map.open(map_path, readonly=True) as map_:
            places = Places(map_)
            print_json([item_json(map_, item, places) for item in waiting(map_, everything)])
        return
    if not sys.stdin.isatty():
        raise click.UsageError("there is no terminal to ask at: use --json, and remit decide")
    by = who(by)
    with Map.open(map_path) as map_:
        items = waiting(map_, everything)
        session = Session(map_, by, items)
        session.run()
        left = len(waiting(map_, everything))
    click.echo(f"{sum(len(taken) for _, taken in session.taken)} decisions by {by}; {left} readings are left")


def waiting(map_: "Map", everything: bool) -> "list[Item]":
    """What is to be reviewed now, flags that are waived aside."""
    from datetime import date

    from remit.api.review.queue import queue
    from remit.graph.detecting import detect
    from remit.graph.view import View
    from remit.graph.waivers import sort_out

    return queue(map_, sort_out(detect(View.of(map_)), map_.standing(), date.today()).open, everything=everything)
