"""The cases of tests/cases/*.toml: small maps with the flags that one detector must raise on each."""

import tomllib
from datetime import date
from pathlib import Path
from typing import NamedTuple

from notation import scribbled
from remit.graph.map import Map

FOLDER = Path(__file__).parents[1] / "cases"
TODAY = date(2026, 6, 1)


class Case(NamedTuple):
    """One small map and what `code` must find in it: the subjects of each flag."""

    code: str
    name: str
    things: dict[str, str]
    claims: list[str]
    flags: list[list[str]]

    def map(self) -> Map:
        """The map of the case."""
        return scribbled(self.things, self.claims)


def all_cases() -> list[Case]:
    """Every case of every file; the file's name is the detector's code."""
    return [
        Case(path.stem.upper(), raw["name"], raw["things"], raw["claims"], raw["flags"])
        for path in sorted(FOLDER.glob("*.toml"))
        for raw in tomllib.loads(path.read_text("utf-8"))["case"]
    ]
