"""The documents cannot lie: every console block is run and its output compared (REMIT_BLESS=1 rewrites it)."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)


def run(command: str, folder: Path) -> str:
    """What a user sees on a terminal of 100 columns, colours aside."""
    tools = Path(sys.executable).parent
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return "\n".join(line.rstrip() for line in (done.stdout + done.stderr).splitlines())


def steps(body: str) -> list[tuple[str, str]]:
    """(command, output) of a console block."""
    parts = re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]
    return [(command, output.rstrip("\n")) for command, _, output in (part.partition("\n") for part in parts)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which the examples lie, so that maps made by a command do not stay."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    return tmp_path


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_console_blocks_show_what_a_user_sees(document: Path, folder: Path) -> None:
    text = document.read_text("utf-8")
    targets = set(TARGET.findall((ROOT / "Makefile").read_text("utf-8")))

    def seen(block: re.Match[str]) -> str:
        lines = []
        for command, output in steps(block["body"]):
            if command.startswith("make "):
                assert command.split()[1] in targets
                lines.append(f"$ {command}\n{output}")
            else:
                lines.append(f"$ {command}\n{run(command, folder)}")
        return "```console\n" + "\n".join(line.rstrip("\n") for line in lines) + "\n```"

    fresh = BLOCK.sub(seen, text)
    if os.environ.get("REMIT_BLESS"):
        document.write_text(fresh, "utf-8")
        return
    assert fresh == text


PYTHON = re.compile(r"^```python\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_python_blocks_run(document: Path, folder: Path) -> None:
    for block in PYTHON.finditer(document.read_text("utf-8")):
        done = subprocess.run(
            [sys.executable, "-c", block["body"]], cwd=folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
