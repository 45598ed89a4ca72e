"""remit export: the map in other formats."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from remit.graph.map import Map

RDF = ("turtle", "trig", "nquads", "jsonld")
FORMATS = (*RDF, "csv", "graphml", "neo4j-import")


@click.command("export", short_help="Write a map in another format.")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--map", "map_path", required=True, type=click.Path(path_type=Path), help="The map file.")
@click.option("--format", "form", required=True, type=click.Choice(FORMATS))
@click.option("--output", type=click.Path(path_type=Path), help="The file to write; standard output unless given.")
def command(folder: Path | None, map_path: Path, form: str, output: Path | None) -> None:
    """Write the whole map as RDF (Turtle, TriG, N-Quads, JSON-LD: lossless), CSV or GraphML.

    The same map gives the same bytes. neo4j-import writes CSV files into FOLDER for the first big load of a Neo4j, and
    prints the command that imports them.
    """
    from remit.graph.map import Map

    if (form == "neo4j-import") != (folder is not None) or (folder and output):
        raise click.UsageError("--format neo4j-import takes a FOLDER, every other format takes --output FILE")
    with Map.open(map_path, readonly=True) as map_:
        if folder is not None:
            from remit.graph.exports.neo4j_import import export_neo4j_import

            click.echo(export_neo4j_import(map_, folder))
            return
        data = exported(map_, form)
    if output is None:
        sys.stdout.buffer.write(data)
        return
    write_whole(output, data)
    click.echo(f"{output}: {len(data):,} bytes", err=True)


def exported(map_: "Map", form: str) -> bytes:
    """The map in one format."""
    if form in RDF:
        from remit.graph.exports.rdf import export_rdf

        return export_rdf(map_, form)
    if form == "csv":
        from remit.graph.exports.csv import export_csv

        return export_csv(map_)
    from remit.graph.exports.graphml import export_graphml
    from remit.graph.view import View

    return export_graphml(View.of(map_))


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the file and rename, so that a reader (or a crash) never meets half of it. Raises MapUnwritable."""
    from remit.graph.errors import MapUnwritable

    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_bytes(data)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise MapUnwritable(f"{path}: nothing was written: {error.strerror}") from error
