"""Rollouts as pages show them: words for codes, days for periods, sentences by rule, pictures with a table beside each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.shell.words import say_day, say_number
from naung.foundation.words import gettext_noop
from naung.insight.evaluation.queries import AnswerShown, AreaShown, RolloutShown
from naung.insight.evaluation.rules.outcomes import ANALYSIS_WORDS, Analysis
from naung.insight.evaluation.rules.pictures import Bar, Row, Span, bars, schedule, spans
from naung.insight.evaluation.rules.sentences import LOT_AGAIN, MORE_IS_FINDING, can_see, change, told, with_areas
from naung.insight.evaluation.rules.sight import Sight
from naung.insight.evaluation.vocabulary import (
    COUNTED_WORDS,
    HAPPENED_WORDS,
    SHAPE_WORDS,
    WHY_WORDS,
    Counted,
    Happened,
    Shape,
)
from naung.insight.programme.vocabulary import STATE_WORDS
from naung.methods.experiments import Effect, Why

SAME = gettext_noop("Tabel di sebelahnya menyebut hal yang sama.")
HAPPENED_TONES = {
    Happened.WAITING: "quiet",
    Happened.HELD: "done",
    Happened.LATE: "waits",
    Happened.NOT_HELD: "overdue",
    Happened.CROSSED: "overdue",
}
DRAFT = (gettext_noop("rancangan"), "waits")
REPLACED = (gettext_noop("diganti versi baru"), "quiet")
AHEAD, RUNNING = (gettext_noop("disegel, belum mulai"), "plain"), (gettext_noop("disegel, berjalan"), "plain")
COUNTING, ANSWERED = (gettext_noop("menunggu hitungan"), "waits"), (gettext_noop("ada hasil"), "done")


@dataclass(frozen=True)
class TargetTold:
    """A target of the action plan as a rollout shows it: what, how far, what shows it."""

    id: UUID
    words: str
    state: str
    evidence: str


def state_of(each: RolloutShown) -> dict[str, str]:
    """Where a rollout stands, in a word with its tone."""
    today = timezone.localdate()
    if each.answer is not None:
        found = ANSWERED
    elif each.replaced_by is not None:
        found = REPLACED
    elif each.sealed is None or each.laid is None:
        found = DRAFT
    elif each.laid.starts_on > today:
        found = AHEAD
    else:
        found = COUNTING if len(each.over(today)) == each.periods else RUNNING
    return {"words": _(found[0]), "tone": found[1]}


def list_row(each: RolloutShown) -> dict[str, Any]:
    """A rollout as a line of the list."""
    return {
        "id": each.id,
        "title": each.asked.title,
        "number": each.number,
        "state": state_of(each),
        "at": each.written_at,
    }


def facts(each: RolloutShown) -> list[tuple[str, str]]:
    """What was fixed, or is about to be, in pairs of words."""
    asked, laid = each.asked, each.laid
    found = [
        (_("Yang dihitung"), asked.outcome),
        (_("Jenis hitungan"), _(COUNTED_WORDS[asked.counted])),
        (_("Yang diharapkan"), _("bertambah") if asked.wanted_more else _("berkurang")),
        (_("Siapa mulai kapan"), _(SHAPE_WORDS[asked.shape])),
    ]
    if laid is None:
        return found
    first, last = each.days(0)[0], each.days(each.periods - 1)[1]
    span = {"first": say_day(first, weekday=False), "last": say_day(last, weekday=False)}
    spans_told = {"n": each.periods, "months": laid.months, **span}
    return [
        *found,
        (_("Wilayah"), say_number(len(laid.clusters))),
        (_("Masa"), _("%(n)s masa, tiap %(months)s bulan: %(first)s sampai %(last)s") % spans_told),
        (_("Cara menghitung hasil"), _(ANALYSIS_WORDS[Analysis.SEALED])),
    ]


def sight_told(each: RolloutShown, sight: Sight | None) -> dict[str, Any] | None:
    """What the rollout can see, before anything begins: sentences, a picture over sizes, and both tables."""
    if each.asked.shape is Shape.AT_ONCE:
        return {"sentences": [_(WHY_WORDS[Why.ONLY_BEFORE_AND_AFTER])]}
    if sight is None:
        return None
    rows = [_size(areas, ratio) for areas, ratio in sight.sizes if areas >= 2]
    own = len(each.laid.clusters) if each.laid else 0
    return {
        "sentences": [with_areas(own, sight.smallest, _), can_see(sight.smallest, each.asked.outcome, _)],
        "picture": _drawn(
            bars(
                [Bar(row["areas"], row["share"], row["words"]) for row in rows],
                title=_("Perubahan terkecil yang dapat dilihat, menurut banyaknya wilayah"),
                description=_(SAME),
                key="terlihat",
                axis=_("perubahan terkecil yang terlihat, dalam persen"),
            )
        ),
        "sizes": rows,
        "changes": [{"change": change(ratio, _), "seen": f"{round(100 * power)}"} for ratio, power in sight.changes],
    }


def _size(areas: int, ratio: float | None) -> dict[str, Any]:
    share = None if ratio is None else round(100 * abs(ratio - 1))
    words = _("tidak terlihat") if share is None else f"{share} %"
    return {"areas": _("%(n)s wilayah") % {"n": areas}, "share": share, "words": words}


def area_rows(each: RolloutShown, targets: Mapping[UUID, TargetTold]) -> list[dict[str, Any]]:
    """Areas with when they are to begin and what happened; a target of the action plan beside it."""
    return [
        {
            "place": area.place,
            "name": area.cluster.name,
            "code": area.cluster.code,
            "planned": period_words(each, area.begins) if area.begins is not None else _("tidak memulai (pembanding)"),
            "from_day": each.days(area.begins)[0] if area.begins is not None else None,
            "began_on": area.begun.on,
            "what": {"words": _(HAPPENED_WORDS[area.happened]), "tone": HAPPENED_TONES[area.happened]},
            "words": area.words,
            "target": targets.get(area.target) if area.target else None,
        }
        for area in each.areas
    ]


def period_words(each: RolloutShown, period: int) -> str:
    """ "masa 2 (1 Feb 2027)": a period by its number and first day."""
    return _("masa %(n)s (%(day)s)") % {"n": period + 1, "day": say_day(each.days(period)[0], weekday=False)}


def schedule_picture(each: RolloutShown) -> SafeString:
    """Who begins when, and what happened, as a picture."""
    rows = [Row(a.cluster.name, a.begins, a.begun_in, a.begun.never) for a in each.areas]
    periods = [str(n + 1) for n in range(each.periods)]
    title = _("Jadwal: gelap sejak wilayah itu menurut rancangan memulai")
    return _drawn(schedule(rows, periods, title=title, description=_(SAME), key="jadwal"))


def deviations(each: RolloutShown) -> list[str]:
    """Everything that is not as it was sealed, in sentences."""
    found = [_deviation(each, area) for area in each.areas if area.happened not in {Happened.HELD, Happened.WAITING}]
    officers = Officers()
    found += [
        _("%(area)s, masa %(period)s: hitungan diperbaiki %(when)s oleh %(who)s. Alasan: %(reason)s")
        % {
            "area": row.area,
            "period": row.period + 1,
            "when": say_day(timezone.localdate(row.at)),
            "who": officers(row.by),
            "reason": row.reason,
        }
        for row in each.changes
    ]
    answer = each.answer
    if answer and any(row.at > answer.at for row in each.changes):
        found.append(_("Hasil dihitung sebelum hitungan terakhir diperbaiki. Hasil pertama tetap yang utama."))
    if each.sealed and each.sealed.lot > 1 and not each.asked.shape.by_choice:
        found.append(lot_told(each))
    return found


def lot_told(each: RolloutShown) -> str:
    """Which lot the order comes from; nothing where it was not drawn."""
    if each.sealed is None or each.asked.shape.by_choice:
        return ""
    if each.sealed.lot == 1:
        return _("Urutan wilayah dari undian ke-1, sesudah rancangan disegel.")
    return _(LOT_AGAIN) % {"lot": say_number(each.sealed.lot)}


def _deviation(each: RolloutShown, area: AreaShown) -> str:
    said = _("%(area)s: %(what)s.") % {"area": area.cluster.name, "what": _(HAPPENED_WORDS[area.happened])}
    if area.begins is not None:
        said += " " + _("Menurut rancangan: %(planned)s.") % {"planned": period_words(each, area.begins)}
    if area.begun.on:
        said += " " + _("Sungguh mulai %(day)s.") % {"day": say_day(area.begun.on)}
    return f"{said} {area.words}".strip()


def answers_told(each: RolloutShown) -> dict[str, Any] | None:
    """The sealed answer and, apart, what was computed besides it; a picture where there is an interval."""
    if each.answer is None:
        return None
    again = [row for row in reversed(each.answers) if row.analysis is Analysis.SEALED and row is not each.answer]
    other = next((row for row in each.answers if row.analysis is not Analysis.SEALED), None)
    rows = [_answer(each, row) for row in (each.answer, *again, other) if row]
    drawn = [
        Span(row["name"], found.ratio, found.low, found.high, row["sealed"])
        for row in rows
        if isinstance(found := row["found"], Effect)
    ]
    axis, title = _("perubahan dalam persen"), _("Perubahan dengan kisaran 95 persen")
    picture = _drawn(spans(drawn, title=title, description=_(SAME), key="hasil", axis=axis)) if drawn else ""
    return {"rows": rows, "picture": picture}


def _answer(each: RolloutShown, row: AnswerShown) -> dict[str, Any]:
    found, sealed, first = row.answer, row.analysis is Analysis.SEALED, row is each.answer
    ends = (found.ratio, found.low, found.high) if isinstance(found, Effect) else ()
    return {
        "name": _("Disegel") if first else _("Sesudah hitungan diubah") if sealed else _("Di luar rencana"),
        "analysis": _(ANALYSIS_WORDS[row.analysis]),
        "sealed": first,
        "again": sealed and not first,
        "at": row.at,
        "found": found,
        "sentences": told(found, each.asked.outcome, each.asked.counted, _, by_lot=not each.asked.shape.by_choice),
        "cells": [change(end, _) for end in ends] or ["–", "–", "–"],
    }


def counts_table(each: RolloutShown) -> dict[str, Any] | None:
    """Counts by area and period with small ones withheld; None while no period is whole."""
    if each.table is None:
        return None
    names = [area.cluster.name for area in each.areas]
    return {
        "heads": [str(period + 1) for period in each.counted],
        "rows": [
            {"name": name, "cells": _cells((*cells, total))}
            for name, cells, total in zip(names, each.table.cells, each.table.row_totals, strict=True)
        ],
        "sums": _cells((*each.table.column_totals, each.table.total)),
    }


def _cells(cells: Sequence[int | None]) -> list[str]:
    return [_("ditahan") if cell is None else say_number(cell) for cell in cells]


def finding_note(each: RolloutShown) -> str:
    """What more of what is found does not mean, where findings are counted."""
    return _(MORE_IS_FINDING) if each.asked.counted is Counted.FOUND else ""


def targets_told(targets: Sequence[Any]) -> dict[UUID, TargetTold]:
    """Targets of the action plan by id."""
    return {t.id: TargetTold(t.id, t.told.words, _(STATE_WORDS[t.state]), t.evidence) for t in targets}


def _drawn(svg: str) -> SafeString:
    return mark_safe(svg)  # noqa: S308  # drawn by our own rules, which escape every name
