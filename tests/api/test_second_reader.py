"""remit load --reader llm: suggestions are stored and count for nothing until somebody accepts them."""

import json
from pathlib import Path

import pytest

from llm_stub import says, serving
from remit.api.cli import run
from remit.graph.detecting import detect
from remit.graph.map import Map
from remit.graph.view import View

TEXT = """# Tide Office

The Harbour Master shall keep the tide tables.

For the lamps it is the Lamp Warden whose word counts in the end.
"""
KEEPS = {"quote": "The Harbour Master shall keep the tide tables.", "kind": "responsible", "modality": "required"}
LAMPS = {
    "quote": "For the lamps it is the Lamp Warden whose word counts in the end.",
    "holder": "Lamp Warden",
    "kind": "accountable",
    "modality": "actual",
}


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "office.md").write_text(TEXT, "utf-8")


def flags_and_duties(path: Path) -> tuple[list[str], int]:
    with Map.open(path, readonly=True) as map_:
        view = View.of(map_)
        return [flag.fingerprint for flag in detect(view)], len(view.claims("Assignment"))


def test_suggestions_are_stored_and_change_no_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain, both = tmp_path / "plain.remit", tmp_path / "both.remit"
    assert run(["load", str(tmp_path / "office.md"), "--map", str(plain)]) == 0
    with serving(says([LAMPS, {**KEEPS, "holder": "Tide Office"}])) as stub:
        asked = ["--reader", "llm", "--llm-url", stub.url, "--llm-model", "small"]
        assert run(["load", str(tmp_path / "office.md"), "--map", str(both), *asked]) == 0
    said = capsys.readouterr()
    assert "go to small at 127.0.0.1, on this machine" in said.err
    assert "0 agree, 1 add, 1 contradict, 0 refused" in said.err
    assert "adds  Lamp Warden" in said.out
    assert flags_and_duties(both) == flags_and_duties(plain)
    with Map.open(both, readonly=True) as map_:
        suggested = [c for c in map_.claims() if c.status == "suggested" and c.relation == "Assignment"]
        assert {map_.thing(claim.object).label for claim in suggested} == {"Lamp Warden", "Tide Office"}


def test_what_both_read_is_accepted_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "map.remit"
    with serving(says([{**KEEPS, "holder": "Harbour Master"}])) as stub:
        asked = ["--reader", "llm", "--llm-url", stub.url, "--llm-model", "small", "--accept", "agreed", "--json"]
        assert run(["load", str(tmp_path / "office.md"), "--map", str(path), *asked]) == 0
        told = json.loads(capsys.readouterr().out)
        assert told["accepted"] == 1
        assert told["second"][0]["suggestions"][0]["verdict"] == "agrees"
        assert run(["load", str(tmp_path / "office.md"), "--map", str(path), *asked]) == 0
        assert json.loads(capsys.readouterr().out)["accepted"] == 0
    with Map.open(path, readonly=True) as map_:
        (decision,) = map_.decisions()
        assert (decision.by, decision.verdict) == ("llm:small", "accept")
        assert map_.claim(decision.about).relation == "Assignment"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--reader", "llm"], "needs --llm-url"),
        (["--llm-url", "http://127.0.0.1/v1"], "go with --reader llm"),
        (["--accept", "agreed"], "goes with --reader llm"),
        (["--reader", "llm", "--llm-url", "ftp://x", "--llm-model", "m"], "is no address"),
        (["--reader", "llm", "--llm-url", "http://127.0.0.1:9/v1", "--llm-model", "m"], "cannot be asked"),
    ],
)
def test_what_cannot_be_asked_is_exit_2(
    words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "map.remit"
    assert run(["load", str(tmp_path / "office.md"), "--map", str(path), *words]) == 2
    assert said in capsys.readouterr().err
    if path.exists():
        with Map.open(path, readonly=True) as map_:
            assert map_.counts()["claims"] == 0


def test_remit_read_prints_what_the_second_reader_adds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(says([LAMPS])) as stub:
        asked = ["--reader", "llm", "--llm-url", stub.url, "--llm-model", "small"]
        assert run(["read", str(tmp_path / "office.md"), *asked]) == 0
        assert "adds  Lamp Warden" in capsys.readouterr().out
        assert run(["read", str(tmp_path / "office.md"), "--json", *asked]) == 0
        assert json.loads(capsys.readouterr().out)["second"][0]["suggestions"][0]["verdict"] == "adds"


def test_remit_read_heeds_the_gazetteer_beside_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "gazetteer.yaml").write_text("not_actors: [Harbour Master]\n", "utf-8")
    assert run(["read", str(tmp_path / "office.md"), "--json"]) == 0
    assert "Harbour Master" not in {actor["name"] for actor in json.loads(capsys.readouterr().out)["actors"]}
