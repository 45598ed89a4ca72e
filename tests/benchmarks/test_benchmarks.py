"""The benchmarks at 200 posts, so that they cannot rot: they run, and both sides of a ratio do the same work."""

from itertools import islice
from pathlib import Path

import pytest

import measures
import run
from organisation import Organisation
from remit.graph.map import Map

POSTS = 200


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, run.Figures]:
    """Every measurement, in this process but for those that fork by themselves."""
    path = tmp_path_factory.mktemp("bench") / "bench.remit"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(measures, "CAP", 3.0)
        return {name: run.figures_here(name, path, POSTS) for name in measures.MEASURES}


def test_the_same_size_gives_the_same_organisation() -> None:
    one, other = (
        (list(o.documents()), list(o.things()), list(o.claims())) for o in (Organisation(POSTS), Organisation(POSTS))
    )
    assert one == other


def test_quotes_stand_where_the_evidence_says() -> None:
    organisation = Organisation(1200)
    texts = {document.id: document.text for document in organisation.documents()}
    assert len(texts) == 2
    for claim in organisation.claims():
        proof = claim.evidence[0]
        assert texts[proof.document][proof.spans[0].start : proof.spans[0].end] == proof.quote


def test_a_post_has_as_many_assignments_as_the_readme_says() -> None:
    assignments = sum(claim.relation == "Assignment" for claim in Organisation(2000).claims())
    assert 4.66 < assignments / 2000 < 4.86


def test_the_map_holds_the_organisation(tmp_path: Path) -> None:
    measures.load(tmp_path / "m.remit", POSTS)
    with Map.open(tmp_path / "m.remit") as map_:
        assert sorted(map_.claims()) == sorted(Organisation(POSTS).claims())


def test_raw_insertion_inserts_the_same_rows(tmp_path: Path) -> None:
    path = tmp_path / "m.remit"
    measures.load(path, POSTS)
    measures.raw(path, POSTS)
    with Map.open(path) as loaded, Map.open(path.with_suffix(".raw")) as inserted:
        assert list(inserted.claims()) == list(loaded.claims())
        assert inserted.search("ice reports") == loaded.search("ice reports") != []


def test_view_and_sparql_find_the_same(figures: dict[str, run.Figures]) -> None:
    answered = {code: rows for code, rows in figures["sparql"].items() if code.endswith("=") and rows}
    assert answered == {code: rows for code, rows in figures["found"].items() if code in answered}
    assert sum(not rows.startswith("0:") for rows in answered.values()) >= 8  # so many detectors have something to find


def test_a_query_that_takes_too_long_is_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measures, "CAP", 0.05)
    assert measures.within_cap(lambda: next(islice(iter(lambda: "x", ""), 10**9, None))) == ""
    assert measures.within_cap(lambda: "quick") == "quick"


def test_the_table_says_all_of_it(figures: dict[str, run.Figures]) -> None:
    lines = run.table([POSTS], [figures], [0.1, 0.2])
    assert len({line.count("|") for line in lines if line.startswith("|")}) == 1
    assert any("load ÷ raw insertion" in line for line in lines)


def test_the_readme_holds_a_table_of_the_three_sizes() -> None:
    generated = run.README.read_text("utf-8").partition(run.BEGIN)[2].partition(run.END)[0]
    assert all(f"{size:,} posts" in generated for size in run.SIZES)
