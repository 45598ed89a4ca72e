"""Two names in the map that look like one actor.

What it finds
    Actors that act under names which differ only in case, spacing, punctuation, articles or a plural s; an actor whose
    name is an alias of another one; an unexplained acronym that fits the initials of a unit, body, organization,
    programme or role; and an actor that was replaced and still acts in claims. People and posts may share names and
    are left out of the first two; so are units of different parents ("Finance" exists in every agency), actors of
    documents that share no name but such that every organisation has ("the Board"), common nouns ("the team") and two
    longer names that a document both shortens to their head ("the Council").

Why it matters
    Duties split over two names look owned twice or not at all. A flag about one of them may be settled by the other.

Example
    "The Case Directorate" in one report, "Case Directorates" in the next; CRG here, and a Crane Rules Group there.

What to do
    Say that they are one (remit decide ID merge OTHER), or that they are two (remit decide ID split OTHER).
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from remit.graph.acting import acting
from remit.graph.claim import Claim, Thing
from remit.graph.columns import IntArray, Mask
from remit.graph.detecting import Found, Meta, Severity
from remit.graph.houses import Strangers
from remit.graph.naming import called, fold_name, initials, name_key
from remit.graph.view import View

META = Meta(
    "M02", "DANGLING_OR_ALIAS_REF", Severity.HIGH, "map", "0.1", ("doubtful actor", "actor that may be the same")
)

NO_QUERY = (
    "names are compared without case, punctuation, articles and plurals, and acronyms with initials: the string"
    " functions of SPARQL and Cypher engines differ where such a comparison needs them to agree"
)

# Names of these kinds mean one actor wherever they stand; titles of posts and names of people do not.
NAMED = ("Unit", "Body", "Organization", "Programme", "External", "Role", "Undefined")
SPELLED = ("Unit", "Body", "Organization", "Programme", "Role")
# Two letters fit the initials of too many names.
MIN = 3


def find(view: View) -> Iterator[Found]:
    """Pairs of actors that may be one, with the claims in which the doubtful one acts."""
    relied = acting(view)
    pairs: dict[tuple[int, int], list[int]] = {pair: [] for pair in [*alike(view, relied), *abbreviated(view, relied)]}
    for claim in view.claims("Succession").tolist():
        new, old = int(view.columns.subject[claim]), int(view.columns.object[claim])
        if old in relied and new != old:
            pairs.setdefault((old, new), []).append(claim)
    said = settled(view)
    for (doubtful, likely), shown in pairs.items():
        if frozenset((doubtful, likely)) in said or frozenset((likely,)) in said:
            continue
        yield Found((doubtful, likely), tuple(sorted({*shown, *relied[doubtful].tolist()})))


def settled(view: View) -> set[frozenset[int]]:
    """Pairs of actors that somebody said are two, and each actor that somebody said is another one."""
    standing = view.map.standing()
    said = [*standing.apart, *((actor,) for actor in standing.merged)]
    return {frozenset(view.number(name) for name in names) for names in said}


def alike(view: View, relied: Mapping[int, IntArray]) -> Iterator[tuple[int, int]]:
    """(actor, the best known of those whose name or alias is the same but for spelling)."""
    named = view.marked(view.things(*NAMED))
    families: dict[str, set[int]] = {}
    full: set[str] = set()
    for thing, name in called(view):
        if named[thing] and not is_common(name):
            families.setdefault(fold_name(name), set()).add(thing)
            full |= set() if is_head(name, view.labels[thing]) else {fold_name(name)}
    several = [family for name, family in families.items() if len(family) > 1 and name in full]
    above = parents(view, view.marked([thing for family in several for thing in family]))
    strangers = Strangers(view)
    for family in several:
        likely = min(family, key=lambda thing: (unexplained(view, thing), -acts(relied, thing), name_key(view, thing)))
        doubtful = [thing for thing in family if thing != likely and thing in relied]
        for thing in doubtful:
            if not apart(above, thing, likely) and not strangers.are(relied[thing], relied.get(likely, ())):
                yield thing, likely


def is_common(name: str) -> bool:
    """Whether a name is a common noun that any actor of its kind is called by: "team", "agencies"."""
    return name.islower() and " " not in name.strip()


def is_head(name: str, label: str) -> bool:
    """Whether a name is only the head of a longer label: "Council" for "Ports Council" and for "Council of Ports"."""
    short, words = fold_name(name), fold_name(label.split(" of ", 1)[0]).split()
    return " " not in short and fold_name(label) != short and words[-1:] == [short]


def unexplained(view: View, thing: int) -> bool:
    """Whether a thing is an acronym that nobody spelled out."""
    return bool(view.is_kind(np.array([thing], dtype=np.int32), "Undefined")[0])


def acts(relied: Mapping[int, IntArray], thing: int) -> int:
    """In how many claims an actor acts."""
    return len(relied.get(thing, ()))


def parents(view: View, wanted: Mask) -> dict[int, set[int]]:
    """What each wanted unit or role is a part of."""
    claims = np.concatenate([view.claims("Subdivision"), view.claims("Placement")])
    claims = claims[wanted[view.subjects(claims)]]
    return {thing: set(view.objects(group).tolist()) for thing, group in view.by_subject(claims)}


def apart(above: Mapping[int, set[int]], one: int, other: int) -> bool:
    """Whether two actors of one name are known to belong to different wholes."""
    return one in above and other in above and not above[one] & above[other]


def abbreviated(view: View, relied: Mapping[int, IntArray]) -> Iterator[tuple[int, int]]:
    """(unexplained acronym, actor whose initials it has)."""
    acronyms = {thing: view.label(thing) for thing in view.things("Undefined").tolist() if thing in relied}
    wanted = {text for text in acronyms.values() if text.isupper() and len(text) >= MIN}
    spelled: dict[str, set[int]] = {}
    for thing in view.things(*SPELLED).tolist() if wanted else ():
        for short in initials(view.labels[thing]) & wanted:
            spelled.setdefault(short, set()).add(thing)
    yield from ((thing, likely) for thing, text in acronyms.items() for likely in spelled.get(text, ()))


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Which two names, and why they look alike."""
    doubtful, likely = subjects
    if any(claim.relation == "Succession" and claim.subject == likely.id for claim in claims):
        return (
            f"{doubtful.label} was replaced by {likely.label}, and {len(claims) - 1} claims still rest on the old name"
        )
    return f"{doubtful.label} may be the same as {likely.label}: the map treats them as two"
