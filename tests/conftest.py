"""What every test may ask for."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# CI draws the same hundred examples each time; `pytest --hypothesis-profile=long` looks for new ones.
settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True, database=None)
settings.register_profile("long", max_examples=3000, deadline=None)
settings.load_profile("ci")

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and gold beside the project: absent on a user's machine, required in CI."""
    if not SHARED.is_dir():
        if os.environ.get("REMIT_REQUIRE_SHARED"):
            pytest.fail(f"{SHARED} is required here and is not there")
        pytest.skip(f"{SHARED} is not beside the project: real documents are only read where it is")
    return SHARED
