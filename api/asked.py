"""What a route may ask for in its arguments: `edition: Now` is the map's newest version."""

from typing import Annotated

from fastapi import Depends, Request

from remit.api.served import Edition, Served


def served(request: Request) -> Served:
    """Where this application finds its map."""
    found: Served = request.app.state.served
    return found


def edition(request: Request) -> Edition:
    """The newest version of the map."""
    return served(request).edition()


Now = Annotated[Edition, Depends(edition)]
Source = Annotated[Served, Depends(served)]
