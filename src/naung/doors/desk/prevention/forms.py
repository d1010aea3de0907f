"""Forms of a prevention plan. None of them asks for a person."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.doors.desk.cases.forms import said
from naung.doors.desk.plans.forms import DayField
from naung.doors.desk.programme.forms import NO_NAMES, NumberAnswer
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer, PickAnswer, TextAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.words import say_money
from naung.foundation.places.vocabulary import LEVEL_WORDS, Level
from naung.insight.targeting.rules.planning import LONGEST_REASON, LONGEST_TITLE, MOST_WEIGHT
from naung.insight.targeting.vocabulary import (
    BASIS_WORDS,
    AssumedTold,
    Basis,
    Decided,
    FrameTold,
    LimitTold,
)

OWNER = "analis perencanaan"
PAGE = "halaman rencana pencegahan"
LEVELS = (Level.REGENCY, Level.DISTRICT, Level.VILLAGE)
IN, OUT = "masuk", "keluar"
Offered = Iterable[tuple[Any, Any]]


def _say_rupiah(text: str) -> str:
    return say_money(int(text))


class ChangeFrameForm(DeskForm):
    """Title, year, money, what places are weighed by, and how many interventions a place may have."""

    SHOWN = {"budget": _say_rupiah}
    USES: ClassVar[dict[str, Use]] = {
        "title": Use(OWNER, "membedakan rencana", PAGE),
        "year": Use(OWNER, "tahu untuk tahun mana", PAGE),
        "budget": Use(OWNER, "membatasi biaya", PAGE),
        "basis": Use(OWNER, "tahu rencana berdiri di atas apa", PAGE),
        "at_most": Use(OWNER, "membagi kegiatan ke banyak tempat", PAGE),
    }
    title = TextAnswer(label=gettext_lazy("Nama rencana"), limit=LONGEST_TITLE)
    year = NumberAnswer(label=gettext_lazy("Untuk tahun berapa?"))
    budget = NumberAnswer(label=gettext_lazy("Anggaran seluruhnya, dalam rupiah"))
    basis = ChoiceAnswer(
        label=gettext_lazy("Kebutuhan tiap tempat diambil dari mana?"),
        help_text=gettext_lazy("Semuanya dugaan. Rencana ini hanya benar bila dugaannya benar."),
        choices=said(dict(BASIS_WORDS)),
    )
    at_most = NumberAnswer(
        label=gettext_lazy("Paling banyak berapa kegiatan di satu tempat?"),
        help_text=gettext_lazy("Tulis 1 atau 2 bila kegiatan harus tersebar."),
    )

    def told(self, level: Level, within: str) -> FrameTold:
        """What was typed, as the room takes it."""
        data = self.cleaned_data
        return FrameTold(
            data["title"], data["year"], level, within, Basis(data["basis"]), data["budget"], data["at_most"]
        )


class FrameForm(ChangeFrameForm):
    """A new plan: its area and level besides, which do not change afterwards."""

    USES: ClassVar[dict[str, Use]] = {
        **ChangeFrameForm.USES,
        "within": Use(OWNER, "tahu wilayahnya", PAGE),
        "level": Use(OWNER, "tahu apa yang dipilih", PAGE),
    }
    within = PickAnswer(label=gettext_lazy("Untuk wilayah mana?"), choices=())
    level = PickAnswer(
        label=gettext_lazy("Kegiatan dipilih per apa?"),
        help_text=gettext_lazy("Kota yang hanya punya kelurahan tetap memakai pilihan terakhir."),
        choices=(),
    )
    field_order = ("title", "year", "within", "level", "budget", "basis", "at_most")

    def __init__(self, *args: Any, areas: Offered = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "within", areas)
        _offer(self, "level", [(each.value, _(LEVEL_WORDS[each])) for each in LEVELS])

    def new(self) -> FrameTold:
        """What was typed, as the room takes it."""
        return self.told(Level(self.cleaned_data["level"]), self.cleaned_data["within"])


def _offer(form: DeskForm, name: str, choices: Offered, first: str = "") -> None:
    offered = [("", first or _("Pilih…")), *((str(each), words) for each, words in choices)]
    form.offer_choices(name, offered)


class AssumeForm(DeskForm):
    """What the office assumes of one intervention."""

    SHOWN = {"price": _say_rupiah}
    USES: ClassVar[dict[str, Use]] = {
        "price": Use(OWNER, "menghitung biaya", PAGE),
        "days": Use(OWNER, "menghitung petugas", PAGE),
        "capacity": Use(OWNER, "tidak merencanakan lebih dari yang sanggup", PAGE),
        "low": Use(OWNER, "menghitung rencana bila akibatnya kecil", PAGE),
        "high": Use(OWNER, "menghitung rencana bila akibatnya besar", PAGE),
    }
    price = NumberAnswer(label=gettext_lazy("Harga satu kegiatan, dalam rupiah"))
    days = NumberAnswer(
        label=gettext_lazy("Hari petugas untuk satu kegiatan"),
        help_text=gettext_lazy("Dua petugas selama tiga hari ditulis 6."),
    )
    capacity = NumberAnswer(
        label=gettext_lazy("Paling banyak berapa kali setahun di satu kabupaten atau kota?"),
        help_text=gettext_lazy("Kosongkan bila tidak ada batasnya."),
        required=False,
    )
    low = NumberAnswer(
        label=gettext_lazy("Dugaan terendah: berapa persen kebutuhan satu tempat terjawab?"),
        help_text=gettext_lazy("Ini dugaan kantor sendiri. Tidak ada penelitian yang mengukurnya."),
    )
    high = NumberAnswer(label=gettext_lazy("Dugaan tertinggi: berapa persen?"))

    def told(self) -> AssumedTold:
        """What was typed, as the room takes it."""
        return AssumedTold(**self.cleaned_data)


class LimitsForm(DeskForm):
    """Staff days and the floor of each kabupaten and kota: two boxes an area."""

    def __init__(self, *args: Any, areas: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = tuple(areas)
        for code, name in self.areas:
            self.fields[f"days_{code}"] = NumberAnswer(label=_("%(area)s: hari petugas dalam setahun") % {"area": name})
            self.fields[f"floor_{code}"] = NumberAnswer(
                label=_("%(area)s: paling sedikit berapa rupiah harus sampai di sini?") % {"area": name},
                help_text=_("Kosongkan bila tidak ada bagian terkecilnya."),
                required=False,
            )

    def told(self) -> Mapping[str, LimitTold]:
        """What was typed, by area."""
        data = self.cleaned_data
        return {code: LimitTold(data[f"days_{code}"], data[f"floor_{code}"] or 0) for code, _name in self.areas}


class WeightsForm(DeskForm):
    """The office's weight of each place."""

    says_optional = False

    def __init__(self, *args: Any, places: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = tuple(places)
        choices = [(str(n), str(n)) for n in range(MOST_WEIGHT + 1)]
        for code, name in self.places:
            field = PickAnswer(label=name, choices=choices, required=False)
            field.choices = [("", _("tidak diketahui")), *choices]
            self.fields[f"weight_{code}"] = field

    def told(self) -> Mapping[str, int | None]:
        """What was typed, by place; None where nothing is known."""
        typed = {code: self.cleaned_data[f"weight_{code}"] for code, _name in self.places}
        return {code: int(each) if each else None for code, each in typed.items()}


class DecideForm(DeskForm):
    """One place and intervention, forced in or kept out, with the reason."""

    USES: ClassVar[dict[str, Use]] = {
        "place": Use(OWNER, "tahu tempatnya", PAGE),
        "intervention": Use(OWNER, "tahu kegiatannya", PAGE),
        "included": Use(OWNER, "memasukkan atau mengeluarkan", PAGE),
        "reason": Use(OWNER, "orang lain dapat menilai putusannya", PAGE),
    }
    place = PickAnswer(label=gettext_lazy("Di mana?"), choices=())
    intervention = PickAnswer(label=gettext_lazy("Kegiatan apa?"), choices=())
    included = ChoiceAnswer(
        label=gettext_lazy("Apa putusan Anda?"),
        choices=((IN, gettext_lazy("Harus masuk rencana")), (OUT, gettext_lazy("Tidak boleh masuk rencana"))),
    )
    reason = LongAnswer(label=gettext_lazy("Mengapa?"), help_text=NO_NAMES, limit=LONGEST_REASON)

    def __init__(self, *args: Any, places: Offered = (), interventions: Offered = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "place", places)
        _offer(self, "intervention", interventions)

    def told(self) -> Decided:
        """What was typed, as the room takes it."""
        data = self.cleaned_data
        return Decided(data["place"], data["intervention"], data["included"] == IN, data["reason"])


class TasksForm(DeskForm):
    """For each part of an approved plan the institution that carries it out, and from when to when."""

    USES: ClassVar[dict[str, Use]] = {
        "starts_on": Use(OWNER, "tahu kapan mulai", PAGE),
        "ends_on": Use(OWNER, "mengingatkan yang lewat waktu", PAGE),
    }
    starts_on = DayField(label=gettext_lazy("Mulai"))
    ends_on = DayField(label=gettext_lazy("Selesai paling lambat"))

    def __init__(self, *args: Any, parts: Iterable[tuple[str, str, Offered]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts: list[str] = []
        for name, label, desks in parts:
            self.fields[name] = PickAnswer(label=label, choices=(), required=False)
            _offer(self, name, desks, _("jangan dulu"))
            self.parts.append(name)

    def responsible(self) -> Mapping[str, UUID]:
        """The desk of each part for which one was picked."""
        return {name: UUID(self.cleaned_data[name]) for name in self.parts if self.cleaned_data[name]}
