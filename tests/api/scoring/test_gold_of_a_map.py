"""A reviewed map becomes gold, and a reading is measured with it: what people changed is what the reader got wrong."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from remit.api.cli import run
from remit.api.scoring.from_map import reading
from remit.graph.decisions import Decision
from remit.graph.map import Map
from remit.loaders.report.as_json import as_json
from remit.loaders.report.read import read_report

TEXT = """Roles

The Registrar is responsible for keeping the archive.
The Registrar and the Keeper of Seals shall stamp the permits, in consultation with the Council.
The Clerk must not open the vault.
The Registrar reports to the Council.
Every book is to be aired in spring.
The lamps are for the Watchman to see to.

Recommendation 1: The Council should appoint an auditor.
Response: We agree.
"""
Remit = Callable[..., str]


@pytest.fixture
def remit(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Remit:
    """Run the command as Ada; returns what it printed."""
    monkeypatch.setenv("REMIT_BY", "Ada")
    monkeypatch.setenv("COLUMNS", "200")

    def call(*arguments: object) -> str:
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert code == 0, err
        return out

    return call


@pytest.fixture
def path(remit: Remit, tmp_path: Path) -> Path:
    """A map of the text above."""
    (tmp_path / "roles.txt").write_text(TEXT, "utf-8")
    remit("load", tmp_path / "roles.txt", "--map", tmp_path / "m.remit")
    return tmp_path / "m.remit"


def accepted(path: Path, remit: Remit) -> list[Any]:
    """Accept every reading, as somebody who goes through all of them; returns what there was."""
    found = json.loads(remit("review", "--map", path, "--all", "--json"))
    with Map.open(path) as map_:
        map_.decide([Decision(claim["id"], "accept", by="Ada") for item in found for claim in item["claims"]])
    assert json.loads(remit("review", "--map", path, "--all", "--json")) == []
    return list(found)


def scored(remit: Remit, folder: Path, *options: object) -> dict[str, Any]:
    """The measure of all documents together."""
    found: dict[str, Any] = json.loads(remit("score", "--gold", folder, "--json", *options))["all"]
    return found


def test_a_map_tells_the_reading_that_it_was_made_from(path: Path) -> None:
    direct = as_json(read_report(TEXT), TEXT)
    with Map.open(path, readonly=True) as map_:
        (document,) = map_.documents()
        told = reading(map_, document.id, decided=False)
    names = {actor["id"]: actor["name"] for actor in [*direct["actors"], *told["actors"]]}

    def plain(found: dict[str, Any]) -> list[Any]:
        duties = [
            (d["quote"], sorted(names[h] for h in d["holders"]), d["kind"], d["modality"], d["alternatives"],
             sorted((q["type"], names[a]) for q in d["qualifiers"] for a in q["actors"]))
            for d in found["responsibilities"]
        ]  # fmt: skip
        lines = [(names[r["from"]], names[r["to"]], r["kind"], r["quote"]) for r in found["reporting"]]
        advice = [
            (r["number"], r["quote"], [names[a] for a in r["addressees"]], r["redacted"], r["response"]["stance"])
            for r in found["recommendations"]
        ]
        return [sorted(duties), sorted(lines), advice]

    assert plain(told) == plain(direct)


def test_who_accepts_all_agrees_with_the_reader(path: Path, remit: Remit, tmp_path: Path) -> None:
    accepted(path, remit)
    said = remit("export", tmp_path / "gold", "--format", "gold", "--map", path)
    assert "readings reviewed" in said
    assert "remit score --gold" in said
    found = scored(remit, tmp_path / "gold")
    assert {name: tally["f1"] for name, tally in found.items()} == dict.fromkeys(found, 1.0)
    assert scored(remit, tmp_path / "gold", "--map", path) == found
    assert "duty + holder" in remit("score", "--gold", tmp_path / "gold")


def test_what_was_corrected_rejected_and_added_counts_against_the_reader(
    path: Path, remit: Remit, tmp_path: Path
) -> None:
    accepted(path, remit)
    with Map.open(path, readonly=True) as map_:
        label = {thing.id: thing.label for thing in map_.things()}
        held = {(label[c.subject], label[c.object]): c.id for c in map_.claims() if c.relation == "Assignment"}
        stated = {c.value: c.id for c in map_.claims() if c.kind == "statement"}
    archive = "The Registrar is responsible for keeping the archive."
    remit("decide", held[archive, "Registrar"], "correct", "--set", "holder=Council", "--map", path)
    spring = "Every book is to be aired in spring."
    remit("decide", stated[spring], "reject", "--why", "no duty of anybody", "--map", path)
    lamps = "The lamps are for the Watchman to see to."
    remit("decide", "roles.txt", "add", lamps, "--set", "holder=Watchman", "--new", "Post", "--map", path)
    remit("export", tmp_path / "gold", "--format", "gold", "--map", path)
    gold = json.loads((tmp_path / "gold/expected/roles.json").read_text("utf-8"))
    assert [d["quote"] for d in gold["responsibilities"]].count(lamps) == 1
    assert spring not in {d["quote"] for d in gold["responsibilities"]}
    duty, held_ = (scored(remit, tmp_path / "gold")[name] for name in ("duty", "duty + holder"))
    assert (duty["extra"], duty["missed"]) == (1, 1)
    assert (held_["extra"], held_["missed"]) == (2, 2)


def test_only_what_was_reviewed_is_measured(path: Path, remit: Remit, tmp_path: Path) -> None:
    with Map.open(path) as map_:
        claim = next(c for c in map_.claims() if c.relation == "ReportingLine")
        map_.decide([Decision(claim.id, "reject", by="Ada", why="misread")])
    assert "1 of " in remit("export", tmp_path / "gold", "--format", "gold", "--map", path)
    found = scored(remit, tmp_path / "gold")
    assert (found["reporting"]["right"], found["reporting"]["extra"]) == (0, 1)
    assert found["recommendation"] == {
        "right": 0, "extra": 0, "missed": 0, "precision": 1.0, "recall": 1.0, "f1": 1.0,
    }  # fmt: skip


def test_gold_that_is_none_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def refused(*arguments: object) -> str:
        assert run([str(argument) for argument in arguments]) == 2
        return capsys.readouterr().err

    folder = tmp_path / "gold"
    folder.mkdir()
    assert "holds no gold" in refused("score", "--gold", folder)
    cases = {
        "[]": "has no document",
        '{"document": {"file": 7}}': "does not name its document",
        "{": "is no JSON",
        '{"document": {"file": "a.txt"}}': "is the gold of 'a.txt', which is not there",
        '{"document": {"file": "a.txt"}, "responsibilities": [{"start": 1}]}': "responsibilities[0]: has no end",
    }
    for content, said in cases.items():
        (folder / "a.json").write_text(content, "utf-8")
        assert said in refused("score", "--gold", folder)


def test_a_map_that_nobody_reviewed_is_no_gold(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", str(tmp_path / "gold"), "--format", "gold", "--map", str(path)]) == 2
    assert "nobody has reviewed a report" in capsys.readouterr().err
    assert not (tmp_path / "gold").exists()
