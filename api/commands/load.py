"""remit load: sources into a map."""

from pathlib import Path

import click


@click.command("load", short_help="Read sources into a map.")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--map", "map_path", required=True, type=click.Path(path_type=Path), help="The map file; made when absent."
)
@click.option("--loader", default="", help="Read with this loader instead of the one that recognises the source.")
@click.option("-o", "options", multiple=True, metavar="KEY=VALUE", help="An option of the loader.")
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
def command(sources: tuple[Path, ...], map_path: Path, loader: str, options: tuple[str, ...], as_json: bool) -> None:
    """Read SOURCES (files or folders) into a map. What the map has already is not written again."""
    from dataclasses import asdict

    from remit.api.output import print_json
    from remit.api.reading import load_into, parse_options
    from remit.api.reports import Check, counted, print_unread
    from remit.graph.map import Map

    with Map.open(map_path, create=True) as map_:
        loaded, written = load_into(map_, sources, parse_options(options), loader)
        unread = [item for one in loaded for item in one.unread]
        notes = [note for one in loaded for note in one.notes]
        if as_json:
            items = [asdict(item) for item in unread]
            print_json({"written": asdict(written), "map": map_.counts(), "unread": items, "notes": notes})
            return
        print_unread(Check(map_, [], unread, notes))
    click.echo(f"{map_path}: {counted(written)}")
