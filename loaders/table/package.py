"""Office files are zip archives: one that would unpack to a machine's whole memory is refused before it does."""

import io
import zipfile

from remit.graph.limited import Refusal

MAX_ENTRIES = 10_000
MAX_UNPACKED = 400 * 2**20
MAX_RATIO = 200  # sheets and texts of people pack 5 to 40 times
SMALL = 2**20  # what unpacks to less than this may pack as well as it likes
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"  # how files of the old formats begin, and encrypted ones of the new


def check_package(data: bytes, main: str, expected: str) -> None:
    """Raise Refusal where an archive is broken, would unpack to far more than it is, or declares entities.

    main: the folder of the parts that make it what is `expected` ("word/" of a Word file); "" where any will do.
    """
    if data.startswith(OLD_OR_LOCKED):
        raise Refusal("is encrypted, or of an old format", f"{expected} without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            names = archive.namelist()
            known = "[Content_Types].xml" in names and any(name.startswith(main) for name in names)
            if not known or len(entries) > MAX_ENTRIES:
                raise Refusal(f"is a zip file of {len(entries):,} entries and no office file of this kind", expected)
            check_sizes(entries)
            for entry in entries:
                check_head(archive, entry)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Refusal(f"is a broken or encrypted zip file: {error}", expected) from error


def check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    """Raise Refusal by the sizes that the archive declares; the zip module never unpacks more than declared."""
    total = sum(entry.file_size for entry in entries)
    if total > MAX_UNPACKED:
        raise Refusal(f"unpacks to {total:,} bytes", f"at most {MAX_UNPACKED:,}")
    for entry in entries:
        if entry.file_size > SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            times = entry.file_size // max(entry.compress_size, 1)
            raise Refusal(f"{entry.filename} unpacks to {times:,} times its size", f"at most {MAX_RATIO} times")


def check_head(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Raise Refusal where an XML part has a document type, which is how entities multiply."""
    if entry.filename.endswith((".xml", ".rels")):
        with archive.open(entry) as part:
            if b"<!DOCTYPE" in part.read(4096).replace(b"\x00", b"").upper():
                raise Refusal(f"{entry.filename} declares a DOCTYPE", "XML without one")
