"""remit serve: the map over HTTP, for programs and for people."""

from pathlib import Path

import click


@click.command("serve", short_help="Serve a map over HTTP: pages for people, an API for programs.")
@click.option("--map", "map_path", type=click.Path(path_type=Path), help="The map file.")
@click.option("--store", default="", help="Serve what a Neo4j holds instead: neo4j://host. Nothing is written then.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8420, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 takes any.")
@click.option("--keys", "keys_path", type=click.Path(path_type=Path), help="The file of keys (FILE.keys of the map).")
@click.option("--require-key", is_flag=True, help="Ask for a key on loopback too: for a server behind a proxy.")
@click.option("--rate", default=None, type=click.FloatRange(0), help="Requests a second for each caller; 0: any.")
@click.option("--upload-mb", default=64, show_default=True, type=click.IntRange(1, 512), help="The largest upload.")
@click.option("--access-log/--no-access-log", default=True, show_default=True, help="A line for every request.")
def command(
    map_path: Path | None,
    store: str,
    host: str,
    port: int,
    keys_path: Path | None,
    require_key: bool,
    rate: float | None,
    upload_mb: int,
    access_log: bool,
) -> None:
    """Serve a map until interrupted. What another process writes to the map is served with the next request.

    On 127.0.0.1 everybody on this machine may use it. On an address that others can reach, only who has a key (remit
    keys create), and each at most 50 times a second unless --rate says otherwise.
    """
    from remit.api.app import create_app
    from remit.api.http.access import is_loopback
    from remit.api.keys import Keyring
    from remit.api.serving import address, guard_for, listening, log_to_stderr, run, served_from

    if keys_path is None:
        keys_path = map_path.with_name(f"{map_path.name}.keys") if map_path else Path("remit.keys")
    if rate is None:
        rate = 0 if is_loopback(host) and not require_key else 50
    guard = guard_for(host, Keyring(keys_path), rate, require_key=require_key)
    served = served_from(map_path, store)
    listener = listening(host, port)
    log_to_stderr(access=access_log)
    app = create_app(served, guard, upload_mb << 20)
    click.echo(f"Remit answers at {address(listener)} (Ctrl-C stops it)")
    run(app, listener)
