"""Who of a list is drawn, by number alone: for a partner office whose phones have no list."""

from uuid import UUID

from naung.casework.arrivals.queries.rows import batch_row, people_seen
from naung.casework.arrivals.queries.today import lot_key
from naung.casework.arrivals.rules.first_line import drawn, place_of
from naung.casework.arrivals.rules.tables import shipped_first_line
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop

CLOSED = gettext_noop("Rombongan ini sudah ditutup. Tidak ada yang diubah lagi.")


def lots_of_list(batch_id: UUID, *, actor: Actor) -> tuple[int, ...]:
    """The numbers of a batch's list that chance draws, in order. Opens nothing of anybody.

    Who was added on a tablet has no number that a partner office could know. Raises RuleBroken for a closed batch, NotFound for
    another desk's.
    """
    batch = batch_row(batch_id, actor=actor)
    if batch.closed_at is not None:
        raise RuleBroken(CLOSED)
    key, share = lot_key(batch), shipped_first_line().share
    rows = [each for each in people_seen(batch, actor=actor) if not each.dead and not each.place]
    return tuple(each.number for each in rows if drawn(key, place_of(each.number), share))
