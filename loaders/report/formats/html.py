"""Web page (HTML) -> text with source offsets. A program: python -m remit.loaders.report.formats.html."""

from typing import Any

from remit.graph.limited import Refusal, serve
from remit.loaders.report.formats.html_chrome import content
from remit.loaders.report.formats.html_parts import parts_of
from remit.loaders.report.formats.html_tree import Element, parsed
from remit.loaders.report.formats.writing import Writer

KIND = "a web page (HTML) in UTF-8"


def extract(data: bytes) -> dict[str, Any]:
    """Text, layout and notes of a page whose decoded text is given in UTF-8. Raises Refusal."""
    source = data.decode("utf-8", "surrogatepass")
    root, removed = content(parsed(source))
    parts = list(parts_of(root))
    if not parts:
        raise Refusal("holds no text outside its menus", "a web page with text in it; pages made by scripts hold none")
    return Writer("html").write(parts).answer(notes(removed))


def notes(removed: list[Element]) -> list[str]:
    """What was left out."""
    names = sorted({element.tag for element in removed} - {"script", "style", "template", "noscript", "svg", "head"})
    return [f"left out as no part of the text: {', '.join(f'<{name}>' for name in names)}"] if names else []


if __name__ == "__main__":
    serve(extract, KIND)
