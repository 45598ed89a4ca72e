"""The screenshots of the README: the example agency in the explorer, written into docs/images (make screenshots)."""

import sys
import tempfile
from datetime import date
from pathlib import Path
from threading import Thread

import uvicorn

from explorer import browser
from remit.api.app import create_app
from remit.api.reading import load_into
from remit.api.served import ServedFile
from remit.api.serving import address, listening
from remit.graph.map import Map

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
DAY = date(2026, 3, 1)
PICTURES = {
    "post.png": "/explore/thing?id=post/director-of-operation",
    "flag.png": "/explore/flags?code=O01",
}


def main() -> None:
    """Take them."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="remit-") as folder:
        path = Path(folder) / "agency.remit"
        with Map.open(path, create=True) as map_:
            load_into(map_, [ROOT / "examples" / "agency"], {}, "")
        listener = listening("127.0.0.1", 0)
        server = uvicorn.Server(uvicorn.Config(create_app(ServedFile(path, lambda: DAY)), log_level="warning"))
        thread = Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            take(address(listener))
        finally:
            server.should_exit = True
            thread.join()


def take(served: str) -> None:
    """Each page at a usual size; of a list of one flag, the flag itself."""
    with browser() as chromium:
        page = chromium.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light")
        for name, path in PICTURES.items():
            page.goto(f"{served.rstrip('/')}{path}", wait_until="networkidle")
            if "/flags" in path:
                page.locator("tbody a").first.click()
                page.locator("h1.said").wait_for()
            page.screenshot(path=IMAGES / name)
            sys.stderr.write(f"{IMAGES / name}: {(IMAGES / name).stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
