"""remit score: how well documents are read, against what a careful person found in them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from remit.api.scoring.gold import Gold
    from remit.api.scoring.tally import Tally


@click.command("score", short_help="Measure how well documents are read.")
@click.argument("documents", nargs=-1, type=click.Path(path_type=Path))
@click.option("--gold", "folder", required=True, type=click.Path(path_type=Path), help="The folder of gold.")
@click.option("--map", "map_path", type=click.Path(path_type=Path), help="Score what this map read, not a new reading.")
@click.option("--only", default="", metavar="PREFIX", help="Only files of gold whose names begin so.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(documents: tuple[Path, ...], folder: Path, map_path: Path | None, only: str, as_json: bool) -> None:
    """Read each document of the gold and say how much was found rightly: precision, recall and F1.

    Gold is written by hand or exported from a reviewed map (remit export --format gold). The documents lie beside it,
    or in the files and folders DOCUMENTS.
    """
    from remit.api.output import print_json
    from remit.api.scoring.gold import read_gold
    from remit.api.scoring.score import Score, pooled

    golds = [gold for gold in read_gold(folder, documents) if gold.path.name.startswith(only)]
    scores = {gold.path.stem: Score(found(gold, map_path), gold.content).tallies() for gold in golds}
    total = pooled(scores.values())
    if as_json:
        print_json({"documents": {name: as_dict(one) for name, one in scores.items()}, "all": as_dict(total)})
    else:
        print_scores(scores, total)


def found(gold: "Gold", map_path: Path | None) -> dict[str, Any]:
    """What is read in a document now, or what a map read in it, before anybody decided."""
    from remit.loaders.report.as_json import as_json
    from remit.loaders.report.formats import extracted
    from remit.loaders.report.read import read_report
    from remit.loaders.source import Source

    source = Source.read(gold.document)
    if map_path is None:
        text = extracted(source).text
        return as_json(read_report(text), text)
    from remit.api.scoring.from_map import reading
    from remit.graph.map import Map

    with Map.open(map_path, readonly=True) as map_:
        return reading(map_, gold.content["document"].get("id") or source.document.id, decided=False)


def as_dict(tallies: "dict[str, Tally]") -> dict[str, dict[str, float]]:
    """Counts and rates as a program reads them."""
    rates = ("precision", "recall", "f1")
    return {
        name: {**t._asdict(), **{rate: round(getattr(t, rate), 4) for rate in rates}} for name, t in tallies.items()
    }


def print_scores(scores: "dict[str, dict[str, Tally]]", total: "dict[str, Tally]") -> None:
    """A line a document, and a table of all together."""
    from rich.table import Table
    from rich.text import Text

    from remit.api.output import console

    out = console()
    for name, tallies in scores.items():
        held = tallies["duty + holder"]
        out.print(Text(f"{name}: duty + holder F1 {held.f1:.2f}, line F1 {tallies['reporting'].f1:.2f}"))
    table = Table("All documents", "right", "extra", "missed", "precision", "recall", "F1", box=None, pad_edge=False)
    for name, tally in total.items():
        table.add_row(name, *map(str, tally), *(f"{rate:.2f}" for rate in (tally.precision, tally.recall, tally.f1)))
    out.print(table)
