"""What a letter has before it is written, what it lacks, which of its parts may go along, and where to fill what is missing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from naung.casework.evidence.rules.letters import lacking_names, withheld_names
from naung.casework.evidence.rules.tables import Field, Letter, Said, Typed, shipped_tables
from naung.doors.desk.evidence.shown import filled_rows, lacking_words, words_of
from naung.doors.desk.evidence.sources import Asked, Subject, gathered, shut_names
from naung.foundation.errors import NotFound

WHERE = {
    "kasus": ("cases:show", False),
    "tuduhan": ("proceedings:show", False),
    "proses": ("proceedings:show", False),
    "utang": ("restitution:show", True),
    "restitusi": ("restitution:show", True),
    "pulang": ("returns:show", True),
    "reintegrasi": ("reintegration:show", True),
}  # the page of each source, and whether its address names the person too


@dataclass(frozen=True)
class Ready:
    """What stands in the way of a letter, and what does not. `names`: what it asks for without its parts.

    `parts` may go along; `lacks` are those that may not: the part, what is missing, what is not opened to this role.
    """

    values: Mapping[str, str]
    names: tuple[str, ...]
    missing: Sequence[Field]
    withheld: Sequence[Field]
    typed: Sequence[Typed]
    letter: Letter | None
    parts: Sequence[Said]
    lacks: Sequence[tuple[Said, Sequence[Field], Sequence[Field]]]

    @property
    def whole(self) -> bool:
        """Whether it can be written."""
        return not self.missing and not self.withheld

    def names_with(self, chosen: Collection[str]) -> tuple[str, ...]:
        """What it asks for with the parts that were chosen."""
        return self.letter.needed(self.values, chosen) if self.letter else self.names


def made_ready(asked: Asked, names: tuple[str, ...], letter: Letter | None) -> Ready:
    """Gather what the file holds and this actor may read, and say what is missing. `letter`: one that comes with the program."""
    tables = shipped_tables()
    values = gathered(asked, names)
    needed = letter.needed(values) if letter else names
    shut = _shut(needed, asked)
    missing = [each for each in lacking_names(needed, values, tables) if each not in shut]
    typed = [each for each in tables.typed.values() if each.code in needed]
    whole = letter.whole_parts(values) if letter else ()
    lacks = []
    for part in letter.parts if letter else ():
        asked_for = letter.names_of(part.code) if letter else ()
        closed = _shut(asked_for, asked)
        if part.code not in whole:
            without = [each for each in lacking_names(asked_for, values, tables) if each not in closed]
            lacks.append((part, without, closed))
    parts = [part for part in letter.parts if part.code in whole] if letter else []
    return Ready(values, needed, missing, shut, typed, letter, parts, lacks)


def _shut(names: Collection[str], asked: Asked) -> list[Field]:
    """What this role may not read, by its class of data or by where it comes from."""
    by_class = withheld_names(names, shipped_tables(), asked.actor.categories)
    return [*by_class, *(each for each in shut_names(names, asked.actor) if each not in by_class)]


def one_asked(known: Sequence[Subject], told: str) -> Subject | None:
    """The thing that the address asks for, or the only one there is. Raises NotFound for one that is not there."""
    if not told:
        return known[0] if len(known) == 1 else None
    for each in known:
        if str(each.id) == told:
            return each
    raise NotFound()


def ready_rows(ready: Ready, asked: Asked) -> dict[str, Any]:
    """The same in the reader's words, with the pages on which what is missing is written down."""
    offered = [name for name in ready.names_with([part.code for part in ready.parts]) if name not in ready.names]
    return {
        "filled": filled_rows({name: ready.values[name] for name in ready.names if name in ready.values}),
        "offered": filled_rows({name: ready.values[name] for name in offered}),
        "missing": lacking_words(ready.missing),
        "withheld": lacking_words(ready.withheld),
        "places": _places(ready.missing, asked.case, asked.person),
        "lacks": [(words_of(part), lacking_words(missing), lacking_words(shut)) for part, missing, shut in ready.lacks],
    }


def _places(missing: Sequence[Field], case: UUID, person: UUID) -> list[tuple[str, str]]:
    """The page of each source of which something is missing, each once."""
    sources, found = shipped_tables().sources, dict[str, str]()
    for each in missing:
        if each.source in WHERE:
            route, of_person = WHERE[each.source]
            address = reverse(route, args=[case, person] if of_person else [case])
        elif each.source == "persetujuan":
            address = reverse("consent:of_person", args=[person])
        elif each.source == "orang":
            address = reverse("people:show", args=[person])
        else:
            continue
        found.setdefault(address, words_of(sources[each.source]))
    return list(found.items())
