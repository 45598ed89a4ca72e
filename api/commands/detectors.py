"""remit detectors: the list of detectors."""

import click


@click.command("detectors", short_help="List the detectors.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(as_json: bool) -> None:
    """List every detector: code, name, severity and group."""
    from remit.api.output import console, print_json
    from remit.graph.detecting import registry

    metas = [(d.meta, d.doc.splitlines()[0]) for d in registry().values()]
    if as_json:
        print_json(
            [
                {
                    "code": m.code,
                    "name": m.name,
                    "severity": str(m.severity),
                    "group": m.group,
                    "since": m.since,
                    "finds": doc,
                }
                for m, doc in metas
            ]
        )
        return
    from rich.table import Table

    table = Table("Code", "Severity", "Group", "Finds", box=None, pad_edge=False)
    for meta, doc in metas:
        table.add_row(meta.code, str(meta.severity), meta.group, doc)
    console().print(table)
