"""Forms of rollouts. None of them asks for a person."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy

from naung.doors.desk.cases.forms import said
from naung.doors.desk.plans.forms import DayField
from naung.doors.desk.programme.forms import NumberAnswer
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer, PickAnswer, TextAnswer, TickAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.words import say_stored_day
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.words import gettext_noop
from naung.insight.evaluation.rules.drafts import LONGEST_LINE, LONGEST_WORDS, PERIOD_MONTHS
from naung.insight.evaluation.rules.outcomes import ANALYSIS_WORDS, Analysis
from naung.insight.evaluation.rules.typed import label_of, read_clusters
from naung.insight.evaluation.vocabulary import (
    COUNTED_WORDS,
    FEWER,
    MORE,
    SHAPE_WORDS,
    Asked,
    Begun,
    Counted,
    Laid,
    Shape,
)
from naung.insight.extract.vocabulary import Effort

OWNER = "analis perencanaan"
PAGE = "halaman mengukur"
NO_NAMES = gettext_lazy("Tanpa nama orang.")
LONGEST_LIST = 20_000
USUAL = {"steps": 4, "before": 1, "after": 1, "months": "1", "past": 4}  # where nothing is told yet
HOPED_WORDS = {MORE: gettext_noop("Bertambah"), FEWER: gettext_noop("Berkurang")}
SOURCE_WORDS: Mapping[Effort, str] = {
    Effort.REPORTS: gettext_noop("Laporan yang diterima"),
    Effort.SCREENINGS: gettext_noop("Penyaringan yang dimulai"),
    Effort.OUTREACH: gettext_noop("Sosialisasi yang terlaksana"),
}


class AskedForm(DeskForm):
    """What shall be measured, and how."""

    USES = {
        "title": Use(OWNER, "tahu kegiatan mana yang diukur", PAGE),
        "outcome": Use(OWNER, "menetapkan ukurannya sebelum hasilnya dilihat", PAGE),
        "counted": Use(OWNER, "membedakan temuan dari kejahatan", PAGE),
        "source": Use(OWNER, "mengambil hitungan tanpa mengetik", PAGE),
        "wanted_more": Use(OWNER, "menghitung perubahan yang dapat dilihat", PAGE),
        "shape": Use(OWNER, "menetapkan siapa mulai kapan", PAGE),
    }
    title = TextAnswer(label=gettext_lazy("Kegiatan apa yang diukur?"), help_text=NO_NAMES, limit=LONGEST_LINE)
    outcome = TextAnswer(
        label=gettext_lazy("Apa yang dihitung?"),
        help_text=gettext_lazy("Satu ukuran saja, misalnya: laporan dari warga tiap bulan."),
        limit=LONGEST_LINE,
    )
    counted = ChoiceAnswer(label=gettext_lazy("Hitungan itu tentang apa?"), choices=said(dict(COUNTED_WORDS)))
    source = PickAnswer(
        label=gettext_lazy("Diambil dari catatan upaya?"),
        help_text=gettext_lazy(
            "Catatan upaya hanya tahu kabupaten dan kota. Kosongkan bila wilayahnya lebih kecil: hitungannya diketik."
        ),
        choices=said(dict(SOURCE_WORDS)),
        required=False,
    )
    wanted_more = ChoiceAnswer(label=gettext_lazy("Yang diharapkan"), choices=said(dict(HOPED_WORDS)))
    shape = ChoiceAnswer(label=gettext_lazy("Siapa mulai kapan?"), choices=said(dict(SHAPE_WORDS)))

    def told(self) -> Asked:
        """What was typed, as the room takes it."""
        data = self.cleaned_data
        return Asked(
            data["title"],
            data["outcome"],
            Counted(data["counted"]),
            data["wanted_more"] == MORE,
            Shape(data["shape"]),
            data["source"],
        )


def first_asked(told: Asked) -> dict[str, Any]:
    """A stored first step as the first values of its form."""
    return {
        "title": told.title,
        "outcome": told.outcome,
        "counted": told.counted.value,
        "source": told.source,
        "wanted_more": MORE if told.wanted_more else FEWER,
        "shape": told.shape.value,
    }


class LaidForm(DeskForm):
    """Where and when; only what the chosen design needs is asked."""

    SHOWN = {"starts_on": say_stored_day}
    USES = {
        "chosen": Use(OWNER, "tahu wilayah mana yang dipilih kantor", PAGE),
        "areas": Use(OWNER, "tahu wilayah mana yang diukur", PAGE),
        "steps": Use(OWNER, "menyusun jadwal", PAGE),
        "before": Use(OWNER, "menyusun jadwal", PAGE),
        "after": Use(OWNER, "menyusun jadwal", PAGE),
        "months": Use(OWNER, "menyusun jadwal", PAGE),
        "starts_on": Use(OWNER, "menyusun jadwal", PAGE),
        "past": Use(OWNER, "menghitung perubahan yang dapat dilihat", PAGE),
    }
    chosen = LongAnswer(
        label=gettext_lazy("Wilayah yang dipilih kantor untuk memulai"),
        help_text=gettext_lazy("Satu tiap baris."),
        limit=LONGEST_LIST,
    )
    areas = LongAnswer(
        label=gettext_lazy("Wilayah atau sekolah"),
        help_text=gettext_lazy("Satu tiap baris: kode wilayah, atau nama. Nama orang tidak ditulis di sini."),
        limit=LONGEST_LIST,
    )
    steps = NumberAnswer(
        label=gettext_lazy("Dalam berapa langkah?"),
        help_text=gettext_lazy("Tiap masa satu kelompok wilayah lagi mulai."),
    )
    before = NumberAnswer(label=gettext_lazy("Berapa masa sebelum yang pertama mulai?"))
    after = NumberAnswer(label=gettext_lazy("Berapa masa sesudah yang terakhir mulai?"))
    months = PickAnswer(
        label=gettext_lazy("Satu masa berapa bulan?"), choices=[(str(each), str(each)) for each in PERIOD_MONTHS]
    )
    starts_on = DayField(
        label=gettext_lazy("Masa pertama mulai"), help_text=gettext_lazy("Dihitung dari tanggal 1 bulan itu.")
    )
    past = NumberAnswer(
        label=gettext_lazy("Berapa masa yang lalu sudah ada hitungannya?"),
        help_text=gettext_lazy("Paling sedikit dua, sama panjangnya, tepat sebelum masa pertama."),
    )

    def __init__(self, *args: Any, shape: Shape, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if shape is not Shape.MATCHED:
            del self.fields["chosen"]
        else:
            self.fields["areas"].label = gettext_lazy("Wilayah pembanding")
        if shape is not Shape.STEPS:
            del self.fields["steps"]

    def told(self) -> Laid:
        """What was typed, as the room takes it."""
        data = self.cleaned_data
        chosen = read_clusters(data.get("chosen", ""), chosen=True)
        return Laid(
            clusters=(*chosen, *read_clusters(data["areas"], chosen=False)),
            steps=data.get("steps") or 1,
            before=data["before"],
            after=data["after"],
            months=int(data["months"]),
            starts_on=data["starts_on"],
            past=data["past"],
        )


def first_laid(laid: Laid | None, starts_on: date) -> dict[str, Any]:
    """A stored second step as the first values of its form, or what is usual."""
    if laid is None:
        return {**USUAL, "starts_on": VagueDate.on(starts_on)}
    lines = {chosen: "\n".join(label_of(c) for c in laid.clusters if c.chosen is chosen) for chosen in (True, False)}
    return {
        "chosen": lines[True],
        "areas": lines[False],
        "steps": laid.steps,
        "before": laid.before,
        "after": laid.after,
        "months": str(laid.months),
        "starts_on": VagueDate.on(laid.starts_on),
        "past": laid.past,
    }


def with_areas(form: LaidForm, named: Sequence[str]) -> dict[str, Any]:
    """Everything as it was typed, and behind the areas those of the list that do not stand there yet."""
    typed = {name: form[name].value() for name in form.fields}
    lines = [line for line in str(typed["areas"] or "").splitlines() if line.strip()]
    return typed | {"areas": "\n".join([*lines, *(each for each in named if each not in lines)])}


class PastForm(DeskForm):
    """Counts of earlier periods, a line an area."""

    USES = {"counts": Use(OWNER, "menghitung perubahan yang dapat dilihat", PAGE)}
    counts = LongAnswer(
        label=gettext_lazy("Hitungan tiap wilayah"),
        help_text=gettext_lazy(
            "Tulis sesudah tanda =, dari masa yang paling lama, dipisah koma. Baris yang kosong tidak mengubah apa pun."
        ),
        limit=LONGEST_LIST,
    )


class SealForm(DeskForm):
    """That the sealer has read what can no longer be changed."""

    USES = {"understood": Use(OWNER, "memastikan bahwa yang menyegel sudah membaca", PAGE)}
    understood = TickAnswer(
        label=gettext_lazy("Saya sudah membaca rancangan ini. Sesudah disegel tidak ada yang dapat diubah."),
        required=True,
    )


class RenewForm(DeskForm):
    """Why there is a new version."""

    USES = {"why": Use(OWNER, "menyebut mengapa rancangan diganti", PAGE)}
    why = LongAnswer(label=gettext_lazy("Mengapa perlu versi baru?"), help_text=NO_NAMES, limit=LONGEST_WORDS)


class BegunForm(DeskForm):
    """When an area really began, or that it did not."""

    SHOWN = {"on": say_stored_day}
    USES = {
        "on": Use(OWNER, "membandingkan yang terjadi dengan rancangan", PAGE),
        "never": Use(OWNER, "membandingkan yang terjadi dengan rancangan", PAGE),
        "words": Use(OWNER, "tahu mengapa menyimpang", PAGE),
        "target": Use(OWNER, "menghubungkan dengan sasaran rencana aksi", PAGE),
    }
    on = DayField(label=gettext_lazy("Mulai pada"), required=False)
    never = TickAnswer(label=gettext_lazy("Kegiatannya tidak jadi di sini"))
    words = LongAnswer(label=gettext_lazy("Apa yang terjadi?"), help_text=NO_NAMES, limit=LONGEST_WORDS, required=False)
    target = PickAnswer(
        label=gettext_lazy("Sasaran rencana aksi yang dijalankan dengan ini"), choices=(), required=False
    )

    def __init__(self, *args: Any, targets: Iterable[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(str(each), words) for each, words in targets]
        self.offer_choices("target", [("", gettext_lazy("Pilih…")), *offered])

    def begun(self) -> Begun:
        """What was typed, as the room takes it."""
        return Begun(self.cleaned_data["on"], self.cleaned_data["never"])


class CountForm(PastForm):
    """Counts of one period; a reason where another count stands."""

    USES = {**PastForm.USES, "reason": Use(OWNER, "tahu mengapa hitungan diperbaiki", PAGE)}
    reason = LongAnswer(
        label=gettext_lazy("Alasan, bila memperbaiki hitungan yang sudah ada"),
        help_text=NO_NAMES,
        limit=LONGEST_WORDS,
        required=False,
    )


class AnswerForm(DeskForm):
    """Which analysis shall be computed."""

    USES = {"analysis": Use(OWNER, "menghitung hasil menurut yang disegel", PAGE)}
    analysis = ChoiceAnswer(
        label=gettext_lazy("Hitung"),
        choices=[
            (Analysis.SEALED.value, said(dict(ANALYSIS_WORDS))[0][1]),
            (Analysis.ON_PLAN_ONLY.value, gettext_lazy("Di luar rencana: hanya wilayah yang berjalan sesuai rencana")),
        ],
    )
