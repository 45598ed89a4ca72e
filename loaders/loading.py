"""Loaders: finding the one that reads a file, and what it gives back."""

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import ModuleType

from remit import loaders
from remit.graph.claim import Claim, Document, Thing
from remit.graph.columns import keep_columns
from remit.graph.decisions import Decision
from remit.graph.errors import BadInput, NotFound
from remit.graph.homonyms import Homonyms, Told
from remit.graph.linking import Names
from remit.graph.map import Map
from remit.graph.repeated import Recommendations
from remit.graph.writing import Written
from remit.loaders.known import Known
from remit.loaders.source import Source

COMMON_OPTIONS = {"encoding": "the encoding of the file, where it is not UTF-8"}


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that the loader saw and did not understand: `where` is "line 12", "B7" or a span of characters."""

    document: str
    where: str
    text: str
    reason: str


@dataclass(slots=True)
class Loaded:
    """What a loader made of a source; things and claims are refused later if the ontology forbids them.

    `notes` tell the user what was guessed (the columns of a table, the way round of a matrix). `known` are names that
    readers of later sources should be told of; `told` are those that this one's reader was told. `loader` is the name
    of the loader. `decisions` come with a whole map, which then stays as it was decided: its actors are not joined with
    others by name.
    """

    documents: list[Document] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    known: Known = field(default_factory=Known)
    told: Known = field(default_factory=Known)
    loader: str = ""
    decisions: list[Decision] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Loader:
    """One folder of `remit.loaders`: NAME, SUFFIXES, OPTIONS in its __init__, `recognise` and `load` in its load.py.

    `recognise` looks at a source and says from 0 (not mine) to 1 (certainly mine) without raising. `order` says which
    sources are read first: charts define actors (0), sheets use them (1), prose mentions them (2).
    """

    name: str
    doc: str
    suffixes: tuple[str, ...]
    options: Mapping[str, str]
    module: str
    order: int

    def recognise(self, source: Source) -> float:
        """How sure this loader is that the source is its own."""
        answer: Callable[[Source], float] = self._load_module().recognise
        return answer(source) if source.suffix in self.suffixes or not source.suffix else 0.0

    def load(self, source: Source) -> Loaded:
        """Read the source. Raises BadInput."""
        for name in source.options:
            if name not in self.options and name not in COMMON_OPTIONS:
                known = ", ".join([*self.options, *COMMON_OPTIONS])
                raise BadInput(source.name, f"the loader {self.name} has no option {name!r}", f"one of {known}")
        load: Callable[[Source], Loaded] = self._load_module().load
        loaded = load(source)
        loaded.loader, loaded.told = self.name, source.known
        return loaded

    def _load_module(self) -> ModuleType:
        return importlib.import_module(f"{self.module}.load")


@cache
def registry() -> Mapping[str, Loader]:
    """Name -> loader, in the order of names: every folder of `remit.loaders` that has a NAME."""
    found = {}
    for info in pkgutil.iter_modules(loaders.__path__):
        if info.ispkg:
            module = importlib.import_module(f"{loaders.__name__}.{info.name}")
            if not hasattr(module, "NAME"):
                continue  # shared by loaders, and no format of its own
            doc = (module.__doc__ or "").strip()
            found[module.NAME] = Loader(
                module.NAME, doc, tuple(module.SUFFIXES), module.OPTIONS, module.__name__, module.ORDER
            )
    return dict(sorted(found.items()))


def loader_for(source: Source, name: str = "") -> Loader:
    """The loader called `name`, or the one that recognises the source best. Raises NotFound or BadInput."""
    if name:
        if name not in registry():
            raise NotFound(f"no loader {name!r} (one of {', '.join(registry())})")
        return registry()[name]
    best = recognising(source)
    if best is None:
        formats = "; ".join(f"{x.name}: {', '.join(x.suffixes)}" for x in registry().values())
        raise BadInput(source.name, "no loader recognises it", formats)
    return best


def recognising(source: Source) -> Loader | None:
    """The loader that recognises a source best, None where none does."""
    sure, best = max(((loader.recognise(source), loader) for loader in registry().values()), key=lambda pair: pair[0])
    return best if sure > 0 else None


def read_source(path: Path, options: Mapping[str, str] | None = None, loader: str = "") -> Loaded:
    """Read one file with the loader that fits. Raises BadInput or NotFound."""
    source = Source.read(path, options)
    return loader_for(source, loader).load(source)


def write_loaded(map_: Map, loaded: Sequence[Loaded]) -> Written:
    """Write what loaders gave into a map, all or nothing; actors of one name are one, and so is repeated advice.

    Raises Refused, MapBusy, MapUnwritable.
    """
    names, recommendations = Names(map_), Recommendations(map_)
    linked = [(one.things, one.claims) for one in loaded if one.decisions]
    read = [Told(one.documents, one.things, one.claims) for one in loaded if not one.decisions]
    linked += [recommendations.link(*names.link(told.things, told.claims)) for told in Homonyms(map_, read).apart()]
    written = map_.write(
        documents=[document for one in loaded for document in one.documents],
        things=[thing for things, _ in linked for thing in things],
        claims=[claim for _, claims in linked for claim in claims],
        decisions=[decision for one in loaded for decision in one.decisions],
    )
    keep_columns(map_)
    return written
