"""An open map as a script uses it: load, check, ask, decide, export. The terminal's commands ask the same objects."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from remit.api.files import write_whole
from remit.graph.claim import Claim, Evidence, Thing
from remit.graph.decisions import Decision
from remit.graph.detecting import Flag, choose, detect
from remit.graph.exporting import Value, export_named
from remit.graph.map import Map
from remit.graph.questions import Answer, Questions, Step, find_actor, find_one
from remit.graph.telling import Places, worst_first
from remit.graph.view import View
from remit.graph.waivers import sort_out
from remit.graph.writing import Written

if TYPE_CHECKING:
    import networkx

    from remit.loaders.loading import Loaded, Unread


@dataclass(frozen=True, slots=True)
class Reading:
    """What loading gave: rows that were new in the map, and what each source held."""

    written: Written
    loaded: "list[Loaded]"

    @property
    def unread(self) -> "list[Unread]":
        """What the loaders saw and did not understand: each has document, where, text and reason."""
        return [item for one in self.loaded for item in one.unread]

    @property
    def notes(self) -> list[str]:
        """What the loaders guessed, in words."""
        return [note for one in self.loaded for note in one.notes]


class OpenMap:
    """A map with everything that is asked of it; `map` is the file itself, `remit.graph.map.Map`.

    Days are `datetime.date`, today unless told. Every error is a `remit.graph.errors.RemitError` of one clear line.
    """

    def __init__(self, map_: Map) -> None:
        self.map = map_
        self.places = Places(map_)
        self._asked: tuple[int, date, Questions] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.map.close()

    def load(self, *sources: str | Path, loader: str = "", options: Mapping[str, str] | None = None) -> Reading:
        """Read files, or folders of them, into the map, all or nothing; what it has already is not written again.

        `loader` and `options` are those of `remit loaders`. Raises BadInput, Refused, MapBusy, MapUnwritable.
        """
        from remit.api.reading import load_into

        loaded, written = load_into(self.map, [Path(source) for source in sources], dict(options or {}), loader)
        return Reading(written, loaded)

    def view(self, day: date | None = None) -> View:
        """The claims in force on a day, as integer columns: what detectors and what-if ask."""
        return self._questions(day).view

    def _questions(self, day: date | None) -> Questions:
        # A view is of one version of the map: it is made anew after a write, by whomever, and on another day.
        key = (self.map.generation, day or date.today())
        if self._asked is None or self._asked[:2] != key:
            self._asked = (*key, Questions(View.of(self.map, key[1])))
        return self._asked[2]

    def check(
        self, select: Iterable[str] = (), ignore: Iterable[str] = (), day: date | None = None, *, waived: bool = False
    ) -> list[Flag]:
        """Flags, worst first: each has code, severity, message, subjects, claims and evidence (exact quotes).

        `select` and `ignore` are codes or their beginnings ("A", "F02"). Flags that somebody waived are left out unless
        asked for. Raises NotFound for a code that names no detector.
        """
        chosen = choose([*select], [*ignore])
        view = self.view(day)
        found = worst_first(detect(view, chosen))
        return found if waived else [*sort_out(found, self.map.standing(), view.day, chosen).open]

    def who(self, text: str, day: date | None = None) -> Answer:
        """Who owns a responsibility, by its words or id: everybody's part in it and the chain above, with their claims.

        Where none has these words, `exact` is False and `owned` has the nearest ones, at most five.
        """
        return self._questions(day).who(text)

    def chain(self, post: str, day: date | None = None) -> tuple[Step, ...]:
        """The steps from a post, unit or person (id, name or alias) to the top. Raises NotFound."""
        return self._questions(day).chain(find_actor(self.map, post))

    def find(self, text: str) -> Thing:
        """The thing with this id, name or alias. Raises NotFound, which names the nearest."""
        return find_one(self.map, text)

    def claims(self, thing: str | Thing) -> list[Claim]:
        """Every claim about a thing, whether or not it is in force. Raises NotFound."""
        return self.map.claims_about(thing.id if isinstance(thing, Thing) else self.find(thing).id)

    def where(self, evidence: Evidence) -> str:
        """Where a quote stands: "review.txt:12", "review.pdf p. 4" or "chart.csv B7"."""
        return self.places.words(evidence)

    def networkx(
        self, *relations: str, kinds: Iterable[str] = (), day: date | None = None
    ) -> "networkx.MultiDiGraph[Any]":
        """Things as nodes and claims as edges with their quotes; `View.networkx` says how to choose."""
        return self.view(day).networkx(*relations, kinds=kinds)

    def export(self, form: str, path: str | Path | None = None, day: date | None = None, **options: Value) -> bytes:
        """The map in a format of `remit export`; written to a file as a whole where a path is given.

        Raises NotFound for a format that is none, BadInput where the map does not fit it, MapUnwritable.
        """
        data = export_named(form).write(self.view(day), options)
        if path is not None:
            write_whole(Path(path), data)
        return data

    def decide(self, about: str, verdict: str, other: str = "", *, by: str, why: str = "", **changes: str) -> Decision:
        """Decide: accept, reject, correct (with `changes`), merge, split, waive or withdraw; returns what was written.

        `about` is the id of a claim or decision (its first four digits do), an actor's name, or a flag's fingerprint;
        `other` the other actor, or the last day of a waiver. Raises NotFound, Refused, MapBusy, MapUnwritable.
        """
        from remit.api.correcting import actor, correcting, named
        from remit.graph.decisions import ON_ACTORS

        name = named(self.map, verdict, about)
        if verdict == "correct":
            return correcting(self.map, name, changes, "", by, why)
        value = actor(self.map, other).id if verdict in ON_ACTORS else other
        decision = Decision("", verdict, name, by, "", why) if verdict == "withdraw" else None
        (taken,) = self.map.decide([decision or Decision(name, verdict, value, by, "", why)])
        return taken
