"""Disks that are small or read-only, for tests of what happens there; skipped where nobody may mount."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of one megabyte at a folder that is made."""
    folder.mkdir()
    mount(folder, "-t", "tmpfs", "-o", "size=1m", "tmpfs")
    try:
        yield folder
    finally:  # lazily: a disk that stayed mounted would break whoever cleans the folder up
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def mount(folder: Path, *options: str) -> None:
    """Mount something, or skip the test and say why."""
    try:
        done = subprocess.run(["mount", *options, str(folder)], capture_output=True, text=True, check=False)
    except OSError as error:
        pytest.skip(f"no mount here: {error}")
    if done.returncode:
        pytest.skip(f"cannot mount a disk here: {done.stderr.strip()}")
