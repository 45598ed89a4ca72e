"""Numbers as lists write them: figures, letters, Roman figures."""


def written(number: int, form: str) -> str:
    """A number as a list writes it: 3, c, III."""
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman"):
        return roman(number) if form == "lowerRoman" else roman(number).upper()
    return f"{number:02d}" if form == "decimalZero" else str(number)


def roman(number: int) -> str:
    """A number from 1 to 3,999 in small Roman figures."""
    parts = (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")
    text = ""
    for worth, figure in (*parts, (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        text += figure * (number // worth)
        number %= worth
    return text
