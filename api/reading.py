"""Reading the sources of a command line into a map, with progress on stderr where a person watches."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from remit.graph.errors import BadInput
from remit.graph.map import Map
from remit.graph.writing import Written
from remit.loaders.known import Known, names_of
from remit.loaders.loading import Loaded, Loader, loader_for, read_source, recognising, registry, write_loaded
from remit.loaders.source import Source

GAZETTEERS = ("gazetteer.yaml", "gazetteer.yml")


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
    """The files: a folder stands for those of its files that some loader may read, in the order of names.

    A gazetteer that lies beside a file comes with it.
    """
    suffixes = {suffix for loader in registry().values() for suffix in loader.suffixes}
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += [p for p in sorted(path.iterdir()) if p.is_file() and p.suffix.lower() in suffixes]
        else:
            found += [*gazetteers_beside(path), path]
    return list(dict.fromkeys(found))


def gazetteers_beside(path: Path) -> list[Path]:
    """The gazetteer in the folder of a file, where there is one."""
    return [beside for beside in (path.with_name(name) for name in GAZETTEERS) if beside.is_file()]


def known_beside(path: Path) -> Known:
    """What the gazetteer beside a file tells its reader. Raises BadInput."""
    return next((read_source(beside).known for beside in gazetteers_beside(path)), Known())


def with_loaders(paths: Sequence[Path], options: dict[str, str], loader: str) -> Iterator[tuple[Loader, Source]]:
    """Every file with the loader that reads it; what lies in a folder and nobody recognises is passed over.

    Raises BadInput for a file that was named and that no loader recognises.
    """
    folders = {path for path in paths if path.is_dir()}
    for path in expand(paths):
        source = Source.read(path, options)
        if loader or path.parent not in folders or path in paths:
            yield loader_for(source, loader), source
        elif found := recognising(source):
            yield found, source


def read_sources(paths: Sequence[Path], options: dict[str, str], loader: str) -> list[Loaded]:
    """Read every source, charts before prose: what a chart names is then linked to, not invented again."""
    chosen = list(with_loaders(paths, options, loader))
    if not chosen:
        raise BadInput(", ".join(map(str, paths)), "holds nothing that a loader reads", "see: remit loaders")
    chosen.sort(key=lambda pair: pair[0].order)
    known = Known()
    read: list[Loaded] = []
    with progress("reading", len(chosen)) as steps:
        for (reader, source), _ in zip(chosen, steps, strict=True):
            if read:
                known = known.and_also(names_given(read[-1]))
            read.append(reader.load(source.knowing(known)))
    return read


def names_given(loaded: Loaded) -> Known:
    """What later readers know from a source: whom a chart or gazetteer names, and whom a report gives a short name."""
    prose = registry()[loaded.loader].order > 1
    return loaded.known.and_also(names_of(loaded.things, loaded.claims, defined_only=prose))


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
