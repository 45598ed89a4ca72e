"""Texts whose duties stand in double braces, with their holders: how well a document is read that nobody has seen."""

import re
from dataclasses import dataclass
from pathlib import Path

from remit.loaders.report.actors import Actors
from remit.loaders.report.document import parse_document
from remit.loaders.report.duties import read_duties
from remit.loaders.report.leading import led_back
from remit.loaders.report.names import key
from remit.loaders.report.restore import restore

FOLDER = Path(__file__).parent / "firstcontact"
_MARK = re.compile(r"\{\{([^|{}]*)\|([^{}]*)\}\}")


@dataclass(frozen=True, slots=True)
class Marked:
    """A duty: where it stands in the plain text, and the keys of its holders' names."""

    start: int
    end: int
    holders: frozenset[str]
    optional: bool = False


def unmarked(text: str) -> tuple[str, list[Marked]]:
    """The text as its readers see it, and the duties that it is known to hold; "?" makes one optional."""
    plain, marks, at = "", [], 0
    for found in _MARK.finditer(text):
        plain += text[at : found.start()]
        names = frozenset(key(n.strip()) for n in found[1].lstrip("?").split(";") if n.strip())
        marks.append(Marked(len(plain), len(plain) + len(found[2]), names, found[1].startswith("?")))
        plain += found[2]
        at = found.end()
    return plain + text[at:], marks


def read(text: str) -> list[Marked]:
    """The duties that the reader finds."""
    restored = restore(text)
    document = parse_document(restored.text)
    actors = Actors(document)
    duties = led_back(read_duties(document, actors), lambda span: (restored.span(span),))
    return [Marked(d.spans[0].start, d.spans[0].end, frozenset(key(actors.name(h)) for h in d.holders)) for d in duties]


def same_place(one: Marked, other: Marked) -> bool:
    """They share half of what they cover together; a duty that goes on with another verb of its holder is one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0.5 * min(one.end - one.start, other.end - other.start)


def compare(text: str) -> tuple[int, list[Marked], list[Marked]]:
    """How many marked duties were found with their holders; those found wrongly; those missed."""
    return judged(*unmarked(text))


def judged(plain: str, marks: list[Marked]) -> tuple[int, list[Marked], list[Marked]]:
    """As `compare`, for a text whose marks are known."""
    found = read(plain)
    due = [m for m in marks if not m.optional]
    hit = [m for m in due if any(same_place(m, f) and m.holders == f.holders for f in found)]
    wrong = [f for f in found if not any(same_place(m, f) and (m.optional or m.holders == f.holders) for m in marks)]
    return len(hit), wrong, [m for m in due if m not in hit]


def main() -> None:
    """Print the figure of each text and, under it, what was read wrongly (+) and missed (-)."""
    totals = [0, 0, 0]
    for path in sorted(p for p in FOLDER.iterdir() if p.name[0].isdigit()):
        text = path.read_text("utf-8")
        hits, wrong, missed = compare(text)
        totals = [totals[0] + hits, totals[1] + len(wrong), totals[2] + len(missed)]
        print(f"== {path.name}: {hits} right, {len(wrong)} wrong, {len(missed)} missed")
        plain = unmarked(text)[0]
        for sign, some in (("+", wrong), ("-", missed)):
            for m in some:
                print(f"   {sign} {sorted(m.holders)} {' '.join(plain[m.start : m.end].split())[:130]}")
    right, wrong_ones, lost = totals
    print(
        f"== F1 {2 * right / max(1, 2 * right + wrong_ones + lost):.3f}"
        f" ({right} right, {wrong_ones} wrong, {lost} missed)"
    )


if __name__ == "__main__":
    main()
