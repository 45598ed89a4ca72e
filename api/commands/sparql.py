"""remit sparql: ask a map, or an RDF file, anything that SPARQL can say."""

import sys
from pathlib import Path
from typing import Any

import click


@click.command("sparql", short_help="Ask a map in SPARQL.")
@click.argument("query")
@click.option(
    "--map",
    "path",
    required=True,
    type=click.Path(path_type=Path),
    help="The map, or an RDF file (.ttl .trig .nq .nt).",
)
@click.option(
    "--seconds", type=click.IntRange(1, 600), default=5, show_default=True, help="Stop a query after so long."
)
@click.option("--json", "as_json", is_flag=True, help="Print SPARQL 1.1 results in JSON.")
def command(query: str, path: Path, seconds: int, as_json: bool) -> None:
    """Run QUERY (SPARQL 1.1; - reads it from standard input) on a map and print a table.

    The prefixes remit, org, foaf, oa, dcterms, rdfs and xsd are known. A query only reads, and only this graph:
    updates, SERVICE and FROM are refused (exit code 2), and so is what takes too long.
    """
    from remit.api.asking import ask
    from remit.api.output import print_json

    answer = ask(path, sys.stdin.read() if query == "-" else query, seconds)
    truncated = answer.pop("truncated")
    answer.pop("graph", None)
    if as_json:
        print_json(answer)
    else:
        print_table(answer)
    if truncated:
        click.echo("remit: there are more rows; add LIMIT and OFFSET, or a narrower pattern", err=True)


def print_table(answer: dict[str, Any]) -> None:
    """The rows aligned for a person, or separated by tabs for a program."""
    if "boolean" in answer:
        click.echo("yes" if answer["boolean"] else "no")
        return
    names = answer["head"]["vars"]
    rows = [[shown(row.get(name)) for name in names] for row in answer["results"]["bindings"]]
    if not sys.stdout.isatty():
        for row in (names, *rows):
            click.echo("\t".join(row))
        return
    from rich.table import Table
    from rich.text import Text

    from remit.api.output import console

    table = Table(*names, box=None, header_style="bold")
    for row in rows:
        table.add_row(*map(Text, row))
    console().print(table)


def shown(term: dict[str, str] | None) -> str:
    """A term as a person reads it, on one line and without characters that steer a terminal."""
    from remit.graph.claim import CONTROL
    from remit.graph.stores.oxigraph import PREFIXES

    if term is None:
        return ""
    value = term["value"]
    if term["type"] == "uri":
        for name, iri in PREFIXES.items():
            if value.startswith(iri):
                return f"{name}:{value.removeprefix(iri)}"
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", " ".join(value.split()))
