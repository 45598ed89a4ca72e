"""What can go wrong, one root and few classes.

RemitError
├── Refused          the ontology forbids a claim or thing; says which rule
├── BadInput         a source cannot be read; names file, line or cell and what was expected
├── NotFound         no thing, claim, document or detector has that name
├── ModelError       a language model cannot be asked, or its endpoint answers with something else
├── StoreError       a graph store cannot be reached, refuses, or holds no whole map; says what was written
└── MapError         the map file cannot be used
    ├── NotAMap      the file is something else
    ├── NewerMap     it was written by a later version
    ├── MapBusy      another process is writing
    └── MapUnwritable the disk is full or the file read-only; nothing was changed
"""


class RemitError(Exception):
    """Root of everything that Remit raises on purpose."""


class Refused(RemitError):
    """The ontology forbids a claim or thing."""


class BadInput(RemitError):
    """A source cannot be read: `where` names the file, with line or cell; `expected` says what belongs there."""

    def __init__(self, where: str, problem: str, expected: str = "") -> None:
        self.where, self.problem, self.expected = where, problem, expected
        super().__init__(f"{where}: {problem}" + (f" (expected {expected})" if expected else ""))


class NotFound(RemitError):
    """No thing, claim, document or detector has that name."""


class ModelError(RemitError):
    """A language model cannot be asked, or its endpoint answers with something else."""


class StoreError(RemitError):
    """A graph store cannot be reached, refuses, or holds no whole map; says what was written."""


class MapError(RemitError):
    """The map file cannot be used."""


class NotAMap(MapError):
    """The file is something else."""


class NewerMap(MapError):
    """The map was written by a later version of Remit."""


class MapBusy(MapError):
    """Another process is writing to the map."""


class MapUnwritable(MapError):
    """The disk is full or the file is read-only; nothing was changed."""
