"""W3C ORG data of other tools: every form of each statement, and the lines that they are quoted from."""

import json
from pathlib import Path

import pytest
from loaded import checked, load_text, one, told

from remit.graph.errors import BadInput
from remit.loaders.loading import Loaded, registry
from remit.loaders.source import Source

PREFIXES = """@prefix : <https://ports.example/> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <http://schema.org/> .
:ports a org:FormalOrganization ; skos:prefLabel "Ports" . :north a org:OrganizationalUnit ; rdfs:label "North" .
:pilot a org:Post ; skos:prefLabel "Pilot" . :chief a org:Post ; skos:prefLabel "Chief" .
:ada a foaf:Person ; foaf:name "Ada" .
"""


def turtle(text: str, **options: str) -> Loaded:
    return load_text("rdf", PREFIXES + text, "a.ttl", **options)


@pytest.mark.parametrize(
    ("text", "relation", "claim"),
    [
        (":ada org:holds :pilot .", "Occupancy", ("Ada", "", "Pilot")),
        (":pilot org:heldBy :ada .", "Occupancy", ("Ada", "", "Pilot")),
        (":pilot org:postIn :north .", "Placement", ("Pilot", "", "North")),
        (":north org:hasPost :pilot .", "Placement", ("Pilot", "", "North")),
        (":north org:unitOf :ports .", "Subdivision", ("North", "", "Ports")),
        (":north org:subOrganizationOf :ports .", "Subdivision", ("North", "", "Ports")),
        (":ports org:hasUnit :north .", "Subdivision", ("North", "", "Ports")),
        (":ports org:hasSubOrganization :north .", "Subdivision", ("North", "", "Ports")),
        (":ada org:headOf :north .", "Headship", ("Ada", "", "North")),
        (":pilot org:reportsTo :chief .", "ReportingLine", ("Pilot", "direct", "Chief")),
        (":ada org:memberOf :ports .", "Membership", ("Ada", "", "Ports")),
        (":ports org:hasMember :ada .", "Membership", ("Ada", "", "Ports")),
        ("[] org:member :ada ; org:organization :ports .", "Membership", ("Ada", "", "Ports")),
        (":ada org:hasMembership [ org:organization :ports ] .", "Membership", ("Ada", "", "Ports")),
        ("[] org:member :ada ; org:organization :north ; org:role org:Head .", "Headship", ("Ada", "", "North")),
    ],
)
def test_forms_of_a_statement(text: str, relation: str, claim: tuple[str, str, str]) -> None:
    loaded = turtle(text)
    assert told(loaded, relation) == {claim}
    assert not loaded.unread


def test_iris_stay_ids_and_every_claim_quotes_its_triple() -> None:
    claim = one(turtle(":pilot org:reportsTo :chief ."), "ReportingLine", "direct")
    assert (claim.subject, claim.object) == ("https://ports.example/pilot", "https://ports.example/chief")
    assert claim.evidence[0].quote == (
        "<https://ports.example/pilot> <http://www.w3.org/ns/org#reportsTo> <https://ports.example/chief> ."
    )


def test_a_membership_joins_member_role_organization_and_days() -> None:
    loaded = turtle(
        ':m a org:Membership ; org:member :ada ; org:organization :north ; org:role [ skos:prefLabel "Observer" ] ;'
        ' schema:startDate "2026-01-01" ; schema:endDate "2026-12-31" .'
    )
    assert told(loaded, "Membership") == {("Ada", "", "North"), ("Ada", "", "Observer")}
    assert told(loaded, "Placement") == {("Observer", "", "North")}
    days = {(claim.valid_from, claim.valid_to) for claim in loaded.claims if claim.relation == "Membership"}
    assert days == {("2026-01-01", "2027-01-01")}


def test_labels_by_language_and_other_names() -> None:
    text = ':x a org:Organization ; skos:prefLabel "Hafenamt"@de, "Port office"@en ;'
    text += ' skos:altLabel "PO" ; org:identifier "7" .'
    for language, label in (("", "Port office"), ("de", "Hafenamt")):
        loaded = turtle(text, language=language)
        assert {t.label for t in loaded.things if t.id == "https://ports.example/x"} == {label}
        assert (label, "alias", "PO") in told(loaded, "Attribute")
        assert (label, "reference", "7") in told(loaded, "Attribute")


def test_kinds_that_nobody_typed_follow_from_what_is_said() -> None:
    loaded = load_text(
        "rdf",
        "@prefix org: <http://www.w3.org/ns/org#> . @prefix : <http://x/#> . :a org:holds :b . :c org:reportsTo :b .",
        "a.ttl",
    )
    assert {t.label: t.kind for t in loaded.things} == {"a": "Person", "b": "Post", "c": "Undefined"}


def test_a_classified_board_is_a_body() -> None:
    loaded = turtle(':b a org:Organization ; skos:prefLabel "Safety" ; org:classification [ skos:prefLabel "Board" ] .')
    assert {t.kind for t in loaded.things if t.label == "Safety"} == {"Body"}
    assert ("Safety", "statement", "Board") in told(loaded, "Attribute")


def test_what_is_not_read_is_named() -> None:
    loaded = turtle(":ports org:holds :pilot . :ada foaf:knows :bo, :cy .")
    reasons = [u.reason for u in loaded.unread]
    assert reasons == [
        "Organization and Post cannot stand in this relation",
        "the predicate is not read (used 2 times)",
    ]
    assert all(u.where.startswith("line ") for u in loaded.unread)


def test_the_same_in_json_ld_and_rdf_xml() -> None:
    json_ld = (
        '{"@context": {"org": "http://www.w3.org/ns/org#"}, "@id": "http://x/a", "org:holds": {"@id": "http://x/b"}}'
    )
    xml = (
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:org="http://www.w3.org/ns/org#">'
        '<r:Description r:about="http://x/a"><org:holds r:resource="http://x/b"/></r:Description></r:RDF>'
    )
    for text, name in ((json_ld, "a.jsonld"), (json_ld, "a.json"), (xml, "a.rdf")):
        assert told(load_text("rdf", text, name), "Occupancy") == {("a", "", "b")}


def test_our_own_context_is_bundled() -> None:
    label = {"label": "http://www.w3.org/2000/01/rdf-schema#label"}
    content = {
        "@context": ["https://w3id.org/remit/ns#", label],
        "@id": "http://x/a",
        "@type": "Post",
        "label": "Pilot",
    }
    text = json.dumps(content)
    assert [t.label for t in load_text("rdf", text, "a.jsonld").things] == ["Pilot"]


@pytest.mark.parametrize(
    ("text", "name", "problem"),
    [
        ('{"@context": "http://evil.example/c", "@id": "http://x/a"}', "a.jsonld", "remote context 'http://evil.example/c'"),
        ('{"@context": "file:///etc/passwd", "@id": "http://x/a"}', "a.jsonld", "remote context 'file:///etc/passwd'"),
        ('{"@context": {"p": {"@id": "http://x/p", "@context": "c.json"}}}', "a.jsonld", "remote context 'c.json'"),
        ('{"@context": {"@import": "https://w3id.org/remit/ns#"}}', "a.jsonld", "remote context"),
        ('[{"a": [{"@context": ["http://evil.example/d"]}]}]', "a.jsonld", "remote context 'http://evil.example/d'"),
        ("[" * 100_000 + "]" * 100_000, "a.jsonld", "nested too deeply"),
        ('{"@context": ', "a.jsonld", "a.jsonld:1: is no JSON"),
        ('<!DOCTYPE r [<!ENTITY a "aa">]><r/>', "a.rdf", "a.rdf:1: declares <!DOCTYPE"),
        ("<http://x/a> <http://x/p> <http://x/b c> .", "a.nt", "a.nt:1: is no N-Triples"),
        ('<http://x/a> <http://x/p> "1"^^<http://x/\\u003Eb> .', "a.ttl", "a.ttl:1: is no Turtle"),
        ('{"@id": "x:a", "x:p": {"@value": "1", "@type": "http://x/> <y> <z> ."}}', "a.jsonld", "is no JSON-LD"),
        ("<a> <b> <c> .", "a.ttl", "absolute IRIs"),
        ("<http://x/a> <http://x/p> 1 .", "a.ttl", "describes no organization"),
        (b"\x80\x81\x82", "a.ttl", "a.ttl:1: byte 0 is no utf-8"),
    ],
)  # fmt: skip
def test_hostile_or_useless_files_are_refused_by_name(text: str | bytes, name: str, problem: str) -> None:
    with pytest.raises(BadInput) as caught:
        load_text("rdf", text, name)
    assert problem in str(caught.value)


def test_deep_turtle_and_control_characters_do_no_harm() -> None:
    deep = turtle(":ada org:holds :pilot ; rdfs:seeAlso " + "[ rdfs:seeAlso " * 50_000 + ":x" + " ]" * 50_000 + " .")
    assert told(deep, "Occupancy") == {("Ada", "", "Pilot")}
    assert {t.label for t in turtle(':z a org:Post ; skos:prefLabel "Pi\\u0007lot\\nZ" .').things} >= {"Pilot Z"}


def test_literals_with_odd_line_ends_keep_their_lines_apart() -> None:
    assert ("Z A", "name", "Z A") in told(turtle(':z a org:Post ; skos:prefLabel "Z\u2028A" .'), "Attribute")


@pytest.mark.parametrize("name", ["membership", "organization", "post"])
def test_examples_of_popolo(shared: Path, name: str) -> None:
    source = Source.read(shared / "data" / "popolo" / "examples" / f"{name}.ttl")
    assert checked(registry()["rdf"].load(source)).claims


def test_the_vocabulary_itself_holds_one_role(shared: Path) -> None:
    loaded = checked(registry()["rdf"].load(Source.read(shared / "data" / "w3c_org" / "org.ttl")))
    assert [thing.id for thing in loaded.things] == ["http://www.w3.org/ns/org#Head"]
