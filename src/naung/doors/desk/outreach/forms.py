"""Forms of sessions: the plan, what was written down afterwards, another day, a cancellation, the answers of the room."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.outreach.rules.contents import (
    LONGEST_LINE,
    LONGEST_WORDS,
    reply_fields,
    reply_name,
    seat_name,
)
from naung.casework.outreach.vocabulary import (
    AUDIENCE_WORDS,
    SEATS,
    TOPIC_WORDS,
    WAY_WORDS,
    Audience,
    Held,
    Moment,
    PlaceTold,
    Plan,
    Replies,
    Reply,
    Topic,
    Way,
)
from naung.doors.desk.cases.forms import said
from naung.doors.desk.outreach.fields import HourAnswer, PeopleCount
from naung.doors.desk.plans.forms import DayField
from naung.doors.desk.reports.fields import FactsAnswer
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer, PickAnswer, TextAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.place_field import PlaceAnswer, PlaceField
from naung.doors.desk.shell.words import say_stored_day
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.identifiers import new_id

OWNER = "petugas sosialisasi"
PAGE = "halaman sosialisasi"
COUNTS = "halaman sosialisasi dan jangkauan"


class PlanForm(DeskForm):
    """Where, when, for whom, about what, by whom, with what."""

    SHOWN = {"on": say_stored_day}
    USES = {
        "post": Use(OWNER, "satu tekan, satu sosialisasi", PAGE),
        "place": Use(OWNER, "tahu wilayah mana yang terjangkau", COUNTS),
        "venue": Use(OWNER, "menemukan tempatnya", "daftar hadir"),
        "on": Use(OWNER, "menyiapkan harinya", COUNTS),
        "starts": Use(OWNER, "menyiapkan harinya", "daftar hadir"),
        "audience": Use(OWNER, "memilih bahan yang cocok", PAGE),
        "topics": Use(OWNER, "memilih bahan yang cocok", "halaman sosialisasi dan sertifikat"),
        "expected": Use(OWNER, "membandingkan rencana dan yang datang", COUNTS),
        "officer": Use(OWNER, "tahu siapa yang berbicara", PAGE),
        "speaker": Use(OWNER, "tahu siapa yang berbicara", "halaman sosialisasi dan sertifikat"),
        "materials": Use(OWNER, "tahu versi mana yang dipakai", PAGE),
    }
    post = forms.UUIDField(widget=forms.HiddenInput, required=False)
    on = DayField(label=gettext_lazy("Hari apa?"))
    starts = HourAnswer(label=gettext_lazy("Mulai pukul berapa?"), required=False)
    place = PlaceField(
        label=gettext_lazy("Di kelurahan, desa, atau kecamatan mana?"),
        help_text=gettext_lazy("Bila namanya tidak ada di daftar, tulis saja; tempatnya dicatat belum pasti."),
    )
    venue = TextAnswer(
        label=gettext_lazy("Di rumah atau gedung apa?"),
        help_text=gettext_lazy("Misalnya: balai kelurahan. Disegel."),
        limit=LONGEST_LINE,
        required=False,
    )
    audience = PickAnswer(label=gettext_lazy("Untuk siapa?"), choices=said(dict(AUDIENCE_WORDS)))
    topics = FactsAnswer(label=gettext_lazy("Tentang apa?"), choices=said(dict(TOPIC_WORDS)))
    expected = PeopleCount(label=gettext_lazy("Kira-kira berapa orang akan datang?"))
    officer = PickAnswer(label=gettext_lazy("Petugas yang berbicara"), choices=(), required=False)
    speaker = TextAnswer(
        label=gettext_lazy("Atau orang luar yang berbicara"),
        help_text=gettext_lazy("Disegel. Isi salah satu saja: petugas atau orang luar."),
        limit=LONGEST_LINE,
        required=False,
    )
    materials = FactsAnswer(label=gettext_lazy("Bahan yang dipakai"), choices=(), required=False)

    def __init__(
        self,
        *args: Any,
        officers: Iterable[tuple[UUID, str]] = (),
        versions: Iterable[tuple[UUID, str]] = (),
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = {"post": new_id(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self._offer("officer", [("", gettext_lazy("Pilih…")), *((str(each), name) for each, name in officers)])
        self._offer("materials", [(str(each), words) for each, words in versions])
        if not self.fields["materials"].choices:  # type: ignore[attr-defined]  # a field of choices
            del self.fields["materials"]

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.offer_choices(name, choices)

    def plan(self) -> Plan:
        """What was typed, as the room takes it."""
        data = self.cleaned_data
        place: PlaceAnswer = data["place"]
        return Plan(
            place=PlaceTold(place.code or "", "" if place.code else place.text),
            on=data["on"],
            audience=Audience(data["audience"]),
            topics=frozenset(Topic(each) for each in data["topics"]),
            expected=data["expected"],
            venue=data["venue"],
            starts=data["starts"],
            officer=UUID(data["officer"]) if data["officer"] else None,
            speaker=data["speaker"],
            materials=frozenset(UUID(each) for each in data.get("materials", ())),
        )


def first_plan(plan: Plan, place: str) -> dict[str, Any]:
    """A stored plan as the first values of its form."""
    return {
        "place": PlaceAnswer(plan.place.code or None, place),
        "on": VagueDate.on(plan.on),
        "starts": plan.starts,
        "venue": plan.venue,
        "audience": plan.audience.value,
        "topics": [each.value for each in plan.topics],
        "expected": plan.expected,
        "officer": str(plan.officer or ""),
        "speaker": plan.speaker,
        "materials": [str(each) for each in plan.materials],
    }


class HeldForm(DeskForm):
    """What the session was, written down afterwards: the day, how long, how many, what was asked, what followed."""

    SHOWN = {"held_on": say_stored_day}
    USES = {
        "held_on": Use(OWNER, "tahu kapan wilayah itu terjangkau", COUNTS),
        "minutes": Use(OWNER, "tahu berapa lama", PAGE),
        **{seat_name(seat): Use(OWNER, "tahu siapa yang terjangkau, tanpa nama", COUNTS) for seat in SEATS},
        "asked": Use(OWNER, "tahu apa yang ingin diketahui orang", PAGE),
        "reports": Use(OWNER, "tahu apa yang menyusul", PAGE),
        "referrals": Use(OWNER, "tahu apa yang menyusul", PAGE),
    }
    held_on = DayField(label=gettext_lazy("Hari apa jadinya?"))
    minutes = PeopleCount(label=gettext_lazy("Berapa menit?"), required=True)
    anak_perempuan = PeopleCount(label=gettext_lazy("Di bawah 18 tahun, perempuan"))
    anak_laki_laki = PeopleCount(label=gettext_lazy("Di bawah 18 tahun, laki-laki"))
    muda_perempuan = PeopleCount(label=gettext_lazy("18 sampai 30 tahun, perempuan"))
    muda_laki_laki = PeopleCount(label=gettext_lazy("18 sampai 30 tahun, laki-laki"))
    dewasa_perempuan = PeopleCount(label=gettext_lazy("31 sampai 59 tahun, perempuan"))
    dewasa_laki_laki = PeopleCount(label=gettext_lazy("31 sampai 59 tahun, laki-laki"))
    lanjut_perempuan = PeopleCount(label=gettext_lazy("60 tahun ke atas, perempuan"))
    lanjut_laki_laki = PeopleCount(label=gettext_lazy("60 tahun ke atas, laki-laki"))
    tidak_dihitung_tidak_dihitung = PeopleCount(
        label=gettext_lazy("Yang tidak sempat dihitung menurut umur"),
        help_text=gettext_lazy("Isi hanya orang yang belum terhitung di atas."),
    )
    asked = LongAnswer(
        label=gettext_lazy("Apa yang ditanyakan orang?"),
        help_text=gettext_lazy(
            "Tanpa nama. Bila seseorang bercerita tentang dirinya, catat sebagai laporan, bukan di sini."
        ),
        limit=LONGEST_WORDS,
        required=False,
    )
    reports = PeopleCount(
        label=gettext_lazy("Berapa laporan menyusul, sejauh ini?"),
        help_text=gettext_lazy("Laporan tentang petugas tidak dihitung di sini."),
    )
    referrals = PeopleCount(label=gettext_lazy("Berapa rujukan menyusul, sejauh ini?"))

    def held(self) -> Held:
        """What was typed, as the room takes it."""
        data = self.cleaned_data
        seats = {seat: data[seat_name(seat)] for seat in SEATS}
        came = {seat: count for seat, count in seats.items() if count}
        return Held(data["held_on"], data["minutes"], came, data["asked"], data["reports"], data["referrals"])


def first_held(held: Held) -> dict[str, Any]:
    """What was written down as the first values of its form."""
    counts = {seat_name(seat): held.attendance.get(seat) for seat in SEATS}
    told = {"held_on": VagueDate.on(held.on), "minutes": held.minutes, "asked": held.asked}
    return told | counts | {"reports": held.reports, "referrals": held.referrals}


class MoveForm(DeskForm):
    """Another day, and why."""

    USES = {
        "on": Use(OWNER, "menyiapkan harinya", COUNTS),
        "reason": Use(OWNER, "tahu mengapa rencana berubah", PAGE),
    }
    on = DayField(label=gettext_lazy("Pindah ke hari apa?"))
    reason = LongAnswer(label=gettext_lazy("Mengapa dipindahkan?"), limit=LONGEST_WORDS)


class CancelForm(DeskForm):
    """Why it does not take place."""

    USES = {"reason": Use(OWNER, "tahu mengapa rencana tidak jadi", PAGE)}
    reason = LongAnswer(label=gettext_lazy("Mengapa dibatalkan?"), limit=LONGEST_WORDS)


class RoomForm(DeskForm):
    """How the room answered one question, before and after."""

    USES = {
        "question": Use(OWNER, "tahu apa yang sudah dipahami", PAGE),
        "way": Use(OWNER, "tahu seberapa teliti hitungannya", PAGE),
        **{name: Use(OWNER, "tahu apa yang sudah dipahami", PAGE) for name in reply_fields({})},
    }
    question = PickAnswer(label=gettext_lazy("Pertanyaan yang mana?"), choices=())
    way = ChoiceAnswer(label=gettext_lazy("Bagaimana dihitung?"), choices=said(dict(WAY_WORDS)))
    sebelum_ya = PeopleCount(label=gettext_lazy("Sebelum, menjawab ya"))
    sebelum_tidak = PeopleCount(label=gettext_lazy("Sebelum, menjawab tidak"))
    sebelum_tidak_tahu = PeopleCount(label=gettext_lazy("Sebelum, tidak tahu"))
    sesudah_ya = PeopleCount(label=gettext_lazy("Sesudah, menjawab ya"))
    sesudah_tidak = PeopleCount(label=gettext_lazy("Sesudah, menjawab tidak"))
    sesudah_tidak_tahu = PeopleCount(label=gettext_lazy("Sesudah, tidak tahu"))

    def __init__(self, *args: Any, known: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(known)
        self.offer_choices("question", [("", _("Pilih…")), *offered])

    def answers(self) -> tuple[str, Way, Replies]:
        """What was typed, as the room takes it."""
        data = self.cleaned_data
        replies = {(moment, reply): data[reply_name(moment, reply)] for moment in Moment for reply in Reply}
        return data["question"], Way(data["way"]), replies


def first_answers(question: str, told: Mapping[str, tuple[Way, Replies]]) -> dict[str, Any]:
    """The answers to one question as the first values of their form."""
    if question not in told:
        return {"question": question}
    way, replies = told[question]
    counts = {reply_name(moment, reply): count for (moment, reply), count in replies.items()}
    return {"question": question, "way": way.value, **counts}
