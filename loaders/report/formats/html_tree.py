"""The elements of a web page, with the place of every character in its source; as forgiving as a browser."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

MAX_DEPTH = 150  # elements inside one another; what is deeper stands beside its parent
MAX_ELEMENTS = 2_000_000
VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
))  # fmt: skip
# What an opening tag ends, where the page leaves out the closing one.
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "details", "dialog", "div", "dl", "fieldset", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "menu", "nav", "ol", "p", "pre", "section",
    "table", "ul",
))  # fmt: skip
_CLOSES = {
    "li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "tr": ("tr", "td", "th"), "td": ("td", "th"),
    "th": ("td", "th"), "thead": ("caption",), "tbody": ("thead", "tr", "td", "th"),
    "tfoot": ("tbody", "thead", "tr", "td", "th"), "option": ("option",),
}  # fmt: skip
_FENCES = frozenset(("table", "ul", "ol", "dl", "menu", "body", "html"))  # no closing reaches out of these
_REFERENCE = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);?")


class Text(NamedTuple):
    """Characters, and the `length` characters of source from `start` that they stand for."""

    text: str
    start: int
    length: int


@dataclass(slots=True)
class Element:
    """An element: tag in lower case, attributes, what it holds in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | Text"] = field(default_factory=list)

    def elements(self) -> Iterator["Element"]:
        """Its children that are elements."""
        return (child for child in self.children if isinstance(child, Element))

    def all(self) -> Iterator["Element"]:
        """All elements below, in document order."""
        stack = list(reversed(list(self.elements())))
        while stack:
            element = stack.pop()
            yield element
            stack += reversed(list(element.elements()))

    def texts(self) -> Iterator[Text]:
        """All characters below, in document order."""
        stack: list[Element | Text] = list(reversed(self.children))
        while stack:
            node = stack.pop()
            if isinstance(node, Text):
                yield node
            else:
                stack += reversed(node.children)

    @property
    def words(self) -> str:
        """Its words, with single blanks."""
        return " ".join("".join(text.text for text in self.texts()).split())


class TooLarge(ValueError):
    """A page of more elements than any page of people has."""


def parsed(source: str) -> Element:
    """The root that holds a page."""
    builder = Builder(source)
    builder.feed(source)
    builder.close()
    return builder.root


class Builder(HTMLParser):
    """Builds the tree, and counts where things stand."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.source = source
        self.lines = [0, *(found.end() for found in re.finditer("\n", source))]
        self.root = Element("html")
        self.stack = [self.root]
        self.count = 0

    def place(self) -> int:
        """Where the parser stands."""
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        self.count += 1
        if self.count > MAX_ELEMENTS:
            raise TooLarge(f"more than {MAX_ELEMENTS:,} elements")
        if tag in _BLOCKS:
            self.end("p")
        for other in _CLOSES.get(tag, ()):
            self.end(other)
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.stack[-1].children.append(element)
        if tag not in VOID and len(self.stack) < MAX_DEPTH:
            self.stack.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """ "<br/>"; "<p/>" only opens, as in a browser."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and what is still open in it; "</p>" and "</br>" alone mean nothing."""
        for depth in range(len(self.stack) - 1, 0, -1):
            if self.stack[depth].tag == tag:
                del self.stack[depth:]
                return
            if self.stack[depth].tag == "table":  # what is closed in a cell was opened in it
                return

    def end(self, tag: str) -> None:
        """Close the nearest open element of a kind that is not outside the list or table that we are in."""
        for depth in range(len(self.stack) - 1, 0, -1):
            if self.stack[depth].tag == tag:
                del self.stack[depth:]
                return
            if self.stack[depth].tag in _FENCES or (tag == "p" and self.stack[depth].tag in ("td", "th", "li", "dd")):
                return

    def handle_data(self, data: str) -> None:
        """Characters that stand for themselves."""
        self.stack[-1].children.append(Text(data, self.place(), len(data)))

    def handle_entityref(self, name: str) -> None:
        """ "&amp;"."""
        self.reference()

    def handle_charref(self, name: str) -> None:
        """ "&#8217;"."""
        self.reference()

    def reference(self) -> None:
        """A character that is written by its name or number."""
        at = self.place()
        found = _REFERENCE.match(self.source, at)
        written = found[0] if found else self.source[at : at + 1]
        self.stack[-1].children.append(Text(unescape(written), at, len(written)))
