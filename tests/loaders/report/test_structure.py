"""Whole documents in many house styles: what is recommended to whom, answered, done, and who stands under whom."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from remit.loaders.report.read import read_report
from remit.loaders.report.reading import Reading

CASES = tomllib.loads((Path(__file__).parent / "cases/structure.toml").read_text("utf-8"))["document"]


def told(reading: Reading, text: str) -> dict[str, list[str]]:
    """A reading in the notation of the cases."""
    name = {actor.id: actor.name.lower() for actor in reading.actors}

    def names(ids: Iterable[str]) -> str:
        return " + ".join(name[i] for i in ids)

    return {
        "recommendations": [
            f"{r.number} / {names(r.addressees)} / {r.responses[0].stance if r.responses else 'none'}"
            for r in reading.recommendations
        ],
        "lines": [
            f"{name[line.lower]} > {name[line.upper]} : {line.kind}"
            for line in reading.lines
            if line.kind != "membership"
        ],
        "actions": [
            f"{names(a.owners)} / {a.due} / {' '.join(text[a.spans[0].start : a.spans[0].end].split())}"
            for a in reading.actions
        ],
        "concerns": [f"{c.kind} : {names(sorted(c.actors))}" for c in reading.concerns],
    }


def squeezed(item: str) -> str:
    """Without the spaces around an empty place; one and several are written alike."""
    return re.sub(r"(?<=[a-z])s(?= )", "", " ".join(item.split()) + " ")


def matches(wanted: str, got: str) -> bool:
    """An action is named by its first words."""
    return squeezed(got).startswith(squeezed(wanted)) if wanted.count("/") > 1 else squeezed(got) == squeezed(wanted)


def differences(document: dict[str, Any]) -> list[str]:
    """What is missing (-) and what is too much (+)."""
    got = told(read_report(document["text"]), document["text"])
    found = []
    for what in ("recommendations", "lines", "actions", "concerns"):
        if what not in document:
            continue
        left = list(got[what])
        for wanted in document[what]:
            one = next((g for g in left if matches(wanted, g)), None)
            if one is None:
                found.append(f"- {what}: {wanted}")
            else:
                left.remove(one)
        found += [f"+ {what}: {squeezed(g)}" for g in left]
    return found


@pytest.mark.parametrize("document", CASES, ids=lambda document: document["name"])
def test_document(document: dict[str, Any]) -> None:
    assert differences(document) == []
