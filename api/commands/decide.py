"""remit decide: one decision about a claim, an actor or an earlier decision."""

from pathlib import Path

import click

from remit.api.decided import person

VERDICTS = ("accept", "reject", "correct", "merge", "split", "withdraw")


@click.command("decide", short_help="Decide about a claim or an actor.")
@click.argument("name", metavar="ID")
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.argument("other", default="", metavar="[OTHER]")
@click.option("--map", "map_path", required=True, type=click.Path(path_type=Path), help="The map file.")
@click.option("--set", "changes", multiple=True, metavar="FIELD=VALUE", help="correct: what the claim should say.")
@click.option("--new", default="", metavar="KIND", help="correct: the kind of an actor that the map does not have yet.")
@person
@click.option("--json", "as_json", is_flag=True, help="Print the decision as JSON.")
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
    name. Nothing is lost: `withdraw` takes a decision back, and what held before holds again.

    \b
    remit decide 3f2a accept --map FILE
    remit decide 3f2a correct --set holder="Deputy Registrar" --set kind=consulted --map FILE
    remit decide HM merge "Harbour Master" --map FILE
    """
    from remit.api.correcting import actor, correcting, named, parse_changes
    from remit.api.decided import decision_json, decision_words, who
    from remit.api.output import print_json
    from remit.graph.decisions import ON_ACTORS, Decision
    from remit.graph.map import Map

    if (verdict in ON_ACTORS) != bool(other):
        raise click.UsageError(f"{verdict} {'needs' if verdict in ON_ACTORS else 'takes no'} OTHER")
    if (verdict == "correct") != bool(changes):
        raise click.UsageError("correct goes with --set FIELD=VALUE, and only correct does")
    by = who(by)
    with Map.open(map_path) as map_:
        about = named(map_, verdict, name)
        if verdict == "correct":
            taken = correcting(map_, about, parse_changes(changes), new, by, why)
        elif verdict == "withdraw":
            (taken,) = map_.decide([Decision("", verdict, about, by, "", why)])
        else:
            value = actor(map_, other).id if other else ""
            (taken,) = map_.decide([Decision(about, verdict, value, by, "", why)])
    if as_json:
        print_json(decision_json(taken))
    else:
        click.echo(f"{taken.id[:8]}  {taken.about}  {decision_words(taken)}")
