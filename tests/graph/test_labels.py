"""A label that no source states gives way to the first name that one does."""

from notation import scribbled
from remit.graph.claim import Claim, Thing


def test_a_reference_gives_way_to_the_name_that_a_later_source_states() -> None:
    map_ = scribbled({"post": "Post Agency post 7", "boss": "Post Chief"}, ["post ReportingLine/direct boss"])
    map_.write(claims=[Claim("Attribute", "post", "name", value="Harbour Master")])
    assert map_.thing("post").label == "Harbour Master"
    assert [thing.id for thing in map_.named("harbour master")] == ["post"]
    assert map_.search("harbour") == [Thing("post", "Post", "Harbour Master")]
    assert map_.search("agency") == []


def test_a_label_that_a_source_states_stays() -> None:
    map_ = scribbled({"post": "Post Harbour Master"}, ['post Attribute/name - value="Harbour Master"'])
    map_.write(claims=[Claim("Attribute", "post", "name", value="Port Captain")])
    assert map_.thing("post").label == "Harbour Master"
