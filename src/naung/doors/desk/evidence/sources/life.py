"""What a letter says of her life after the return: the five steps, follow-ups and what came of them, new problems. No health."""

from collections.abc import Mapping

from django.utils import translation
from django.utils.translation import gettext as _

from naung.casework.reintegration.queries import FollowUpShown, PathShown, StepShown, path_for
from naung.casework.reintegration.rules.following import changes
from naung.casework.reintegration.rules.tables import shipped_tables
from naung.casework.reintegration.vocabulary import (
    AGAIN_WORDS,
    HELD_WORDS,
    SAFETY_WORDS,
    STATE_WORDS,
    Again,
    Held,
    Reached,
    Rest,
    Safety,
    StepState,
    Wish,
)
from naung.doors.desk.evidence.sources.asking import Asked, in_one_line, said_day
from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop

BETTER, SAME, HARDER = gettext_noop("lebih baik"), gettext_noop("tetap"), gettext_noop("lebih sulit")
NO_PROBLEM = gettext_noop("Tidak ada masalah baru yang tercatat.")
OVER = gettext_noop("selesai")
STILL = gettext_noop("masih berlangsung")
PLANNED = gettext_noop("direncanakan")
NOT_MET = gettext_noop("belum bertemu")


def reintegration(asked: Asked) -> Mapping[str, str]:
    """Her plan as it stands. What she herself said is not in it, nor anything on health; codes and what was done are."""
    try:
        path = path_for(asked.case, asked.person, actor=asked.actor)
    except RuleBroken:  # a person who is no victim in this case has no plan here
        return {}
    begun = [each for each in path.steps if each.version]
    with translation.override("id"):
        return {
            "reintegrasi_langkah": "\n".join(_step(each) for each in path.steps) if begun else "",
            "reintegrasi_tindak_lanjut": "\n".join(_follow_ups(path)),
            "reintegrasi_perubahan": "\n".join(_changes(path)),
            "reintegrasi_masalah": "\n".join(_problems(path)),
        }


def _step(each: StepShown) -> str:
    state = _(STATE_WORDS[each.state])
    if each.state is StepState.DONE and each.done_on:
        state = f"{state}, {said_day(each.done_on)}"
    return _cells(shipped_tables().steps[each.kind].id, state, each.lacks)


def _follow_ups(path: PathShown) -> list[str]:
    """Those that were held; those that wait only where she is still followed, and wants it."""
    waits = path.rest is Rest.NO and path.wish is not Wish.NO
    shown = [each for each in path.follow_ups if each.held_on or (waits and each.waits)]
    return [_follow_up(each) for each in shown]


def _follow_up(each: FollowUpShown) -> str:
    if each.held_on is None:
        return _cells(said_day(each.due_on), _(PLANNED), "")
    seen = [_(NOT_MET)] if each.reached == Reached.NOT else []
    seen += [_(SAFETY_WORDS[Safety(each.safety)])] if each.safety else []
    if each.again and each.again != Again.NO:
        seen.append(_(AGAIN_WORDS[Again(each.again)]))
    return _cells(said_day(each.held_on), _(HELD_WORDS[Held(each.held)]) if each.held else "", "; ".join(seen))


def _changes(path: PathShown) -> list[str]:
    """Item by item, never a sum: of the house's own items, those on health left away."""
    latest = path.latest
    moved = changes(path.before, latest.answers) if latest else {}
    items = [each for each in shipped_tables().items.values() if not each.health and each.code in moved]
    after = latest.answers if latest else {}
    return [
        _cells(
            each.id, each.anchors_id[path.before[each.code] - 1], each.anchors_id[after[each.code] - 1],
            _moved(moved[each.code]),
        )
        for each in items
    ]  # fmt: skip


def _moved(by: int) -> str:
    return _(SAME) if by == 0 else _(BETTER) if by > 0 else _(HARDER)


def _problems(path: PathShown) -> list[str]:
    known, rows = shipped_tables().problems, sorted(path.problems, key=lambda each: each.seen_on)
    said = [
        _cells(
            known[each.kind].id if each.kind in known else each.kind, said_day(each.seen_on), each.done,
            _(OVER) if each.ended_at else _(STILL),
        )
        for each in rows
    ]  # fmt: skip
    return said or ([_(NO_PROBLEM)] if path.home_on else [])


def _cells(*cells: str) -> str:
    return "\t".join(in_one_line(each) for each in cells)
