"""Things, claims and evidence: an edge is a statement with the sentence it came from, never a bare fact."""

import re
from collections.abc import Iterable
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from remit.graph.errors import Refused
from remit.ontology.generated import terms

_WORD = re.compile(r"[^\W_]+")
_ARTICLES = frozenset({"the", "a", "an"})

ACTORS = terms.OBJECTS["Assignment"]
COLLECTIVES = terms.OBJECTS["Placement"]
RASCI = terms.RELATION_KINDS["Assignment"]

# A reporting line of these modalities gives its subject a superior. "Should report to" and "may report to" do not yet.
SETTLED = ("actual", "required")

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Span(NamedTuple):
    """Characters `start` up to but without `end` of a document's text, in code points."""

    start: int
    end: int


class Document(NamedTuple):
    """A source as it was read. `id` is `sha256` of its bytes cut to 16 digits, so equal files are one document.

    `layout` tells where the characters of `text` stand on pages, in paragraphs or in the bytes of a file whose text
    was extracted (`remit.graph.layout`); it is empty where the text is the file.
    """

    id: str
    name: str
    media_type: str
    sha256: str
    text: str
    layout: str = ""


class Thing(NamedTuple):
    """Something that claims are about. `kind` is a class of the ontology; `id` is its own or kind/slug."""

    id: str
    kind: str
    label: str


class Evidence(NamedTuple):
    """One place that says the claim: exact spans (several make one discontinuous quote), page from 1, or cell."""

    document: str
    spans: tuple[Span, ...]
    quote: str
    loader: str
    rule: str = ""
    page: int | None = None
    cell: str = ""

    @property
    def place(self) -> tuple[str, tuple[Span, ...], int, str]:
        """Where it stands, as the order of evidence: document, characters, page, cell."""
        return self.document, self.spans, self.page or 0, self.cell


class Claim(NamedTuple):
    """A statement that joins things by a relation of the ontology.

    `kind` is the kind within the relation (functional, accountable, agree …). `valid_from` is the first day, `valid_to`
    the first day no longer, both ISO 8601 or empty. The evidence is no part of the identity: a second source that says
    the same adds evidence to the same claim.
    """

    relation: str
    subject: str
    kind: str = ""
    object: str = ""
    value: str = ""
    modality: str = "actual"
    status: str = "asserted"
    share: str = "sole"
    scope: str = ""
    valid_from: str = ""
    valid_to: str = ""
    evidence: tuple[Evidence, ...] = ()

    @property
    def id(self) -> str:
        """Content hash of everything but the evidence: 24 hexadecimal digits."""
        return content_hash(self[:11])


def content_hash(parts: Iterable[str]) -> str:
    """24 hexadecimal digits over parts; the lengths are hashed too, so that moved boundaries differ."""
    parts = tuple(parts)
    joined = f"{[*map(len, parts)]}{''.join(parts)}"
    return blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def slug(text: str) -> str:
    """Letters and digits of any script in lower case, joined by hyphens: a name as part of an id."""
    return "-".join(_WORD.findall(text.casefold())) or "unnamed"


def name_key(name: str) -> str:
    """A name as an identity: articles, case, punctuation and a plural s do not matter."""
    words = _WORD.findall(name.casefold())
    # "Unions" and "union" are one name; "class" and "clas", "gas" and "ga" are not.
    singular = [w[:-1] if w[-1] == "s" and len(w) > 3 and w[-2] != "s" else w for w in words if w not in _ARTICLES]
    return "-".join(singular) or slug(name)


def make_thing(kind: str, label: str, key: str = "") -> Thing:
    """A thing whose id is its kind and `key`, or else its name's key: equal names meet across documents."""
    return Thing(f"{kind.lower()}/{slug(key) if key else name_key(label)}", kind, label)


def quote_of(text: str, spans: Iterable[Span]) -> str:
    """The words at the spans of a text; the parts of a discontinuous quote are joined by a line break."""
    return "\n".join(text[start:end] for start, end in spans)


def check_thing(thing: Thing) -> None:
    """Raise Refused where a thing is malformed."""
    if thing.kind not in terms.KINDS:
        raise Refused(f"thing {thing.id!r}: no kind {thing.kind!r} in the ontology (one of {', '.join(terms.KINDS)})")
    for name, text in (("id", thing.id), ("label", thing.label)):
        if not text.strip():
            raise Refused(f"thing {thing.id!r}: {name} must not be empty")
        refuse_control(f"thing {thing.id!r}: {name}", text)


def check_claim(claim: Claim, kind_of: dict[str, str]) -> None:
    """Raise Refused where the ontology forbids a claim; `kind_of` maps thing ids to kinds."""
    name = claim.relation
    if name not in terms.RELATIONS:
        raise Refused(f"no relation {name!r} in the ontology (one of {', '.join(terms.RELATIONS)})")
    check_ends(claim, kind_of)
    kinds = terms.RELATION_KINDS[name]
    if claim.kind not in kinds and (kinds or claim.kind):
        raise Refused(f"{name} of {claim.subject!r}: kind {claim.kind!r} must be {' or '.join(kinds) or 'empty'}")
    if terms.VALUE_REQUIRED[name] != bool(claim.value):
        raise Refused(f"{name} of {claim.subject!r}: {'needs a' if terms.VALUE_REQUIRED[name] else 'takes no'} value")
    for field in ("modality", "status", "share"):
        if getattr(claim, field) not in terms.VALUES[field]:
            raise Refused(f"{name} of {claim.subject!r}: {field} must be one of {', '.join(terms.VALUES[field])}")
    check_words(claim)


def check_ends(claim: Claim, kind_of: dict[str, str]) -> None:
    """Raise Refused where subject or object is absent or of a kind that the relation does not join."""
    name = claim.relation
    ends = [("subject", claim.subject, terms.SUBJECTS[name])]
    if claim.object or terms.OBJECT_REQUIRED[name]:
        ends.append(("object", claim.object, terms.OBJECTS[name]))
    for end, thing, allowed in ends:
        kind = kind_of.get(thing)
        if kind is None:
            raise Refused(f"{name}: {end} {thing!r} is no thing of the map or of this batch")
        if kind not in allowed:
            raise Refused(f"{name}: {end} {thing!r} is a {kind}, must be {' or '.join(sorted(allowed)) or 'absent'}")


def check_words(claim: Claim) -> None:
    """Raise Refused for control characters and for days that are none; an odd order of days is a flag."""
    for field in ("value", "scope"):
        refuse_control(f"{claim.relation} of {claim.subject!r}: {field}", getattr(claim, field))
    if not (claim.valid_from or claim.valid_to):
        return
    for field in ("valid_from", "valid_to"):
        check_day(f"{claim.relation} of {claim.subject!r}: {field}", getattr(claim, field))


def check_day(where: str, day: str) -> None:
    """Raise Refused where a day is neither empty nor ISO 8601."""
    try:
        valid = not day or date.fromisoformat(day).isoformat() == day
    except ValueError:
        valid = False
    if not valid:
        raise Refused(f"{where} {day!r} is no day (expected YYYY-MM-DD)")


def refuse_control(where: str, text: str) -> None:
    """Raise Refused where a text holds characters that no XML, no terminal and no spreadsheet can carry."""
    found = CONTROL.search(text)
    if found:
        raise Refused(f"{where} holds the control character U+{ord(found[0]):04X} at {found.start()}")
