"""The Cypher face: a map in Neo4j over Bolt, and detectors' queries run there. Driver: pip install 'remit[neo4j]'."""

import logging
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from remit.graph.detecting import Detector
from remit.graph.errors import NotFound, StoreError
from remit.graph.store import Row

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
QUERY_SECONDS = 120.0
WRITE_SECONDS = 600.0
RETRY_SECONDS = 30.0
FETCHED = 10_000  # rows that are on their way at once
Step = tuple[str, Mapping[str, object]]
"""A query and its parameters."""

# What a server says when a password is wrong or missing, or when it has had too many wrong ones.
_SECURITY = "Neo.ClientError.Security."
_TIMED_OUT = ("Neo.ClientError.Transaction.TransactionTimedOut", "Neo.TransientError.Transaction.Terminated")


class Neo4j:
    """A Neo4j database that holds the projection of a map. Use it as a context manager.

    Entering it raises StoreError where the server cannot be reached or refuses. Reads run in read-access sessions,
    everything with bound parameters and a time limit. `database` is the server's default unless given; a
    query may take `seconds`.
    """

    def __init__(
        self, uri: str, user: str, password: str, *, database: str = "", seconds: float = QUERY_SECONDS
    ) -> None:
        self.uri = checked(uri)
        self.database = database or None
        self.seconds = seconds
        self.prepared = False  # whether this connection has made constraints and indexes
        self.driver = connect(uri, user, password)

    def __enter__(self) -> Self:
        # A server that is not there is told at once: a transaction would try again for RETRY_SECONDS.
        try:
            with explained(self.uri):
                self.driver.verify_connectivity()
        except BaseException:
            self.driver.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.driver.close()

    def read(self, query: str, seconds: float = 0, **parameters: object) -> list[tuple[Any, ...]]:
        """The rows of a query of ours, in a read-access session; tried again where the server asks for it."""
        from neo4j import Query, RoutingControl

        asked = Query(query, timeout=seconds or self.seconds)
        with explained(self.uri):
            # The shortest way in trips to the server: the query goes along with the beginning of its transaction.
            records = self.driver.execute_query(
                asked, parameters, routing_=RoutingControl.READ, database_=self.database
            ).records
        return [tuple(record) for record in records]

    @contextmanager
    def reading(self, seconds: float) -> Iterator[Callable[[str], Iterator[tuple[Any, ...]]]]:
        """Several queries in one transaction, their rows as they come."""
        from neo4j import READ_ACCESS

        with (
            explained(self.uri),
            self.session(READ_ACCESS) as session,
            session.begin_transaction(timeout=seconds) as tx,
        ):
            yield lambda query: (tuple(record) for record in tx.run(query))

    def write(self, *steps: Step, guard: Step | None = None) -> list[tuple[Any, ...]]:
        """Run the steps (query and parameters) in one transaction: all or nothing. Returns the rows of the last.

        Where the guard's one value is not true, nothing is written. Raises StoreError.
        """
        from neo4j import WRITE_ACCESS, unit_of_work

        @unit_of_work(timeout=WRITE_SECONDS)
        def work(tx: "ManagedTransaction") -> list[tuple[Any, ...]]:
            if guard and not tx.run(guard[0], dict(guard[1])).single(strict=True)[0]:
                raise StoreError(f"{self.uri}: another push began meanwhile")
            rows: list[tuple[Any, ...]] = []
            for query, parameters in steps:
                rows = [tuple(record) for record in tx.run(query, dict(parameters))]
            return rows

        with explained(self.uri), self.session(WRITE_ACCESS) as session:
            return session.execute_write(work)

    def session(self, mode: str) -> "Session":
        """A session; in a cluster it reads what this connection wrote before, wherever it is asked."""
        return self.driver.session(
            database=self.database,
            default_access_mode=mode,
            fetch_size=FETCHED,
            bookmark_manager=self.driver.execute_query_bookmark_manager,
        )

    def day(self) -> date:
        """The day for which the map's claims are marked as in force. Raises StoreError where there is no whole map."""
        return self.whole(self.read("MATCH (m:Map) RETURN m.day, m.unfinished"))

    def whole(self, rows: Sequence[Sequence[Any]]) -> date:
        """The day of rows that begin with m.day and m.unfinished. Raises StoreError where there is no whole map."""
        if not rows:
            raise StoreError(f"{self.uri}: holds no map (put one there with: remit push {self.uri} --map FILE)")
        day, unfinished = rows[0][:2]
        if unfinished or not day:
            raise StoreError(f"{self.uri}: a push did not finish, so claims are missing; run the same remit push again")
        return date.fromisoformat(day)

    def rows(self, detector: Detector) -> Iterator[Row]:
        """What the detector's Cypher form finds. Raises NotFound where it has none."""
        if not detector.cypher:
            raise NotFound(f"{detector.meta.code} has no Cypher form: {detector.no_query}")
        return self.rows_of(detector, self.day())

    def rows_of(self, detector: Detector, day: date) -> Iterator[Row]:
        """The same when the day is known."""
        subjects = [f"s{i + 1}" for i in range(len(detector.meta.subjects))]
        for row in self.read(columns(detector.cypher, subjects), day=day.isoformat()):
            *ids, claim = row
            yield tuple(map(str, ids)), (str(claim),) if claim is not None else ()


def columns(query: str, subjects: Sequence[str]) -> str:
    """A detector's query with its columns in our order, whatever order it returns them in."""
    return f"CALL {{ {query} }} RETURN {', '.join(subjects)}, claim"


def checked(uri: str) -> str:
    """The address of a server. Raises StoreError where it is none, or where it holds a password."""
    scheme, separator, rest = uri.partition("://")
    if not separator or scheme not in SCHEMES:
        raise StoreError(
            f"{scheme}: is no address of a Neo4j server (expected {', '.join(SCHEMES)}, then ://host:port)"
        )
    if "@" in rest:
        raise StoreError(
            "an address must not hold a password, which others could read: set REMIT_NEO4J_PASSWORD instead"
        )
    return uri


def connect(uri: str, user: str, password: str) -> "Driver":
    """A driver; nothing is sent yet. Raises StoreError where the driver is not installed."""
    try:
        from neo4j import GraphDatabase, NotificationMinimumSeverity
    except ImportError as error:
        raise StoreError("the Neo4j driver is not installed: pip install 'remit[neo4j]'") from error
    # The server's hints ("label Body does not exist yet") are about our queries, not for our users.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    with explained(uri):
        return GraphDatabase.driver(
            uri,
            auth=(user, password),
            user_agent="remit",
            connection_timeout=10,
            connection_acquisition_timeout=30,
            fetch_size=FETCHED,
            max_transaction_retry_time=RETRY_SECONDS,
            notifications_min_severity=NotificationMinimumSeverity.OFF,
        )


@contextmanager
def explained(uri: str) -> Iterator[None]:
    """Turn the driver's errors into ours, in words for whoever typed the command."""
    from neo4j.exceptions import AuthError, DriverError, Neo4jError, ServiceUnavailable, SessionExpired

    try:
        yield
    except (ServiceUnavailable, SessionExpired) as error:
        raise StoreError(f"{uri}: {unreached(uri, error)}") from error
    except AuthError as error:
        raise StoreError(f"{uri}: the server refused this user or password") from error
    except Neo4jError as error:
        raise StoreError(f"{uri}: {reason(error.code or '', first_line(error))}") from error
    except DriverError as error:
        raise StoreError(f"{uri}: {first_line(error)}") from error


def unreached(uri: str, error: Exception) -> str:
    """Why there is no connection; what TLS said where it was TLS."""
    for cause in causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            scheme = uri.partition("://")[0]
            return (
                f"the server's certificate is refused: {cause.verify_message}"
                f" (for a self-signed one that you trust: {scheme}sc://)"
            )
        if isinstance(cause, ssl.SSLError):
            return f"no encrypted connection, perhaps the server does not speak TLS ({first_line(cause)})"
    return f"the server cannot be reached or hung up ({first_line(error)})"


def causes(error: BaseException) -> Iterator[BaseException]:
    """An error and all that led to it: the driver tells some of its reasons as groups of errors."""
    yield error
    further = [*getattr(error, "exceptions", ()), error.__cause__ or error.__context__]
    for one in further:
        if one is not None:
            yield from causes(one)


def reason(code: str, message: str) -> str:
    """What a server's error means to a user."""
    if code.startswith(_SECURITY):
        return f"the server does not allow this: {message}"
    if code in _TIMED_OUT or "TransactionTimedOut" in code:
        return "the server did not answer within the time limit; nothing of this step was written"
    return message


def first_line(error: Exception) -> str:
    """The first line of an error's message, cut to what a terminal shows."""
    return (str(getattr(error, "message", None) or error).splitlines() or [type(error).__name__])[0][:300]
