"""The process that computes the flags of a large map, started by `remit.api.flagging`."""

import os
import pickle
import sys
from datetime import date
from pathlib import Path

from remit.api.flagging import BATCH
from remit.graph.detecting import detect
from remit.graph.map import Map
from remit.graph.view import View
from remit.graph.writing import batches


def main() -> None:
    """Write the flags of the map and day of the command line to standard output, in batches."""
    os.nice(5)  # whoever asks for something small goes first
    with Map.open(Path(sys.argv[1]), readonly=True) as map_:
        for batch in batches(detect(View.of(map_, date.fromisoformat(sys.argv[2]))), BATCH):
            pickle.dump(batch, sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
