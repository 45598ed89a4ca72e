"""Drawing a page: what every template may use, and the answer that a browser gets."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from fastapi.routing import APIRoute

from remit.api.asked import Now
from remit.api.decided import decision_words
from remit.api.explorer import words
from remit.api.explorer.atlas import Atlas, atlas
from remit.api.explorer.excerpts import Notes
from remit.api.explorer.library import part_of
from remit.api.explorer.links import Links, ServerLinks
from remit.api.http.problems import told
from remit.graph.claim import Document
from remit.graph.decisions import Decision
from remit.graph.detecting import Flag
from remit.graph.errors import RemitError

READ = ["GET", "HEAD"]


@dataclass(frozen=True)
class Bare:
    """What a page that shows nothing of the map is drawn with."""

    links: Links
    done: None = None
    pending: bool = False


@dataclass
class Desk:
    """What one page is drawn with."""

    atlas: Atlas
    links: Links
    here: str = ""
    done: Decision | None = None
    unfinished: bool = False  # the page leaves something out that is still being looked for
    notes: Notes = field(init=False)
    pending: bool = field(init=False)

    def __post_init__(self) -> None:
        self.notes = Notes(self.atlas.places)
        self.pending = self.atlas.pending

    @property
    def done_words(self) -> str:
        """What was decided just now."""
        return decision_words(self.done) if self.done else ""

    def spot(self, document: Document, start: int) -> str:
        """The address of a character of a document."""
        part = part_of(document.text, start)
        return self.links.to("document", fragment=f"c{start}", id=document.id, part=part if part > 1 else 0)

    def draw(self, template: str, **context: Any) -> str:
        """A page as HTML; every text in it is escaped by the templates' environment."""
        page: str = environment().get_template(template).render(desk=self, to=self.links.to, w=words, **context)
        return page


@cache
def environment() -> Any:
    """Jinja, escaping everything, failing on a name that nothing defines."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("remit.api.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["many"] = many
    made.filters["count"] = "{:,}".format
    made.filters["worst"] = worst
    return made


def many(number: int, noun: str, plural: str = "") -> str:
    """ "1 flag", "2,000 flags"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def worst(flags: Iterable[Flag]) -> str:
    """The severity that a badge shows for several flags, "" for none."""
    return str(max((flag.severity for flag in flags), default=""))


def desk(request: Request, edition: Now) -> Desk:
    """The desk of a request."""
    found = Desk(atlas(edition), ServerLinks(), here(request))
    if done := request.query_params.get("done", ""):
        found.done = next((one for one in found.atlas.map.decisions(done) if one.id == done), None)
    request.state.desk = found
    return found


def here(request: Request) -> str:
    """The address of a page, without the decision that led to it."""
    query = urlencode([pair for pair in request.query_params.multi_items() if pair[0] != "done"], quote_via=quote)
    return quote(request.url.path) + (f"?{query}" if query else "")


Asked = Annotated[Desk, Depends(desk)]


class PageRoute(APIRoute):
    """A route whose errors are pages too."""

    def get_route_handler(self) -> Callable[[Request], Any]:
        """The handler, wrapped."""
        handler = super().get_route_handler()

        async def handle(request: Request) -> Response:
            try:
                answer: Response = await handler(request)
            except RemitError as error:
                return failed(str(error), told(error).status_code)
            except RequestValidationError as error:
                return failed(f"This address is not whole: {faults(error)}", 400)
            desk: Desk | None = getattr(request.state, "desk", None)
            if desk is not None and (desk.pending or desk.unfinished):
                # The same address shows more in a moment: whoever keeps this page would not see it.
                request.scope.pop("remit.etag", None)
                answer.headers["Cache-Control"] = "no-store"
            return answer

        return handle


def faults(error: RequestValidationError) -> str:
    """What is wrong with an address, in words."""
    return "; ".join(f"{fault['loc'][-1]}: {fault['msg'].lower()}" for fault in error.errors())


def failed(reason: str, status: int) -> Response:
    """A page that says what went wrong, with a way on."""
    links = ServerLinks()
    page = environment().get_template("error.html")
    context = {"title": "Not here" if status == 404 else "That did not work", "status": status, "error": reason}
    return HTMLResponse(page.render(desk=Bare(links), to=links.to, w=words, **context), status)
