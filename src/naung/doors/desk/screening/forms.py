"""Forms of screening. The questions come from the tables, so one form class is made for each group."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.screening.rules.ages import NOT_DECIDED
from naung.casework.screening.rules.stages import EVENT_PREFIX, NOTE_LIMIT, NOTE_PREFIX, WORDS_LIMIT
from naung.casework.screening.rules.tables import Item, Words, shipped_tables
from naung.casework.screening.vocabulary import (
    BAND_WORDS,
    BODY_WORDS,
    CHILDHOOD_WORDS,
    CHOICE_WORDS,
    DECISION_WORDS,
    ELEMENTS,
    MARK_WORDS,
    REFUSAL_WORDS,
    Answers,
    Childhood,
    Given,
    Key,
    Part,
)
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer, PickAnswer, TextAnswer, VagueDateField
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.widgets import Choices
from naung.doors.desk.shell.words import language
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.people.vocabulary import SEX_WORDS, Answer

SILENT = frozenset({Answer.UNKNOWN.value, Answer.REFUSED.value, Answer.NOT_ASKED.value})
ANSWER = Use("petugas kasus", "menyaring tanda perdagangan orang", "hasil penyaringan")
DRIVER = Use("petugas kasus", "pencegahan, tanpa nama", "ringkasan faktor pendorong")
EVIDENCE = Use("petugas kasus", "bukti tiap unsur", "hasil penyaringan")
SIGNED = Use("petugas kasus", "penetapan tiap lembaga", "daftar penetapan")
COUNTED = Use("petugas kasus", "menghitung yang menolak, tanpa identitas", "hitungan penolakan")


def words_of(words: Words) -> str:
    """A table's text in the reader's language."""
    return words.in_language(language())


def translated(message: str) -> str:
    """A marked sentence in the reader's language."""
    return _(message)


in_words = lazy(words_of, str)
as_message = lazy(translated, str)


def options(words: Mapping[Any, str]) -> list[tuple[str, Any]]:
    """An enumeration's members as choices in the reader's language."""
    return [(str(member.value), as_message(text)) for member, text in words.items()]


class AnswerField(ChoiceAnswer):
    """One question: yes or no in front, the three silences apart. Left empty it stays unanswered."""

    def __init__(self, item: Item) -> None:
        hints = [in_words(item.why)] if item.why else []
        if item.basis.mark is Mark.MEMORY and item.key.part not in (Part.PENDORONG,):
            hints.append(as_message(MARK_WORDS[Mark.MEMORY]))
        help_text = hints[0] if hints else ""
        super().__init__(choices=options(CHOICE_WORDS), label=in_words(item.words), help_text=help_text, required=False)
        if isinstance(self.widget, Choices):
            self.widget.silences = SILENT


@dataclass(frozen=True)
class Row:
    """One question as the page lays it out."""

    number: int
    choice: BoundField
    note: BoundField | None
    event: BoundField | None

    @property
    def open(self) -> bool:
        """Whether the evidence shows at once: there is some, or something is wrong with it."""
        boxes = [box for box in (self.note, self.event) if box is not None]
        return any(box.value() or box.errors for box in boxes) or self.choice.value() == Answer.YES.value


class GroupForm(DeskForm):
    """The questions of one group. `events` are the events of the history an evidence note may rest on."""

    part: Part

    def __init__(self, *args: Any, events: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if name.startswith(EVENT_PREFIX) and isinstance(field, forms.ChoiceField):
                field.choices = [("", gettext_lazy("Pilih…")), *events]

    def rows(self) -> Iterator[Row]:
        """The questions in order, each with its note and event where it has them."""
        for number, item in enumerate(shipped_tables().groups[self.part].items, start=1):
            name = str(item.key)
            noted = self.part in ELEMENTS
            yield Row(
                number,
                self[name],
                self[NOTE_PREFIX + name] if noted else None,
                self[EVENT_PREFIX + name] if noted else None,
            )

    def given(self) -> dict[Key, Given]:
        """The cleaned answers by question. A note without an answer counts as not asked, so that no word is lost."""
        found = {}
        for item in shipped_tables().groups[self.part].items:
            name = str(item.key)
            choice = self.cleaned_data.get(name) or ""
            note = self.cleaned_data.get(NOTE_PREFIX + name) or ""
            event = self.cleaned_data.get(EVENT_PREFIX + name) or ""
            if choice or note or event:
                found[item.key] = Given(Answer(choice or Answer.NOT_ASKED), note, UUID(event) if event else None)
        return found


def group_form(part: Part) -> type[GroupForm]:
    """The form class of one group, with the declared use of each field."""
    fields: dict[str, Any] = {"part": part}
    uses: dict[str, Use] = {}
    for item in shipped_tables().groups[part].items:
        name = str(item.key)
        fields[name] = AnswerField(item)
        uses[name] = DRIVER if part is Part.PENDORONG else ANSWER
        if part in ELEMENTS:
            area = forms.Textarea(attrs={"rows": 2})
            fields[NOTE_PREFIX + name] = LongAnswer(
                label=gettext_lazy("Catatan bukti: siapa, apa, di mana, kapan"),
                limit=NOTE_LIMIT,
                required=False,
                widget=area,
            )
            fields[EVENT_PREFIX + name] = PickAnswer(
                label=gettext_lazy("Dari kejadian yang mana"), choices=[], required=False
            )
            uses |= {NOTE_PREFIX + name: EVIDENCE, EVENT_PREFIX + name: EVIDENCE}
    return type(f"{part.value.title().replace('_', '')}Form", (GroupForm,), {**fields, "USES": uses})


GROUP_FORMS: dict[Part, type[GroupForm]] = {part: group_form(part) for part in Part}


def initial_of(part: Part, answers: Answers) -> dict[str, str]:
    """Stored answers of a group as a form's first values."""
    initial: dict[str, str] = {}
    for key, one in answers.given.items():
        if key.part is part:
            initial[str(key)] = one.choice.value
            initial[f"{NOTE_PREFIX}{key}"] = one.note
            initial[f"{EVENT_PREFIX}{key}"] = str(one.event or "")
    return initial


class StartForm(DeskForm):
    """Before the first question: adult or child at the acts, as far as the person record lets it be said."""

    USES = {"childhood": ANSWER}

    childhood = ChoiceAnswer(
        label=gettext_lazy("Saat kejadian, orang ini"),
        choices=options(CHILDHOOD_WORDS),
        help_text=gettext_lazy("Dibaca dari tanggal lahir, putusan umur, dan hari tiap kejadian."),
    )

    def __init__(self, *args: Any, allowed: Sequence[Childhood], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"childhood": allowed[0].value})
        super().__init__(*args, **kwargs)
        field = self.fields["childhood"]
        if isinstance(field, ChoiceAnswer):
            field.choices = options({who: CHILDHOOD_WORDS[who] for who in allowed})
            field.error_messages["invalid_choice"] = _(NOT_DECIDED)


class WordsForm(DeskForm):
    """The officer's own words on finishing."""

    USES = {"words": Use("petugas kasus", "pertimbangan petugas atas hasil", "hasil penyaringan")}

    words = LongAnswer(
        label=gettext_lazy("Pertimbangan Anda, dengan kata sendiri"),
        help_text=gettext_lazy("Boleh berbeda dari usulan. Sebutkan apa yang Anda lihat sendiri."),
        limit=WORDS_LIMIT,
        required=False,
    )


class ReopenForm(DeskForm):
    """Why a finished screening is opened again."""

    USES = {"reason": Use("petugas kasus", "alasan membuka lagi", "hasil penyaringan")}

    reason = LongAnswer(label=gettext_lazy("Mengapa dibuka lagi?"), limit=WORDS_LIMIT)


class DeterminationForm(DeskForm):
    """What one deciding body concluded."""

    USES = dict.fromkeys(["body", "office", "decision", "decided_on", "basis", "reason"], SIGNED)

    body = PickAnswer(label=gettext_lazy("Lembaga yang menetapkan"), choices=options(BODY_WORDS))
    office = TextAnswer(
        label=gettext_lazy("Kantor atau satuannya"),
        help_text=gettext_lazy("Misalnya nama polres atau kantor."),
        required=False,
    )
    decision = PickAnswer(
        label=gettext_lazy("Isi penetapan"),
        choices=options(DECISION_WORDS),
        help_text=gettext_lazy("Penetapan satu lembaga tidak membatalkan yang lain dan tidak menghentikan layanan."),
    )
    decided_on = VagueDateField(
        label=gettext_lazy("Tanggal penetapan"),
        may_be_unknown=False,
        not_after=timezone.localdate,
        help_text=gettext_lazy("Hari, bulan, dan tahun seperti di suratnya."),
    )
    basis = LongAnswer(
        label=gettext_lazy("Dasarnya"),
        help_text=gettext_lazy("Nomor dan tanggal surat, putusan, atau hasil penilaian."),
        limit=WORDS_LIMIT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reason = LongAnswer(label=gettext_lazy("Alasannya"), limit=WORDS_LIMIT)

    def clean_decided_on(self) -> Any:
        """The exact day; a body decides on a day."""
        day = self.cleaned_data["decided_on"]
        if day is not None and not day.is_exact:
            raise forms.ValidationError(_("Isi hari, bulan, dan tahunnya."))
        return day


class RefusalForm(DeskForm):
    """An adult who wants nothing written, as a count."""

    USES = dict.fromkeys(["childhood", "sex", "age_band", "reason"], COUNTED)

    childhood = ChoiceAnswer(label=gettext_lazy("Orang ini"), choices=options(CHILDHOOD_WORDS))
    sex = ChoiceAnswer(label=gettext_lazy("Jenis kelamin"), choices=options(SEX_WORDS))
    age_band = PickAnswer(label=gettext_lazy("Umur"), choices=options(BAND_WORDS))
    reason = PickAnswer(label=gettext_lazy("Alasan, sejauh disebut"), choices=options(REFUSAL_WORDS))
