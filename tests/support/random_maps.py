"""Small random maps that the ontology allows: a few things of many kinds, claims that clash as often as possible."""

from datetime import timedelta

from hypothesis import strategies as st

from case_files import TODAY
from remit.graph.claim import Claim, Document, Evidence, Span, Thing
from remit.graph.map import Map
from remit.ontology.generated import terms

LABELS = ("Keep the index", "Revise the tables in consultation with the pilot", "Open the gate")
TEXT = "Some words. Other words."
DOCUMENTS = [Document(name, f"{name}.txt", "text/plain", name, TEXT) for name in ("a", "b")]
DAYS = ("",) * 9 + tuple((TODAY + timedelta(days=d)).isoformat() for d in (-400, -1, 0, 1))

# Duties and actors often, so that claims meet; everything else now and then.
OFTEN = ("Responsibility", "Post", "Post", "Body", "Unit", "Person", "Generic", "Finding")
KINDS = st.one_of(st.sampled_from(OFTEN), st.sampled_from(sorted(terms.KINDS)))
# Claims that detectors read together: maps of these alone make them meet.
TOGETHER: list[tuple[str, ...]] = [
    (),
    ("ReportingLine", "Headship", "Placement"),
    ("ReportingLine",),
    ("Occupancy", "Standing", "Placement"),
    ("Succession", "Headship"),
    ("Part", "Attribute", "Prohibition"),
    ("Answer", "Address", "Followup", "Progress"),
]
# How many decisions are taken about a map: mostly none.
DECISIONS = st.sampled_from((0, 0, 0, 1, 4))
PROOFS = st.lists(st.sampled_from(("a", "b")), max_size=2, unique=True)


@st.composite
def maps(draw: st.DrawFn, focus: tuple[str, ...] = ()) -> Map:
    """A map in memory. It keeps to a few relations (`focus`) and to its usual words, or claims would seldom meet."""
    kinds = ["Responsibility", "Post", *draw(st.lists(KINDS, min_size=2, max_size=6))]
    things = [Thing(f"t{i}", kind, draw(st.sampled_from(LABELS))) for i, kind in enumerate(kinds)]
    names = {kind: [thing.id for thing in things if thing.kind == kind] for kind in terms.KINDS}
    possible = [r for r in terms.RELATIONS if known(names, terms.SUBJECTS[r])]
    chosen = list(focus) or draw(st.lists(st.sampled_from(possible), min_size=1, max_size=3, unique=True))
    words = {**terms.VALUES, **{relation: sorted(terms.RELATION_KINDS[relation]) or [""] for relation in chosen}}
    usual = {name: draw(st.sampled_from(words[name])) for name in ("modality", "share", *chosen)}
    relations = draw(st.lists(st.sampled_from([*chosen, "Assignment"]), min_size=3, max_size=14))
    claims = [
        made
        for relation in relations
        if relation in possible and (made := draw(claim(relation, names, usual))) is not None
    ]
    map_ = Map.memory()
    map_.write(documents=DOCUMENTS, things=things, claims=claims)
    return map_


def known(names: dict[str, list[str]], kinds: frozenset[str]) -> list[str]:
    """The things of these kinds."""
    return [name for kind in sorted(kinds) for name in names[kind]]


@st.composite
def claim(draw: st.DrawFn, relation: str, names: dict[str, list[str]], usual: dict[str, str]) -> Claim | None:
    """A claim of a relation between things that there are; None where nothing can be its object."""
    objects = known(names, terms.OBJECTS[relation])
    obj = ""
    if terms.OBJECT_REQUIRED[relation] or (objects and draw(st.booleans())):
        if not objects:
            return None
        obj = draw(st.sampled_from(objects))
    return Claim(
        relation,
        draw(st.sampled_from(known(names, terms.SUBJECTS[relation]))),
        draw(mostly(tuple(sorted(terms.RELATION_KINDS[relation])) or ("",), usual.get(relation))),
        obj,
        value="7" if terms.VALUE_REQUIRED[relation] else "",
        modality=draw(mostly(terms.VALUES["modality"], usual["modality"])),
        status=draw(mostly(terms.VALUES["status"], "asserted")),
        share=draw(mostly(terms.VALUES["share"], usual["share"])),
        scope=draw(st.sampled_from(("", "", "", "north", "south"))),
        valid_from=draw(st.sampled_from(DAYS)),
        valid_to=draw(st.sampled_from(DAYS)),
        evidence=tuple(Evidence(d, (Span(0, 11),), TEXT[:11], "test") for d in draw(PROOFS)),
    )


def mostly(words: tuple[str, ...], usual: str | None) -> st.SearchStrategy[str]:
    """The usual word three times in four where there is one, or any."""
    return st.sampled_from(words if usual is None else (usual,) * 3 * len(words) + words)
