"""Flags as JSON, worst first, each with its places: what `remit check --json` says of them."""

import json

from remit.graph.detecting import detect
from remit.graph.telling import Places, flag_json, worst_first
from remit.graph.view import View

NAME = "flags"
MEDIA_TYPE = "application/json"
SUFFIX = ".flags.json"


def export(view: View) -> bytes:
    """An object with the day and the list of flags."""
    places = Places(view.map)
    found = {"day": view.day.isoformat(), "flags": [flag_json(flag, places) for flag in worst_first(detect(view))]}
    return (json.dumps(found, indent=1, ensure_ascii=False) + "\n").encode("utf-8")
