"""The second time in sentences."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from naung.casework.cases.queries import CaseShown
from naung.casework.cases.vocabulary import Role
from naung.casework.recurrence.queries import Again, again_for
from naung.casework.recurrence.vocabulary import PROMISE_WORDS, Kept, Relation, Time
from naung.doors.desk.shell.words import say_vague
from naung.foundation.access.vocabulary import Actor
from naung.foundation.words import gettext_noop

ORDINALS: Mapping[int, str] = {
    2: gettext_noop("Ini yang kedua kalinya"),
    3: gettext_noop("Ini yang ketiga kalinya"),
    4: gettext_noop("Ini yang keempat kalinya"),
    5: gettext_noop("Ini yang kelima kalinya"),
}
MANY = gettext_noop("Ini sudah lebih dari lima kali")
PERHAPS = gettext_noop("Mungkin ini bukan yang pertama kalinya")
BEFORE = gettext_noop("Ia pernah ditangani di meja ini")
LATER = gettext_noop("Kemudian terjadi lagi")
PERHAPS_LATER = gettext_noop("Mungkin kemudian terjadi lagi")
CAME_AGAIN = gettext_noop("Ia kemudian ditangani lagi di meja ini")
OTHERS = gettext_noop("Ada riwayat lain tentang orang ini")
DAYS_A_MONTH = 30.4375


def again_rows(case: CaseShown, names: Mapping[UUID, str], actor: Actor) -> list[dict[str, Any]]:
    """For each survivor of a case of whom there is another time: the sentence, how long after, what was kept and what not."""
    victims = dict.fromkeys(part.person for part in case.parts if part.role == Role.VICTIM)
    return [_row(each, names) for each in again_for(case.id, list(victims), actor=actor)]


def _row(each: Again, names: Mapping[UUID, str]) -> dict[str, Any]:
    heading, later = heading_of(each), later_heading(each)
    return {
        "id": each.person,
        "name": names.get(each.person, ""),
        "heading": heading,
        "lines": list(_lines(each)),
        "cases": each.cases,
        "later": "" if later == heading else later,
        "later_lines": list(_later_lines(each)),
        "later_cases": each.later_cases,
        "undone": [promise_words(kept, done=False) for kept in each.promises if kept.undone],
        "done": [promise_words(kept, done=True) for kept in each.promises if kept.done],
        "disputed": not each.cluster.consistent,
        "several": len(each.cluster.persons) > 1,
    }


def heading_of(each: Again) -> str:
    """The sentence: which time this is, or that it may be; else that she was here before, or that it happened again later."""
    if each.which > 1:
        return _(ORDINALS.get(each.which, MANY))
    if each.which and each.times.perhaps:
        return _(PERHAPS)
    return _(BEFORE) if each.cases else later_heading(each) or _(OTHERS)


def later_heading(each: Again) -> str:
    """What came after this case's own time; nothing where nothing is known of it."""
    if any(time.relation is Relation.AFTER for time in each.later):
        return _(LATER)
    if each.later:
        return _(PERHAPS_LATER)
    return _(CAME_AGAIN) if each.later_cases else ""


def _lines(each: Again) -> Iterable[str]:
    times = each.times.times
    yield from map(_between, times, times[1:])
    if each.parted.unknown:
        yield _(
            "Ada riwayat lain yang tidak diketahui kapan berakhirnya, jadi belum bisa dikatakan itu kali yang lain."
        )


def _later_lines(each: Again) -> Iterable[str]:
    return map(_between, [*each.times.times[-1:], *each.later], each.later)


def _between(before: Time, time: Time) -> str:
    return _("Yang terdahulu berakhir %(ended)s; yang berikutnya mulai %(began)s%(after)s.") % {
        "ended": say_vague(before.ended),
        "began": say_vague(time.began),
        "after": gap_words(time),
    }


def gap_words(time: Time) -> str:
    """How long after, in months, as far as the days are known; nothing where they are not."""
    if time.gap is None:
        return ""
    low, high = (round(days / DAYS_A_MONTH) for days in time.gap)
    if high == 0:
        return _(" (kurang dari sebulan sesudahnya)")
    if low == high:
        return _(" (sekitar %(n)s bulan sesudahnya)") % {"n": low}
    return _(" (%(low)s sampai %(high)s bulan sesudahnya)") % {"low": low, "high": high}


def promise_words(kept: Kept, *, done: bool) -> str:
    """A kind of promise with how many of it."""
    count = kept.done if done else kept.undone
    return _("%(n)s %(what)s") % {"n": count, "what": _(PROMISE_WORDS[kept.promise])}
