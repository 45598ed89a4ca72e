"""The commands, as a user types them, on the example agency."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from remit.api.cli import COMMANDS, run

AGENCY = Path(__file__).parents[2] / "examples/agency"
Remit = Callable[..., tuple[int, str, str]]


@pytest.fixture
def remit(capsys: pytest.CaptureFixture[str]) -> Remit:
    """Run the command: (exit code, standard output, standard error)."""

    def call(*arguments: object) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def agency(remit: Remit, tmp_path: Path) -> Path:
    """A map of the example agency."""
    path = tmp_path / "agency.remit"
    assert remit("load", AGENCY, "--map", path)[0] == 0
    return path


def answer(output: str) -> Any:
    """The JSON that a command printed."""
    return json.loads(output)


def test_check_finds_the_planted_defects(remit: Remit) -> None:
    code, out, _ = remit("check", AGENCY, "--json")
    found = answer(out)
    assert code == 1
    assert {"A01", "A05", "O01", "U01", "U05", "R02", "R03", "F01", "F05", "M03", "M05"} & set(
        found["summary"]["codes"]
    )
    texts = {path.name: path.read_text("utf-8") for path in AGENCY.iterdir()}
    for flag in found["flags"]:
        assert flag["evidence"]
        for place in flag["evidence"]:
            assert texts[place["document"]][place["start"] : place["end"]] == place["quote"]


def test_check_keeps_its_json_contract(remit: Remit) -> None:
    found = answer(remit("check", AGENCY, "--format", "json")[1])
    assert {"flags", "summary", "unread"} <= set(found)
    for flag in found["flags"]:
        assert {"code", "name", "severity", "fingerprint", "subjects", "message", "evidence"} <= set(flag)
        assert all({"id", "label"} <= set(subject) for subject in flag["subjects"])
        assert all({"document", "start", "end", "quote"} <= set(place) for place in flag["evidence"])


def test_fail_on_decides_the_exit_code(remit: Remit) -> None:
    assert remit("check", AGENCY, "--select", "R03", "--fail-on", "high")[0] == 0
    assert remit("check", AGENCY, "--select", "R03", "--fail-on", "medium")[0] == 1
    assert remit("check", AGENCY, "--fail-on", "never")[0] == 0


def test_select_and_ignore_take_codes_and_groups(remit: Remit) -> None:
    only = answer(remit("check", AGENCY, "--select", "A01,U", "--json")[1])
    assert set(only["summary"]["codes"]) <= {"A01", "U01", "U02", "U05", "U06"}
    without = answer(remit("check", AGENCY, "--ignore", "U", "--json")[1])
    assert without["flags"]
    assert not any(flag["code"].startswith("U") for flag in without["flags"])


def test_check_of_a_map_says_the_same_as_of_its_sources(remit: Remit, agency: Path) -> None:
    from_sources = answer(remit("check", AGENCY, "--json")[1])["flags"]
    assert answer(remit("check", "--map", agency, "--json")[1])["flags"] == from_sources


def test_sarif_points_into_the_documents(remit: Remit) -> None:
    found = answer(remit("check", AGENCY, "--format", "sarif")[1])
    results = found["runs"][0]["results"]
    rules = {rule["id"] for rule in found["runs"][0]["tool"]["driver"]["rules"]}
    assert results
    for result in results:
        assert result["ruleId"] in rules
        region = result["locations"][0]["physicalLocation"]["region"]
        assert len(region["snippet"]["text"]) == region["charLength"]


def test_terminal_output_shows_quote_and_place(remit: Remit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    out = remit("check", AGENCY, "--select", "A01")[1]
    assert "raci.csv C3" in out
    assert "“The Safety Board and the Operations Branch shall decide" in out


def test_who_names_the_holder_and_the_chain(remit: Remit, agency: Path) -> None:
    found = answer(remit("who", "publish the annual safety report", "--map", agency, "--json")[1])
    assert found["exact"]
    duty = found["responsibilities"][0]
    assert [(p["kind"], p["actor"]["label"]) for p in duty["parts"]] == [
        ("accountable", "Director of Safety"),
        ("informed", "Director of Operations"),
    ]
    assert [step["superior"]["label"] for step in duty["chain"]] == ["Chief Executive"]


def test_who_offers_the_nearest_where_none_matches(remit: Remit, agency: Path) -> None:
    found = answer(remit("who", "safety report", "--map", agency, "--json")[1])
    assert not found["exact"]
    assert "Publish the annual safety report" in [duty["label"] for duty in found["responsibilities"]]
    code, _, err = remit("who", "zyzzyva", "--map", agency)
    assert code == 2
    assert "zyzzyva" in err


def test_chain_climbs_to_the_top(remit: Remit, agency: Path) -> None:
    found = answer(remit("chain", "station master north", "--map", agency, "--json")[1])
    assert [step["superior"]["label"] for step in found["chain"]] == ["Director of Operations", "Chief Executive"]


def test_show_prints_every_claim_about_a_thing(remit: Remit, agency: Path) -> None:
    found = answer(remit("show", "Director of Operations", "--map", agency, "--json")[1])
    assert {"Occupancy", "ReportingLine", "Assignment"} <= {claim["relation"] for claim in found["claims"]}
    code, _, err = remit("show", "Directer of Operations", "--map", agency)
    assert code == 2
    assert "the nearest" in err


def test_loading_twice_adds_nothing(remit: Remit, agency: Path) -> None:
    assert "nothing new" in remit("load", AGENCY, "--map", agency)[1]


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "jsonld", "csv", "graphml"])
def test_export_writes_the_same_bytes_twice(remit: Remit, agency: Path, tmp_path: Path, form: str) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for path in (one, two):
        assert remit("export", "--map", agency, "--format", form, "--output", path)[0] == 0
    assert one.read_bytes() == two.read_bytes()
    assert len(one.read_bytes()) > 1000


def test_export_to_a_folder_that_is_not_there_writes_nothing(remit: Remit, agency: Path, tmp_path: Path) -> None:
    code, _, err = remit("export", "--map", agency, "--format", "csv", "--output", tmp_path / "no/such.csv")
    assert code == 2
    assert "nothing was written" in err


def test_lists_are_for_programs_too(remit: Remit) -> None:
    detectors = answer(remit("detectors", "--json")[1])
    assert {"code", "name", "severity", "group"} <= set(detectors[0])
    assert {"report", "orgchart", "organogram", "raci", "rdf"} <= {
        x["name"] for x in answer(remit("loaders", "--json")[1])
    }


def test_explain_speaks_of_every_detector(remit: Remit) -> None:
    for detector in answer(remit("detectors", "--json")[1]):
        code, out, _ = remit("explain", detector["code"])
        assert code == 0
        assert "Why it matters" in out


def test_help_lists_every_command(remit: Remit) -> None:
    out = remit("--help")[1]
    for name in COMMANDS:
        assert f"  {name} " in out
        assert remit(name, "--help")[0] == 0
