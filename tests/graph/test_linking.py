"""Names that meet become one actor; ambiguous names and impossible kinds do not."""

from remit.graph.claim import Claim, Thing, make_thing
from remit.graph.linking import Names
from remit.graph.map import Map
from remit.loaders.loading import Loaded, write_loaded

CHART = Thing("post/1042", "Post", "The Harbour Master")
ALIAS = Claim("Attribute", CHART.id, "alias", value="HM")
NAMED = make_thing("Role", "harbour masters")
DUTY = make_thing("Responsibility", "Keep the lights")
KEEPS = Claim("Assignment", DUTY.id, "accountable", NAMED.id)


def known(*things: Thing, claims: tuple[Claim, ...] = ()) -> Map:
    """A map that knows these things."""
    map_ = Map.memory()
    map_.write(things=things, claims=claims)
    return map_


def test_a_name_meets_the_actor_of_an_earlier_source() -> None:
    map_ = Map.memory()
    write_loaded(map_, [Loaded(things=[CHART], claims=[ALIAS]), Loaded(things=[NAMED, DUTY], claims=[KEEPS])])
    assert {thing.id for thing in map_.things()} == {CHART.id, DUTY.id}
    (claim,) = (claim for claim in map_.claims() if claim.relation == "Assignment")
    assert claim.object == CHART.id


def test_a_name_meets_the_actor_that_the_map_knows() -> None:
    _, claims = Names(known(CHART)).link([make_thing("Role", "Harbour Master"), DUTY], [])
    assert claims == []
    things, _ = Names(known(CHART)).link([make_thing("Role", "Harbour Master")], [])
    assert things == [CHART]


def test_an_alias_is_a_name() -> None:
    for names in (Names(known(CHART, claims=(ALIAS,))), Names(Map.memory())):
        if not names.map.counts()["things"]:
            names.learn([CHART], [ALIAS])
        assert names.link([make_thing("Undefined", "HM")], [])[0] == [CHART]


def test_an_ambiguous_name_links_nothing() -> None:
    other = Thing("post/7", "Post", "Harbour Master")
    names = Names(known(CHART, other))
    assert names.link([NAMED], [KEEPS]) == ([NAMED], [KEEPS])
    names = Names(Map.memory())
    names.learn([CHART, other], [])
    assert names.link([NAMED], [KEEPS]) == ([NAMED], [KEEPS])


def test_what_a_source_identifies_by_more_than_its_name_stays_itself() -> None:
    second = Thing("post/2093", "Post", "Harbour Master")
    assert Names(known(CHART)).link([second], [])[0] == [second]


def test_a_kind_that_cannot_stand_there_is_not_put_there() -> None:
    unit = Thing("unit/9", "Unit", "Harbour Master")
    held = Claim("Occupancy", "person/ada", "", "post/harbour-master")
    post = make_thing("Post", "Harbour Master")
    assert Names(known(unit)).link([post], [held]) == ([post], [held])
    assert Names(known(unit)).link([post], [])[0] == [unit]


def test_a_claim_that_would_join_a_thing_to_itself_is_dropped() -> None:
    hm = make_thing("Undefined", "HM")
    line = Claim("ReportingLine", hm.id, "direct", CHART.id)
    names = Names(known(CHART, claims=(ALIAS,)))
    assert names.link([hm], [line]) == ([CHART], [])


def test_duties_are_never_linked_by_name() -> None:
    duty = Thing("duty/1", "Responsibility", "Keep the lights")
    assert Names(known(duty)).link([DUTY], [])[0] == [DUTY]


def test_a_short_form_links_only_within_its_document_and_an_acronym_beyond() -> None:
    group = make_thing("Body", "Buoy Tending Group")
    aliases = [Claim("Attribute", group.id, "alias", value=alias) for alias in ("group", "BTG")]
    map_ = Map.memory()
    map_.write(things=[group], claims=aliases)
    things = [make_thing("Body", "Group"), make_thing("Undefined", "BTG")]
    kept, _ = Names(map_).link(things, [])
    assert kept == [things[0], group]
