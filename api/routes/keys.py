"""Keys: who may use the server. Made and revoked on its machine only, with remit keys."""

from fastapi import Request

from remit.api.http import changing
from remit.api.http.access import Guard
from remit.api.http.routing import Json, resources

router = resources("keys")


@router.get("/keys", response_model=changing.Keys)
def keys(request: Request) -> Json:
    """The names and scopes of all keys, revoked ones too; needs the scope admin."""
    guard: Guard = request.app.state.guard
    found = guard.keyring.keys if guard.keyring else ()
    return Json({"keys": [{n: v for n, v in key._asdict().items() if n != "hash" and v} for key in found]})
