"""Bad input is one clear line on stderr and exit code 2; our own faults are 3; help imports nothing heavy."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import click
import pytest

from remit.api import cli
from remit.api.cli import COMMANDS, run

GOOD = "The registrar is accountable for archive keeping.\n"
MB = 2**20


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """The one line that a command says when it refuses; its exit code is 2 and it prints nothing else."""
    code = run([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert err.count("\n") == 1, err
    assert err.startswith("remit: ")
    return err


FILES: dict[str, tuple[bytes, str]] = {
    "junk.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "is binary, not text"),
    "noise.txt": (bytes(range(128, 256)) * 40, "noise.txt:1: byte 0 is no utf-8"),
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\t\n", "is empty"),
    "latin.txt": (GOOD.encode() + "Le préfet décide.\n".encode("cp1252"), "latin.txt:2: byte 55 is no utf-8"),
    "nul.txt": (GOOD.encode() + b"a\x00b\n", "nul.txt:2: holds a NUL character"),
    "half.txt": (GOOD.encode("utf-16")[:-1], "is no utf-16"),
    "zip.csv": (b"PK\x03\x04" + b"\x00" * 99, "is a broken or encrypted zip file"),
    "broken.xlsx": (b"PK\x03\x04" + b"\x00" * 99, "broken.xlsx"),
    "broken.ttl": (b"@prefix : <urn:x> . :a :b", "broken.ttl"),
    "picture.png": (b"\x89PNG\r\n\x1a\n", "no loader recognises it"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_one_clear_line(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    content, message = FILES[name]
    (tmp_path / name).write_bytes(content)
    assert message in refused(capsys, "check", tmp_path / name)


def test_the_wrong_encoding_says_how_to_name_the_right_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes(FILES["latin.txt"][0])
    assert "say what it is with -o encoding=cp1252" in refused(capsys, "check", path)
    assert run(["check", str(path), "-o", "encoding=cp1252"]) in (0, 1)


def test_places_and_words_that_are_not_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(GOOD)
    absent = tmp_path / "absent.txt"
    assert "absent.txt: cannot be read: No such file or directory" in refused(capsys, "check", absent)
    assert "no loader 'oracle' (one of " in refused(capsys, "check", good, "--loader", "oracle")
    assert "has no option 'colour'" in refused(capsys, "check", good, "-o", "colour=red")
    assert "-o colour: is no option (expected key=value)" in refused(capsys, "check", good, "-o", "colour")
    assert "no encoding is called 'klingon'" in refused(capsys, "check", good, "-o", "encoding=klingon")
    assert "no detector 'Z99'" in refused(capsys, "check", good, "--select", "Z99")
    assert "no detector 'Z99'" in refused(capsys, "explain", "Z99")
    assert "no detector '../a01'" in refused(capsys, "explain", "../a01")
    assert "no such map" in refused(capsys, "check", "--map", tmp_path / "absent.remit")
    assert "is no Remit map" in refused(capsys, "check", "--map", good)


def test_an_empty_folder_holds_nothing_to_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "holds nothing that a loader reads" in refused(capsys, "check", tmp_path)


def test_a_folder_is_no_document(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "is a folder (expected a file)" in refused(capsys, "read", tmp_path)


def test_a_bad_file_leaves_the_map_as_it_was(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    good, bad, path = tmp_path / "good.txt", tmp_path / "bad.txt", tmp_path / "m.remit"
    good.write_text(GOOD)
    bad.write_bytes(b"\xff\xfe\x00")
    assert run(["load", str(good), "--map", str(path)]) == 0
    before = capsys.readouterr() and run(["check", "--map", str(path), "--json", "--fail-on", "never"])
    held = capsys.readouterr().out
    refused(capsys, "load", good, bad, "--map", path)
    assert run(["check", "--map", str(path), "--json", "--fail-on", "never"]) == before == 0
    assert capsys.readouterr().out == held


def test_a_line_of_200_megabytes_is_refused_quickly_and_with_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_bytes(b"word " * (40 * MB))
    command = [sys.executable, "-m", "remit.api.cli", "check", str(path)]
    limit = 1500 * MB

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

    done = subprocess.run(command, capture_output=True, text=True, timeout=60, preexec_fn=limited, check=False)
    assert done.returncode == 2
    assert f"line.txt:1: the line has {200 * MB:,} characters (expected at most " in done.stderr
    assert done.stderr.count("\n") == 1


def test_our_own_fault_is_exit_code_three(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def failing(*_: object, **__: object) -> None:
        raise KeyError("oops")

    monkeypatch.setattr(cli.remit, "main", failing)
    assert run(["check"]) == 3
    err = capsys.readouterr().err
    assert "KeyError: 'oops'" in err
    assert err.splitlines()[-1] == "remit: internal error, a fault of Remit; please report the lines above"


def test_an_interruption_is_exit_code_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise click.Abort

    monkeypatch.setattr(cli.remit, "main", interrupted)
    assert run(["check"]) == 130
    assert capsys.readouterr().err == "remit: interrupted; nothing was half-written\n"


def test_clean_flagged_and_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("The registrar is accountable for archive keeping.\n")
    bad.write_text("The registrar is accountable for archive keeping.\nThe clerk is accountable for archive keeping.\n")
    assert run(["check", str(good)]) == 0
    assert run(["check", str(bad)]) == 1
    assert run(["check", str(bad), "--fail-on", "never"]) == 0
    assert run(["check"]) == 2
    assert run(["dance"]) == 2
    assert "No such command 'dance'" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["explain", "A01"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = f"""
import sys
from remit.api.cli import run
code = run({arguments!r})
heavy = {{"numpy", "scipy", "rdflib", "rich", "networkx", "pyoxigraph", "openpyxl"}} & set(sys.modules)
sys.exit(code or ", ".join(sorted(heavy)) or 0)
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 4
