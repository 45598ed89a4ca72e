"""A review as a person does it: keys, answers to questions, and what the map holds afterwards."""

from collections.abc import Iterator

import click
import pytest

from notation import scribbled
from remit.api.review.context import around, context_of
from remit.api.review.queue import queue
from remit.api.review.session import Session, marked
from remit.graph.claim import Claim, Document, Evidence, Span, Thing
from remit.graph.detecting import detect
from remit.graph.map import Map
from remit.graph.view import View

THINGS = {"index": "Responsibility Keep the index", "seals": "Responsibility Guard the seals",
          "a": "Post Archivist", "k": "Role Keeper", "b": "Body Board"}  # fmt: skip
CLAIMS = [
    "index Assignment/accountable a", "index Assignment/accountable k status=uncertain",
    "seals Assignment/responsible k status=reported quote='The keeper guards them.'",
    "a ReportingLine/direct b status=truncated",
    "seals Attribute/statement - value=x status=reported quote='The keeper guards them.'",
]  # fmt: skip


@pytest.fixture
def map_() -> Map:
    """A duty that two answer for, one of them doubtfully; hearsay; a line that is cut off."""
    return scribbled(THINGS, CLAIMS)


def session(map_: Map, keys: str, monkeypatch: pytest.MonkeyPatch, *answers: str) -> Session:
    """A review that was gone through with these keys and answers."""
    given: Iterator[str] = iter(answers)
    monkeypatch.setattr(click, "prompt", lambda *_, default="", **__: next(given, default))
    pressed = iter(keys)
    held = Session(map_, "Ada", queue(map_, detect(View.of(map_))), lambda: next(pressed, "q"))
    held.run()
    return held


def counted(map_: Map) -> set[tuple[str, str, str, str]]:
    """(subject, kind, object, status) of what counts."""
    claims = [c for c in map_.claims() if c.object]
    statuses = map_.statuses([c.id for c in claims])
    out = {"rejected", "implied", "suggested"}
    return {(c.subject, c.kind, c.object, statuses[c.id]) for c in claims if statuses[c.id] not in out}


def test_the_most_doubtful_come_first_and_claims_of_one_reading_together(map_: Map) -> None:
    items = queue(map_, detect(View.of(map_)))
    assert [(item.reason, item.main.subject, item.main.object) for item in items] == [
        ("uncertain", "index", "k"), ("reported", "seals", "k"), ("truncated", "a", "b"), ("flagged", "index", "a"),
    ]  # fmt: skip
    assert items[0].flags
    assert [claim.relation for claim in items[1].claims] == ["Assignment", "Attribute"]
    everything = queue(map_, (), everything=True)
    assert [item.reason for item in everything][-1] == "unreviewed"


def test_accept_reject_and_skip(map_: Map, monkeypatch: pytest.MonkeyPatch) -> None:
    held = session(map_, "ars", monkeypatch, "hearsay")
    assert ("index", "accountable", "k", "accepted") in counted(map_)
    assert not {one for one in counted(map_) if one[0] == "seals"}
    assert [d.why for _, decisions in held.taken[1:] for d in decisions] == ["hearsay"] * 2
    assert [item.reason for item in queue(map_, detect(View.of(map_)))][:1] == ["truncated"]


def test_a_correction_asks_for_each_field(map_: Map, monkeypatch: pytest.MonkeyPatch) -> None:
    session(map_, "c", monkeypatch, "Board", "support", "in spring")
    (new,) = [claim for claim in map_.claims() if claim.status == "implied"]
    assert (new.object, new.kind, new.scope) == ("b", "support", "in spring")
    assert ("index", "support", "b", "accepted") in counted(map_)


def test_a_correction_to_somebody_new_asks_what_they_are(map_: Map, monkeypatch: pytest.MonkeyPatch) -> None:
    session(map_, "c", monkeypatch, "Night Watch", "accountable", "-", "Unit")
    assert Thing("unit/night-watch", "Unit", "Night Watch") in list(map_.things())
    assert ("index", "accountable", "unit/night-watch", "accepted") in counted(map_)


def test_a_correction_of_nothing_is_refused_and_asked_again(
    map_: Map, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    held = session(map_, "cq", monkeypatch)
    assert held.taken == []
    shown = capsys.readouterr()
    assert "nothing is changed" in shown.err
    assert shown.out.count("1 of 4  uncertain") == 2


def test_two_actors_are_merged_and_that_is_undone(map_: Map, monkeypatch: pytest.MonkeyPatch) -> None:
    before = counted(map_)
    session(map_, "m", monkeypatch, "Archivist")
    assert ("index", "accountable", "k", "uncertain") not in counted(map_)
    assert ("index", "accountable", "a", "uncertain") in counted(map_)
    again = scribbled(THINGS, CLAIMS)
    session(again, "mu", monkeypatch, "Archivist")
    assert counted(again) == before
    assert [decision.verdict for decision in again.decisions()] == ["merge", "withdraw"]


def test_a_line_asks_which_of_its_actors_is_meant(map_: Map, monkeypatch: pytest.MonkeyPatch) -> None:
    session(map_, "ssm", monkeypatch, "Board", "Keeper")
    assert map_.standing().merged == {"b": "k"}


def test_a_missed_duty_is_added_beside_the_reading(map_: Map, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "a ReportingLine/direct b"
    held = session(map_, "nq", monkeypatch, words, "Keeper", "responsible")
    document = next(map_.documents())
    start = document.text.index(words)
    duty = map_.thing(f"responsibility/{document.id}-{start}")
    assert (duty.id, "responsible", "k", "accepted") in counted(map_)
    (_, decisions) = held.taken[0]
    assert {decision.verdict for decision in decisions} == {"accept"}


def test_words_that_the_document_does_not_have_add_nothing(
    map_: Map, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    session(map_, "nnq", monkeypatch, "never said", "Keeper", "responsible", "index", "-", "responsible")
    said = capsys.readouterr().err
    assert "does not say 'never said'" in said
    assert "more than once" in said
    assert map_.decisions() == []


def test_nothing_to_undo_is_said(
    map_: Map, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    session(map_, "uq", monkeypatch)
    assert "nothing to undo" in capsys.readouterr().out


def test_a_context_is_the_paragraph_with_its_marks() -> None:
    text = "Before.\n\nOne. The clerk keeps it. Two.\n\nAfter."
    start = text.index("The clerk")
    proof = Evidence("d", (Span(start, start + 9), Span(start + 10, start + 19)), "", "test")
    map_ = Map.memory()
    map_.write(documents=[Document("d", "d.txt", "text/plain", "d", text)], things=[Thing("c", "Post", "Clerk")])
    found = around(map_, proof)
    assert found.text == "One. The clerk keeps it. Two."
    assert [found.text[a:b] for a, b in found.marks] == ["The clerk", "keeps it."]
    assert marked(found.text, [(5, 14)]).replace("\x1b[1m", "").replace("\x1b[0m", "") == (
        "One. [The clerk] keeps it. Two."
    )
    assert context_of(map_, Claim("Standing", "c", "vacant")) is None
