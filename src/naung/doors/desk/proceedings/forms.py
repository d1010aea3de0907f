"""Forms of proceedings."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.cases.vocabulary import SEXUAL_WORDS
from naung.casework.proceedings.rules.words import LONGEST_LINE, LONGEST_TEXT
from naung.casework.proceedings.vocabulary import (
    ELEMENT_WORDS,
    FORCED_WORDS,
    HEARING_WORDS,
    ONE_VERDICT_WORDS,
    OUTCOME_WORDS,
    VERDICT_WORDS,
    WHERE_WORDS,
    DecidedTold,
    ElementPart,
    ElementTold,
    HearingState,
    Outcome,
)
from naung.doors.desk.cases.forms import OWNER, said
from naung.doors.desk.plans.forms import DayField
from naung.doors.desk.reports.fields import MomentField
from naung.doors.desk.restitution.forms import PaperForm
from naung.doors.desk.shell.fields import (
    ChoiceAnswer,
    LongAnswer,
    PickAnswer,
    TextAnswer,
    TickAnswer,
    VagueDateField,
)
from naung.doors.desk.shell.forms import DeskForm, Use

PAGE = "halaman proses hukum"
CALENDAR = "kalender sidang"
FIRST_FILE = "1"  # stands for the file that has no row of its own
Choices = Sequence[tuple[str, str]]


def file_chosen(data: Mapping[str, Any]) -> UUID | None:
    """The split file that was chosen; None for the first, and where there is one only."""
    return UUID(data["file"]) if data.get("file", FIRST_FILE) != FIRST_FILE else None


class StepForm(PaperForm):
    """A step: when, its letter's number, the kept letter, and words."""

    USES = {
        "on": Use(OWNER, "menghitung batas waktu", PAGE),
        "at": Use(OWNER, "menghitung batas waktu yang memakai jam", PAGE),
        "undated": Use(OWNER, "tahu hari mana yang masih harus ditanyakan", PAGE),
        "file": Use(OWNER, "tahu berkas siapa yang bergerak", PAGE),
        "sentence": Use(OWNER, "tahu apa yang diputus bagi terdakwa", PAGE),
        "articles": Use(OWNER, "tahu pasal mana yang terbukti", PAGE),
        "number": Use(OWNER, "menanyakan perkembangan kepada penyidik atau jaksa", PAGE),
        "verdict": Use(OWNER, "menghitung berapa perkara berakhir dengan hukuman", "halaman bacaan penyintas"),
        "words": Use(OWNER, "tahu apa yang terjadi", PAGE),
        **PaperForm.USES,
    }
    on = DayField(label=gettext_lazy("Hari apa?"))
    at = MomentField(label=gettext_lazy("Hari dan jam berapa?"))
    number = TextAnswer(label=gettext_lazy("Nomor suratnya"), limit=LONGEST_LINE, required=False)
    undated = TickAnswer(label=gettext_lazy("Harinya tidak diketahui"))
    file = PickAnswer(label=gettext_lazy("Berkas yang mana?"), choices=())
    verdict = PickAnswer(label=gettext_lazy("Apa isi putusannya?"), choices=(), required=False)
    sentence = LongAnswer(label=gettext_lazy("Apa hukumannya?"), limit=LONGEST_TEXT, required=False)
    articles = TextAnswer(label=gettext_lazy("Pasal yang terbukti"), limit=LONGEST_LINE, required=False)
    words = LongAnswer(label=gettext_lazy("Catatan atau alasannya"), limit=LONGEST_TEXT, required=False)

    def __init__(
        self,
        *args: Any,
        hourly: bool,
        moves: bool = False,
        named: bool = False,
        judged: bool = False,
        files: Choices = (),
        accused: Choices = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.accused = tuple(accused) if judged else ()
        del self.fields["on" if hourly else "at"]
        if moves:
            self.fields["at" if hourly else "on"].required = False
        else:
            del self.fields["undated"]
        if (moves or named) and files:
            self.offer_choices("file", files)
        else:
            del self.fields["file"]
        self._ask_verdict(judged)
        ahead = ["on", "at", "undated", "file", "verdict", "sentence", "articles"]
        self.order_fields([*ahead, *(name for name in self.fields if "_of_" in name), "number", "document", "words"])

    def _ask_verdict(self, judged: bool) -> None:
        """Of one accused, or of nobody who is known, once; of several, of each."""
        unknown = ("", _("Belum tahu"))
        if judged and len(self.accused) < 2:
            self.offer_choices("verdict", [unknown, *((v.value, _(w)) for v, w in VERDICT_WORDS.items())])
        else:
            del self.fields["verdict"]
        if len(self.accused) != 1:
            del self.fields["sentence"], self.fields["articles"]
        for person, name in self.accused if len(self.accused) > 1 else ():
            of, said = {"name": name}, [unknown, *((v.value, _(w)) for v, w in ONE_VERDICT_WORDS.items())]
            self.fields[f"verdict_of_{person}"] = PickAnswer(
                label=_("Apa isi putusannya bagi %(name)s?") % of, choices=said, required=False
            )
            self.fields[f"sentence_of_{person}"] = LongAnswer(
                label=_("Hukuman bagi %(name)s") % of, limit=LONGEST_TEXT, required=False
            )
            self.fields[f"articles_of_{person}"] = TextAnswer(
                label=_("Pasal yang terbukti bagi %(name)s") % of, limit=LONGEST_LINE, required=False
            )

    def decided(self) -> dict[UUID, DecidedTold]:
        """What was decided of each accused of whom it was asked."""
        data, one = self.cleaned_data, len(self.accused) == 1
        return {
            UUID(person): DecidedTold(
                *(
                    data.get(part if one else f"{part}_of_{person}") or ""
                    for part in ("verdict", "sentence", "articles")
                )
            )
            for person, _name in self.accused
        }

    def clean(self) -> dict[str, Any] | None:
        """A day, or that nobody knows it."""
        data = super().clean()
        name = "at" if "at" in self.fields else "on"
        if "undated" in self.fields and name not in self.errors:
            given, undated = bool(self.cleaned_data.get(name)), bool(self.cleaned_data.get("undated"))
            if given is undated:
                self.add_error(name, _("Isi harinya, atau centang bahwa harinya tidak diketahui. Salah satu saja."))
        return data

    def told(self) -> dict[str, Any]:
        """The step as the action takes it."""
        data, at = self.cleaned_data, self.cleaned_data.get("at")
        on = at.date() if at else data.get("on")
        if data.get("undated"):
            on = at = None
        return {
            "on": on,
            "at": at,
            "number": data["number"],
            "words": data["words"],
            "document": self.paper(),
            "verdict": data.get("verdict", ""),
            "decided": self.decided(),
            "dossier": file_chosen(data),
        }


class TrackForm(DeskForm):
    """Whether the act is also a crime of sexual violence."""

    USES = {"sexual": Use(OWNER, "tahu perlindungan dan batas waktu mana yang berlaku", PAGE)}
    sexual = ChoiceAnswer(
        label=gettext_lazy("Apakah perbuatannya juga tindak pidana kekerasan seksual?"),
        choices=said(dict(SEXUAL_WORDS)),
    )


class ChargeForm(DeskForm):
    """Who, when and which way; then the articles that held on that day."""

    USES = {
        "person": Use(OWNER, "tahu pasal ini bagi siapa", PAGE),
        "act_on": Use(OWNER, "memilih pasal yang berlaku pada hari perbuatan", PAGE),
        "where": Use(OWNER, "memilih pasal menurut arah perbuatan", PAGE),
        "article": Use(OWNER, "tahu unsur apa yang harus dibuktikan", PAGE),
    }
    person = PickAnswer(label=gettext_lazy("Bagi terduga siapa?"), choices=())
    act_on = VagueDateField(label=gettext_lazy("Kapan perbuatannya?"))
    where = ChoiceAnswer(label=gettext_lazy("Ke mana arahnya?"), choices=said(dict(WHERE_WORDS)))
    article = PickAnswer(
        label=gettext_lazy("Pasal"),
        help_text=gettext_lazy(
            "Hanya pasal yang berlaku pada hari dan arah itu. Pilih yang tertulis di surat polisi atau jaksa."
        ),
        choices=(),
        required=False,
    )

    def __init__(self, *args: Any, people: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("person", [("", _("Pilih…")), *people])

    def offer_articles(self, articles: Choices) -> None:
        """The articles that hold on the day that was typed; without any the question is not asked yet."""
        if articles:
            self.offer_choices("article", [("", _("Pilih…")), *articles])
        else:
            del self.fields["article"]


class TieForm(DeskForm):
    """What each element of a charge rests on: three answers for each element that its article must prove."""

    def __init__(
        self,
        *args: Any,
        parts: Iterable[ElementPart] = (),
        screenings: Choices = (),
        documents: Choices = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.parts = tuple(parts)
        for part in self.parts:
            of = {"part": _(ELEMENT_WORDS[part])}
            self.fields[f"screening_{part.value}"] = PickAnswer(
                label=_("%(part)s. Hasil penyaringan") % of, choices=[("", _("Tidak ada")), *screenings], required=False
            )
            self.fields[f"document_{part.value}"] = PickAnswer(
                label=_("%(part)s. Bukti yang tersimpan") % of,
                choices=[("", _("Tidak ada")), *documents],
                required=False,
            )
            self.fields[f"words_{part.value}"] = LongAnswer(
                label=_("%(part)s. Saksi atau bukti lain") % of, limit=LONGEST_TEXT, required=False
            )

    def elements(self) -> dict[ElementPart, ElementTold]:
        """What was tied, by element."""
        found = {}
        for part in self.parts:
            screening, document = (self.cleaned_data[f"{name}_{part.value}"] for name in ("screening", "document"))
            told = ElementTold(
                UUID(screening) if screening else None,
                UUID(document) if document else None,
                self.cleaned_data[f"words_{part.value}"],
            )
            if not told.is_empty:
                found[part] = told
        return found


class HearingForm(DeskForm):
    """A hearing to come."""

    USES = {
        "file": Use(OWNER, "tahu sidang berkas siapa", PAGE),
        "at": Use(OWNER, "hadir tepat waktu", CALENDAR),
        "place": Use(OWNER, "tahu ke mana harus datang", CALENDAR),
        "place_told": Use(OWNER, "memilih apa yang disalin kalender di luar kantor", CALENDAR),
        "closed": Use(OWNER, "menjaga siapa yang boleh hadir", PAGE),
        "video": Use(OWNER, "menyiapkan keterangan dari tempat lain", PAGE),
        "companion": Use(OWNER, "tidak ada saksi yang datang sendirian", PAGE),
        "words": Use(OWNER, "tahu apa yang disiapkan", PAGE),
    }
    file = PickAnswer(label=gettext_lazy("Berkas yang mana?"), choices=())
    at = MomentField(label=gettext_lazy("Hari dan jam berapa?"))
    place = TextAnswer(
        label=gettext_lazy("Di mana?"),
        help_text=gettext_lazy("Nama pengadilan dan ruangnya saja, tanpa nama orang."),
        limit=LONGEST_LINE,
    )
    place_told = TickAnswer(
        label=gettext_lazy("Tempat ini boleh tampil di kalender petugas"),
        help_text=gettext_lazy(
            "Kalender petugas disalin server orang lain. Tanpa centang, di sana hanya ada nomor sidang dan jamnya."
        ),
    )
    closed = TickAnswer(label=gettext_lazy("Sidang tertutup untuk umum"))
    video = TickAnswer(label=gettext_lazy("Keterangan lewat gambar dan suara dari tempat lain"))
    companion = TextAnswer(label=gettext_lazy("Siapa yang mendampingi saksi?"), limit=LONGEST_LINE, required=False)
    words = LongAnswer(label=gettext_lazy("Apa yang disiapkan?"), limit=LONGEST_TEXT, required=False)

    def __init__(self, *args: Any, files: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if files:
            self.offer_choices("file", files)
        else:
            del self.fields["file"]

    def told(self) -> dict[str, Any]:
        """The hearing as the action takes it."""
        return {
            **{n: v for n, v in self.cleaned_data.items() if n != "file"},
            "dossier": file_chosen(self.cleaned_data),
        }


class HearingEndForm(DeskForm):
    """What became of a hearing."""

    USES = {
        "state": Use(OWNER, "tahu apakah sidang jadi", PAGE),
        "again": Use(OWNER, "hadir pada waktu yang baru", CALENDAR),
        "words": Use(OWNER, "tahu apa yang terjadi", PAGE),
    }
    state = ChoiceAnswer(
        label=gettext_lazy("Apa yang terjadi?"),
        choices=said({state: words for state, words in HEARING_WORDS.items() if state is not HearingState.PLANNED}),
    )
    words = LongAnswer(
        label=gettext_lazy("Apa yang terjadi di sidang, atau mengapa tidak jadi?"), limit=LONGEST_TEXT, required=False
    )
    again = MomentField(
        label=gettext_lazy("Bila ditunda: sampai kapan?"),
        help_text=gettext_lazy("Boleh kosong bila belum ditentukan."),
        required=False,
    )


def done_field() -> VagueDateField:
    """When what a survivor is accused of was done; not needed at once."""
    return VagueDateField(
        label=gettext_lazy("Kapan perbuatannya?"),
        help_text=gettext_lazy("Boleh bulan atau tahunnya saja. Umurnya pada hari itu penting bila ia masih anak."),
        required=False,
    )


class DefenceForm(DeskForm):
    """A survivor is accused of what was done while exploited."""

    USES = {
        "person": Use(OWNER, "tahu siapa yang dituduh", PAGE),
        "deed": Use(OWNER, "tahu apa yang dituduhkan", PAGE),
        "accused_on": Use(OWNER, "tahu sejak kapan dituduh", PAGE),
        "done_on": Use(OWNER, "bertanya kepada penasihat hukum apakah ia masih anak waktu itu", PAGE),
        "link": Use(OWNER, "menjelaskan hubungannya dengan eksploitasi", PAGE),
        "argument": Use(OWNER, "menyusun surat kepada penyidik atau jaksa", PAGE),
    }
    person = PickAnswer(label=gettext_lazy("Siapa yang dituduh?"), choices=())
    deed = ChoiceAnswer(label=gettext_lazy("Dituduh melakukan apa?"), choices=said(dict(FORCED_WORDS)))
    accused_on = DayField(label=gettext_lazy("Sejak hari apa?"))
    done_on = done_field()
    link = LongAnswer(
        label=gettext_lazy("Apa hubungannya dengan eksploitasi?"),
        help_text=gettext_lazy(
            "Siapa yang menyuruh, dengan ancaman atau tekanan apa, dan apa yang terjadi bila menolak."
        ),
        limit=LONGEST_TEXT,
    )
    argument = LongAnswer(
        label=gettext_lazy("Apa yang disampaikan, dan kepada siapa?"), limit=LONGEST_TEXT, required=False
    )

    def __init__(self, *args: Any, people: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("person", [("", _("Pilih…")), *people])


class ArgueForm(PaperForm):
    """The link, the argument, and the letter that was sent."""

    USES = {
        "done_on": Use(OWNER, "bertanya kepada penasihat hukum apakah ia masih anak waktu itu", PAGE),
        "link": Use(OWNER, "menjelaskan hubungannya dengan eksploitasi", PAGE),
        "argument": Use(OWNER, "menyusun surat kepada penyidik atau jaksa", PAGE),
        **PaperForm.USES,
    }
    field_order = ["done_on", "link", "argument", "document"]
    done_on = done_field()
    link = LongAnswer(label=gettext_lazy("Apa hubungannya dengan eksploitasi?"), limit=LONGEST_TEXT)
    argument = LongAnswer(
        label=gettext_lazy("Apa yang disampaikan, dan kepada siapa?"), limit=LONGEST_TEXT, required=False
    )


class DefenceEndForm(PaperForm):
    """How the accusation ended."""

    USES = {
        "outcome": Use(OWNER, "tahu apakah masih dituduh", PAGE),
        "ended_on": Use(OWNER, "tahu sejak kapan berakhir", PAGE),
        "words": Use(OWNER, "tahu siapa yang memutuskan dan mengapa", PAGE),
        **PaperForm.USES,
    }
    field_order = ["outcome", "ended_on", "words", "document"]
    outcome = ChoiceAnswer(
        label=gettext_lazy("Bagaimana berakhirnya?"),
        choices=said({end: words for end, words in OUTCOME_WORDS.items() if end is not Outcome.OPEN}),
    )
    ended_on = DayField(label=gettext_lazy("Hari apa?"))
    words = LongAnswer(label=gettext_lazy("Siapa yang memutuskan, dan apa alasannya?"), limit=LONGEST_TEXT)
