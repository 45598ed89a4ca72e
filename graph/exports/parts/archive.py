"""Zip archives: written with the same bytes each time, and read with distrust."""

import io
import re
import zipfile
from collections.abc import Mapping

from remit.graph.errors import BadInput

MOST_FILES = 100_000
MOST_BYTES = 2 * 2**30  # unpacked
MOST_RATIO = 200  # text shrinks to a twentieth at best; a thousandth is what a bomb does
SMALL = 2**20  # a file of this size is no bomb, however well it is packed
KINDS = {0, 0o100000, 0o040000}  # untold, file, folder: no link, no device
_EPOCH = (1980, 1, 1, 0, 0, 0)
_NAME = re.compile(r"[^/\\:\x00-\x1f\x7f]+(/[^/\\:\x00-\x1f\x7f]+)*")


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files as a zip archive, in the order of their names, all of the same date."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in sorted(files.items()):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(info, data)
    return out.getvalue()


def unpacked(where: str, data: bytes) -> dict[str, bytes]:
    """The files of an archive that somebody else may have made; nothing is written to a disk.

    Raises BadInput for what is no zip archive, for names that lead elsewhere or come twice, links, locked files,
    damage, and for more than this process should hold.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            refuse(where, members, len(data))
            return {info.filename: content(where, archive, info) for info in members if not info.is_dir()}
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise BadInput(
            where, f"is no whole zip archive: {error}", "a bundle of remit export --format bundle"
        ) from error


def refuse(where: str, members: list[zipfile.ZipInfo], size: int) -> None:
    """Raise BadInput where the list of contents is hostile."""
    if len(members) > MOST_FILES:
        raise BadInput(where, f"holds {len(members):,} files", f"at most {MOST_FILES:,}")
    total = sum(info.file_size for info in members)
    if total > MOST_BYTES or total > max(SMALL, MOST_RATIO * size):
        raise BadInput(where, f"would unpack to {total:,} bytes from {size:,}", "an archive that is no bomb")
    seen: set[str] = set()
    for info in members:
        # zipfile hides what follows a NUL; orig_filename is what stands in the archive.
        name = info.orig_filename.removesuffix("/") if info.is_dir() and not info.file_size else info.orig_filename
        parts = name.split("/")
        if not _NAME.fullmatch(name) or {".", "..", ""} & set(parts):
            raise BadInput(where, f"holds the name {name[:80]!r}", "names within the archive")
        if name.casefold() in seen:
            raise BadInput(where, f"holds {name[:80]!r} twice", "every name once")
        if info.flag_bits & 0x1 or (info.external_attr >> 16) & 0o170000 not in KINDS:
            raise BadInput(where, f"{name[:80]!r} is locked or a link", "plain files")
        seen.add(name.casefold())


def content(where: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The bytes of one file, never more than it says it has. Raises BadInput where they are damaged."""
    import zlib

    if info.file_size > max(SMALL, MOST_RATIO * info.compress_size):
        raise BadInput(where, f"{info.filename!r} would unpack to {info.file_size:,} bytes", "a file that is no bomb")
    try:
        with archive.open(info) as file:
            data = file.read(info.file_size + 1)
    except (zlib.error, RuntimeError) as error:
        raise BadInput(where, f"{info.filename!r} is damaged: {error}", "an archive as it was written") from error
    if len(data) != info.file_size:
        raise BadInput(where, f"{info.filename!r} is longer than the archive says", "an archive as it was written")
    return data
