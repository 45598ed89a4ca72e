"""remit waive: accept a flag with a reason, until a day or for good."""

from datetime import datetime
from pathlib import Path

import click

from remit.api.decided import person


@click.command("waive", short_help="Accept a flag with a reason.")
@click.argument("fingerprint")
@click.option("--map", "map_path", required=True, type=click.Path(path_type=Path), help="The map file.")
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day on which it is accepted; no end unless given."
)
@person
@click.option("--json", "as_json", is_flag=True, help="Print the decision as JSON.")
def command(fingerprint: str, map_path: Path, until: datetime | None, by: str, why: str, as_json: bool) -> None:
    """Accept the flag FINGERPRINT (remit check --fingerprints names them): it is counted and fails no check any more.

    When the day is over the flag counts again; `remit decide ID withdraw` takes the waiver back before.
    """
    from remit.api.decided import decision_json, print_taken, who
    from remit.api.output import print_json
    from remit.graph.decisions import Decision
    from remit.graph.detecting import choose, detect
    from remit.graph.errors import NotFound
    from remit.graph.map import Map
    from remit.graph.view import View

    day = until.date().isoformat() if until else ""
    by = who(by)
    with Map.open(map_path) as map_:
        raised = detect(View.of(map_), choose([fingerprint.partition("-")[0]]))
        if fingerprint not in {flag.fingerprint for flag in raised}:
            raise NotFound(
                f"no flag of {map_path} is {fingerprint!r} (see: remit check --map {map_path} --fingerprints)"
            )
        (taken,) = map_.decide([Decision(fingerprint, "waive", day, by, "", why)])
        if as_json:
            print_json(decision_json(taken))
        else:
            print_taken(map_, [taken])
