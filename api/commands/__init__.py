"""One command a file; each module has `command`."""
