"""Reports, charters, plans and policies in prose: plain text, Markdown, PDF, Word (.docx) and HTML."""

NAME = "report"
SUFFIXES = (".txt", ".md", ".markdown", ".text", ".rst", ".pdf", ".docx", ".docm", ".html", ".htm", ".xhtml")
ORDER = 2
OPTIONS: dict[str, str] = {}
