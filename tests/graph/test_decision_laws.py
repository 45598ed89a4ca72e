"""Laws of decisions on random maps: what is withdrawn was never there, replay gives the same, order is that of time."""

from deciding import decide
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case_files import TODAY
from random_maps import maps
from remit.graph.decisions import ON_ACTORS, ON_CLAIMS, Decision
from remit.graph.detecting import Flag, detect
from remit.graph.map import Map
from remit.graph.view import View

SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=60)
State = tuple[dict[str, str], list[tuple[str, tuple[str, ...]]]]


def counted(map_: Map) -> dict[str, str]:
    """Claim id -> status, of the claims that count."""
    view = View.of(map_, TODAY)
    ids = view.claim_ids(range(len(view.in_force)))
    return map_.statuses([ids[i] for i in view.in_force.nonzero()[0].tolist()])


def flagged(map_: Map) -> list[Flag]:
    """The flags of a map."""
    return list(detect(View.of(map_, TODAY)))


def copy(map_: Map) -> Map:
    """Another map with the same documents, things and claims, and no decision."""
    other = Map.memory()
    other.write(documents=map_.documents(), things=map_.things(), claims=map_.claims())
    return other


@SLOW
@given(st.data())
def test_what_is_withdrawn_was_never_there(data: st.DataObject) -> None:
    map_ = data.draw(maps())
    decide(data.draw, map_, data.draw(st.integers(0, 3)))
    before, flags = counted(map_), flagged(map_)
    for taken in decide(data.draw, map_, 1, (*ON_CLAIMS, *ON_ACTORS)):
        map_.decide([Decision("", "withdraw", taken.id, "Cy")])
    assert counted(map_) == before
    assert flagged(map_) == flags


@SLOW
@given(st.data())
def test_everything_withdrawn_from_last_to_first_is_the_map_as_read(data: st.DataObject) -> None:
    map_ = data.draw(maps())
    before, flags = counted(map_), flagged(map_)
    for taken in reversed(decide(data.draw, map_, 4, (*ON_CLAIMS, *ON_ACTORS))):
        map_.decide([Decision("", "withdraw", taken.id, "Cy")])
    assert (counted(map_), flagged(map_)) == (before, flags)


@SLOW
@given(st.data())
def test_a_withdrawal_that_is_withdrawn_brings_the_decision_back(data: st.DataObject) -> None:
    map_ = data.draw(maps())
    for taken in decide(data.draw, map_, 1):
        after = counted(map_)
        (undo,) = map_.decide([Decision("", "withdraw", taken.id, "Cy")])
        map_.decide([Decision("", "withdraw", undo.id, "Cy")])
        assert counted(map_) == after


@SLOW
@given(st.data())
def test_the_same_decisions_in_any_order_and_in_any_pieces_give_the_same_state(data: st.DataObject) -> None:
    map_ = data.draw(maps())
    fresh = copy(map_)
    decide(data.draw, map_, 5)
    # Claims that decisions brought come with them, as from a projection.
    fresh.write(things=map_.things(), claims=map_.claims())
    together = copy(fresh)
    for decision in map_.decisions():
        fresh.write(decisions=[decision])
    together.write(decisions=data.draw(st.permutations(map_.decisions())))
    for other in (fresh, together):
        assert other.decisions() == map_.decisions()
        assert other.verdicts() == map_.verdicts()
        assert counted(other) == counted(map_)


@SLOW
@given(st.data())
def test_loading_the_same_again_changes_nothing(data: st.DataObject) -> None:
    map_ = data.draw(maps())
    sources = (list(map_.documents()), list(map_.things()), list(map_.claims()))
    decide(data.draw, map_, 4)
    before, generation = map_.verdicts(), map_.generation
    assert not map_.write(documents=sources[0], things=sources[1], claims=sources[2]).changed
    assert (map_.verdicts(), map_.generation) == (before, generation)


@SLOW
@given(st.data())
def test_what_was_read_is_never_changed(data: st.DataObject) -> None:
    map_ = data.draw(maps())
    read = list(map_.claims())
    decide(data.draw, map_, 5)
    assert [claim for claim in map_.claims() if claim.status != "implied" or claim in read] == read


@SLOW
@given(st.data())
def test_the_last_decision_about_a_claim_is_the_one_that_counts(data: st.DataObject) -> None:
    map_ = data.draw(maps())
    claims = [claim for claim in map_.claims() if claim.status != "implied"]
    if claims:
        claim = data.draw(st.sampled_from(claims))
        for verdict in data.draw(st.lists(st.sampled_from(("accept", "reject")), min_size=1, max_size=4)):
            map_.decide([Decision(claim.id, verdict, by="Ada", why="x")])
            assert map_.statuses([claim.id]) == {claim.id: f"{verdict}ed"}
