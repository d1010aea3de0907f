"""A survivor who is accused of what she did while exploited: what must be written, and how it may end. Persons decide."""

from naung.casework.proceedings.vocabulary import Forced, Outcome
from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop

NOT_HERS = gettext_noop("Pembelaan ini dicatat untuk penyintas dalam kasus ini.")
UNKNOWN_DEED = gettext_noop("Pilih apa yang dituduhkan.")
SAY_LINK = gettext_noop(
    "Tulis apa hubungannya dengan eksploitasi: siapa yang menyuruh, dengan ancaman atau tekanan apa."
)
SAY_RESULT = gettext_noop("Tulis siapa yang memutuskan dan apa alasannya.")
UNKNOWN_OUTCOME = gettext_noop("Pilih bagaimana berakhirnya.")
ENDED_ALREADY = gettext_noop("Akhirnya sudah dicatat, jadi tidak bisa diubah lagi.")
ONLY_CHILD = gettext_noop("Diversi hanya untuk anak. Menurut catatan, orang ini dewasa pada hari dituduh.")
DAY_TO_COME = gettext_noop("Hari ini belum terjadi. Periksa tanggalnya.")
BEFORE_ACCUSED = gettext_noop("Akhirnya tidak bisa lebih awal daripada hari dituduh.")


def check_deed(deed: str) -> Forced:
    """What she is accused of. Raises RuleBroken."""
    if deed not in {each.value for each in Forced}:
        raise RuleBroken(UNKNOWN_DEED, field="deed")
    return Forced(deed)


def check_outcome(outcome: str, *, child: bool) -> Outcome:
    """How it ended. Raises RuleBroken for none, and for a diversion of an adult."""
    if outcome not in {each.value for each in Outcome} - {Outcome.OPEN.value}:
        raise RuleBroken(UNKNOWN_OUTCOME, field="outcome")
    if outcome == Outcome.DIVERTED and not child:
        raise RuleBroken(ONLY_CHILD, field="outcome")
    return Outcome(outcome)
