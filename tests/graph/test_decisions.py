"""Decisions about a small map: what each verdict does, what is refused, and what later loads and readers meet."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from notation import scribbled
from remit.graph.claim import Claim, Document, Evidence, Span, Thing, make_thing
from remit.graph.decisions import Decision, Standing, check_decision, corrected, later, moment
from remit.graph.detecting import Flag, detect, registry
from remit.graph.errors import NotFound, Refused
from remit.graph.map import Map
from remit.graph.questions import find_actor
from remit.graph.view import View
from remit.graph.waivers import sort_out
from remit.loaders.loading import Loaded, write_loaded

TODAY = date(2026, 6, 1)
THINGS = {
    "index": "Responsibility Keep the index", "hm": "Undefined HM", "master": "Post Harbour Master",
    "board": "Body Board", "unit": "Unit Pilotage",
}  # fmt: skip
CLAIMS = [
    "index Assignment/accountable hm status=uncertain", "hm ReportingLine/direct board",
    "index Assignment/accountable master", "hm ReportingLine/direct master", "hm Attribute/alias - value=HbM",
]  # fmt: skip
AT = "2026-06-01T09:30:00.000000Z"


@pytest.fixture
def map_() -> Map:
    """HM and the Harbour Master, who may be one, and whom they report to."""
    return scribbled(THINGS, CLAIMS)


def claim(map_: Map, relation: str, obj: str) -> Claim:
    """The claim of a relation to an object that was read."""
    return next(c for c in map_.claims() if (c.relation, c.object) == (relation, obj) and c.status != "implied")


def held(map_: Map, relation: str = "Assignment") -> set[tuple[str, str, str]]:
    """(subject, object, status) of the claims of a relation that count."""
    claims = View.of(map_, TODAY).full(View.of(map_, TODAY).claims(relation))
    statuses = map_.statuses([c.id for c in claims])
    return {(c.subject, c.object, statuses[c.id]) for c in claims}


def flagged(map_: Map, code: str) -> list[Flag]:
    """The flags of one detector."""
    return list(detect(View.of(map_, TODAY), [registry()[code]]))


def test_an_accepted_claim_is_no_longer_uncertain(map_: Map) -> None:
    assert ("index", "hm", "uncertain") in held(map_)
    (taken,) = map_.decide([Decision(claim(map_, "Assignment", "hm").id, "accept", by="Ada")])
    assert ("index", "hm", "accepted") in held(map_)
    assert map_.decisions() == [taken]
    assert taken.at > "2026"
    assert taken.why == ""


def test_a_correction_takes_evidence_along_and_leaves_what_was_read(map_: Map) -> None:
    old = claim(map_, "Assignment", "hm")
    new = corrected(old, object="unit", kind="support")
    (taken,) = map_.decide([Decision(old.id, "correct", new.id, "Ada")], claims=[new])
    assert held(map_) == {("index", "unit", "accepted"), ("index", "master", "asserted")}
    assert map_.claim(new.id).evidence == map_.claim(old.id).evidence == old.evidence
    assert map_.claim(old.id) == old
    assert map_.decisions(new.id) == [taken] == map_.decisions(old.id)
    proof = Evidence("b", (Span(0, 2),), "HM", "test")
    map_.write(
        documents=[Document("b", "b.txt", "text/plain", "b", "HM too")], claims=[old._replace(evidence=(proof,))]
    )
    assert proof in map_.claim(new.id).evidence  # a second source says the same, and is misread the same


def test_a_merger_makes_claims_of_one_actor_those_of_another(map_: Map) -> None:
    map_.decide([Decision("hm", "merge", "master", "Ada")])
    assert held(map_) == {("index", "master", "uncertain"), ("index", "master", "asserted")}
    assert held(map_, "ReportingLine") == {("master", "board", "asserted")}  # nobody reports to themselves
    assert flagged(map_, "A01") == []
    assert find_actor(map_, "hm").id == find_actor(map_, "HM").id == find_actor(map_, "HbM").id == "master"


def test_later_sources_follow_a_merger_and_its_withdrawal_holds_for_them_too(map_: Map) -> None:
    (merged,) = map_.decide([Decision("hm", "merge", "master", "Ada")])
    gate, hm = make_thing("Responsibility", "Open the gate"), Thing("hm", "Undefined", "HM")
    said = Claim("Assignment", gate.id, "responsible", hm.id)
    write_loaded(map_, [Loaded(things=[gate, hm], claims=[said])])
    assert (gate.id, "master", "asserted") in held(map_)
    map_.decide([Decision("", "withdraw", merged.id, "Ada")])
    assert {(gate.id, "hm", "asserted"), ("index", "hm", "uncertain")} <= held(map_)


def test_what_the_ontology_forbids_of_the_other_actor_stays_with_the_first() -> None:
    map_ = scribbled({"p": "Post Clerk", "r": "Role Clerks", "ada": "Person Ada", "d": "Responsibility Keep it"},
                     ["d Assignment/responsible p"])  # fmt: skip
    map_.decide([Decision("p", "merge", "r", "Ada")])
    map_.write(claims=[Claim("Occupancy", "ada", object="p")])  # only a post can be held
    assert held(map_) == {("d", "r", "asserted")}
    assert held(map_, "Occupancy") == {("ada", "p", "asserted")}


def test_a_chain_of_mergers_is_followed_step_by_step() -> None:
    map_ = scribbled({"d": "Responsibility Keep it", "a": "Post A", "b": "Post B", "c": "Post C"},
                     ["d Assignment/responsible a status=uncertain"])  # fmt: skip
    (first,) = map_.decide([Decision("a", "merge", "b", "Ada")])
    between = next(c for c in map_.claims() if c.status == "implied")
    (rejected,) = map_.decide([Decision(between.id, "reject", by="Ben", why="not for B")])
    map_.decide([Decision("b", "merge", "c", "Ada")])
    assert held(map_) == set()  # what was rejected of B is not C's either
    map_.decide([Decision("", "withdraw", rejected.id, "Ben"), Decision(between.id, "accept", by="Ben")])
    assert held(map_) == {("d", "c", "accepted")}
    map_.decide([Decision("", "withdraw", first.id, "Ada")])
    assert held(map_) == {("d", "a", "uncertain")}


def test_what_a_decision_implied_goes_with_it_though_somebody_accepted_it(map_: Map) -> None:
    before = held(map_)
    old = claim(map_, "Assignment", "hm")
    new = corrected(old, object="unit")
    (taken,) = map_.decide([Decision(old.id, "correct", new.id, "Ada")], claims=[new])
    map_.decide([Decision(new.id, "accept", by="Ben")])
    assert ("index", "unit", "accepted") in held(map_)
    map_.decide([Decision("", "withdraw", taken.id, "Ada")])
    assert held(map_) == before
    assert new.id not in map_.verdicts()


def test_a_merger_after_a_split_is_no_split_any_more(map_: Map) -> None:
    map_.decide([Decision("hm", "split", "master", "Ada"), Decision("hm", "merge", "master", "Ada")])
    assert map_.standing().apart == frozenset()
    assert map_.standing().root("hm") == "master"


def test_a_name_that_two_merged_actors_share_means_one_of_them() -> None:
    map_ = scribbled({"post/1": "Post Clerk", "post/2": "Post Clerk", "post/3": "Post Scribe"}, [])
    clerk = make_thing("Role", "Clerk")
    write_loaded(map_, [Loaded(things=[clerk])])
    assert clerk in list(map_.things())  # which one is meant is not clear
    map_.decide([Decision("post/1", "merge", "post/3", "Ada"), Decision("post/2", "merge", "post/3", "Ada")])
    map_.decide([Decision(clerk.id, "merge", "post/3", "Ada")])
    gate = make_thing("Responsibility", "Open the gate")
    write_loaded(map_, [Loaded(things=[gate, clerk], claims=[Claim("Assignment", gate.id, "responsible", clerk.id)])])
    assert held(map_) == {(gate.id, "post/3", "asserted")}


def test_two_names_that_somebody_said_are_two_are_neither_joined_nor_flagged() -> None:
    things = {"unit/a": "Unit Case Directorate", "unit/case-directorate": "Unit Case Directorates",
              "d": "Responsibility One", "e": "Responsibility Two"}  # fmt: skip
    map_ = scribbled(things, ["d Assignment/accountable unit/a", "e Assignment/accountable unit/case-directorate"])
    assert len(flagged(map_, "M02")) == 1
    (split,) = map_.decide([Decision("unit/case-directorate", "split", "unit/a", "Ada")])
    assert flagged(map_, "M02") == []
    map_.decide([Decision("", "withdraw", split.id, "Ada")])
    assert len(flagged(map_, "M02")) == 1


def test_a_split_keeps_a_name_from_being_linked() -> None:
    chart, named = Thing("post/1", "Post", "Clerk"), make_thing("Role", "Clerk")
    gate = make_thing("Responsibility", "Open the gate")
    source = Loaded(things=[gate, named], claims=[Claim("Assignment", gate.id, "responsible", named.id)])
    for split in (False, True):
        map_ = Map.memory()
        map_.write(things=[chart, *([named] if split else [])])
        if split:
            map_.decide([Decision(named.id, "split", chart.id, "Ada")])
        write_loaded(map_, [source])
        assert held(map_) == {(gate.id, named.id if split else chart.id, "asserted")}


def test_a_split_undoes_a_merger(map_: Map) -> None:
    before = held(map_)
    map_.decide([Decision("hm", "merge", "master", "Ada")])
    map_.decide([Decision("hm", "split", "master", "Ada")])
    assert held(map_) == before
    map_.decide([Decision("master", "merge", "hm", "Ada")])
    assert held(map_) == {("index", "hm", "uncertain"), ("index", "hm", "asserted")}


def test_a_suggestion_counts_when_somebody_accepts_it(map_: Map) -> None:
    told = Claim("Assignment", "index", "consulted", "board", status="suggested")
    map_.write(claims=[told])
    assert ("index", "board", "suggested") not in held(map_)
    map_.decide([Decision(told.id, "accept", by="Ada")])
    assert ("index", "board", "accepted") in held(map_)


def test_what_a_changed_edition_says_again_stays_decided(map_: Map) -> None:
    old = claim(map_, "Assignment", "hm")
    map_.decide([Decision(old.id, "reject", by="Ada", why="misread")])
    edition = Document("c", "second.txt", "text/plain", "c", "New words. index Assignment/accountable hm")
    proof = Evidence("c", (Span(11, 41),), edition.text[11:41], "test")
    map_.write(documents=[edition], claims=[old._replace(evidence=(proof,)), old._replace(scope="north", evidence=())])
    assert map_.statuses([old.id]) == {old.id: "rejected"}
    assert ("index", "hm", "uncertain") in held(map_)  # what it says otherwise is another claim


def test_rejected_names_name_nobody(map_: Map) -> None:
    assert [thing.id for thing in map_.named("HbM")] == ["hm"]
    alias = next(c for c in map_.claims() if c.kind == "alias")
    map_.decide([Decision(alias.id, "reject", by="Ada", why="misread")])
    assert map_.named("HbM") == []
    assert map_.named_any(["HbM"]) == {}


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (Decision("x", "accept", by="Ada"), "the map has no claim 'x'"),
        (Decision("x", "like", by="Ada"), "no verdict 'like' (one of accept, reject,"),
        (Decision("", "accept", by="Ada"), "needs what it is about"),
        (Decision("CLAIM", "accept"), "needs who decides (by)"),
        (Decision("CLAIM", "accept", by=" "), "needs who decides (by)"),
        (Decision("CLAIM", "accept", by="A\x1b[2J"), "by holds the control character U+001B"),
        (Decision("CLAIM", "accept", by="A" * 201), "by has 201 characters, at most 200"),
        (Decision("CLAIM", "reject", by="Ada"), "needs a reason (why)"),
        (Decision("CLAIM", "reject", by="Ada", why="x" * 10_001), "why has 10,001 characters"),
        (Decision("CLAIM", "accept", "x", "Ada"), "takes no value"),
        (Decision("CLAIM", "correct", "", "Ada"), "needs a value"),
        (Decision("CLAIM", "correct", "x", "Ada"), "the map has no claim 'x'"),
        (Decision("CLAIM", "correct", "CLAIM", "Ada"), "cannot take its own place"),
        (Decision("hm", "merge", "nobody", "Ada"), "the map has no thing 'nobody'"),
        (Decision("hm", "merge", "hm", "Ada"), "cannot take its own place"),
        (Decision("hm", "merge", "index", "Ada"), "'index' is a Responsibility and no actor"),
        (Decision("master", "split", "index", "Ada"), "'index' is a Responsibility and no actor"),
        (Decision("x", "waive", "", "Ada", "", "why"), "is no fingerprint of a flag"),
        (Decision("A01-0123456789ab", "waive", "", "Ada"), "needs a reason"),
        (Decision("A01-0123456789ab", "waive", "soon", "Ada", "", "why"), "'soon' is no day"),
        (Decision("A01-0123456789ab", "waive", "2020-01-01", "Ada", "", "why"), "ends on 2020-01-01, before it was"),
        (Decision("", "withdraw", "x", "Ada"), "the map has no decision 'x'"),
        (Decision("CLAIM", "accept", "", "Ada", "yesterday"), "'yesterday' is no moment"),
        (Decision("CLAIM", "accept", "", "Ada", "2026-06-01T09:30:00Z"), "is no moment"),
    ],
)
def test_what_cannot_be_decided_is_refused_and_changes_nothing(map_: Map, decision: Decision, said: str) -> None:
    name = claim(map_, "Assignment", "hm").id
    named = decision._replace(**{f: name for f in ("about", "value") if getattr(decision, f) == "CLAIM"})
    generation = map_.generation
    with pytest.raises(Refused) as refused:
        map_.decide([Decision(name, "accept", by="Ada"), named])
    assert said in str(refused.value)
    assert map_.decisions() == []
    assert map_.generation == generation


def test_a_merger_that_the_ontology_forbids_says_which_claim() -> None:
    map_ = scribbled({"p": "Post Clerk", "u": "Unit Clerks", "v": "Unit Office"}, ["p Placement v"])
    with pytest.raises(Refused, match=r"merge of 'p': its Placement [0-9a-f]{24} cannot be of 'u', which is a Unit"):
        map_.decide([Decision("p", "merge", "u", "Ada")])


def test_what_is_one_already_is_not_merged_and_what_is_withdrawn_not_withdrawn(map_: Map) -> None:
    (merged,) = map_.decide([Decision("hm", "merge", "master", "Ada")])
    for one, other in (("hm", "master"), ("master", "hm")):
        with pytest.raises(Refused, match="are one already"):
            map_.decide([Decision(one, "merge", other, "Ada")])
    map_.decide([Decision("", "withdraw", merged.id, "Ada")])
    with pytest.raises(Refused, match="is withdrawn already"):
        map_.decide([Decision("", "withdraw", merged.id, "Ada")])
    with pytest.raises(Refused, match="that decision is about 'hm' and not about 'master'"):
        map_.decide([Decision("master", "withdraw", merged.id, "Ada")])


def test_decisions_of_one_moment_keep_their_order(map_: Map, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("remit.graph.deciding.moment", lambda: AT)
    name = claim(map_, "Assignment", "hm").id
    taken = map_.decide([Decision(name, v, by="Ada", why="x") for v in ("reject", "accept", "reject", "accept")])
    taken += map_.decide([Decision(name, "reject", by="Ada", why="x")])
    assert [decision.at for decision in taken] == sorted({decision.at for decision in taken})
    assert map_.decisions() == taken
    assert map_.statuses([name]) == {name: "rejected"}


def test_a_moment_has_one_way_to_be_written() -> None:
    assert len(moment()) == len(AT)
    assert later("2026-12-31T23:59:59.999999Z") == "2027-01-01T00:00:00.000000Z"
    check_decision(Decision("x", "accept", "", "Ada", AT))


def test_waivers_hold_until_their_last_day_and_the_latest_counts(map_: Map) -> None:
    (flag,) = flagged(map_, "A01")
    day = date(2030, 1, 1)

    def waived(on: date) -> bool:
        return not sort_out([flag], map_.standing(), on).open

    map_.decide([Decision(flag.fingerprint, "waive", "2030-01-01", "Ada", "", "the reform")])
    assert waived(day)
    assert not waived(date(2030, 1, 2))
    assert sort_out([flag], map_.standing(), date(2030, 1, 2)).expired[0].by == "Ada"
    (forever,) = map_.decide([Decision(flag.fingerprint, "waive", "", "Ben", "", "for good")])
    assert waived(date(2999, 1, 1))
    map_.decide([Decision("", "withdraw", forever.id, "Ben")])
    assert not waived(date(2999, 1, 1))
    assert waived(day)
    assert [w.about for w in sort_out([], map_.standing(), day).stale] == [flag.fingerprint]
    assert sort_out([], map_.standing(), day, [registry()["F01"]]).stale == ()


def test_the_outcome_is_one_whatever_order_decisions_come_in() -> None:
    moments = [AT.replace("09:30", f"09:3{i}") for i in range(4)]
    first, second = Decision("c", "accept", "", "Ada", moments[0]), Decision("c", "reject", "", "Ben", moments[1], "x")
    undo = Decision("c", "withdraw", second.id, "Cy", moments[2])
    redo = Decision("c", "withdraw", undo.id, "Cy", moments[3])
    assert Standing.of([undo, first, second]).current == {"c": first}
    assert Standing.of([redo, undo, first, second]).current == {"c": second}
    assert Standing.of([redo, second, first, undo]).withdrawn == {undo.id}


def test_no_decisions_close_a_circle_of_mergers() -> None:
    moments = [AT.replace("09:30", f"09:3{i}") for i in range(3)]
    pairs = (("a", "b"), ("b", "c"), ("b", "a"))
    mergers = [Decision(one, "merge", other, "Ada", at) for (one, other), at in zip(pairs, moments, strict=True)]
    standing = Standing.of(mergers)
    assert standing.merged == {"a": "b", "b": "c"}
    assert standing.root("a") == "c"


def test_a_snapshot_outlives_decisions(tmp_path: Path) -> None:
    path = tmp_path / "m.remit"
    with Map.open(path, create=True) as map_:
        source = scribbled(THINGS, CLAIMS)
        map_.write(documents=source.documents(), things=source.things(), claims=source.claims())
        View.of(map_, TODAY)
        stored = map_.connection.execute("SELECT generation, data FROM snapshot WHERE name LIKE '%/status'").fetchall()
        generation, name = map_.generation, claim(map_, "Assignment", "hm").id
        map_.decide([Decision(name, "reject", by="Ada", why="x")])
        assert map_.generation == generation + 1
        assert ("index", "hm", "uncertain") not in held(map_)
        again = map_.connection.execute("SELECT generation, data FROM snapshot WHERE name LIKE '%/status'").fetchall()
        assert again == stored
    with Map.open(path, readonly=True) as reader:
        assert held(reader) == {("index", "master", "asserted")}
        with pytest.raises(sqlite3.OperationalError):
            reader.connection.execute("DELETE FROM decisions")


def test_what_a_map_does_not_hold_has_no_decisions(map_: Map) -> None:
    assert map_.decisions("nothing") == []
    assert map_.statuses(["nothing"]) == {}
    with pytest.raises(NotFound):
        find_actor(map_, "nobody at all")
