"""A map whose every text tries to become markup, script, style, a link or a formula: for pages and pictures."""

from itertools import pairwise

from remit.graph.claim import Claim, Document, Evidence, Span, Thing
from remit.graph.decisions import Decision
from remit.graph.map import Map

VECTORS = (
    "<script>window.__broken=1</script>",
    "<img src=x onerror=window.__broken=1>",
    '"><svg onload=window.__broken=1>',
    "' onmouseover=window.__broken=1 x='",
    "</title><script>window.__broken=1</script>",
    "</style><style>*{display:none}</style>",
    "javascript:window.__broken=1",
    "{{7*7}} {% raw %} ${7*7} {{config}}",
    "--><script>window.__broken=1</script><!--",
    "<a href=https://example.org/>click</a>",
    "<iframe src=https://example.org/></iframe>",
    "</text></svg><img src=x onerror=window.__broken=1>",
    '=HYPERLINK("https://example.org")',
    "../../etc/passwd%00?#&=/\\",
    "\u202e evil \u2028\u2029\ufeff",
    "</script><script>window.__broken=1</script>",
    "<meta http-equiv=refresh content=0;url=https://example.org/>",
    "<base href=https://example.org/>",
    "a" * 400,
    "<form action=https://example.org/><input autofocus onfocus=window.__broken=1>",
)
TEXT = " ".join(VECTORS)


def hostile() -> Map:
    """Posts in lines, units, duties, people, a recommendation with its trail: every id and label is a vector."""
    map_ = Map.memory()
    fill(map_)
    return map_


def fill(map_: Map) -> None:
    """Write the hostile claims into a map."""
    posts = [Thing(f"post/{text}", "Post", text) for text in VECTORS]
    unit, person = Thing(f"unit/{TEXT}", "Unit", TEXT[:300]), Thing(f"person/{VECTORS[0]}", "Person", VECTORS[1])
    duties = [
        Thing(f"duty/{i}/{text}", "Responsibility", f"Keep the {text} in order") for i, text in enumerate(VECTORS)
    ]
    trail = [Thing(f"{kind}/{VECTORS[2]}", kind, VECTORS[i]) for i, kind in enumerate(TRAIL)]
    told = Document(f"doc/{VECTORS[3]}", f"{VECTORS[1]}.txt", "text/<b>", "0" * 64, f"{TEXT}\n\n{TEXT}")
    proof = (
        Evidence(told.id, (Span(0, 60), Span(90, 140)), told.text[:60] + "\n" + told.text[90:140], "test", VECTORS[0]),
    )
    claims = [*lines(posts, unit, person), *parts(duties, posts), *trailed(trail, posts[0])]
    claims = [claim._replace(evidence=proof, scope=VECTORS[i % 12]) for i, claim in enumerate(claims)]
    map_.write(documents=[told], things=[*posts, unit, person, *duties, *trail], claims=claims)
    map_.decide([Decision(claims[0].id, "accept", by=VECTORS[0], why=VECTORS[1])])


TRAIL = ("Recommendation", "Finding", "Response", "Action", "Matrix", "Gap")


def lines(posts: list[Thing], unit: Thing, person: Thing) -> list[Claim]:
    """Every post under the one before; a second superior, a circle, a vacancy."""
    kinds = ("direct", "functional", "administrative", "escalation")
    found = [Claim("ReportingLine", low.id, kinds[i % 4], up.id) for i, (up, low) in enumerate(pairwise(posts))]
    found += [Claim("ReportingLine", posts[5].id, "direct", posts[1].id, status="uncertain")]
    found += [Claim("ReportingLine", posts[2].id, "direct", posts[3].id)]
    found += [Claim("Placement", post.id, "", unit.id) for post in posts[:6]]
    found += [Claim("Occupancy", person.id, "", posts[0].id), Claim("Standing", posts[4].id, "vacant")]
    return [*found, *(Claim("Attribute", post.id, "alias", value=post.label[::-1]) for post in posts)]


def parts(duties: list[Thing], posts: list[Thing]) -> list[Claim]:
    """Each duty with an owner, every second one with two."""
    found = [Claim("Assignment", duty.id, "accountable", posts[i % len(posts)].id) for i, duty in enumerate(duties)]
    return found + [Claim("Assignment", duty.id, "accountable", posts[0].id) for duty in duties[1::2]]


def trailed(trail: list[Thing], post: Thing) -> list[Claim]:
    """A recommendation from its finding to an action with a date."""
    recommendation, finding, response, action, _, gap = (thing.id for thing in trail)
    return [
        Claim("Basis", recommendation, "", finding),
        Claim("Address", recommendation, "", post.id, modality="proposed"),
        Claim("Answer", response, "soft", recommendation),
        Claim("Followup", action, "", recommendation),
        Claim("Ownership", action, "", post.id),
        Claim("Attribute", action, "due", value=VECTORS[1]),
        Claim("Attribute", recommendation, "statement", value=TEXT),
        Claim("Damage", gap, "redacted"),
    ]
