"""Posts that a stroke joins: "Supervisor/Production In-charge" is two, each named for somebody."""

from remit.loaders.report.names import is_acronym
from remit.loaders.report.owners import agentive_head
from remit.loaders.report.phrases import Phrase, noun_phrase_of


def slashed(name: str) -> list[str]:
    """The names of "Department Managers/Supervisors", [] when the stroke joins something else ("CIO/G-6")."""
    parts = [part.strip() for part in name.split("/")] if "/" in name and "(" not in name else []
    return parts if len(parts) > 1 and all(_is_post(part) for part in parts) else []


def _is_post(part: str) -> bool:
    phrase: Phrase | None = noun_phrase_of(part) if part else None
    return phrase is not None and agentive_head(phrase) and not is_acronym(part)
