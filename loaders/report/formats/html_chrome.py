"""What belongs to a site and not to the text of a page: menus, heads and feet, banners, scripts, hidden things."""

import re

from remit.loaders.report.formats.html_tree import Element, Text

_NEVER = frozenset((
    "script", "style", "template", "noscript", "svg", "head", "iframe", "object", "canvas", "video", "audio",
    "select", "button", "input", "textarea", "dialog", "map", "del", "s", "strike", "math",
))  # fmt: skip
_SITE = frozenset(("nav", "footer", "aside"))
_ROLES = frozenset((
    "navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu", "menubar",
    "toolbar",
))  # fmt: skip
_NAMES = frozenset((
    "cookie", "cookies", "consent", "gdpr", "breadcrumb", "breadcrumbs", "navbar", "nav", "navigation", "menu",
    "sidebar", "skiplink", "skip", "pagination", "pager", "share", "sharing", "social", "toolbar", "masthead",
))  # fmt: skip
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
LEAST = 0.3  # of the words that must be left: a class may be called a menu and hold the text


def content(root: Element) -> tuple[Element, list[Element]]:
    """The element that holds the text of a page, without the site around it, and what was taken out."""
    removed: list[Element] = []
    prune(root, removed, by_name=False)
    before = len(root.words)
    named: list[Element] = []
    kept = copied(root)
    prune(kept, named, by_name=True)
    if len(kept.words) >= LEAST * before:
        root, removed = kept, removed + named
    main = main_of(root)
    title = next((h for element in removed if element.tag == "header" for h in element.all() if h.tag == "h1"), None)
    if title and not any(element.tag == "h1" for element in main.all()):
        main.children.insert(0, title)
    return main, removed


def copied(element: Element) -> Element:
    """The same elements, whose children can be taken away."""
    children = [copied(child) if isinstance(child, Element) else child for child in element.children]
    return Element(element.tag, element.attributes, children)


def main_of(root: Element) -> Element:
    """The <main> of a page, or its only article, or all of it."""
    whole = len(root.words)
    mains = [e for e in root.all() if e.tag == "main" or e.attributes.get("role") == "main"]
    articles = [e for e in root.all() if e.tag == "article"]
    for found in (mains, articles if len(articles) == 1 else []):
        if found and len(found[0].words) > 0.25 * whole:
            return found[0]
    return root


def prune(root: Element, removed: list[Element], *, by_name: bool) -> None:
    """Take out what is no text; by_name: what its class or id calls part of the site."""
    stack = [(root, False)]
    while stack:
        element, inside = stack.pop()
        kept: list[Element | Text] = []
        for child in element.children:
            if isinstance(child, Element) and (named(child) if by_name else outside(child, inside)):
                removed.append(child)
                continue
            kept.append(child)
            if isinstance(child, Element):
                stack.append((child, inside or child.tag in ("main", "article")))
        element.children = kept


def outside(element: Element, inside: bool) -> bool:
    """Whether an element is no part of the text by what it is; the head of an article is one."""
    told = element.attributes
    if element.tag in _NEVER or "hidden" in told or told.get("aria-hidden") == "true":
        return True
    if element.tag in _SITE or (element.tag == "header" and not inside):
        return True
    return told.get("role", "").lower() in _ROLES or bool(_HIDDEN.search(told.get("style", "")))


def named(element: Element) -> bool:
    """Whether its class or id says that it belongs to the site."""
    if element.tag in ("body", "html", "main", "article"):
        return False
    names = f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"
    return bool(_NAMES & {word.lower() for word in _WORD.findall(names)})
