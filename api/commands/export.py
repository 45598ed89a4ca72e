"""remit export: the map in other formats."""

import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from remit.graph.exporting import Option, Value, registry

if TYPE_CHECKING:
    from remit.graph.map import Map

FOLDER_FORMATS = ("neo4j-import", "gold", "site")


def formats() -> str:
    """One line a format, for --help."""
    width = max(map(len, registry()))
    lines = [f"  {name:{width}}  {export.doc.splitlines()[0]}" for name, export in registry().items()]
    return "\b\nFormats:\n" + "\n".join(lines)


def takes_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command every option that some format has: a new format brings its own."""
    known: dict[str, Option] = {}
    for export in reversed([*registry().values()]):
        known |= export.options
    for name, option in sorted(known.items(), reverse=True):
        taking = ", ".join(export.name for export in registry().values() if name in export.options)
        form: dict[str, Any] = {"is_flag": True} if isinstance(option.default, bool) else {"type": type(option.default)}
        command = click.option(f"--{name}", default=None, help=f"{option.doc} [{taking}]", **form)(command)
    return command


@click.command("export", short_help="Write a map in another format.", epilog=formats())
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--map", "map_path", required=True, type=click.Path(path_type=Path), help="The map file.")
@click.option("--format", "form", required=True, type=click.Choice([*registry(), *FOLDER_FORMATS]))
@click.option("--output", type=click.Path(path_type=Path), help="The file to write; standard output unless given.")
@click.option("--at", type=click.DateTime(["%Y-%m-%d"]), help="As of this day instead of today.")
@takes_options
def command(
    folder: Path | None, map_path: Path, form: str, output: Path | None, at: datetime | None, **options: Value | None
) -> None:
    """Write the map in another format. The same map gives the same bytes on the same day (--at).

    neo4j-import writes CSV files into FOLDER for the first big load of a Neo4j, and prints the command that imports
    them. gold writes what people decided about each report into FOLDER, for remit score. site writes the
    pages of remit serve into FOLDER, as files that open without a server.
    """
    from remit.api import open_map
    from remit.api.files import write_whole

    if (form in FOLDER_FORMATS) != (folder is not None) or (folder and output):
        raise click.UsageError(
            f"--format {' and '.join(FOLDER_FORMATS)} take a FOLDER, every other format takes --output FILE"
        )
    if not folder and not output and sys.stdout.isatty() and not registry()[form].media_type.startswith("text/"):
        raise click.UsageError(f"--format {form} is nothing for a terminal: give --output FILE")
    day = at.date() if at else None
    with open_map(map_path, readonly=True) as opened:
        if folder is not None:
            click.echo(into_folder(form, opened.map, folder, day))
            return
        data = opened.export(form, None, day, **given(options))
    if output is None:
        sys.stdout.buffer.write(data)
        return
    write_whole(output, data)
    click.echo(f"{output}: {len(data):,} bytes", err=True)


def into_folder(form: str, map_: "Map", folder: Path, day: date | None) -> str:
    """Write a format that is several files; returns what to do with them."""
    if form == "site":
        from remit.api.site import export_site

        return export_site(map_, folder, day)
    if form == "gold":
        from remit.api.scoring.export import export_gold

        return export_gold(map_, folder)
    from remit.graph.exports.neo4j_import import export_neo4j_import

    return export_neo4j_import(map_, folder, day)


def given(options: Mapping[str, Value | None]) -> dict[str, Value]:
    """The options that the user gave."""
    return {name: value for name, value in options.items() if value is not None}
