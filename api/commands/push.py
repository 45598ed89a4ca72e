"""remit push: a map into Neo4j."""

from datetime import datetime
from pathlib import Path

import click


@click.command("push", short_help="Write a map into Neo4j.")
@click.argument("store", metavar="URI")
@click.option("--map", "map_path", required=True, type=click.Path(path_type=Path), help="The map file.")
@click.option("--at", type=click.DateTime(["%Y-%m-%d"]), help="Mark what is in force on this day instead of today.")
def command(store: str, map_path: Path, at: datetime | None) -> None:
    """Write a map into the Neo4j at URI (neo4j://host, bolt+s://host …); what is there already is not written again.

    User and password come from REMIT_NEO4J_USER and REMIT_NEO4J_PASSWORD, or are asked for on a terminal; a database
    other than the default one from REMIT_NEO4J_DATABASE. Interrupted, it goes on where it was when called again.
    """
    from remit.api.reports import counted
    from remit.api.stores import neo4j, ticker
    from remit.graph.map import Map
    from remit.graph.stores.neo4j_push import push

    with Map.open(map_path, readonly=True) as map_, neo4j(store) as opened, ticker() as tick:
        written = push(opened, map_, at.date() if at else None, tick)
    click.echo(f"{store}: {counted(written)}")
