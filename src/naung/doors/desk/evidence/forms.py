"""Forms of documents, letters and templates."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy

from naung.casework.evidence.rules.documents import LONGEST_TITLE
from naung.casework.evidence.rules.letters import LONGEST_LINE, LONGEST_WORDS, MOST_TITLE
from naung.casework.evidence.rules.tables import Said, Typed
from naung.casework.evidence.vocabulary import KIND_WORDS, WRITTEN
from naung.doors.desk.cases.forms import OWNER, said
from naung.doors.desk.shell.fields import (
    ChoiceAnswer,
    FileAnswer,
    LongAnswer,
    ManyAnswer,
    PickAnswer,
    TextAnswer,
    TickAnswer,
)
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.words import language

PAGE = "dokumen kasus"
LETTER_PAGE = "membuat surat"
TEMPLATE_OWNER, TEMPLATE_PAGE = "penyelia", "templat surat"
PDF, DOCX = "pdf", "docx"


class RenewForm(DeskForm):
    """A newer version of a document."""

    USES = {
        "title": Use(OWNER, "menemukan dokumen ini lagi", PAGE),
        "file": Use(OWNER, "membuktikan dan mengurus hak orang ini", PAGE),
    }
    title = TextAnswer(
        label=gettext_lazy("Nama dokumen"),
        help_text=gettext_lazy("Misalnya: putusan tingkat pertama. Jangan tulis hal yang peka di namanya."),
        limit=LONGEST_TITLE,
    )
    file = FileAnswer(
        label=gettext_lazy("Berkasnya"),
        help_text=gettext_lazy("PDF, gambar, suara, atau DOCX, paling besar 8 MB. Disimpan tersegel."),
        required=True,
    )


class UploadForm(RenewForm):
    """A document that is new to the case."""

    USES = {
        **RenewForm.USES,
        "kind": Use(OWNER, "menemukan dokumen menurut jenisnya dan menjaga siapa yang membacanya", PAGE),
        "whose": Use(OWNER, "menghapus dokumen bersama orangnya", PAGE),
    }
    kind = PickAnswer(label=gettext_lazy("Apa jenisnya?"), choices=said(dict(KIND_WORDS)))
    whose = PickAnswer(
        label=gettext_lazy("Milik siapa?"),
        help_text=gettext_lazy("Dokumen milik seseorang ikut terhapus bila orangnya dihapus."),
        choices=(),
        required=False,
    )
    field_order = ("kind", "title", "whose", "file")


class EmptyForm(DeskForm):
    """Why a document was kept by mistake."""

    USES = {"reason": Use(OWNER, "tahu mengapa isinya tidak ada lagi", PAGE)}
    reason = TextAnswer(
        label=gettext_lazy("Mengapa keliru disimpan?"),
        help_text=gettext_lazy("Misalnya: surat milik orang lain. Tanpa nama orang."),
        limit=LONGEST_TITLE,
    )


class SignedForm(DeskForm):
    """The letter as it came back signed."""

    USES = {"file": Use(OWNER, "menyimpan surat yang sah", PAGE)}
    file = FileAnswer(
        label=gettext_lazy("PDF yang sudah ditandatangani"),
        help_text=gettext_lazy("Dari layanan tanda tangan elektronik, misalnya yang memakai sertifikat BSrE."),
        required=True,
    )


class CheckForm(DeskForm):
    """That somebody read every value that was filled in."""

    USES = {"read": Use(OWNER, "tahu bahwa isinya diperiksa manusia", LETTER_PAGE)}
    read = TickAnswer(label=gettext_lazy("Setiap isian di atas sudah saya baca, dan benar."), required=True)


class LetterForm(DeskForm):
    """What the letter is called, in which form it is made, and what is typed into it.

    Fields of the letter itself come from the room's table: they are owned by whoever makes the letter, for that letter alone.
    """

    USES = {
        "title": Use(OWNER, "menemukan surat ini lagi", LETTER_PAGE),
        "parts": Use(OWNER, "tidak membagikan lebih dari yang perlu bagi penerima", LETTER_PAGE),
        "form": Use(OWNER, "mengirim atau menyunting suratnya", LETTER_PAGE),
    }
    title = TextAnswer(label=gettext_lazy("Nama dokumen di kasus ini"), limit=LONGEST_TITLE)
    parts = ManyAnswer(
        label=gettext_lazy("Bagian mana yang ikut?"),
        help_text=gettext_lazy("Centang hanya yang perlu bagi penerima surat ini. Yang tidak dicentang tidak keluar."),
        choices=(),
        required=False,
    )
    form = ChoiceAnswer(
        label=gettext_lazy("Dibuat sebagai apa?"),
        choices=[(PDF, gettext_lazy("PDF, untuk ditandatangani")), (DOCX, gettext_lazy("Word, untuk disunting lagi"))],
    )

    def __init__(
        self, *args: Any, typed: Sequence[Typed], pdf: bool, parts: Sequence[Said] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        english = language() == "en"
        self.offer_choices("parts", [(each.code, each.en if english else each.id) for each in parts])
        if not parts:
            del self.fields["parts"]
        for each in typed:
            label, hint = (each.en, each.hint_en) if english else (each.id, each.hint_id)
            kind, most = (LongAnswer, LONGEST_WORDS) if each.long else (TextAnswer, LONGEST_LINE)
            self.fields[each.code] = kind(label=label, help_text=hint, limit=most)
        if not pdf:
            self.offer_choices("form", [(DOCX, gettext_lazy("Word, untuk disunting lagi"))])
        self.order_fields(["title", *(each.code for each in typed), "parts", "form"])


class TemplateRenewForm(DeskForm):
    """A newer version of a template."""

    USES = {
        "title": Use(TEMPLATE_OWNER, "memilih templat", TEMPLATE_PAGE),
        "file": Use(TEMPLATE_OWNER, "membuat surat dengan kop dan susunan kantor sendiri", TEMPLATE_PAGE),
    }
    title = TextAnswer(
        label=gettext_lazy("Nama templat"),
        help_text=gettext_lazy("Misalnya: surat kuasa kantor kami. Tanpa nama orang."),
        limit=MOST_TITLE,
    )
    file = FileAnswer(
        label=gettext_lazy("Dokumen Word (DOCX)"),
        help_text=gettext_lazy("Tulis isian di antara kurung kurawal ganda, misalnya {{ orang_nama }}."),
        required=True,
    )


class TemplateForm(TemplateRenewForm):
    """A template that is new to the office."""

    USES = {**TemplateRenewForm.USES, "kind": Use(TEMPLATE_OWNER, "tahu isian mana yang boleh keluar", TEMPLATE_PAGE)}
    kind = PickAnswer(
        label=gettext_lazy("Untuk surat apa?"),
        choices=[(each.value, gettext_lazy(KIND_WORDS[each])) for each in WRITTEN],
    )
    field_order = ("kind", "title", "file")
