"""A synthetic organisation of any size: the same number of posts gives the same claims, defects included."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from random import Random

from remit.graph.claim import Claim, Document, Evidence, Span, Thing

VERBS = ("Inspect", "Maintain", "Approve", "Review", "Publish", "Record", "Renew", "Audit", "Plan", "Supervise", "Fund")
OBJECTS = (
    "moorings", "tide tables", "pilot rosters", "buoys", "fuel depots", "quay walls", "crane permits", "ice reports",
    "dredging contracts", "radio logs", "lifeboat drills", "customs seals", "berth plans",
)  # fmt: skip
DUTIES = 3  # of each post
FAN_OUT = 8  # subordinates of a post
UNIT = 10  # posts of a unit
PER_DOCUMENT = 1000  # posts that one document tells of
EXTRA = 0.587  # further assignments of a duty, on average: 4.76 a post with the accountable ones


@dataclass(frozen=True, slots=True)
class Organisation:
    """Each post has three duties, 4.76 assignments, a holder, a unit and a superior; about one in ten has a defect."""

    posts: int
    seed: int = 1

    def documents(self) -> Iterator[Document]:
        """One line a post, in documents of a thousand posts."""
        for first in range(0, self.posts, PER_DOCUMENT):
            text = "\n".join(map(self.sentence, self.told(first)))
            yield Document(
                document_id(first), f"manual-{first}.txt", "text/plain", sha256(text.encode()).hexdigest(), text
            )

    def told(self, first: int) -> range:
        """The posts of the document that begins with a post."""
        return range(first, min(first + PER_DOCUMENT, self.posts))

    def sentence(self, post: int) -> str:
        """What the manual says of a post."""
        duties = "; ".join(duty_label(DUTIES * post + k) for k in range(DUTIES))
        return f"{post_label(post)} reports to {post_label(self.superior(post))} and is accountable for: {duties}."

    def things(self) -> Iterator[Thing]:
        """Posts, people, duties, units, and a few committees."""
        yield Thing("generic/management", "Generic", "Management")
        for i in range(self.posts):
            yield Thing(f"post/{i}", "Post", post_label(i))
            yield Thing(f"person/{i}", "Person", f"Person {i}")
            for duty in range(DUTIES * i, DUTIES * (i + 1)):
                yield Thing(f"duty/{duty}", "Responsibility", duty_label(duty))
            if i % UNIT == 0:
                yield Thing(f"unit/{i // UNIT}", "Unit", f"Branch {i // UNIT}")
            if i % 100 == 11:
                yield Thing(f"body/{i}", "Body", f"Committee {i}")

    def claims(self) -> Iterator[Claim]:
        """Every claim of a post rests on the post's sentence."""
        random = Random(self.seed)  # noqa: S311 the same organisation every time
        for first in range(0, self.posts, PER_DOCUMENT):
            start = 0
            for i in self.told(first):
                quote = self.sentence(i)
                end = start + len(quote)
                proof = (Evidence(document_id(first), (Span(start, end),), quote, "synthetic", "sentence"),)
                start = end + 1
                yield from self.place(i, proof)
                for duty in range(DUTIES * i, DUTIES * (i + 1)):
                    yield from self.duty(duty, i, proof, random)

    def place(self, i: int, proof: tuple[Evidence, ...]) -> Iterator[Claim]:
        """Who holds a post, where it sits, to whom it reports; a few are vacant, defunct or under two superiors."""
        post, unit = f"post/{i}", f"unit/{i // UNIT}"
        yield Claim("Placement", post, "", unit, evidence=proof)
        if i:
            yield Claim("ReportingLine", post, "direct", f"post/{self.superior(i)}", evidence=proof)
        if i % 50 == 7:
            yield Claim("Standing", post, "vacant", evidence=proof)
        else:
            yield Claim("Occupancy", f"person/{i}", "", post, evidence=proof)
        if i % UNIT == 0:
            yield Claim("Headship", post, "", unit, evidence=proof)
            if i:
                yield Claim("Subdivision", unit, "", f"unit/{(i // UNIT - 1) // FAN_OUT}", evidence=proof)
        if i % 200 == 77:
            yield Claim("ReportingLine", post, "direct", f"post/{i // 2}", evidence=proof)
        if i % 100 == 3:
            yield Claim("ReportingLine", post, "functional", f"post/{i // 3}", evidence=proof)
        if i % 300 == 9:
            yield Claim("Standing", post, "ended", evidence=proof)

    def superior(self, i: int) -> int:
        """A tree, but for two posts in a thousand that report to each other and twenty that stand in one long chain."""
        place = i % 1000
        if place == 500 and i + 1 < self.posts:
            return i + 1
        return i - 1 if place == 501 or 600 <= place < 620 else max(i - 1, 0) // FAN_OUT

    def duty(self, duty: int, i: int, proof: tuple[Evidence, ...], random: Random) -> Iterator[Claim]:
        """Who has what part in a duty; of sixty, one has no owner, one two, and some a doubtful one."""
        name, other, turn = f"duty/{duty}", f"post/{(i * 7 + 3) % self.posts}", duty % 120
        if turn in {5, 65}:
            yield Claim("Attribute", name, "statement", value=duty_label(duty), evidence=proof)
            return
        share = {17: "joint", 23: "alternative"}.get(turn, "sole")
        owner = {29: "generic/management", 33: f"body/{i}" if i % 100 == 11 else ""}.get(turn) or f"post/{i}"
        yield Claim("Assignment", name, "accountable", owner, share=share, evidence=proof)
        if turn in {11, 71} or share != "sole":
            yield Claim("Assignment", name, "accountable", other, share=share, evidence=proof)
        elif random.random() < EXTRA:
            kind = random.choice(("responsible", "support", "consulted", "informed"))
            below = FAN_OUT * i + 1 + duty % FAN_OUT
            yield Claim("Assignment", name, kind, f"post/{below if below < self.posts else i}", evidence=proof)


def document_id(first: int) -> str:
    """The id of the document that begins with a post."""
    return f"manual-{first}"


def post_label(i: int) -> str:
    """The name of a post."""
    return f"Officer {i}"


def duty_label(duty: int) -> str:
    """The words of a duty; one in 150 is worded like that of another post."""
    n = duty - DUTIES if duty % 150 == 31 else duty
    return f"{VERBS[n % 11]} the {OBJECTS[n % 13]} of district {n // 7}"
