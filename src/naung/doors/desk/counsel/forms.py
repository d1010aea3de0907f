"""Forms of counsel. What is secret is in fields whose names the house never keeps or shows again (`keep_typed`, `problems`)."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.cases.rules import LONGEST_TEXT as LONGEST_NOTE
from naung.casework.counsel.rules.keeping import LONGEST_LINE, LONGEST_TEXT
from naung.casework.counsel.rules.passphrases import LONGEST
from naung.casework.counsel.vocabulary import (
    END_WORDS,
    SPECIALITY_WORDS,
    STANDING_WORDS,
    WHY_WORDS,
    Finding,
    LawyerTold,
    Power,
    Why,
    Wish,
)
from naung.doors.desk.cases.forms import OWNER, said
from naung.doors.desk.plans.forms import DayField
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer, ManyAnswer, PickAnswer, TextAnswer, TickAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.place_field import PlaceAnswer, PlaceField
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.vocabulary import LANGUAGE_WORDS, SEX_WORDS, Sex
from naung.foundation.places.queries import path_words

PAGE = "halaman pembela"
REGISTER = "daftar advokat"
COUNSEL = "advokat"
NOTES = "catatan pembela, hanya bagi penulisnya"
AREAS = ("place_1", "place_2", "place_3")
SEXES = [(each.value, SEX_WORDS[each]) for each in (Sex.FEMALE, Sex.MALE)]


class LawyerForm(DeskForm):
    """A lawyer of the office's register."""

    USES = {
        "name": Use(OWNER, "tahu siapa yang ditugaskan", REGISTER),
        "body": Use(OWNER, "tahu lembaga mana yang menanggung", REGISTER),
        "licence": Use(OWNER, "menunjukkan akreditasi lembaganya", REGISTER),
        "licensed_from": Use(OWNER, "menugaskan hanya yang akreditasinya berlaku", REGISTER),
        "licensed_until": Use(OWNER, "menugaskan hanya yang akreditasinya berlaku", REGISTER),
        "sex": Use(OWNER, "memenuhi permintaan penyintas", REGISTER),
        "languages": Use(OWNER, "menugaskan yang bisa bicara dengannya", REGISTER),
        "specialities": Use(OWNER, "menugaskan yang paham perkaranya", REGISTER),
        **{name: Use(OWNER, "menugaskan yang melayani wilayahnya", REGISTER) for name in AREAS},
        "most": Use(OWNER, "tidak membebani melebihi kemampuan", REGISTER),
        "contact": Use(OWNER, "menghubungi, dan membandingkan dengan pihak dalam kasus", REGISTER),
        "nik": Use(OWNER, "membandingkan dengan pihak dalam kasus", REGISTER),
        "officer": Use(OWNER, "tahu akun mana yang boleh menulis catatan pembela", REGISTER),
    }
    name = TextAnswer(label=gettext_lazy("Nama advokat"), limit=LONGEST_LINE)
    body = TextAnswer(label=gettext_lazy("Lembaga bantuan hukum (OBH)"), limit=LONGEST_LINE, required=False)
    licence = TextAnswer(label=gettext_lazy("Nomor akreditasi"), limit=LONGEST_LINE, required=False)
    licensed_from = DayField(label=gettext_lazy("Akreditasi mulai"), required=False)
    licensed_until = DayField(label=gettext_lazy("Akreditasi sampai"), required=False)
    sex = ChoiceAnswer(label=gettext_lazy("Jenis kelamin"), choices=SEXES, required=False)
    languages = ManyAnswer(label=gettext_lazy("Bahasa"), choices=said(dict(LANGUAGE_WORDS)), required=False)
    specialities = ManyAnswer(label=gettext_lazy("Keahlian"), choices=said(dict(SPECIALITY_WORDS)), required=False)
    place_1 = PlaceField(label=gettext_lazy("Wilayah yang dilayani"), required=False)
    place_2 = PlaceField(label=gettext_lazy("Wilayah lain"), required=False)
    place_3 = PlaceField(label=gettext_lazy("Wilayah lain lagi"), required=False)
    most = forms.IntegerField(
        label=gettext_lazy("Paling banyak berapa penugasan sekaligus?"), required=False, min_value=0, max_value=999
    )
    contact = TextAnswer(label=gettext_lazy("Telepon atau alamat surel"), limit=LONGEST_LINE, required=False)
    nik = TextAnswer(
        label=gettext_lazy("NIK advokat"),
        help_text=gettext_lazy("Hanya untuk melihat apakah ia sendiri pihak dalam suatu kasus."),
        limit=20,
        required=False,
    )
    officer = PickAnswer(
        label=gettext_lazy("Akunnya di meja ini"),
        help_text=gettext_lazy(
            "Bila ia petugas di sini. Hanya akun ini yang bisa menulis catatan pembela atas namanya."
        ),
        choices=(),
        required=False,
    )

    def __init__(self, *args: Any, officers: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("officer", [("", _("Bukan petugas meja ini")), *((str(k), v) for k, v in officers.items())])

    def told(self) -> LawyerTold:
        """The lawyer as typed."""
        data = self.cleaned_data
        areas: list[PlaceAnswer] = [data[name] for name in AREAS if data[name]]
        officer = UUID(data["officer"]) if data["officer"] else None
        return LawyerTold(
            data["name"], data["body"], data["licence"], data["licensed_from"], data["licensed_until"], data["sex"],
            tuple(data["specialities"]), tuple(data["languages"]), tuple(each.code for each in areas if each.code),
            data["most"] or 0, data["contact"], data["nik"], officer,
        )  # fmt: skip


def first_of(told: LawyerTold) -> dict[str, Any]:
    """What stands in the form before anything is typed."""
    plain = {name: getattr(told, name) for name in ("name", "body", "licence", "sex", "contact", "nik", "most")}
    days = {
        name: VagueDate.on(day)
        for name in ("licensed_from", "licensed_until")
        if (day := getattr(told, name)) is not None
    }
    areas = {name: PlaceAnswer(code, path_words(code)) for name, code in zip(AREAS, told.places, strict=False)}
    many = {"languages": list(told.languages), "specialities": list(told.specialities)}
    return {**plain, **days, **areas, **many, "officer": str(told.officer or "")}


class LeaveForm(DeskForm):
    """Why a lawyer leaves the register."""

    USES = {"words": Use(OWNER, "tahu mengapa ia tidak ditawarkan lagi", REGISTER)}
    words = LongAnswer(label=gettext_lazy("Mengapa keluar dari daftar?"), limit=LONGEST_TEXT)


class WishForm(DeskForm):
    """What she asked for and what the case needs, the lawyer who is chosen, and why it is another than the first."""

    USES = {
        "sex": Use(OWNER, "memenuhi permintaan penyintas", PAGE),
        "language": Use(OWNER, "memilih yang bisa bicara dengannya", PAGE),
        "speciality": Use(OWNER, "memilih yang paham perkaranya", PAGE),
        "place": Use(OWNER, "memilih yang melayani wilayahnya", PAGE),
        "lawyer": Use(OWNER, "tahu siapa yang dipilih", PAGE),
        "reason": Use(OWNER, "tahu mengapa bukan yang teratas", PAGE),
    }
    sex = ChoiceAnswer(label=gettext_lazy("Ia minta advokat"), choices=SEXES, required=False)
    language = PickAnswer(
        label=gettext_lazy("Bahasa yang ia pakai"), choices=said(dict(LANGUAGE_WORDS)), required=False
    )
    speciality = PickAnswer(
        label=gettext_lazy("Keahlian yang diperlukan"), choices=said(dict(SPECIALITY_WORDS)), required=False
    )
    place = PlaceField(label=gettext_lazy("Didampingi di mana?"), required=False)
    lawyer = forms.UUIDField(
        label=gettext_lazy("Siapa yang ditugaskan?"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        required=False,
    )
    reason = LongAnswer(label=gettext_lazy("Bila bukan yang teratas: mengapa dia?"), limit=LONGEST_TEXT, required=False)

    def wish(self) -> Wish:
        """What was asked for."""
        data, place = self.cleaned_data, self.cleaned_data.get("place")
        return Wish(
            data.get("sex", ""),
            data.get("language", ""),
            data.get("speciality", ""),
            (place.code or "") if place else "",
        )


class FindingForm(DeskForm):
    """What a person decides about one finding."""

    USES = {
        "finding": Use(OWNER, "tahu temuan mana yang diputuskan", PAGE),
        "standing": Use(OWNER, "tahu apakah ia boleh ditugaskan", PAGE),
        "words": Use(OWNER, "tahu mengapa diputuskan begitu", PAGE),
    }
    finding = ChoiceAnswer(label=gettext_lazy("Temuan yang mana?"), choices=())
    standing = ChoiceAnswer(label=gettext_lazy("Keputusan"), choices=said(dict(STANDING_WORDS)))
    words = LongAnswer(label=gettext_lazy("Alasannya"), limit=LONGEST_TEXT)

    def __init__(self, *args: Any, findings: Sequence[Finding], names: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.findings = [each for each in findings if each.why is not Why.SHUT_OUT]
        said_of = [(str(at), finding_words(each, names)) for at, each in enumerate(self.findings)]
        self.offer_choices("finding", said_of)
        if len(said_of) == 1:
            self.fields["finding"].initial = "0"

    def chosen(self) -> Finding:
        """The finding that was chosen."""
        return self.findings[int(self.cleaned_data["finding"])]


def finding_words(finding: Finding, names: Mapping[UUID, str]) -> str:
    """Why it was found, and whom it names."""
    name = names.get(finding.against, "") if finding.against else ""
    return f"{_(WHY_WORDS[finding.why])} {name}".strip()


class PowerForm(DeskForm):
    """The power of attorney."""

    USES = {
        "document": Use(OWNER, "menunjukkan surat kuasanya", PAGE),
        "signed_on": Use(OWNER, "tahu sejak kapan berlaku", PAGE),
        "until": Use(OWNER, "meminta yang baru sebelum lewat", PAGE),
    }
    document = PickAnswer(
        label=gettext_lazy("Surat kuasa yang tersimpan di kasus ini"),
        help_text=gettext_lazy("Simpan dahulu di halaman dokumen dengan jenis surat kuasa, lalu pilih di sini."),
        choices=(),
    )
    signed_on = DayField(label=gettext_lazy("Ditandatangani hari apa?"))
    until = DayField(label=gettext_lazy("Berlaku sampai"), required=False)

    def __init__(self, *args: Any, documents: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("document", [("", _("Pilih…")), *documents])

    def power(self) -> Power:
        """The power of attorney as typed."""
        data = self.cleaned_data
        return Power(UUID(data["document"]), data["signed_on"], data["until"])


class EndForm(DeskForm):
    """How an assignment ends."""

    USES = {
        "kind": Use(OWNER, "tahu mengapa pembelanya berganti", PAGE),
        "words": Use(OWNER, "tahu mengapa pembelanya berganti", PAGE),
    }
    kind = ChoiceAnswer(label=gettext_lazy("Bagaimana berakhir?"), choices=said(dict(END_WORDS)))
    words = LongAnswer(label=gettext_lazy("Alasannya"), limit=LONGEST_TEXT, required=False)


def _secret(label: Any) -> TextAnswer:
    widget = forms.PasswordInput(render_value=False, attrs={"autocomplete": "off", "maxlength": LONGEST})
    return TextAnswer(label=label, limit=LONGEST, widget=widget)


class KeyForm(DeskForm):
    """A passphrase for a new key."""

    USES = {
        "sandi": Use(COUNSEL, "menyegel catatannya sendiri", NOTES),
        "sandi_again": Use(COUNSEL, "memastikan tidak salah ketik", NOTES),
    }
    sandi = _secret(gettext_lazy("Kalimat sandi untuk catatan"))
    sandi_again = _secret(gettext_lazy("Ketik sekali lagi"))


class ChangeKeyForm(KeyForm):
    """Another passphrase for the same key."""

    USES = {"sandi_old": Use(COUNSEL, "membuka kuncinya sendiri", NOTES), **KeyForm.USES}
    field_order = ["sandi_old", "sandi", "sandi_again"]
    sandi_old = _secret(gettext_lazy("Kalimat sandi yang sekarang"))


class LostKeyForm(KeyForm):
    """Another key in place of one whose passphrase is lost."""

    USES = {"known": Use(COUNSEL, "memastikan ia tahu apa yang hilang", NOTES), **KeyForm.USES}
    known = TickAnswer(
        label=gettext_lazy("Saya tahu: catatan lama tidak akan terbuka lagi, oleh siapa pun."), required=True
    )


class NoteForm(DeskForm):
    """A privileged note."""

    USES = {"privileged_words": Use(COUNSEL, "mengingat apa yang dibicarakan dengan klien", NOTES)}
    privileged_words = LongAnswer(label=gettext_lazy("Catatan baru"), limit=LONGEST_NOTE)


class OpenForm(DeskForm):
    """The passphrase, for this one request."""

    USES = {"sandi": Use(COUNSEL, "membuka catatannya sendiri", NOTES)}
    sandi = _secret(gettext_lazy("Kalimat sandi catatan Anda"))


class HandOverForm(OpenForm):
    """To whom the notes go."""

    USES = {"to": Use(COUNSEL, "menyegel catatannya kepada pembela berikut", NOTES), **OpenForm.USES}
    field_order = ["to", "sandi"]
    to = PickAnswer(label=gettext_lazy("Pembela berikut"), choices=())

    def __init__(self, *args: Any, others: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("to", [("", _("Pilih…")), *others])
