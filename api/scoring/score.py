"""One document: what was found beside the gold, as counts by what is asked."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from remit.api.scoring.matching import COVERED_ADVICE, Statement, fair, pairs, same_actors
from remit.api.scoring.tally import Tally

COMMAND = frozenset({"direct", "direction", "functional", "operational", "accountability"})
INFORMATION = frozenset({"reporting", "escalation"})
LISTS = ("reporting", "responsibilities", "recommendations", "actions")
Reading = Mapping[str, Any]
"""What `remit read --json` prints, or the gold of a document."""


class Score:
    """The comparison of one document's reading with its gold."""

    def __init__(self, found: Reading, gold: Reading) -> None:
        regions = gold.get("document", {}).get("regions") or []
        self.found, self.gold = ({name: within(r.get(name) or (), regions) for name in LISTS} for r in (found, gold))
        self.known = {actor["id"] for actor in gold.get("actors") or ()}
        self.same = same_actors(found.get("actors") or (), gold.get("actors") or ())

    def who(self, ids: Iterable[str]) -> set[str]:
        """Actors found as those of the gold; those that it does not have stay apart."""
        return {self.same.get(name, f"?{name}") for name in ids}

    def tallies(self) -> dict[str, Tally]:
        """What is asked -> counts."""
        return self.duties() | self.lines() | self.advice() | self.actions()

    def duties(self) -> dict[str, Tally]:
        """Duties by their place; with their holders; and with the kind of their part too."""
        found, gold = self.found["responsibilities"], self.gold["responsibilities"]
        kept, n_found, n_gold = fair(found, gold, lambda one: self.who(one["holders"]), pairs(found, gold))
        held = [(i, j) for i, j in kept if self.who(found[i]["holders"]) == set(gold[j]["holders"])]
        alike = [(i, j) for i, j in held if found[i]["kind"] == gold[j]["kind"]]
        rows = (("duty", kept), ("duty + holder", held), ("duty + holder + kind", alike))
        return {name: Tally.of(len(right), n_found, n_gold) for name, right in rows}

    def lines(self) -> dict[str, Tally]:
        """Lines by their ends, those of command and those of information; each pair of ends counts once."""
        told = [line for line in self.found["reporting"] if line["kind"] != "membership"]
        ends = {self.ends(line) for line in told}
        known = {(line["from"], line["to"]) for line in self.gold["reporting"]}
        asked = [g for g in self.gold["reporting"] if g["kind"] != "membership" and not g.get("optional")]
        tallies = {}
        for name, kinds in (("reporting", COMMAND), ("information line", INFORMATION)):
            wanted = {(g["from"], g["to"]) for g in asked if g["kind"] in kinds}
            mine = {self.ends(line) for line in told if line["kind"] in kinds}
            tallies[name] = Tally(len(wanted & ends), len(mine - known), len(wanted - ends))
        return tallies

    def ends(self, line: Mapping[str, Any]) -> tuple[str, str]:
        """Lower and upper end of a line, as actors of the gold where it has them."""
        return self.same.get(line["from"], line["from"]), self.same.get(line["to"], line["to"])

    def advice(self) -> dict[str, Tally]:
        """Recommendations by their place, and then by number, addressees, redaction and answer."""
        found, gold = self.found["recommendations"], self.gold["recommendations"]
        both = [(found[i], gold[j]) for i, j in pairs(found, gold, COVERED_ADVICE)]
        right = {
            "recommendation": len(both),
            "rec number": sum(str(p["number"]) == str(g["number"]) for p, g in both),
            "rec addressees": sum(self.who(p["addressees"]) == set(g["addressees"]) for p, g in both),
            "rec redaction": sum(p["redacted"] == g["redacted"] for p, g in both),
            "rec stance": sum(p["response"]["stance"] == g["response"]["stance"] for p, g in both),
        }
        return {name: Tally.of(count, len(found), len(gold)) for name, count in right.items()}

    def actions(self) -> dict[str, Tally]:
        """Actions by their place, and with their owners; nothing where the gold has none."""
        found, gold = self.found["actions"], self.gold["actions"]
        if not gold:
            return {}
        both = [(found[i], gold[j]) for i, j in pairs(found, gold)]
        owned = sum(self.who(p["owners"]) == owners(g) & self.known for p, g in both)
        return {
            "action": Tally.of(len(both), len(found), len(gold)),
            "action owner": Tally.of(owned, len(found), len(gold)),
        }


def owners(action: Mapping[str, Any]) -> set[str]:
    """Owners of an action of the gold, which names one or a list; what is none of its actors is nobody."""
    found = action.get("owners", action.get("owner")) or []
    return {name for name in ([found] if isinstance(found, str) else found) if name}


def within(statements: Iterable[Statement], regions: Sequence[Sequence[int]]) -> list[Statement]:
    """The statements whose middle lies where the gold is exhaustive: everywhere, if it names no regions."""
    if not regions:
        return list(statements)
    return [s for s in statements if any(a <= (s["start"] + s["end"]) // 2 < b for a, b in regions)]


def pooled(scores: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """The counts of several documents together."""
    total: dict[str, Tally] = {}
    for tallies in scores:
        for name, tally in tallies.items():
            total[name] = total.get(name, Tally()).plus(tally)
    return total
