"""The rules of the house that no other tool checks: sizes, docstrings, imports, registries."""

import ast
import re
from pathlib import Path
from statistics import median, quantiles

import pytest

from remit.api.cli import COMMANDS
from remit.graph import detecting
from remit.loaders import loading

ROOT = Path(__file__).parents[1]
ROOMS = ("ontology", "graph", "loaders", "api")
FILES = [p for room in ROOMS for p in sorted((ROOT / room).rglob("*.py")) if "generated" not in p.parts]
EVERYTHING = [*FILES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "benchmarks").rglob("*.py"))]
LENGTHS = {path: len(path.read_text("utf-8").splitlines()) for path in EVERYTHING}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@pytest.mark.parametrize("path", EVERYTHING, ids=name)
def test_a_module_says_in_one_line_what_it_is(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    assert re.match(r'""".*[^ ]', first), "the first line is the docstring's"
    assert (ast.get_docstring(tree(path)) or "").splitlines()[0].endswith((".", ":", "?")), "a sentence has an end"


@pytest.mark.parametrize("path", EVERYTHING, ids=name)
def test_no_file_is_too_long(path: Path) -> None:
    assert LENGTHS[path] <= 600


def test_files_are_small() -> None:
    sizes = [LENGTHS[path] for path in FILES]
    assert len(sizes) > 100
    assert median(sizes) <= 100
    assert quantiles(sizes, n=10)[-1] <= 270


def test_functions_are_small() -> None:
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    sizes = [
        node.end_lineno - node.lineno + 1
        for path in FILES
        for node in ast.walk(tree(path))
        if isinstance(node, functions) and node.end_lineno
    ]
    assert median(sizes) <= 9


@pytest.mark.parametrize("path", FILES, ids=name)
def test_imports_are_absolute(path: Path) -> None:
    imports = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom)]
    assert [node.lineno for node in imports if node.level] == []
    assert [node.lineno for node in imports if (node.module or "").split(".")[0] in ROOMS] == []


@pytest.mark.parametrize("path", FILES, ids=name)
def test_nothing_is_swallowed(path: Path) -> None:
    handlers = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ExceptHandler)]
    assert [node.lineno for node in handlers if node.type is None] == [], "a bare except"


def test_every_detector_has_a_file_of_its_code_and_name() -> None:
    found = detecting.registry()
    assert list(found) == sorted(found)
    names = [detector.meta.name for detector in found.values()]
    assert len(names) == len(set(names))
    for code, detector in found.items():
        assert re.fullmatch(r"[A-Z]\d\d", code)
        assert (ROOT / "graph/detectors" / f"{code}_{detector.meta.name}.py".lower()).is_file()


def test_two_detectors_with_one_code_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    one = next(iter(detecting.registry().values()))
    monkeypatch.setattr(detecting, "read_detector", lambda module: one)
    with pytest.raises(ValueError, match=f"two detectors have the code {one.meta.code}"):
        detecting.registry.__wrapped__()


def test_every_loader_is_a_folder_of_its_name() -> None:
    for loader in loading.registry().values():
        assert (ROOT / "loaders" / loader.name / "__init__.py").is_file()
        assert loader.doc
        assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in loader.suffixes)


def test_every_command_is_a_file_of_its_name() -> None:
    files = {path.stem for path in (ROOT / "api/commands").glob("*.py")} - {"__init__"}
    assert set(COMMANDS) == files
