"""The process that holds a map's graph for `remit.api.keeper`; each query runs in a fork that ends with it.

Says "+" on its control socket when the graph is loaded, then takes sockets over it: one a query, with the seconds that
it may take. A fork gives up files, sockets and memory before it reads its query, and the system ends it in time.
"""

import gc
import json
import os
import signal
import socket
import sys
from pathlib import Path

from remit.api.asking_worker import answered, give_up, load
from remit.api.query_rules import refuse_unsafe
from remit.graph.stores.oxigraph import Oxigraph

IDLE_SECONDS = 600.0  # without a query: the memory is given back


def main() -> None:
    """Serve queries until nobody asks any more."""
    os.nice(5)  # whoever asks for something small goes first
    with socket.socket(fileno=int(sys.argv[2])) as control:
        graph = load(Path(sys.argv[1]))
        refuse_unsafe("ASK {}")  # the parser is imported while files can still be opened
        gc.freeze()  # objects that no fork touches stay shared memory
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the forks
        control.sendall(b"+")
        control.settimeout(IDLE_SECONDS)
        while True:
            try:
                seconds, descriptors, _, _ = socket.recv_fds(control, 1, 1)
            except TimeoutError:
                return
            if not seconds:
                return
            for descriptor in descriptors:
                with socket.socket(fileno=descriptor) as connection:
                    if not os.fork():
                        control.close()
                        answer(graph, connection, seconds[0])


def answer(graph: Oxigraph, connection: socket.socket, seconds: int) -> None:
    """Answer the query of a connection, in a process that ends then or when the time is over."""
    signal.setitimer(signal.ITIMER_REAL, seconds)  # ends the process, whatever engine it is deep in
    give_up(seconds)
    try:
        with connection.makefile("rb") as asked, connection.makefile("wb") as out:
            out.write(json.dumps(answered(graph, asked.read())).encode())
    finally:
        os._exit(0)


if __name__ == "__main__":
    main()
