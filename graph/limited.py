"""A program that reads what nobody trusts, run in a process of its own with limits on memory, processor and clock.

The parent calls `ask`; the child's module calls `serve` with the function that does the work. The child reads the bytes
from standard input and prints one JSON value, so that whatever happens to it, the parent gets an answer or a BadInput.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

from remit.graph.errors import BadInput


class Limits(NamedTuple):
    """What a child may take: bytes of address space, seconds of processor, seconds by the clock."""

    memory: int = 4 * 2**30
    processor: int = 120
    clock: int = 150


class Refusal(Exception):
    """The child does not read the input: what is wrong, and what is expected instead."""

    def __init__(self, problem: str, expected: str) -> None:
        self.problem, self.expected = problem, expected
        super().__init__(f"{problem} (expected {expected})")


def ask(name: str, module: str, data: bytes, smaller: str, limits: Limits | None = None) -> Any:
    """What the program `module` makes of `data`, the bytes of the file `name`.

    `smaller` says what is expected where the limits are reached. Raises BadInput where the program refuses, dies or
    takes too long.
    """
    limits = limits or Limits()
    command = [sys.executable, "-P", "-m", module, str(limits.memory), str(limits.processor)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=limits.clock, check=False)  # noqa: S603 our own module
    except subprocess.TimeoutExpired as error:
        raise BadInput(name, f"was not read in {limits.clock} seconds", smaller) from error
    answer = read_answer(done.stdout) if not done.returncode else None
    if answer is None:
        raise BadInput(name, "reading it needs too much memory or time, or breaks the reader", smaller)
    if "refused" in answer:
        raise BadInput(name, *answer["refused"])
    return answer["read"]


def read_answer(printed: bytes) -> dict[str, Any] | None:
    """The last line that the child printed, or None where it printed no whole answer."""
    try:
        answer: dict[str, Any] = json.loads(printed.rstrip(b"\n").rpartition(b"\n")[2])
    except ValueError:
        return None
    return answer


def serve(work: Callable[[bytes], object], kind: str) -> None:
    """Be the child: take the limits from the command line, work on standard input, print the answer.

    kind: what the input should be, in words: any fault that the work's libraries raise means that it is none.
    """
    memory, processor = (int(word) for word in sys.argv[1:3])
    limit(memory, processor)
    answer: dict[str, object]
    try:
        answer = {"read": work(sys.stdin.buffer.read())}
    except Refusal as refusal:
        answer = {"refused": [refusal.problem, refusal.expected]}
    except MemoryError:
        answer = {"refused": [f"needs more than {memory:,} bytes of memory", "a smaller file"]}
    except Exception as error:  # libraries raise many kinds; each means that they cannot read this
        answer = {"refused": [f"cannot be read: {type(error).__name__}: {first_line(error)}", kind]}
    sys.stdout.write("\n" + json.dumps(answer) + "\n")


def first_line(error: Exception) -> str:
    """What an error says, on one line of at most 200 characters."""
    return " ".join(str(error).split())[:200]


def limit(memory: int, processor: int) -> None:
    """Bound the memory and time of this process, where the system can."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (processor, processor))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
