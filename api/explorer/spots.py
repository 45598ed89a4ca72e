"""Where a box stands in a picture, as classes: the policy of the pages forbids a style of its own on an element.

A place has two coordinates, each a number to the base 40 of three digits, and each digit is a class. So a box needs one
element and no style, and the 240 rules that say what the digits mean are the same for every picture.
"""

BASE = 40
DIGITS = ("abc", "def")  # the classes of the digits from left to right, and from top to bottom, the highest first
FARTHEST = BASE**3 - 1  # pixels


def spot(x: float, y: float) -> str:
    """The classes of a place, in whole pixels from the upper left corner; what lies beyond stands at the edge."""
    return " ".join([*digits(x, DIGITS[0]), *digits(y, DIGITS[1])])


def digits(value: float, names: str) -> list[str]:
    """The classes of one coordinate; a digit that is nothing needs none."""
    rest = min(max(round(value), 0), FARTHEST)
    found = []
    for name, weight in zip(names, (BASE * BASE, BASE, 1), strict=True):
        digit, rest = divmod(rest, weight)
        if digit:
            found.append(f"{name}{digit}")
    return found


def rules() -> str:
    """The part of the style sheet that says what the digits mean."""
    weights = [(name, weight) for names in DIGITS for name, weight in zip(names, (BASE * BASE, BASE, 1), strict=True)]
    return "".join(f".{name}{n}{{--{name}:{n * weight}px}}" for name, weight in weights for n in range(1, BASE)) + "\n"
