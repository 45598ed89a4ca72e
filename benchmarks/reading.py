"""Reading documents: text in KB/s, PDF in pages/s against the bare text extraction of pypdfium2, and peak memory.

Usage: python benchmarks/reading.py [FILE …]. Without files: a report of sixty pages, set by typst from sentences, as
text and as PDF, and the reports of ../shared where they lie beside the project. Each file is read in a process of its
own on one core, and seconds are those of the processor. Prints; writes no file.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

SHARED = Path(__file__).parents[2] / "shared"
SECTIONS = 75  # of the report that is made: some sixty pages
TARGETS = {"KB/s": 40.0, "pages/s": 10.0}
SENTENCES = (
    "The {0} Office is responsible for the {1} of the {2} and reports to the Director of {0}. ",
    "Inspections of the {2} were late in nine of fourteen cases, and nobody had been told when the {1} was due. ",
    "The Director of {0} must publish the {1} before 31 March, in consultation with the {2} Board. ",
    "We found that the {2} Board had met twice, and that its minutes did not say who was to follow up the {1}. ",
)
UNITS = ("Harbour", "Land", "Water", "Bridge", "Forest", "Records", "Safety", "Works")
WORK = ("inspection", "register", "calendar", "budget", "repair", "survey")
THINGS = ("Lights", "Ferries", "Locks", "Buoys", "Roads", "Wells", "Stores")


def main() -> None:
    """Measure every file in a process of its own and print a line for each."""
    if len(sys.argv) == 3 and sys.argv[1] == "--child":
        print(json.dumps(measured(Path(sys.argv[2]))))
        return
    print(f"load average {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores; targets: {TARGETS}")
    with tempfile.TemporaryDirectory(prefix="remit-bench-") as folder:
        for path in map(Path, sys.argv[1:]) if len(sys.argv) > 1 else [*made(Path(folder)), *real()]:
            print(told(path, figures_of(path)))


def figures_of(path: Path) -> dict[str, Any]:
    """What one file took."""
    core = {"preexec_fn": lambda: os.sched_setaffinity(0, {0})} if hasattr(os, "sched_setaffinity") else {}
    command = [sys.executable, __file__, "--child", str(path)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, **core)  # type: ignore[call-overload]
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def measured(path: Path) -> dict[str, Any]:
    """Seconds of extraction (the limited process and its start included) and of reading, sizes, peak memory."""
    from remit.graph.errors import BadInput
    from remit.loaders.report.formats import extracted
    from remit.loaders.report.load import claims_of
    from remit.loaders.report.read import read_report
    from remit.loaders.source import Source

    read_report("The clerk reports to the board.")  # the lexicons are loaded once a process
    source = Source.read(path)
    bare, pages = bare_extraction(source.data) if path.suffix == ".pdf" else (0.0, 0)
    start = processor()
    try:
        document = extracted(source).document
    except BadInput as refused:
        return {"refused": refused.problem, "pages": pages}
    middle = processor()
    loaded = claims_of(read_report(document.text), document)
    end = processor()
    peaks = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "extraction": middle - start, "reading": end - middle, "bare": bare, "pages": pages,
        "bytes": len(document.text.encode()), "claims": len(loaded.claims), "peak": peaks,
    }  # fmt: skip


def processor() -> float:
    """Seconds of processor that this process and its ended children took: other work on the machine does not count."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def bare_extraction(data: bytes) -> tuple[float, int]:
    """Seconds in which pypdfium2 gives the bare text of all pages, and how many there are."""
    import pypdfium2

    start = processor()
    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            page.get_textpage().get_text_range()
        return processor() - start, len(pdf)


def made(folder: Path) -> list[Path]:
    """A report of our own as text and as PDF."""
    import typst

    text, paper = folder / "made.txt", folder / "made.pdf"
    parts = list(sections())
    text.write_text("\n\n".join(f"{head}\n\n{body}" for head, body in parts))
    source = '#set page(numbering: "1")\n' + "\n\n".join(f"= {head}\n\n{body}" for head, body in parts)
    paper.write_bytes(typst.compile(source.encode()))
    return [text, paper]


def sections() -> list[tuple[str, str]]:
    """Heading and paragraphs of each section; as many as fill the pages."""
    found = []
    for n in range(SECTIONS):
        names = UNITS[n % 8], WORK[n % 6], THINGS[n % 7]
        paragraphs = ["".join(s.format(*names) for s in (*SENTENCES[k:], *SENTENCES[:k]) * 2) for k in range(4)]
        found.append((f"{names[0]} Office and the {names[2]}", "\n\n".join(paragraphs)))
    return found


def real() -> list[Path]:
    """The reports beside the project."""
    return [*sorted((SHARED / "gold/docs").glob("h1[4-7]*.txt")), *sorted((SHARED / "data/reports_pdf").glob("*.pdf"))]


def told(path: Path, figures: dict[str, Any]) -> str:
    """One line."""
    if "refused" in figures:
        return f"{path.name:32} {figures['pages']:>3} pages  refused: {figures['refused']}"
    kilobytes, reading = figures["bytes"] / 1e3, figures["reading"]
    line = f"{path.name:32} read {kilobytes:6.0f} KB at {kilobytes / reading:5.0f} KB/s, {figures['claims']:>5} claims"
    if figures["pages"]:
        both = figures["extraction"] + reading
        line += (
            f"; {figures['pages']:>3} pages extracted at {figures['pages'] / figures['extraction']:5.1f} pages/s,"
            f" with reading {figures['pages'] / both:5.1f}; bare pypdfium2 {figures['pages'] / figures['bare']:6.0f}"
        )
    own, child = figures["peak"]
    return line + f"; peak {own:.0f} MB" + (f" and {child:.0f} MB in the limited process" if figures["pages"] else "")


if __name__ == "__main__":
    main()
