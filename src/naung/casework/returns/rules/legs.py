"""The legs: what may follow what, what is late, and what a plan must say."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from naung.casework.returns.vocabulary import OPEN_STATES, Body, End, LegState, LegTold, Verdict
from naung.foundation.errors import FieldProblem, RuleBroken
from naung.foundation.words import gettext_noop

S = LegState
FOLLOWS: Mapping[LegState, frozenset[LegState]] = {
    S.PLANNED: frozenset({S.UNDER_WAY, S.HANDED, S.RECEIVED, S.CANCELLED}),
    S.UNDER_WAY: frozenset({S.HANDED, S.RECEIVED, S.CANCELLED}),
    S.HANDED: frozenset({S.RECEIVED}),
    S.RECEIVED: frozenset(),
    S.CANCELLED: frozenset(),
}
EARLIEST = timedelta(days=366)  # a leg that was over before it was written down; longer ago is a slip of the pen
LATEST = timedelta(days=366)
TWO_CLOCKS = timedelta(hours=1)  # the house's own: two phones that met without signal, each by its own clock

NOT_SO = gettext_noop("Perjalanan ini tidak bisa lagi diubah begitu: sudah diserahkan, diterima, atau dibatalkan.")
SAY_OUTSIDE = gettext_noop("Pilih meja, atau tulis nama lembaganya. Salah satu saja.")
SAY_PLACE = gettext_noop("Tulis tempatnya, misalnya: PLBN Entikong.")
FAR_DAY = gettext_noop("Waktu ini terlalu jauh. Periksa tanggal dan tahunnya.")
SAME_ENDS = gettext_noop("Yang menerima sama dengan yang menyerahkan.")
UNKNOWN_BODY = gettext_noop("Pilih siapa: salah satu dari daftar.")
BEFORE_IT_LEFT = gettext_noop("Waktu ini sebelum perjalanan berangkat: %(earliest)s. Periksa tanggal dan jamnya.")
BEFORE_IT_WAS_HANDED = gettext_noop("Waktu ini sebelum orang ini diserahkan: %(earliest)s. Periksa tanggal dan jamnya.")
BEFORE_IT_WAS_SIGNED = gettext_noop(
    "Waktu ini sebelum kode serah terimanya dibuat: %(earliest)s. Periksa tanggal dan jamnya."
)
TO_COME = gettext_noop("Waktu ini belum terjadi. Tulis kapan sebenarnya terjadi.")
AFTER_DEATH = gettext_noop(
    "Orang ini dicatat meninggal, jadi tidak ada lagi yang direncanakan. Catat surat-suratnya saja. "
    "Bila catatan itu keliru, coret dahulu."
)


def check_move(now: LegState, to: LegState) -> None:
    """Raises RuleBroken where the one can't follow the other."""
    if to not in FOLLOWS[now]:
        raise RuleBroken(NOT_SO)


def state_shown(state: LegState, expected_at: datetime, now: datetime) -> LegState:
    """What stands, or overdue where nobody received by the expected moment."""
    return S.OVERDUE if state in OPEN_STATES and expected_at < now else state


def leg_problems(told: LegTold, now: datetime) -> list[FieldProblem]:
    """What is wrong with a planned leg, by field."""
    found = [*_end_problems(told.giver, "giver"), *_end_problems(told.receiver, "receiver")]
    found += [FieldProblem(name, SAY_PLACE) for name in ("start", "goal") if not getattr(told, name).strip()]
    if not now - EARLIEST < told.expected_at < now + LATEST:
        found.append(FieldProblem("expected_at", FAR_DAY))
    if not found and told.giver == told.receiver:
        found.append(FieldProblem("receiver_desk", SAME_ENDS))
    return found


def _end_problems(end: End, name: str) -> list[FieldProblem]:
    found = [] if end.body in {each.value for each in Body} else [FieldProblem(f"{name}_body", UNKNOWN_BODY)]
    if (end.desk is None) == (not end.outside.strip()):
        found.append(FieldProblem(f"{name}_outside", SAY_OUTSIDE))
    return found


def check_happened(moment: datetime, now: datetime, field: str) -> None:
    """Raises RuleBroken for what lies ahead or too far back."""
    if moment > now:
        raise RuleBroken(TO_COME, field=field)
    if moment < now - EARLIEST:
        raise RuleBroken(FAR_DAY, field=field)


def check_order(
    at: datetime,
    *,
    left: datetime | None,
    signed: datetime | None = None,
    handed: datetime | None = None,
    slack: timedelta = timedelta(0),
) -> None:
    """Raises RuleBroken where a hand-over or a receipt lies before what must have come first, with that moment.

    `slack`: by how much the clocks of two phones that met may differ.
    """
    first = ((left, BEFORE_IT_LEFT), (signed, BEFORE_IT_WAS_SIGNED), (handed, BEFORE_IT_WAS_HANDED))
    for earliest, words in first:
        if earliest is not None and at + slack < earliest.replace(second=0, microsecond=0):
            raise RuleBroken(words, field="at", earliest=earliest)


def check_alive(died: bool) -> None:
    """Raises RuleBroken where a death stands: nothing else is planned after it."""
    if died:
        raise RuleBroken(AFTER_DEATH)


def verdict_of(
    *,
    state: LegState,
    at_receiver: bool,
    is_current: bool,
    is_signed: bool,
    is_old: bool,
    already: bool,
    key_stands: bool = True,
) -> Verdict:
    """What becomes of an entered receipt. A stranger to the leg learns nothing but that it is not for this desk.

    The code by which she was received is the same receipt for ever, also when it ran out or its key was revoked since; an
    earlier code of that hand-over says other things, and is kept for a person to look at. A key that was revoked may lie with a
    thief, who can write any minute: a person looks, whatever minute the code says.
    """
    if not is_signed:
        return Verdict.ALTERED
    if not at_receiver:
        return Verdict.WRONG_DESK
    if already and is_current:
        return Verdict.SAME
    if state is S.CANCELLED:
        return Verdict.CANCELLED
    if not key_stands:
        return Verdict.REVOKED
    if is_old or not is_current:
        return Verdict.OLD
    return Verdict.ACCEPTED


def is_home(states: Collection[LegState]) -> bool:
    """Whether every leg that was not cancelled has its receipt, and there is one."""
    counted = [each for each in states if each is not S.CANCELLED]
    return bool(counted) and all(each is S.RECEIVED for each in counted)
