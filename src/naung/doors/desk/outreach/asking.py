"""Questions by telephone: chosen for a session with their hours, printed as a sheet with a QR code; and the office's own."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from naung.casework.outreach.actions import add_question, ask_by_phone, ask_no_more, change_hours, drop_question
from naung.casework.outreach.queries import SessionShown, board_for, questions_at, session_for
from naung.casework.outreach.rules.questions import LONGEST_QUESTION, MOST_QUESTIONS
from naung.casework.outreach.rules.states import NOT_NOW
from naung.casework.outreach.vocabulary import REPLY_WORDS, Moment, QuestionTold, Reply, State
from naung.doors.desk.account.qr import picture
from naung.doors.desk.cases.forms import said
from naung.doors.desk.outreach.fields import HourAnswer, PeopleCount
from naung.doors.desk.outreach.forms import OWNER, PAGE
from naung.doors.desk.outreach.shown import line_row, question_words, session_page
from naung.doors.desk.reports.fields import FactsAnswer
from naung.doors.desk.shell.fields import ChoiceAnswer, TextAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound
from naung.foundation.noticeboard.vocabulary import NoticeShown, Opening
from naung.foundation.organisations.queries import desk_facts

READS, WRITES = Permission.OUTREACH_READ, Permission.OUTREACH_WRITE
SHEET = "lembar QR"
FIRST_HOUR = time(9)


class HoursForm(DeskForm):
    """When the questions are open on the session's day, and for how many people."""

    USES = {
        "people": Use(OWNER, "membatasi jawaban sebanyak orang di ruangan", PAGE),
        "sebelum_opens": Use(OWNER, "membuka pertanyaan sebelum sosialisasi", SHEET),
        "sebelum_closes": Use(OWNER, "menutupnya waktu sosialisasi mulai", SHEET),
        "sesudah_opens": Use(OWNER, "membuka pertanyaan sesudah sosialisasi", SHEET),
        "sesudah_closes": Use(OWNER, "menutupnya", SHEET),
    }
    people = PeopleCount(
        label=gettext_lazy("Berapa orang di ruangan itu?"),
        help_text=gettext_lazy(
            "Sebanyak itulah jawaban yang diterima tiap kali, supaya satu ponsel tidak menjawab terus."
        ),
        required=True,
    )
    sebelum_opens = HourAnswer(label=gettext_lazy("Sebelum: dibuka pukul"))
    sebelum_closes = HourAnswer(label=gettext_lazy("Sebelum: ditutup pukul"))
    sesudah_opens = HourAnswer(label=gettext_lazy("Sesudah: dibuka pukul"))
    sesudah_closes = HourAnswer(label=gettext_lazy("Sesudah: ditutup pukul"))

    def clean_people(self) -> int:
        """At least one: with nobody in the room nothing would be taken."""
        people: int = self.cleaned_data["people"]
        if people < 1:
            raise ValidationError(_("Isi paling sedikit 1 orang."))
        return people

    def openings(self, found: SessionShown) -> list[Opening]:
        """What was typed, on the session's day."""
        data = self.cleaned_data
        day = found.line.on

        def at(name: str) -> datetime:
            return timezone.make_aware(datetime.combine(day, data[name]))

        return [
            Opening(part.value, at(f"{part.value}_opens"), at(f"{part.value}_closes"), data["people"])
            for part in Moment
        ]


class AskForm(HoursForm):
    """Which questions, when, and for how many."""

    USES = {**HoursForm.USES, "questions": Use(OWNER, "tahu apa yang sudah dipahami", PAGE)}
    questions = FactsAnswer(label=gettext_lazy("Pertanyaan yang mana?"), choices=())
    field_order = ("questions", "people")

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("questions", offered)
        self.fields["questions"].help_text = _("Satu sampai %(most)s pertanyaan.") % {"most": MOST_QUESTIONS}


def _first_hours(found: SessionShown) -> dict[str, Any]:
    """Half an hour before the session begins, until it begins; then from an hour and a half after, for half an hour."""
    start = found.plan.starts or FIRST_HOUR
    minutes = start.hour * 60 + start.minute
    stops = [minutes - 30, minutes, minutes + 90, minutes + 120]
    shown = [time(*divmod(min(max(each, 0), 24 * 60 - 1), 60)) for each in stops]
    names = [f"{part.value}_{end}" for part in Moment for end in ("opens", "closes")]
    return {**dict(zip(names, shown, strict=True)), "people": found.plan.expected or None}


def _kept_hours(notice: NoticeShown) -> dict[str, Any]:
    kept: dict[str, Any] = {"people": notice.openings[0].most}
    for each in notice.openings:
        kept[f"{each.part}_opens"] = timezone.localtime(each.opens_at).time()
        kept[f"{each.part}_closes"] = timezone.localtime(each.closes_at).time()
    return kept


@requires(WRITES)
def ask(request: DeskRequest, session_id: UUID) -> HttpResponse:
    """Choose questions and their hours, or change the hours of those that stand there already."""
    found = session_for(session_id, actor=request.actor)
    board = board_for(session_id, actor=request.actor)
    if found.line.state is State.CANCELLED or (board and board.notice.down):
        messages.warning(request, _(NOT_NOW) if board is None else _("Pertanyaan ini sudah ditutup."))
        return redirect("outreach:show", session_id)
    form = _ask_form(request, found, board.notice if board else None)
    if form.is_valid():
        with errors_on(form):
            _write(form, found, request)
            messages.success(request, _("Jam pertanyaan disimpan. Lembar QR dapat dicetak di halaman ini."))
            return redirect("outreach:show", session_id)
    context = {"form": form, "line": line_row(found.line), "again": board is not None}
    return render(request, "desk/outreach/ask.html", context)


def _ask_form(request: DeskRequest, found: SessionShown, notice: NoticeShown | None) -> HoursForm:
    if notice is not None:
        return HoursForm(request.POST or None, initial=_kept_hours(notice), version=notice.version)
    known = questions_at(actor=request.actor)
    offered = [(code, question_words(each)) for code, each in known.items() if not each.dropped]
    return AskForm(request.POST or None, initial=_first_hours(found), offered=offered)


def _write(form: HoursForm, found: SessionShown, request: DeskRequest) -> None:
    openings = form.openings(found)
    if isinstance(form, AskForm):
        chosen = form.cleaned_data["questions"]
        ask_by_phone(session_id=found.line.id, questions=chosen, openings=openings, by=request.actor)
    else:
        change_hours(session_id=found.line.id, version=form.base_version or 0, openings=openings, by=request.actor)


@requires(WRITES)
@require_POST
def stop(request: DeskRequest, session_id: UUID) -> HttpResponse:
    """Take the questions down for good."""
    ask_no_more(session_id=session_id, by=request.actor)
    messages.success(request, _("Pertanyaan ditutup. Jawaban yang sudah masuk tetap dihitung."))
    return redirect("outreach:show", session_id)


@requires(READS)
def sheet(request: DeskRequest, session_id: UUID) -> HttpResponse:
    """The sheet that hangs in the room: a QR code, and the same address in letters that can be read aloud."""
    found = session_for(session_id, actor=request.actor)
    board = board_for(session_id, actor=request.actor)
    if board is None or board.notice.down:
        raise NotFound()
    address = request.build_absolute_uri(reverse("public:questions", args=[board.notice.code]))
    context = {
        "session": session_page(found, [], questions_at(actor=request.actor)),
        "desk": desk_facts(request.actor.desk).name,
        "address": address.partition("//")[2],
        "picture": picture(address, _("Kode QR untuk menjawab pertanyaan")),
        "openings": [_opening_row(each) for each in board.notice.openings],
        "only_here": not settings.NAUNG_SERVED.has_name,
    }
    return render(request, "desk/outreach/qr_sheet.html", context)


def _opening_row(opening: Opening) -> dict[str, Any]:
    first = opening.part == Moment.BEFORE.value
    return {
        "words": _("Sebelum mulai") if first else _("Sesudah selesai"),
        "opens": timezone.localtime(opening.opens_at),
        "closes": timezone.localtime(opening.closes_at),
    }


class QuestionForm(DeskForm):
    """A question of the office's own."""

    USES = {
        "words_id": Use(OWNER, "menanyakan hal yang belum ada di daftar", SHEET),
        "words_en": Use(OWNER, "menanyakan hal yang sama kepada yang berbahasa Inggris", SHEET),
        "right": Use(OWNER, "menghitung jawaban yang benar", PAGE),
    }
    words_id = TextAnswer(
        label=gettext_lazy("Pertanyaannya"),
        help_text=gettext_lazy("Kalimat pendek yang dapat dijawab ya atau tidak. Tanpa nama orang."),
        limit=LONGEST_QUESTION,
    )
    words_en = TextAnswer(label=gettext_lazy("Dalam bahasa Inggris"), limit=LONGEST_QUESTION, required=False)
    right = ChoiceAnswer(
        label=gettext_lazy("Jawaban yang benar"),
        choices=said({each: REPLY_WORDS[each] for each in (Reply.YES, Reply.NO)}),
    )


@requires(READS)
def questions(request: DeskRequest) -> HttpResponse:
    """Every question that may be asked: those of the table with their source, and the office's own."""
    rows = [
        {
            "id": UUID(each.code) if each.ours else None,
            "words": question_words(each),
            "right": _(REPLY_WORDS[each.right]),
            "basis": each.basis,
            "source": each.source,
            "mark": each.mark,
            "ours": each.ours,
            "dropped": each.dropped,
        }
        for each in questions_at(actor=request.actor).values()
    ]
    context = {"rows": rows, "may_write": request.actor.may(WRITES)}
    return render(request, "desk/outreach/questions.html", context)


@requires(WRITES)
def question_add(request: DeskRequest) -> HttpResponse:
    """A further question of the office's own."""
    form = QuestionForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            data = form.cleaned_data
            told = QuestionTold(data["words_id"], data["words_en"], Reply(data["right"]))
            add_question(told=told, by=request.actor)
            messages.success(request, _("Pertanyaan ditambahkan."))
            return redirect("outreach:questions")
    return render(request, "desk/outreach/question.html", {"form": form})


@requires(WRITES)
@require_POST
def question_drop(request: DeskRequest, question_id: UUID) -> HttpResponse:
    """Ask an own question no more."""
    drop_question(question_id=question_id, by=request.actor)
    messages.success(request, _("Pertanyaan ini tidak ditawarkan lagi. Jawaban yang sudah ada tetap tersimpan."))
    return redirect("outreach:questions")
