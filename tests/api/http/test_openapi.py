"""The OpenAPI document says what the server does: schemathesis asks every operation and finds nothing."""

import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import schemathesis
from fastapi.testclient import TestClient
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from remit.api.app import create_app
from remit.api.http.access import Guard
from remit.api.http.description import EVERYWHERE
from remit.api.keys import Keyring
from remit.api.served import ServedFile

EXAMPLES = int(os.environ.get("REMIT_FUZZ_HTTP", "5"))  # of each operation, beside those of the coverage phase
# What no JSON schema can say: a query is SPARQL, a decision names something of the map, an option belongs to a format.
MEANING = ["POST /decisions", "POST /documents", "GET /sparql", "POST /sparql", "GET /exports/{format}"]
ALLOWED = ["2xx", "3xx", "400", "404", "409", "422", "503"]


@pytest.mark.timeout(600)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of libraries that schemathesis uses
def test_schemathesis_finds_nothing(path: Path) -> None:
    config = SchemathesisConfig.from_dict(
        {
            "seed": 7,
            # An id may hold anything, and most of that is nothing that a path can end with.
            "suppress-health-check": ["filter_too_much"],
            "phases": {
                "fuzzing": {"generation": {"max-examples": EXAMPLES}},
                "stateful": {"generation": {"max-examples": EXAMPLES}},
            },
            "operations": [
                {"include-name": name, "checks": {"positive_data_acceptance": {"expected-statuses": ALLOWED}}}
                for name in MEANING
            ],
        }
    )
    schema = schemathesis.openapi.from_asgi("/openapi.json", create_app(ServedFile(path)), config=config)
    found, asked = set(), set()
    for event in from_schema(schema).execute():
        if isinstance(event, (events.NonFatalError, events.FatalError)):
            found.add(repr(event))
        if not isinstance(event, events.ScenarioFinished):
            continue
        asked.add(event.recorder.label)
        for case, checks in event.recorder.checks.items():
            for check in checks:
                if check.failure_info is not None:
                    asking = event.recorder.cases[case].value.as_curl_command()
                    found.add(f"{event.recorder.label}: {check.failure_info.failure} {asking}"[:1500])
    assert not found, "\n\n".join(sorted(found))
    assert len(asked) > 30


def test_every_operation_tells_its_problems_and_what_it_answers(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            told = operation["responses"]
            for status in EVERYWHERE:
                content = told[str(status)]["content"]
                assert list(content) == ["application/problem+json"], (method, path)
            assert operation["description"], path
            good = [answer for status, answer in told.items() if status < "300"]
            assert all(answer["content"] for answer in good)
            for parameter in operation.get("parameters", ()):
                assert parameter["in"] == "path" or parameter.get("description"), (path, parameter["name"])
    assert "HTTPValidationError" not in document["components"]["schemas"]


def test_a_server_that_wants_keys_says_so(path: Path, tmp_path: Path) -> None:
    keyring = Keyring(tmp_path / "keys")
    headers = {"Authorization": f"Bearer {keyring.create('one', 'read')}"}
    document = TestClient(create_app(ServedFile(path), Guard(keyring=keyring))).get("/openapi.json", headers=headers)
    assert document.json()["security"] == [{"key": []}]
    assert "security" not in TestClient(create_app(ServedFile(path))).get("/openapi.json").json()


class Page(HTMLParser):
    """What a page asks for and runs."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.refused: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src", "action"}]
        self.refused += [name for name, _ in attrs if name == "style" or name.startswith("on")]
        self.refused += [tag] if tag in {"script", "style", "base", "iframe", "object"} else []


def test_the_page_of_the_api_asks_nobody_else_and_passes_its_own_policy(client: TestClient) -> None:
    answer = client.get("/docs")
    page = Page()
    page.feed(answer.text)
    assert not page.refused
    assert [address for address in page.addresses if not address.startswith(("/", "#"))] == []
    for address in page.addresses:
        if address.startswith("/"):
            assert client.get(address).status_code == 200
    ids = set(re.findall(r'id="([^"]+)"', answer.text))
    assert {address.removeprefix("#") for address in page.addresses if address.startswith("#")} <= ids
    for path in client.get("/openapi.json").json()["paths"]:
        assert f"<code>{path}</code>" in answer.text
