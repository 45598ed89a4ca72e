"""A stub of an OpenAI-compatible endpoint on loopback: it answers what a test tells it to, and keeps what it got."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

Reply = Callable[[dict[str, Any]], tuple[int, bytes]]


@dataclass
class Stub:
    """`url` to give to --llm-url; `asked` are the bodies that came, `keys` their Authorization headers."""

    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)


def completion(text: str, reason: str = "stop") -> tuple[int, bytes]:
    """A chat completion."""
    choice = {"message": {"role": "assistant", "content": text}, "finish_reason": reason}
    return 200, json.dumps({"choices": [choice]}).encode()


def says(duties: list[dict[str, str]] | None = None, lines: list[dict[str, str]] | None = None) -> Reply:
    """A model that says this of every piece."""
    text = json.dumps({"duties": duties or [], "lines": lines or []})
    return lambda body: completion(text)


@contextmanager
def serving(reply: Reply) -> Iterator[Stub]:
    """The stub, listening until the block ends."""
    stub = Stub()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            stub.asked.append(body)
            stub.keys.append(self.headers.get("Authorization"))
            status, content = reply(body)
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """A test prints nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    stub.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
