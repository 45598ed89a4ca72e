"""remit serve: the map over HTTP, for programs and for people."""

from pathlib import Path

import click


@click.command("serve", short_help="Serve a map over HTTP: pages for people, an API for programs.")
@click.option("--map", "map_path", required=True, type=click.Path(path_type=Path), help="The map file.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8420, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 takes any.")
def command(map_path: Path, host: str, port: int) -> None:
    """Serve a map until interrupted. What another process writes to the map is served at once."""
    import uvicorn

    from remit.api.app import create_app
    from remit.api.served import ServedFile

    uvicorn.run(create_app(ServedFile(map_path)), host=host, port=port, log_level="warning")
