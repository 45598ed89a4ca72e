"""Parts and wholes by name."""

import pytest

from remit.loaders.report.wholes import Wholes

NAMES = (
    "Harbour Agency",
    "Pilotage Branch of the Agency",
    "Works Division",
    "Dock Unit of the Works Division",
    "Clerk",
)


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("Pilotage Branch of the Agency", "harbour-agency"),
        ("Dock Unit of the Works Division", "work-division"),
        ("Head of the Works Division", "work-division"),
        ("Office of Internal Audit", None),  # nothing else is called that
        ("Board of Directors", None),
        ("Works Division", None),
    ],
)
def test_whole_of_a_name(name: str, whole: str | None) -> None:
    assert Wholes(NAMES).of(name) == whole


def test_two_that_fit_are_none() -> None:
    assert Wholes(("Port Agency", "Road Agency")).of("Audit Branch of the Agency") is None
