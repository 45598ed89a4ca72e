"""remit decisions: what people decided about a map."""

from pathlib import Path

import click


@click.command("decisions", short_help="List what people decided.")
@click.option("--map", "map_path", required=True, type=click.Path(path_type=Path), help="The map file.")
@click.option("--about", default="", metavar="ID", help="Only those about one claim, actor, flag or decision.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(map_path: Path, about: str, as_json: bool) -> None:
    """List every decision in its order: what it is about, who took it when, and why; those withdrawn are marked."""
    from rich.text import Text

    from remit.api.decided import about_words, decision_json, decision_words
    from remit.api.output import console, print_json
    from remit.graph.map import Map

    with Map.open(map_path, readonly=True) as map_:
        withdrawn = map_.standing().withdrawn
        found = map_.decisions(about)
        if as_json:
            print_json([decision_json(decision, withdrawn=decision.id in withdrawn) for decision in found])
            return
        out = console()
        for decision in found:
            style = "dim strike" if decision.id in withdrawn else ""
            mark = "  (withdrawn)" if decision.id in withdrawn else ""
            head = (f"{decision.id[:8]}  ", "cyan")
            out.print(Text.assemble(head, (decision_words(decision) + mark, style)))
            out.print(Text(f"          {about_words(map_, decision)}", "dim"))
