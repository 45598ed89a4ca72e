"""The sheets of the workbook, one function each."""

from collections.abc import Sequence

from remit.graph.claim import Claim
from remit.graph.exports.parts.content import Content, explained
from remit.graph.exports.parts.decided import accepted, decided
from remit.graph.exports.parts.duties import LETTERS, Duty, duties
from remit.graph.exports.parts.evidence import Ledger, Row
from remit.graph.exports.parts.lines import Lines
from remit.graph.exports.parts.matrix import write_matrix
from remit.graph.exports.parts.recommendations import Recommendation, Recommendations
from remit.graph.exports.parts.sheet import Book, Cell, Link, Styled

SHOWN = 3  # links from a flag to its evidence; the numbers of the rest stand beside them
EVIDENCE = "Evidence"
FLAGS = "Flags"


def write_book(book: Book, content: Content) -> None:
    """Write every sheet. Raises BadInput for what does not fit."""
    ledger, owned = Ledger(content), list(duties(content))
    flag_rows = write_flags(book, content, ledger)
    write_duties(book, content, ledger, owned)
    write_matrix(book, content, owned)
    write_lines(book, content, ledger)
    write_recommendations(book, content, ledger)
    write_evidence(book, content, ledger, flag_rows)
    write_decisions(book, content)
    write_about(book, content)


def write_flags(book: Book, content: Content, ledger: Ledger) -> dict[str, list[int]]:
    """The flags; returns claim id -> rows of the flags that rest on it."""
    columns = [("Severity", 10), ("Code", 7), ("Message", 60), ("First quote", 50), ("Source", 24), ("About", 34)]
    links = [(f"Evidence {i + 1}", 11) for i in range(SHOWN)]
    tail = [("More evidence", 16), ("Accepted", 30), ("Why it matters", 44), ("What to do", 44), ("Fingerprint", 18)]
    sheet = book.sheet(FLAGS, [*columns, *links, *tail])
    rows: dict[str, list[int]] = {}
    waivers = {flag.fingerprint: accepted(waiver) for flag, waiver in content.sorted_out.waived}
    for flag in (*content.flags, *(flag for flag, _ in content.sorted_out.waived)):
        words, numbers = explained(flag.code), ledger.of(list(flag.claims))
        first = flag.evidence[:1]
        told: list[Cell] = [Styled(str(flag.severity), str(flag.severity)), flag.code, Styled(flag.message, "bold")]
        told += [first[0].quote, content.place(first[0])] if first else ["", ""]
        told += ["; ".join(subject.label for subject in flag.subjects), *linked(numbers, SHOWN)]
        more = ", ".join(f"E{number}" for number in numbers[SHOWN:])
        end = [more, waivers.get(flag.fingerprint, ""), words["Why it matters"], words["What to do"], flag.fingerprint]
        sheet.add(f"flag {flag.fingerprint}", [*told, *end])
        for claim in flag.claims:
            rows.setdefault(claim.id, []).append(sheet.rows + 1)
    sheet.finish()
    return rows


def linked(numbers: Sequence[int], count: int = 1) -> list[Cell]:
    """So many cells with links to rows of evidence; empty where there are fewer."""
    links: list[Cell] = [Link(EVIDENCE, number + 1, f"E{number}") for number in numbers[:count]]
    return links + [""] * (count - len(links))


def source(content: Content, claims: Sequence[Claim]) -> str:
    """Where the first of these claims is said."""
    return next((content.place(proof) for claim in claims for proof in claim.evidence), "")


def write_duties(book: Book, content: Content, ledger: Ledger, owned: Sequence[Duty]) -> None:
    """Who owns what."""
    people = ["Accountable", "Responsible", "Owner", "Support", "Consulted", "Informed", "Verifies"]
    columns = [("What", 60), ("Kind", 10), *((title, 24) for title in people)]
    sheet = book.sheet("Who owns what", [*columns, ("Flags", 10), ("Evidence", 10), ("Source", 26)])
    for duty in owned:
        who = [duty.names(title.lower()) for title in people]
        tail = [", ".join(duty.codes), *linked(ledger.of(duty.claims)), source(content, duty.claims)]
        sheet.add(f"duty {duty.id}", [Styled(duty.text, "bold"), duty.kind, *who, *tail])
    sheet.finish()


def write_lines(book: Book, content: Content, ledger: Ledger) -> None:
    """Every reporting line."""
    columns = [("Who", 34), ("Held by", 22), ("Unit", 26), ("Line", 14), ("Reports to", 34), ("Said to be", 11)]
    sheet = book.sheet("Reporting lines", [*columns, ("Flags", 10), ("Evidence", 10), ("Source", 26)])
    for line in Lines(content).table():
        claim = line.claim
        told: list[Cell] = [Styled(line.lower, "bold"), line.holder, line.unit, claim.kind, line.upper, claim.modality]
        codes = ", ".join(content.codes_of_claims.get(claim.id, ()))
        sheet.add(f"claim {claim.id}", [*told, codes, *linked(ledger.of([claim])), source(content, [claim])])
    sheet.finish()


def write_recommendations(book: Book, content: Content, ledger: Ledger) -> None:
    """Recommendations, answers and actions; several of one recommendation stand on lines of one cell."""
    head = [("No.", 8), ("Recommendation", 60), ("Addressed to", 26), ("Answer", 20), ("Answered by", 20)]
    tail = [("What was answered", 44), ("Action", 44), ("Owner", 24), ("Due", 12), ("Progress", 11)]
    sheet = book.sheet("Recommendations", [*head, *tail, ("Flags", 10), ("Evidence", 10), ("Source", 26)])
    for one in Recommendations(content).all():
        told: list[Cell] = [one.number, Styled(one.text, "bold"), one.addressed, *followed(one)]
        end = [", ".join(one.codes), *linked(ledger.of(list(one.claims))), source(content, one.claims)]
        sheet.add(f"recommendation {one.id}", [*told, *end])
    sheet.finish()


def followed(one: Recommendation) -> list[str]:
    """The cells of answers and actions."""
    answers = [(a.stance, a.author, a.text) for a in one.answers]
    actions = [(a.text, a.owners, a.due, a.progress) for a in one.actions]
    cells = ["\n".join(column) for column in zip(*answers, strict=True)] or [""] * 3
    return cells + (["\n".join(column) for column in zip(*actions, strict=True)] or ["", "", "", one.progress])


def write_evidence(book: Book, content: Content, ledger: Ledger, flag_rows: dict[str, list[int]]) -> None:
    """Every place that supports a claim."""
    head = [("No.", 8), ("Document", 24), ("Page", 7), ("Cell", 8), ("Line", 7), ("Quote", 70), ("Flag", 10)]
    tail = [("Relation", 15), ("Kind", 14), ("Subject", 40), ("Object or value", 40), ("Said to be", 11)]
    end = [("Status", 11), ("In force", 9), ("Loader", 12), ("Rule", 18), ("Claim", 27)]
    sheet = book.sheet(EVIDENCE, [*head, *tail, *end])
    for number, row in enumerate(ledger.rows, start=1):
        flags = flag_rows.get(row.id, [])
        codes = ", ".join(content.codes_of_claims.get(row.id, ()))
        link: Cell = Link(FLAGS, flags[0], codes) if flags else ""
        sheet.add(f"claim {row.id}", [f"E{number}", *where(content, row), link, *what(content, row)])
    sheet.finish()


def where(content: Content, row: Row) -> list[Cell]:
    """Document, page, cell, line and quote of a row."""
    if row.proof is None:
        return ["nothing supports it", "", "", "", ""]
    proof, document = row.proof, content.places.document(row.proof.document)
    line: Cell = content.places.line(document, proof.spans[0].start) if proof.spans and not proof.cell else ""
    return [document.name, proof.page or "", proof.cell, line, proof.quote]


def what(content: Content, row: Row) -> list[Cell]:
    """The claim of a row, and who read it."""
    claim, proof = row.claim, row.proof
    ends = [content.label(claim.subject), content.label(claim.object) if claim.object else claim.value]
    reader = [proof.loader, proof.rule] if proof else ["", ""]
    force = "yes" if row.in_force else "no"
    return [claim.relation, claim.kind, *ends, claim.modality, content.status(claim, row.id), force, *reader, row.id]


def write_decisions(book: Book, content: Content) -> None:
    """What people decided, in its order."""
    columns = [("When", 22), ("Who", 22), ("Verdict", 11), ("About", 60), ("Why", 50), ("Stands", 9), ("Value", 27)]
    sheet = book.sheet("Decisions", [*columns, ("Id", 27)])
    for one in decided(content):
        made = one.decision
        told = [made.at[:19].replace("T", " "), made.by, made.verdict, one.about, made.why]
        sheet.add(f"decision {made.id}", [*told, "yes" if one.stands else "no", made.value, made.id])
    sheet.finish()


def write_about(book: Book, content: Content) -> None:
    """What the workbook was made from: the day, the documents with their hashes."""
    sheet = book.sheet("About", [("What", 30), ("Value", 70), ("SHA-256", 68)])
    counts = ", ".join(f"{count:,} {noun}" for noun, count in content.view.map.counts().items())
    letters = ", ".join(f"{letter} {part}" for part, letter in LETTERS.items())
    for title, text in (("As of", content.view.day.isoformat()), ("The map holds", counts), ("Letters", letters)):
        sheet.add("about", [Styled(title, "bold"), text, ""])
    for document in content.view.map.documents():
        sheet.add(f"document {document.id}", [Styled("Document", "bold"), document.name, document.sha256])
    sheet.finish()
