"""Keys of the HTTP API: who may read, decide or administer. A file holds their hashes; a key itself is shown once."""

import hmac
import json
import os
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from remit.graph.errors import BadInput, MapUnwritable, NotFound

SCOPES = ("read", "curate", "admin")  # each may do what those before it may
BYTES = 32  # of a key: nobody guesses 256 random bits, so a plain hash of them is enough
LONGEST_NAME = 100


class Key(NamedTuple):
    """A key as the file knows it. `hash` is the SHA-256 of the key; `revoked` is a moment, or empty."""

    name: str
    scope: str
    hash: str
    created: str
    revoked: str = ""

    def may(self, scope: str) -> bool:
        """Whether it allows what a scope allows."""
        return SCOPES.index(self.scope) >= SCOPES.index(scope)


class Keyring:
    """The keys of a file, which is read again when it changed: a revoked key stops working at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stamp = (0, 0)
        self._keys: tuple[Key, ...] = ()

    @classmethod
    def beside(cls, map_path: Path) -> "Keyring":
        """That of a map: FILE.keys."""
        return cls(map_path.with_name(f"{map_path.name}.keys"))

    @property
    def keys(self) -> Sequence[Key]:
        """All keys, revoked ones too. Raises BadInput for a file that is none, or that others may read."""
        try:
            stat = self.path.stat()
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise BadInput(str(self.path), f"cannot be read: {error.strerror}") from error
        stamp = (stat.st_mtime_ns, stat.st_ino)
        if stamp != self._stamp:
            if os.name == "posix" and stat.st_mode & 0o077:
                raise BadInput(str(self.path), "may be read by others", f"only by its owner: chmod 600 {self.path}")
            self._keys, self._stamp = parsed(self.path), stamp
        return self._keys

    @property
    def active(self) -> Sequence[Key]:
        """The keys that work."""
        return [key for key in self.keys if not key.revoked]

    def find(self, token: str) -> Key | None:
        """The key that a token is, if it works."""
        digest = sha256(token.encode("utf-8", "replace")).hexdigest()
        found = None
        for key in self.active:  # all of them, so that the time tells nothing
            if hmac.compare_digest(key.hash, digest):
                found = key
        return found

    def create(self, name: str, scope: str) -> str:
        """Make a key and return it: it is kept nowhere else. Raises BadInput for a name that is taken or none."""
        if not name.isprintable() or not name.strip() or len(name) > LONGEST_NAME:
            raise BadInput(f"key {name!r}", "is no name", f"at most {LONGEST_NAME} printable characters")
        if any(key.name == name for key in self.active):
            raise BadInput(f"key {name!r}", "is there already", "another name, or revoke it first")
        token = f"remit_{secrets.token_urlsafe(BYTES)}"
        key = Key(name, scope, sha256(token.encode()).hexdigest(), now())
        self._save([*self.keys, key])
        return token

    def revoke(self, name: str) -> None:
        """Let a key work no more; it stays in the file. Raises NotFound."""
        if not any(key.name == name for key in self.active):
            raise NotFound(f"no key is called {name!r} in {self.path}")
        gone = [k._replace(revoked=now()) if k.name == name and not k.revoked else k for k in self.keys]
        self._save(gone)

    def _save(self, keys: Sequence[Key]) -> None:
        """Write the file anew, readable by its owner only, at once or not at all."""
        partial = self.path.with_name(f".{self.path.name}.{secrets.token_hex(4)}")
        try:
            descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump([key._asdict() for key in keys], file, indent=1, ensure_ascii=False)
            partial.replace(self.path)
        except OSError as error:
            partial.unlink(missing_ok=True)
            raise MapUnwritable(f"{self.path}: no key was written: {error.strerror}") from error


def parsed(path: Path) -> tuple[Key, ...]:
    """The keys in a file. Raises BadInput."""
    try:
        keys = tuple(Key(**entry) for entry in json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise BadInput(str(path), "holds no keys", "a file that remit keys wrote") from error
    if any(key.scope not in SCOPES for key in keys):
        raise BadInput(str(path), "holds a key of no scope that is known", ", ".join(SCOPES))
    return keys


def now() -> str:
    """This moment, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
