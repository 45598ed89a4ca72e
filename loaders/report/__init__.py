"""Reports, charters, plans and policies in prose: plain text, Markdown and PDF."""

NAME = "report"
SUFFIXES = (".txt", ".md", ".markdown", ".text", ".rst", ".pdf")
ORDER = 2
OPTIONS: dict[str, str] = {}
