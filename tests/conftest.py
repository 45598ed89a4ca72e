"""What every test may ask for."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and gold beside the project: absent on a user's machine, required in CI."""
    if not SHARED.is_dir():
        if os.environ.get("REMIT_REQUIRE_SHARED"):
            pytest.fail(f"{SHARED} is required here and is not there")
        pytest.skip(f"{SHARED} is not beside the project: real documents are only read where it is")
    return SHARED
