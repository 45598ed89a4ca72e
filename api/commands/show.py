"""remit show: everything the map says of one thing."""

from pathlib import Path

import click


@click.command("show", short_help="Show what the map says of one thing.")
@click.argument("thing")
@click.option("--map", "map_path", required=True, type=click.Path(path_type=Path), help="The map file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(thing: str, map_path: Path, as_json: bool) -> None:
    """Show every claim about THING (its id, name or alias) with its words."""
    from rich.text import Text

    from remit.api.output import Places, claim_json, console, print_json, shorten
    from remit.graph.claim import Claim
    from remit.graph.map import Map
    from remit.graph.questions import find_one

    with Map.open(map_path, readonly=True) as map_:
        found = find_one(map_, thing)
        claims, places = map_.claims_about(found.id), Places(map_)
        labels = {end: map_.thing(end).label for c in claims for end in (c.subject, c.object) if end}
        if as_json:
            print_json({"thing": found._asdict(), "claims": [claim_json(c, places) for c in claims]})
            return
        out = console()
        out.print(Text.assemble((found.label, "bold"), f"  {found.kind} {found.id}"))

        def order(claim: Claim) -> tuple[str, str, str]:
            return claim.relation, claim.kind, claim.id

        for claim in sorted(claims, key=order):
            what = " ".join(filter(None, (claim.relation, claim.kind)))
            ends = [shorten(labels[claim.subject], 80), shorten(labels.get(claim.object, claim.value), 80)]
            out.print(Text.assemble((f"  {what}: ", "cyan"), " → ".join(filter(None, ends))))
            for proof in claim.evidence[:2]:
                out.print(
                    Text.assemble((f"      {places.words(proof)}  ", "dim"), (f"“{shorten(proof.quote)}”", "italic"))
                )
