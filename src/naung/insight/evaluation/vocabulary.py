"""Words of a rollout that is meant to be measured."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop
from naung.methods.experiments import Why
from naung.methods.experiments.designs import Design


class EvaluationEvent(EventName):
    """What the log says: that a design was sealed, with its hash; never its counts."""

    DRAFTED = ("evaluation.drafted", gettext_noop("menulis rancangan pengukuran"))
    CHANGED = ("evaluation.changed", gettext_noop("mengubah rancangan pengukuran yang belum disegel"))
    SEALED = ("evaluation.sealed", gettext_noop("menyegel rancangan pengukuran sebelum hasilnya dilihat"))
    WORDS_TAKEN_OUT = ("evaluation.words_taken_out", gettext_noop("menghapus kata dari rancangan pengukuran"))
    WORDS_LEFT_SEAL = (
        "evaluation.words_left_seal",
        gettext_noop("menghapus kata dari naskah yang disegel; sidiknya tetap"),
    )
    TOLD = ("evaluation.told", gettext_noop("mencatat kapan suatu wilayah sungguh memulai"))
    COUNTED = ("evaluation.counted", gettext_noop("mencatat hitungan sesudah rancangan disegel"))
    ANSWERED = ("evaluation.answered", gettext_noop("menghitung hasil menurut rancangan yang disegel"))
    LOOKED_OTHERWISE = ("evaluation.looked_otherwise", gettext_noop("menghitung hasil di luar rencana yang disegel"))


class Shape(StrEnum):
    """Who begins when."""

    STEPS = "bertahap"  # every area begins once, in groups whose order is drawn by lot
    ORDER = "giliran"  # the same with one area a period
    PAIRS = "pasangan"  # one of two areas that are alike begins, by lot
    MATCHED = "pembanding"  # the office chooses who begins; each is compared with the area most like it; no lot
    AT_ONCE = "serentak"  # all begin together: only before and after

    @property
    def by_lot(self) -> bool:
        """Whether a lot decides who begins when, so that the lot itself can be the test."""
        return self in {Shape.STEPS, Shape.ORDER, Shape.PAIRS}

    @property
    def by_choice(self) -> bool:
        """Whether the office chooses who begins, so that other causes can't be ruled out."""
        return self is Shape.MATCHED


SHAPE_WORDS: Mapping[Shape, str] = {
    Shape.STEPS: gettext_noop("Bertahap: semua wilayah mulai, kelompok demi kelompok, urutannya diundi"),
    Shape.ORDER: gettext_noop("Bergiliran: satu wilayah tiap masa, urutannya diundi"),
    Shape.PAIRS: gettext_noop("Berpasangan: dari dua wilayah yang mirip, satu mulai menurut undian"),
    Shape.MATCHED: gettext_noop(
        "Pembanding: kantor memilih yang mulai, tiap satu dibandingkan dengan yang paling mirip"
    ),
    Shape.AT_ONCE: gettext_noop("Serentak: semua mulai bersamaan, hanya ada sebelum dan sesudah"),
}


class Counted(StrEnum):
    """What is counted, and so what more of it means."""

    FOUND = "temuan"  # reports, cases, persons found
    HELD = "kegiatan"  # something done: offers checked, papers issued


COUNTED_WORDS: Mapping[Counted, str] = {
    Counted.FOUND: gettext_noop("Temuan: laporan, kasus, atau orang yang ditemukan"),
    Counted.HELD: gettext_noop("Kegiatan: sesuatu yang dikerjakan, misalnya tawaran yang diperiksa"),
}


MORE, FEWER = "naik", "turun"  # what is hoped for, as it stands in a file and in a form


class Happened(StrEnum):
    """What really happened where an area was to begin, or was not."""

    WAITING = "menunggu"
    HELD = "sesuai"
    LATE = "terlambat"
    NOT_HELD = "tidak_jadi"
    CROSSED = "menyeberang"  # it began before its turn, or though it was to be compared with


HAPPENED_WORDS: Mapping[Happened, str] = {
    Happened.WAITING: gettext_noop("belum dicatat"),
    Happened.HELD: gettext_noop("sesuai rencana"),
    Happened.LATE: gettext_noop("terlambat"),
    Happened.NOT_HELD: gettext_noop("tidak jadi"),
    Happened.CROSSED: gettext_noop("mulai sebelum waktunya"),
}


@dataclass(frozen=True)
class Asked:
    """What shall be measured and how: the first step of a draft. `source`: a kind of the ledger of effort, "" where typed."""

    title: str
    outcome: str
    counted: Counted
    wanted_more: bool
    shape: Shape
    source: str = ""


@dataclass(frozen=True)
class Cluster:
    """An area, school or the like. `code`: of the table of places, "" where it is none. `chosen`: the office lets it begin."""

    name: str
    code: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class Laid:
    """Where and when: the second step. `months` a period, counted from the first of `starts_on`; `past` earlier periods."""

    clusters: tuple[Cluster, ...]
    steps: int
    before: int
    after: int
    months: int
    starts_on: date
    past: int


@dataclass(frozen=True)
class Begun:
    """What is known of an area's beginning: the day, or that it will not begin; both empty: nothing yet."""

    on: date | None = None
    never: bool = False


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
