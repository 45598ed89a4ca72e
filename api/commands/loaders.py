"""remit loaders: the list of loaders."""

import click


@click.command("loaders", short_help="List the loaders and their options.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(as_json: bool) -> None:
    """List every loader: the files it reads and the options it takes (-o KEY=VALUE)."""
    from remit.api.output import console, print_json
    from remit.loaders.loading import COMMON_OPTIONS, registry

    found = [
        {"name": x.name, "suffixes": list(x.suffixes), "reads": x.doc, "options": {**x.options, **COMMON_OPTIONS}}
        for x in registry().values()
    ]
    if as_json:
        print_json(found)
        return
    from rich.text import Text

    out = console()
    for loader in registry().values():
        out.print(Text.assemble((loader.name, "bold"), f"  {' '.join(loader.suffixes)}"))
        out.print(Text(f"  {loader.doc.splitlines()[0]}"))
        for option, meaning in loader.options.items():
            out.print(Text.assemble((f"    -o {option}=…  ", "cyan"), meaning))
