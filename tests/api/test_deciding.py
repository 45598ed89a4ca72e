"""Deciding on the command line: what is decided counts, is told with who and why, and can be taken back."""

import json
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from remit.api.cli import run
from remit.graph.map import Map

TEXT = """Roles

The Registrar is responsible for keeping the archive.
The Registrar and the Keeper of Seals shall stamp the permits.

Recommendation 1: The Department should appoint an auditor.
"""
Remit = Callable[..., tuple[int, str, str]]


@pytest.fixture
def remit(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Remit:
    """Run the command as Ada: (exit code, standard output, standard error)."""
    monkeypatch.setenv("REMIT_BY", "Ada")
    monkeypatch.setenv("COLUMNS", "200")

    def call(*arguments: object) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def path(remit: Remit, tmp_path: Path) -> Path:
    """A map of the text above."""
    (tmp_path / "roles.txt").write_text(TEXT, "utf-8")
    assert remit("load", tmp_path / "roles.txt", "--map", tmp_path / "m.remit")[0] == 0
    return tmp_path / "m.remit"


def flags(remit: Remit, path: Path) -> dict[str, Any]:
    """The whole check, as JSON."""
    found: dict[str, Any] = json.loads(remit("check", "--map", path, "--json", "--fail-on", "never")[1])
    return found


def claims(path: Path, relation: str) -> dict[str, str]:
    """Label of the object -> id of the claim, of the claims of a relation that count or not."""
    with Map.open(path, readonly=True) as map_:
        return {map_.thing(c.object).label: c.id for c in map_.claims() if c.relation == relation and c.object}


def test_a_rejected_claim_counts_no_more_until_the_rejection_is_withdrawn(remit: Remit, path: Path) -> None:
    assert "A01" in {flag["code"] for flag in flags(remit, path)["flags"]}
    keeper = claims(path, "Assignment")["Keeper of Seals"]
    code, out, _ = remit("decide", keeper[:8], "reject", "--why", "only a helper", "--map", path)
    assert code == 0
    assert out.startswith("rejected by Ada: only a helper\n  Assignment responsible: The Registrar and the Keeper")
    assert "A01" not in {flag["code"] for flag in flags(remit, path)["flags"]}
    shown = remit("show", "Keeper of Seals", "--map", path)[1]
    assert "rejected by Ada on 20" in shown
    assert remit("decide", "last", "withdraw", "--map", path)[0] == 0
    assert "A01" in {flag["code"] for flag in flags(remit, path)["flags"]}
    listed = json.loads(remit("decisions", "--map", path, "--json")[1])
    assert [decision.get("withdrawn", False) for decision in listed] == [True, False]
    assert "(withdrawn)" in remit("decisions", "--map", path)[1]
    code, _, err = remit("decide", "last", "withdraw", "--map", path)
    assert (code, err) == (2, "remit: nothing is decided in this map that could be withdrawn\n")


def test_a_correction_puts_another_claim_in_its_place(remit: Remit, path: Path) -> None:
    keeper = claims(path, "Assignment")["Keeper of Seals"]
    change = ("--set", "holder=Clerk of the Seals", "--set", "kind=support", "--new", "Post")
    assert remit("decide", keeper, "correct", *change, "--map", path, "--why", "misread")[0] == 0
    shown = json.loads(remit("show", "Clerk of the Seals", "--map", path, "--json")[1])
    (held,) = [claim for claim in shown["claims"] if claim["relation"] == "Assignment"]
    assert (held["kind"], held["verdict"]) == ("support", "accepted")
    assert held["evidence"][0]["quote"] == "The Registrar and the Keeper of Seals shall stamp the permits."
    assert held["decisions"][0]["by"] == "Ada"
    assert "A01" not in {flag["code"] for flag in flags(remit, path)["flags"]}


def test_a_correction_that_changes_nothing_or_names_nobody_is_refused(remit: Remit, path: Path) -> None:
    keeper = claims(path, "Assignment")["Keeper of Seals"]
    for change, said in (
        ("holder=Keeper of Seals", "nothing is changed"),
        ("holder=Nobody here", "nothing is called 'Nobody here'"),
        ("colour=red", "says no field (expected subject or object"),
    ):
        code, _, err = remit("decide", keeper, "correct", "--set", change, "--map", path)
        assert (code, said in err) == (2, True), err
    assert remit("decisions", "--map", path)[1] == ""


def test_two_actors_become_one_and_two_again(remit: Remit, path: Path) -> None:
    remit("decide", "Keeper of Seals", "merge", "Registrar", "--map", path)
    assert "A01" not in {flag["code"] for flag in flags(remit, path)["flags"]}
    assert "Registrar  " in remit("show", "Keeper of Seals", "--map", path)[1].splitlines()[0]
    assert "merged into post/registrar by Ada" in remit("show", "Registrar", "--map", path)[1]
    assert remit("decide", "post/keeper-of-seal", "merge", "Registrar", "--map", path)[0] == 2
    assert remit("decide", "last", "withdraw", "--map", path)[0] == 0
    assert "A01" in {flag["code"] for flag in flags(remit, path)["flags"]}


def test_a_waived_flag_fails_nothing_and_is_counted(remit: Remit, path: Path) -> None:
    found = flags(remit, path)
    names = [flag["fingerprint"] for flag in found["flags"]]
    assert remit("check", "--map", path)[0] == 1
    assert all(name in remit("check", "--map", path, "--fingerprints")[1] for name in names)
    for name in names:
        assert remit("waive", name, "--until", "9999-12-31", "--why", "the reform", "--map", path)[0] == 0
    code, out, _ = remit("check", "--map", path)
    assert code == 0
    assert f"0 flags (none, {len(names)} waived)" in out
    after = flags(remit, path)
    assert after["flags"] == []
    assert {flag["waiver"]["why"] for flag in after["waived"]} == {"the reform"}
    assert [flag["fingerprint"] for flag in after["waived"]] == names
    assert after["summary"]["waived"] == len(names)
    # As of a day after the end they count again.
    assert remit("check", "--map", path, "--at", "9999-12-31")[0] == 0


def test_a_waiver_that_ended_counts_no_more_and_one_without_flag_is_told(remit: Remit, path: Path) -> None:
    (name,) = [flag["fingerprint"] for flag in flags(remit, path)["flags"] if flag["code"] == "A01"]
    assert remit("waive", name, "--why", "x", "--until", "2900-01-01", "--map", path)[0] == 0
    late = json.loads(remit("check", "--map", path, "--at", "2900-01-02", "--json", "--fail-on", "never")[1])
    assert name in {flag["fingerprint"] for flag in late["flags"]}
    assert [waiver["about"] for waiver in late["expired_waivers"]] == [name]
    keeper = claims(path, "Assignment")["Keeper of Seals"]
    remit("decide", keeper, "reject", "--why", "x", "--map", path)
    assert [waiver["about"] for waiver in flags(remit, path)["stale_waivers"]] == [name]
    assert f"stale waiver: no flag is {name}" in remit("check", "--map", path, "--fail-on", "never")[1]
    # Where its detector did not run, nobody can say that it is stale.
    assert json.loads(remit("check", "--map", path, "--select", "F", "--json")[1])["stale_waivers"] == []


@pytest.mark.parametrize("suffix", ["trig", "nq", "ttl", "jsonld"])
def test_decisions_travel_with_an_export(remit: Remit, path: Path, suffix: str) -> None:
    keeper = claims(path, "Assignment")["Keeper of Seals"]
    remit("decide", keeper, "correct", "--set", "kind=support", "--map", path)
    remit("decide", "Keeper of Seals", "merge", "Registrar", "--map", path)
    remit("decide", "last", "withdraw", "--map", path)
    form = {"nq": "nquads", "ttl": "turtle"}.get(suffix, suffix)
    written, copy = path.with_suffix(f".{suffix}"), path.with_name("copy.remit")
    assert remit("export", "--map", path, "--format", form, "--output", written)[0] == 0
    assert remit("load", written, "--map", copy)[0] == 0
    with Map.open(path, readonly=True) as one, Map.open(copy, readonly=True) as other:
        assert other.decisions() == one.decisions()
        assert other.verdicts() == one.verdicts()
        assert list(other.claims()) == list(one.claims())
    assert flags(remit, copy)["flags"] == flags(remit, path)["flags"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("waive", "A01-000000000000", "--why", "x"), "is 'A01-000000000000' (see: remit check"),
        (("waive", "Z99-000000000000", "--why", "x"), "no detector 'Z99'"),
        (("decide", "beef", "accept"), "no claim in the map begins with 'beef'"),
        (("decide", "no id", "accept"), "'no id' is no id of a claim"),
        (("decide", "Nobody", "merge", "Registrar"), "nothing is called 'Nobody'"),
        (("decide", "Registrar", "merge"), "merge needs OTHER"),
        (("decide", "Registrar", "accept", "Keeper of Seals"), "accept takes no OTHER"),
        (("decide", "beef", "correct"), "correct goes with --set"),
        (("decide", "Registrar", "merge", "Registrar"), "cannot take its own place"),
    ],
)
def test_what_cannot_be_decided_says_why(remit: Remit, path: Path, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = remit(*arguments, "--map", path)
    assert (code, out) == (2, "")
    assert said in err


def test_somebody_must_decide(remit: Remit, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("remit.api.decided.git_name", lambda: "")
    for name in ("REMIT_BY", "USER"):
        monkeypatch.delenv(name, raising=False)
    code, _, err = remit("decide", "Keeper of Seals", "merge", "Registrar", "--map", path)
    assert code == 2
    assert "who decides? Say it with --by NAME" in err


def test_what_is_to_be_reviewed_is_listed_without_a_terminal(remit: Remit, path: Path) -> None:
    found = json.loads(remit("review", "--map", path, "--json")[1])
    reasons = [item["reason"] for item in found]
    assert reasons[0] == "uncertain"  # which department is meant is the reader's guess
    assert reasons == sorted(reasons, key=["uncertain", "suggested", "reported", "truncated", "flagged"].index)
    text = found[0]["context"]["text"]
    (start, end) = found[0]["context"]["marks"][0]
    assert text[start:end] == found[0]["claims"][0]["evidence"][0]["quote"]
    code, _, err = remit("review", "--map", path)
    assert code == 2
    assert "no terminal to ask at" in err


def at_a_terminal(path: Path, keys: str) -> str:
    """What `remit review` shows somebody who presses these keys, one after each question."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "REMIT_BY": "Ada", "TERM": "xterm"}
    command = [sys.executable, "-m", "remit.api.cli", "review", "--map", str(path)]
    process = subprocess.Popen(command, stdin=follower, stdout=follower, stderr=follower, env=environment)
    os.close(follower)
    shown, waiting, deadline = b"", list(keys), time.monotonic() + 60
    asked = 0
    while time.monotonic() < deadline:
        if select.select([leader], [], [], 0.1)[0]:
            try:
                shown += os.read(leader, 4096)
            except OSError:  # the other end is closed
                break
        elif waiting and (questions := shown.count(b"[q] quit") + shown.count(b"why [misread]")) > asked:
            asked = questions
            os.write(leader, waiting.pop(0).encode())
    os.close(leader)
    assert process.wait(10) == 0, shown
    return shown.decode()


def test_a_person_goes_through_with_single_keys(remit: Remit, path: Path) -> None:
    before = json.loads(remit("review", "--map", path, "--json")[1])
    shown = at_a_terminal(path, "aur\rsq")
    assert "[Recommendation 1: " in shown or "[The Department should appoint an auditor.]" in shown
    decided = json.loads(remit("decisions", "--map", path, "--json")[1])
    verdicts = [decision["verdict"] for decision in decided]
    count = len(before[0]["claims"])
    assert verdicts[: 2 * count] == ["accept"] * count + ["withdraw"] * count
    assert set(verdicts[2 * count :]) == {"reject"}
    assert {decision["why"] for decision in decided[2 * count :]} == {"misread"}
    after = json.loads(remit("review", "--map", path, "--json")[1])
    assert before[0] not in after
    assert len(after) < len(before)
