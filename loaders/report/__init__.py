"""Reports in prose: text and Markdown."""
