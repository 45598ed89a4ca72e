"""remit get: one answer of the server, without a server."""

import sys
from pathlib import Path

import click


@click.command("get", short_help="Answer one request as the server would, without one.")
@click.argument("path")
@click.option("--map", "map_path", type=click.Path(path_type=Path), help="The map file.")
@click.option("--store", default="", help="Answer from what a Neo4j holds instead: neo4j://host.")
@click.option("--accept", default="*/*", show_default=True, help="The media type that is wanted.")
@click.option("--headers", is_flag=True, help="Print the status and headers first.")
def command(path: str, map_path: Path | None, store: str, accept: str, headers: bool) -> int:
    """Print what `remit serve` answers to GET PATH, for example: remit get "/flags?severity=high" --map FILE.

    The exit code is 0 for an answer and 2 for a problem, which is printed too.
    """
    from remit.api.app import create_app
    from remit.api.inside import get
    from remit.api.serving import served_from

    if not path.startswith("/"):
        raise click.UsageError(f"{path}: a path begins with / (see /docs, or docs/api.md)")
    served = served_from(map_path, store)
    try:
        answer = get(create_app(served), path, accept)
    finally:
        served.close()
    if headers:
        click.echo(f"{answer.status}")
        for name, value in answer.headers:
            click.echo(f"{name}: {value}")
        click.echo()
    sys.stdout.flush()
    sys.stdout.buffer.write(answer.body)
    if answer.body and sys.stdout.isatty():
        click.echo()
    sys.stdout.flush()
    return 0 if answer.status < 400 else 2
