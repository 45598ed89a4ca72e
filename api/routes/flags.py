"""Flags: where accountability is ambiguous, duplicated or missing."""

from typing import Any

from fastapi import APIRouter

from remit.api.asked import Now
from remit.api.reports import flag_json

router = APIRouter(tags=["flags"])


@router.get("/flags")
def flags(edition: Now) -> dict[str, Any]:
    """Every flag, worst first, with the sentences that it rests on."""
    return {"flags": [flag_json(flag, edition.places) for flag in edition.flags]}
