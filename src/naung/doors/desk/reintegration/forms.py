"""Forms of reintegration."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.reintegration.rules.tables import GRADES, shipped_tables
from naung.casework.reintegration.rules.words import LONGEST_ITEM, LONGEST_LINE, LONGEST_TEXT
from naung.casework.reintegration.vocabulary import (
    AGAIN_WORDS,
    HELD_WORDS,
    REACHED_WORDS,
    SAFETY_WORDS,
    STATE_WORDS,
    WISH_WORDS,
    Item,
    Row,
)
from naung.doors.desk.cases.forms import OWNER, said
from naung.doors.desk.plans.forms import DayField
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer, PickAnswer, TextAnswer, TickAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.reasons import WhyForm
from naung.doors.desk.shell.words import language

PAGE = "halaman reintegrasi"
FOLLOWING = "tindak lanjut sesudah pulang"
ASKED = "item_"  # what the name of a field of the scale begins with


def row_words(row: Row | Item) -> str:
    """A row of a table in the reader's language."""
    return row.en if language() == "en" else row.id


def anchors_of(item: Item) -> tuple[str, ...]:
    """What the four grades of an item mean, in the reader's language."""
    return item.anchors_en if language() == "en" else item.anchors_id


class StepForm(DeskForm):
    """Where one of the five steps stands."""

    USES = {
        "state": Use(OWNER, "tahu langkah mana yang belum selesai", PAGE),
        "who": Use(OWNER, "tahu siapa yang mengerjakan", PAGE),
        "lacks": Use(OWNER, "tahu apa yang masih kurang", PAGE),
        "words": Use(OWNER, "tahu apa yang sudah dikerjakan", PAGE),
        "done_on": Use(OWNER, "tahu kapan selesai", PAGE),
    }
    state = ChoiceAnswer(label=gettext_lazy("Sampai di mana?"), choices=said(dict(STATE_WORDS)))
    who = TextAnswer(label=gettext_lazy("Siapa yang mengerjakan?"), limit=LONGEST_LINE, required=False)
    lacks = LongAnswer(
        label=gettext_lazy("Apa yang masih kurang?"),
        help_text=gettext_lazy("Bila langkah ini tidak perlu, tulis mengapa."),
        limit=LONGEST_TEXT,
        required=False,
    )
    words = LongAnswer(label=gettext_lazy("Apa yang sudah dikerjakan?"), limit=LONGEST_TEXT, required=False)
    done_on = DayField(label=gettext_lazy("Selesai hari apa?"), required=False)


class WishForm(DeskForm):
    """Whether she wants to be followed, and how."""

    USES = {
        "wish": Use(OWNER, "tidak menghubungi yang tidak mau", FOLLOWING),
        "words": Use(OWNER, "menghubungi dengan cara yang ia pilih", FOLLOWING),
    }
    wish = ChoiceAnswer(
        label=gettext_lazy("Maukah ia dihubungi sesudah pulang?"),
        help_text=gettext_lazy("Ia boleh berubah pikiran kapan saja. Bila tidak mau, tidak ada pengingat lagi."),
        choices=said(dict(WISH_WORDS)),
    )
    words = LongAnswer(
        label=gettext_lazy("Katanya, dan cara yang ia pilih"),
        help_text=gettext_lazy("Misalnya: lewat pesan saja, jangan ke rumah."),
        limit=LONGEST_TEXT,
        required=False,
    )


class HomeForm(DeskForm):
    """The day she came home."""

    USES = {"home_on": Use(OWNER, "menghitung hari tindak lanjut", FOLLOWING)}
    home_on = DayField(label=gettext_lazy("Hari apa ia pulang?"))


class DayWhyForm(WhyForm):
    """A chosen day with its reason."""

    USES = {"due_on": Use(OWNER, "mengingatkan pada hari yang sesuai baginya", FOLLOWING), **WhyForm.USES}
    due_on = DayField(label=gettext_lazy("Hari apa?"))
    field_order = ["due_on", "why"]


class ScaleForm(DeskForm):
    """Items of the scale, each with its four grades; none has to be asked."""

    def __init__(self, *args: Any, items: Mapping[str, Item], answers: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = list(items)
        for code, item in items.items():
            field = PickAnswer(label=row_words(item), choices=_grades(item), required=False)
            field.initial = str(answers.get(code, ""))
            self.fields[ASKED + code] = field

    def answers(self) -> dict[str, int]:
        """The grade of each item that was asked."""
        chosen = {code: self.cleaned_data.get(ASKED + code) for code in self.items}
        return {code: int(grade) for code, grade in chosen.items() if grade}


def _grades(item: Item) -> Iterable[tuple[str, str]]:
    return [(str(n), f"{n}. {words}") for n, words in zip(GRADES, anchors_of(item), strict=True)]


class BeforeForm(ScaleForm):
    """How she fares before the return."""

    USES = {"on": Use(OWNER, "membandingkan sebelum dan sesudah", FOLLOWING)}
    on = DayField(label=gettext_lazy("Keadaan pada hari apa?"))


class FollowUpForm(ScaleForm):
    """What came of a follow-up."""

    USES = {
        "held_on": Use(OWNER, "tahu kapan terakhir dihubungi", FOLLOWING),
        "held": Use(OWNER, "tahu caranya", FOLLOWING),
        "reached": Use(OWNER, "tahu apakah ia bebas bicara", FOLLOWING),
        "words": Use(OWNER, "tahu keadaannya", FOLLOWING),
        "safety": Use(OWNER, "menolong bila ia dalam bahaya", FOLLOWING),
        "safety_words": Use(OWNER, "menolong bila ia dalam bahaya", FOLLOWING),
        "again": Use(OWNER, "menolong bila terjadi lagi", FOLLOWING),
        "again_words": Use(OWNER, "menolong bila terjadi lagi", FOLLOWING),
    }
    held_on = DayField(label=gettext_lazy("Hari apa?"))
    held = ChoiceAnswer(label=gettext_lazy("Dengan cara apa?"), choices=said(dict(HELD_WORDS)))
    reached = ChoiceAnswer(
        label=gettext_lazy("Bertemu dengannya, dan ia bebas bicara?"), choices=said(dict(REACHED_WORDS))
    )
    words = LongAnswer(label=gettext_lazy("Bagaimana keadaannya?"), limit=LONGEST_TEXT, required=False)
    safety = ChoiceAnswer(label=gettext_lazy("Amankah ia sekarang?"), choices=said(dict(SAFETY_WORDS)))
    safety_words = LongAnswer(label=gettext_lazy("Apa yang perlu dijaga?"), limit=LONGEST_TEXT, required=False)
    again = ChoiceAnswer(
        label=gettext_lazy("Adakah tanda hal yang sama terjadi lagi kepadanya?"), choices=said(dict(AGAIN_WORDS))
    )
    again_words = LongAnswer(label=gettext_lazy("Apa yang dilihat?"), limit=LONGEST_TEXT, required=False)


class ProblemDoneForm(DeskForm):
    """What was done about a problem."""

    USES = {
        "done": Use(OWNER, "tahu apa yang sudah dilakukan", PAGE),
        "over": Use(OWNER, "tahu masalah mana yang masih ada", PAGE),
    }
    done = LongAnswer(label=gettext_lazy("Apa yang dilakukan?"), limit=LONGEST_TEXT)
    over = TickAnswer(label=gettext_lazy("Masalah ini sudah selesai"), required=False)


class ProblemForm(DeskForm):
    """A new problem that followed her home."""

    USES = {
        "kind": Use(OWNER, "menjumlahkan masalah yang sama", "laporan gugus tugas"),
        "seen_on": Use(OWNER, "tahu kapan terlihat", PAGE),
        "words": Use(OWNER, "tahu apa masalahnya", PAGE),
        "done": Use(OWNER, "tahu apa yang sudah dilakukan", PAGE),
    }
    kind = PickAnswer(label=gettext_lazy("Masalah apa?"), choices=())
    seen_on = DayField(label=gettext_lazy("Terlihat hari apa?"))
    words = LongAnswer(label=gettext_lazy("Apa yang terjadi?"), limit=LONGEST_TEXT)
    done = LongAnswer(label=gettext_lazy("Apa yang sudah dilakukan?"), limit=LONGEST_TEXT, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = shipped_tables().problems
        self.offer_choices("kind", [("", _("Pilih…")), *((code, row_words(row)) for code, row in rows.items())])


class EndForm(DeskForm):
    """The end, in her words."""

    USES = {
        "agreed": Use(OWNER, "tidak mengakhiri di luar kehendaknya", PAGE),
        "words": Use(OWNER, "menyimpan kata-katanya sendiri", PAGE),
        "why": Use(OWNER, "tahu alasannya", PAGE),
    }
    agreed = TickAnswer(label=gettext_lazy("Diputuskan bersamanya, dan ia setuju"), required=False)
    words = LongAnswer(label=gettext_lazy("Apa katanya?"), limit=LONGEST_TEXT, required=False)
    why = LongAnswer(
        label=gettext_lazy("Bila tidak diputuskan bersamanya: mengapa?"), limit=LONGEST_TEXT, required=False
    )


class DeathForm(DeskForm):
    """The day she died."""

    USES = {"died_on": Use(OWNER, "tidak menghubungi keluarga yang berduka", FOLLOWING)}
    died_on = DayField(label=gettext_lazy("Hari apa ia meninggal?"))


class ItemForm(DeskForm):
    """An item that the office adds to the scale."""

    USES = {
        name: Use(OWNER, "menanyakan hal yang penting bagi kantor ini", FOLLOWING)
        for name in ("words", *(f"anchor_{n}" for n in (1, 2, 3, 4)))
    }
    words = TextAnswer(
        label=gettext_lazy("Butirnya"), help_text=gettext_lazy("Jangan sebut siapa pun."), limit=LONGEST_ITEM
    )
    anchor_1 = TextAnswer(label=gettext_lazy("1, paling sulit"), limit=LONGEST_ITEM)
    anchor_2 = TextAnswer(label=gettext_lazy("2"), limit=LONGEST_ITEM)
    anchor_3 = TextAnswer(label=gettext_lazy("3"), limit=LONGEST_ITEM)
    anchor_4 = TextAnswer(label=gettext_lazy("4, paling baik"), limit=LONGEST_ITEM)

    def anchors(self) -> list[str]:
        """What the four grades mean, the hardest first."""
        return [self.cleaned_data[f"anchor_{n}"] for n in GRADES]
