"""Flags as SARIF 2.1.0, for code hosts and editors that show them beside the lines."""

import json

from remit.graph.detecting import detect
from remit.graph.telling import Places, sarif, worst_first
from remit.graph.view import View

NAME = "sarif"
MEDIA_TYPE = "application/sarif+json"
SUFFIX = ".sarif"


def export(view: View) -> bytes:
    """One run with all flags, worst first."""
    found = sarif(worst_first(detect(view)), Places(view.map))
    return (json.dumps(found, indent=1, ensure_ascii=False) + "\n").encode("utf-8")
