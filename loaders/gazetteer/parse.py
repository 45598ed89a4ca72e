"""YAML -> entries with the lines that they stand on: no references, no key twice, no key that means nothing."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from remit.graph.claim import ACTORS, Span
from remit.graph.errors import BadInput
from remit.loaders.source import Source

MAX_BYTES = 4 * 2**20
KINDS = {kind.lower(): kind for kind in sorted(ACTORS)}
KEYS = ("actors", "not_actors")
FIELDS = ("name", "kind", "aliases", "part_of")


class Entry(NamedTuple):
    """One actor as the file tells it, and the characters of the file that do."""

    name: str
    kind: str
    aliases: tuple[str, ...]
    part_of: str
    span: Span


class Gazetteer(NamedTuple):
    """The whole file."""

    entries: tuple[Entry, ...]
    not_actors: tuple[str, ...]


def read_gazetteer(source: Source) -> Gazetteer:
    """Read a gazetteer. Raises BadInput naming the line."""
    if len(source.data) > MAX_BYTES:
        raise BadInput(source.name, f"has {len(source.data):,} bytes", f"a gazetteer of at most {MAX_BYTES:,}")
    content = parsed(source)
    if not isinstance(content, dict):
        raise BadInput(f"{source.name}:1", "is no mapping", "actors: and not_actors:")
    refuse_unknown(source, content, KEYS)
    actors = [entry(source, item, line) for item, line in items(source, content, "actors")]
    nobody = [word(source, item, line, "a name") for item, line in items(source, content, "not_actors")]
    return Gazetteer(tuple(actors), tuple(nobody))


def parsed(source: Source) -> Any:
    """The YAML with line numbers. Raises BadInput."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.events import AliasEvent

    try:
        for event in YAML(typ="rt").parse(source.text):
            if isinstance(event, AliasEvent):
                line = event.start_mark.line + 1
                raise BadInput(f"{source.name}:{line}", "refers to another place (*…)", "the words themselves")
        return YAML(typ="rt").load(source.text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadInput(f"{source.name}:{line}", f"is no YAML: {error.problem}", "actors: and not_actors:") from error
    except (YAMLError, RecursionError, ValueError) as error:
        raise BadInput(source.name, f"is no YAML: {error}", "actors: and not_actors:") from error


def items(source: Source, content: Any, key: str) -> Iterator[tuple[Any, int]]:
    """(item, its line) of a list. Raises BadInput where it is none."""
    listed = content.get(key)
    if listed is None:
        return
    if not isinstance(listed, list):
        raise BadInput(f"{source.name}:{content.lc.value(key)[0] + 1}", f"{key} is no list", "a list (lines with -)")
    for i, item in enumerate(listed):
        yield item, listed.lc.item(i)[0] + 1  # type: ignore[attr-defined] # ruamel's list knows its lines


def entry(source: Source, item: Any, line: int) -> Entry:
    """One actor: a bare name, or a mapping with a name. Raises BadInput."""
    if isinstance(item, str):
        return Entry(word(source, item, line, "a name"), "", (), "", lines(source.text, line, line))
    if not isinstance(item, dict):
        raise BadInput(f"{source.name}:{line}", f"{item!r} is no actor", "a name, or name: with kind:, aliases: …")
    refuse_unknown(source, item, FIELDS)
    last = max((item.lc.value(key)[0] + 1 for key in item), default=line)  # type: ignore[attr-defined]
    aliases = item.get("aliases") or []
    aliases = [aliases] if isinstance(aliases, str) else aliases
    if not isinstance(aliases, list):
        raise BadInput(f"{source.name}:{line}", f"aliases {aliases!r} are no list", "aliases: [A, B]")
    kind = word(source, item.get("kind") or "unit", line, "a kind").lower()
    if kind not in KINDS:
        raise BadInput(f"{source.name}:{line}", f"no kind {kind!r}", f"one of {', '.join(KINDS)}")
    return Entry(
        word(source, item.get("name"), line, "name:"),
        KINDS[kind] if item.get("kind") else "",
        tuple(word(source, alias, line, "an alias") for alias in aliases),
        word(source, item.get("part_of"), line, "part_of:") if item.get("part_of") else "",
        lines(source.text, line, last),
    )


def word(source: Source, value: Any, line: int, what: str) -> str:
    """A text. Raises BadInput for anything else (YAML reads `1` as a number and an empty value as nothing)."""
    if not isinstance(value, str) or not value.strip():
        raise BadInput(f"{source.name}:{line}", f"{what} is {value!r}", "words; put them in quotation marks")
    return " ".join(value.split())


def refuse_unknown(source: Source, mapping: Any, known: tuple[str, ...]) -> None:
    """Raise BadInput for a key that means nothing here: a misspelt one would be silently forgotten."""
    for key in mapping:
        if key not in known:
            line = mapping.lc.key(key)[0] + 1
            raise BadInput(f"{source.name}:{line}", f"no key {key!r}", f"one of {', '.join(known)}")


def lines(text: str, first: int, last: int) -> Span:
    """The characters of these lines, from 1, without blanks around them."""
    starts = [0, *(i + 1 for i, character in enumerate(text) if character == "\n"), len(text) + 1]
    start, end = starts[first - 1], starts[last] - 1
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
