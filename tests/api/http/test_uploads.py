"""Loading over HTTP: a task to poll, problems that name file and cell, limits, and faults that leave the map whole."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from fastapi.testclient import TestClient

from disks import mount, small_disk
from remit.api.app import create_app
from remit.api.http import tasks
from remit.api.http.bodies import SMALL
from remit.api.served import ServedFile
from remit.graph.map import Map

TEXT = b"The porter is accountable for locking the gate.\n"
CHART = b"Job title,Reference,Reports to\nHead,1,\nPorter,2,1\n"


def finished(client: TestClient, location: str) -> dict[str, Any]:
    """A task when it has ended."""
    for _ in range(600):
        told: dict[str, Any] = client.get(location).json()
        if told["state"] in {"done", "failed"}:
            return told
        time.sleep(0.1)
    raise AssertionError(told)


def upload(client: TestClient, *files: tuple[str, bytes], **fields: str) -> dict[str, Any]:
    """What came of an upload."""
    answer = client.post("/documents", files=[("file", file) for file in files], data={"by": "Ada", **fields})
    assert answer.status_code == 202, answer.text
    assert answer.headers["location"] == f"/tasks/{answer.json()['id']}"
    return finished(client, answer.headers["location"])


def test_files_are_loaded_and_served(client: TestClient, path: Path) -> None:
    told = upload(client, ("gate.txt", TEXT), ("chart.csv", CHART))
    assert told["state"] == "done", told
    assert told["by"] == "Ada"
    assert told["written"]["documents"] == 2
    assert [file["name"] for file in told["files"]] == ["gate.txt", "chart.csv"]
    assert "locking the gate" in client.get("/who?q=locking the gate").json()["responsibilities"][0]["label"]
    assert {client.get(f"/documents/{name}").json()["name"] for name in told["documents"]} == {"gate.txt", "chart.csv"}
    journal = [json.loads(line) for line in tasks.journal(path).read_text("utf-8").splitlines()]
    assert [(line["by"], line["state"], line["at"]) for line in journal] == [
        ("Ada", "waiting", told["at"]),
        ("Ada", "done", told["at"]),
    ]
    assert tasks.journal(path).stat().st_mode & 0o777 == 0o600


def test_a_file_that_cannot_be_read_is_named_with_its_place(client: TestClient, path: Path) -> None:
    before = Map.open(path, readonly=True).generation
    told = upload(client, ("gate.txt", TEXT), ("bad.csv", b"Job title,Reports to\nHead,\xff\xff\n"))
    assert told["state"] == "failed"
    assert told["problem"]["status"] == 422
    assert told["problem"]["detail"].startswith("bad.csv:2: ")
    assert Map.open(path, readonly=True).generation == before


def test_options_and_loader_are_those_of_the_command(client: TestClient) -> None:
    latin = "Der Pförtner is accountable for locking the gate.\n".encode("cp1252")
    assert upload(client, ("gate.txt", latin))["state"] == "failed"
    assert upload(client, ("gate.txt", latin), option="encoding=cp1252", loader="report")["state"] == "done"


@pytest.mark.parametrize(("fields", "reason"), [
    ({"loader": "nothing"}, "loader 'nothing'"), ({"option": "nothing=1"}, "option 'nothing=1'"),
    ({"option": "encoding"}, "option 'encoding'"), ({"by": " "}, "by"), ({"by": ""}, "by"),
])  # fmt: skip
def test_wrong_words_are_refused_at_once(client: TestClient, fields: dict[str, str], reason: str) -> None:
    answer = client.post("/documents", files={"file": ("a.txt", TEXT)}, data={"by": "Ada", **fields})
    assert answer.status_code == 422
    assert reason in answer.json()["detail"]


@pytest.mark.parametrize("names", [
    ["../a.txt"], ["/etc/passwd"], [".."], ["a\\b.txt"], ["-o.txt"], ["a" * 201], ["a.txt", "a.txt"],
])  # fmt: skip
def test_names_of_files_lead_nowhere(client: TestClient, names: list[str]) -> None:
    answer = client.post("/documents", files=[("file", (name, TEXT)) for name in names], data={"by": "Ada"})
    assert answer.status_code == 422


def test_an_upload_needs_a_file_and_takes_only_so_many(client: TestClient) -> None:
    assert client.post("/documents", data={"by": "Ada"}).status_code == 422
    many = [("file", (f"{i}.txt", TEXT)) for i in range(21)]
    assert client.post("/documents", files=many, data={"by": "Ada"}).status_code == 422
    assert client.post("/documents", content=b"{}", headers={"Content-Type": "application/json"}).status_code == 422
    broken = {"Content-Type": "multipart/form-data; boundary=x"}
    assert client.post("/documents", content=b"--y\r\n", headers=broken).status_code in {400, 422}


def test_what_is_too_large_is_refused_by_its_length_and_while_it_comes(path: Path) -> None:
    client = TestClient(create_app(ServedFile(path), uploads=10_000))
    answer = client.post("/documents", files={"file": ("a.txt", b"x" * 20_000)}, data={"by": "Ada"})
    assert (answer.status_code, answer.json()["detail"]) == (413, "the body has over 10,000 bytes")
    came = []

    def parts() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
        for i in range(1000):
            came.append(i)
            yield b"x" * 1000

    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    assert client.post("/documents", content=parts(), headers=headers).status_code == 413
    large = b"query=" + b"x" * SMALL
    assert client.post("/sparql", content=large).status_code == 413
    assert client.post("/decisions", content=large, headers={"Content-Length": "ten"}).status_code == 400


def test_a_second_writer_is_told_to_try_again(client: TestClient, path: Path) -> None:
    with Map.open(path) as other:
        other.connection.execute("BEGIN IMMEDIATE")
        told = upload(client, ("gate.txt", TEXT))
        other.connection.execute("ROLLBACK")
    assert told["problem"]["status"] == 503
    assert "another process is writing" in told["problem"]["detail"]
    assert upload(client, ("gate.txt", TEXT))["state"] == "done"


def test_a_disk_that_is_read_only_is_served_and_says_that_it_cannot_be_written(path: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        there = Path(shutil.copy(path, disk / "m.remit"))
        mount(disk, "-o", "remount,ro")
        with TestClient(create_app(ServedFile(there))) as client:
            assert client.get("/flags").json()["total"] > 2
            decision = client.post("/decisions", json={"verdict": "accept", "about": "x", "by": "Ada"})
            loading = client.post("/documents", files={"file": ("gate.txt", TEXT)}, data={"by": "Ada"})
            for answer in (decision, loading):
                assert answer.status_code == 503
                assert answer.json()["detail"].startswith(str(there))


def test_files_of_an_upload_do_not_stay(client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    upload(client, ("gate.txt", TEXT))
    time.sleep(0.1)
    assert not list(tmp_path.glob("remit-upload-*"))


def test_a_killed_server_leaves_the_map_as_before_or_after(path: Path) -> None:
    """Killed again and again while it loads: the map opens, and holds all of the upload or nothing of it."""
    lines = b"".join(b"The porter of gate %d is accountable for locking gate %d.\n" % (i, i) for i in range(400))
    before, after = Map.open(path, readonly=True).counts(), None
    for seconds in (0.05, 0.4, 0.8, 1.2, 2.0, 60.0):
        words = [sys.executable, "-m", "remit.api.cli", "serve", "--map", str(path), "--port", "0", "--no-access-log"]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, start_new_session=True) as server:
            assert server.stdout is not None
            try:
                send(server.stdout.readline().split()[3], lines)
                until = time.monotonic() + seconds
                while time.monotonic() < until and (seconds < 60 or counted(path) == before):
                    time.sleep(0.02)
            finally:
                os.killpg(server.pid, signal.SIGKILL)
        counts = counted(path)
        with Map.open(path, readonly=True) as map_:
            assert map_.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        if counts != before:
            after = after or counts
            assert counts == after
            assert counts["documents"] == before["documents"] + 1
    assert after


def counted(path: Path) -> dict[str, int]:
    """What a map holds."""
    with Map.open(path, readonly=True) as map_:
        return map_.counts()


def send(address: str, content: bytes) -> None:
    """Upload a file to a server."""
    body = b'--x\r\nContent-Disposition: form-data; name="by"\r\n\r\nAda\r\n--x\r\n'
    body += b'Content-Disposition: form-data; name="file"; filename="gates.txt"\r\n\r\n' + content + b"\r\n--x--\r\n"
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    with urlopen(Request(f"{address}documents", body, headers), timeout=30) as answer:  # noqa: S310 our own server
        assert answer.status == 202
