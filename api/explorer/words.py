"""How pages say what the map holds: names of the field, never those of a graph."""

from remit.graph.claim import ACTORS, Claim
from remit.ontology.generated import terms

KINDS = {
    **{kind: label[0].upper() + label[1:] for kind, label in terms.LABELS.items() if kind in terms.KINDS},
    "DutyList": "List of duties",
    "External": "Outside party",
    "Generic": "Nobody in particular",
    "Matrix": "Responsibility matrix",
    "Undefined": "Actor that no source explains",
}
PLURALS = {
    "Body": "Bodies",
    "DutyList": "Lists of duties",
    "External": "Outside parties",
    "Generic": "Words that name nobody",
    "Matrix": "Responsibility matrices",
    "Person": "People",
    "Responsibility": "Responsibilities",
    "Undefined": "Actors that no source explains",
}

# (relation, kind) or relation -> what the subject does to the object, and what the object undergoes.
SAID: dict[str, tuple[str, str]] = {
    "Address": ("is addressed to", "is asked by"),
    "Answer": ("answers", "is answered by"),
    "Assignment": ("is held by", "has a part in"),
    "Attribute": ("is said to be", ""),
    "Author": ("is given by", "gives"),
    "Basis": ("rests on", "leads to"),
    "Collaboration": ("is done with", "works on"),
    "Concern": ("speaks of", "is spoken of in"),
    "Coverage": ("covers", "is covered by"),
    "Damage": ("is damaged", ""),
    "Followup": ("follows up", "is followed up by"),
    "Headship": ("leads", "is led by"),
    "Membership": ("is a member of", "has the member"),
    "Occupancy": ("holds", "is held by"),
    "Ownership": ("is owned by", "owns"),
    "Part": ("is part of", "has the part"),
    "Placement": ("belongs to", "has the post"),
    "Progress": ("stands at", ""),
    "Prohibition": ("is forbidden to", "must not"),
    "Standing": ("is", ""),
    "Subdivision": ("is a part of", "has the part"),
    "Succession": ("took the place of", "was replaced by"),
}
LINES = {
    "direct": ("reports to", "direct line"),
    "functional": ("reports functionally to", "functional line"),
    "operational": ("reports in operations to", "operational line"),
    "administrative": ("reports administratively to", "administrative line"),
    "accountability": ("is accountable to", "line of accountability"),
    "direction": ("is directed by", "line of direction"),
    "escalation": ("escalates to", "line of escalation"),
    "reporting": ("sends reports to", "line of information"),
    "part": ("is a part of", "part of"),
    "led": ("is led by", "led by"),
    "post": ("belongs to", "belongs to"),
}
# The letter that stands on a line which is not the plain one: colour and dashes alone do not survive a copier.
LETTERS = {
    "functional": "F",
    "operational": "O",
    "administrative": "A",
    "accountability": "C",
    "direction": "D",
    "escalation": "E",
    "reporting": "I",
}
PARTS = {
    "accountable": ("A", "Accountable"),
    "responsible": ("R", "Responsible"),
    "support": ("S", "Supports"),
    "consulted": ("C", "Consulted"),
    "informed": ("I", "Informed"),
    "verifies": ("V", "Verifies"),
}
STANDS = {
    "vacant": ("○", "Vacant"),
    "acting": ("◐", "Acting holder"),
    "ended": ("✕", "No longer exists"),
    "undisclosed": ("◌", "Holder not named"),
    "top": ("▔", "Top of the organisation"),
}
ANSWERS = {
    "agree": ("✓", "Agreed"),
    "partial": ("◐", "Agreed in part"),
    "soft": ("◌", "Agreed in words that bind to nothing"),
    "disagree": ("✕", "Refused"),
    "unknown": ("?", "Answered; whether it was agreed is not clear"),
}
PROGRESS = {"planned": ("○", "Planned"), "underway": ("◐", "Under way"), "done": ("✓", "Done")}
DAMAGE = {
    "redacted": ("■", "Redacted"),
    "partly-redacted": ("◧", "Partly redacted"),
    "cut": ("✂", "Cut off"),
    "garbled": ("≋", "Garbled"),
}
CONCERNS = {
    "unclear": "unclear who answers",
    "unowned": "nobody answers",
    "shared": "several answer",
    "no-authority": "no authority",
    "outside-role": "outside the role",
    "long-chain": "too long a chain",
    "many-hats": "too many posts in one hand",
}
MODALITIES = {"proposed": "proposed", "required": "required", "power": "may, need not"}
STATUSES = {
    "uncertain": ("?", "uncertain reading"),
    "reported": ("“", "somebody else’s words"),
    "truncated": ("…", "the sentence is cut off"),
    "accepted": ("✓", "accepted by a reader"),
    "rejected": ("✕", "rejected by a reader"),
    "suggested": ("+", "suggested by a second reader"),
}
SHARES = {"joint": "jointly", "alternative": "or another", "lead": "leads"}
ATTRIBUTES = {
    "name": "Name",
    "alias": "Also called",
    "statement": "In the words of the source",
    "number": "Number",
    "due": "Due",
    "made": "Made",
    "reference": "Reference",
    "grade": "Grade",
    "level": "Level",
    "headcount": "Posts",
}
SEVERITIES = {"high": ("●", "High"), "medium": ("▲", "Medium"), "low": ("○", "Low")}
GROUPS = {
    "ambiguous": "Ambiguous",
    "unowned": "Unowned",
    "overlapping": "Overlapping",
    "reporting": "Reporting lines",
    "follow-up": "Follow-up",
    "map": "The map itself",
}


def kind(name: str) -> str:
    """What a kind of things is called."""
    return KINDS.get(name, name)


def kinds(name: str) -> str:
    """The same for many."""
    return PLURALS.get(name, kind(name) + "s")


def is_actor(name: str) -> bool:
    """Whether things of a kind can hold a duty."""
    return name in ACTORS


def relation(claim: Claim, *, reverse: bool = False) -> str:
    """What a claim says between its two ends, read from the subject or from the object."""
    if claim.relation == "ReportingLine":
        return LINES[claim.kind][1] if reverse else LINES[claim.kind][0]
    return SAID[claim.relation][reverse]


def hedges(claim: Claim) -> list[str]:
    """What weakens or limits a claim, in words: modality, share, scope, days."""
    found = [MODALITIES.get(claim.modality, ""), SHARES.get(claim.share, "")]
    found.append(f"for {claim.scope}" if claim.scope else "")
    found.append(f"from {claim.valid_from}" if claim.valid_from else "")
    found.append(f"until {claim.valid_to}" if claim.valid_to else "")
    return [word for word in found if word]
