"""The process that loads uploaded files: it knows them by their names only, and is ended when it takes too much.

Words: map file, loader or "", then files and key=value options, the files in the folder that it is started in. Prints
one JSON value: what was written, or a problem with its status.
"""

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from remit.api.http.problems import status_of
from remit.api.reading import load_into, parse_options
from remit.graph.errors import RemitError
from remit.graph.map import Map

SHOWN = 200  # unread items in the answer; `unread` counts all
MEMORY = 4 << 30  # bytes
PROCESSOR = 1800  # seconds


def main() -> None:
    """Load, and say how it went."""
    limit()
    map_path, loader, count, *words = sys.argv[1:]
    files, options = words[: int(count)], words[int(count) :]
    try:
        with Map.open(Path(map_path)) as map_:
            loaded, written = load_into(map_, [Path(name) for name in files], parse_options(options), loader)
        unread = [asdict(item) for one in loaded for item in one.unread]
        notes = [note for one in loaded for note in one.notes]
        documents = [document.id for one in loaded for document in one.documents]
        say(written=asdict(written), documents=documents, unread=len(unread), unread_items=unread[:SHOWN], notes=notes)
    except RemitError as error:
        say(status=status_of(error), detail=str(error))


def limit() -> None:
    """Go after whoever asks for something small, and take only so much."""
    if sys.platform == "win32":
        return
    import resource

    os.nice(5)
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))


def say(**answer: Any) -> None:
    """Print the answer."""
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
