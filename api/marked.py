"""A document with what was read marked in it: colours on a terminal, brackets with the rule that read it elsewhere."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from remit.graph.claim import CONTROL

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from remit.loaders.report.marking import Mark

STYLES = {
    "duty": "green", "line": "blue", "recommendation": "magenta", "response": "cyan", "action": "cyan",
    "finding": "yellow", "plan": "magenta", "target": "magenta", "concern": "yellow", "damage": "dim",
    "unread": "bold red",
}  # fmt: skip
NOUNS = {
    "duty": ("duty", "duties"), "response": ("response", "responses"), "plan": ("plan item", "plan items"),
    "unread": ("sentence not understood", "sentences not understood"), "damage": ("damaged place", "damaged places"),
}  # fmt: skip


def print_marked(out: "Console", text: str, marks: "Sequence[Mark]") -> None:
    """Print a document with its marks, and how many there are of each kind."""
    from rich.text import Text

    brackets = not out.is_terminal or out.no_color
    # Lines stay as the document breaks them; a control character is one column wide, and no order to a terminal.
    out.print(marked(CONTROL.sub("·", text), marks, brackets=brackets), soft_wrap=True)
    if not brackets:
        out.print(Text.assemble(*((f" {kind} ", f"{style} reverse") for kind, style in STYLES.items())))
    out.print(Text(summary(marks), "bold"))


def marked(text: str, marks: "Sequence[Mark]", *, brackets: bool) -> "Text":
    """The text with every mark; the tag of a mark stands behind its end. What is nested keeps the inner colour."""
    from rich.text import Text

    shown, last = Text(), 0
    open_marks: list[Mark] = []
    for position, closing, mark in edges(marks):
        shown.append(text[last:position], STYLES[open_marks[-1].kind] if open_marks else "")
        last = position
        if closing:
            open_marks.remove(mark)
            shown.append("]" if brackets else "", STYLES[mark.kind])
            shown.append(tag(mark, brackets=brackets), f"dim {STYLES[mark.kind]}")
        else:
            open_marks.append(mark)
            shown.append("[" if brackets else "", STYLES[mark.kind])
    shown.append(text[last:])
    return shown


def edges(marks: "Sequence[Mark]") -> "Iterator[tuple[int, bool, Mark]]":
    """(position, whether it is an end, mark), in order: ends before beginnings, and inner ends before outer ones."""
    there = [(i, mark) for i, mark in enumerate(marks) if mark.start < mark.end]
    opening = [(mark.start, 1, -mark.end, i) for i, mark in there]
    closing = [(mark.end, 0, -mark.start, -i) for i, mark in there]
    for position, beginning, _, i in sorted(opening + closing):
        yield position, not beginning, marks[abs(i)]


def tag(mark: "Mark", *, brackets: bool) -> str:
    """What a mark says: "‹duty of Registrar: responsible›", with the rule where nobody sees the colour."""
    if not mark.words and mark.kind != "unread":
        return ""
    words = {"unread": "not understood"}.get(mark.kind, f"{mark.kind} {mark.words}" if brackets else mark.words)
    return f"‹{words}{f' · {mark.rule}' if brackets and mark.rule else ''}›"


def summary(marks: "Sequence[Mark]") -> str:
    """How much was read, in words."""
    counts = Counter(mark.kind for mark in marks if mark.words or mark.kind in {"unread", "finding"})
    parts = [f"{counts[kind]:,} {noun(kind, counts[kind])}" for kind in STYLES if counts[kind]]
    return ", ".join(parts) or "nothing was read in this document"


def noun(kind: str, count: int) -> str:
    """A kind of mark as people count it."""
    return NOUNS.get(kind, (kind, f"{kind}s"))[count != 1]
