"""remit keys: who may use a server over the network."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from remit.api.keys import Keyring

SCOPES = ("read", "curate", "admin")
FILE = "The file of keys; FILE.keys beside the map unless given."


@click.group("keys", short_help="Keys of the HTTP API: create, list, revoke.")
def command() -> None:
    """Keys of the HTTP API. A server that others can reach answers only who has one.

    read asks; curate also loads documents and decides; admin also sees the list of keys.
    """


@command.command("create")
@click.argument("name")
@click.option("--scope", type=click.Choice(SCOPES), required=True, help="What the key allows.")
@click.option("--map", "map_path", type=click.Path(path_type=Path), help="The map that it is for.")
@click.option("--keys", "keys_path", type=click.Path(path_type=Path), help=FILE)
def create(name: str, scope: str, map_path: Path | None, keys_path: Path | None) -> None:
    """Make a key called NAME and print it, once: only its hash is kept."""
    click.echo(keyring(map_path, keys_path).create(name, scope))


@command.command("list")
@click.option("--map", "map_path", type=click.Path(path_type=Path), help="The map that they are for.")
@click.option("--keys", "keys_path", type=click.Path(path_type=Path), help=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_(map_path: Path | None, keys_path: Path | None, as_json: bool) -> None:
    """List the keys: name, scope, when they were made and revoked."""
    from remit.api.output import print_json

    keys = [{n: v for n, v in k._asdict().items() if n != "hash"} for k in keyring(map_path, keys_path).keys]
    if as_json:
        print_json(keys)
        return
    for key in keys:
        click.echo("\t".join(filter(None, (key["name"], key["scope"], key["created"], key["revoked"] and "revoked"))))


@command.command("revoke")
@click.argument("name")
@click.option("--map", "map_path", type=click.Path(path_type=Path), help="The map that it is for.")
@click.option("--keys", "keys_path", type=click.Path(path_type=Path), help=FILE)
def revoke(name: str, map_path: Path | None, keys_path: Path | None) -> None:
    """Let the key called NAME work no more, on a running server too."""
    keyring(map_path, keys_path).revoke(name)
    click.echo(f"revoked: {name}")


def keyring(map_path: Path | None, keys_path: Path | None) -> "Keyring":
    """The keys that the command line names."""
    from remit.api.keys import Keyring

    if keys_path is None and map_path is None:
        raise click.UsageError("whose keys? give --map FILE or --keys FILE")
    return Keyring(keys_path) if keys_path is not None else Keyring.beside(map_path)  # type: ignore[arg-type]
