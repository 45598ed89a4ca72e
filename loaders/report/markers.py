"""What the beginning of a line says: bullet, number, heading mark."""

import re
from typing import NamedTuple

_BULLET = (
    r"[-–—•·▪▫◦‣●○■□➢➤❖✓✔\uf0b7\uf0a7\uf0d8]{1,2}|[*+]|\?(?=\s{1,8}[A-Z])|\[[ xX]?\]|_{2,5}|[☐☑☒]|o(?=\s{1,8}[A-Z])"
)
_NUMBER = (
    r"\(?\d{1,3}(?:\.\d{1,3}){1,5}\)?[.:)]?|\(?\d{1,3}[.)]|\d{1,3}[a-z][.)]|\(\d{1,3}\)|\(?[a-z]{1,2}\)|[a-z]\.|\(?[ivxIVX]{1,6}\)"
    r"|[ivxIVX]{1,6}\.|\(?[A-Z]\)|[A-Z]\."
)
ITEM = re.compile(rf"[ \t]*(?P<mark>{_BULLET}|{_NUMBER})(?=[ \t]|$)[ \t]*")
_SECOND = re.compile(r"(?P<mark>\(?(?:\d{1,2}|[a-z]|[ivx]{1,6})[.)])[ \t]+(?=\S)")  # "- iv. keeping the accounts"
ATX = re.compile(r" {0,3}(?P<mark>#{1,6})(?=[ \t])[ \t]*")
UNDERLINE = re.compile(r"(?P<mark>=|-|~|\^|\+)(?P=mark){2,}[ \t]*$")
_SHAPES = (
    ("bullet", re.compile(rf"(?:{_BULLET})$")),
    ("number", re.compile(r"\(?\d{1,3}[a-z]?[.:)]?\)?$")),
    ("dotted", re.compile(r"\(?\d")),
    ("roman", re.compile(r"\(?(?:[ivx]{2,6}|[IVX]{2,6}|[ivxIVX])[.)]$")),
    ("lower", re.compile(r"\(?[a-z]")),
    ("upper", re.compile(r"\(?[A-Z]")),
)


class Marker(NamedTuple):
    """The marker of an item: its words, its shape ("bullet", "number", …), columns before it, offset of its content."""

    mark: str
    shape: str
    indent: int
    content: int


def shape_of(mark: str) -> str:
    """Class of a marker, with its brackets, so that "1." and "1)" are two levels."""
    name = next((name for name, pattern in _SHAPES if pattern.match(mark)), "bullet")
    if name == "bullet":
        return f"bullet{mark}"
    if name == "dotted":  # brackets and stops vary within one numbering: "(4.3)", "4.4"
        return f"dotted{mark.strip('().:').count('.')}"
    return f"{name}{'(' if mark[0] == '(' else ''}{mark[-1] if mark[-1] in '.)' else ''}"


def marker_of(line: str) -> Marker | None:
    """The marker that a masked line begins with, or None."""
    found = ITEM.match(line)
    if not found:
        return None
    mark = found["mark"]
    if len(mark) > 1 and set(mark) <= {"-", "–", "—"} and not line[found.end() :].strip():
        return None
    indent = len(line[: found.start("mark")].expandtabs(4))
    second = _SECOND.match(line, found.end()) if shape_of(mark).startswith("bullet") else None
    return Marker(second["mark"] if second else mark, shape_of(mark), indent, second.end() if second else found.end())


def number_of(mark: str) -> str:
    """ "(4.3)" -> "4.3", "a)" -> "a", "•" -> ""."""
    bare = mark.strip("().: \t")
    return bare if bare.replace(".", "").isalnum() and bare != "o" else ""
