"""What really happened against what was sealed, and the analysis: the sealed one, and one that is marked as unplanned."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

import numpy as np

from naung.foundation.errors import FieldProblem
from naung.foundation.words import gettext_noop
from naung.insight.evaluation.rules.periods import has_ended
from naung.insight.evaluation.vocabulary import Begun, Happened, Laid
from naung.methods.experiments import Effect, Inconclusive, effect_of
from naung.methods.experiments.designs import Design

NOT_YET_OVER = gettext_noop("Masa %(period)s belum selesai. Hitungannya dicatat sesudah hari terakhirnya.")
NO_SUCH_PERIOD = gettext_noop("Rancangan ini tidak punya masa %(period)s.")
NOT_HERE = gettext_noop("Wilayah itu bukan wilayah rancangan ini.")
BELOW_ZERO = gettext_noop("Hitungan tidak boleh kurang dari nol.")
DAY_TO_COME = gettext_noop("Hari ini belum sampai. Catat sesudah harinya.")
DAY_OR_NEVER = gettext_noop("Tulis tanggal mulainya, atau tandai bahwa tidak jadi; tidak keduanya.")
STILL_MISSING = gettext_noop("Masih kurang %(missing)s hitungan. Hasil dihitung sesudah semua masa tercatat.")
NOBODY_LEFT = gettext_noop("Tidak ada dua wilayah yang berjalan sesuai rencana, jadi tidak ada yang bisa dibandingkan.")


class Analysis(StrEnum):
    """Which analysis. Only the first is sealed; the other is told as unplanned wherever it stands."""

    SEALED = "disegel"
    ON_PLAN_ONLY = (
        "yang_sesuai"  # leaves out areas that did not do as planned, and so is no longer as the lot drew them
    )


ANALYSIS_WORDS: Mapping[Analysis, str] = {
    Analysis.SEALED: gettext_noop("Uji undian atas semua wilayah menurut urutan yang disegel, kisaran 95 persen"),
    Analysis.ON_PLAN_ONLY: gettext_noop("Hanya wilayah yang berjalan sesuai rencana"),
}


def happened(planned: int | None, begun_in: int | None, begun: Begun) -> Happened:
    """What happened at one area. `planned`, `begun_in`: the period, None for never or not yet."""
    if begun.on is not None and begun_in is not None:
        if planned is None or begun_in < planned:
            return Happened.CROSSED
        return Happened.LATE if begun_in > planned else Happened.HELD
    if begun.never:
        return Happened.HELD if planned is None else Happened.NOT_HELD
    return Happened.WAITING


def begun_problems(begun: Begun, today: date, *, tied: bool) -> list[FieldProblem]:
    """What is wrong with a beginning as it was told. `tied`: to a target, which can be told before anything happened."""
    if begun.on is None and not begun.never and tied:
        return []
    if (begun.on is None) != begun.never:
        return [FieldProblem("on", DAY_OR_NEVER)]
    return [FieldProblem("on", DAY_TO_COME)] if begun.on is not None and begun.on > today else []


def count_problems(laid: Laid, periods: int, told: Mapping[tuple[int, int], int], today: date) -> list[FieldProblem]:
    """What is wrong with counts by (place of the area, period): an area or period that is not there or not over, below zero."""
    problems = []
    for area, period in told:
        if area not in range(len(laid.clusters)):
            problems.append(FieldProblem("counts", NOT_HERE))
        elif period not in range(periods):
            problems.append(FieldProblem("counts", NO_SUCH_PERIOD, {"period": period + 1}))
        elif not has_ended(laid.starts_on, laid.months, period, today):
            problems.append(FieldProblem("counts", NOT_YET_OVER, {"period": period + 1}))
    if any(count < 0 for count in told.values()):
        problems.append(FieldProblem("counts", BELOW_ZERO))
    return list({(each.message, str(each.values)): each for each in problems}.values())


def effect_in(counts: Sequence[Sequence[int]], design: Design, seed: int) -> Effect | Inconclusive:
    """The sealed analysis."""
    return effect_of(counts, design, seed=seed)


def effect_on_plan(
    counts: Sequence[Sequence[int]], design: Design, seed: int, kept: Sequence[bool]
) -> Effect | Inconclusive | None:
    """The same with only those areas that did as planned; of a pair both or none. None where fewer than two are left."""
    pairs = design.pairs
    rows = [row for row, stays in enumerate(kept) if stays]
    if pairs is not None:
        whole = [pair for pair in pairs if kept[pair[0]] and kept[pair[1]]]
        rows = sorted(row for pair in whole for row in pair)
        place = {row: number for number, row in enumerate(rows)}
        pairs = tuple((place[one], place[other]) for one, other in whole)
    if len(rows) < 2:
        return None
    return effect_of(np.array(counts)[rows], Design(design.exposed[rows], pairs), seed=seed)
