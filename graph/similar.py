"""Duties that say the same, and duties of which one is a part of the other, where their holders differ."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from typing import NamedTuple

import numpy as np

from remit.graph.accountable import answering, in_matrix
from remit.graph.alignment import Form, Kinship, form, kinship
from remit.graph.authority import steps
from remit.graph.columns import IntArray
from remit.graph.houses import Strangers
from remit.graph.lines import Ladder
from remit.graph.unowned import are_companions, names_a_companion
from remit.graph.view import View

# More duties than this with one text, or with one word and the same verb, are a form letter and not rivals.
COMMON = 50
# Fewer stems than a verb and two words of object are too little to lie inside another duty.
LEAST = 3


class Duty(NamedTuple):
    """A duty with its form, the claims that make it somebody's own, and who that is."""

    number: int
    form: Form
    claims: tuple[int, ...]
    holders: frozenset[int]


def principals(view: View) -> IntArray:
    """Claims that make a duty its holder's own: to answer for it, or to help or advise where that is the whole duty."""
    assigned = view.claims("Assignment")
    taken = view.marked(view.subjects(view.claims("Assignment", "accountable", "responsible")))
    taken[in_matrix(view)] = True
    beside = view.claims("Assignment", "support", "consulted")
    beside = beside[~taken[view.subjects(beside)]]
    beside = beside[~names_a_companion(view, np.unique(view.subjects(beside)))[view.subjects(beside)]]
    own = np.union1d(answering(view), beside[~are_companions(view, beside)])
    return assigned[np.isin(assigned, own) & ~view.is_kind(view.objects(assigned), "Generic")]


def duties(view: View) -> list[Duty]:
    """Every duty that somebody in particular holds, in the order of the map."""
    return owned_by(view, principals(view))


def orphans(view: View) -> list[Duty]:
    """Items of a plan that nobody owns, as duties of the item above them: the same strategy under two objectives."""
    parts = view.claims("Part")
    owned = view.marked(view.subjects(view.claims("Ownership")))
    items = view.is_kind(view.subjects(parts), "PlanItem") & view.is_kind(view.objects(parts), "PlanItem")
    return owned_by(view, parts[items & ~owned[view.subjects(parts)]])


def owned_by(view: View, claims: IntArray) -> list[Duty]:
    """The subjects of claims as duties of their objects, in the order of the map."""
    texts = view.labels
    own: dict[int, list[tuple[int, int]]] = {}
    ends = (view.subjects(claims).tolist(), claims.tolist(), view.objects(claims).tolist())
    for number, claim, holder in zip(*ends, strict=True):
        own.setdefault(number, []).append((claim, holder))
    found = []
    for number, pairs in sorted(own.items()):
        made = form(texts[number], tuple(sorted({texts[holder] for _, holder in pairs})))
        if made.stems:
            found.append(Duty(number, made, tuple(c for c, _ in pairs), frozenset(h for _, h in pairs)))
    return found


def by_form(stated: Iterable[Duty]) -> dict[Form, list[Duty]]:
    """Duties of one form together."""
    groups: dict[Form, list[Duty]] = {}
    for duty in stated:
        groups.setdefault(duty.form, []).append(duty)
    return groups


def repeated(view: View) -> Iterator[tuple[Duty, ...]]:
    """Equal duties of different holders in the same case: those of each form that repeat another one."""
    rivals = Rivals(view)
    for group in [*by_form(duties(view)).values(), *by_form(orphans(view)).values()]:
        if len(group) <= COMMON:
            pairs = [pair for pair in combinations(group, 2) if rivals.clash(*pair) and same_case(view, *pair)]
            if pairs:
                yield tuple(sorted({duty for pair in pairs for duty in pair}, key=lambda duty: duty.number))


def nested(view: View) -> Iterator[tuple[Duty, Duty]]:
    """Pairs of duties of which one lies inside the other, one pair for each two forms.

    A pair of one form where only one is limited to a case is nested too. Not nested is what goes down the line: a duty
    that the superior of its holder has in wider words.
    """
    rivals, groups = Rivals(view), by_form(duties(view))
    for group in groups.values():
        if len(group) <= COMMON:
            yield from first(
                p for p in combinations(group, 2) if rivals.clash(*p, line=True) and not same_case(view, *p)
            )
    for inner, outer in inside(list(groups)):
        some, others = groups[inner], groups[outer]
        if len(some) <= COMMON and len(others) <= COMMON:
            yield from first(pair for pair in product(some, others) if rivals.clash(*pair, line=True))


def first(pairs: Iterable[tuple[Duty, Duty]]) -> Iterator[tuple[Duty, Duty]]:
    """The first pair, if there is one."""
    for pair in pairs:
        yield pair
        return


def inside(forms: list[Form]) -> Iterator[tuple[Form, Form]]:
    """(inner, outer) forms. Whatever holds an inner form holds its rarest word, so only those are aligned."""
    places: dict[tuple[str, str], list[int]] = {}
    for i, outer in enumerate(forms):
        for word in {*outer.stems[1:]}:
            places.setdefault((outer.verb, word), []).append(i)
    words = [frozenset(each.stems[1:]) for each in forms]
    for i, inner in enumerate(forms):
        if len(inner.stems) < LEAST:
            continue
        for j in candidates(inner, places):
            twins = len(words[i]) == len(words[j])
            if i != j and words[i] <= words[j] and not (twins and i > j) and kinship(inner, forms[j]) is Kinship.INSIDE:
                yield inner, forms[j]


def candidates(inner: Form, places: dict[tuple[str, str], list[int]]) -> list[int]:
    """Positions of the forms with the same verb that hold the two rarest words of a form."""
    postings = sorted((places[inner.verb, word] for word in {*inner.stems[1:]}), key=len)[:2]
    if len(postings[0]) > COMMON and len(postings) > 1:
        second = set(postings[1])
        both = [i for i in postings[0] if i in second]
    else:
        both = postings[0]
    return both if len(both) <= COMMON else []


def same_case(view: View, one: Duty, other: Duty) -> bool:
    """Whether two duties hold for the same case, and not one of them for everything and the other for a part of it."""
    scopes = view.columns.scope
    return not {int(scopes[c]) for c in one.claims}.isdisjoint(int(scopes[c]) for c in other.claims)


@dataclass(frozen=True)
class Rivals:
    """Whether the holders of two like duties stand in each other's way."""

    view: View

    def clash(self, one: Duty, other: Duty, *, line: bool = False) -> bool:
        """Different holders of one organisation, cases that meet, not mere powers, neither a part of the other's.

        With `line`, a superior and a subordinate do not clash either.
        """
        if not one.holders.isdisjoint(other.holders) or not self.meet(one, other):
            return False
        if frozenset((one.number, other.number)) in self.parts or self.strangers.are(one.claims, other.claims):
            return False
        climb = self.lines if line else self.places
        pairs = list(product(one.holders, other.holders))
        return not any(above(climb, *pair) for pair in pairs) and not all(self.of_one_class(*pair) for pair in pairs)

    def meet(self, one: Duty, other: Duty) -> bool:
        """Whether the cases of two duties may be one."""
        columns, view = self.view.columns, self.view
        claims = np.array([*one.claims, *other.claims], dtype=np.int32)
        if view.has("modality", claims, "power").all():
            return False
        mine, theirs = ({int(columns.scope[c]) for c in duty.claims} for duty in (one, other))
        return 0 in mine or 0 in theirs or not mine.isdisjoint(theirs)

    @cached_property
    def strangers(self) -> Strangers:
        """Who belongs to another organisation."""
        return Strangers(self.view)

    @cached_property
    def parts(self) -> frozenset[frozenset[int]]:
        """Pairs of duties of which one is a part of the other."""
        parts = self.view.claims("Part")
        parts = parts[self.view.is_kind(self.view.objects(parts), "Responsibility")]
        ends = zip(self.view.subjects(parts).tolist(), self.view.objects(parts).tolist(), strict=True)
        return frozenset(frozenset(pair) for pair in ends)

    @cached_property
    def places(self) -> Ladder:
        """Where everybody belongs."""
        return steps(self.view, reporting=False)

    @cached_property
    def lines(self) -> Ladder:
        """Where everybody belongs and reports."""
        return steps(self.view)

    @cached_property
    def units(self) -> dict[int, set[int]]:
        """Post -> where it is placed."""
        placed = self.view.claims("Placement")
        return {post: set(self.view.objects(claims).tolist()) for post, claims in self.view.by_subject(placed)}

    def of_one_class(self, one: int, other: int) -> bool:
        """Whether two posts are the same one in different units: five regional directors are no rivals."""
        mine, theirs = self.units.get(one, set()), self.units.get(other, set())
        if not mine or not theirs or not mine.isdisjoint(theirs):
            return False
        titles = [set(self.view.labels[post].casefold().replace(",", " ").split()) for post in (one, other)]
        return 2 * len(titles[0] & titles[1]) >= len(titles[0] | titles[1])


def above(climb: Ladder, one: int, other: int) -> bool:
    """Whether one of two actors stands above the other."""
    return other in climb.above(one) or one in climb.above(other)
