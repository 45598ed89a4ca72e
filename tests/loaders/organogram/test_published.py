"""The files that departments published: the numbers were counted in the data with the csv module."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from loaded import checked

from remit.loaders.loading import Loaded, loader_for
from remit.loaders.source import Source

# file -> posts, tops, vacant, ended, undisclosed, occupancies
SENIOR = {
    "cabinet_office-2011-03-31": (216, 1, 0, 0, 74, 83),
    "committee_on_climate_change-2011-09-30": (4, 0, 0, 0, 0, 4),
    "department_for_international_development-2013-09-30": (89, 1, 0, 0, 0, 89),
    "department_of_education-2011-09-30": (119, 1, 0, 0, 97, 26),
    "home_office-2011-03-31": (124, 1, 4, 14, 0, 30),
    "uk_border_agency-2011-03-31": (81, 1, 2, 7, 0, 14),
    "uk_border_agency-2011-09-30": (82, 1, 0, 16, 53, 13),
}


def load(shared: Path, name: str) -> Loaded:
    source = Source.read(shared / "data" / "uk_organograms" / f"{name}.csv")
    loader = loader_for(source)
    assert loader.name == "organogram"
    return checked(loader.load(source))


@pytest.mark.parametrize("name", SENIOR)
def test_senior_files(shared: Path, name: str) -> None:
    loaded = load(shared, f"{name}-senior")
    standings = Counter(claim.kind for claim in loaded.claims if claim.relation == "Standing")
    found = (
        sum(thing.kind == "Post" for thing in loaded.things),
        *(standings[kind] for kind in ("top", "vacant", "ended", "undisclosed")),
        sum(claim.relation == "Occupancy" for claim in loaded.claims),
    )
    assert found == SENIOR[name]
    assert not loaded.unread


@pytest.mark.parametrize("name", SENIOR)
def test_every_junior_row_has_a_line_to_a_post_of_the_senior_file(shared: Path, name: str) -> None:
    posts = {thing.id for thing in load(shared, f"{name}-senior").things if thing.kind == "Post"}
    loaded = load(shared, f"{name}-junior")
    lines = [claim for claim in loaded.claims if claim.relation == "ReportingLine"]
    with (shared / "data" / "uk_organograms" / f"{name}-junior.csv").open(encoding="utf-8", newline="") as file:
        assert len(lines) == sum(1 for _ in csv.DictReader(file))
    assert {line.object for line in lines} <= posts


def test_job_shares_and_references_in_other_case_of_one_department(shared: Path) -> None:
    notes = load(shared, "department_of_education-2011-09-30-senior").notes
    assert "2 posts that are job shares" in notes
    assert "8 lines to a reference that its post writes in other case or spacing" in notes
    assert "5 rows with the reference 0: people who are paid and hold no post" in notes
