"""Running the server: who may reach it, where it listens, and how it stops."""

import logging
import signal
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from remit.api.http.access import LOOPBACK, Guard, is_loopback
from remit.api.http.rates import Rates
from remit.api.keys import Keyring
from remit.graph.errors import BadInput

if TYPE_CHECKING:
    from fastapi import FastAPI

    from remit.api.served import Served

BACKLOG = 1024  # connections that may wait
STOP_SECONDS = 10  # how long requests may take to end when the server stops
BURST_SECONDS = 4  # requests that somebody may send at once, in seconds of their rate


def served_from(map_path: Path | None, store: str) -> "Served":
    """The map file or store that a command line names. Raises BadInput where it names none or two."""
    if (map_path is None) == (not store):
        raise BadInput("what to serve", "is one map", "--map FILE, or --store neo4j://host")
    if map_path is not None:
        from remit.api.served import ServedFile

        return ServedFile(map_path)
    from remit.api.served_store import ServedStore

    return ServedStore(store)


def guard_for(host: str, keyring: Keyring, rate: float, *, require_key: bool) -> Guard:
    """Who may ask a server that listens on an address. Raises BadInput where nobody could, since there is no key."""
    rates = Rates(rate, rate * BURST_SECONDS) if rate else None
    if is_loopback(host) and not require_key:
        return Guard(hosts=frozenset({*LOOPBACK, host.lower()}), rates=rates)
    if not keyring.active:
        raise BadInput(
            f"--host {host}",
            f"lets others reach the server, and {keyring.path} holds no key",
            f"a key first: remit keys create NAME --scope read --keys {keyring.path}",
        )
    return Guard(keyring=keyring, rates=rates)


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises BadInput where the address cannot be had."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        found = socket.socket(family, kind, protocol)
    except OSError as error:
        raise BadInput(f"--host {host}", f"is no address of this machine: {error.strerror}") from error
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
        found.listen(BACKLOG)  # whoever reads the address may connect at once
    except OSError as error:
        found.close()
        raise BadInput(f"--host {host} --port {port}", f"cannot listen there: {error.strerror}") from error
    return found


def run(app: "FastAPI", listener: socket.socket) -> None:
    """Serve until interrupted; requests that were begun are answered first."""
    import uvicorn

    config = uvicorn.Config(
        app,
        access_log=False,  # that of uvicorn holds whole addresses, with names in them
        log_level="critical",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=STOP_SECONDS,
    )
    for number in (signal.SIGINT, signal.SIGTERM):
        # uvicorn sends itself the signal that stopped it once more, when all is done.
        signal.signal(number, lambda *_: None)
    with listener:
        uvicorn.Server(config).run(sockets=[listener])


def log_to_stderr(*, access: bool) -> None:
    """Show faults, and every request if wanted, on stderr."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    for name in ("remit.access", "remit.errors"):
        log = logging.getLogger(name)
        log.handlers = [handler]
        log.propagate = False
    logging.getLogger("remit.access").setLevel(logging.INFO if access else logging.WARNING)


def address(listener: socket.socket) -> str:
    """Where the server answers."""
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
