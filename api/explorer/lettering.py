"""Text inside pictures: broken into lines that fit a box, the width of letters estimated since nobody measures them."""

import unicodedata

# Widths of letters in hundredths of the size of the type, for a plain sans serif; generous, so that text fits anywhere.
_NARROW, _WIDE, _USUAL = 32, 88, 58
_THIN = frozenset("iljt.,:;'|!()[]fr I-")
_FAT = frozenset("mwMW@%QGOCDHNU&")


def width(text: str, size: float) -> float:
    """How wide a text is, in pixels, at a size of type."""
    return sum(map(_letter, text)) * size / 100


def _letter(letter: str) -> int:
    if letter in _THIN:
        return _NARROW
    if letter in _FAT:
        return _WIDE
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return 100
    return 0 if unicodedata.combining(letter) else 68 if letter.isupper() else _USUAL


def broken(text: str, room: float, size: float, lines: int) -> list[str]:
    """A text in at most so many lines of a width in pixels; what does not fit is left out behind three dots."""
    words = text.split() or [""]
    found: list[str] = []
    while words and len(found) < lines:
        line, words = fitted(words, room, size)
        found.append(line)
    if words and found:
        found[-1] = shortened(f"{found[-1]} {' '.join(words)}", room, size)
    return found


def fitted(words: list[str], room: float, size: float) -> tuple[str, list[str]]:
    """The words that fit one line, and the others; a word that is too long on its own is broken."""
    line = words[0]
    if width(line, size) > room:
        cut = max(1, sum(1 for end in range(1, len(line) + 1) if width(line[:end], size) <= room))
        return line[:cut], [line[cut:], *words[1:]] if line[cut:] else words[1:]
    taken = 1
    while taken < len(words) and width(f"{line} {words[taken]}", size) <= room:
        line += f" {words[taken]}"
        taken += 1
    return line, words[taken:]


def shortened(text: str, room: float, size: float) -> str:
    """As much of a text as fits with three dots behind it."""
    while text and width(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text.rstrip(' ,;:-')}…"
