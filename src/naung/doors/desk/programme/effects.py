"""What finished rollouts found, in the few words that a page of other figures has room for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from naung.doors.desk.shell.words import say_day, say_number
from naung.foundation.access.vocabulary import Actor, Permission
from naung.insight.evaluation.queries import RolloutShown, rollouts
from naung.insight.evaluation.rules.sentences import LOT_AGAIN, MORE_IS_FINDING, NO_LOT, change
from naung.insight.evaluation.vocabulary import Counted, Shape
from naung.methods.experiments import Effect

MOST_SHOWN = 2  # a sheet of A4 holds eight other things


@dataclass(frozen=True)
class Found:
    """Titles with what was found, what limits it, and when the newest was computed."""

    values: tuple[tuple[str, str], ...]
    caveat: str
    at: datetime


def found_effects(actor: Actor, until: date) -> Found | None:
    """What the newest rollouts that ended by this day found by their sealed analysis; None where there is none to read."""
    if not actor.may(Permission.INSIGHT_READ):
        return None
    told = [each for each in rollouts(actor=actor) if each.answer and each.sealed and each.sealed.holds]
    finished = [each for each in told if each.days(each.periods - 1)[1] <= until]
    newest = sorted(finished, key=_answered_at, reverse=True)[:MOST_SHOWN]
    if not newest:
        return None
    values = tuple(pair for each in newest for pair in _values(each))
    return Found(values, _caveat(newest, len(finished)), _answered_at(newest[0]))


def _answered_at(each: RolloutShown) -> datetime:
    return each.answer.at if each.answer else each.written_at


def _values(each: RolloutShown) -> list[tuple[str, str]]:
    """By the rule of the sentences: a change only where the interval leaves no doubt that there is one."""
    name = _what(each)
    found = each.answer.answer if each.answer else None
    if not isinstance(found, Effect) or not found.certain or found.ratio is None:
        return [(name, _("belum dapat disimpulkan"))]
    ends = {"low": change(found.low, _), "high": change(found.high, _)}
    return [
        (name, change(found.ratio, _)),
        (_("Kisaran 95 persen"), _("%(low)s sampai %(high)s") % ends),
    ]


def _what(each: RolloutShown) -> str:
    """The title, what was counted, and over which days: a change in reports is no change in victims."""
    days = f"{say_day(each.days(0)[0])} – {say_day(each.days(each.periods - 1)[1])}"
    told = {"title": each.asked.title, "outcome": each.asked.outcome, "days": days}
    said = _("%(title)s. Dihitung: %(outcome)s, %(days)s") % told
    return f"{said} ({_('sudah diganti versi baru')})" if each.replaced_by else said


def _caveat(shown: Sequence[RolloutShown], finished: int) -> str:
    said = (
        [_("%(n)s pengukuran selesai; yang terbaru di sini.") % {"n": say_number(finished)}]
        if finished > len(shown)
        else []
    )
    said += [
        _(LOT_AGAIN) % {"lot": say_number(each.sealed.lot)}
        for each in shown
        if each.sealed and each.sealed.lot > 1 and not each.asked.shape.by_choice
    ]
    said += [_(MORE_IS_FINDING)] if any(each.asked.counted is Counted.FOUND for each in shown) else []
    said += [_(NO_LOT)] if any(each.asked.shape is Shape.MATCHED for each in shown) else []
    return " ".join(said) or _("Berlaku untuk wilayah dan masa yang diukur, belum tentu di tempat lain.")
