"""Plans as pages show them: names for codes, sentences for figures. What a plan brings is told as shares of itself."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.shell.words import language, say_day, say_moment, say_money, say_number
from naung.foundation.jobs.vocabulary import ERROR_WORDS
from naung.foundation.jobs.vocabulary import STATE_WORDS as JOB_WORDS
from naung.foundation.places.queries import places
from naung.foundation.places.rules.maps import UNSEEN_WORDS, MapClass, MapWords, draw_map, draw_swatch, legend
from naung.foundation.places.rules.shapes import shapes_for
from naung.foundation.places.vocabulary import LEVEL_WORDS
from naung.foundation.words import gettext_noop
from naung.insight.drivers.rules.ingredients import declared
from naung.insight.drivers.rules.sentences import CAVEATS, NONE_COUNTED, NONE_NAMED
from naung.insight.drivers.vocabulary import Ground
from naung.insight.targeting.queries import DecidedShown, PlanRow, VersionShown
from naung.insight.targeting.rules.catalogue import shipped_catalogue
from naung.insight.targeting.rules.planning import area_of
from naung.insight.targeting.rules.solving import EVERYWHERE
from naung.insight.targeting.rules.telling import percent, words_of
from naung.insight.targeting.vocabulary import (
    BASIS_WORDS,
    ENDING_WORDS,
    REASON_WORDS,
    STATE_WORDS,
    Basis,
    BoughtTold,
    ChoiceTold,
    CountsAs,
    End,
    EndTold,
    Footing,
    Intervention,
    Shares,
    State,
)

TONES = {
    State.DRAFT: "waits",
    State.RUNNING: "waits",
    State.REFUSED: "overdue",
    State.SOLVED: "plain",
    State.APPROVED: "done",
}
END_WORDS: Mapping[End, str] = {
    End.LOW: gettext_noop("Jika dugaan terendah benar"),
    End.HIGH: gettext_noop("Jika dugaan tertinggi benar"),
}
MAP_CLASSES = (
    (1, gettext_noop("satu kegiatan")),
    (2, gettext_noop("dua kegiatan")),
    (6, gettext_noop("tiga kegiatan atau lebih")),
)
NOT_CHOSEN = gettext_noop("tidak dipilih")
CHOSEN_LATER = gettext_noop(
    "Perhitungan terakhir diambil saat rencana ini diminta dihitung, dan sesudah itu tidak berubah."
)
FROM_FIT = gettext_noop("Perhitungan %(made)s, per %(level)s, dari ekstrak sampai %(until)s.")
OF_RECORD = gettext_noop("Model ini dari kasus menurut wilayah polisi yang mencatat, bukan tempat asal korban.")


class Names:
    """Names of places and interventions, each asked for once a page."""

    def __init__(self, codes: Iterable[str]) -> None:
        self._places = places({*codes, *(area_of(code) for code in codes)})
        self._english = language() == "en"

    def place(self, code: str) -> str:
        """The name of a place, or its code where the list of areas has none."""
        return self._places[code].name if code in self._places else code

    def intervention(self, code: str) -> str:
        """The name of an intervention."""
        row = shipped_catalogue().interventions[code]
        return row.en if self._english else row.id


def names_in(shown: VersionShown) -> Names:
    """The names that one version needs."""
    codes = {each.told.place for each in shown.decided} | set(shown.limits) | {shown.frame.within}
    codes |= {each.area for each in shown.tasks}
    codes |= {code for each in shown.complaints for code in (each.place, each.area) if code}
    for end in shown.ends.values():
        codes |= {each.place for each in end.choices} | {each.runner_up[0] for each in end.choices if each.runner_up}
    return Names(codes)


def complaints_told(shown: VersionShown, names: Names) -> list[str]:
    """Why a version can't be solved, in the reader's language, with names of places and interventions."""
    return [
        _(words_of(each)).format(
            about=each.about,
            place=names.place(each.place),
            intervention=names.intervention(each.intervention) if each.intervention else "",
            area=names.place(each.area),
            staff=each.staff,
            amount=say_number(each.amount),
        )
        for each in shown.complaints
    ]


def plan_rows(rows: Sequence[PlanRow]) -> list[dict[str, Any]]:
    """The list of plans, each with its newest version's state."""
    names = Names([row.within for row in rows])
    return [
        {
            "id": row.id,
            "title": row.title,
            "year": row.year,
            "within": names.place(row.within),
            "level": _(LEVEL_WORDS[row.level]),
            "state": state_shown(row.versions[0].state),
            "number": row.versions[0].number,
            "approved": next((each.number for each in row.versions if each.state is State.APPROVED), None),
        }
        for row in rows
    ]


def state_shown(state: State) -> dict[str, str]:
    """A state in words and tone."""
    return {"words": _(STATE_WORDS[state]), "tone": TONES[state], "code": state.value}


def basis_words(basis: Basis, footing: Footing | None = None) -> str:
    """What the need of each place stands on, with what that is not: it goes wherever the plan goes, on paper as well."""
    words = _(BASIS_WORDS[basis])
    if basis is Basis.FIT:
        return f"{words}. {_(OF_RECORD)}"
    if basis is not Basis.ORIGINS:
        return words
    if footing is None:
        return f"{words}. {_(CHOSEN_LATER)}"
    made = {"made": say_moment(footing.made_at), "until": say_day(footing.until, weekday=False)}
    caveats = [_(FROM_FIT) % (made | {"level": _(LEVEL_WORDS[footing.level])}), _(CAVEATS[Ground.REGISTER])]
    if not footing.confirms:
        caveats.append(_(NONE_COUNTED if footing.rough else NONE_NAMED))
    return f"{words}. {' '.join(caveats)}"


def frame_shown(shown: VersionShown, names: Names) -> dict[str, Any]:
    """The frame in words, and who wrote and approved."""
    officers = Officers()
    return {
        "title": shown.frame.title,
        "year": shown.frame.year,
        "within": names.place(shown.frame.within),
        "level": _(LEVEL_WORDS[shown.frame.level]),
        "basis": basis_words(shown.frame.basis, shown.footing),
        "fit": shown.footing.fit if shown.footing else None,
        "budget": say_money(shown.frame.budget),
        "at_most": shown.frame.at_most,
        "asked_by": officers(shown.asked_by) if shown.asked_by else "",
        "approved_by": officers(shown.approved_by) if shown.approved_by else "",
    }


def catalogue_rows(shown: VersionShown) -> list[dict[str, Any]]:
    """Every intervention of prevention with what is known of its effect, what the model says of its factors, what is assumed."""
    english, officers = language() == "en", Officers()
    found = []
    for row in shipped_catalogue().interventions.values():
        if row.counts_as is CountsAs.DETECTION:
            continue
        assumed = shown.assumed.get(row.code)
        found.append(
            {
                "code": row.code,
                "name": row.en if english else row.id,
                "unit": row.unit_en if english else row.unit_id,
                "evidence": row.evidence_en if english else row.evidence_id,
                "mark": row.mark.value,
                "factors": factor_rows(row),
                "assumed": assumed and {"told": assumed.told, "at": assumed.at, "who": officers(assumed.by)},
            }
        )
    return found


def factor_rows(row: Intervention) -> list[dict[str, str]]:
    """The factors that an intervention aims at, and what the model has of each."""
    english = language() == "en"
    known = {factor.key: factor for factor in declared().factors}
    found = []
    for code in row.factors:
        factor = shipped_catalogue().factors[code]
        name = factor.en if english else factor.id
        if factor.model:
            model = known[factor.model]
            has = _("dalam model: %(name)s") % {"name": model.en if english else model.id}
        else:
            has = _("tanpa data dalam model: %(why)s") % {"why": factor.no_data_en if english else factor.no_data_id}
        found.append({"name": name, "model": has})
    return found


def job_shown(shown: VersionShown) -> dict[str, Any]:
    """How far the work is, in words."""
    job = shown.job
    if job is None:
        return {"words": _("Menunggu giliran."), "done": 0, "of": 0, "error": ""}
    error = _(ERROR_WORDS[job.error]) if job.error else ""
    return {"words": _(JOB_WORDS[job.state]), "done": job.done, "of": job.of, "error": error}


def ends_shown(shown: VersionShown, names: Names) -> list[dict[str, Any]]:
    """The plan under the low and the high assumption."""
    found = [_end_shown(shown, end, shown.ends[end], names) for end in End if end in shown.ends]
    sets = [{(each.place, each.intervention) for each in told.choices} for told in shown.ends.values()]
    same = len(sets) > 1 and all(each == sets[0] for each in sets)
    return [row | {"same": same and row["code"] == End.HIGH.value} for row in found]


def _end_shown(shown: VersionShown, end: End, told: EndTold, names: Names) -> dict[str, Any]:
    return {
        "code": end.value,
        "heading": _(END_WORDS[end]),
        "proof": proof_words(told),
        "cost": say_money(told.cost),
        "left": say_money(max(0, shown.frame.budget - told.cost)),
        "lost": percent(told.lost),
        "choices": [choice_row(rank, each, names) for rank, each in enumerate(told.choices, start=1)],
        "bought": [_bought_words(each, names) for each in shown.bought if each.end is end],
    }


def proof_words(told: EndTold) -> str:
    """Whether it is proven, and what the proof leaves open."""
    words = _(ENDING_WORDS[told.ending]).capitalize() + "."
    if not told.gap:
        return words
    return words + " " + _("Susunan lain paling banyak %(gap)s lebih baik.") % {"gap": percent(told.gap)}


def choice_row(rank: int, each: ChoiceTold, names: Names) -> dict[str, Any]:
    """One choice with its reason and its runner-up in words."""
    return {
        "rank": rank,
        "code": each.place,
        "slug": each.place.replace(".", "-"),
        "place": names.place(each.place),
        "area": names.place(area_of(each.place)),
        "intervention": names.intervention(each.intervention),
        "intervention_code": each.intervention,
        "cost": each.cost,
        "why": _(REASON_WORDS[each.reason]),
        "runner_up": runner_words(each, names),
        "both": each.both,
    }


def runner_words(each: ChoiceTold, names: Names) -> str:
    """What would stand in its stead, and how often that would be better."""
    if each.runner_up is None:
        return _("tidak ada lagi yang muat di tempatnya")
    place, code = each.runner_up
    words = _("%(intervention)s di %(place)s") % {"intervention": names.intervention(code), "place": names.place(place)}
    if not each.runner_up_better:
        return words
    share = percent(each.runner_up_better)
    return words + " " + _("(lebih baik pada %(share)s dugaan model)") % {"share": share}


def _bought_words(each: BoughtTold, names: Names) -> str:
    more = shares_words(each.shares)
    if not each.shares.found and not each.shares.high:
        return _nothing_bought(each, names)
    if not each.area:
        return _("%(money)s lebih banyak: rencana %(more)s lebih baik.") % {"money": say_money(each.step), "more": more}
    where = _("semua wilayah bersama") if each.area == EVERYWHERE else names.place(each.area)
    days = say_number(each.step)
    return _("%(days)s hari petugas lebih banyak di %(where)s: rencana %(more)s lebih baik.") % {
        "days": days,
        "where": where,
        "more": more,
    }


def _nothing_bought(each: BoughtTold, names: Names) -> str:
    if not each.area:
        return _("%(money)s lebih banyak tidak membuat rencana lebih baik.") % {"money": say_money(each.step)}
    where = _("semua wilayah bersama") if each.area == EVERYWHERE else names.place(each.area)
    return _("%(days)s hari petugas lebih banyak di %(where)s tidak membuat rencana lebih baik.") % {
        "days": say_number(each.step),
        "where": where,
    }


def shares_words(shares: Shares) -> str:
    """A difference as per cent, with its ends where a proof gives them."""
    if shares.high is None or percent(shares.low) == percent(shares.high):
        return percent(shares.found)
    return _("%(low)s sampai %(high)s") % {"low": percent(shares.low), "high": percent(shares.high)}


def decided_rows(decided: Sequence[DecidedShown], names: Names) -> list[dict[str, Any]]:
    """What people decided, with reason and cost."""
    officers = Officers()
    return [
        {
            "place": names.place(each.told.place),
            "place_code": each.told.place,
            "intervention": names.intervention(each.told.intervention),
            "intervention_code": each.told.intervention,
            "words": _("harus masuk") if each.told.included else _("tidak boleh masuk"),
            "reason": each.told.reason,
            "who": officers(each.by),
            "at": each.at,
            "cost": _cost_words(each),
        }
        for each in decided
    ]


def _cost_words(each: DecidedShown) -> str:
    low, high = each.cost[End.LOW], each.cost[End.HIGH]
    if low is None or high is None:
        return _("Harganya diketahui sesudah dihitung.")
    if not low and not high:
        return _("Tanpa putusan ini rencananya tidak menjadi lebih baik.")
    return _(
        "Tanpa putusan ini rencananya %(low)s lebih baik bila dugaan terendah benar, %(high)s bila dugaan tertinggi benar."
    ) % {"low": percent(low), "high": percent(high)}


def map_shown(shown: VersionShown, names: Names) -> dict[str, Any]:
    """The places shaded by how many interventions each has under the low assumption; nothing where no outline is kept."""
    shapes = shapes_for(shown.frame.level, shown.frame.within)
    if shapes.is_empty or End.LOW not in shown.ends:
        return {"map": "", "legend": []}
    counts: dict[str, Any] = {}
    for each in shown.ends[End.LOW].choices:
        counts[each.place] = counts.get(each.place, 0.0) + 1.0
    classes = [MapClass(bound, _(words)) for bound, words in MAP_CLASSES]
    every = places(shapes.paths)
    words = MapWords(
        title=_("Tempat yang dipilih"),
        description=_("Makin gelap, makin banyak kegiatan. Titik-titik: tidak dipilih. Tabel menyebut hal yang sama."),
        names={code: row.name for code, row in every.items()},
        number=lambda value: _("%(n)d kegiatan") % {"n": value},
        say=lambda sentence: _(NOT_CHOSEN) if sentence == UNSEEN_WORDS else _(sentence),
    )
    drawn = draw_map(shapes, counts, classes, words, key="rencana", lines=shapes)
    return {
        "map": mark_safe(drawn),  # noqa: S308  # drawn by our own rule, which escapes every name
        "legend": [
            {
                "swatch": mark_safe(draw_swatch(each.mark, key=f"contoh-{number}")),  # noqa: S308  # our own rule as well
                "words": each.words,
                "count": each.count,
            }
            for number, each in enumerate(legend(shapes, counts, classes, words.say))
            if each.count
        ],
    }
