"""Waivers: flags that somebody accepts, with a reason, until a day; those that fit no flag are told too."""

from remit.api.asked import Now
from remit.api.decided import decision_json
from remit.api.http import changing
from remit.api.http.routing import Json, resources
from remit.graph.telling import flag_json

router = resources("decisions")


@router.get("/waivers", response_model=changing.Waivers)
def waivers(edition: Now) -> Json:
    """Flags that are waived today, and waivers that have ended or whose flag is gone. POST /decisions makes one."""
    sorted_out = edition.sorted_out
    return Json(
        {
            "waived": [
                {**flag_json(flag, edition.beside.places), "waiver": decision_json(waiver)}
                for flag, waiver in sorted_out.waived
            ],
            "expired": [decision_json(waiver) for waiver in sorted_out.expired],
            "stale": [decision_json(waiver) for waiver in sorted_out.stale],
        }
    )
