"""Reports, charters, plans and policies in prose: plain text and Markdown."""

NAME = "report"
SUFFIXES = (".txt", ".md", ".markdown", ".text", ".rst")
OPTIONS: dict[str, str] = {}
