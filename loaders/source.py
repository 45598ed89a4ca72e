"""A file as bytes and text, within limits: every loader starts here, so bad input is named the same way everywhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from remit.graph.claim import CONTROL, Document
from remit.graph.errors import BadInput
from remit.loaders.known import Known

MAX_BYTES = 512 * 2**20
MAX_LINE = 16 * 2**20  # a longer line is no document that a person wrote, and readers work line by line

_BINARY = (
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"SQLite format 3",
    b"\x1f\x8b",
    b"\x7fELF",
)


@dataclass(frozen=True)
class Source:
    """One input: its path as the user wrote it, its bytes, the user's `options`, and the names `known` before."""

    name: str
    data: bytes
    options: Mapping[str, str]
    known: Known = field(default_factory=Known)

    @classmethod
    def read(cls, path: Path, options: Mapping[str, str] | None = None) -> "Source":
        """Read a file. Raises BadInput where it is absent, no file, empty or too large."""
        try:
            size = path.stat().st_size
            if path.is_dir():
                raise BadInput(str(path), "is a folder", "a file")
            if size > MAX_BYTES:
                raise BadInput(str(path), f"has {size:,} bytes", f"at most {MAX_BYTES:,}")
            data = path.read_bytes()
        except OSError as error:
            raise BadInput(
                str(path), f"cannot be read: {error.strerror}", "a file that is there and readable"
            ) from error
        if not data.strip():
            raise BadInput(str(path), "is empty", "a document with text")
        return cls(str(path), data, options or {})

    def knowing(self, known: Known) -> "Source":
        """The same source with names that were met before; what was already read of it is kept."""
        other = replace(self, known=known)
        vars(other).update({name: value for name, value in vars(self).items() if name not in vars(other)})
        return other

    @property
    def suffix(self) -> str:
        """The end of the file name in lower case, with its dot."""
        return Path(self.name).suffix.lower()

    @property
    def title(self) -> str:
        """The file name without folders."""
        return Path(self.name).name

    @cached_property
    def text(self) -> str:
        """The decoded text: UTF-8, UTF-16 where a byte order mark says so, or the option `encoding`.

        Raises BadInput naming line and byte where the bytes are something else, binary, or a line has no end.
        """
        if self.data.startswith(_BINARY):
            raise BadInput(self.name, "is binary, not text", "text, PDF, DOCX, HTML, CSV, XLSX, Turtle or JSON-LD")
        utf16 = self.data.startswith((b"\xff\xfe", b"\xfe\xff"))
        encoding = self.options.get("encoding") or ("utf-16" if utf16 else "utf-8")
        try:
            text = self.data.decode(encoding)
        except UnicodeDecodeError as error:
            line = self.data.count(b"\n", 0, error.start) + 1
            hint = f"{encoding} text; say what it is with -o encoding=cp1252 or the like"
            raise BadInput(f"{self.name}:{line}", f"byte {error.start} is no {encoding}", hint) from error
        except LookupError as error:
            raise BadInput(
                self.name, f"no encoding is called {encoding!r}", "a name such as utf-8 or cp1252"
            ) from error
        refuse_unreadable(self.name, text)
        return text

    @cached_property
    def document(self) -> Document:
        """The document that evidence points into. Binary formats make their own with `document_of`.

        Form feeds and the like, which no map can hold, are spaces in it, so that every offset stays what it was.
        """
        return self.document_of(CONTROL.sub(" ", self.text), "text/plain")

    def document_of(self, text: str, media_type: str) -> Document:
        """A document of this file whose evidence counts characters in `text`."""
        digest = sha256(self.data).hexdigest()
        return Document(digest[:16], self.title, media_type, digest, text)


def refuse_unreadable(name: str, text: str) -> None:
    """Raise BadInput where a text holds NUL characters or a line that has no end."""
    nul = text.find("\x00")
    if nul >= 0:
        line = text.count("\n", 0, nul) + 1
        raise BadInput(f"{name}:{line}", "holds a NUL character: it is binary or UTF-16 without a mark", "text")
    for number, length in enumerate(line_lengths(text), 1):
        if length > MAX_LINE:
            raise BadInput(f"{name}:{number}", f"the line has {length:,} characters", f"at most {MAX_LINE:,}")


def line_lengths(text: str) -> Iterator[int]:
    """The length of every line, without making copies of them."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield end - start
        start = end + 1
    yield len(text) - start
