"""What kind of actor a name in a cell is."""

import re

from remit.graph.claim import Thing, make_thing

# In this order: a "project board" is a board and no project.
_KINDS = (
    ("Body", r"board|committee|council|panel|forum|working group|task force|group"),
    ("External", r"suppliers?|vendors?|contractors?|customers?|clients?|partners?|regulators?|public"),
    ("Unit", r"department|dept|team|unit|office|branch|division|section|directorate|desk|services?"),
)
_GENERIC = frozenset(
    {"management", "stakeholders", "all", "everyone", "everybody", "staff", "all staff", "team", "others", "other"}
)


def role_thing(name: str) -> Thing:
    """The actor that a cell names; equal names meet across documents. A name that says no more is a role."""
    if name.casefold() in _GENERIC:
        return make_thing("Generic", name)
    kind = next((kind for kind, words in _KINDS if re.search(rf"\b(?:{words})$", name, re.IGNORECASE)), "Role")
    return make_thing(kind, name)
