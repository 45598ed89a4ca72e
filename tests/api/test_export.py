"""remit export and remit verify, as a user types them."""

import json
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from remit.api.cli import run
from remit.graph.exporting import registry

AGENCY = Path(__file__).parents[2] / "examples/agency"
Remit = Callable[..., tuple[int, str, str]]


@pytest.fixture
def remit(capfdbinary: pytest.CaptureFixture[bytes]) -> Remit:
    """Run the command: (exit code, standard output, standard error)."""

    def call(*arguments: object) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return code, out.decode("utf-8", "replace"), err.decode()

    return call


@pytest.fixture
def agency(remit: Remit, tmp_path: Path) -> Path:
    path = tmp_path / "agency.remit"
    assert remit("load", AGENCY, "--map", path)[0] == 0
    return path


@pytest.mark.parametrize("form", registry())
def test_every_format_is_written_the_same_twice(remit: Remit, agency: Path, tmp_path: Path, form: str) -> None:
    around = ["--around", "Director of Safety"] if "around" in registry()[form].options else []
    one, two = tmp_path / "one", tmp_path / "two"
    for path in (one, two):
        code, _, err = remit(
            "export", "--map", agency, "--format", form, "--at", "2026-06-01", "--output", path, *around
        )
        assert (code, f"{path.stat().st_size:,} bytes" in err) == (0, True)
    assert one.read_bytes() == two.read_bytes()


def test_options_are_those_of_the_format(remit: Remit, agency: Path) -> None:
    raw = remit("export", "--map", agency, "--format", "csv", "--raw")[1]
    assert not raw.startswith("\ufeff")
    code, _, err = remit("export", "--map", agency, "--format", "trig", "--raw")
    assert (code, "export trig: has no option 'raw'" in err) == (2, True)
    code, _, err = remit("export", "--map", agency, "--format", "pyvis")
    assert (code, "--around POST" in err) == (2, True)


def test_help_names_every_format_and_option(remit: Remit) -> None:
    told = remit("export", "--help")[1]
    for name, export in registry().items():
        assert f"    {name} " in told
        assert all(f"--{option}" in told for option in export.options)


def test_a_bundle_is_verified(remit: Remit, agency: Path, tmp_path: Path) -> None:
    bundle = tmp_path / "b.zip"
    assert remit("export", "--map", agency, "--format", "bundle", "--output", bundle)[0] == 0
    code, out, _ = remit("verify", bundle)
    assert (code, "whole, as of" in out, "SHA-256 " in out) == (0, True, True)
    assert json.loads(remit("verify", bundle, "--json")[1])["whole"] is True


def test_a_changed_bundle_is_told_and_exits_with_1(remit: Remit, agency: Path, tmp_path: Path) -> None:
    bundle, other = tmp_path / "b.zip", tmp_path / "other.zip"
    remit("export", "--map", agency, "--format", "bundle", "--output", bundle)
    with zipfile.ZipFile(bundle) as whole, zipfile.ZipFile(other, "w") as changed:
        for name in whole.namelist():
            data = whole.read(name)
            changed.writestr(
                name, data.replace(b"Director of Safety", b"Director of Supply") if "csv" in name else data
            )
        changed.writestr("note.txt", "hello")
    code, out, _ = remit("verify", other)
    assert code == 1
    assert "changed: claims.csv" in out
    assert "added: note.txt" in out
    assert "not what was written" in out
    found = json.loads(remit("verify", other, "--json")[1])
    assert (found["whole"], found["added"]) == (False, ["note.txt"])
    assert any(problem.startswith("claims.csv: does not say") for problem in found["derived"])


def test_nothing_in_a_bundle_talks_to_the_terminal(remit: Remit, agency: Path, tmp_path: Path) -> None:
    bundle, other = tmp_path / "b.zip", tmp_path / "other.zip"
    remit("export", "--map", agency, "--format", "bundle", "--output", bundle)
    with zipfile.ZipFile(bundle) as whole, zipfile.ZipFile(other, "w") as changed:
        for name in whole.namelist():
            data = whole.read(name).replace(b'"A01-', b'"\\u001b]0;A01-') if name == "flags.json" else whole.read(name)
            changed.writestr(name, data)
    code, out, _ = remit("verify", other)
    assert (code, "is invented" in out) == (1, True)
    assert "\x1b" not in out


@pytest.mark.parametrize("seconds", [0.2, 0.5, 0.8, 1.1, 1.4])
def test_a_killed_export_leaves_the_file_as_it_was_or_as_it_should_be(
    remit: Remit, agency: Path, tmp_path: Path, seconds: float
) -> None:
    whole, path = tmp_path / "whole.zip", tmp_path / "b.zip"
    command = ["export", "--map", str(agency), "--format", "bundle", "--at", "2026-06-01", "--output"]
    assert remit(*command, whole)[0] == 0
    path.write_bytes(b"as it was")
    running = subprocess.Popen([sys.executable, "-m", "remit.api.cli", *command, str(path)], stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    running.kill()
    running.wait()
    assert path.read_bytes() in {b"as it was", whole.read_bytes()}


def test_a_full_disk_leaves_the_file_as_it_was(agency: Path, tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    path.write_bytes(b"as it was")
    script = 'ulimit -f 8; exec "$0" -m remit.api.cli export --map "$1" --format bundle --output "$2"'
    done = subprocess.run(
        ["bash", "-c", script, sys.executable, str(agency), str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr == f"remit: {path}: nothing was written: File too large\n"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith((".b", "b"))] == ["b.zip"]
    assert path.read_bytes() == b"as it was"


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04"])
def test_what_is_no_bundle_is_bad_input(remit: Remit, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "b.zip"
    path.write_bytes(data)
    code, _, err = remit("verify", path)
    assert code == 2
    assert err.startswith("remit: ")
    assert len(err.splitlines()) == 1
