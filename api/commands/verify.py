"""remit verify: whether a bundle is what was written."""

from pathlib import Path

import click


@click.command("verify", short_help="Check a bundle.")
@click.argument("bundle", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(bundle: Path, as_json: bool) -> int:
    """Say what was changed in BUNDLE since `remit export --format bundle` wrote it. Exit code 0: nothing, 1: something.

    Every file is compared with its hash in the manifest. Then everything is made again from the map inside and
    compared, since whoever changes a file can change its hash too: quotes with the documents' texts, flags with what
    the detectors find. A forger who changes the map itself and makes all else anew is only caught by the SHA-256 of the
    whole bundle, which is printed: note it when you hand the bundle on.
    """
    from remit.api.output import console, print_json
    from remit.graph.claim import CONTROL
    from remit.graph.exports.parts.verification import verify
    from remit.loaders.source import Source

    found = verify(str(bundle), Source.read(bundle).data)
    if as_json:
        print_json(found.as_json())
        return int(not found.whole)
    from rich.text import Text

    out = console()
    for what in ("changed", "added", "removed"):
        for name in getattr(found, what):
            out.print(Text(f"{what}: {name}", "bold red"))
    # What is quoted from the archive may hold what a terminal obeys.
    for problem in found.derived:
        out.print(Text(f"false: {CONTROL.sub(' ', problem)}", "bold red"))
    for reason in found.not_checked:
        out.print(Text(f"not checked: {CONTROL.sub(' ', reason)}", "dim"))
    click.echo(f"{bundle}: {'whole' if found.whole else 'not what was written'}, as of {found.day}")
    click.echo(f"SHA-256 {found.sha256}")
    return int(not found.whole)
