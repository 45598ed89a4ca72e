"""Every loader reads its own sample into what stands beside it; `make bless` writes the difference down for review."""

import os
from pathlib import Path

import pytest
from loaded import checked, rendered

from remit.loaders.loading import loader_for, registry
from remit.loaders.source import Source

FOLDER = Path(__file__).parents[2] / "loaders"
SAMPLES = sorted(FOLDER.glob("*/sample.*"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_the_sample_is_read_as_expected(path: Path) -> None:
    source = Source(path.name, path.read_bytes(), {})
    found = rendered(checked(registry()[path.parent.name].load(source)))
    golden = path.with_name("expected.json")
    if os.environ.get("REMIT_BLESS"):
        golden.write_text(found, "utf-8")
        return
    assert found == golden.read_text("utf-8")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_the_sample_is_recognised_by_its_own_loader(path: Path) -> None:
    assert loader_for(Source(path.name, path.read_bytes(), {})).name == path.parent.name


def test_every_loader_has_a_sample() -> None:
    assert {path.parent.name for path in SAMPLES} == set(registry())
