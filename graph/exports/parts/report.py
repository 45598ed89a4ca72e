"""The accountability report as plain data: what the PDF and the HTML page lay out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from itertools import groupby
from typing import Any, TypeVar

from remit.graph.claim import CONTROL, Evidence
from remit.graph.decisions import Decision
from remit.graph.detecting import Flag, Severity
from remit.graph.exports.parts.content import Content, explained
from remit.graph.exports.parts.decided import Decided, accepted, decided
from remit.graph.exports.parts.duties import Duty, duties
from remit.graph.exports.parts.lines import Lines
from remit.graph.exports.parts.recommendations import Recommendations

MOST_FLAGS = 200  # of one code; a report is for reading, the workbook has all of them
MOST_QUOTES = 6  # under one flag
MOST_ROWS = 2_000  # of one table
LONGEST_QUOTE = 600  # characters; both ends of a longer one are shown

PARTS = {"accountable": "Accountable", "responsible": "Responsible", "owner": "Owner"}
OTHER_PARTS = {"support": "supports", "consulted": "consulted", "informed": "informed", "verifies": "verifies"}
T = TypeVar("T")


def report(content: Content) -> dict[str, Any]:
    """Everything that the report says, as JSON holds it; no text in it has control characters."""
    tree, owned = list(Lines(content).tree()), list(duties(content))
    recommendations = list(Recommendations(content).all())
    found: dict[str, Any] = {
        "day": content.view.day.isoformat(),
        "date": f"{content.view.day.day} {content.view.day:%B %Y}",
        "version": version("remit"),
        "counts": content.view.map.counts(),
        "severities": severities(content.flags),
        "groups": [group(content, list(flags)) for _, flags in groupby(content.flags, key=lambda flag: flag.code)],
        "duties": cut([duty_row(content, duty) for duty in owned]),
        "tree": cut([dict_of(rung, "depth", "name", "holder", "also", "codes") for rung in tree]),
        "recommendations": cut([recommendation(one) for one in recommendations]),
        "accepted": [accepted_row(flag, waiver) for flag, waiver in content.sorted_out.waived],
        "decisions": cut([decision_row(one) for one in decided(content)]),
        "documents": documents(content),
    }
    return {name: clean(value) for name, value in found.items()}


def clean(value: Any) -> Any:
    """The same with every control character as a space: neither HTML nor PDF can carry one."""
    if isinstance(value, str):
        return CONTROL.sub(" ", value)
    if isinstance(value, dict):
        return {name: clean(one) for name, one in value.items()}
    return [clean(one) for one in value] if isinstance(value, list | tuple) else value


def cut(rows: Sequence[T]) -> dict[str, Any]:
    """The rows of a table, and how many are left for the workbook."""
    return {"rows": list(rows[:MOST_ROWS]), "more": max(len(rows) - MOST_ROWS, 0)}


def dict_of(row: object, *names: str) -> dict[str, Any]:
    """Some fields of a row."""
    return {name: getattr(row, name) for name in names}


def severities(flags: Sequence[Flag]) -> list[dict[str, Any]]:
    """How many flags of each severity, the worst first."""
    counts = Counter(flag.severity for flag in flags)
    return [{"name": str(one), "count": counts[one]} for one in sorted(Severity, reverse=True)]


def group(content: Content, flags: Sequence[Flag]) -> dict[str, Any]:
    """The flags of one code with what is known of all of them."""
    words = explained(flags[0].code)
    told = [flag_row(content, flag) for flag in flags[:MOST_FLAGS]]
    return {
        "code": flags[0].code,
        "severity": str(flags[0].severity),
        "what": words[""],
        "why": words["Why it matters"],
        "todo": words["What to do"],
        "flags": told,
        "more": len(flags) - len(told),
    }


def flag_row(content: Content, flag: Flag) -> dict[str, Any]:
    """One flag with its sentences."""
    quotes = [quote(content, proof) for proof in flag.evidence[:MOST_QUOTES]]
    more = len(flag.evidence) - len(quotes)
    return {"message": flag.message, "fingerprint": flag.fingerprint, "quotes": quotes, "more": more}


def quote(content: Content, proof: Evidence) -> dict[str, str]:
    """A sentence, its document and where it stands there."""
    document = content.places.document(proof.document)
    return {"text": shown(proof.quote), "document": document.name, "where": where(content, proof)}


def where(content: Content, proof: Evidence) -> str:
    """A place within its document: page, cell or line."""
    if proof.cell or proof.page:
        return ", ".join(
            filter(None, [f"page {proof.page}" if proof.page else "", proof.cell and f"cell {proof.cell}"])
        )
    if not proof.spans:
        return ""
    return f"line {content.places.line(content.places.document(proof.document), proof.spans[0].start)}"


def shown(text: str) -> str:
    """A quote on one line; a very long one without its middle."""
    flat = " ".join(text.split())
    if len(flat) <= LONGEST_QUOTE:
        return flat
    return f"{flat[: LONGEST_QUOTE * 2 // 3].rstrip()} […] {flat[-LONGEST_QUOTE // 3 :].lstrip()}"


def duty_row(content: Content, duty: Duty) -> dict[str, Any]:
    """One duty with who answers for it and who takes part."""
    who = [{"part": word, "names": duty.names(kind)} for kind, word in PARTS.items() if duty.names(kind)]
    others = "; ".join(f"{word}: {duty.names(kind)}" for kind, word in OTHER_PARTS.items() if duty.names(kind))
    proofs = (proof for claim in duty.claims for proof in claim.evidence)
    place = next((f"{content.places.document(p.document).name}, {where(content, p)}" for p in proofs), "")
    return {
        "text": shown(duty.text),
        "kind": duty.kind,
        "who": who,
        "others": others,
        "codes": duty.codes,
        "place": place,
    }


def recommendation(one: Any) -> dict[str, Any]:
    """One recommendation with answers and actions."""
    answers = [dict_of(answer, "stance", "author", "text") for answer in one.answers]
    actions = [dict_of(action, "text", "owners", "due", "progress") for action in one.actions]
    told = dict_of(one, "number", "addressed", "progress", "codes")
    return {**told, "text": shown(one.text), "answers": answers, "actions": actions}


def accepted_row(flag: Flag, waiver: Decision) -> dict[str, str]:
    """A flag that somebody accepts."""
    return {"code": flag.code, "message": flag.message, "words": accepted(waiver)}


def decision_row(one: Decided) -> dict[str, Any]:
    """One decision; the moment to the minute, in UTC."""
    made = one.decision
    when = made.at[:16].replace("T", " ")
    return {
        "when": when,
        "by": made.by,
        "verdict": made.verdict,
        "about": one.about,
        "why": made.why,
        "stands": one.stands,
    }


def documents(content: Content) -> list[dict[str, Any]]:
    """The documents with their hashes and how many claims rest on each."""
    counts = Counter(d for claim in content.claims for d in {proof.document for proof in claim.evidence})
    return list(_documents(content, counts))


def _documents(content: Content, counts: Counter[str]) -> Iterator[dict[str, Any]]:
    for document in content.view.map.documents():
        yield {**dict_of(document, "name", "media_type", "sha256"), "claims": counts[document.id]}
