"""The wheel holds what the tree holds, nothing of the tests, and works from a folder of its own."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("ontology", "graph", "loaders", "api")
DATA = (".py", ".ttl", ".tsv", ".json", ".jsonld", ".cypher", ".html", ".js", ".css", ".svg", ".typ")
SAMPLES = ("expected.json",)  # goldens of the samples stand beside them and are only read by tests


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the tree: setuptools leaves its build folder where it works."""
    copy = tmp_path_factory.mktemp("tree") / "remit"
    copy.mkdir()
    for room in ROOMS:
        shutil.copytree(ROOT / room, copy / room, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / file, copy / file)
    pip("wheel", "--no-build-isolation", "--wheel-dir", str(copy / "dist"), str(copy))
    (built,) = (copy / "dist").glob("*.whl")
    return built


def pip(*arguments: str) -> None:
    """Run pip without the network."""
    command = [sys.executable, "-m", "pip", arguments[0], "--no-deps", "--no-index", "--quiet", *arguments[1:]]
    subprocess.run(command, check=True, capture_output=True)


def test_the_wheel_holds_what_the_tree_holds(wheel: Path) -> None:
    files = {path for room in ROOMS for path in (ROOT / room).rglob("*") if path.suffix in DATA}
    wanted = {f"remit/{path.relative_to(ROOT)}" for path in files if path.name not in SAMPLES}
    assert len(wanted) > 100
    assert wanted - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_the_wheel_holds_no_tests_and_nothing_outside_the_rooms(wheel: Path) -> None:
    names = [name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name]
    assert {name.split("/")[0] for name in names} == {"remit"}
    assert {name.split("/")[1] for name in names} == set(ROOMS)
    assert not [name for name in names if "test" in name.lower().split("/")[-1].split("_")[0]]


def test_the_wheel_is_typed_and_names_its_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {f"remit/{room}/py.typed" for room in ROOMS} <= set(names)
    assert any(name.endswith("LICENSE") for name in names)


def test_it_works_from_a_folder_of_its_own(wheel: Path, tmp_path: Path) -> None:
    pip("install", "--target", str(tmp_path / "site"), str(wheel))
    code = "import remit.graph.map as m; print(m.__file__)"
    report = tmp_path / "report.txt"
    report.write_text("The registrar is accountable for archive keeping.\n")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    for command in (["-c", code], ["-m", "remit.api.cli", "check", str(report)]):
        done = subprocess.run(
            [sys.executable, *command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        if command[0] == "-c":
            assert done.stdout.startswith(str(tmp_path))
