"""remit load: sources into a map."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from remit.api import second

if TYPE_CHECKING:
    from remit.loaders.report.llm.second import Second


@click.command("load", short_help="Read sources into a map.")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--map", "map_path", required=True, type=click.Path(path_type=Path), help="The map file; made when absent."
)
@click.option("--loader", default="", help="Read with this loader instead of the one that recognises the source.")
@click.option("-o", "options", multiple=True, metavar="KEY=VALUE", help="An option of the loader.")
@second.options
@click.option("--accept", type=click.Choice(["agreed"]), help="agreed: accept what both readers read.")
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
def command(
    sources: tuple[Path, ...],
    map_path: Path,
    loader: str,
    options: tuple[str, ...],
    reader: str,
    llm_url: str,
    llm_model: str,
    accept: str | None,
    as_json: bool,
) -> None:
    """Read SOURCES (files or folders) into a map. What the map has already is not written again."""
    from dataclasses import asdict

    from remit.api.output import print_json
    from remit.api.reading import parse_options, read_sources
    from remit.api.reports import Check, counted, print_unread
    from remit.graph.map import Map
    from remit.loaders.loading import write_loaded

    asked = second.Asked(reader, llm_url, llm_model)
    if accept and not asked.wanted:
        raise click.UsageError("--accept agreed goes with --reader llm")
    with Map.open(map_path, create=True) as map_:
        loaded = read_sources(sources, parse_options(options), loader)
        seconds = second.second_of(asked, loaded) if asked.wanted else []
        written = write_loaded(map_, [*loaded, *(one.loaded() for one in seconds)])
        accepted = second.accept_agreed(map_, seconds) if accept else []
        unread = [item for one in loaded for item in one.unread]
        notes = [note for one in loaded for note in one.notes]
        if as_json:
            items = [asdict(item) for item in unread]
            told = {"written": asdict(written), "map": map_.counts(), "unread": items, "notes": notes}
            print_json(told | second_json(seconds, len(accepted)))
            return
        print_unread(Check(map_, [], unread, notes))
        if seconds:
            second.print_text(seconds)
    click.echo(f"{map_path}: {counted(written)}" + (f", {len(accepted)} accepted" if accept else ""))


def second_json(seconds: "list[Second]", accepted: int) -> dict[str, Any]:
    """What the second reader said, where one was asked."""
    return {"second": [second.as_json(one) for one in seconds], "accepted": accepted} if seconds else {}
