"""Python's own way in: the same answers as the terminal's, from the same objects."""

import json
from datetime import date
from pathlib import Path

import pytest

from remit.api import open_map
from remit.api.cli import run
from remit.api.opened import OpenMap
from remit.graph.errors import BadInput, MapUnwritable, NotFound, Refused

AGENCY = Path(__file__).parents[2] / "examples/agency"


@pytest.fixture
def agency(tmp_path: Path) -> OpenMap:
    opened = open_map(tmp_path / "agency.remit", create=True)
    reading = opened.load(AGENCY)
    assert (reading.written.documents, len(reading.loaded)) == (3, 3)
    assert [item.text for item in reading.unread] == ["LC-9"]
    assert any("columns of row 1" in note for note in reading.notes)
    return opened


def printed(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> dict[str, object]:
    assert run([str(argument) for argument in arguments]) in {0, 1}
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_it_finds_the_flags_that_the_terminal_prints(agency: OpenMap, capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys, "check", "--map", agency.map.path or "", "--json", "--select", "A,U01")["flags"]
    found = agency.check(["A", "U01"])
    assert isinstance(told, list)
    assert [flag.fingerprint for flag in found] == [flag["fingerprint"] for flag in told]
    assert [flag.code for flag in agency.check(["A"], ignore=["A01"])] == ["A05", "A06", "A06"]
    assert agency.where(found[0].evidence[0]) == "review.md:34"


def test_who_and_chain_and_show(agency: OpenMap) -> None:
    (owned,) = agency.who("Publish the annual safety report").owned
    assert (owned.parts[0].claim.kind, owned.parts[0].actor.label) == ("accountable", "Director of Safety")
    steps = agency.chain("Station Master North")
    assert [step.superior.label for step in steps] == ["Director of Operations", "Chief Executive"]
    assert {claim.relation for claim in agency.claims("TRG")} >= {"Assignment"}
    assert agency.claims(agency.find("TRG")) == agency.claims("TRG")
    with pytest.raises(NotFound, match="nothing is called 'Admiral'"):
        agency.chain("Admiral")


def test_what_is_written_is_seen_at_once_by_whomever_it_is_written(agency: OpenMap, tmp_path: Path) -> None:
    before = agency.view()
    assert agency.view() is before
    with open_map(tmp_path / "agency.remit") as other:
        line = next(claim for claim in other.claims("Station Master North") if claim.relation == "ReportingLine")
        other.decide(line.id[:10], "reject", by="Ada", why="moved")
    assert agency.chain("Station Master North") == ()
    assert agency.view(date(2020, 1, 1)).day == date(2020, 1, 1)


def test_decisions_are_taken_and_withdrawn(agency: OpenMap) -> None:
    flag = agency.check()[0]
    taken = agency.decide(flag.fingerprint, "waive", "2999-12-31", by="Ada", why="agreed in May")
    assert flag.fingerprint not in [one.fingerprint for one in agency.check()]
    assert flag.fingerprint in [one.fingerprint for one in agency.check(waived=True)]
    agency.decide(taken.id, "withdraw", by="Ada")
    assert flag.fingerprint in [one.fingerprint for one in agency.check()]
    agency.decide("Station Masters", "merge", "Station Master North", by="Ada")
    line = agency.chain("Station Master South")[0].claim
    agency.decide(line.id, "correct", by="Ada", object="Director of Safety")
    assert agency.chain("Station Master South")[0].superior.label == "Director of Safety"
    with pytest.raises(Refused, match="needs a reason"):
        agency.decide(line.id, "reject", by="Ada")


def test_graphs_hold_what_was_asked_for(agency: OpenMap) -> None:
    whole, lines = agency.networkx(), agency.map.networkx("ReportingLine/direct", kinds=["Actor"])
    assert whole.number_of_nodes() == agency.map.counts()["things"]
    assert {data["kind"] for *_, data in lines.edges(data=True)} == {"direct"}
    assert all(lines.degree(node) for node in lines)
    _, _, data = next(iter(lines.edges("post/station-master-north", data=True)))
    assert data["quotes"] == ["Station Master North\nLC-2"]
    assert {kind for _, kind in agency.networkx(kinds=["Post", "Person"]).nodes(data="kind")} == {"Post", "Person"}
    for wrong in ("Rope", "ReportingLine/upward"):
        with pytest.raises(NotFound, match=r"no relation 'Rope'|has no kind 'upward'"):
            agency.networkx(wrong)
    with pytest.raises(NotFound, match="no kind of things 'Ship'"):
        agency.networkx(kinds=["Ship"])


def test_exports_are_written_whole(agency: OpenMap, tmp_path: Path) -> None:
    path = tmp_path / "agency.xlsx"
    data = agency.export("xlsx", path, date(2026, 6, 1))
    assert path.read_bytes() == data == agency.export("xlsx", day=date(2026, 6, 1))
    assert b"flowchart" in agency.export("mermaid", around="Director of Safety", hops=1)
    with pytest.raises(BadInput, match="has no option 'raw'"):
        agency.export("xlsx", raw=True)
    with pytest.raises(MapUnwritable, match="nothing was written"):
        agency.export("csv", tmp_path / "no" / "such.csv")


def test_a_map_without_a_path_is_never_saved(tmp_path: Path) -> None:
    with open_map() as opened:
        opened.load(AGENCY / "raci.csv", loader="raci")
        assert opened.map.path is None
        assert opened.check()
    with pytest.raises(NotFound, match="no such map"):
        open_map(tmp_path / "absent.remit")
