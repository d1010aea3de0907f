"""A survivor who is accused of what she did while exploited: what must be written, and how it may end. Persons decide."""

from datetime import date

from naung.casework.proceedings.vocabulary import Forced, Outcome
from naung.foundation.clock.vocabulary import VagueDate
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
DONE_AFTER = gettext_noop("Perbuatannya tidak bisa sesudah hari dituduh. Periksa tanggalnya.")
DAY_TO_COME = gettext_noop("Hari ini belum terjadi. Periksa tanggalnya.")
BEFORE_ACCUSED = gettext_noop("Akhirnya tidak bisa lebih awal daripada hari dituduh.")


def check_deed(deed: str) -> Forced:
    """What she is accused of. Raises RuleBroken."""
    if deed not in {each.value for each in Forced}:
        raise RuleBroken(UNKNOWN_DEED, field="deed")
    return Forced(deed)


def check_done(done_on: VagueDate | None, accused_on: date) -> VagueDate:
    """When it was done, of any precision. Raises RuleBroken for a time wholly after the accusation."""
    if done_on is not None and done_on.first is not None and done_on.first > accused_on:
        raise RuleBroken(DONE_AFTER, field="done_on")
    return done_on or VagueDate.unknown()


def check_outcome(outcome: str) -> Outcome:
    """How it ended. Raises RuleBroken for none."""
    if outcome not in {each.value for each in Outcome} - {Outcome.OPEN.value}:
        raise RuleBroken(UNKNOWN_OUTCOME, field="outcome")
    return Outcome(outcome)
