"""Forms of lawful bases without consent, and of a recipient desk's answer."""

from datetime import date
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy

from naung.casework.consent.rules.giving import LONGEST_TEXT
from naung.casework.consent.rules.tables import Article, shipped_bases
from naung.casework.consent.vocabulary import HANDLED_WORDS, Handled
from naung.doors.desk.consent.forms import Until, WhomForm, exact_day, options
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer, PickAnswer, TickAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.words import language
from naung.foundation.words import gettext_noop

LAW = Use("petugas kasus", "dasar hukum berbagi tanpa persetujuan", "buku persetujuan orang ini")
LONGEST = gettext_noop("Bila kosong, berakhir sendiri setelah %(days)d hari, kecuali diakhiri lebih dahulu.")
ANSWERED = Use("petugas meja penerima", "menutup yang ditarik", "daftar yang ditarik dari meja ini")


def article_words(article: Article) -> str:
    """An article in the reader's language with its number."""
    return f"{article.en if language() == 'en' else article.id} ({article.citation})"


in_words = lazy(article_words, str)


class BasisForm(WhomForm):
    """A lawful basis is signed. Articles that nobody has checked can't be chosen."""

    USES = dict.fromkeys(
        ["article", "purpose", "recipient", "outside", "categories", "reason", "until", "saves_life"], LAW
    )

    article = PickAnswer(label=gettext_lazy("Pasal yang menjadi dasar"), choices=[])
    reason = LongAnswer(
        label=gettext_lazy("Mengapa harus dibagi tanpa persetujuannya?"),
        limit=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    until = Until(help_text=gettext_lazy("Sependek yang cukup untuk keperluannya. Boleh diakhiri lebih dahulu."))
    saves_life = TickAnswer(
        label=gettext_lazy("Ini untuk menyelamatkan nyawa"),
        help_text=gettext_lazy("Berlaku tanpa menunggu petugas kedua. Hanya untuk pasal tentang menyelamatkan nyawa."),
    )
    field_order = ["article", "purpose", "recipient", "outside", "categories", "reason", "until", "saves_life"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["article"]
        if isinstance(field, forms.ChoiceField):
            usable = [each for each in shipped_bases().articles.values() if each.opens_alone]
            field.choices = [("", gettext_lazy("Pilih…")), *((each.code, in_words(each)) for each in usable)]

    def clean_until(self) -> date | None:
        """One exact day."""
        return exact_day(self.cleaned_data["until"])


class SecondForm(DeskForm):
    """The second officer's answer."""

    USES = dict.fromkeys(["agreed", "words"], LAW)

    agreed = ChoiceAnswer(
        label=gettext_lazy("Apakah Anda setuju dasar hukum ini dipakai?"),
        choices=[
            ("ya", gettext_lazy("Setuju, tetap terbuka")),
            ("tidak", gettext_lazy("Tidak setuju, tutup sekarang")),
        ],
    )
    words = LongAnswer(
        label=gettext_lazy("Pertimbangan Anda"),
        help_text=gettext_lazy("Wajib diisi bila tidak setuju."),
        limit=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SecondLookForm(DeskForm):
    """The second look at a held telling."""

    USES = {"agreed": LAW}

    agreed = ChoiceAnswer(
        label=gettext_lazy("Apakah Anda setuju orang ini belum diberi tahu?"),
        choices=[
            ("ya", gettext_lazy("Setuju, memberi tahu sekarang membahayakannya")),
            ("tidak", gettext_lazy("Tidak, ia harus diberi tahu")),
        ],
    )


class TellForm(DeskForm):
    """She was told."""

    USES = {"words": LAW}

    words = LongAnswer(
        label=gettext_lazy("Bagaimana ia diberi tahu, dan apa katanya?"),
        limit=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class HoldForm(DeskForm):
    """Telling her endangers her."""

    USES = {"reason": LAW}

    reason = LongAnswer(
        label=gettext_lazy("Mengapa memberi tahu sekarang membahayakannya?"),
        limit=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class HandledForm(DeskForm):
    """What a recipient desk did with what was withdrawn."""

    USES = {"handled": ANSWERED}

    handled = ChoiceAnswer(label=gettext_lazy("Apa yang sudah dilakukan meja ini?"), choices=options(HANDLED_WORDS))

    @property
    def answer(self) -> Handled:
        """The answer as typed."""
        return Handled(self.cleaned_data["handled"])
