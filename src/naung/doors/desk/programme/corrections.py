"""Pages that correct what was written down wrongly, the history, and the custodian's page that takes words out."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naung.casework.outreach import actions as outreach_actions
from naung.casework.outreach import queries as outreach_queries
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.programme.correction_forms import (
    FORMS,
    DecisionCorrection,
    DecreeCorrection,
    MeetingCorrection,
    PlanCorrection,
    TrainingCorrection,
    WordsForm,
    first_decision,
    first_decree,
    first_meeting,
    first_plan,
    first_training,
)
from naung.doors.desk.programme.forms import OfDesks
from naung.doors.desk.programme.pages import READS, WRITES, written
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound
from naung.foundation.letterbox import actions as letterbox_actions
from naung.foundation.letterbox import queries as letterbox_queries
from naung.foundation.organisations.queries import own_desk
from naung.foundation.words import gettext_noop
from naung.insight.programme.actions import (
    correct_decision,
    correct_decree,
    correct_meeting,
    correct_plan,
    correct_training,
    take_words_out,
)
from naung.insight.programme.queries import (
    CorrectionShown,
    corrections,
    decision_for,
    decree_in_force,
    desk_names,
    meeting_for,
    plan_in_force,
    removals,
    training_for,
    words_found,
)
from naung.insight.programme.vocabulary import KIND_WORDS, MISTAKE_WORDS

COUNTS = {"took_part", "passed"}  # of a training: what stood there before shows as little as what stands there now


@requires(WRITES)
def decree(request: DeskRequest, decree_id: UUID) -> HttpResponse:
    """Correct the decree in force."""
    found = decree_in_force(actor=request.actor)
    if found is None or found.id != decree_id:
        raise NotFound()
    form = DecreeCorrection(request.POST or None, initial=first_decree(found), version=found.version)
    year = reverse("programme:year")

    def write() -> str:
        reason, version = form.cleaned_data["correction"], form.base_version or 0
        correct_decree(decree_id=decree_id, version=version, told=form.told(), reason=reason, by=request.actor)
        return year

    return written(request, form, _("Betulkan surat keputusan"), year, write)


@requires(WRITES)
def training(request: DeskRequest, training_id: UUID) -> HttpResponse:
    """Correct a training."""
    found = training_for(training_id, actor=request.actor)
    near = own_desk(request.actor).territory or None
    first = {"initial": first_training(found), "version": found.version}
    form = TrainingCorrection(request.POST or None, desks=desk_names().items(), near=near, **first)
    year = reverse("programme:year")

    def write() -> str:
        reason, version = form.cleaned_data["correction"], form.base_version or 0
        correct_training(training_id=training_id, version=version, told=form.told(), reason=reason, by=request.actor)
        return year

    return written(request, form, _("Betulkan pelatihan"), year, write)


@requires(WRITES)
def plan(request: DeskRequest, plan_id: UUID) -> HttpResponse:
    """Correct the action plan in force: its title, years and rhythm."""
    found = plan_in_force(actor=request.actor)
    if found is None or found.id != plan_id:
        raise NotFound()
    form = PlanCorrection(request.POST or None, initial=first_plan(found), version=found.version)
    year = reverse("programme:year")

    def write() -> str:
        reason, version = form.cleaned_data["correction"], form.base_version or 0
        correct_plan(plan_id=plan_id, version=version, told=form.told(), reason=reason, by=request.actor)
        return year

    return written(request, form, _("Betulkan rencana aksi"), year, write)


@requires(WRITES)
def meeting(request: DeskRequest, meeting_id: UUID) -> HttpResponse:
    """Correct a meeting: its day, what it was about, who was there."""
    found, names = meeting_for(meeting_id, actor=request.actor), desk_names()
    first = {"initial": first_meeting(found, names), "version": found.version}
    form = MeetingCorrection(request.POST or None, desks=names.items(), **first)
    back = reverse("programme:meeting", args=[meeting_id])

    def write() -> str:
        data = form.cleaned_data
        correct_meeting(
            meeting_id=meeting_id,
            version=form.base_version or 0,
            held_on=data["held_on"],
            agenda=data["agenda"],
            present=[UUID(each) for each in data["present"]],
            reason=data["correction"],
            by=request.actor,
        )
        return back

    return written(request, form, _("Betulkan rapat"), back, write)


@requires(WRITES)
def decision(request: DeskRequest, decision_id: UUID) -> HttpResponse:
    """Correct a decision, and how it was carried out."""
    found = decision_for(decision_id, actor=request.actor)
    first = {"initial": first_decision(found), "version": found.version}
    form = DecisionCorrection(request.POST or None, desks=desk_names().items(), **first)
    back = reverse("programme:meeting", args=[found.meeting])

    def write() -> str:
        reason, version = form.cleaned_data["correction"], form.base_version or 0
        correct_decision(decision_id=decision_id, version=version, told=form.told(), reason=reason, by=request.actor)
        return back

    return written(request, form, _("Betulkan keputusan rapat"), back, write)


@requires(READS)
def history(request: DeskRequest) -> HttpResponse:
    """What stood in the year before it was corrected, and when words were taken out."""
    officers, names, may_count = Officers(), desk_names(), request.actor.may(WRITES)
    forms = {kind: _empty(form, names) for kind, form in FORMS.items()}
    changed = [
        {
            "kind": _(KIND_WORDS[each.kind]),
            "label": forms[each.kind].label_of(each.field),
            "former": _("ditahan") if each.field in COUNTS and not may_count else _former(forms[each.kind], each),
            "at": each.at,
            "who": officers(each.by),
            "reason": each.reason,
        }
        for each in corrections(actor=request.actor)
    ]
    taken = [
        {"at": each.at, "who": officers(each.by), "mistake": _(MISTAKE_WORDS[each.mistake]), "places": each.places}
        for each in removals(actor=request.actor)
    ]
    return render(request, "desk/programme/history.html", {"changed": changed, "taken": taken})


def _former(form: DeskForm, each: CorrectionShown) -> str:
    return form.shown_value(each.field, each.former) or _("(kosong)")


def _empty(form: type[DeskForm], names: dict[UUID, str]) -> DeskForm:
    return form(desks=names.items()) if issubclass(form, OfDesks) else form()


@requires(Permission.PERSON_ERASE)
def take_out(request: DeskRequest) -> HttpResponse:
    """Look where words stand, then take them out of every text that may name nobody."""
    form = WordsForm(request.POST or None)
    found = None
    if form.is_valid():
        words = form.cleaned_data["words"]
        with errors_on(form):
            found = _places(words, request)
            if request.POST.get("sure") and request.POST.get("seen") == words:
                n = take_words_out(
                    words=words,
                    mistake=form.kind(),
                    besides=lambda: (
                        outreach_actions.take_words_out(words=words, by=request.actor)
                        + letterbox_actions.take_words_out(words=words, by=request.actor)
                    ),
                    by=request.actor,
                )
                done = ngettext(
                    "Kata itu sudah dihapus dari %(n)s tempat.", "Kata itu sudah dihapus dari %(n)s tempat.", n
                )
                messages.success(request, done % {"n": n})
                return redirect("programme:take_out")
    return render(request, "desk/programme/take_out.html", {"form": form, "found": found})


RECORDS = {
    "decree": gettext_noop("Surat keputusan"),
    "decreepost": gettext_noop("Surat keputusan"),
    "training": gettext_noop("Pelatihan"),
    "actionplan": gettext_noop("Rencana aksi daerah"),
    "target": gettext_noop("Sasaran"),
    "targetchange": gettext_noop("Riwayat sasaran"),
    "meeting": gettext_noop("Rapat koordinasi"),
    "decision": gettext_noop("Keputusan rapat"),
    "correction": gettext_noop("Riwayat pembetulan"),
    "yearreport": gettext_noop("Laporan yang sudah dibuat"),
    "reportfigure": gettext_noop("Laporan gugus tugas"),
    "rollout": gettext_noop("Rancangan pengukuran"),
    "rolloutarea": gettext_noop("Wilayah rancangan pengukuran"),
    "countchange": gettext_noop("Hitungan yang diperbaiki"),
    "preventionplan": gettext_noop("Rencana pencegahan"),
    "override": gettext_noop("Putusan dalam rencana pencegahan"),
    "material": gettext_noop("Bahan sosialisasi"),
    "materialversion": gettext_noop("Versi bahan sosialisasi"),
    "ownquestion": gettext_noop("Pertanyaan sosialisasi"),
    "noticeline": gettext_noop("Lembar untuk umum"),
    "sender": gettext_noop("Kantor mitra"),
}


def _places(words: str, request: DeskRequest) -> list[dict[str, Any]]:
    """Where the words stand, said by the record and what stands around them."""
    found = words_found(words, actor=request.actor)
    found += outreach_queries.words_found(words, actor=request.actor)
    found += letterbox_queries.words_found(words, actor=request.actor)
    return [{"record": _(RECORDS[each.table]), "found": each} for each in found]
