"""remit read: what the reader finds in one document, marked in it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from remit.api import second

if TYPE_CHECKING:
    from remit.graph.claim import Document
    from remit.loaders.report.reading import Reading
    from remit.loaders.source import Source


@click.command("read", short_help="Show what is read in one document.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json_", is_flag=True, help="Print JSON: actors, reporting, responsibilities, … flags.")
@click.option("-o", "options", multiple=True, metavar="KEY=VALUE", help="An option of the loader.")
@click.option("--list", "listed", is_flag=True, help="Print one line for each thing found.")
@second.options
def command(
    file: Path,
    as_json_: bool,
    options: tuple[str, ...],
    listed: bool,
    reader: str,
    llm_url: str,
    llm_model: str,
) -> None:
    """Read one report and print it with everything found marked in it, and what was not understood.

    --list and --json print what was found instead, each with its exact words (and character offsets). A gazetteer
    beside the file is heeded; a second reader's additions and contradictions are printed below.
    """
    from remit.api.marked import print_marked
    from remit.api.output import console, print_json
    from remit.api.reading import known_beside, parse_options
    from remit.loaders.report.marking import marks
    from remit.loaders.source import Source

    known = known_beside(file)
    document, reading, found = read_source(Source.read(file, parse_options(options)).knowing(known))
    asked = second.Asked(reader, llm_url, llm_model)
    seconds = second.read_second(asked, [(document, known)]) if asked.wanted else []
    if as_json_:
        print_json(found | ({"second": [second.as_json(one) for one in seconds]} if seconds else {}))
    elif listed:
        print_text(found)
    else:
        print_marked(console(), document.text, marks(reading))
    if seconds and not as_json_:
        second.print_text(seconds)


class Read(NamedTuple):
    """A report that was read: `found` is what --json prints of it."""

    document: "Document"
    reading: "Reading"
    found: dict[str, Any]


def read_source(source: "Source") -> Read:
    """Read one report with the names that are known of it. Raises BadInput."""
    from remit.graph.layout import layout_of
    from remit.loaders.report.as_json import as_json
    from remit.loaders.report.formats import extracted
    from remit.loaders.report.read import read_report

    document, text, _ = extracted(source)
    reading = read_report(text, known=source.known)
    found = as_json(reading, text, flags_of(reading, document))
    return Read(document, reading, layout_of(document).placed(found))


def flags_of(reading: "Reading", document: "Document") -> list[dict[str, Any]]:
    """The flags of this document alone; subjects that are actors are named as the reading names them."""
    from remit.graph.detecting import detect
    from remit.graph.map import Map
    from remit.graph.telling import Places, flag_json
    from remit.graph.view import View
    from remit.loaders.loading import write_loaded
    from remit.loaders.report.claims import actor_thing
    from remit.loaders.report.load import claims_of

    actors = {actor_thing(actor).id: actor.id for actor in reading.actors}
    with Map.memory() as map_:
        write_loaded(map_, [claims_of(reading, document)])
        places = Places(map_)
        flags = [flag_json(flag, places) for flag in detect(View.of(map_))]
    for flag in flags:
        flag["subjects"] = [actors.get(subject["id"], subject["id"]) for subject in flag["subjects"]]
    return flags


def print_text(found: dict[str, Any]) -> None:
    """The reading for a person: one line an item."""
    from rich.text import Text

    from remit.api.output import console, shorten

    out = console()
    names = {actor["id"]: actor["name"] for actor in found["actors"]}
    for title, key in (("Recommendations", "recommendations"), ("Duties", "responsibilities"), ("Actions", "actions")):
        if found[key]:
            out.print(Text(title, "bold"))
        for item in found[key]:
            who = item.get("holders") or item.get("addressees") or item.get("owners") or ()
            holders = ", ".join(names[actor] for actor in who) or "nobody"
            out.print(Text.assemble(("  " + holders, "cyan"), ": ", (shorten(item["quote"]), "italic")))
    if found["reporting"]:
        out.print(Text("Lines", "bold"))
    for line in found["reporting"]:
        lower, upper = names[line["from"]], names[line["to"]]
        out.print(
            Text.assemble((f"  {lower} → {upper} ({line['kind']})", "cyan"), ": ", (shorten(line["quote"]), "italic"))
        )
