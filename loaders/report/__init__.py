"""Reports, charters, plans and policies in prose: plain text and Markdown."""

NAME = "report"
SUFFIXES = (".txt", ".md", ".markdown", ".text", ".rst")
ORDER = 2
OPTIONS: dict[str, str] = {}
