"""Whoever leads a body is its head in the map; whoever only stands above it is not."""

import pytest

from remit.loaders.report.load import load
from remit.loaders.source import Source

SAID = {
    "The Pilotage Branch is led by the Chief Pilot and reports to the Director of Ports.": [
        ("Chief Pilot", "Pilotage Branch")
    ],
    "The Harbour Master chairs the Safety Committee.": [("Harbour Master", "Safety Committee")],
    "The Pilotage Branch is supervised by the Director of Ports.": [],
    "The Chief Pilot reports to the Director of Ports.": [],
}


@pytest.mark.parametrize("words", SAID)
def test_heads(words: str) -> None:
    loaded = load(Source("branch.txt", f"{words}\n".encode(), {}))
    labels = {thing.id: thing.label for thing in loaded.things}
    heads = [(labels[c.subject], labels[c.object]) for c in loaded.claims if c.relation == "Headship"]
    assert heads == SAID[words]
