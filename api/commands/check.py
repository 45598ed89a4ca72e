"""remit check: the main job."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from remit.api.reports import Check
    from remit.graph.detecting import Detector

SEVERITIES = ("high", "medium", "low", "never")


@click.command("check", short_help="Flag ambiguous, duplicated and missing accountability.")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@click.option("--map", "map_path", type=click.Path(path_type=Path), help="Check this map; sources are loaded into it.")
@click.option(
    "--fail-on", type=click.Choice(SEVERITIES), default="high", show_default=True, help="Exit 1 at this severity."
)
@click.option("--select", multiple=True, help="Only these codes or groups: --select A01,F.")
@click.option("--ignore", multiple=True, help="Not these codes or groups.")
@click.option("--at", type=click.DateTime(["%Y-%m-%d"]), help="As of this day instead of today.")
@click.option("--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", show_default=True)
@click.option("--json", "as_json_", is_flag=True, help="The same as --format json.")
@click.option("--store", default="", help="Let this store compute: sparql, an RDF file, neo4j://…, https://… (SPARQL).")
@click.option("--loader", default="", help="Read sources with this loader instead of the one that recognises them.")
@click.option("-o", "options", multiple=True, metavar="KEY=VALUE", help="An option of the loader.")
@click.option("--fingerprints", is_flag=True, help="Name each flag, so that it can be waived (remit waive).")
def command(
    sources: tuple[Path, ...],
    map_path: Path | None,
    fail_on: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    at: datetime | None,
    form: str,
    as_json_: bool,
    store: str,
    loader: str,
    options: tuple[str, ...],
    fingerprints: bool,
) -> int:
    """Read SOURCES (files or folders) or a map, and print where accountability is ambiguous, duplicated or missing.

    Each flag comes with the sentences that it rests on. Flags that somebody waived are counted and fail nothing.
    """
    from remit.api import reports
    from remit.api.output import print_json
    from remit.graph.detecting import Severity, choose

    if not sources and map_path is None and not store:
        raise click.UsageError("nothing to check: give SOURCES, or --map FILE")
    if sources and store:
        raise click.UsageError("--store checks what it holds: load SOURCES into a map first (remit load)")
    chosen, day = choose(codes(select), codes(ignore)), at.date() if at else None
    if store:
        from remit.api.stores import check_in

        check = check_in(store, map_path, chosen, day)
    else:
        check = run_check(sources, map_path, chosen, day, loader, options)
    check = check.settled(day, chosen)
    if form == "json" or as_json_:
        print_json(reports.as_json(check))
    elif form == "sarif":
        print_json(reports.as_sarif(check))
    else:
        reports.print_text(check, fingerprints=fingerprints)
    worst = max((flag.severity for flag in check.flags), default=0)
    return int(fail_on != "never" and worst >= Severity[fail_on.upper()])


def run_check(
    sources: Sequence[Path],
    map_path: Path | None,
    chosen: Sequence["Detector"],
    day: date | None,
    loader: str,
    options: Sequence[str],
) -> "Check":
    """Open or make the map, load the sources into it, and run the detectors."""
    from remit.api.reading import load_into, parse_options
    from remit.api.reports import Check
    from remit.graph.detecting import detect
    from remit.graph.map import Map
    from remit.graph.telling import worst_first
    from remit.graph.view import View

    map_ = Map.open(map_path, create=bool(sources), readonly=not sources) if map_path else Map.memory()
    loaded = load_into(map_, sources, parse_options(options), loader)[0] if sources else []
    found = worst_first(detect(View.of(map_, day), chosen))
    unread = [item for one in loaded for item in one.unread]
    return Check(map_, found, unread, [note for one in loaded for note in one.notes])


def codes(values: tuple[str, ...]) -> list[str]:
    """Codes given one by one or joined by commas."""
    return [code.strip() for value in values for code in value.split(",") if code.strip()]
