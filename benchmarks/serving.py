"""The server under load: who-owns with wrk, idle and beside a runaway SPARQL query; flags; start; memory.

Usage: python benchmarks/serving.py [POSTS [MAP]]. Prints; writes no file. wrk has to be installed. A bare ASGI
application that answers "ok" is measured in the same minute: on a busy machine, compare with that.
"""

import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from organisation import DUTIES, Organisation, duty_label
from remit.graph.columns import keep_columns
from remit.graph.map import Map

SECONDS = int(os.environ.get("REMIT_BENCH_SECONDS", "10"))  # of one measurement
REPEATS = 3  # measurements of who-owns; the best counts: what else the machine does only makes them slower
ASKED = 2000  # different questions
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
LUA = """local paths = {}
for line in io.lines("%s") do paths[#paths + 1] = line end
local i = %d
request = function() i = i %% #paths + 1; return wrk.format("GET", paths[i]) end
done = function(s, l, r) io.write(string.format("rate=%%.1f p50=%%.3f p99=%%.3f errors=%%d\\n",
    s.requests / s.duration * 1e6, l:percentile(50) / 1e3, l:percentile(99) / 1e3,
    s.errors.status + s.errors.read + s.errors.timeout)) end
"""
BARE = """
import sys, uvicorn
async def app(scope, receive, send):
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
        await send({"type": "http.response.body", "body": b"ok"})
uvicorn.run(app, port=int(sys.argv[1]), log_level="critical", lifespan="off")
"""


def free() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


BARE_PORT, PORT = free(), free()


class Figures(NamedTuple):
    """What wrk measured: requests a second, milliseconds, answers that were none."""

    rate: float
    p50: float
    p99: float
    errors: int

    def __str__(self) -> str:
        return f"{self.rate:8,.0f} requests/s  p50 {self.p50:6.2f} ms  p99 {self.p99:6.2f} ms  errors {self.errors}"


def main() -> None:
    """Build the map unless one is given, and measure."""
    if shutil.which("wrk") is None:
        print("skipped: wrk is not installed (apt install wrk)")
        return
    posts = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory(prefix="remit-http-") as folder:
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else built(Path(folder) / "bench.remit", posts)
        print(f"{posts:,} posts, load average {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores, {SECONDS} s each")
        measure(path, Path(folder), posts)


def measure(path: Path, folder: Path, posts: int) -> None:
    """Every figure, on standard output."""
    script = questions(folder, posts)
    with process([sys.executable, "-c", BARE, str(BARE_PORT)], BARE_PORT, "/"):
        for clients in (1, 8):
            print(f"bare ASGI, {clients} clients        {wrk(BARE_PORT, clients, script)}")
    words = ["serve", "--map", str(path), "--port", str(PORT), "--no-access-log"]
    began = time.perf_counter()
    first = (folder / "paths.txt").read_text().partition("\n")[0]
    with process([sys.executable, "-m", "remit.api.cli", *words], PORT, first) as server:
        took = time.perf_counter() - began
        print(f"start to first answer        {took:.2f} s (≤ 1.5), {spent(server.pid):.2f} s of processor")
        wrk(PORT, 8, script, 2)
        for clients in (1, 8):
            print(f"who-owns, {clients} clients          {best_of(server.pid, clients, script)}")
        beside(server.pid, "first flags", "/flags", script)
        print(f"flags page                   {best('/flags?limit=100') * 1e3:.0f} ms (≤ 50)")
        print(f"flags page, filtered         {best('/flags?limit=100&severity=high&text=moorings') * 1e3:.0f} ms")
        print(f"peak memory of the server    {peak(server.pid):.0f} MB (≤ 600)")
        beside(server.pid, "SPARQL, graph loading", sparql(), script)
        if loaded():
            beside(server.pid, "SPARQL, runaway", sparql(), script)
        print(f"peak memory of the server    {peak(server.pid):.0f} MB (≤ 600)")


def best_of(pid: int, clients: int, script: str) -> str:
    """The best of REPEATS measurements, as with timeit, and the processor time of each of its requests."""
    found = []
    for _ in range(REPEATS):
        before = spent(pid)
        figures = wrk(PORT, clients, script)
        found.append((figures, (spent(pid) - before) / (figures.rate * SECONDS)))
    figures, each = max(found, key=lambda one: one[0].rate)
    return f"{figures}  {each * 1e3:.2f} ms of processor each"


def beside(pid: int, name: str, target: str, script: str) -> None:
    """Who-owns at 8 clients while something else is asked again and again."""
    stop = threading.Event()
    statuses: list[int] = []

    def again() -> None:
        while not stop.is_set():
            statuses.append(status(target))

    asking = threading.Thread(target=again)
    asking.start()
    time.sleep(0.3)
    print(f"who-owns beside {name:12} {wrk(PORT, 8, script)}", end="  ", flush=True)
    stop.set()
    asking.join()
    print(f"statuses {sorted(set(statuses))} × {len(statuses)}, processes {len(children(pid))}")


def loaded() -> bool:
    """Wait, for some minutes at most, until the graph for SPARQL is loaded."""
    began = time.perf_counter()
    while time.perf_counter() - began < 400:
        if status(f"/sparql?query={quote('ASK {}')}") == 200:
            print(f"graph for SPARQL loaded after {time.perf_counter() - began:.0f} s more")
            return True
        time.sleep(1)
    return False


def sparql() -> str:
    """The path of a query that would run for years."""
    return f"/sparql?query={quote(RUNAWAY)}"


def questions(folder: Path, posts: int) -> str:
    """A script for wrk that asks who owns many different duties."""
    chooser = random.Random(7)  # noqa: S311 the same questions every time
    asked = [duty_label(chooser.randrange(DUTIES * posts)) for _ in range(ASKED)]
    (folder / "paths.txt").write_text("\n".join(f"/who?q={quote(text)}" for text in asked))
    (folder / "who.lua").write_text(LUA % (folder / "paths.txt", 0))
    return str(folder / "who.lua")


def wrk(port: int, clients: int, script: str, seconds: int = SECONDS) -> Figures:
    """One measurement."""
    words = ["wrk", "-t1", f"-c{clients}", f"-d{seconds}", "-s", script, f"http://127.0.0.1:{port}"]
    output = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    found = dict(re.findall(r"(\w+)=([\d.]+)", output.splitlines()[-1]))
    return Figures(float(found["rate"]), float(found["p50"]), float(found["p99"]), int(found["errors"]))


def status(target: str) -> int:
    """The status of an answer."""
    try:
        with urlopen(Request(f"http://127.0.0.1:{PORT}{target}"), timeout=300) as answer:
            answer.read()
            return int(answer.status)
    except HTTPError as error:
        return error.code


def best(target: str) -> float:
    """Seconds of the quickest of seven."""
    times = []
    for _ in range(7):
        began = time.perf_counter()
        status(target)
        times.append(time.perf_counter() - began)
    return min(times)


@contextmanager
def process(words: list[str], port: int, target: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A server, from its first answer until it is stopped."""
    with subprocess.Popen(words, stdout=subprocess.DEVNULL) as server:
        try:
            while server.poll() is None:
                try:
                    urlopen(f"http://127.0.0.1:{port}{target}", timeout=60).close()
                    break
                except URLError:
                    time.sleep(0.01)
            yield server
        finally:
            server.send_signal(signal.SIGINT)


def children(pid: int) -> list[str]:
    """The processes that a server started."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return path.read_text().split() if path.exists() else []


def spent(pid: int) -> float:
    """Seconds of processor that a process took: what a busy machine changes least."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak(pid: int) -> float:
    """The most memory that a process had, in megabytes."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1e3


def built(path: Path, posts: int) -> Path:
    """The map of a synthetic organisation, with its snapshot, as remit load leaves it."""
    organisation = Organisation(posts)
    with Map.open(path, create=True) as map_:
        map_.write(documents=organisation.documents(), things=organisation.things(), claims=organisation.claims())
        keep_columns(map_)
    return path


if __name__ == "__main__":
    main()
