"""How many conformance tests there are: a suite that shrinks unseen proves less every month."""

from collections import Counter
from pathlib import Path

import pytest

from case_files import all_cases
from remit.graph.detecting import registry


def test_every_case_is_asked_of_every_store(request: pytest.FixtureRequest) -> None:
    asked_in_part = any(request.config.getoption(name) for name in ("keyword", "markexpr"))
    if asked_in_part or not all(Path(argument).is_dir() for argument in request.config.args):
        pytest.skip("only a part of the suite was asked for")
    found = Counter(getattr(item, "originalname", item.name) for item in request.session.items)
    cases = all_cases()
    queried = [case for case in cases if not registry()[case.code].no_query]
    assert found["test_the_view_raises_just_these_flags"] == len(cases)
    assert found["test_sparql_raises_the_same_flags"] == len(queried)
    assert found["test_cypher_raises_the_same_flags"] == len(queried)
