"""How often somebody may deposit, and what has to be said."""

from datetime import timedelta

from naung.foundation.errors import RuleBroken, check_text
from naung.foundation.words import gettext_noop

# House rule: a busy week's numbers of recruiters, far below any list of numbers. The second institution counts again.
OFFICER_A_DAY, DESK_A_DAY = 10, 30
LASTS = timedelta(days=365)  # house rule: what nobody met within a year is deposited again by whoever still needs it
KEPT = timedelta(
    weeks=78
)  # house rule: since it was made; half a year beyond a deposit's year nobody reviews it any more
LONGEST = 300  # characters
TAIL = 5  # characters of the number in a row that would give it away

OFFICER_LIMIT = gettext_noop("Batas hari ini tercapai: seorang petugas menitipkan paling banyak %(most)s nomor sehari.")
DESK_LIMIT = gettext_noop("Batas hari ini tercapai: satu meja menitipkan paling banyak %(most)s nomor sehari.")
SAY_WHY = gettext_noop("Tulis mengapa nomor ini dititipkan. Meja Anda dan penyelia membacanya.")
SAY_WHICH = gettext_noop("Tulis tanda berkas Anda sendiri, supaya nanti Anda tahu titipan ini tentang apa.")
NO_NUMBER = gettext_noop("Jangan tulis nomornya di sini: bagian ini tetap tersimpan, nomornya tidak.")
NOT_SET_UP = gettext_noop(
    "Titipan belum bisa dipakai di sini. Pengelola sistem menyiapkannya dulu bersama lembaga kedua."
)
OF_SERVED = gettext_noop(
    "Nomor ini tercatat sebagai milik orang yang dilayani. Yang dititipkan hanya nomor perekrut, bukan nomor korban."
)


BY_ANOTHER = gettext_noop("Yang menandatangani petugas lain di meja ini, bukan yang menitipkan.")
STANDS_NO_MORE = gettext_noop("Titipan ini sudah tidak berlaku, jadi tidak perlu ditandatangani lagi.")


def check_limits(*, of_officer: int, of_desk: int) -> None:
    """Raises RuleBroken where today's share is used up. A deposit that is withdrawn counts as well."""
    if of_officer >= OFFICER_A_DAY:
        raise RuleBroken(OFFICER_LIMIT, most=OFFICER_A_DAY)
    if of_desk >= DESK_A_DAY:
        raise RuleBroken(DESK_LIMIT, most=DESK_A_DAY)


def check_words(words: str, field: str, number: str, *, needed: str) -> str:
    """A sentence of the officer's, without the number that it is about."""
    bare = check_text(words, field, LONGEST, needed=needed)
    plain = "".join(c for c in bare.upper() if c.isalnum())
    if any(number[at : at + TAIL] in plain for at in range(max(1, len(number) - TAIL + 1))):
        raise RuleBroken(NO_NUMBER, field=field)
    return bare
