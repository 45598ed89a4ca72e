"""Duties, holders and qualifiers in the hard cases of cases/duties*.toml."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from remit.loaders.report.actors import Actors
from remit.loaders.report.document import parse_document
from remit.loaders.report.duties import read_duties
from remit.loaders.report.names import key
from remit.loaders.report.reading import Duty

FOLDER = Path(__file__).parent / "cases"
CASES: list[dict[str, Any]] = [
    case
    for name in ("duties.toml", "duties_layout.toml", "duties_whose.toml", "duties_asking.toml")
    for case in tomllib.loads((FOLDER / name).read_text("utf-8"))["case"]
]


def names(ids: tuple[str, ...], actors: Actors) -> list[str]:
    return [key(actors.name(i)) for i in ids]


def seen(text: str, duty: Duty, actors: Actors) -> dict[str, Any]:
    return {
        "words": " ".join(text[duty.spans[0].start : duty.spans[0].end].split()),
        "who": names(duty.holders, actors),
        "kind": duty.kind,
        "modality": duty.modality,
        "alternatives": duty.alternatives,
        "qualifiers": [[q.type, *names(q.actors, actors)] for q in duty.qualifiers],
    }


def wanted(duty: dict[str, Any]) -> dict[str, Any]:
    qualifiers = [[q[0], *map(key, q[1:])] for q in duty["qualifiers"]] if "qualifiers" in duty else None
    return {**duty, "who": [key(n) for n in duty["who"]], **({"qualifiers": qualifiers} if qualifiers else {})}


def test_no_case_is_lost() -> None:
    assert len(CASES) >= 58
    assert len({case["name"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_duties(case: dict[str, Any]) -> None:
    document = parse_document(case["text"])
    actors = Actors(document)
    found = [seen(case["text"], duty, actors) for duty in read_duties(document, actors)]
    expected = [wanted(duty) for duty in case["duties"]]
    assert [f["words"] for f in found] == [e["words"] for e in expected]
    assert [{k: f[k] for k in e} for f, e in zip(found, expected, strict=True)] == expected
