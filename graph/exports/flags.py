"""Flags as JSON, worst first, each with its places: what `remit check --json` says of them."""

import json

from remit.graph.view import View

NAME = "flags"
MEDIA_TYPE = "application/json"
SUFFIX = ".flags.json"


def export(view: View) -> bytes:
    """An object with the day, the open flags, and those that a waiver accepts with the waiver."""
    from remit.graph.exports.parts.content import Content
    from remit.graph.telling import flag_json

    content = Content(view)
    found = {
        "day": view.day.isoformat(),
        "flags": [flag_json(flag, content.places) for flag in content.flags],
        "waived": [
            {**flag_json(flag, content.places), "waiver": {"id": waiver.id, **waiver._asdict()}}
            for flag, waiver in content.sorted_out.waived
        ],
    }
    return (json.dumps(found, indent=1, ensure_ascii=False) + "\n").encode("utf-8")
