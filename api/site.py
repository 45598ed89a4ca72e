"""The explorer as files that open from disk without a server: the same pages, every link a file beside them."""

import importlib
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

from remit.api.explorer import words
from remit.api.explorer.assets import ASSETS, content
from remit.api.explorer.atlas import Atlas
from remit.api.explorer.desk import Desk
from remit.api.explorer.links import SiteLinks
from remit.api.flagging import flags_of
from remit.api.served import Edition
from remit.graph.errors import BadInput, MapUnwritable
from remit.graph.map import Map

INDEX = "search-index.js"
MOST = 30_000  # pages of one folder; beyond it a server is quicker to start than the files are to copy
Step = Callable[[int, int], None]


def write_site(edition: Edition, folder: Path, step: Step = lambda done, known: None) -> int:
    """Write the pages of an edition into a folder of their own; returns how many.

    All or nothing: they are written beside it first. `step` is told after each page how many are done and known of.
    Raises BadInput for a folder that holds something already and for a map that is too large, MapUnwritable.
    """
    try:
        if folder.exists() and any(folder.iterdir()):
            raise BadInput(str(folder), "holds files already", "a folder of its own")
        folder.parent.mkdir(parents=True, exist_ok=True)
        partial = Path(mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    except OSError as error:
        raise MapUnwritable(f"{folder}: nothing was written: {error.strerror}") from error
    try:
        number = fill(edition, partial, step)
        if folder.exists():
            folder.rmdir()
        partial.chmod(0o755)
        partial.rename(folder)
    except OSError as error:
        raise MapUnwritable(f"{folder}: nothing was written: {error.strerror}") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return number


def export_site(map_: Map, folder: Path, day: date | None = None) -> str:
    """The pages of a map on a day (today); returns where to begin to read. Raises as `write_site` does."""
    with progress("pages") as step:
        number = write_site(Edition(map_, day or date.today(), flags_of), folder, step)
    return f"{number:,} pages; open {folder / 'index.html'}"


@contextmanager
def progress(what: str) -> Iterator[Step]:
    """Counts on stderr when it is a terminal, and says nothing otherwise."""
    if not sys.stderr.isatty():
        yield lambda done, known: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, known: bar.update(task, completed=done, total=known)


def fill(edition: Edition, folder: Path, step: Step) -> int:
    """Write the overview, then whatever a page that was written links to."""
    links, atlas = SiteLinks(), Atlas(edition, wait=True)
    links.to("overview")
    done: set[str] = set()
    while waiting := [name for name in links.pages if name not in done]:
        for name in waiting:
            (folder / name).write_text(drawn(atlas, links, name), "utf-8")
            done.add(name)
            step(len(done), len(links.pages))
            if len(links.pages) > MOST:
                raise BadInput("export site", f"the map has over {MOST:,} pages", "remit serve for a map of this size")
    for asset in ASSETS:
        (folder / asset).write_bytes(content(asset)[1])
    (folder / INDEX).write_text(index(atlas, links), "utf-8")
    return len(done)


def drawn(atlas: Atlas, links: SiteLinks, name: str) -> str:
    """One page by its file name."""
    page, parameters = links.pages[name]
    module = importlib.import_module(f"remit.api.pages.{page}")
    html: str = module.page(Desk(atlas, links), **parameters)
    return html


def index(atlas: Atlas, links: SiteLinks) -> str:
    """What the search field of the pages looks through, as a script: nothing else can be read from a disk."""
    things = [
        {"label": thing.label, "kind": words.kind(thing.kind), "href": links.to("thing", id=thing.id)}
        for thing in sorted(atlas.map.things(), key=lambda one: (not words.is_actor(one.kind), one.label, one.id))
    ]
    return f"window.REMIT_INDEX = {json.dumps(things, separators=(',', ':'))};\n"
