"""Forms of episodes, events and things."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy

from naung.casework.episodes.queries import EventShown
from naung.casework.episodes.rules import LONGEST_LINE, LONGEST_TEXT, Told
from naung.casework.episodes.vocabulary import (
    CARRIAGE_WORDS,
    EVENT_WORDS,
    PAPERS_WORDS,
    PARTY_WORDS,
    THING_ROLE_WORDS,
    THING_WORDS,
    ActList,
)
from naung.doors.desk.shell.fields import (
    ChoiceAnswer,
    LongAnswer,
    ManyAnswer,
    PickAnswer,
    TextAnswer,
    VagueDateField,
)
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.place_field import PlaceAnswer, PlaceField
from naung.doors.desk.shell.words import language
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.law.queries import shipped_law

OWNER = "petugas kasus"
PAGE = "halaman riwayat"
LAW_USE = Use(OWNER, "menunjuk unsur dan pasal yang mungkin", "halaman penyaringan")
OVER = {"ya": True, "tidak": False, "tidak_tahu": None}


def _words(table: Mapping[Any, str]) -> list[tuple[str, Any]]:
    return [(str(code), gettext_lazy(sentence)) for code, sentence in table.items()]


class EpisodeForm(DeskForm):
    """What the history is about as a whole."""

    USES = {
        "over": Use(OWNER, "tahu apakah orang ini sudah lepas", PAGE),
        "summary": Use(OWNER, "rekan satu meja paham dalam satu menit", PAGE),
    }
    over = ChoiceAnswer(
        label=gettext_lazy("Apakah orang ini sudah lepas dari keadaan itu?"),
        choices=[
            ("ya", gettext_lazy("Ya, sudah lepas")),
            ("tidak", gettext_lazy("Belum")),
            ("tidak_tahu", gettext_lazy("Tidak tahu")),
        ],
        initial="tidak_tahu",
    )
    summary = LongAnswer(
        label=gettext_lazy("Ringkasan riwayat"),
        help_text=gettext_lazy(
            "Dengan kata-kata orang ini sejauh mungkin. Kejadian satu per satu ditulis sesudah ini."
        ),
        limit=LONGEST_TEXT,
        required=False,
    )

    @property
    def exit_known(self) -> bool | None:
        """Whether it is known to be over."""
        return OVER[self.cleaned_data["over"]]


class EventForm(DeskForm):
    """One event: what, when, where, with what pay, papers and means."""

    USES = {
        "kind": Use(OWNER, "urutan riwayat", PAGE),
        "when": Use(OWNER, "urutan riwayat dan hukum yang berlaku", "halaman riwayat dan penyaringan"),
        "place": Use(OWNER, "arah perjalanan dan kewenangan", "halaman riwayat dan penyaringan"),
        "carriage": Use(OWNER, "mengenali cara dan jalur", PAGE),
        "papers": Use(OWNER, "mengenali penahanan dan pemalsuan surat", "halaman penyaringan"),
        "pay_promised": Use(OWNER, "hitungan restitusi", PAGE),
        "pay_received": Use(OWNER, "hitungan restitusi", PAGE),
        "note": Use(OWNER, "cerita orang ini tentang kejadian ini", PAGE),
        "process": LAW_USE,
        "means": LAW_USE,
        "purpose": LAW_USE,
    }
    kind = PickAnswer(label=gettext_lazy("Apa yang terjadi?"), choices=_words(EVENT_WORDS))
    when = VagueDateField(
        label=gettext_lazy("Kapan?"),
        help_text=gettext_lazy("Tahun atau bulan saja pun cukup."),
        not_after=timezone.localdate,
        required=False,
    )
    place = PlaceField(
        label=gettext_lazy("Di mana?"),
        help_text=gettext_lazy(
            "Ketik nama desa, kecamatan, kota, atau negara. Yang tidak ada di daftar tetap disimpan."
        ),
        required=False,
    )
    carriage = PickAnswer(label=gettext_lazy("Naik apa?"), choices=_words(CARRIAGE_WORDS), required=False)
    papers = PickAnswer(label=gettext_lazy("Surat-suratnya waktu itu"), choices=_words(PAPERS_WORDS), required=False)
    pay_promised = TextAnswer(label=gettext_lazy("Upah yang dijanjikan"), limit=LONGEST_LINE, required=False)
    pay_received = TextAnswer(label=gettext_lazy("Upah yang diterima"), limit=LONGEST_LINE, required=False)
    note = LongAnswer(label=gettext_lazy("Ceritanya"), limit=LONGEST_TEXT, required=False)
    process = ManyAnswer(label=gettext_lazy("Yang dilakukan terhadap orang ini (proses)"), choices=(), required=False)
    means = ManyAnswer(label=gettext_lazy("Dengan cara apa (cara)"), choices=(), required=False)
    purpose = ManyAnswer(label=gettext_lazy("Untuk apa (tujuan)"), choices=(), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        law = shipped_law()
        for name, rows in (("process", law.process), ("means", law.means), ("purpose", law.purpose)):
            field = self.fields[name]
            if isinstance(field, ManyAnswer):
                field.choices = [(code, row.en if language() == "en" else row.id) for code, row in rows.items()]

    def told(self) -> Told:
        """The event as the room takes it."""
        data = self.cleaned_data
        place: PlaceAnswer | None = data["place"]
        return Told(
            kind=data["kind"],
            when=data["when"] or VagueDate.unknown(),
            place=(place.code or "") if place else "",
            place_words=place.text if place else "",
            carriage=data["carriage"],
            papers=data["papers"],
            pay_promised=data["pay_promised"],
            pay_received=data["pay_received"],
            note=data["note"],
            codes={a.value: tuple(data[a.value]) for a in ActList if data[a.value]},
        )


def initial_of(event: EventShown) -> dict[str, Any]:
    """What the form shows of an event that is there already."""
    told = event.told
    first: dict[str, Any] = {
        "kind": told.kind,
        "when": told.when,
        "carriage": told.carriage,
        "papers": told.papers,
        "pay_promised": told.pay_promised,
        "pay_received": told.pay_received,
        "note": told.note,
    }
    if told.place or told.place_words:
        first["place"] = PlaceAnswer(told.place or None, told.place_words or told.place)
    return first | {name: list(codes) for name, codes in told.codes.items()}


class PartyForm(DeskForm):
    """Who took part in an event."""

    USES = {
        "person": Use(OWNER, "tahu siapa yang terlibat", PAGE),
        "role": Use(OWNER, "tahu apa yang dilakukannya", PAGE),
    }
    person = PickAnswer(label=gettext_lazy("Siapa?"), choices=())
    role = PickAnswer(label=gettext_lazy("Sebagai apa dalam kejadian ini?"), choices=_words(PARTY_WORDS))

    def __init__(self, *args: Any, persons: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        if isinstance(field, PickAnswer):
            field.choices = [("", gettext_lazy("Pilih…")), *persons]


class ThingForm(DeskForm):
    """A thing's number, name or address."""

    USES = {
        "mark": Use(OWNER, "mengenali benda yang sama bila muncul lagi", "halaman riwayat dan pencarian"),
        "place": Use(OWNER, "tahu di mana benda itu", PAGE),
        "note": Use(OWNER, "keterangan lain", PAGE),
    }
    mark = TextAnswer(label=gettext_lazy("Nomor, nama atau alamat"), limit=LONGEST_LINE)
    place = PlaceField(label=gettext_lazy("Di daerah mana?"), required=False)
    note = LongAnswer(label=gettext_lazy("Keterangan lain"), limit=LONGEST_TEXT, required=False)


class NewThingForm(ThingForm):
    """A new thing with its tie to a person or an event."""

    USES = {
        **ThingForm.USES,
        "kind": Use(OWNER, "mengenali benda yang sama bila muncul lagi", "halaman riwayat dan pencarian"),
        "role": Use(OWNER, "tahu hubungannya", PAGE),
        "when": Use(OWNER, "tahu kapan hubungan itu ada", PAGE),
    }
    field_order = ["kind", "mark", "role", "when", "place", "note"]
    kind = PickAnswer(label=gettext_lazy("Benda apa?"), choices=_words(THING_WORDS))
    role = PickAnswer(label=gettext_lazy("Hubungannya"), choices=_words(THING_ROLE_WORDS))
    when = VagueDateField(label=gettext_lazy("Sejak atau pada kapan?"), required=False)
