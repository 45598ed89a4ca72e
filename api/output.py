"""Writing to a terminal or a program: JSON in one shape, places as a person says them."""

import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


def print_json(value: object) -> None:
    """One JSON value on stdout: stable order, UTF-8, two runs give the same bytes."""
    sys.stdout.write(json.dumps(value, indent=1, ensure_ascii=False) + "\n")


def console() -> "Console":
    """The terminal's console; text of documents is never markup there."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, soft_wrap=False)


def shorten(text: str, width: int = 240) -> str:
    """A quote on one line, its middle left out when it is long: both ends matter."""
    flat = " ".join(text.split())
    if len(flat) <= width:
        return flat
    return f"{flat[: width * 2 // 3].rstrip()} […] {flat[-width // 3 :].lstrip()}"
