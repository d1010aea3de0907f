"""A plan in words. Never a number of victims: what a plan brings is told only as a share of another plan."""

from dataclasses import asdict
from typing import Any

import numpy as np

from naung.insight.targeting.rules.catalogue import Catalogue
from naung.insight.targeting.vocabulary import (
    ENDING_WORDS,
    IF_TRUE,
    REASON_WORDS,
    TROUBLE_WORDS,
    WRONG_WORDS,
    Asked,
    Complaint,
)
from naung.methods.allocation import Between, Choice, Difference, Plan, Refused

ALL_WORDS = {
    **{each.value: words for each, words in WRONG_WORDS.items()},
    **{e.value: w for e, w in TROUBLE_WORDS.items()},
}
SMALL = 0.05  # per cent: less than this is told as such


def refused(asked: Asked, troubles: tuple[Refused, ...]) -> tuple[Complaint, ...]:
    """Each reason why there is no plan, with place, intervention, area or staff as the question names them."""
    return tuple(
        Complaint(
            each.trouble.value,
            place=_named(asked.places, each.place),
            intervention=_named(asked.interventions, each.intervention),
            area=_named(asked.areas, each.area),
            staff=_named(asked.staff, each.staff),
            amount=round(each.amount or 0),
        )
        for each in troubles
    )


def words_of(complaint: Complaint) -> str:
    """The sentence of a complaint, to be translated before its values stand in it; the code of one that a later version knows."""
    return ALL_WORDS.get(complaint.code, complaint.code)


def said(complaints: tuple[Complaint, ...]) -> list[str]:
    """Complaints in Indonesian, with codes and bare numbers."""
    return [words_of(each).format(**asdict(each)) for each in complaints]


def _named(names: tuple[str, ...], number: int | None) -> str:
    return "" if number is None else names[number]


def told(
    asked: Asked, between: Between, choices: tuple[list[Choice], list[Choice]], catalogue: Catalogue
) -> dict[str, Any]:
    """Both plans, what they share, and how much of the best is lost where the other assumption turns out true."""
    missing = [asked.places[n] for n in np.flatnonzero(np.isnan(asked.low.gains).any(axis=(0, 2)))]
    return {
        "sebutan": IF_TRUE if asked.assumed else "",
        "asumsi_kantor": list(asked.assumed),
        "tempat_tanpa_data": missing,
        "asumsi_rendah": _plan(asked, between.low, between, choices[0], catalogue),
        "asumsi_tinggi": _plan(asked, between.high, between, choices[1], catalogue),
        "hilang_bila_yang_benar_asumsi_tinggi": lost(between.low_plan_if_high, between.high.value),
        "hilang_bila_yang_benar_asumsi_rendah": lost(between.high_plan_if_low, between.low.value),
    }


def _plan(asked: Asked, plan: Plan, between: Between, choices: list[Choice], catalogue: Catalogue) -> dict[str, Any]:
    return {
        "bukti": ENDING_WORDS[plan.ending],
        "biaya": plan.cost,
        "pilihan": [_choice(asked, order, each, between, catalogue) for order, each in enumerate(choices, start=1)],
    }


def _choice(asked: Asked, order: int, choice: Choice, between: Between, catalogue: Catalogue) -> dict[str, Any]:
    at = (choice.place, choice.intervention)
    row = catalogue.interventions[asked.interventions[choice.intervention]]
    found: dict[str, Any] = {
        "urutan": order,
        "tempat": asked.places[choice.place],
        "intervensi": row.code,
        "nama": row.id,
        "instansi": list(row.agencies),
        "bukti_akibat": row.evidence_id,
        "biaya": choice.cost,
        "mengapa": REASON_WORDS[choice.reason],
        "juga_pada_asumsi_lain": bool(between.both[at]),
    }
    if at in asked.reasons:
        found["alasan_putusan"] = asked.reasons[at]
    if choice.runner_up is not None:
        place, kind = choice.runner_up
        found["berikutnya"] = f"{asked.places[place]} {asked.interventions[kind]}"
        found["berikutnya_lebih_baik"] = percent(choice.runner_up_better or 0.0)
    return found


def lost(has: float, best: float) -> str:
    """How much of the best is lost, in per cent."""
    return percent(max(0.0, 1 - has / best) if best > 0 else 0.0)


def more(difference: Difference, of: Plan) -> str:
    """A difference as a range of per cent of a plan."""
    if of.value <= 0 or difference.high is None:
        return percent(difference.found / of.value) if of.value > 0 else percent(0.0)
    return f"{percent(difference.low / of.value)} – {percent(difference.high / of.value)}"


def percent(share: float) -> str:
    """A share in per cent with one decimal, comma as in Indonesian."""
    hundredths = 100 * share
    return f"< {SMALL} %".replace(".", ",") if 0 < hundredths < SMALL else f"{hundredths:.1f} %".replace(".", ",")
