"""The one question that many pages end with: why."""

from django.utils.translation import gettext_lazy

from naung.doors.desk.shell.fields import LongAnswer
from naung.doors.desk.shell.forms import DeskForm, Use

LONGEST_REASON = 4_000  # letters, as every room's own texts


class WhyForm(DeskForm):
    """A reason, for whoever reads the file later."""

    USES = {"why": Use("meja pemilik kasus", "tahu alasannya", "halaman orang ini")}
    why = LongAnswer(label=gettext_lazy("Apa alasannya?"), limit=LONGEST_REASON)


class StrikeForm(WhyForm):
    """Why something is struck out."""

    why = LongAnswer(label=gettext_lazy("Mengapa dicoret?"), limit=LONGEST_REASON)
