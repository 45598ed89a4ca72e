"""remit serve, get and keys: processes that a person starts."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from remit.api.cli import run
from remit.graph.claim import Thing
from remit.graph.map import Map

REMIT = [sys.executable, "-m", "remit.api.cli"]


@contextmanager
def serving(path: Path, *words: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A server on a free port, and its address."""
    command = [*REMIT, "serve", "--map", str(path), "--port", "0", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            yield server, server.stdout.readline().split()[3]
        finally:
            server.kill()


def got(address: str, **headers: str) -> tuple[int, bytes]:
    """Status and body."""
    try:
        with urlopen(Request(address, headers=headers), timeout=30) as answer:  # noqa: S310 our own server
            return answer.status, answer.read()
    except HTTPError as error:
        return error.code, error.read()


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_server_tells_its_address_answers_and_stops_cleanly(path: Path, stop: signal.Signals) -> None:
    with serving(path) as (server, address):
        assert got(f"{address}flags")[0] == 200
        assert got(f"{address}who?q=Mo%20Berg")[0] == 200
        assert got(f"{address}sparql?query=ASK%7B%7D")[0] == 200
        with Map.open(path) as map_:
            map_.write(things=[Thing("post/new", "Post", "New")])
        assert got(f"{address}things/post/new")[0] == 200
        assert got(f"{address}flags", Host="evil.example")[0] == 403
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        server.send_signal(stop)
        out, log = server.communicate(timeout=30)
        assert server.returncode == 0
    assert not [child for child in children if Path(f"/proc/{child}/cmdline").exists() and alive(child)]
    assert out == ""
    assert "GET /who 200" in log
    assert "Mo" not in log
    assert "Traceback" not in log


def alive(pid: str) -> bool:
    """Whether a process still runs after a moment."""
    for _ in range(50):
        status = Path(f"/proc/{pid}/stat")
        if not status.exists() or status.read_text().split()[2] == "Z":
            return False
        time.sleep(0.1)
    return True


def test_a_request_that_was_begun_is_answered_before_the_server_stops(path: Path) -> None:
    with serving(path) as (server, address), ThreadPoolExecutor(1) as pool:
        asked = pool.submit(got, f"{address}exports/xlsx")
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children")
        while not children.read_text() and not asked.done():
            time.sleep(0.01)
        server.send_signal(signal.SIGINT)
        assert asked.result(60)[0] == 200
        assert server.wait(30) == 0


def test_off_loopback_a_key_is_needed(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    everywhere = "0.0.0.0"  # noqa: S104 what is tested
    assert run(["serve", "--map", str(path), "--host", everywhere]) == 2
    assert "remit keys create NAME --scope read" in capsys.readouterr().err
    assert run(["keys", "create", "desk", "--scope", "read", "--map", str(path)]) == 0
    token = capsys.readouterr().out.strip()
    with serving(path, "--host", everywhere) as (_, told):
        address = told.replace(everywhere, "127.0.0.1")
        assert got(f"{address}flags")[0] == 401
        assert got(f"{address}flags", Authorization=f"Bearer {token}")[0] == 200
        assert run(["keys", "revoke", "desk", "--map", str(path)]) == 0
        assert got(f"{address}flags", Authorization=f"Bearer {token}")[0] == 401
    capsys.readouterr()
    assert run(["keys", "list", "--map", str(path)]) == 0
    assert capsys.readouterr().out.split("\t")[::3] == ["desk", "revoked\n"]
    assert run(["keys", "list", "--json", "--map", str(path)]) == 0
    assert {"name", "scope", "created", "revoked"} == set(json.loads(capsys.readouterr().out)[0])


@pytest.mark.parametrize(("words", "reason"), [
    (["serve"], "--map FILE, or --store"), (["serve", "--map", "none.remit"], "no such map"),
    (["serve", "--map", "PATH", "--host", "256.1.1.1"], "256.1.1.1"),
    (["serve", "--map", "PATH", "--store", "neo4j://x"], "is one map"),
    (["serve", "--map", "PATH", "--require-key"], "holds no key"),
    (["get", "flags", "--map", "PATH"], "a path begins with /"), (["get", "/flags"], "--map FILE, or --store"),
    (["keys", "list"], "whose keys"), (["keys", "revoke", "nobody", "--map", "PATH"], "no key is called"),
    (["keys", "create", "a", "--map", "PATH"], "--scope"),
])  # fmt: skip
def test_words_that_start_nothing(
    path: Path, words: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([str(path) if word == "PATH" else word for word in words]) == 2
    assert reason in " ".join(capsys.readouterr().err.split())


def test_a_port_that_is_taken(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(path) as (_, address):
        port = address.rstrip("/").rpartition(":")[2]
        assert run(["serve", "--map", str(path), "--port", port]) == 2
        assert "cannot listen there" in capsys.readouterr().err


def test_get_answers_as_the_server_does(path: Path) -> None:
    with serving(path) as (_, address):
        for target in ("/flags?limit=1", "/things/post/clerk", "/things/nothing", "/exports/turtle", "/id/post/clerk"):
            done = subprocess.run([*REMIT, "get", target, "--map", str(path)], capture_output=True, check=False)
            status, body = got(address.rstrip("/") + target) if target != "/id/post/clerk" else (303, b"")
            assert done.stdout == body
            assert done.returncode == (2 if status >= 400 else 0)


def test_get_shows_headers_and_takes_a_type(path: Path) -> None:
    words = ["get", "/id/post/clerk", "--map", str(path), "--headers", "--accept", "text/turtle"]
    done = subprocess.run([*REMIT, *words], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("303\n")
    assert "location: /data/turtle/post/clerk" in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="file modes")
def test_keys_that_others_may_read_are_not_used(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["keys", "create", "desk", "--scope", "read", "--map", str(path)]) == 0
    path.with_name(f"{path.name}.keys").chmod(0o644)
    assert run(["serve", "--map", str(path), "--host", "0.0.0.0"]) == 2  # noqa: S104 what is tested
    assert "chmod 600" in capsys.readouterr().err


DOCUMENT = Path(__file__).parents[3] / "docs" / "api.md"


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl on this machine")
def test_the_curl_examples_of_the_document_work(path: Path, tmp_path: Path) -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```$", DOCUMENT.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert len(blocks) == 2
    with serving(path) as (_, address):
        claim = json.loads(got(f"{address}claims?limit=1")[1])["claims"][0]["id"]
        environment = {**os.environ, "REMIT": address.rstrip("/"), "CLAIM": claim}
        script = "\n".join(["set -e", *blocks]).replace("curl -s", "curl -s --fail-with-body")
        done = subprocess.run(
            ["bash", "-c", script], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
        )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "HTTP/1.1 202 Accepted" in done.stdout
    assert f'"about":"{claim}","verdict":"reject"' in done.stdout
    assert (tmp_path / "map.ttl").read_text("utf-8").startswith("@prefix")
