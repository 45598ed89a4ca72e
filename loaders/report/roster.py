"""The actors that a reading uses: each with its forms and mentions, in order of first use."""

import re
from collections import Counter
from dataclasses import dataclass, field

from remit.loaders.known import KnownName
from remit.loaders.report.known_names import KnownNames
from remit.loaders.report.names import display, key, kind_of, slug
from remit.loaders.report.reading import Actor, Span
from remit.loaders.report.wholes import Wholes


@dataclass(slots=True)
class _Entry:
    """An actor in the making."""

    name: str
    forms: Counter[str] = field(default_factory=Counter)
    mentions: set[Span] = field(default_factory=set)
    used: bool = False


class Roster:
    """Ids are slugs of canonical names; `recent` holds the keys used last, latest at the end."""

    def __init__(self, known: KnownNames) -> None:
        self._known = known
        self._entries: dict[str, _Entry] = {}
        self.recent: list[str] = []

    def use(self, name_key: str, form: str, mention: Span | None = None, acronym: str = "") -> str:
        """Id of a name, which is part of the reading from now on."""
        name = self._known.surface.get(name_key, display(form))
        if not self.recent or self.recent[-1] != name_key:
            self.recent.append(name_key)
            del self.recent[:-40]
        entry = self._entries.setdefault(slug(name), _Entry(name))
        entry.used = True
        entry.forms[form] += 1
        if acronym:
            entry.forms[acronym] += 1
        if mention:
            entry.mentions.add(mention)
        return slug(name)

    def name(self, actor: str) -> str:
        """Canonical name of an id."""
        return self._entries[actor].name

    def list(self) -> list[Actor]:
        """The actors that were resolved so far, in order of first use."""
        acronyms: dict[str, list[str]] = {}
        for short in self._known.long:
            acronyms.setdefault(slug(self._known.surface.get(self._known.canonical(short), "")), []).append(short)
        wholes = Wholes(entry.name for entry in self._entries.values())
        actors = []
        for actor, entry in self._entries.items():
            told = self._known.told.get(key(entry.name), KnownName(entry.name))
            forms = [f for f, _ in entry.forms.most_common(24) if f != entry.name]
            forms += [s.upper() for s in acronyms.get(actor, []) if s.upper() not in forms and not re.search(r"\s", s)]
            actors.append(
                Actor(
                    actor,
                    entry.name,
                    told.kind.lower() or kind_of(entry.name),
                    tuple(forms),
                    slug(told.part_of) if told.part_of else wholes.of(entry.name),
                    tuple(sorted(entry.mentions)),
                )
            )
        return actors
