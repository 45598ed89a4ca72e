"""What the ontology forbids is refused in words; equal statements are one claim whatever says them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.graph.claim import (
    Claim,
    Evidence,
    Span,
    Thing,
    check_claim,
    check_thing,
    content_hash,
    make_thing,
    name_key,
    quote_of,
)
from remit.graph.errors import Refused
from remit.ontology.generated import terms

KINDS = {"p": "Post", "q": "Post", "u": "Unit", "d": "Responsibility", "ada": "Person"}
GOOD = Claim("Assignment", "d", "accountable", "p")

REFUSALS: list[tuple[dict[str, Any], str]] = [
    ({"relation": "Marriage"}, r"no relation 'Marriage' in the ontology \(one of Address, "),
    ({"subject": "p"}, r"subject 'p' is a Post, must be Responsibility"),
    ({"subject": "nobody"}, r"subject 'nobody' is no thing of the map or of this batch"),
    ({"object": "d"}, r"object 'd' is a Responsibility, must be Body or "),
    ({"object": ""}, r"object '' is no thing of the map"),
    ({"kind": "boss"}, r"kind 'boss' must be accountable or responsible or "),
    ({"kind": ""}, r"kind '' must be accountable"),
    ({"value": "7"}, r"takes no value"),
    ({"modality": "perhaps"}, r"modality must be one of actual, "),
    ({"status": "dubious"}, r"status must be one of asserted, "),
    ({"share": "half"}, r"share must be one of sole, "),
    ({"scope": "a\x07b"}, r"scope holds the control character U\+0007 at 1"),
    ({"valid_from": "2026-2-1"}, r"valid_from '2026-2-1' is no day \(expected YYYY-MM-DD\)"),
    ({"valid_to": "2026-02-30"}, r"valid_to '2026-02-30' is no day"),
    ({"valid_to": "20260201"}, r"valid_to '20260201' is no day"),
    ({"relation": "Placement"}, r"subject 'd' is a Responsibility, must be Post or Role"),
    ({"relation": "Attribute", "kind": "name", "object": ""}, r"Attribute of 'd': needs a value"),
    ({"relation": "Attribute", "kind": "name", "value": "x"}, r"object 'p' is a Post, must be absent"),
    ({"relation": "Occupancy", "subject": "ada", "kind": "deputy"}, r"kind 'deputy' must be empty"),
]


def test_what_the_ontology_allows_is_taken() -> None:
    check_claim(GOOD, KINDS)
    check_claim(Claim("Standing", "p", "vacant"), KINDS)
    check_claim(Claim("Attribute", "d", "due", value="2027", valid_from="2026-01-01"), KINDS)


@pytest.mark.parametrize(("change", "message"), REFUSALS)
def test_what_the_ontology_forbids_is_refused_in_words(change: dict[str, Any], message: str) -> None:
    with pytest.raises(Refused, match=message):
        check_claim(GOOD._replace(**change), KINDS)


@pytest.mark.parametrize(
    ("thing", "message"),
    [
        (Thing("x", "Dragon", "Smaug"), r"no kind 'Dragon' in the ontology \(one of Action, "),
        (Thing("", "Post", "Pilot"), "id must not be empty"),
        (Thing("x", "Post", " \n"), "label must not be empty"),
        (Thing("x", "Post", "Pi\x00lot"), r"label holds the control character U\+0000 at 2"),
        (Thing("x", "Post", "\ud800"), r"control character U\+D800 at 0"),
    ],
)
def test_malformed_things_are_refused_in_words(thing: Thing, message: str) -> None:
    with pytest.raises(Refused, match=message):
        check_thing(thing)


def test_who_says_it_is_no_part_of_a_claim() -> None:
    said = GOOD._replace(evidence=(Evidence("a", (Span(0, 4),), "Says", "report"),))
    assert said.id == GOOD.id


@pytest.mark.parametrize("field", Claim._fields[:11])
def test_every_other_field_is(field: str) -> None:
    changed = [getattr(GOOD, name) + "x" * (name == field) for name in Claim._fields[:11]]
    assert Claim(*changed).id != GOOD.id


@given(st.lists(st.text()), st.lists(st.text()))
def test_equal_hashes_mean_equal_parts(one: list[str], other: list[str]) -> None:
    assert (content_hash(one) == content_hash(other)) == (one == other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["ab", "c"], ["a", "bc"]),
        (["a\x1f", "b"], ["a", "\x1fb"]),
        (["a"], ["a", ""]),
        (["1]"], ["", "1]"]),
        ([], [""]),
    ],
)
def test_a_boundary_that_moves_is_another_hash(one: list[str], other: list[str]) -> None:
    assert content_hash(one) != content_hash(other)


def test_the_hash_of_a_claim_is_the_same_for_ever() -> None:
    assert GOOD.id == "19ff84a7c01c7fd63aa0c663"


def test_names_meet_whatever_their_dress() -> None:
    assert (
        len({name_key(n) for n in ("The Harbour Office", "harbour offices", "Harbour-Office", "HARBOUR OFFICE")}) == 1
    )
    assert name_key("Press Office") != name_key("Pres Office")
    assert make_thing("Post", "港務長").id == "post/港務長"
    assert make_thing("Post", "???").id == "post/unnamed"


def test_quotes_join_their_spans() -> None:
    assert quote_of("The pilot, who sails, boards.", (Span(0, 9), Span(22, 28))) == "The pilot\nboards"


def test_every_relation_of_the_ontology_can_be_claimed() -> None:
    kinds = {kind: kind for kind in terms.KINDS}
    for relation in terms.RELATIONS:
        objects = sorted(terms.OBJECTS[relation])
        kind = (terms.RELATION_KINDS[relation] or ("",))[0]
        value = "7" if terms.VALUE_REQUIRED[relation] else ""
        subject = sorted(terms.SUBJECTS[relation])[0]
        check_claim(Claim(relation, subject, kind, objects[0] if objects else "", value), kinds)
