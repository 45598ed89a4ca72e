"""The command `remit`: commands are imported when they are called, and every failure has one exit code and one line."""

import importlib
import os
import sys
from typing import NoReturn

import click

CLEAN, FLAGGED, USAGE, INTERNAL, INTERRUPTED = 0, 1, 2, 3, 130

# Name -> module and one line for --help, so that help imports none of them.
COMMANDS = {
    "check": "Read sources or a map and say where accountability is ambiguous, duplicated or missing.",
    "load": "Read sources into a map.",
    "read": "Show what the reader finds in one document, with offsets.",
    "who": "Say who owns a responsibility, up to the top, with the sentences.",
    "chain": "Show the chain of command above a post or unit.",
    "show": "Show everything the map says of one thing.",
    "serve": "Serve a map over HTTP: pages for people, an API for programs.",
    "get": "Answer one request as the server would, without one.",
    "keys": "Create, list and revoke the keys of a server that others can reach.",
    "review": "Go through doubtful readings, in their sentences, and decide with a key.",
    "decide": "Accept, reject or correct a claim; merge or split actors; take a decision back.",
    "waive": "Accept a flag with a reason, until a day.",
    "decisions": "List what people decided.",
    "score": "Measure how well documents are read, against what a careful person found.",
    "sparql": "Ask a map, or an RDF file, in SPARQL.",
    "push": "Write a map into Neo4j.",
    "pull": "Read a map out of Neo4j.",
    "export": "Write a map as a workbook, report, picture, graph or bundle.",
    "verify": "Say whether a bundle is what was written.",
    "explain": "Explain one detector: what it finds, why it matters, what to do.",
    "detectors": "List the detectors.",
    "loaders": "List the loaders and their options.",
}


class Commands(click.Group):
    """A group whose commands live one a file in `remit.api.commands`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order that a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"remit.api.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=(
        "Exit codes: 0 clean, 1 flags at or above --fail-on, 2 usage or bad input, 3 internal error. "
        'Shell completion: eval "$(_REMIT_COMPLETE=bash_source remit)" (or zsh_source, fish_source).'
    ),
)
@click.version_option(package_name="remit", prog_name="remit")
def remit() -> None:
    """Who answers for what: accountability out of reports, org charts and RACI sheets, with the sentence behind it."""


def main() -> NoReturn:
    """Run the command line and exit with its code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command line and return its exit code; errors are one line on stderr."""
    from remit.graph.errors import RemitError

    try:
        result = remit.main(arguments, prog_name="remit", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        error.show(sys.stderr)
        return USAGE
    except RemitError as error:
        click.echo(f"remit: {error}", err=True)
        return USAGE
    except BaseException as error:
        return other_ending(error)
    return result if isinstance(result, int) else CLEAN


def other_ending(error: BaseException) -> int:
    """The exit code of an interruption, of a reader that went away, or of a fault of ours, which is shown."""
    if isinstance(error, (click.Abort, KeyboardInterrupt)):
        click.echo("remit: interrupted; nothing was half-written", err=True)
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        # The reader of our output has gone (head, less): point stdout elsewhere so that exiting does not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    if not isinstance(error, Exception):
        raise error
    import traceback

    traceback.print_exception(error, file=sys.stderr)
    click.echo("remit: internal error, a fault of Remit; please report the lines above", err=True)
    return INTERNAL


if __name__ == "__main__":
    main()
