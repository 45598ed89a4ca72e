"""remit decide: one decision about a claim, an actor or an earlier decision."""

from pathlib import Path

import click

from remit.api.decided import person

VERDICTS = ("accept", "reject", "correct", "merge", "split", "withdraw", "add")
NEED_OTHER = ("merge", "split", "add")


@click.command("decide", short_help="Decide about a claim or an actor.")
@click.argument("name", metavar="ID")
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.argument("other", default="", metavar="[OTHER]")
@click.option("--map", "map_path", required=True, type=click.Path(path_type=Path), help="The map file.")
@click.option("--set", "changes", multiple=True, metavar="FIELD=VALUE", help="correct, add: what the claim should say.")
@click.option("--new", default="", metavar="KIND", help="The kind of an actor that the map does not have yet.")
@person
@click.option("--json", "as_json", is_flag=True, help="Print the decisions as JSON.")
def command(
    name: str,
    verdict: str,
    other: str,
    map_path: Path,
    changes: tuple[str, ...],
    new: str,
    by: str,
    why: str,
    as_json: bool,
) -> None:
    """Decide about ID: accept, reject or correct a claim, merge an actor into OTHER or split it from it.

    Claims and decisions are named by the first digits of their ids (remit show --ids, remit decisions), actors by id or
    name. Nothing is lost: `withdraw` takes a decision back (ID may be `last`), and what held before holds again.

    \b
    remit decide 3f2a accept --map FILE
    remit decide 3f2a correct --set holder="Deputy Registrar" --set kind=consulted --map FILE
    remit decide last withdraw --map FILE
    remit decide HM merge "Harbour Master" --map FILE
    remit decide roles.txt add "The clerk stamps it." --set holder=Clerk --map FILE

    `add` takes a duty into the map that the reader missed: ID is its document, OTHER its words as they stand there.
    """
    from remit.api.correcting import Asked, parse_changes, taken_by
    from remit.api.decided import decision_json, print_taken, who
    from remit.api.output import print_json
    from remit.graph.map import Map

    if (verdict in NEED_OTHER) != bool(other):
        raise click.UsageError(f"{verdict} {'needs' if verdict in NEED_OTHER else 'takes no'} OTHER")
    if (verdict == "correct") != bool(changes) and verdict != "add":
        raise click.UsageError("correct goes with --set FIELD=VALUE, and only correct and add do")
    with Map.open(map_path) as map_:
        asked = Asked(verdict, name, other, parse_changes(changes), new, who(by), why)
        taken = taken_by(map_, asked)
        if as_json:
            print_json([decision_json(decision) for decision in taken])
        else:
            print_taken(map_, taken)
