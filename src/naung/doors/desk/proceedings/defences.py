"""Pages of non-punishment: a survivor accused of what was done while exploited."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from naung.casework.evidence.queries import papers_to_choose
from naung.casework.proceedings.actions import begin_defence, end_defence, write_defence
from naung.casework.proceedings.queries import DefenceShown, ProceedingShown, file_of_part, proceeding_for, was_child
from naung.casework.proceedings.vocabulary import FORCED_WORDS, Forced
from naung.doors.desk.proceedings.forms import ArgueForm, DefenceEndForm, DefenceForm
from naung.doors.desk.proceedings.pages import WRITES, choices_of, form_page
from naung.doors.desk.proceedings.shown import DEFENCE_RIGHT, right_words
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Actor


@requires(WRITES)
def begin(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Write down that a survivor is accused."""
    file = proceeding_for(case_id, actor=request.actor)
    form = DefenceForm(request.POST or None, people=choices_of(file.victims, request.actor))
    if form.is_valid():
        with errors_on(form):
            told = {name: value for name, value in form.cleaned_data.items() if name != "person"}
            person = UUID(form.cleaned_data["person"])
            begin_defence(case_id=case_id, person_id=person, by=request.actor, **told)
            messages.success(request, _("Dicatat. Ini tetap di daftar sampai ada yang memutuskan."))
            return redirect("proceedings:show", case_id)
    heading = _("Penyintas yang dituduh")
    return form_page(request, file, form, heading=heading, lead=right_words(DEFENCE_RIGHT), press=_("Simpan"))


def _defence(file: ProceedingShown, defence_id: UUID) -> DefenceShown:
    return next(each for each in file.defences if each.id == defence_id)


@requires(WRITES)
def write(request: DeskRequest, defence_id: UUID) -> HttpResponse:
    """Write the link, the argument, and which letter was sent."""
    file = file_of_part("defence", defence_id, actor=request.actor)
    defence = _defence(file, defence_id)
    first = {
        "done_on": defence.done_on if defence.done_on.first else None,
        "link": defence.link,
        "argument": defence.argument,
        "document": str(defence.document or ""),
    }
    documents = papers_to_choose(file.case, actor=request.actor)
    form = ArgueForm(request.POST or None, initial=first, version=defence.version, documents=documents)
    if form.is_valid():
        with errors_on(form):
            data, version = form.cleaned_data, form.base_version or 0
            write_defence(
                defence_id=defence_id, link=data["link"], argument=data["argument"], done_on=data["done_on"],
                document=form.paper(), version=version, by=request.actor,
            )  # fmt: skip
            messages.success(request, _("Pembelaan disimpan."))
            return redirect("proceedings:show", file.case)
    heading = _("Pembelaan: %(deed)s") % {"deed": _(FORCED_WORDS[Forced(defence.deed)])}
    return form_page(request, file, form, heading=heading, lead=right_words(DEFENCE_RIGHT), press=_("Simpan pembelaan"))


def _diversion(defence: DefenceShown, actor: Actor) -> str:
    """What the record says of her age when it was done. No row of the law's table says for whom diversion is open."""
    if defence.done_on.first is None:
        said = _("Hari perbuatannya belum dicatat, jadi umurnya waktu itu tidak diketahui.")
    elif was_child(defence.person, defence.done_on, actor=actor):
        said = _("Menurut catatan, pada hari perbuatannya ia anak, atau mungkin anak.")
    else:
        said = _("Menurut catatan, pada hari perbuatannya ia dewasa.")
    ask = _("Apakah diversi terbuka baginya, tanyakan kepada penasihat hukum: yang dilihat umur pada hari perbuatan.")
    return f"{said} {ask}"


@requires(WRITES)
def end(request: DeskRequest, defence_id: UUID) -> HttpResponse:
    """Write down how it ended and who decided."""
    file = file_of_part("defence", defence_id, actor=request.actor)
    defence = _defence(file, defence_id)
    form = DefenceEndForm(
        request.POST or None, version=defence.version, documents=papers_to_choose(file.case, actor=request.actor)
    )
    if form.is_valid():
        with errors_on(form):
            told = {name: value for name, value in form.cleaned_data.items() if name != "document"}
            version = form.base_version or 0
            end_defence(defence_id=defence_id, document=form.paper(), version=version, by=request.actor, **told)
            messages.success(request, _("Dicatat."))
            return redirect("proceedings:show", file.case)
    lead = _("Yang memutuskan penyidik, jaksa, atau hakim. Naung hanya mencatatnya.")
    lead = f"{lead} {_diversion(defence, request.actor)}"
    return form_page(request, file, form, heading=_("Akhir tuduhan"), lead=lead, press=_("Simpan"))
