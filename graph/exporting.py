"""Exports: finding the formats, what each takes, and what it gives back."""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import NamedTuple

from remit.graph import exports
from remit.graph.errors import BadInput, NotFound
from remit.graph.view import View

Value = str | int | bool


class Option(NamedTuple):
    """What a format lets its user choose. The type of the default is the type of every value."""

    doc: str
    default: Value


@dataclass(frozen=True, slots=True)
class Export:
    """One module of `remit.graph.exports` that has a NAME; the module is called as the format.

    `lossless`: loading what was written gives the same documents, things and claims.
    """

    name: str
    doc: str
    media_type: str
    suffix: str
    lossless: bool
    options: Mapping[str, Option]
    module: str

    def write(self, view: View, options: Mapping[str, Value] | None = None) -> bytes:
        """The map of a view in this format: the same map, day and options give the same bytes.

        Values of options may come as text. Raises BadInput for an option that is none of `options`, for a value of
        another type, for a package that is not installed, and where the map does not fit the format (says what to use
        instead); NotFound for a post that is not there.
        """
        export: Callable[..., bytes] = importlib.import_module(self.module).export
        return export(view, **self._values(options or {}))

    def _values(self, given: Mapping[str, Value]) -> dict[str, Value]:
        for name in given:
            if name not in self.options:
                known = ", ".join(self.options) or "none"
                raise BadInput(f"export {self.name}", f"has no option {name!r}", f"one of: {known}")
        values = {name: option.default for name, option in self.options.items()}
        return values | {n: typed(f"export {self.name}: {n}", v, values[n]) for n, v in given.items()}


def typed(where: str, value: Value, default: Value) -> Value:
    """A value in the type of its default. Raises BadInput."""
    if type(value) is type(default):
        return value
    text = str(value).strip()
    if isinstance(default, bool):
        if text.lower() not in {"true", "false", "1", "0"}:
            raise BadInput(where, f"{text!r} is neither yes nor no", "true or false")
        return text.lower() in {"true", "1"}
    if isinstance(default, int):
        if not text.isascii() or not text.isdigit() or len(text) > 9:
            raise BadInput(where, f"{text[:40]!r} is no number", "a whole number")
        return int(text)
    return text


@cache
def registry() -> Mapping[str, Export]:
    """Name -> format, in the order of names."""
    modules = [importlib.import_module(f"{exports.__name__}.{m.name}") for m in pkgutil.iter_modules(exports.__path__)]
    found = [read_export(module) for module in modules if hasattr(module, "NAME")]
    return {export.name: export for export in sorted(found, key=lambda export: export.name)}


def read_export(module: ModuleType) -> Export:
    """The format that a module declares."""
    return Export(
        name=module.NAME,
        doc=(module.__doc__ or "").strip(),
        media_type=module.MEDIA_TYPE,
        suffix=module.SUFFIX,
        lossless=getattr(module, "LOSSLESS", False),
        options=getattr(module, "OPTIONS", {}),
        module=module.__name__,
    )


def export_named(name: str) -> Export:
    """The format called `name`. Raises NotFound."""
    if name not in registry():
        raise NotFound(f"no export format {name!r} (one of {', '.join(registry())})")
    return registry()[name]
