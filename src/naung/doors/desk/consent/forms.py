"""Forms of consent: the same questions as on the printed sheet, in words that can be read aloud."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.consent.rules.giving import LONGEST_LINE, LONGEST_TEXT
from naung.casework.consent.vocabulary import (
    CATEGORY_WORDS,
    CONSENTER_WORDS,
    GUARDIAN_WORDS,
    MANNER_WORDS,
    PURPOSE_WORDS,
    Consenter,
    Explained,
    ForAChild,
    GuardianState,
    Manner,
    SharingPurpose,
    Whom,
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
from naung.foundation.access.vocabulary import Category
from naung.foundation.people.vocabulary import LANGUAGE_WORDS

ASKED = Use("petugas kasus", "apa yang boleh dibagi, kepada siapa, sampai kapan", "buku persetujuan orang ini")
PROOF = Use("petugas kasus", "membuktikan bahwa ia mengerti dan setuju", "buku persetujuan orang ini")
CHILD = Use("petugas kasus", "melindungi anak yang dimintai persetujuan", "buku persetujuan orang ini")
REASONS = Use("petugas kasus", "menyimpan alasannya tanpa mendesaknya", "buku persetujuan orang ini")
Options = Sequence[tuple[str, Any]]


def translated(message: str) -> str:
    """A marked sentence in the reader's language."""
    return _(message)


as_message = lazy(translated, str)


def options(words: Mapping[Any, str]) -> list[tuple[str, Any]]:
    """An enumeration's members as choices in the reader's language."""
    return [(str(member.value), as_message(text)) for member, text in words.items()]


def category_options(among: Iterable[Category] = Category) -> list[tuple[str, Any]]:
    """Classes of data with what they hold, in words that a person can picture."""
    wanted = set(among)
    return [(c.value, as_message(words)) for c, words in CATEGORY_WORDS.items() if c in wanted]


class WhomForm(DeskForm):
    """For what, and with whom. `desks` are the desks that may be named."""

    USES = dict.fromkeys(["purpose", "recipient", "outside", "categories"], ASKED)

    purpose = PickAnswer(label=gettext_lazy("Untuk keperluan apa?"), choices=options(PURPOSE_WORDS))
    recipient = PickAnswer(
        label=gettext_lazy("Dibagi kepada siapa?"),
        help_text=gettext_lazy(
            "Yang membaca: petugas meja itu menurut perannya; di meja bantuan hukum, semua advokatnya."
        ),
        choices=[],
        required=False,
    )
    outside = TextAnswer(
        label=gettext_lazy("Atau lembaga lain di luar daftar"),
        help_text=gettext_lazy("Tulis nama lengkapnya. Pilih salah satu saja."),
        limit=LONGEST_LINE,
        required=False,
    )
    categories = ManyAnswer(label=gettext_lazy("Apa saja yang boleh dibagi?"), choices=category_options())

    def __init__(self, *args: Any, desks: Options = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["recipient"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", gettext_lazy("Pilih…")), *desks]

    @property
    def whom(self) -> Whom:
        """The recipient as typed."""
        chosen = self.cleaned_data.get("recipient") or ""
        return Whom(UUID(chosen) if chosen else None, (self.cleaned_data.get("outside") or "").strip())

    @property
    def chosen(self) -> frozenset[Category]:
        """The classes of data as typed."""
        return frozenset(Category(each) for each in self.cleaned_data.get("categories", []))

    @property
    def for_what(self) -> SharingPurpose:
        """The purpose as typed."""
        return SharingPurpose(self.cleaned_data["purpose"])


class Until(VagueDateField):
    """The last day on which it holds, or until it is taken back. A person says it; nothing is filled in."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Sampai kapan?"))
        words = gettext_lazy("Tanyakan kepadanya. Ia boleh menariknya lebih dahulu, dan boleh ditanya lagi sesudahnya.")
        kwargs.setdefault("help_text", words)
        super().__init__(may_be_unknown=False, **kwargs)


def exact_day(value: Any) -> date | None:
    """The one day that was typed; ValidationError for a month or a year alone."""
    if value is None:
        return None
    if not value.is_exact:
        raise forms.ValidationError(_("Isi hari, bulan, dan tahunnya."))
    day: date = value.first
    return day


def language_field() -> PickAnswer:
    """In which language it was explained."""
    choices = [(code, as_message(words)) for code, words in LANGUAGE_WORDS.items()]
    return PickAnswer(label=gettext_lazy("Dijelaskan dalam bahasa apa?"), choices=choices)


def interpreter_field() -> TextAnswer:
    """Who interpreted."""
    label = gettext_lazy("Siapa penerjemahnya, bila ada?")
    return TextAnswer(label=label, limit=LONGEST_LINE, required=False)


class GiveForm(WhomForm):
    """She agrees."""

    USES = {
        **dict.fromkeys(["purpose", "recipient", "outside", "categories", "until"], ASKED),
        **dict.fromkeys(["manner", "language", "interpreter", "witness", "words"], PROOF),
    }

    until = Until()
    language = language_field()
    interpreter = interpreter_field()
    manner = ChoiceAnswer(label=gettext_lazy("Bagaimana ia menyatakannya?"), choices=options(MANNER_WORDS))
    witness = TextAnswer(
        label=gettext_lazy("Nama saksi"),
        help_text=gettext_lazy("Bila ia menyatakannya di depan saksi."),
        limit=LONGEST_LINE,
        required=False,
    )
    words = LongAnswer(
        label=gettext_lazy("Kata-katanya sendiri"),
        help_text=gettext_lazy("Untuk rekaman suara atau di depan saksi, tulis apa yang ia ucapkan."),
        limit=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_until(self) -> date | None:
        """One exact day."""
        return exact_day(self.cleaned_data["until"])

    @property
    def explained(self) -> Explained:
        """How it was explained and given."""
        data = self.cleaned_data
        return Explained(Manner(data["manner"]), data["language"], data["interpreter"], data["witness"], data["words"])

    @property
    def about_child(self) -> ForAChild:
        """Nothing: an adult decides alone."""
        return ForAChild()


class GiveForChildForm(GiveForm):
    """A child, or one whose age is unsure: who agrees for the child, and what the child wants."""

    USES = {**GiveForm.USES, **dict.fromkeys(["consenter", "guardian", "guardian_name", "child_view", "reason"], CHILD)}

    child_view = LongAnswer(
        label=gettext_lazy("Apa yang diinginkan anak itu sendiri?"),
        help_text=gettext_lazy(
            "Tanyakan dengan kata-kata yang ia mengerti. Bila ia belum bisa ditanya, tulis mengapa."
        ),
        limit=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    guardian = ChoiceAnswer(
        label=gettext_lazy("Orang tua atau walinya"),
        help_text=gettext_lazy("Bila diduga terlibat, semua yang dulu disetujuinya untuk anak ini ikut tertutup."),
        choices=options(GUARDIAN_WORDS),
    )
    consenter = ChoiceAnswer(
        label=gettext_lazy("Siapa yang setuju?"),
        choices=[(each.value, as_message(CONSENTER_WORDS[each])) for each in (Consenter.GUARDIAN, Consenter.OFFICE)],
    )
    guardian_name = TextAnswer(label=gettext_lazy("Nama wali dan hubungannya"), limit=LONGEST_LINE, required=False)
    reason = LongAnswer(
        label=gettext_lazy("Mengapa ini yang terbaik bagi anak itu?"),
        help_text=gettext_lazy("Diisi bila kantor yang memutuskan. Keputusan ini memakai nama Anda."),
        limit=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ["child_view", "guardian", "consenter", "guardian_name", "reason"]

    @property
    def about_child(self) -> ForAChild:
        """Who agrees for the child, and what the child wants."""
        data = self.cleaned_data
        return ForAChild(
            Consenter(data["consenter"]),
            GuardianState(data["guardian"]),
            data["guardian_name"],
            data["child_view"],
            data["reason"],
        )


class RefuseForm(WhomForm):
    """She does not agree. No reason is asked for; what she says is kept."""

    USES = {
        **dict.fromkeys(["purpose", "recipient", "outside", "categories"], ASKED),
        **dict.fromkeys(["language", "interpreter"], PROOF),
        **dict.fromkeys(["words", "reason"], REASONS),
    }

    language = language_field()
    interpreter = interpreter_field()
    reason = LongAnswer(
        label=gettext_lazy("Alasannya, bila ia menyebutnya"),
        help_text=gettext_lazy("Jangan mendesak. Layanan tetap berjalan."),
        limit=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    words = LongAnswer(
        label=gettext_lazy("Kata-katanya sendiri"),
        limit=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    categories = ManyAnswer(label=gettext_lazy("Apa yang tidak boleh dibagi?"), choices=category_options())

    @property
    def explained(self) -> Explained:
        """How it was explained."""
        data = self.cleaned_data
        return Explained(Manner.SIGNATURE, data["language"], data["interpreter"], "", data["words"])


class CloseForm(DeskForm):
    """She takes it back. `by_guardian`: a guardian gave it, so a guardian may take it back too."""

    USES = {"reason": REASONS, "consenter": CHILD}

    consenter = ChoiceAnswer(
        label=gettext_lazy("Siapa yang memintanya?"),
        choices=[(each.value, as_message(CONSENTER_WORDS[each])) for each in (Consenter.HERSELF, Consenter.GUARDIAN)],
        initial=Consenter.HERSELF.value,
    )
    reason = LongAnswer(
        label=gettext_lazy("Alasannya, bila ia menyebutnya"),
        limit=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, by_guardian: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not by_guardian:
            del self.fields["consenter"]

    @property
    def closer(self) -> Consenter:
        """Who takes it back: she herself unless a guardian was chosen."""
        return Consenter(self.cleaned_data.get("consenter") or Consenter.HERSELF.value)


class NarrowForm(CloseForm):
    """She leaves less open. `among` are the classes of data that are open now."""

    USES = {**CloseForm.USES, "categories": ASKED, "until": ASKED}

    categories = ManyAnswer(label=gettext_lazy("Apa yang masih boleh dibagi?"), choices=category_options())
    until = Until(help_text=gettext_lazy("Bila kosong, harinya tetap."), required=False)
    field_order = ["categories", "until", "consenter", "reason"]

    def __init__(self, *args: Any, among: Iterable[Category] = Category, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["categories"]
        if isinstance(field, ManyAnswer):
            field.choices = category_options(among)

    def clean_until(self) -> date | None:
        """One exact day."""
        return exact_day(self.cleaned_data["until"])
