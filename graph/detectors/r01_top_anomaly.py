"""An organization chart with more than one top.

What it finds
    Posts without any superior in an organization whose chart is known, beside the one that stands at the top. An
    organization is everybody joined by lines of command and by units; its chart is known when it has at least six
    places and two thirds of them have a superior, so that a report which mentions a line or two is no chart. Where a
    source declares a top, or a board, a minister or an organization stands above the posts, every other post without
    a superior counts; else the post with most people below it is taken for the top. Circles are R04.

Why it matters
    A post that reports to nobody is either the head of the house or forgotten. Nobody judges its holder, and nobody
    hears what it knows.

Example
    Of forty posts in the file, thirty-eight name a superior. Two do not: the director general, and the data officer.

What to do
    Name the superior, or declare that the post stands at the top on purpose.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from remit.graph.claim import Claim, Thing
from remit.graph.columns import IntArray, Mask
from remit.graph.detecting import Found, Meta, Severity, listed
from remit.graph.lines import Ladder, below_tops, lines
from remit.graph.view import COMMAND, LINE, View, grouped

META = Meta("R01", "TOP_ANOMALY", Severity.HIGH, "reporting", "0.1", ("top",))

# A chart has so many places, and this share of them has a superior.
PLACES, SHARE = 6, 2 / 3
# Nobody asks who stands above these.
MASTERS = ("Organization", "Body", "External", "Person", "Generic")
# A message names so many strays; the flag's claims show all of them.
MANY = 10

NO_QUERY = (
    "who belongs to one organization is a connected component of the whole map, and which top is the real one is a"
    " count of everybody below it: both compare every actor with every other in a query"
)


def find(view: View) -> Iterator[Found]:
    """Charts with stray posts: the top, and a claim that shows each stray."""
    charted, organization = charts(view)
    loose = np.flatnonzero(charted & ~view.marked(view.subjects(lines(view)))).astype(np.int32)
    declared = view.marked(view.subjects(view.claims("Standing", "top")))
    declared |= view.marked(view.things(*MASTERS))
    below = below_tops(view)
    shown = Showing(view)
    for _, tops in grouped(organization[loose], loose):
        candidates = tops[declared[tops]] if declared[tops].any() else tops
        top = int(candidates[np.argmax(below[candidates])])
        strays = tops[view.is_kind(tops, "Post", "Role") & ~declared[tops] & (tops != top)]
        if len(strays):
            yield Found((top,), tuple(sorted(shown.claim(stray) for stray in strays.tolist())))


def charts(view: View) -> tuple[Mask, IntArray]:
    """Which actors have a place in a chart that is known, and the organization of each thing as a number."""
    organization = organizations(view)
    claims = lines(view)
    under = view.marked(view.subjects(claims))
    placed = under | view.marked(view.objects(claims)) | view.marked(view.things("Post"))
    places = np.bincount(organization[placed], minlength=len(placed))
    known = (places >= PLACES) & (np.bincount(organization[under], minlength=len(placed)) >= SHARE * places)
    return placed & known[organization], organization


def organizations(view: View) -> IntArray:
    """Everybody whom lines of command and units join has one number; each organization stands for itself."""
    from scipy.sparse.csgraph import connected_components

    numbers: IntArray = connected_components(view.matrix(joins(view)), directed=False)[1]
    return numbers


def joins(view: View) -> IntArray:
    """The claims that hold an organization together."""
    parts = view.claims("Subdivision")
    parts = parts[~view.is_kind(view.subjects(parts), "Organization")]
    return np.concatenate([lines(view, *COMMAND), view.claims("Placement"), view.claims("Headship"), parts])


class Showing:
    """Finds a claim that shows where a stray post belongs."""

    def __init__(self, view: View) -> None:
        claims = lines(view)
        self.led = Ladder.over(len(view.columns.thing_kind), claims, view.objects(claims), view.subjects(claims))
        self.joined = Ladder.of(view, joins(view))

    def claim(self, stray: int) -> int:
        """A line that leads to the stray, else what joins it to the organization."""
        led = self.led.claims(stray)
        return int((led if len(led) else self.joined.claims(stray))[0])


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Who stands beside the top."""
    led = {claim.object for claim in claims if claim.relation == "ReportingLine" and claim.kind in LINE}
    placed = {claim.subject for claim in claims if claim.relation != "ReportingLine" or claim.kind not in LINE}
    strays = sorted(labels[stray] for stray in led | placed)
    shown = strays if len(strays) <= MANY else [*strays[:MANY], f"{len(strays) - MANY} more"]
    return f"Besides {subjects[0].label}, who stands at the top, nobody stands above {listed(shown)}"
