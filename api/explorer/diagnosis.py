"""What a detector says of its flags: the parts of its documentation, as pages show them."""

from functools import cache

from remit.graph.detecting import Detector

PARTS = ("What it finds", "Why it matters", "Example", "What to do")


@cache
def parts(doc: str) -> dict[str, str]:
    """The heading of each part -> its text on one line; the first line of all stands under ""."""
    found: dict[str, list[str]] = {"": []}
    here = ""
    for line in doc.splitlines():
        if line.strip() in PARTS:
            here = line.strip()
            found[here] = []
        elif line.strip():
            found[here].append(line.strip())
    return {name: " ".join(lines) for name, lines in found.items()}


def explained(detector: Detector) -> dict[str, str]:
    """The parts of a detector's documentation."""
    return parts(detector.doc)
