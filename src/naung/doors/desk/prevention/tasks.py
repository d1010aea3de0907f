"""An approved plan becomes targets of the action plan: one for each intervention in each kabupaten or kota, once only."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naung.doors.desk.prevention.forms import TasksForm
from naung.doors.desk.prevention.pages import APPROVES
from naung.doors.desk.prevention.shown import Names, frame_shown, names_in
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.errors import NotFound
from naung.foundation.organisations.queries import all_desks, desk_name
from naung.foundation.places.rules.codes import lies_within
from naung.insight.programme.actions import set_target
from naung.insight.programme.queries import plan_in_force
from naung.insight.programme.vocabulary import TargetTold
from naung.insight.targeting.actions import note_task
from naung.insight.targeting.queries import VersionShown, version_for
from naung.insight.targeting.rules.catalogue import shipped_catalogue
from naung.insight.targeting.rules.planning import parts_of
from naung.insight.targeting.vocabulary import End, State

Part = tuple[str, str]
MOST_NAMED = 20  # places in the words of a target; the plan's own sheets list all


@requires(APPROVES)
def assign(request: DeskRequest, solution_id: UUID) -> HttpResponse:
    """Pick who carries out each part of an approved version; each becomes a target of the action plan in force."""
    shown = version_for(solution_id, actor=request.actor)
    if shown.state is not State.APPROVED:
        raise NotFound()
    back = reverse("prevention:version", args=[shown.id])
    rad = plan_in_force(actor=request.actor)
    if rad is None:
        messages.warning(request, _("Catat dahulu rencana aksi daerah di halaman Tahun kerja."))
        return redirect(back)
    names, parts = names_in(shown), _open_parts(shown)
    form = TasksForm(request.POST or None, parts=[_offered(name, part, names) for name, part in parts.items()])
    if form.is_valid():
        with errors_on(form), transaction.atomic():
            made = [
                _made(request, shown, parts[name], desk, rad.id, form, names)
                for name, desk in form.responsible().items()
            ]
            words = ngettext("%(n)s sasaran dibuat.", "%(n)s sasaran dibuat.", len(made)) % {"n": len(made)}
            messages.success(request, words)
            return redirect(back)
    context = {"form": form, "back": back, "frame": frame_shown(shown, names), "left": len(parts), "rad": rad.title}
    return render(request, "desk/prevention/tasks.html", context)


def _open_parts(shown: VersionShown) -> dict[str, Part]:
    """Field name of each part that is no target yet."""
    done = {(each.area, each.intervention) for each in shown.tasks}
    open_parts = [part for part in parts_of(shown.ends) if part not in done]
    return {f"part_{area}_{code}": (area, code) for area, code in open_parts}


def _offered(name: str, part: Part, names: Names) -> tuple[str, str, list[tuple[UUID, str]]]:
    """The part's label and every desk, those whose task it is first."""
    area, code = part
    kinds = shipped_catalogue().interventions[code].agencies
    mandated, rest = list[tuple[UUID, str]](), list[tuple[UUID, str]]()
    for each in all_desks():
        fits = each.agency.kind in kinds and (not each.territory or lies_within(area, each.territory))
        words = _("%(desk)s (tugasnya menurut daftar kegiatan)") if fits else "%(desk)s"
        (mandated if fits else rest).append((each.id, words % {"desk": desk_name(each)}))
    label = _("%(intervention)s di %(area)s") % {"intervention": names.intervention(code), "area": names.place(area)}
    return name, label, mandated + rest


def _made(
    request: DeskRequest, shown: VersionShown, part: Part, desk: UUID, rad: UUID, form: TasksForm, names: Names
) -> UUID:
    """One target and its link; the link stands once only, so that two at once can't make it twice."""
    area, code = part
    chosen = [each for each in shown.ends[End.LOW].choices if (each.place, each.intervention) in _within(shown, part)]
    where = ", ".join(names.place(each.place) for each in chosen[:MOST_NAMED])
    count = len(chosen)
    target = set_target(
        plan_id=rad,
        told=TargetTold(
            words=_("%(intervention)s: %(where)s%(more)s")
            % {
                "intervention": names.intervention(code),
                "where": where,
                "more": "" if count <= MOST_NAMED else ", …",
            },
            indicator=ngettext("%(n)s tempat terlayani", "%(n)s tempat terlayani", count) % {"n": count},
            service="",
            responsible=desk,
            others="",
            budget=sum(each.cost for each in chosen),
            starts_on=form.cleaned_data["starts_on"],
            ends_on=form.cleaned_data["ends_on"],
        ),
        by=request.actor,
    )
    note_task(version_id=shown.id, area=area, code=code, target=target, by=request.actor)
    return target


def _within(shown: VersionShown, part: Part) -> set[tuple[str, str]]:
    return {(place, part[1]) for place in parts_of(shown.ends)[part]}
