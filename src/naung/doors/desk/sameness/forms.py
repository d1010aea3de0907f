"""Forms of judging two records."""

from django.utils.translation import gettext_lazy

from naung.casework.sameness.rules import LONGEST_REASON
from naung.casework.sameness.vocabulary import VERDICT_WORDS, Verdict
from naung.doors.desk.cases.forms import OWNER, said
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer
from naung.doors.desk.shell.forms import DeskForm, Use

PAGE = "halaman dua catatan bersanding"


class JudgeForm(DeskForm):
    """What she holds of the two, and why."""

    USES = {
        "verdict": Use(OWNER, "mengenali orang yang datang lagi", PAGE),
        "why": Use(OWNER, "orang lain mengerti penilaian ini", PAGE),
    }
    verdict = ChoiceAnswer(label=gettext_lazy("Menurut Anda, kedua catatan ini"), choices=said(dict(VERDICT_WORDS)))
    why = LongAnswer(
        label=gettext_lazy("Mengapa?"),
        help_text=gettext_lazy("Misalnya: nama ibunya sama dan ia sendiri bercerita pernah ke sini."),
        limit=LONGEST_REASON,
    )

    def told(self) -> Verdict:
        """The verdict that was chosen."""
        return Verdict(self.cleaned_data["verdict"])


class WithdrawForm(DeskForm):
    """Why a judgement is taken back."""

    USES = {"why": Use(OWNER, "orang lain mengerti mengapa ditarik", PAGE)}
    why = LongAnswer(label=gettext_lazy("Mengapa ditarik?"), limit=LONGEST_REASON)
