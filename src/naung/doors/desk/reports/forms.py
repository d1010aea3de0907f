"""Forms of reports. Field names are those of the room's own list of fields, so that two versions can stand side by side."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.forms.utils import ErrorList
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from naung.casework.reports.rules.contents import LONGEST_LINE, LONGEST_NAME, LONGEST_WORDS, MOST_PERSONS
from naung.casework.reports.rules.urgency import asked_facts, shipped_urgency_rules
from naung.casework.reports.vocabulary import (
    AGE_WORDS,
    CHANNEL_WORDS,
    CLOSING_WORDS,
    OFFICER_WORDS,
    PART_WORDS,
    RELATION_WORDS,
    REPORTER_REASON_WORDS,
    RESPONSE_WORDS,
    SENDER_WORDS,
    SEX_WORDS,
    SILENCE_WORDS,
    Channel,
    OfficerAnswer,
    Part,
    Relation,
    ReporterContent,
    Silence,
)
from naung.doors.desk.reports.fields import FactsAnswer, MomentField
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer, PickAnswer, TextAnswer, TickAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.place_field import PlaceField
from naung.doors.desk.shell.words import say_moment
from naung.foundation.organisations.queries import all_desks
from naung.foundation.places.queries import path_words
from naung.foundation.words import DIRECTION_MARKS

OWNER, PAGE, LIST = "petugas kasus", "halaman laporan", "daftar laporan"
NEW_ROWS = 3  # persons on a fresh form
SPARE_ROWS = 2  # empty rows behind those that stand in the report already
PERSON_FIELDS = ("part", "name", "phone", "sex", "age", "note", "id")
PHONE_LINE = 40
Code = TypeVar("Code", bound=StrEnum)


TAKEN_OUT = _("Ada tanda pembalik arah tulisan; sudah kami buang dari isian ini. Periksa, lalu simpan lagi.")


def said(words: Mapping[Any, str]) -> list[tuple[str, Any]]:
    """Choices whose words are translated when they are shown."""
    return [(str(code), _(sentence)) for code, sentence in words.items()]


def fact_choices() -> list[tuple[str, str]]:
    """The urgent facts in the reader's language."""
    language = get_language() or "id"
    return [(rule.code, rule.words(language)) for rule in asked_facts(shipped_urgency_rules())]


def desk_choices() -> list[tuple[str, str]]:
    """Every desk of this installation."""
    return [(str(desk.id), f"{desk.agency.name}, {desk.name}") for desk in all_desks()]


class ContentForm(DeskForm):
    """What was reported, on one page: how, what, how urgent, where, who. `rows` is the number of persons it asks for."""

    USES = {
        "channel": Use(OWNER, "tahu cara menghubungi kembali", PAGE),
        "received_at": Use(OWNER, "menghitung batas tindak lanjut", "jam tindak lanjut"),
        "words": Use(OWNER, "memahami apa yang terjadi", PAGE),
        "facts": Use(OWNER, "menentukan seberapa mendesak", "urgensi laporan"),
        "silence": Use(OWNER, "membedakan aman dari belum diketahui", "urgensi laporan"),
        "place": Use(OWNER, "menemukan orangnya", PAGE),
        "landmark": Use(OWNER, "menemukan orangnya", PAGE),
        "sender": Use(OWNER, "menjawab instansi yang menulis", PAGE),
        "sender_words": Use(OWNER, "menjawab instansi yang menulis", PAGE),
        "against_officer": Use("pengawas", "menjauhkan laporan dari meja petugas itu", "meja pengawas"),
        "accused_desk": Use("pengawas", "menjauhkan laporan dari meja petugas itu", "meja pengawas"),
    }
    says_optional = False
    channel = ChoiceAnswer(label=_("Bagaimana laporan ini masuk?"), choices=said(CHANNEL_WORDS))
    received_at = MomentField(
        label=_("Kapan diterima?"), help_text=_("Bila baru dicatat sekarang, isi waktu laporan itu diterima.")
    )
    words = LongAnswer(
        label=_("Apa yang dilaporkan?"),
        help_text=_("Dengan kata-kata pelapor. Pesan WhatsApp boleh ditempel di sini."),
        limit=LONGEST_WORDS,
    )
    facts = FactsAnswer(label=_("Apa yang benar sekarang?"), choices=(), required=False)
    silence = ChoiceAnswer(label=_("Apakah tanda-tanda itu sudah ditanyakan?"), choices=said(SILENCE_WORDS))
    place = PlaceField(
        label=_("Di mana orang ini sekarang?"),
        help_text=_("Ketik kecamatan, desa, atau negara. Yang terlihat hanya kecamatan; sisanya disegel."),
        required=False,
    )
    landmark = TextAnswer(label=_("Alamat atau patokan"), limit=LONGEST_LINE, required=False)
    sender = PickAnswer(label=_("Bila surat atau instansi: dari siapa?"), choices=said(SENDER_WORDS), required=False)
    sender_words = TextAnswer(label=_("Nama kantor dan nomor surat"), limit=LONGEST_LINE, required=False)
    against_officer = ChoiceAnswer(
        label=_("Apakah laporan ini tentang petugas instansi?"),
        help_text=_("Laporan tentang petugas ditangani meja pengawas."),
        choices=said(OFFICER_WORDS),
    )
    accused_desk = PickAnswer(label=_("Petugas meja mana?"), choices=(), required=False)

    def __init__(self, *args: Any, rows: int = NEW_ROWS, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = max(rows, self._rows_sent())
        for number in range(self.rows + 1, MOST_PERSONS + 1):
            for name in PERSON_FIELDS:
                del self.fields[f"{name}_{number}"]
        self.fields["facts"].choices = fact_choices()  # type: ignore[attr-defined]  # a field with choices
        self.fields["accused_desk"].choices = [("", _("Tidak tahu")), *desk_choices()]  # type: ignore[attr-defined]  # as above
        if not self.is_bound:
            self.initial = first_answers() | dict(self.initial)

    def _rows_sent(self) -> int:
        sent = (name.rpartition("_") for name in self.data if name.startswith("name_"))
        numbers = [int(tail) for _head, _sep, tail in sent if tail.isascii() and tail.isdigit() and len(tail) < 3]
        return min(max(numbers, default=0), MOST_PERSONS)

    def shown_value(self, name: str, value: str) -> str:
        """A stored value as the reader knows it: a moment in the office's time, a place by its name."""
        if name == "received_at":
            return say_moment(datetime.fromisoformat(value))
        if name == "place":
            return path_words(value) or value
        return super().shown_value(name, value)

    def full_clean(self) -> None:
        """Where pasted words hold marks that turn the writing, take them out, say so, and show the rest as it was pasted."""
        super().full_clean()
        if any(error.code == "direction" for error in self.errors.get("words", ErrorList()).as_data()):
            data = QueryDict(mutable=True)
            data.update(self.data)
            data["words"] = "".join(letter for letter in str(data["words"]) if letter not in DIRECTION_MARKS)
            self.data = data
            self.errors["words"] = self.error_class([str(TAKEN_OUT)])

    @property
    def sender_open(self) -> bool:
        """Whether the part about a letter or an agency stands open."""
        return bool(self["sender"].value() or self["sender_words"].value() or self["sender_words"].errors)

    @property
    def reporter_open(self) -> bool:
        """Whether the part about the reporter stands open: where anything was typed into it."""
        return self.is_bound and any(self[name].value() for name in ReporterFields.USES if name in self.fields)

    def persons(self) -> list[list[forms.BoundField]]:
        """The fields of each person, row by row, the hidden id left out."""
        return [[self[f"{name}_{n}"] for name in PERSON_FIELDS[:-1]] for n in range(1, self.rows + 1)]


def first_answers() -> dict[str, Any]:
    """What a fresh form says before anybody answers."""
    now = timezone.localtime().replace(second=0, microsecond=0)
    return {
        "received_at": now,
        "channel": Channel.PHONE.value,
        "silence": Silence.NOT_ASKED.value,
        "against_officer": OfficerAnswer.UNKNOWN.value,
        "part_1": Part.CONCERNED.value,
    }


def person_fields() -> Iterable[tuple[str, forms.Field, Use]]:
    """The fields of every person that a form may ask for, with their use."""
    use = Use(OWNER, "menemukan dan menolong orang ini, atau tahu siapa yang mungkin merugikannya", PAGE)
    for n in range(1, MOST_PERSONS + 1):
        yield f"part_{n}", PickAnswer(label=_("Perannya"), choices=said(PART_WORDS), required=False), use
        yield f"name_{n}", TextAnswer(label=_("Nama, seperti disebut"), limit=LONGEST_NAME, required=False), use
        yield f"phone_{n}", TextAnswer(label=_("Nomor telepon"), limit=PHONE_LINE, required=False), use
        yield f"sex_{n}", PickAnswer(label=_("Jenis kelamin"), choices=said(SEX_WORDS), required=False), use
        yield f"age_{n}", PickAnswer(label=_("Umur"), choices=said(AGE_WORDS), required=False), use
        yield f"note_{n}", TextAnswer(label=_("Keterangan"), limit=LONGEST_LINE, required=False), use
        yield f"id_{n}", forms.CharField(required=False, max_length=36, widget=forms.HiddenInput), use


for _name, _field, _use in person_fields():
    ContentForm.base_fields[_name] = _field
    ContentForm.USES[_name] = _use


class ReporterFields(DeskForm):
    """Who reported. Everything may be empty; nothing of it opens with the report."""

    USES = {
        "relation": Use(OWNER, "menilai apa yang bisa diketahui pelapor", PAGE),
        "anonymous": Use(OWNER, "menghormati pelapor yang tidak mau disebut", PAGE),
        "reporter_name": Use("penyelia", "menghubungi pelapor kembali", "identitas pelapor"),
        "reporter_phone": Use("penyelia", "menghubungi pelapor kembali", "identitas pelapor"),
        "reporter_address": Use("penyelia", "melindungi pelapor yang terancam", "identitas pelapor"),
        "reporter_safe_contact": Use("penyelia", "menghubungi tanpa membahayakan", "identitas pelapor"),
        "wants_news": Use(OWNER, "memberi kabar kepada pelapor", PAGE),
    }
    says_optional = False
    relation = PickAnswer(label=_("Siapa pelapor bagi orang ini?"), choices=said(RELATION_WORDS), required=False)
    anonymous = TickAnswer(label=_("Pelapor tidak mau disebut namanya"))
    reporter_name = TextAnswer(label=_("Nama pelapor"), limit=LONGEST_NAME, required=False)
    reporter_phone = TextAnswer(label=_("Nomor telepon pelapor"), limit=PHONE_LINE, required=False)
    reporter_address = TextAnswer(label=_("Alamat pelapor"), limit=LONGEST_LINE, required=False)
    reporter_safe_contact = TextAnswer(
        label=_("Cara aman menghubungi pelapor"),
        help_text=_("Misalnya: WhatsApp sesudah pukul 20.00, jangan menelepon."),
        limit=LONGEST_LINE,
        required=False,
    )
    wants_news = TickAnswer(label=_("Pelapor ingin diberi kabar"))

    def reporter(self) -> ReporterContent | None:
        """What is known of the reporter; None where nothing was answered."""
        given = self.cleaned_data
        told = ReporterContent(
            relation=Relation(given["relation"] or Relation.UNKNOWN),
            anonymous=given["anonymous"],
            wants_news=given["wants_news"],
            name=given["reporter_name"],
            phone=given["reporter_phone"],
            address=given["reporter_address"],
            safe_contact=given["reporter_safe_contact"],
        )
        return None if told == ReporterContent() else told


class TakeForm(ReporterFields, ContentForm):
    """A new report with its reporter, complete on one page. `report_id` is made with the form: sent twice, kept once."""

    USES = {
        **ContentForm.USES,
        **ReporterFields.USES,
        "report_id": Use(OWNER, "menyimpan kiriman ganda satu kali saja", PAGE),
    }
    report_id = forms.UUIDField(required=False, widget=forms.HiddenInput)


class RespondForm(DeskForm):
    """What was done first, and when."""

    USES = {
        "response": Use(OWNER, "menghentikan jam tindak lanjut", PAGE),
        "at": Use(OWNER, "menilai ketepatan waktu", PAGE),
        "words": Use(OWNER, "rekan tahu apa yang sudah dilakukan", PAGE),
    }
    response = ChoiceAnswer(label=_("Apa yang sudah dilakukan?"), choices=said(RESPONSE_WORDS))
    at = MomentField(label=_("Kapan?"))
    words = LongAnswer(label=_("Catatan singkat"), limit=LONGEST_WORDS, required=False)


class CloseForm(DeskForm):
    """Why a report ends without a case."""

    USES = {
        "reason": Use(OWNER, "menghitung mengapa laporan tidak menjadi kasus", LIST),
        "words": Use(OWNER, "penyelia dapat memeriksa keputusan ini", PAGE),
    }
    reason = ChoiceAnswer(label=_("Mengapa ditutup?"), choices=said(CLOSING_WORDS))
    words = LongAnswer(label=_("Jelaskan dengan kata-kata Anda"), limit=LONGEST_WORDS)


class WordsForm(DeskForm):
    """Why a closed report waits again."""

    USES = {"words": Use(OWNER, "penyelia dapat memeriksa keputusan ini", PAGE)}
    words = LongAnswer(label=_("Apa yang berubah?"), limit=LONGEST_WORDS)


class HandForm(DeskForm):
    """To which desk the overseer gives a report."""

    USES = {
        "to_desk": Use("pengawas", "laporan sampai ke meja yang menanganinya", LIST),
        "words": Use("pengawas", "keputusan pengawas dapat diperiksa", PAGE),
    }
    to_desk = PickAnswer(label=_("Meja yang menangani"), choices=())
    words = LongAnswer(label=_("Mengapa laporan ini bukan tentang petugas meja itu?"), limit=LONGEST_WORDS)

    def __init__(self, *args: Any, own: UUID | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [choice for choice in desk_choices() if choice[0] != str(own)]
        self.fields["to_desk"].choices = [("", _("Pilih…")), *others]  # type: ignore[attr-defined]  # a field with choices


class ReporterReasonForm(DeskForm):
    """Why the reporter's identity is opened."""

    USES = {"reason": Use("penyelia", "setiap pembukaan punya alasan di catatan akses", "catatan akses")}
    reason = ChoiceAnswer(label=_("Mengapa identitas pelapor perlu dibuka?"), choices=said(REPORTER_REASON_WORDS))


def code_of(words: type[Code], sent: str, unanswered: Code) -> Code:
    """The code that was sent, or the one for an unanswered question."""
    return words(sent) if sent else unanswered
