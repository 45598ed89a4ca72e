"""Where a page stands: behind a server, or as a file in a folder of a site."""

import re
from typing import Protocol
from urllib.parse import quote, urlencode

from remit.api.explorer.assets import content
from remit.graph.claim import content_hash

_PLAIN = re.compile(r"[a-z0-9]+")


class Links(Protocol):
    """Makes the address of a page from its name and parameters; ids may hold any characters."""

    static: bool

    def to(self, page: str, fragment: str = "", **parameters: object) -> str:
        """The address of a page; `fragment` is a place in it."""
        ...

    def asset(self, name: str) -> str:
        """The address of a style sheet or script."""
        ...


class ServerLinks:
    """Pages of a running server."""

    static = False

    def to(self, page: str, fragment: str = "", **parameters: object) -> str:
        """An absolute path with its query."""
        query = urlencode(wanted(parameters), quote_via=quote)
        return f"/explore/{page}" + (f"?{query}" if query else "") + anchor(fragment)

    def asset(self, name: str) -> str:
        """An address that changes with the content."""
        return f"/explore/assets/{content(name)[0]}/{name}"


class SiteLinks:
    """Files of one folder, which link to each other; whatever is linked to is remembered, and so will be written."""

    static = True

    def __init__(self) -> None:
        self.pages: dict[str, tuple[str, dict[str, object]]] = {}

    def to(self, page: str, fragment: str = "", **parameters: object) -> str:
        """A file name."""
        given = wanted(parameters)
        name = file_name(page, given)
        self.pages.setdefault(name, (page, given))
        return name + anchor(fragment)

    def asset(self, name: str) -> str:
        """Beside the pages."""
        return name


def wanted(parameters: dict[str, object]) -> dict[str, object]:
    """Parameters that say something, in the order of their names: one page has one address."""
    return {name: value for name, value in sorted(parameters.items()) if value not in {"", None, 0}}


def anchor(fragment: str) -> str:
    """A place in a page as the end of an address."""
    return f"#{quote(fragment, safe='')}" if fragment else ""


def file_name(page: str, parameters: dict[str, object]) -> str:
    """A short name of plain letters: no file system and no browser reads it in another way."""
    if page == "overview" and not parameters:
        return "index.html"
    if not parameters:
        return f"{page}.html"
    words = _PLAIN.findall(" ".join(str(value) for value in parameters.values()).lower())
    told = "-".join(words)[:40].strip("-")
    key = content_hash([part for pair in parameters.items() for part in map(str, pair)])[:10]
    return "-".join(filter(None, (page, told, key))) + ".html"
