"""Gazetteers: the names of a project's actors, what else they are called, and what is no actor, in YAML."""

NAME = "gazetteer"
SUFFIXES = (".yaml", ".yml")
ORDER = -1
OPTIONS: dict[str, str] = {}
