"""Forms of asking another desk."""

from django.utils.translation import gettext_lazy

from naung.casework.inquiries.rules import LONGEST_REASON
from naung.casework.inquiries.vocabulary import REPLY_WORDS, Reply
from naung.doors.desk.cases.forms import OWNER, said
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer
from naung.doors.desk.shell.forms import DeskForm, Use


class LookForm(DeskForm):
    """Why she wants to know whether another desk knows this person."""

    USES = {"why": Use(OWNER, "penyelia meninjau mengapa ditanya", "halaman tanya meja lain")}
    why = LongAnswer(
        label=gettext_lazy("Mengapa Anda perlu tahu?"),
        help_text=gettext_lazy(
            "Misalnya: ia bercerita pernah ditolong di perbatasan, dan kami perlu tahu apa yang dijanjikan."
        ),
        limit=LONGEST_REASON,
    )


class AskForm(DeskForm):
    """What the other desk reads."""

    USES = {"why": Use(OWNER, "meja yang ditanya tahu mengapa", "halaman pertanyaan meja lain")}
    why = LongAnswer(
        label=gettext_lazy("Tulis untuk meja itu: mengapa Anda bertanya?"),
        help_text=gettext_lazy("Meja itu membaca kalimat ini dan nama meja Anda. Isi berkas Anda tidak ikut terkirim."),
        limit=LONGEST_REASON,
    )


class AnswerForm(DeskForm):
    """What this desk answers."""

    USES = {"reply": Use(OWNER, "meja yang bertanya tahu ke mana bicara", "halaman tanya meja lain")}
    reply = ChoiceAnswer(
        label=gettext_lazy("Jawaban meja ini"),
        help_text=gettext_lazy(
            "Isi berkas tidak ikut terkirim. Yang perlu dibagi, dibagi lewat rujukan atau izin orangnya."
        ),
        choices=said(dict(REPLY_WORDS)),
    )

    def told(self) -> Reply:
        """The answer that was chosen."""
        return Reply(self.cleaned_data["reply"])
