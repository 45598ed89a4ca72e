"""remit explain: one detector in words, read from its source without importing it, so that it starts at once."""

import ast
from pathlib import Path

import click


@click.command("explain", short_help="Explain one detector.")
@click.argument("code")
def command(code: str) -> None:
    """Explain what detector CODE finds, why it matters, and what to do about it."""
    import remit.graph.detectors
    from remit.graph.errors import NotFound

    folder = Path(remit.graph.detectors.__path__[0])
    found = sorted(folder.glob(f"{code.lower()}_*.py")) if code.isalnum() else []
    if not found:
        raise NotFound(f"no detector {code!r} (see: remit detectors)")
    name = found[0].stem.partition("_")[2].replace("_", " ").upper()
    click.echo(f"{code.upper()} {name}\n")
    click.echo(ast.get_docstring(ast.parse(found[0].read_text("utf-8"))))
