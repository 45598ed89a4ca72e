"""The generated JSON Schema and JSON-LD context fit what Remit makes, and refuse what the ontology refuses."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pyoxigraph
import pytest

from notation import scribbled
from remit.graph.claim import Claim
from remit.ontology.vocabulary import REMIT

GENERATED = Path(__file__).parents[2] / "ontology/generated"
MAP = scribbled(
    {"rule": "Responsibility Keep the lamps", "keeper": "Post Keeper", "note": "Recommendation Count the lamps"},
    ["rule Assignment/accountable keeper scope=north", 'note Attribute/number - value=7 quote="7. Count the lamps"'],
)


def as_data(claim: Claim) -> dict[str, Any]:
    """A claim as the schema describes it: empty fields left out."""
    evidence = [{k: v for k, v in proof._asdict().items() if v not in {"", None}} for proof in claim.evidence]
    fields = {k: v for k, v in claim._asdict().items() if v and k != "evidence"}
    data: dict[str, Any] = json.loads(json.dumps({"id": claim.id, **fields, "evidence": evidence}))
    return data


@pytest.fixture
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads((GENERATED / "schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_claims_fit_the_schema(validator: jsonschema.Draft202012Validator) -> None:
    for claim in MAP.claims():
        validator.validate(as_data(claim))


@pytest.mark.parametrize(
    "wrong",
    [
        {"relation": "Owning"},
        {"kind": "boss"},
        {"kind": None},
        {"object": None},
        {"modality": "perhaps"},
        {"colour": "red"},
    ],
    ids=str,
)
def test_what_the_ontology_refuses_the_schema_refuses(
    validator: jsonschema.Draft202012Validator, wrong: dict[str, Any]
) -> None:
    claim = next(as_data(claim) for claim in MAP.claims() if claim.relation == "Assignment")
    changed = {key: value for key, value in {**claim, **wrong}.items() if value is not None}
    assert not validator.is_valid(changed)


def test_the_context_gives_every_name_its_iri() -> None:
    context = json.loads((GENERATED / "context.jsonld").read_text("utf-8"))["@context"]
    node = {"@context": context, "id": "urn:claim", "type": "Assignment", "subject": "urn:rule", "value": "x"}
    triples = {str(quad.triple) for quad in pyoxigraph.parse(json.dumps(node), format=pyoxigraph.RdfFormat.JSON_LD)}
    assert triples == {
        f"<urn:claim> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{REMIT.Assignment}>",
        f"<urn:claim> <{REMIT.subject}> <urn:rule>",
        f'<urn:claim> <{REMIT.value}> "x"',
    }
