"""Who may ask: names of this server, requests from other sites, keys with scopes, and how often."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from math import ceil
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from remit.api.http.problems import problem
from remit.api.http.rates import Rates
from remit.api.keys import Key, Keyring

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN = ("/healthz", "/readyz")  # for whoever watches the server
CHALLENGE = 'Bearer realm="remit", Basic realm="remit", charset="UTF-8"'
LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Guard:
    """What a server lets pass.

    `hosts`: the names that a Host header may have (None: any): a page of another site whose name was pointed here must
    not read what is open on loopback. `keyring`: where given, every request needs one of its keys. `rates`: how often a
    caller may ask (None: as often as it can).
    """

    hosts: frozenset[str] | None = None
    keyring: Keyring | None = None
    rates: Rates | None = None
    read_by_post: frozenset[str] = field(default=frozenset({"/sparql"}))

    def needed(self, scope: Scope) -> str:
        """The scope that a request needs."""
        if scope["path"] == "/keys" or scope["path"].startswith("/keys/"):
            return "admin"
        return "read" if scope["method"] in SAFE or scope["path"] in self.read_by_post else "curate"


class Guarded:
    """ASGI middleware that lets pass what a guard allows. The name of the key stands in scope["remit.key"] then."""

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self.app, self.guard = app, guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with a problem."""
        refusal = refused(self.guard, scope) if scope["type"] == "http" else None
        await (refusal or self.app)(scope, receive, send)


def refused(guard: Guard, scope: Scope) -> Response | None:
    """Why a request is not answered, if so."""
    headers = Headers(scope=scope)
    if guard.hosts is not None and host_of(headers.get("host", "")) not in guard.hosts:
        return problem(403, "the Host header names another server; this one is open to its own machine only")
    if scope["method"] not in SAFE and from_elsewhere(headers):
        return problem(403, "the request comes from a page of another site")
    key = key_of(guard.keyring, headers) if guard.keyring is not None else None
    address = scope["client"][0] if scope.get("client") else "?"
    if guard.rates is not None and (late := too_often(guard.rates, f"key {key.name}" if key else address)):
        return late
    if guard.keyring is None or scope["path"] in OPEN:
        return None
    return without_key(guard, scope, key)


def without_key(guard: Guard, scope: Scope, key: Key | None) -> Response | None:
    """Why a request is not answered for want of a key, if so; notes the key's name."""
    if key is None:
        return problem(401, "a key is needed (remit keys create)", headers={"WWW-Authenticate": CHALLENGE})
    needed = guard.needed(scope)
    if not key.may(needed):
        wanted = {"WWW-Authenticate": f'Bearer realm="remit", error="insufficient_scope", scope="{needed}"'}
        return problem(403, f"the key allows {key.scope}, and this needs {needed}", headers=wanted)
    scope["remit.key"] = key.name
    return None


def host_of(header: str) -> str:
    """The name of a Host header in lower case, without its port."""
    try:
        return (urlsplit(f"//{header}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def from_elsewhere(headers: Mapping[str, str]) -> bool:
    """Whether a browser sends the request for a page of another site. Programs send neither header."""
    if headers.get("sec-fetch-site", "none") not in {"same-origin", "none"}:
        return True
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] != headers.get("host")


def too_often(rates: Rates, caller: str) -> Response | None:
    """The answer to whoever asks too often."""
    seconds = rates.wait(caller)
    if not seconds:
        return None
    return problem(429, "too many requests; wait a little", headers={"Retry-After": str(ceil(seconds))})


def key_of(keyring: Keyring, headers: Headers) -> Key | None:
    """The key of a request: as Bearer, or as the password of Basic, which browsers ask their user for."""
    kind, _, word = headers.get("authorization", "").partition(" ")
    if kind.lower() == "basic":
        try:
            word = base64.b64decode(word.strip(), validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return None
    elif kind.lower() != "bearer":
        return None
    return keyring.find(word.strip()) if word.strip() else None


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address to listen on."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
