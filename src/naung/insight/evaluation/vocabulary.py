"""Words of a rollout that is meant to be measured."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop
from naung.methods.experiments import Why
from naung.methods.experiments.designs import Design


class EvaluationEvent(EventName):
    """What the log says: that a design was sealed, with its hash; never its counts."""

    SEALED = ("evaluation.sealed", gettext_noop("menyegel rancangan pengukuran sebelum hasilnya dilihat"))


class Shape(StrEnum):
    """Who begins when."""

    STEPS = "bertahap"  # every area begins once, in an order by lot
    PAIRS = "pasangan"  # one of two areas that are alike begins, by lot
    AT_ONCE = "serentak"  # all begin together: only before and after


class Counted(StrEnum):
    """What is counted, and so what more of it means."""

    FOUND = "temuan"  # reports, cases, persons found
    HELD = "kegiatan"  # something done: offers checked, papers issued


@dataclass(frozen=True, eq=False)
class Protocol:
    """What is fixed beforehand. `history`: counts of earlier periods by area, in the order of `areas`."""

    title: str
    outcome: str
    counted: Counted
    shape: Shape
    areas: tuple[str, ...]
    steps: int
    before: int
    after: int
    seed: int
    wanted_more: bool
    history: tuple[tuple[int, ...], ...]
    design: Design
    digest: bytes


@dataclass(frozen=True)
class Seal:
    """Where the log holds a protocol's hash."""

    entry: int
    at: datetime


class WrongProtocol(ValueError):
    """Every complaint about a protocol, in words."""

    def __init__(self, complaints: tuple[str, ...]) -> None:
        super().__init__("; ".join(complaints))
        self.complaints = complaints


WHY_WORDS: Mapping[Why, str] = {
    Why.NOBODY_EXPOSED: gettext_noop("Tidak ada wilayah yang memulai, jadi tidak ada yang bisa dibandingkan."),
    Why.ONLY_BEFORE_AND_AFTER: gettext_noop(
        "Semua wilayah mulai bersamaan, jadi hanya ada sebelum dan sesudah. Perubahan lain pada masa yang sama tidak bisa"
        " dipisahkan. Tidak dapat disimpulkan apakah kegiatan ini yang menyebabkan perubahannya."
    ),
    Why.TOO_FEW_WAYS: gettext_noop(
        "Wilayahnya terlalu sedikit: undiannya hanya bisa jatuh dengan beberapa cara, sehingga kebetulan tidak bisa disingkirkan."
    ),
    Why.NO_COUNTS: gettext_noop(
        "Hitungannya nol atau sama di semua wilayah dan masa, jadi tidak ada yang bisa dibandingkan."
    ),
}
