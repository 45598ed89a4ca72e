"""Reading the sources of a command line into a map, with progress on stderr where a person watches."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from remit.graph.errors import BadInput
from remit.graph.map import Map
from remit.graph.writing import Written
from remit.loaders.loading import Loaded, Loader, loader_for, registry, write_loaded
from remit.loaders.source import Source


def parse_options(pairs: Sequence[str]) -> dict[str, str]:
    """`key=value` words as a mapping. Raises BadInput for a word without an equals sign."""
    options = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals:
            raise BadInput(f"-o {pair}", "is no option", "key=value")
        options[key.strip()] = value
    return options


def expand(paths: Sequence[Path]) -> list[Path]:
    """The files: a folder stands for those of its files that some loader may read, in the order of names."""
    suffixes = {suffix for loader in registry().values() for suffix in loader.suffixes}
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += [p for p in sorted(path.iterdir()) if p.is_file() and p.suffix.lower() in suffixes]
        else:
            found.append(path)
    return found


def read_sources(paths: Sequence[Path], options: dict[str, str], loader: str) -> list[Loaded]:
    """Read every source, charts before prose: what a chart names is then linked to, not invented again."""
    sources = [Source.read(path, options) for path in expand(paths)]
    if not sources:
        raise BadInput(", ".join(map(str, paths)), "holds nothing that a loader reads", "see: remit loaders")
    chosen: list[tuple[Loader, Source]] = [(loader_for(source, loader), source) for source in sources]
    chosen.sort(key=lambda pair: pair[0].order)
    with progress("reading", len(chosen)) as steps:
        return [reader.load(source) for (reader, source), _ in zip(chosen, steps, strict=True)]


def load_into(map_: Map, paths: Sequence[Path], options: dict[str, str], loader: str) -> tuple[list[Loaded], Written]:
    """Read sources and write them into a map, all or nothing."""
    loaded = read_sources(paths, options, loader)
    return loaded, write_loaded(map_, loaded)


@contextmanager
def progress(what: str, total: int) -> Iterator[Iterator[int]]:
    """Counts steps on stderr when it is a terminal, and says nothing otherwise."""
    if not sys.stderr.isatty() or total < 2:
        yield iter(range(total))
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        yield iter(bar.track(range(total), description=what, total=total))
