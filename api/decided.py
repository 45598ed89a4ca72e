"""Decisions on a command line: who decides, and how a decision is told."""

import os
import subprocess
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from remit.api.output import shorten
from remit.graph.claim import Claim
from remit.graph.decisions import ON_ACTORS, ON_CLAIMS, Decision
from remit.graph.map import Map

F = TypeVar("F", bound=Callable[..., Any])


def person(command: F) -> F:
    """The options of a command with which somebody decides."""
    for option in (
        click.option("--why", default="", metavar="REASON", help="Why; needed to reject and to waive."),
        click.option("--by", default="", metavar="NAME", help="Who decides: $REMIT_BY, git's or the system's user."),
    ):
        command = option(command)
    return command


def who(by: str) -> str:
    """The name that decisions are taken under. Raises UsageError where nobody is known."""
    found = by.strip() or os.environ.get("REMIT_BY", "").strip() or git_name() or os.environ.get("USER", "").strip()
    if not found:
        raise click.UsageError("who decides? Say it with --by NAME, or set REMIT_BY")
    return found


def git_name() -> str:
    """The name that git commits under, or nothing."""
    try:
        done = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False)  # noqa: S607 wherever it is
    except OSError:  # no git on this machine
        return ""
    return done.stdout.strip()


def decision_json(decision: Decision, *, withdrawn: bool = False) -> dict[str, Any]:
    """One decision as a program reads it: fields that are empty are left out."""
    told = {"id": decision.id, **{name: text for name, text in decision._asdict().items() if text}}
    return told | ({"withdrawn": True} if withdrawn else {})


def decision_words(decision: Decision, *, dated: bool = True) -> str:
    """One decision as a person says it: "rejected by Ada on 2026-06-01: a quotation"."""
    done = {
        "accept": "accepted", "reject": "rejected", "correct": "corrected", "merge": f"merged into {decision.value}",
        "split": f"told apart from {decision.value}", "withdraw": f"{decision.value[:8]} withdrawn",
        "waive": "waived" + (f" until {decision.value}" if decision.value else ""),
    }[decision.verdict]  # fmt: skip
    day = f" on {decision.at[:10]}" if dated else ""
    return f"{done} by {decision.by}{day}" + (f": {decision.why}" if decision.why else "")


def claim_words(map_: Map, claim: Claim) -> str:
    """One claim on one line: what kind, and what it joins."""
    words = [map_.thing(claim.subject).label, map_.thing(claim.object).label if claim.object else claim.value]
    ends = [shorten(text, 70) for text in words]
    return f"{' '.join(filter(None, (claim.relation, claim.kind)))}: {' → '.join(filter(None, ends))}"


def print_taken(map_: Map, decisions: Iterable[Decision]) -> None:
    """Say what was just decided, and about what."""
    for decision in decisions:
        click.echo(f"{decision_words(decision, dated=False)}\n  {about_words(map_, decision)}")


def about_words(map_: Map, decision: Decision) -> str:
    """What a decision is about, in the words of the map."""
    if decision.verdict == "withdraw":
        return f"takes back {decision.value[:8]}"
    if decision.verdict in ON_CLAIMS:
        new = [claim_words(map_, map_.claim(decision.value))] if decision.value else []
        return ", now ".join([claim_words(map_, map_.claim(decision.about)), *new])
    if decision.verdict in ON_ACTORS:
        one, other = map_.things_by_id([decision.about, decision.value])
        return f"{one.label} ({one.id}), {other.label} ({other.id})"
    return f"flag {decision.about}"
