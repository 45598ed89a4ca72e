"""Words that a line end cuts at a hyphen ("respon-" / "sible"), and letters that a font draws as one ("oﬃcer")."""

import re

from remit.loaders.report.restore.restored import Edit
from remit.loaders.report.restore.vocabulary import is_word

_CUT = re.compile(r"(?<![\w-])([A-Za-z]{2,})-[ \t]*\n[ \t]*([a-z]{2,})(?![\w-])")
_DRAWN = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": ""}
_ANY = re.compile("[" + "".join(_DRAWN) + "]")


def edits(text: str) -> list[Edit]:
    """Halves that are a word together lose the hyphen between them; drawn letters are spelled."""
    found = [Edit(m.start(), m.end(), _DRAWN[m[0]]) for m in _ANY.finditer(text)]
    cuts = (cut for cut in _CUT.finditer(text) if is_word((cut[1] + cut[2]).lower()))
    return [*found, *(Edit(cut.end(1), cut.start(2), "") for cut in cuts)]
