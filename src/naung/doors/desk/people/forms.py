"""Forms of person records. Nothing but a name is needed; every other answer may be that nobody knows."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.doors.desk.people.told import countries
from naung.doors.desk.shell.fields import (
    ChoiceAnswer,
    LongAnswer,
    ManyAnswer,
    PickAnswer,
    TextAnswer,
    VagueDateField,
)
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.place_field import PlaceField
from naung.doors.desk.shell.widgets import Choices, ManyChoices
from naung.foundation.people.rules.contents import LONGEST_LINE, LONGEST_NAME, LONGEST_NUMBER, LONGEST_TEXT
from naung.foundation.people.vocabulary import (
    AGE_BASIS_WORDS,
    AGE_GROUP_WORDS,
    ANSWER_WORDS,
    CONTACT_KIND_WORDS,
    DISABILITY_WORDS,
    DOCUMENT_KIND_WORDS,
    HELD_BY_WORDS,
    LANGUAGE_WORDS,
    NAME_KIND_WORDS,
    SEX_WORDS,
    Answer,
    Sex,
)

OWNER = "petugas kasus"
PAGE = "halaman orang"
SILENT = (Answer.UNKNOWN, Answer.REFUSED, Answer.NOT_ASKED)


def said(words: dict[Any, str]) -> list[tuple[str, Any]]:
    """Choices whose words are translated when they are shown."""
    return [(str(code), gettext_lazy(sentence)) for code, sentence in words.items()]


def answered(label: Any, *, help_text: Any = "", initial: Answer = Answer.NOT_ASKED) -> ChoiceAnswer:
    """A question of fact: yes or no, and three silences that stand apart."""
    question = ChoiceAnswer(label=label, choices=said(ANSWER_WORDS), help_text=help_text, initial=initial.value)
    if isinstance(question.widget, Choices):
        question.widget.silences = frozenset(silence.value for silence in SILENT)
    return question


class SplitChoices(ManyChoices):
    """Also takes its codes in one text, as a choice between two versions sends them."""

    template_name = ManyChoices.template_name

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """The codes that were sent."""
        sent = super().value_from_datadict(data, files, name) or []
        return [code for part in sent for code in part.split(",") if code]


class CountAnswer(TextAnswer):
    """A small number, or nothing where nobody knows."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        self.most = most
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}), **kwargs)

    def clean(self, value: Any) -> Any:
        """The number, or None."""
        text = str(super().clean(value) or "")
        if not text:
            return None
        if not (text.isascii() and text.isdigit()) or len(text) > 4 or int(text) > self.most:
            raise ValidationError(_("Tulis angka 0 sampai %(most)d, atau kosongkan.") % {"most": self.most})
        return int(text)


class FactsForm(DeskForm):
    """What a record says of a person besides names, papers and ways to reach her."""

    USES = {
        "sex": Use(OWNER, "layanan yang sesuai", "halaman orang dan angka"),
        "birth": Use(OWNER, "tahu apakah ia anak", "halaman orang dan penyaringan"),
        "birth_place": Use(OWNER, "mencocokkan surat", PAGE),
        "nationality": Use(OWNER, "tahu hukum dan perwakilan negaranya", "halaman orang dan penyaringan"),
        "home": Use(OWNER, "tahu ke mana ia aman pulang", PAGE),
        "language": Use(OWNER, "berbicara dalam bahasanya", PAGE),
        "needs_interpreter": Use(OWNER, "menyiapkan penerjemah", PAGE),
        "disabled": Use(OWNER, "menyesuaikan layanan", PAGE),
        "disabilities": Use(OWNER, "menyesuaikan layanan", PAGE),
        "pregnant": Use(OWNER, "mendahulukan layanan kesehatan", PAGE),
        "dependants": Use(OWNER, "tahu siapa yang bergantung padanya", PAGE),
        "papers_not_hers": Use(OWNER, "tidak salah mengenali orang", "halaman orang dan penyaringan"),
        "health": Use(OWNER, "layanan kesehatan yang perlu", PAGE),
        "note": Use(OWNER, "hal lain yang perlu diketahui meja ini", PAGE),
    }
    sex = ChoiceAnswer(label=gettext_lazy("Jenis kelamin"), choices=said(SEX_WORDS), initial=Sex.UNKNOWN.value)
    birth = VagueDateField(
        label=gettext_lazy("Kapan lahir?"),
        help_text=gettext_lazy("Tahun saja pun cukup. Bila tidak tahu, centang tidak tahu."),
        not_after=timezone.localdate,
        required=False,
    )
    birth_place = TextAnswer(label=gettext_lazy("Lahir di mana?"), limit=LONGEST_LINE, required=False)
    nationality = PickAnswer(
        label=gettext_lazy("Warga negara"),
        help_text=gettext_lazy("Kosongkan bila belum diketahui."),
        choices=countries(),
        required=False,
    )
    home = PlaceField(
        label=gettext_lazy("Di mana rumahnya?"),
        help_text=gettext_lazy("Desa atau kelurahan, atau daerah di luar negeri. Di bawah kecamatan disegel."),
        limit=LONGEST_LINE,
        required=False,
    )
    language = PickAnswer(label=gettext_lazy("Bahasa yang paling nyaman"), choices=said(LANGUAGE_WORDS), required=False)
    needs_interpreter = answered(gettext_lazy("Perlu penerjemah?"))
    disabled = answered(gettext_lazy("Penyandang disabilitas?"))
    disabilities = ManyAnswer(
        label=gettext_lazy("Bila ya, disabilitas apa"),
        choices=said(DISABILITY_WORDS),
        widget=SplitChoices(),
        required=False,
    )
    pregnant = answered(gettext_lazy("Sedang hamil?"))
    dependants = CountAnswer(
        label=gettext_lazy("Berapa orang bergantung padanya?"),
        help_text=gettext_lazy("Anak, orang tua, atau saudara yang ia nafkahi. Kosongkan bila tidak tahu."),
        most=30,
        required=False,
    )
    papers_not_hers = answered(
        gettext_lazy("Apakah surat-suratnya atas nama orang lain?"),
        help_text=gettext_lazy("Sering terjadi: paspor atau KTP dibuatkan dengan nama atau umur lain."),
    )
    health = LongAnswer(
        label=gettext_lazy("Kesehatan"),
        help_text=gettext_lazy("Hanya yang perlu untuk layanan."),
        limit=LONGEST_TEXT,
        required=False,
    )
    note = LongAnswer(label=gettext_lazy("Hal lain yang perlu diketahui meja ini"), limit=LONGEST_TEXT, required=False)


class NewPersonForm(FactsForm):
    """A new record: a name, and what is known."""

    USES = {
        "name": Use(OWNER, "mengenali dan menemukan orang ini", "daftar orang dan halaman kasus"),
        "name_kind": Use(OWNER, "tahu nama apa yang dipakai", PAGE),
        **FactsForm.USES,
    }
    field_order = ["name", "name_kind", *FactsForm.USES]
    name = TextAnswer(
        label=gettext_lazy("Nama"),
        help_text=gettext_lazy("Satu kata pun cukup. Boleh nama panggilan atau sebutan."),
        limit=LONGEST_NAME,
    )
    name_kind = PickAnswer(
        label=gettext_lazy("Nama apa ini?"), choices=said(NAME_KIND_WORDS), initial="resmi", required=False
    )


class NameForm(DeskForm):
    """Another name."""

    USES = {
        "name": Use(OWNER, "mengenali dan menemukan orang ini", PAGE),
        "name_kind": Use(OWNER, "tahu nama apa yang dipakai", PAGE),
    }
    name = TextAnswer(label=gettext_lazy("Nama"), limit=LONGEST_NAME)
    name_kind = PickAnswer(label=gettext_lazy("Nama apa ini?"), choices=said(NAME_KIND_WORDS))


class DocumentForm(DeskForm):
    """A paper or number."""

    USES = {
        "kind": Use(OWNER, "tahu surat apa", PAGE),
        "number": Use(OWNER, "mengenali dan menemukan orang ini", PAGE),
        "issued_by": Use(OWNER, "tahu negara penerbit", PAGE),
        "held_by": Use(OWNER, "mengembalikan surat yang ditahan", "halaman orang dan penyaringan"),
        "not_hers": Use(OWNER, "tidak salah mengenali orang", PAGE),
        "forged": Use(OWNER, "tidak salah mengenali orang", PAGE),
        "document_note": Use(OWNER, "apa yang janggal pada surat ini", PAGE),
    }
    kind = PickAnswer(label=gettext_lazy("Surat atau nomor apa?"), choices=said(DOCUMENT_KIND_WORDS))
    number = TextAnswer(
        label=gettext_lazy("Nomor"),
        help_text=gettext_lazy(
            "Tulis seperti tertulis di surat. Yang tidak cocok hanya diberi catatan, tetap disimpan."
        ),
        limit=LONGEST_NUMBER,
        required=False,
    )
    issued_by = PickAnswer(label=gettext_lazy("Negara penerbit"), choices=countries(), required=False)
    held_by = PickAnswer(label=gettext_lazy("Sekarang dipegang siapa?"), choices=said(HELD_BY_WORDS))
    not_hers = answered(gettext_lazy("Atas nama orang lain?"))
    forged = answered(gettext_lazy("Diduga palsu?"))
    document_note = TextAnswer(label=gettext_lazy("Apa yang aneh?"), limit=LONGEST_LINE, required=False)


class ContactForm(DeskForm):
    """A way to reach her, and how to do so without harm."""

    USES = {
        "contact_kind": Use(OWNER, "memilih cara menghubungi", PAGE),
        "contact": Use(OWNER, "menghubungi orang ini", PAGE),
        "instructions": Use(OWNER, "menghubungi tanpa membahayakan", PAGE),
        "safe": Use(OWNER, "menghubungi tanpa membahayakan", PAGE),
    }
    contact_kind = PickAnswer(label=gettext_lazy("Lewat apa?"), choices=said(CONTACT_KIND_WORDS))
    contact = TextAnswer(label=gettext_lazy("Nomor, alamat, atau nama orangnya"), limit=LONGEST_LINE)
    instructions = TextAnswer(
        label=gettext_lazy("Bagaimana agar aman?"),
        help_text=gettext_lazy("Contoh: WhatsApp sesudah 20.00, jangan menelepon, bilang dari sekolah."),
        limit=LONGEST_LINE,
        required=False,
    )
    safe = answered(gettext_lazy("Apakah cara ini aman?"), initial=Answer.UNKNOWN)


class AgeForm(DeskForm):
    """A signed decision on age."""

    USES = {
        "group": Use(OWNER, "hak dan jalur layanan", "halaman orang dan penyaringan"),
        "as_of": Use(OWNER, "berlaku untuk hari mana", "halaman orang dan penyaringan"),
        "basis": Use(OWNER, "dasar keputusan", PAGE),
        "reason": Use(OWNER, "dasar keputusan", PAGE),
    }
    group = ChoiceAnswer(label=gettext_lazy("Keputusan Anda"), choices=said(AGE_GROUP_WORDS))
    as_of = VagueDateField(
        label=gettext_lazy("Per tanggal"),
        help_text=gettext_lazy("Hari yang Anda putuskan, biasanya hari ini."),
        may_be_unknown=False,
        not_after=timezone.localdate,
    )
    basis = ChoiceAnswer(label=gettext_lazy("Berdasarkan apa?"), choices=said(AGE_BASIS_WORDS))
    reason = LongAnswer(label=gettext_lazy("Jelaskan dasarnya dengan kata Anda sendiri"), limit=LONGEST_TEXT)

    def clean_as_of(self) -> Any:
        """One certain day."""
        day = self.cleaned_data["as_of"]
        if day is None or not day.is_exact:
            raise ValidationError(_("Tulis tanggal lengkap: hari, bulan dan tahun."))
        return day.first
