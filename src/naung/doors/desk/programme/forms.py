"""Forms of the task force's year. None of them asks for a person."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.referrals.vocabulary import SERVICE_WORDS
from naung.doors.desk.cases.forms import said
from naung.doors.desk.plans.forms import DayField
from naung.doors.desk.reports.fields import FactsAnswer
from naung.doors.desk.shell.fields import LongAnswer, PickAnswer, TextAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.place_field import PlaceField
from naung.doors.desk.shell.words import say_money, say_stored_day
from naung.foundation.clock.vocabulary import VagueDate
from naung.insight.programme.rules import LONGEST_LINE, LONGEST_WORDS, MOST_RUPIAH, read_posts
from naung.insight.programme.vocabulary import (
    STATE_WORDS,
    TRAINED_WORDS,
    DecreeTold,
    PlanTold,
    State,
    TargetTold,
    Trained,
    TrainingTold,
)

OWNER = "koordinator gugus tugas"
PAGE = "halaman tahun kerja"
NO_NAMES = gettext_lazy("Tanpa nama orang.")
LONGEST_NUMBER = len(str(MOST_RUPIAH))


class NumberAnswer(TextAnswer):
    """A whole number, with or without dots between thousands; an empty box is no number."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(limit=LONGEST_NUMBER * 2, widget=widget, **kwargs)

    def clean(self, value: Any) -> Any:
        """The number or None."""
        text = str(super().clean(value) or "").replace(".", "").replace(" ", "")
        if not text:
            return None
        if not (text.isascii() and text.isdigit()) or len(text) > LONGEST_NUMBER:
            raise ValidationError(_("Tulis angka saja, tanpa koma."))
        return int(text)


def _say_rupiah(text: str) -> str:
    return say_money(int(text))


class DecreeForm(DeskForm):
    """A decree, until when it holds, and its posts."""

    USES = {
        "number": Use(OWNER, "tahu dasar gugus tugas", PAGE),
        "decreed_on": Use(OWNER, "tahu dasar gugus tugas", PAGE),
        "valid_until": Use(OWNER, "memperingatkan sebelum habis", PAGE),
        "posts": Use(OWNER, "tahu instansi mana mengisi jabatan apa", PAGE),
    }
    number = TextAnswer(label=gettext_lazy("Nomor surat keputusan"), limit=LONGEST_LINE)
    decreed_on = DayField(label=gettext_lazy("Tanggal surat keputusan"))
    valid_until = DayField(
        label=gettext_lazy("Berlaku sampai"),
        help_text=gettext_lazy("Kosongkan bila surat keputusannya tidak menyebut akhir."),
        required=False,
    )
    posts = LongAnswer(
        label=gettext_lazy("Jabatan dan instansi yang mengisinya"),
        help_text=gettext_lazy(
            "Satu jabatan tiap baris, misalnya: Ketua harian = Polres Singkawang. Tanpa nama orang."
        ),
        limit=LONGEST_WORDS * 5,
    )

    def told(self) -> DecreeTold:
        """What was typed, as the room takes it. Raises RuleBroken on `posts`."""
        data = self.cleaned_data
        return DecreeTold(data["number"], data["decreed_on"], data["valid_until"], read_posts(data["posts"]))


class OfDesks(DeskForm):
    """A form in which one of the installation's desks is picked."""

    PICKED = "responsible"

    def __init__(self, *args: Any, desks: Iterable[tuple[Any, Any]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(str(each), name) for each, name in desks]
        first = [] if self.PICKED == "present" else [("", gettext_lazy("Pilih…"))]
        self.offer_choices(self.PICKED, [*first, *offered])


class TrainingForm(OfDesks):
    """A training: of whom, how many, and when it is due again."""

    PICKED = "desk"
    USES = {
        "topic": Use(OWNER, "tahu apa yang diajarkan", PAGE),
        "held_on": Use(OWNER, "tahu kapan", PAGE),
        "audience": Use(OWNER, "tahu siapa yang dilatih", PAGE),
        "desk": Use(OWNER, "tahu meja mana yang dilatih", PAGE),
        "place": Use(OWNER, "tahu wilayah mana yang punya agen perubahan", PAGE),
        "took_part": Use(OWNER, "menghitung yang dilatih", PAGE),
        "passed": Use(OWNER, "menghitung yang lulus", PAGE),
        "due_on": Use(OWNER, "mengingatkan pelatihan ulang", PAGE),
    }
    topic = TextAnswer(
        label=gettext_lazy("Tentang apa?"),
        help_text=gettext_lazy("Tulis sama seperti pelatihan sebelumnya bila ini ulangannya."),
        limit=LONGEST_LINE,
    )
    held_on = DayField(label=gettext_lazy("Hari apa?"))
    audience = PickAnswer(label=gettext_lazy("Siapa yang dilatih?"), choices=said(dict(TRAINED_WORDS)))
    desk = PickAnswer(label=gettext_lazy("Petugas di meja mana?"), choices=(), required=False)
    place = PlaceField(label=gettext_lazy("Agen perubahan di kelurahan, desa, atau kecamatan mana?"), required=False)
    took_part = NumberAnswer(label=gettext_lazy("Berapa orang ikut?"))
    passed = NumberAnswer(label=gettext_lazy("Berapa orang lulus?"))
    due_on = DayField(label=gettext_lazy("Perlu diulang pada"), required=False)

    def told(self) -> TrainingTold:
        """What was typed, as the room takes it: a desk for officers, an area for agents of change."""
        data = self.cleaned_data
        officers = data["audience"] == Trained.OFFICERS
        return TrainingTold(
            topic=data["topic"].strip(),
            held_on=data["held_on"],
            audience=Trained(data["audience"]),
            desk=UUID(data["desk"]) if officers and data["desk"] else None,
            place_code="" if officers or not data["place"] else data["place"].code or "",
            took_part=data["took_part"],
            passed=data["passed"],
            due_on=data["due_on"],
        )


class AdoptForm(DeskForm):
    """The action plan: its basis, its years and its rhythm."""

    USES = {
        "title": Use(OWNER, "tahu rencana dan dasarnya", PAGE),
        "first_year": Use(OWNER, "tahu masa rencana", PAGE),
        "last_year": Use(OWNER, "tahu masa rencana", PAGE),
        "report_months": Use(OWNER, "mengingatkan laporannya", PAGE),
    }
    title = TextAnswer(
        label=gettext_lazy("Nama dan dasar rencana"),
        help_text=gettext_lazy("Misalnya: RAD, dengan nomor peraturan kepala daerahnya."),
        limit=LONGEST_LINE,
    )
    first_year = NumberAnswer(label=gettext_lazy("Tahun pertama"))
    last_year = NumberAnswer(label=gettext_lazy("Tahun terakhir"))
    report_months = NumberAnswer(label=gettext_lazy("Dilaporkan berapa bulan sekali?"))

    def told(self) -> PlanTold:
        """What was typed, as the room takes it."""
        return PlanTold(**{name: self.cleaned_data[name] for name in AdoptForm.USES})


class TargetForm(OfDesks):
    """A target: what, shown by what, by whom, for how much, from when to when."""

    SHOWN = {"starts_on": say_stored_day, "ends_on": say_stored_day, "budget": _say_rupiah}
    USES = {
        "words": Use(OWNER, "tahu sasarannya", PAGE),
        "indicator": Use(OWNER, "tahu kapan tercapai", PAGE),
        "service": Use(OWNER, "mengusulkan instansi menurut kewenangan", PAGE),
        "responsible": Use(OWNER, "tahu siapa yang bertanggung jawab", PAGE),
        "others": Use(OWNER, "tahu siapa yang membantu", PAGE),
        "budget": Use(OWNER, "membandingkan anggaran dan biaya", PAGE),
        "starts_on": Use(OWNER, "tahu kapan mulai", PAGE),
        "ends_on": Use(OWNER, "mengingatkan yang lewat waktu", PAGE),
    }
    words = LongAnswer(label=gettext_lazy("Apa yang akan dicapai?"), help_text=NO_NAMES, limit=LONGEST_WORDS)
    indicator = LongAnswer(
        label=gettext_lazy("Apa yang menunjukkan bahwa itu tercapai?"), help_text=NO_NAMES, limit=LONGEST_WORDS
    )
    service = PickAnswer(
        label=gettext_lazy("Layanan dalam daftar kewenangan"),
        help_text=gettext_lazy("Kosongkan bila ini pencegahan atau hal lain: daftar kewenangan tidak menyebutnya."),
        choices=said(dict(SERVICE_WORDS)),
        required=False,
    )
    responsible = PickAnswer(label=gettext_lazy("Instansi penanggung jawab"), choices=())
    others = LongAnswer(
        label=gettext_lazy("Instansi lain yang membantu"), help_text=NO_NAMES, limit=LONGEST_WORDS, required=False
    )
    budget = NumberAnswer(
        label=gettext_lazy("Anggaran, dalam rupiah"),
        help_text=gettext_lazy("Kosongkan bila belum ada anggarannya."),
        required=False,
    )
    starts_on = DayField(label=gettext_lazy("Mulai"))
    ends_on = DayField(label=gettext_lazy("Selesai paling lambat"))

    def told(self) -> TargetTold:
        """What was typed, as the room takes it."""
        data = self.cleaned_data
        return TargetTold(**{**data, "responsible": UUID(data["responsible"])})


def first_target(told: TargetTold) -> dict[str, Any]:
    """A stored target as the first values of its form."""
    days = {"starts_on": VagueDate.on(told.starts_on), "ends_on": VagueDate.on(told.ends_on)}
    return {**asdict(told), "responsible": str(told.responsible), **days}


class StepForm(DeskForm):
    """How far a target is, what shows it, and what it cost so far."""

    SHOWN = {"spent": _say_rupiah}
    USES = {
        "to": Use(OWNER, "tahu kemajuannya", PAGE),
        "spent": Use(OWNER, "membandingkan anggaran dan biaya", PAGE),
        "evidence": Use(OWNER, "tahu apa yang menunjukkan hasilnya", PAGE),
        "reason": Use(OWNER, "tahu mengapa dihentikan", PAGE),
    }
    to = PickAnswer(label=gettext_lazy("Keadaan sekarang"), choices=said(dict(STATE_WORDS)))
    spent = NumberAnswer(label=gettext_lazy("Biaya sejauh ini, dalam rupiah"), required=False)
    evidence = LongAnswer(
        label=gettext_lazy("Apa yang menunjukkan hasilnya?"),
        help_text=gettext_lazy("Perlu diisi bila selesai, misalnya: laporan kegiatan nomor 12. Tanpa nama orang."),
        limit=LONGEST_WORDS,
        required=False,
    )
    reason = LongAnswer(
        label=gettext_lazy("Mengapa dihentikan?"),
        help_text=gettext_lazy("Perlu diisi bila dihentikan. Tanpa nama orang."),
        limit=LONGEST_WORDS,
        required=False,
    )

    def offer(self, states: Mapping[State, str]) -> None:
        """Offer only the states that follow."""
        self.offer_choices("to", [("", gettext_lazy("Pilih…")), *said(dict(states))])


class MinutesForm(OfDesks):
    """A coordination meeting: when, about what, which desks were there."""

    PICKED = "present"
    USES = {
        "held_on": Use(OWNER, "tahu kapan", PAGE),
        "agenda": Use(OWNER, "tahu tentang apa", PAGE),
        "present": Use(OWNER, "tahu instansi mana yang hadir", PAGE),
    }
    held_on = DayField(label=gettext_lazy("Hari apa?"))
    agenda = TextAnswer(label=gettext_lazy("Tentang apa?"), help_text=NO_NAMES, limit=LONGEST_LINE)
    present = FactsAnswer(label=gettext_lazy("Instansi yang hadir"), choices=())


class DecisionForm(OfDesks):
    """What was decided, who carries it out, until when."""

    USES = {
        "words": Use(OWNER, "tahu apa yang diputuskan", PAGE),
        "responsible": Use(OWNER, "tahu siapa yang menjalankan", PAGE),
        "due_on": Use(OWNER, "mengingatkan yang lewat waktu", PAGE),
    }
    words = LongAnswer(label=gettext_lazy("Apa yang diputuskan?"), help_text=NO_NAMES, limit=LONGEST_WORDS)
    responsible = PickAnswer(label=gettext_lazy("Instansi yang menjalankan"), choices=())
    due_on = DayField(label=gettext_lazy("Paling lambat"))


class FinishForm(DeskForm):
    """When a decision was carried out, and what shows it."""

    USES = {
        "done_on": Use(OWNER, "tahu kapan dijalankan", PAGE),
        "evidence": Use(OWNER, "tahu apa yang menunjukkannya", PAGE),
    }
    done_on = DayField(label=gettext_lazy("Dijalankan pada"))
    evidence = LongAnswer(label=gettext_lazy("Apa yang menunjukkannya?"), help_text=NO_NAMES, limit=LONGEST_WORDS)
