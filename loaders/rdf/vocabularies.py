"""The terms of other vocabularies that are read, and what each of them states."""

from typing import NamedTuple

ORG = "http://www.w3.org/ns/org#"
FOAF = "http://xmlns.com/foaf/0.1/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
DCTERMS = "http://purl.org/dc/terms/"
OPENGOV = "http://www.w3.org/ns/opengov#"
SCHEMA = ("http://schema.org/", "https://schema.org/")
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

# Most telling first: what is a unit and an organization is a unit.
KINDS = {
    ORG + "Post": "Post",
    ORG + "Role": "Role",
    ORG + "OrganizationalUnit": "Unit",
    ORG + "OrganizationalCollaboration": "Body",
    FOAF + "Person": "Person",
    "http://www.w3.org/ns/person#Person": "Person",
    **{name + "Person": "Person" for name in SCHEMA},
    ORG + "FormalOrganization": "Organization",
    ORG + "Organization": "Organization",
    FOAF + "Organization": "Organization",
    **{name + "Organization": "Organization" for name in SCHEMA},
    FOAF + "Group": "Body",
}

# Kinds of bodies that ORG tells by org:classification only.
BODY_WORDS = frozenset({"committee", "board", "council", "working group", "task force", "panel", "commission"})

LABELS = (
    SKOS + "prefLabel",
    RDFS + "label",
    FOAF + "name",
    *(name + "name" for name in SCHEMA),
    DCTERMS + "title",
)
ALIASES = (SKOS + "altLabel", ORG + "altLabel")
REFERENCES = (ORG + "identifier", SKOS + "notation", DCTERMS + "identifier")


class Reads(NamedTuple):
    """What a predicate states: a relation and its kind, which way round, and the likely kinds of its ends."""

    relation: str
    kind: str = ""
    inverse: bool = False
    subject: str = ""
    object: str = ""


PREDICATES = {
    ORG + "holds": Reads("Occupancy", "", False, "Person", "Post"),
    ORG + "heldBy": Reads("Occupancy", "", True, "Person", "Post"),
    ORG + "postIn": Reads("Placement", "", False, "Post", "Organization"),
    ORG + "hasPost": Reads("Placement", "", True, "Post", "Organization"),
    ORG + "unitOf": Reads("Subdivision", "", False, "Unit", "Organization"),
    ORG + "hasUnit": Reads("Subdivision", "", True, "Unit", "Organization"),
    ORG + "subOrganizationOf": Reads("Subdivision", "", False, "Organization", "Organization"),
    ORG + "hasSubOrganization": Reads("Subdivision", "", True, "Organization", "Organization"),
    ORG + "headOf": Reads("Headship", "", False, "Person", "Organization"),
    ORG + "memberOf": Reads("Membership", "", False, "Person", "Organization"),
    ORG + "hasMember": Reads("Membership", "", True, "Person", "Organization"),
    ORG + "reportsTo": Reads("ReportingLine", "direct"),
    DCTERMS + "replaces": Reads("Succession"),
    DCTERMS + "isReplacedBy": Reads("Succession", "", True),
}

# A membership is a node of its own that joins all of these.
MEMBERSHIP = ORG + "Membership"
MEMBER, ORGANIZATION, ROLE, HAS_MEMBERSHIP = (
    ORG + name for name in ("member", "organization", "role", "hasMembership")
)
HEAD = ORG + "Head"  # the one role that ORG itself names
POST = OPENGOV + "post"
SINCE = tuple(base + name for base in SCHEMA for name in ("validFrom", "startDate"))
UNTIL = tuple(base + name for base in SCHEMA for name in ("validUntil", "validThrough", "endDate"))
CLASSIFICATION = ORG + "classification"
