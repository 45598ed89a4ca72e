"""The style sheet and the script, and the version that their content gives them."""

from functools import cache
from hashlib import blake2b
from importlib.resources import files

from remit.api.explorer.spots import rules

ASSETS = {"explorer.css": "text/css; charset=utf-8", "explorer.js": "text/javascript; charset=utf-8"}


@cache
def content(name: str) -> tuple[str, bytes]:
    """(version, bytes) of a file."""
    data = (files("remit.api") / "static" / name).read_bytes()
    if name == "explorer.css":
        data += rules().encode()
    return blake2b(data, digest_size=6).hexdigest(), data
