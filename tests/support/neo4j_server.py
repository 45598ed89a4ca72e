"""A real Neo4j Community for the tests: Maven artifacts, a throw-away home, one process on a free port."""

import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

POM = Path(__file__).parents[1] / "neo4j" / "pom.xml"
VERSION = re.findall("<version>(5[^<]+)</version>", POM.read_text("utf-8"))[0]
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "remit-neo4j" / VERSION
OPENS = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "sun.nio.ch")]
SETTINGS = """
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.heap.max_size=1g
server.memory.pagecache.size=256m
db.tx_log.preallocate=false
dbms.security.allow_csv_import_from_file_urls=false
"""


class Server(NamedTuple):
    """Where a server answers, and who may ask it."""

    uri: str
    user: str
    password: str


class Unavailable(Exception):
    """No server can be had here; says why."""


def jars() -> str:
    """The class path of the server, fetched with Maven on the first call. Raises Unavailable."""
    for tool in ("java", "mvn"):
        if shutil.which(tool) is None and not (tool == "mvn" and (CACHE / "whole").exists()):
            raise Unavailable(f"no {tool} on this machine (JDK 17 and Maven start the Neo4j of the tests)")
    if not (CACHE / "whole").exists():
        fetch()
    return str(CACHE / "lib" / "*")


def fetch() -> None:
    """Copy the server's jars into the cache, so that the next session starts without Maven and without a network."""
    CACHE.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE.parent) as partial:
        goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={partial}/{VERSION}/lib"]
        done = subprocess.run(["mvn", "-q", "-B", "-f", POM, *goal], capture_output=True, text=True, check=False)
        if done.returncode:
            raise Unavailable(f"Maven could not fetch Neo4j: {(done.stdout + done.stderr).strip()[-500:]}")
        (Path(partial) / VERSION / "whole").touch()
        if not (CACHE / "whole").exists():
            shutil.rmtree(CACHE, ignore_errors=True)
            (Path(partial) / VERSION).rename(CACHE)


class Home:
    """A throw-away Neo4j home with `more` settings: `admin` runs neo4j-admin in it, `running` a server on it."""

    def __init__(self, folder: Path, more: str = "") -> None:
        self.folder = folder
        self.classes = jars()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.server = Server(f"bolt://127.0.0.1:{self.port}", "neo4j", secrets.token_hex(16))
        (folder / "conf").mkdir(parents=True)
        (folder / "conf" / "neo4j.conf").write_text(SETTINGS.format(port=self.port) + more, "utf-8")
        self.admin("dbms", "set-initial-password", self.server.password)

    def admin(self, *arguments: str) -> str:
        """Run `neo4j-admin …` on this home; returns what it printed."""
        environment = {**os.environ, "NEO4J_HOME": str(self.folder), "NEO4J_CONF": str(self.folder / "conf")}
        command = ["java", "-Xmx512m", *OPENS, "-cp", self.classes, "org.neo4j.cli.AdminTool", *arguments]
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @contextmanager
    def running(self) -> Iterator[Server]:
        """The server, answering; killed at the end, since nobody needs its data."""
        folders = [f"--home-dir={self.folder}", f"--config-dir={self.folder / 'conf'}"]
        command = ["java", *OPENS, "-Xmx1g", "-cp", self.classes, "org.neo4j.server.CommunityEntryPoint", *folders]
        with (self.folder / "console.log").open("wb") as log:
            process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, preexec_fn=die_with_parent)  # noqa: PLW1509 no thread is alive yet
        try:
            self.await_answer(process)
            yield self.server
        finally:
            process.kill()
            process.wait()

    def await_answer(self, process: "subprocess.Popen[bytes]") -> None:
        """Return when the server answers a query; its log is the message where it does not."""
        from neo4j import GraphDatabase
        from neo4j.exceptions import DriverError, Neo4jError

        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and process.poll() is None:
            time.sleep(0.3)
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)):
                    continue
            try:
                with GraphDatabase.driver(self.server.uri, auth=self.server[1:]) as driver:
                    driver.execute_query("RETURN 1")
            except (DriverError, Neo4jError):
                continue
            return
        raise AssertionError((self.folder / "console.log").read_text("utf-8")[-3000:])


def die_with_parent() -> None:
    """Ask Linux to end the server when the test process ends, however it ends."""
    import ctypes

    death_signal = 1  # PR_SET_PDEATHSIG
    with_libc = getattr(ctypes.CDLL(None), "prctl", None)
    if with_libc is not None:
        with_libc(death_signal, signal.SIGKILL)


@contextmanager
def any_server() -> Iterator[Server]:
    """The server of REMIT_NEO4J_URI, or else one of our own. Raises Unavailable."""
    if uri := os.environ.get("REMIT_NEO4J_URI"):
        server = Server(
            uri, os.environ.get("REMIT_NEO4J_USER", "neo4j"), os.environ.get("REMIT_NEO4J_PASSWORD", "neo4j")
        )
        refuse_data(server)
        yield server
        return
    with (
        tempfile.TemporaryDirectory(prefix="remit-neo4j-", ignore_cleanup_errors=True) as folder,
        Home(Path(folder) / "home").running() as server,
    ):
        yield server


def refuse_data(server: Server) -> None:
    """The tests empty the database between cases: never one that somebody keeps data in."""
    from neo4j import GraphDatabase

    with GraphDatabase.driver(server.uri, auth=server[1:]) as driver:
        records = driver.execute_query("MATCH (n) RETURN count(n) AS nodes").records
    if records[0]["nodes"]:
        raise AssertionError(f"{server.uri} holds {records[0]['nodes']} nodes; the tests would delete them")


if __name__ == "__main__":  # CI fetches the jars beforehand, since a test has two minutes
    sys.stdout.write(f"{jars()}\n")
