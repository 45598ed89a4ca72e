"""Styles and numbering of a Word document: what is a heading, what is an item, and what its number says."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from docx.oxml.ns import qn

from remit.loaders.report.formats.numerals import written

_HEADING = re.compile(r"heading\s*(\d)$", re.I)
STEP = 100  # twentieths of a point: levels of one list differ, although their indents may not
DEEPEST = 20  # styles that are based on one another


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbering: its format, the text with %1 for the number of the first level, where it starts."""

    format: str
    text: str
    start: int
    indent: int = -1  # twentieths of a point from the margin to the text; -1: not told


@dataclass(slots=True)
class Numbering:
    """The lists of a document with how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    counted_as: dict[str, str] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Any) -> "Numbering":
        """Read word/numbering.xml, or nothing where there is none."""
        found = cls()
        if root is None:
            return found
        kinds = {kind.get(qn("w:abstractNumId")): levels_of(kind) for kind in root.findall(qn("w:abstractNum"))}
        for number in root.findall(qn("w:num")):
            link, name = number.find(qn("w:abstractNumId")), number.get(qn("w:numId"))
            if link is None or name is None:
                continue
            kind = link.get(qn("w:val"), "")
            found.levels[name] = {**kinds.get(kind, {}), **overrides(number, kinds.get(kind, {}))}
            # Lists of one kind count on, unless one says that it starts again.
            again = number.find(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}") is not None
            found.counted_as[name] = f"list {name}" if again else kind
        return found

    def next(self, name: str, level: int) -> str:
        """The mark of the next item on a level; "" where the numbering shows none."""
        known = self.levels.get(name, {}).get(level)
        if known is None or known.format == "none":
            return ""
        if known.format == "bullet":
            return "-"
        counts = self.counts.setdefault(self.counted_as[name], {})
        counts[level] = counts[level] + 1 if level in counts else known.start
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return re.sub(r"%([1-9])", lambda found: self.number(name, int(found[1]) - 1, counts), known.text).strip()

    def number(self, name: str, level: int, counts: dict[int, int]) -> str:
        """The number that a level stands at."""
        known = self.levels[name].get(level)
        return written(counts.get(level, known.start), known.format) if known else ""


def levels_of(kind: Any) -> dict[int, Level]:
    """The levels of a kind of list."""
    return {int(level.get(qn("w:ilvl"), "0")): level_of(level) for level in kind.findall(qn("w:lvl"))}


def level_of(level: Any) -> Level:
    """One level."""
    start = value(level, "w:start")
    first = int(start) if start.isdigit() else 1
    return Level(
        value(level, "w:numFmt") or "decimal", value(level, "w:lvlText"), first, indent_of(level.find(qn("w:pPr")))
    )


def indent_of(properties: Any) -> int:
    """The left indent that properties of a paragraph tell, in twentieths of a point, or -1."""
    told = properties.find(qn("w:ind")) if properties is not None else None
    left = (told.get(qn("w:left")) or told.get(qn("w:start")) or "") if told is not None else ""
    return int(left) if left.isdigit() else -1


def overrides(number: Any, kind: dict[int, Level]) -> dict[int, Level]:
    """Levels that one list defines otherwise than its kind, or starts elsewhere."""
    found = {}
    for each in number.findall(qn("w:lvlOverride")):
        name, level, start = int(each.get(qn("w:ilvl"), "0")), each.find(qn("w:lvl")), value(each, "w:startOverride")
        if level is not None:
            found[name] = level_of(level)
        elif start.isdigit() and name in kind:
            found[name] = replace(kind[name], start=int(start))
    return found


def value(parent: Any, name: str) -> str:
    """The w:val of a child, or "" ."""
    child = parent.find(qn(name)) if parent is not None else None
    return "" if child is None else child.get(qn("w:val"), "")


class Styles:
    """The paragraph styles of a document, each with what it takes from those that it is based on."""

    def __init__(self, root: Any) -> None:
        found = root.findall(qn("w:style")) if root is not None else []
        self.known = {style.get(qn("w:styleId")): style for style in found}
        self.default = next((name for name, style in self.known.items() if standard(style)), "")

    def chain(self, paragraph: Any) -> list[Any]:
        """The paragraph's own properties, then its style's, then those of the style below …"""
        own = paragraph.find(qn("w:pPr"))
        found = [own] if own is not None else []
        name = value(own, "w:pStyle") or self.default
        for _ in range(DEEPEST):
            style = self.known.get(name)
            if style is None:
                break
            if (properties := style.find(qn("w:pPr"))) is not None:
                found.append(properties)
            name = value(style, "w:basedOn")
        return found

    def names(self, paragraph: Any) -> list[str]:
        """The names of the paragraph's style and of those that it is based on."""
        name, found = value(paragraph.find(qn("w:pPr")), "w:pStyle") or self.default, []
        for _ in range(DEEPEST):
            style = self.known.get(name)
            if style is None:
                break
            found.append(value(style, "w:name"))
            name = value(style, "w:basedOn")
        return found

    def heading(self, paragraph: Any) -> int | None:
        """0 for the title, 1 … 9 for headings, None for text."""
        for name in self.names(paragraph):
            if name.lower() == "title":
                return 0
            if found := _HEADING.match(name):
                return int(found[1])
        for properties in self.chain(paragraph):
            level = value(properties, "w:outlineLvl")
            if level.isdigit():
                return int(level) + 1 if int(level) < 9 else None
        return None

    def bold(self, paragraph: Any) -> bool:
        """Whether the style sets its text in bold."""
        name = value(paragraph.find(qn("w:pPr")), "w:pStyle") or self.default
        for _ in range(DEEPEST):
            style = self.known.get(name)
            mark = style.find(f"{qn('w:rPr')}/{qn('w:b')}") if style is not None else None
            if mark is not None:
                return mark.get(qn("w:val"), "1") not in ("0", "false")
            if style is None:
                break
            name = value(style, "w:basedOn")
        return False

    def list_of(self, paragraph: Any) -> tuple[str, int] | None:
        """The list that a paragraph is an item of, and its level from 0."""
        number, level = "", ""
        for properties in self.chain(paragraph):
            told = properties.find(qn("w:numPr"))
            if told is not None:
                number, level = number or value(told, "w:numId"), level or value(told, "w:ilvl")
        if not number or number == "0":
            return None
        return number, int(level) if level.isdigit() else 0

    def indent(self, paragraph: Any, numbering: Numbering, item: tuple[str, int] | None) -> int:
        """Where a paragraph's text begins: as it says, or the level of its list, or its style. Deeper levels add."""
        own = paragraph.find(qn("w:pPr"))
        level = numbering.levels.get(item[0], {}).get(item[1]) if item else None
        told = [indent_of(own), level.indent if level else -1, *map(indent_of, self.chain(paragraph))]
        return next((each for each in told if each >= 0), 0) + (STEP * item[1] if item else 0)


def standard(style: Any) -> bool:
    """Whether a style is that of paragraphs which name none."""
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true")
