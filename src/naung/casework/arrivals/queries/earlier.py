"""Whether somebody of a batch is in the desk's records already: however she came in, from a list, the desk or a tablet.

Nothing is kept of it: it is compared anew on each reading. Whole lists are compared in the background (`casework/hints`).
"""

from collections.abc import Mapping
from uuid import UUID

from naung.casework.arrivals.queries.people import arrival_for
from naung.casework.arrivals.rules.records import documents_of, person_told
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.people.queries import EarlierRecord, earlier_records
from naung.foundation.people.rules.alike import Described
from naung.foundation.people.rules.birth import birth_of
from naung.foundation.people.vocabulary import Sex

COLUMNS = ("name", "nik", "papers", "birth", "origin_words")


def earlier_of_arrival(arrival_id: UUID, *, actor: Actor) -> tuple[EarlierRecord, ...]:
    """Records that may be hers, the likeliest first; none where she has her record, was forgotten, or the actor may not search.

    Raises NotFound for another desk's.
    """
    shown = arrival_for(arrival_id, actor=actor)
    if shown.forgotten or shown.person is not None or not actor.may(Permission.SEARCH):
        return ()
    return earlier_records(described_row(shown.texts, shown.sex, shown.origin), actor=actor)


def described_row(text: Mapping[str, str], sex: Sex, origin: str) -> Described:
    """Somebody of a list as she is compared. `text`: the `COLUMNS` as they were opened."""
    told = person_told(
        name=text["name"], sex=sex, birth=birth_of(text["birth"]), origin=origin, origin_words=text["origin_words"]
    )
    return Described(told, told.names, documents_of(text["nik"], text["papers"]))
