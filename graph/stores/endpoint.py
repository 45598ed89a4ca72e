"""A remote SPARQL endpoint, asked read-only over HTTP: detectors' queries run there, on what `remit export` wrote."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit

from pyoxigraph import RdfFormat, parse
from pyoxigraph import Store as Graph

from remit.graph.detecting import Detector
from remit.graph.errors import NotFound, StoreError
from remit.graph.map import Map
from remit.graph.store import Row
from remit.graph.stores.oxigraph import PREFIXES
from remit.graph.stores.rdf import claim_name, thing_name
from remit.graph.stores.rdf_reading import write_from
from remit.graph.writing import Written

SECONDS = 120.0
LARGEST = 1_000_000_000  # bytes of an answer

# Everything, in whichever graphs the endpoint keeps it.
EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
DAY = "SELECT ?day WHERE { ?projection remit:asOf ?day }"


class Endpoint:
    """A SPARQL endpoint whose default graph shows the claims and what they imply (urn:remit:derived)."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise StoreError(f"{address}: is no address of a SPARQL endpoint (expected http:// or https://)")
        if parts.username is not None:
            raise StoreError("an address must not hold a password, which others could read")
        self.address = address
        # No opener of files or of FTP, wherever the endpoint redirects to.
        handlers = (request.ProxyHandler, request.HTTPHandler, request.HTTPSHandler, request.HTTPDefaultErrorHandler)
        self.opener = request.OpenerDirector()
        for handler in (*handlers, request.HTTPRedirectHandler, request.HTTPErrorProcessor):
            self.opener.add_handler(handler())

    def day(self) -> date:
        """The day for which the claims there are marked as in force. Raises StoreError where it cannot be seen."""
        days = sorted({row["day"]["value"] for row in self.select(DAY)})
        if len(days) != 1:
            raise StoreError(
                f"{self.address}: its default graph shows {'no day' if not days else 'several days'} of a projection"
                " (load what `remit export --format trig` wrote, and let the default graph be the union of all graphs)"
            )
        return date.fromisoformat(days[0])

    def rows(self, detector: Detector) -> Iterator[Row]:
        """What the detector's SPARQL form finds. Raises NotFound where it has none, StoreError."""
        if not detector.sparql:
            raise NotFound(f"{detector.meta.code} has no SPARQL form: {detector.no_query}")
        names = [f"s{i + 1}" for i in range(len(detector.meta.subjects))]
        for row in self.select(detector.sparql):
            subjects = tuple(thing_name(row[name]["value"]) for name in names)
            yield subjects, (claim_name(row["claim"]["value"]),) if "claim" in row else ()

    def pull(self, map_: Map) -> Written:
        """Write everything that the endpoint holds into a map. Raises StoreError, and Refused for what is malformed."""
        graph = Graph()
        self.add(graph, EVERYTHING)
        return write_from(map_, graph)

    def add(self, graph: Graph, query: str) -> None:
        """Add what a CONSTRUCT query of ours gives to a graph. Raises StoreError."""
        try:
            graph.bulk_extend(parse(self.ask(query, "application/n-triples"), format=RdfFormat.N_TRIPLES))
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{self.address}: answered with something else than N-Triples: {error}") from error

    def select(self, query: str) -> list[dict[str, Any]]:
        """The solutions of a SELECT query of ours."""
        prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
        answer = self.ask(prefixes + query, "application/sparql-results+json")
        try:
            bindings: list[dict[str, Any]] = json.loads(answer)["results"]["bindings"]
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{self.address}: answered with something else than SPARQL results in JSON") from error
        return bindings

    def ask(self, query: str, media_type: str) -> bytes:
        """The body that the endpoint answers a query with."""
        asked = request.Request(  # noqa: S310 the scheme was checked
            self.address,
            data=urlencode({"query": query}).encode(),
            headers={"Accept": media_type, "User-Agent": "remit"},
        )
        try:
            with self.opener.open(asked, timeout=SECONDS) as response:
                body: bytes = response.read(LARGEST + 1)
        except HTTPError as error:
            words = error.read(300).decode("utf-8", "replace").strip()
            raise StoreError(f"{self.address}: answered {error.code} {error.reason}: {words}") from error
        except (URLError, TimeoutError, OSError) as error:
            raise StoreError(f"{self.address}: cannot be reached: {getattr(error, 'reason', error)}") from error
        if len(body) > LARGEST:
            raise StoreError(f"{self.address}: answered with over {LARGEST:,} bytes")
        return body
