"""Pages that ask: the first line in six taps, the short screening in free order, two answers side by side, the paper for both."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naung.casework.arrivals.actions import choose_form, finish_unfinished, keep_unfinished, take_form
from naung.casework.arrivals.queries import PersonShown, arrival_for
from naung.casework.arrivals.rules.short import is_whole, questions_for
from naung.casework.arrivals.rules.tables import shipped_first_line, shipped_short
from naung.casework.arrivals.vocabulary import FormKind, FormTold, ShortTold
from naung.doors.desk.arrivals.forms import HEARD, TRACK, FirstForm, ShortForm, spoken
from naung.doors.desk.arrivals.hearing import aloud
from naung.doors.desk.arrivals.people import WRITES, about, next_to_ask
from naung.doors.desk.arrivals.shown import band_words, basis_words, cause_words
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotFound
from naung.foundation.identifiers import new_id
from naung.foundation.people.vocabulary import Answer

FINISH, NEXT = "selesai", "berikut"  # what a button of a form asks for


@requires(WRITES)
def first(request: DeskRequest, arrival_id: UUID) -> HttpResponse:
    """Four observations and whether she asks, each one tap; one more finishes, or goes on to the next person."""
    shown = arrival_for(arrival_id, actor=request.actor)
    form = FirstForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_on(form):
            told = form.told(shown.listed)
            take_form(told=FormTold(new_id(), arrival_id, FormKind.FIRST, timezone.now(), first=told), by=request.actor)
            return _after_first(request, arrival_id)
    signs = [
        {
            "code": code,
            "words": spoken(sign.words),
            "malay": sign.words.ms,
            "look": spoken(sign.look),
            "listed": code in shown.listed & shown.signs,  # until an officer undid it
        }
        for code, sign in shipped_first_line().signs.items()
    ]
    by_list = ", ".join(each for each in (band_words(shown.band), cause_words(shown.cause)) if each)
    words = {"by_list": by_list, "next_word": NEXT, "finish_word": FINISH}
    context = {**about(shown), "form": form, "signs": signs, **words}
    return render(request, "desk/arrivals/first.html", context)


def _after_first(request: DeskRequest, arrival_id: UUID) -> HttpResponse:
    """To the next person where she goes on to nothing; to her own page where she does."""
    now = arrival_for(arrival_id, actor=request.actor)
    if now.sent:
        why = "; ".join(spoken(sign.words) for sign in now.sent)
        messages.warning(request, _("Perlu penyaringan pendek: %(why)s.") % {"why": why})
        return redirect("arrivals:person", arrival_id)
    messages.success(request, _("Saringan awal dicatat. Tidak ada tanda, dan tidak terpilih undian."))
    following = next_to_ask(request, now.batch, now.number) if request.POST.get("then") == NEXT else None
    return redirect("arrivals:first", following) if following else redirect("arrivals:person", arrival_id)


@requires(WRITES)
def short(request: DeskRequest, arrival_id: UUID) -> HttpResponse:
    """The short screening: in any order, kept when it is interrupted, and finished by whoever takes it up."""
    shown = arrival_for(arrival_id, actor=request.actor)
    draft = shown.draft
    before = draft.short if draft else ShortTold()
    track = shown.track(before.track)
    form = ShortForm(request.POST or None, told=before, track=track, version=draft.version if draft else 0)
    if form.is_valid():
        with errors_on(form):
            told, version = form.told(), form.base_version or 0
            if request.POST.get("then") == FINISH:
                finish_unfinished(arrival_id=arrival_id, told=told, version=version, by=request.actor)
                messages.success(
                    request, _("Penyaringan pendek dicatat. Putuskan sekarang apakah orang ini boleh pulang.")
                )
                return redirect("arrivals:decide", arrival_id)
            keep_unfinished(arrival_id=arrival_id, told=told, version=version, by=request.actor)
            return redirect("arrivals:short", arrival_id)
    return render(request, "desk/arrivals/short.html", _short_page(shown, form, before, track, request.actor))


def _short_page(shown: PersonShown, form: DeskForm, before: ShortTold, track: str, actor: Actor) -> dict[str, object]:
    table = shipped_short()
    heard = before.heard
    asked = questions_for(track, heard=heard, table=table)
    voices = aloud(asked, actor)
    return {
        **about(shown),
        "form": form,
        "heard": form[HEARD],
        "heard_help": spoken(table.heard.help),
        "track": form[TRACK],
        "questions": [
            {
                "field": form[each.code],
                "basis": basis_words(each.basis.citation, each.basis.mark, each.basis.house),
                "spoken": voices.questions[each.code],
            }
            for each in asked
        ],
        "voices": voices,
        "is_child": track == "anak",
        "only_safe": heard is not Answer.NO,
        "others_hear": heard is Answer.YES,
        "whole": is_whole(before, table),
        "why": [spoken(sign.words) for sign in shown.sent],
        "finish_word": FINISH,
        "next_word": NEXT,
    }


@require_POST
@requires(WRITES)
def choose(request: DeskRequest, arrival_id: UUID) -> HttpResponse:
    """Choose one of two answers about one person. Raises NotFound for a form of another one."""
    shown = arrival_for(arrival_id, actor=request.actor)
    chosen = request.POST.get("form", "")
    if not chosen:
        messages.info(request, _("Pilih dahulu salah satu jawaban."))
        return redirect("arrivals:person", arrival_id)
    found = next((each.id for each in shown.standing(FormKind.SHORT) if str(each.id) == chosen), None)
    if found is None:
        raise NotFound()
    choose_form(form_id=found, by=request.actor)
    messages.success(request, _("Jawaban itu yang dipakai. Yang lain tetap tersimpan."))
    return redirect("arrivals:person", arrival_id)


@requires(WRITES)
def paper(request: DeskRequest) -> HttpResponse:
    """The same questions on paper, for when no tablet works: one person a sheet."""
    table, first_line = shipped_short(), shipped_first_line()
    rows = [
        {
            "words": spoken(each.words),
            "malay": each.words.ms,
            "safe": each.safe,
            "only": [spoken(table.tracks[code].words) for code in table.tracks if code in each.only],
            "but": [spoken(table.tracks[code].words) for code in table.tracks if code in each.but],
            "basis": basis_words(each.basis.citation, each.basis.mark, each.basis.house),
        }
        for each in table.questions.values()
    ]
    signs = [{"words": spoken(each.words), "malay": each.words.ms} for each in first_line.signs.values()]
    context = {
        "signs": signs,
        "rows": rows,
        "tracks": [spoken(each.words) for each in table.tracks.values()],
        "needs": [spoken(each.words) for each in table.needs.values()],
        "heard": {"words": spoken(table.heard.words), "malay": table.heard.words.ms, "help": spoken(table.heard.help)},
    }
    return render(request, "desk/arrivals/paper.html", context)
