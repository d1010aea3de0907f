"""Forms of the border. What is asked of people comes from the tables, with Malay beside it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.arrivals.rules.rows import LONGEST_LINE, LONGEST_NOTE, MOST_EXPECTED, OLDEST
from naung.casework.arrivals.rules.short import questions_for
from naung.casework.arrivals.rules.tables import shipped_codes, shipped_first_line, shipped_short
from naung.casework.arrivals.vocabulary import (
    DECIDED_WORDS,
    OFFERED,
    OFFERED_WORDS,
    BatchTold,
    CallTold,
    Code,
    Decided,
    FirstTold,
    RowTold,
    ShortTold,
    Words,
)
from naung.doors.desk.cases.forms import said
from naung.doors.desk.plans.forms import DayField
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer, PickAnswer, TextAnswer, TickAnswer, VagueDateField
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.place_field import PlaceAnswer, PlaceField
from naung.doors.desk.shell.words import language, say_stored_day
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.identifiers import new_id
from naung.foundation.people.vocabulary import SEX_WORDS, Answer, Sex
from naung.foundation.wicket.rules import MOST_DIGITS

OWNER = "petugas perbatasan"
PAGE = "halaman rombongan"
PERSON = "halaman orang dalam rombongan"
REPORT = "laporan rombongan"
CARD_LASTS = timedelta(days=180)  # for how long a card and a call are offered; the house's own
HEARD, TRACK = "terdengar", "jalur"


def spoken(words: Words) -> str:
    """A text of the tables in the reader's language."""
    return words.in_language(language())


spoken_lazy = lazy(spoken, str)


def coded(rows: Mapping[str, Code]) -> list[tuple[str, Any]]:
    """Codes with their words, as choices."""
    return [(code, spoken_lazy(row.words)) for code, row in rows.items()]


class BatchForm(DeskForm):
    """A batch as it is announced."""

    SHOWN = {"on": say_stored_day}
    USES = {
        "post": Use(OWNER, "satu tekan, satu rombongan", PAGE),
        "on": Use(OWNER, "menyiapkan harinya", REPORT),
        "crossing": Use(OWNER, "tahu di mana tibanya", REPORT),
        "consulate": Use(OWNER, "tahu siapa yang memberi tahu", REPORT),
        "letter": Use(OWNER, "menemukan suratnya", REPORT),
        "depot": Use(OWNER, "tahu dari mana datangnya", REPORT),
        "expected": Use(OWNER, "membandingkan yang ditunggu dan yang tiba", REPORT),
    }
    post = forms.UUIDField(widget=forms.HiddenInput, required=False)
    on = DayField(label=gettext_lazy("Hari apa tibanya?"))
    crossing = PickAnswer(label=gettext_lazy("Lewat mana?"), choices=())
    consulate = PickAnswer(label=gettext_lazy("Siapa yang memberi tahu?"), choices=())
    letter = TextAnswer(label=gettext_lazy("Nomor suratnya"), limit=LONGEST_LINE, required=False)
    depot = TextAnswer(label=gettext_lazy("Dari depot mana?"), limit=LONGEST_LINE, required=False)
    expected = forms.IntegerField(
        label=gettext_lazy("Berapa orang yang diberitahukan?"),
        min_value=0,
        max_value=MOST_EXPECTED,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"post": new_id(), "on": VagueDate.on(timezone.localdate())} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.offer_choices("crossing", [("", _("Pilih…")), *coded(shipped_codes().crossings)])
        self.offer_choices("consulate", [("", _("Pilih…")), *coded(shipped_codes().consulates)])

    def told(self) -> BatchTold:
        """The batch as it was typed."""
        data = self.cleaned_data
        names = ("on", "crossing", "consulate", "letter", "depot", "expected")
        return BatchTold(**{name: data[name] for name in names})


def batch_values(told: BatchTold) -> dict[str, Any]:
    """A batch as its form begins."""
    return {**vars(told), "on": VagueDate.on(told.on)}


class RowForm(DeskForm):
    """One person of a list; only the name is needed."""

    USES = {
        "name": Use(OWNER, "memanggil orangnya dan merujuknya bila perlu", PERSON),
        "sex": Use(OWNER, "menghitung menurut jenis kelamin", REPORT),
        "age": Use(OWNER, "tahu apakah ia anak", REPORT),
        "birth": Use(OWNER, "tahu apakah ia anak", REPORT),
        "nik": Use(OWNER, "merujuk orang yang benar", PERSON),
        "papers": Use(OWNER, "merujuk orang yang benar", PERSON),
        "origin": Use(OWNER, "menghitung menurut asal", REPORT),
        "destination": Use(OWNER, "tahu ke mana ia ingin pulang", PERSON),
        "cause": Use(OWNER, "menghitung menurut sebab", REPORT),
        "sector": Use(OWNER, "memilih pertanyaan yang cocok", PERSON),
        "ill": Use(OWNER, "memanggil dokter", REPORT),
        "dead": Use(OWNER, "jenazah dihitung sendiri", REPORT),
        "notes": Use(OWNER, "mengingat yang perlu", PERSON),
    }
    name = TextAnswer(label=gettext_lazy("Siapa namanya?"), limit=LONGEST_LINE)
    sex = ChoiceAnswer(label=gettext_lazy("Perempuan atau laki-laki?"), choices=said(dict(SEX_WORDS)), required=False)
    age = forms.IntegerField(
        label=gettext_lazy("Umurnya berapa?"),
        help_text=gettext_lazy("Bila tanggal lahirnya tidak diketahui."),
        min_value=0,
        max_value=OLDEST,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    birth = VagueDateField(label=gettext_lazy("Kapan lahirnya?"), required=False, not_after=timezone.localdate)
    cause = PickAnswer(label=gettext_lazy("Dipulangkan karena apa?"), choices=(), required=False)
    origin = PlaceField(label=gettext_lazy("Asalnya dari mana?"), required=False)
    destination = TextAnswer(label=gettext_lazy("Ingin pulang ke mana?"), limit=LONGEST_LINE, required=False)
    sector = TextAnswer(label=gettext_lazy("Kerjanya apa di sana?"), limit=LONGEST_LINE, required=False)
    nik = TextAnswer(label=gettext_lazy("NIK"), limit=LONGEST_LINE, required=False)
    papers = TextAnswer(label=gettext_lazy("Nomor paspor atau SPLP"), limit=LONGEST_LINE, required=False)
    ill = TickAnswer(label=gettext_lazy("Sakit"))
    dead = TickAnswer(label=gettext_lazy("Jenazah: orang ini sudah meninggal"))
    notes = LongAnswer(label=gettext_lazy("Yang perlu diingat"), limit=LONGEST_NOTE, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("cause", [("", _("Pilih…")), *coded(shipped_codes().causes)])

    def told(self) -> RowTold:
        """The row as it was typed."""
        data = self.cleaned_data
        place: PlaceAnswer | None = data["origin"]
        birth: VagueDate | None = data["birth"]
        return RowTold(
            name=data["name"],
            fingerprint="",
            birth=birth or VagueDate.unknown(),
            age=data["age"],
            sex=Sex(data["sex"] or Sex.UNKNOWN),
            nik="".join(data["nik"].split()),
            papers=data["papers"],
            origin=(place.code or "") if place else "",
            origin_words=place.text if place else "",
            destination=data["destination"],
            cause=data["cause"],
            sector=data["sector"],
            ill=data["ill"],
            dead=data["dead"],
            notes=data["notes"],
        )


class PeopleForm(DeskForm):
    """Which people of the list, and what of them."""

    USES = {
        "people": Use(OWNER, "menandai siapa yang tiba dan siapa yang datang bersama", PAGE),
        "what": Use(OWNER, "menandai siapa yang tiba, siapa yang datang bersama dan siapa yang pulang mandiri", PAGE),
    }
    CAME, NOT_CAME, TOGETHER, REST = "tiba", "tidak_tiba", "satukan", "sisanya"
    LEFT, REST_LEFT = "pulang", "sisanya_pulang"
    people = forms.TypedMultipleChoiceField(coerce=UUID, choices=(), required=False)
    what = forms.ChoiceField(choices=[(each, each) for each in (CAME, NOT_CAME, TOGETHER, REST, LEFT, REST_LEFT)])

    def __init__(self, *args: Any, listed: Iterable[UUID], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("people", [(str(each), "") for each in listed])

    def clean(self) -> dict[str, Any]:
        """Going home is written down of somebody who is ticked, or of all who are left: never of nobody by mistake."""
        data = super().clean() or {}
        if data.get("what") == self.LEFT and not data.get("people"):
            raise ValidationError(_("Centang dahulu orangnya."))
        return data


class FirstForm(DeskForm):
    """The first line: which signs are seen or told. None ticked is an answer."""

    USES = {
        "signs": Use(OWNER, "tahu siapa yang perlu ditanya lebih jauh", "antrean rombongan"),
        "offered": Use(OWNER, "tahu tanda mana dari daftar yang dibatalkan petugas", "antrean rombongan"),
    }
    signs = forms.MultipleChoiceField(choices=(), required=False)
    offered = forms.MultipleChoiceField(choices=(), required=False)  # what the page showed as pressed, by the list

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("signs", "offered"):
            self.offer_choices(name, [(code, spoken(sign.words)) for code, sign in shipped_first_line().signs.items()])

    def told(self, listed: Collection[str]) -> FirstTold:
        """What was seen. `listed`: what the list says; it is undone only where the page had shown it as pressed."""
        signs, offered = (frozenset(self.cleaned_data[name]) for name in ("signs", "offered"))
        return FirstTold(signs, offered & frozenset(listed) - signs)


class AnswerField(ChoiceAnswer):
    """Yes, no, does not know; nothing chosen is not asked."""

    def __init__(self, words: Words, **kwargs: Any) -> None:
        choices = [(each.value, _lazy_offer(each)) for each in OFFERED]
        super().__init__(label=spoken_lazy(words), help_text=words.ms, choices=choices, required=False, **kwargs)


def _lazy_offer(answer: Answer) -> Any:
    return lazy(lambda: _(OFFERED_WORDS[answer]), str)()


def _short_fields() -> dict[str, Any]:
    table = shipped_short()
    tracks = [(code, spoken_lazy(track.words)) for code, track in table.tracks.items()]
    fields: dict[str, Any] = {
        HEARD: AnswerField(table.heard.words),
        TRACK: ChoiceAnswer(label=gettext_lazy("Kerjanya apa di sana?"), choices=tracks, required=False),
    }
    return fields | {code: AnswerField(question.words) for code, question in table.questions.items()}


class _Short(DeskForm):
    """The short screening as one page in free order; what the track and the place do not allow is left out."""

    says_optional = False

    def __init__(self, *args: Any, told: ShortTold, track: str, **kwargs: Any) -> None:
        self.before = told
        kwargs["initial"] = {HEARD: _typed(told.heard), TRACK: track} | {c: _typed(a) for c, a in told.answers.items()}
        super().__init__(*args, **kwargs)
        asked = {each.code for each in questions_for(track, heard=told.heard, table=shipped_short())}
        for code in set(shipped_short().questions) - asked:
            del self.fields[code]

    def told(self) -> ShortTold:
        """The answers, with those that an earlier page had asked."""
        data = self.cleaned_data
        answers = dict(self.before.answers)
        answers |= {code: Answer(data[code] or Answer.NOT_ASKED) for code in shipped_short().questions if code in data}
        return ShortTold(Answer(data[HEARD] or Answer.NOT_ASKED), data[TRACK], answers)


def _typed(answer: Answer) -> str:
    return "" if answer is Answer.NOT_ASKED else answer.value


_ASKED = Use(OWNER, "tahu siapa yang jangan pulang dulu dan mengapa", "antrean rombongan")
ShortForm = type(
    "ShortForm",
    (_Short,),
    {
        **_short_fields(),
        "USES": dict.fromkeys([HEARD, TRACK, *shipped_short().questions], _ASKED),
        "__module__": __name__,
    },
)


class DecideForm(DeskForm):
    """Whether somebody stays or may leave, signed by whoever presses."""

    USES = {
        "decided": Use(OWNER, "tidak ada yang pulang tanpa ada yang memutuskan", REPORT),
        "why": Use(OWNER, "putusannya dapat dipahami kemudian", PERSON),
    }
    decided = ChoiceAnswer(label=gettext_lazy("Apa putusan Anda?"), choices=said(dict(DECIDED_WORDS)))
    why = LongAnswer(
        label=gettext_lazy("Mengapa?"),
        help_text=gettext_lazy("Perlu bila ada tanda bahwa orang ini sebaiknya tinggal dulu, dan ia boleh pulang."),
        limit=LONGEST_NOTE,
        required=False,
    )

    def chosen(self) -> Decided:
        """What was decided."""
        return Decided(self.cleaned_data["decided"])


class LeaveForm(DeskForm):
    """Where and with whom somebody goes."""

    USES = {"leaving": Use(OWNER, "tidak ada yang hilang di antara dua tangan", REPORT)}
    leaving = ChoiceAnswer(label=gettext_lazy("Ke mana dan dengan siapa orang ini pergi?"), choices=())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("leaving", coded(shipped_codes().leavings))


class MissedForm(DeskForm):
    """Why somebody was not asked."""

    USES = {
        "kind": Use(OWNER, "tahu apa yang tidak ditanyakan", REPORT),
        "why": Use(OWNER, "tahu mengapa orang terlewat", REPORT),
        "words": Use(OWNER, "mengingat yang perlu", PERSON),
    }
    kind = ChoiceAnswer(label=gettext_lazy("Apa yang tidak ditanyakan?"), choices=())
    why = ChoiceAnswer(label=gettext_lazy("Mengapa?"), choices=())
    words = TextAnswer(label=gettext_lazy("Keterangan"), limit=LONGEST_LINE, required=False)

    def __init__(self, *args: Any, kinds: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("kind", kinds)
        self.offer_choices("why", coded(shipped_codes().missed))


class CloseForm(DeskForm):
    """Why a batch is closed although something is missing."""

    USES = {"why": Use(OWNER, "tahu mengapa ditutup sebelum lengkap", REPORT)}
    why = LongAnswer(
        label=gettext_lazy("Bila belum lengkap: mengapa ditutup sekarang?"), limit=LONGEST_NOTE, required=False
    )


class CardForm(DeskForm):
    """The number that she chooses for her code, and until when it is good."""

    USES = {
        "pin_sandi": Use(OWNER, "hanya ia yang dapat membukanya; tidak disimpan", "kartu"),
        "until": Use(OWNER, "kode yang terlupa tidak berlaku selamanya", "kartu"),
    }
    pin_sandi = TextAnswer(
        label=gettext_lazy("Angka yang ia pilih sendiri"),
        help_text=gettext_lazy(
            "Enam angka atau lebih, bukan tanggal dan bukan angka berurutan. Biarkan ia mengetiknya. "
            "Angka ini tidak disimpan dan tidak dapat dilihat lagi."
        ),
        limit=2 * MOST_DIGITS,
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )
    until = DayField(label=gettext_lazy("Berlaku sampai"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"until": VagueDate.on(timezone.localdate() + CARD_LASTS)} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)

    def last_day(self) -> date:
        """Until when the code is good."""
        return self.cleaned_data["until"] or timezone.localdate()


class CallForm(DeskForm):
    """That she agrees to be called, and how that is safe."""

    USES = {
        "reach": Use(OWNER, "menelepon hanya ke nomor yang ia beri", PERSON),
        "hours": Use(OWNER, "menelepon hanya saat aman", PERSON),
        "pretext": Use(OWNER, "tidak membahayakan bila orang lain mengangkat", PERSON),
        "manner": Use(OWNER, "persetujuannya dapat dibuktikan", PERSON),
        "until": Use(OWNER, "tidak menelepon lebih lama daripada yang disetujui", PERSON),
    }
    reach = TextAnswer(
        label=gettext_lazy("Nomor yang boleh ditelepon"),
        limit=LONGEST_LINE,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    hours = TextAnswer(label=gettext_lazy("Kapan aman ditelepon?"), limit=LONGEST_LINE)
    pretext = TextAnswer(
        label=gettext_lazy("Bila orang lain yang mengangkat, apa yang dikatakan?"), limit=LONGEST_LINE, required=False
    )
    manner = TextAnswer(
        label=gettext_lazy("Bagaimana ia menyetujui, dan dalam bahasa apa?"),
        help_text=gettext_lazy("Misalnya: tanda tangan di lembar, bahasa Melayu."),
        limit=LONGEST_LINE,
    )
    until = DayField(label=gettext_lazy("Boleh ditelepon sampai"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"until": VagueDate.on(timezone.localdate() + CARD_LASTS)} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)

    def told(self) -> CallTold:
        """What was agreed."""
        data = self.cleaned_data
        return CallTold(data["reach"], data["hours"], data["pretext"], data["manner"], data["until"])
