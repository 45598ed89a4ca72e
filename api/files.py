"""Files that the user asked for: they appear whole or not at all."""

import os
from pathlib import Path

from remit.graph.errors import MapUnwritable


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the file and rename, so that a reader (or a crash) never meets half of it. Raises MapUnwritable."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())  # or the name could outlive a power cut that the bytes did not
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise MapUnwritable(f"{path}: nothing was written: {error.strerror}") from error
