"""A real browser for the tests: Debian's chromium driven by playwright, with axe-core from npm; neither is shipped."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any

AXE = "4.14.1"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "remit-axe" / AXE
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "chrome")


class Unavailable(Exception):
    """No browser, or no axe-core, can be had here; says why."""


def program() -> str:
    """The path of a browser. Raises Unavailable."""
    found = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    if found is None:
        raise Unavailable("no chromium on this machine (apt install chromium)")
    return found


def axe() -> str:
    """The source of axe-core, fetched with npm on the first call. Raises Unavailable."""
    script = CACHE / "axe.min.js"
    if not script.exists():
        fetch(script)
    return script.read_text("utf-8")


def fetch(script: Path) -> None:
    """Put the script into the cache; nothing of the package is run."""
    if shutil.which("npm") is None:
        raise Unavailable("no npm on this machine (axe-core comes from it)")
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as partial:
        words = [
            "npm",
            "install",
            "--prefix",
            partial,
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            f"axe-core@{AXE}",
        ]
        done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=partial)
        if done.returncode:
            raise Unavailable(f"npm could not fetch axe-core: {done.stderr.strip()[-300:]}")
        (Path(partial) / "node_modules/axe-core/axe.min.js").replace(script)


@contextmanager
def running() -> Iterator[Any]:
    """A browser without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program(), args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def serving(app: Any) -> Iterator[str]:
    """An application on a free port of this machine; its address."""
    import uvicorn

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(64)  # who connects before the server is up waits, and is not refused
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on"))
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)


@dataclass
class Watch:
    """What a page did that no page may do: words on the console, requests off this machine, dialogs."""

    told: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def over(self, page: Any) -> Any:
        """Watch a page; returns it."""
        page.on(
            "console", lambda message: self.told.append(message.text) if message.type in {"error", "warning"} else None
        )
        page.on("pageerror", lambda error: self.told.append(str(error)))
        page.on("dialog", self._dismiss)
        page.on("request", lambda request: self.asked.append(request.url))
        return page

    def _hear(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.told.append(message.text)

    def _dismiss(self, dialog: Any) -> None:
        self.told.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def outside(self, *allowed: str) -> list[str]:
        """Requests that went to anything but these beginnings."""
        return [url for url in self.asked if not url.startswith((*allowed, "data:", "about:", "blob:"))]


if __name__ == "__main__":  # CI fetches axe-core beforehand, since a test has two minutes
    sys.stdout.write(f"{program()} {len(axe()):,} characters of axe-core\n")
