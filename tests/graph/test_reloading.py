"""Sources that are loaded again after people decided add nothing: names still meet the actors that they met before."""

from deciding import decide
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit.graph.claim import Claim, make_thing
from remit.graph.linking import Names
from remit.graph.map import Map
from remit.loaders.loading import Loaded, write_loaded

NAMES = ("Clerk", "The Clerks", "Head Clerk", "Office of Clerks", "HC")
KINDS = ("Post", "Role", "Unit", "Undefined")
ACTORS = st.builds(make_thing, st.sampled_from(KINDS), st.sampled_from(NAMES), st.sampled_from(("", "", "7")))


@st.composite
def sources(draw: st.DrawFn) -> Loaded:
    """A source of a few actors, some by name and some by reference, with aliases and duties."""
    actors = draw(st.lists(ACTORS, min_size=1, max_size=4, unique_by=lambda thing: thing.id))
    duty = make_thing("Responsibility", draw(st.sampled_from(("Open the gate", "Shut the gate"))))
    held = Claim("Assignment", duty.id, "responsible", draw(st.sampled_from(actors)).id)
    called = draw(st.lists(st.tuples(st.sampled_from(actors), st.sampled_from(NAMES)), max_size=2))
    aliases = [Claim("Attribute", actor.id, "alias", value=name) for actor, name in called]
    return Loaded(things=[*actors, duty], claims=[held, *aliases])


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=200)
@given(st.data())
def test_sources_that_are_loaded_again_add_nothing(data: st.DataObject) -> None:
    map_ = Map.memory()
    loaded = data.draw(st.lists(sources(), min_size=1, max_size=3))
    for source in loaded:
        write_loaded(map_, [source])
    # Without decisions loading again may still link: what a later source explained is known by then.
    for source in loaded:
        write_loaded(map_, [source])
    before = [Names(map_).link(source.things, source.claims) for source in loaded]
    decide(data.draw, map_, 3, ("accept", "merge", "split", "withdraw"))
    for source, linked in zip(loaded, before, strict=True):
        things, claims = Names(map_).link(source.things, source.claims)
        kept = {claim.id for claim in linked[1]}
        added = write_loaded(map_, [Loaded(things=things, claims=claims)])
        if not map_.standing().apart:
            assert {claim.id for claim in claims} == kept
            assert not added.changed
