"""Who may be written down as gone home together with others, and of whom somebody has to write down by herself where she went."""

from naung.casework.arrivals.rules.closing import Owed, Stood, owed
from naung.casework.arrivals.vocabulary import HERE, Decided
from naung.foundation.words import gettext_noop


class Alone:
    """Why nobody writes down with a press for many where somebody went, each a reason that stands in a list."""

    ABSENT = gettext_noop("Belum ditandai tiba")
    DEAD = gettext_noop("Jenazah: catat siapa yang menerima")
    CHILD = gettext_noop("Anak, atau umurnya belum pasti")
    HANDED = gettext_noop("Sudah dirujuk ke meja lain")
    STAYS = gettext_noop("Diputuskan tinggal dulu untuk wawancara lengkap")
    SIGN = gettext_noop("Ada tanda, atau minta bicara")
    FIRST = gettext_noop("Belum saringan awal")
    OPEN = gettext_noop("Masih ada yang perlu ditanya, dipilih atau diputuskan")


def alone_because(person: Stood, *, proposed: bool) -> str:
    """The reason why somebody is looked at by herself before it is written down where she went; empty: she goes with the others.

    `proposed`: something is proposed of her. Whoever has a sign or asked is always looked at by herself, whatever was decided; a
    first line that nobody did is no sign that nothing is wrong.
    """
    if person.presence not in HERE:
        return Alone.ABSENT
    open_still = set(owed(person)) - {Owed.LEAVING} or (proposed and person.decided is None)
    told = (
        (person.dead, Alone.DEAD),
        (person.child, Alone.CHILD),
        (person.handed, Alone.HANDED),
        (person.decided is Decided.STAYS, Alone.STAYS),
        (person.sent, Alone.SIGN),
        (not person.first, Alone.FIRST),
        (bool(open_still), Alone.OPEN),
    )
    return next((reason for holds, reason in told if holds), "")
