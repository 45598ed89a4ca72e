"""remit show: everything the map says of one thing, and what people decided about it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from remit.graph.claim import Claim, Thing
    from remit.graph.map import Map
    from remit.graph.telling import Places


@click.command("show", short_help="Show what the map says of one thing.")
@click.argument("thing")
@click.option("--map", "map_path", required=True, type=click.Path(path_type=Path), help="The map file.")
@click.option("--ids", is_flag=True, help="Name each claim, so that it can be decided about (remit decide).")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(thing: str, map_path: Path, ids: bool, as_json: bool) -> None:
    """Show every claim about THING (its id, name or alias) with its words, and who accepted or rejected it."""
    from remit.api.output import print_json
    from remit.graph.map import Map
    from remit.graph.questions import find_one
    from remit.graph.telling import Places

    with Map.open(map_path, readonly=True) as map_:
        found = find_one(map_, thing)
        claims, places = map_.claims_about(found.id), Places(map_)
        if as_json:
            print_json(thing_json(map_, found, claims, places))
            return
        print_thing(map_, found, claims, places, ids=ids)


def thing_json(map_: "Map", found: "Thing", claims: "list[Claim]", places: "Places") -> dict[str, Any]:
    """A thing with its claims; those about which somebody decided say what came of it."""
    from remit.api.decided import decision_json
    from remit.graph.telling import claim_json

    withdrawn, verdicts = map_.standing().withdrawn, map_.verdicts([claim.id for claim in claims])
    told = []
    for claim in claims:
        decided = [decision_json(d, withdrawn=d.id in withdrawn) for d in map_.decisions(claim.id)]
        verdict = {"verdict": verdicts[claim.id]} if claim.id in verdicts else {}
        told.append(claim_json(claim, places) | verdict | ({"decisions": decided} if decided else {}))
    return {"thing": found._asdict(), "claims": told}


def print_thing(map_: "Map", found: "Thing", claims: "list[Claim]", places: "Places", *, ids: bool) -> None:
    """A thing with its claims for a person; what was rejected is struck out."""
    from rich.text import Text

    from remit.api.decided import decision_words
    from remit.api.output import console, shorten
    from remit.graph.settling import OUT

    out = console()
    out.print(Text.assemble((found.label, "bold"), f"  {found.kind} {found.id}"))
    labels = {end: map_.thing(end).label for c in claims for end in (c.subject, c.object) if end}
    statuses, standing = map_.statuses([claim.id for claim in claims]), map_.standing()

    def print_decisions(about: str) -> None:
        for decision in map_.decisions(about):
            mark = " (withdrawn)" if decision.id in standing.withdrawn else ""
            out.print(Text(f"      {decision_words(decision)}{mark}", "yellow"))

    print_decisions(found.id)
    # What a decision implied that stands no more is nobody's statement.
    claims = [claim for claim in claims if statuses[claim.id] != "implied"]
    for claim in sorted(claims, key=lambda claim: (claim.relation, claim.kind, claim.id)):
        what = " ".join(filter(None, (claim.relation, claim.kind)))
        ends = [shorten(labels[claim.subject], 80), shorten(labels.get(claim.object, claim.value), 80)]
        name = f"  {claim.id[:8]}  " if ids else "  "
        style = "dim strike" if statuses[claim.id] in OUT else ""
        out.print(Text.assemble((f"{name}{what}: ", "cyan"), (" → ".join(filter(None, ends)), style)))
        for proof in claim.evidence[:2]:
            out.print(Text.assemble((f"      {places.words(proof)}  ", "dim"), (f"“{shorten(proof.quote)}”", "italic")))
        if statuses[claim.id] != "asserted":
            out.print(Text(f"      {statuses[claim.id]}", "yellow"))
        print_decisions(claim.id)
