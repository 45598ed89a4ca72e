"""The terminal, and later the web, over the same calls."""
