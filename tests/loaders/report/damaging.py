"""Texts of first contact damaged as scanners, copying and bad converters do, with their marks where they then stand."""

import random
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from remit.loaders.report.restore.restored import Edit
from tests.loaders.report.firstcontact import FOLDER, Marked, judged, unmarked

_LOOKS = (
    ("m", "rn"), ("l", "1"), ("h", "b"), ("h", "li"), ("w", "vv"), ("I", "l"), ("l", "I"), ("r", "i"), ("e", "c"),
    ("c", "e"), ("o", "0"), ("i", "l"), ("d", "cl"), ("n", "u"), ("u", "n"),
)  # fmt: skip
_LONG = re.compile(r"(?<![\w’'-])[A-Za-z]{5,}(?![\w’'-])")


def _scanned(text: str, rng: random.Random) -> Iterator[Edit]:
    """One word in eight with a letter that was taken for another."""
    for word in re.finditer(r"[A-Za-z]{3,}", text):
        likely = [(word[0].find(was, was != "I"), was, put) for was, put in _LOOKS]
        likely = [each for each in likely if each[0] >= 0]
        if likely and rng.random() < 0.12:
            at, was, put = rng.choice(likely)
            yield Edit(word.start() + at, word.start() + at + len(was), put)


def _together(text: str, rng: random.Random) -> Iterator[Edit]:
    """One blank in twelve gone, and every other one behind a stop."""
    for gap in re.finditer(r"(?<=\w) (?=\w)|(?<=[a-z][.,;]) (?=\w)", text):
        if rng.random() < (0.08 if text[gap.start() - 1].isalnum() else 0.5):
            yield Edit(gap.start(), gap.end(), "")


def _cut(text: str, rng: random.Random) -> Iterator[Edit]:
    """One longer word in twelve with a blank in it."""
    for word in _LONG.finditer(text):
        if rng.random() < 0.08:
            at = word.start() + rng.randrange(1, len(word[0]))
            yield Edit(at, at, " ")


def _unstopped(text: str, rng: random.Random) -> Iterator[Edit]:
    """Seven full stops in ten gone."""
    stops = re.finditer(r"(?<=[a-z])\.(?= [A-Z])", text)
    return (Edit(stop.start(), stop.end(), "") for stop in stops if rng.random() < 0.7)


def _flattened(text: str, rng: random.Random) -> Iterator[Edit]:
    """Nine line ends in ten gone."""
    ends = re.finditer(r"(?<=\S)\n+(?=\S)", text)
    return (Edit(end.start(), end.end(), " ") for end in ends if rng.random() < 0.9)


def _hyphenated(text: str, rng: random.Random) -> Iterator[Edit]:
    """One longer word in sixteen cut by a line end."""
    for word in _LONG.finditer(text):
        if rng.random() < 0.06 and word[0].islower():
            at = word.start() + len(word[0]) // 2
            yield Edit(at, at, "-\n")


DAMAGES: dict[str, Callable[[str, random.Random], Iterator[Edit]]] = {
    "scanned": _scanned,
    "together": _together,
    "cut": _cut,
    "unstopped": _unstopped,
    "flattened": _flattened,
    "hyphenated": _hyphenated,
}


def damaged(marked: str, kind: str, seed: str) -> tuple[str, list[Marked]]:
    """The text after the damage, the same in every run, and the duties where they stand in it."""
    plain, marks = unmarked(marked)
    edits = list(DAMAGES[kind](plain, random.Random(seed)))  # noqa: S311 - the same damage in every run
    parts, shifts, at = [], [0], 0
    for edit in edits:
        parts += [plain[at : edit.start], edit.words]
        shifts.append(shifts[-1] + len(edit.words) - (edit.end - edit.start))
        at = edit.end
    starts = [edit.start for edit in edits]

    def now(old: int) -> int:
        return old + shifts[bisect_right(starts, old - 1)]

    moved = [Marked(now(m.start), now(m.end), m.holders, m.optional) for m in marks]
    return "".join([*parts, plain[at:]]), moved


def figure(kind: str) -> float:
    """Duty + holder F1 over the clean texts of first contact after one kind of damage."""
    right = wrong = missed = 0
    for path in sorted(p for p in FOLDER.iterdir() if p.name[0] in "0123456"):
        hits, extra, lost = judged(*damaged(path.read_text("utf-8"), kind, path.name))
        right, wrong, missed = right + hits, wrong + len(extra), missed + len(lost)
    return 2 * right / (2 * right + wrong + missed)
