"""A snapshot that a map has outgrown is used for what it tells, and the rest is read: the same columns as from anew."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from deciding import decide
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from random_maps import maps
from remit.graph import columns
from remit.graph.claim import Claim, Document, Evidence, Span, Thing
from remit.graph.columns import Columns, decided, load_columns, read_columns
from remit.graph.map import Map


def same(one: Columns, other: Columns) -> bool:
    """Whether two sets of columns are equal."""
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in Columns.__dataclass_fields__)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=60)
@given(st.data())
def test_what_grew_is_what_is_read_anew(data: st.DataObject) -> None:
    sources = [data.draw(maps()) for _ in range(3)]
    with (
        TemporaryDirectory() as folder,
        Map.open(Path(folder) / "m.remit", create=True) as map_,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(columns, "MUCH", data.draw(st.sampled_from((2, 100))))
        for i, source in enumerate(sources):
            # Things of each source are its own; claims of one scope, and evidence for older claims, come again.
            things = [Thing(f"{t.id}{i if data.draw(st.booleans()) else ''}{t.kind}", t.kind, t.label)
                      for t in source.things()]  # fmt: skip
            names = dict(zip((t.id for t in source.things()), (t.id for t in things), strict=True))
            said = [c._replace(subject=names[c.subject], object=names.get(c.object, "")) for c in source.claims()]
            map_.write(documents=source.documents(), things=things, claims=said)
            if data.draw(st.booleans()):
                decide(data.draw, map_, 2)
            if data.draw(st.booleans()):
                assert same(load_columns(map_), decided(map_.connection, read_columns(map_.connection)))
        assert same(load_columns(map_), decided(map_.connection, read_columns(map_.connection)))


def proof(document: str) -> tuple[Evidence, ...]:
    """A place in a document."""
    return (Evidence(document, (Span(0, 2),), "It", "test"),)


def test_only_what_is_new_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = [Document(name, name, "text/plain", name, "It is.") for name in "ab"]
    posts = [Thing(f"p{i}", "Post", "Pilot") for i in range(300)]
    vacant = [Claim("Standing", post.id, "vacant", scope="north", evidence=proof("a")) for post in posts]
    with Map.open(tmp_path / "m.remit", create=True) as map_:
        map_.write(documents=told, things=posts, claims=vacant)
        load_columns(map_)
        monkeypatch.setattr(columns, "read_columns", lambda _: pytest.fail("everything was read again"))
        written = map_.connection.execute("SELECT max(generation) FROM snapshot").fetchone()
        new = Claim("Standing", "p0", "acting", scope="south", evidence=proof("b"))
        map_.write(claims=[new])
        found = load_columns(map_)
        assert found.scope[-1] == 2
        assert found.documents[found.first[300] :].tolist() == [1]
        # One in three hundred is too little to write the snapshot for.
        assert map_.connection.execute("SELECT max(generation) FROM snapshot").fetchone() == written
        monkeypatch.undo()
        map_.write(claims=[vacant[0]._replace(evidence=proof("b"))])
        assert load_columns(map_).documents[:2].tolist() == [0, 1]
