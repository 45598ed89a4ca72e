"""Restores badly transcribed text before it is read: words run together or cut, look-alike letters, lost line ends.

`restore(text)` gives the words as a careful reader sees them; what is read in them is led back to the document, so
that every quote stays what stands there, however dirty. Text without damage comes back as it is.
"""

from collections.abc import Callable, Sequence

from remit.loaders.report.restore import columns, flattened, hyphens, joins, slips, spaces, splits, stops
from remit.loaders.report.restore.restored import Edit, Restored

__all__ = ["Restored", "restore"]

# Each looks at the text that the ones before it left, and is sure by itself that what it mends is damage.
REPAIRS: tuple[Callable[[str], Sequence[Edit]], ...] = (
    columns.edits,
    hyphens.edits,
    flattened.edits,
    slips.edits,
    splits.edits,
    spaces.edits,
    joins.edits,
    splits.edits,  # again: a name that stood whole in a joined word is known now
    stops.edits,
)


def restore(text: str) -> Restored:
    """The text with what is surely damaged repaired; linear in its length."""
    restored = Restored(text)
    for edits in REPAIRS:
        restored = restored.then(edits(restored.text))
    return restored
