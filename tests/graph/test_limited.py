"""The limited process: whatever happens to the child, the parent gets an answer or one clear line."""

from pathlib import Path

import pytest

from remit.graph.errors import BadInput
from remit.graph.limited import Limits, ask

MB = 2**20
CHILD = """
import sys, time
from remit.graph.limited import Refusal, serve


def work(data):
    word = data.decode()
    if word == "answer":
        return {"said": [word, "é\\ud800"]}
    if word == "refuse":
        raise Refusal("is no poem", "a poem")
    if word == "stumble":
        return {}["missing"]
    if word == "noise":
        print("a library prints")
        return "heard"
    if word == "memory":
        return len(bytearray(2 * 2**30))
    if word == "die":
        import ctypes
        ctypes.string_at(0)
    if word == "spin":
        while True:
            pass
    time.sleep(60)


if __name__ == "__main__":
    serve(work, "a poem")
"""


@pytest.fixture
def child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "remit_test_child.py").write_text(CHILD)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return "remit_test_child"


def refused(child: str, word: str, limits: Limits | None = None) -> str:
    with pytest.raises(BadInput) as error:
        ask("a.poem", child, word.encode(), "a shorter poem", limits)
    return str(error.value)


def test_an_answer_comes_back_as_it_was(child: str) -> None:
    assert ask("a.poem", child, b"answer", "a shorter poem") == {"said": ["answer", "é\ud800"]}


def test_what_libraries_print_is_no_answer(child: str) -> None:
    assert ask("a.poem", child, b"noise", "a shorter poem") == "heard"


def test_a_refusal_names_the_file_and_what_is_expected(child: str) -> None:
    assert refused(child, "refuse") == "a.poem: is no poem (expected a poem)"


def test_a_fault_of_a_library_is_one_line(child: str) -> None:
    assert refused(child, "stumble") == "a.poem: cannot be read: KeyError: 'missing' (expected a poem)"


def test_too_much_memory(child: str) -> None:
    assert "needs more than 1,073,741,824 bytes of memory" in refused(child, "memory", Limits(memory=2**30))


def test_a_crash(child: str) -> None:
    assert refused(child, "die") == (
        "a.poem: reading it needs too much memory or time, or breaks the reader (expected a shorter poem)"
    )


def test_too_much_work(child: str) -> None:
    assert "needs too much memory or time" in refused(child, "spin", Limits(processor=1))


def test_too_long_by_the_clock(child: str) -> None:
    assert refused(child, "sleep", Limits(clock=2)) == "a.poem: was not read in 2 seconds (expected a shorter poem)"
