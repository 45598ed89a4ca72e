"""A gazetteer tells readers who somebody is, what else they are called, and what is nobody."""

from pathlib import Path

import pytest

from remit.api.reading import load_into
from remit.graph.errors import BadInput
from remit.graph.map import Map
from remit.loaders.loading import loader_for, registry
from remit.loaders.source import Source

TEXT = (
    "Fulcrum keeps the buoys in repair. The buoy people must report losses. "
    "FLC shall audit the lamps. The Green Committee shall print the tide tables.\n"
)
NAMES = """actors:
  - name: Fulcrum
    kind: unit
    aliases: [FLC, the buoy people]
    part_of: Coast Service
not_actors: [Green Committee]
"""


def holders(folder: Path) -> dict[str, list[str]]:
    with Map.memory() as map_:
        load_into(map_, [folder], {}, "")
        labels = {thing.id: thing.label for thing in map_.things()}
        found: dict[str, list[str]] = {}
        for claim in map_.claims():
            if claim.relation == "Assignment":
                found.setdefault(labels[claim.object], []).append(labels[claim.subject])
        return found


def test_a_name_of_the_gazetteer_acts_under_all_its_names(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text(TEXT, "utf-8")
    assert "Fulcrum" not in holders(tmp_path)
    (tmp_path / "gazetteer.yaml").write_text(NAMES, "utf-8")
    assert sorted(holders(tmp_path)["Fulcrum"]) == [
        "FLC shall audit the lamps.",
        "Fulcrum keeps the buoys in repair.",
        "The buoy people must report losses.",
    ]


def test_what_is_no_actor_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text(TEXT, "utf-8")
    assert "Green Committee" in holders(tmp_path)
    (tmp_path / "gazetteer.yaml").write_text(NAMES, "utf-8")
    assert "Green Committee" not in holders(tmp_path)


def test_the_gazetteer_beside_a_file_comes_with_it(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text(TEXT, "utf-8")
    (tmp_path / "gazetteer.yaml").write_text(NAMES, "utf-8")
    assert len(holders(tmp_path / "paper.txt")["Fulcrum"]) == 3


def test_an_acronym_that_one_report_defines_is_known_in_the_next(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("The Lamp Repair Unit (LRU) shall mend the lamps.\n", "utf-8")
    (tmp_path / "2.txt").write_text("The LRU shall buy the oil.\n", "utf-8")
    assert sorted(holders(tmp_path)["Lamp Repair Unit"]) == [
        "The LRU shall buy the oil.",
        "The Lamp Repair Unit (LRU) shall mend the lamps.",
    ]


def test_other_files_of_a_folder_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text(TEXT, "utf-8")
    (tmp_path / "compose.yaml").write_text("services:\n  db: {}\n", "utf-8")
    assert holders(tmp_path)
    with pytest.raises(BadInput, match="no loader recognises it"):
        holders(tmp_path / "compose.yaml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("actors:\n  - name: A\n    name: B\n", "a.yaml:3: is no YAML: found duplicate key"),
        ("actors:\n  - &x A\n  - *x\n", "a.yaml:3: refers to another place"),
        ("actors:\n  - nmae: A\n", "a.yaml:2: no key 'nmae' (expected one of name, kind"),
        ("actors:\n  - name: 12\n", "a.yaml:2: name: is 12"),
        ("actors:\n  - name: A\n    kind: vessel\n", "a.yaml:2: no kind 'vessel'"),
        ("actors: A\n", "a.yaml:1: actors is no list"),
        ("- A\n", "a.yaml:1: is no mapping"),
        ("actors: [\n", "is no YAML"),
        ("actors: [A]\nactors_not: [B]\n", "a.yaml:2: no key 'actors_not'"),
        ("actors:\n  - !!python/object:os.system A\n", "a.yaml"),
        ("actors:\n  - {name: A, kind: person, part_of: B}\n", "is part of"),
    ],
)
def test_a_bad_gazetteer_names_its_line(text: str, said: str) -> None:
    with pytest.raises(BadInput) as caught:
        registry()["gazetteer"].load(Source("a.yaml", text.encode(), {}))
    assert said in str(caught.value)


def test_only_a_gazetteer_is_recognised_as_one() -> None:
    assert loader_for(Source("a.yaml", NAMES.encode(), {})).name == "gazetteer"
    with pytest.raises(BadInput):
        loader_for(Source("a.yaml", b"services: {}\n", {}))
