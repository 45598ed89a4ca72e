"""remit pull: Neo4j into a map."""

from pathlib import Path

import click


@click.command("pull", short_help="Read a map out of Neo4j.")
@click.argument("store", metavar="URI")
@click.option(
    "--map", "map_path", required=True, type=click.Path(path_type=Path), help="The map file; made when absent."
)
def command(store: str, map_path: Path) -> None:
    """Read everything that `remit push` wrote into the Neo4j at URI into a map, all or nothing.

    User and password come from REMIT_NEO4J_USER and REMIT_NEO4J_PASSWORD, or are asked for on a terminal.
    """
    from remit.api.reports import counted
    from remit.api.stores import neo4j
    from remit.graph.map import Map
    from remit.graph.stores.neo4j_pull import pull

    with neo4j(store) as opened:
        opened.day()  # before a file is made
        with Map.open(map_path, create=True) as map_:
            written = pull(opened, map_)
    click.echo(f"{map_path}: {counted(written)}")
