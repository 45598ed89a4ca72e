"""The process that writes an export for the server: map file, day, format and --option=value words."""

import os
import sys
from datetime import date
from pathlib import Path

from remit.graph.errors import RemitError
from remit.graph.exporting import export_named
from remit.graph.map import Map
from remit.graph.view import View


def main() -> int:
    """Write the file to standard output; 2 where the options or the map do not fit the format, with the reason."""
    path, day, name, *words = sys.argv[1:]
    options = dict(word.removeprefix("--").split("=", 1) for word in words)
    os.nice(5)  # whoever asks for something small goes first
    try:
        with Map.open(Path(path), readonly=True) as map_:
            data = export_named(name).write(View.of(map_, date.fromisoformat(day)), options)
    except RemitError as error:
        sys.stderr.write(str(error))
        return 2
    sys.stdout.buffer.write(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
