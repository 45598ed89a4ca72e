"""Small PDF files by hand: words at places, in Helvetica, and ruling lines; nothing but what a test says."""

from collections.abc import Sequence
from typing import NamedTuple


class Text(NamedTuple):
    """Words that begin at `x` points from the left, on a baseline `y` points from the top."""

    x: float
    y: float
    words: str
    size: float = 11
    bold: bool = False


class Rule(NamedTuple):
    """A line between two points, from the left and from the top."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float = 0.5


class Dot(NamedTuple):
    """A filled square of four points, as browsers draw the bullets of lists."""

    x: float
    y: float


Mark = Text | Rule | Dot
WIDTH, HEIGHT = 595, 842


def paragraph(x: float, y: float, *lines: str, size: float = 11, pitch: float = 14) -> list[Text]:
    """Lines below each other."""
    return [Text(x, y + pitch * n, line, size) for n, line in enumerate(lines)]


def ruled(x: float, y: float, widths: Sequence[float], heights: Sequence[float]) -> list[Rule]:
    """The ruling lines of a table."""
    xs = [x + sum(widths[:n]) for n in range(len(widths) + 1)]
    ys = [y + sum(heights[:n]) for n in range(len(heights) + 1)]
    return [Rule(xs[0], at, xs[-1], at) for at in ys] + [Rule(at, ys[0], at, ys[-1]) for at in xs]


def pdf(*pages: Sequence[Mark], rotate: int = 0) -> bytes:
    """A file of A4 pages."""
    fonts = "".join(
        f"/F{n} << /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >> "
        for n, name in enumerate(("Helvetica", "Helvetica-Bold"))
    )
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for marks in pages:
        content = "\n".join(map(operator, marks)).encode("cp1252")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate} "
            f"/Resources << /Font << {fonts} >> >> /Contents {len(objects) + 2} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    objects[1] = f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(kids)}] >>".encode()
    return assembled(objects)


def operator(mark: Mark) -> str:
    """What draws a mark."""
    if isinstance(mark, Rule):
        return f"{mark.width} w {mark.x0} {HEIGHT - mark.y0} m {mark.x1} {HEIGHT - mark.y1} l S"
    if isinstance(mark, Dot):
        return f"{mark.x} {HEIGHT - mark.y} 4 4 re f"
    words = mark.words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F{int(mark.bold)} {mark.size} Tf {mark.x} {HEIGHT - mark.y} Td ({words}) Tj ET"


def assembled(objects: Sequence[bytes]) -> bytes:
    """Objects with the table of where they begin."""
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, len(out))
    )
