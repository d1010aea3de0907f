"""The page of a case's proceedings, the desk's list with its workbook, and what every form of it stands on."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.evidence.queries import documents_of
from naung.casework.proceedings.queries import ProceedingShown, proceeding_for, proceedings_of_desk
from naung.doors.desk.proceedings.book import proceedings_book
from naung.doors.desk.proceedings.shown import list_rows, page_rows, settling_rows
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.workbook import as_attachment
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.people.queries import people_named

READS, WRITES = Permission.PROCEEDINGS_READ, Permission.PROCEEDINGS_WRITE


def names_of(people: Sequence[UUID], actor: Actor) -> dict[UUID, str]:
    """Names of the persons of a file, as far as this reader may see them."""
    found = people_named(people, actor=actor) if people else {}
    return {each: found[each].name if each in found else _("Tanpa nama") for each in people}


def choices_of(people: Sequence[UUID], actor: Actor) -> list[tuple[str, str]]:
    """The same to choose from."""
    return [(str(each), name) for each, name in names_of(people, actor).items()]


def form_page(request: DeskRequest, file: ProceedingShown, form: DeskForm, **words: Any) -> HttpResponse:
    """A form of a file. `words`: heading, press, and what stands above the form."""
    return render(request, "desk/proceedings/form.html", {"form": form, "file": file, **words})


@requires(READS)
def show(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Where the case stands, what it lacks, what runs, and what may come next."""
    return render(request, "desk/proceedings/show.html", _page(request, case_id))


@requires(READS)
def printed(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """The same on paper."""
    return render(request, "desk/proceedings/print.html", _page(request, case_id))


def _page(request: DeskRequest, case_id: UUID) -> dict[str, Any]:
    file = proceeding_for(case_id, actor=request.actor)
    titles = {each.id: each.title for each in documents_of(case_id, actor=request.actor)}
    names = names_of(list(dict.fromkeys((*file.accused, *file.victims))), request.actor)
    rows = page_rows(file, names, titles, timezone.localtime())
    may = {"may_write": request.actor.may(WRITES), "may_letter": request.actor.may(Permission.DOCUMENT_WRITE)}
    return {"file": file, **rows, **may}


@requires(READS)
def settling(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """What may be settled in this case and what not, with the ground of each answer."""
    file = proceeding_for(case_id, actor=request.actor)
    money = request.actor.may(Permission.RESTITUTION_READ)
    context = {"file": file, "rows": settling_rows(file.sexual), "money": money, "may_write": request.actor.may(WRITES)}
    return render(request, "desk/proceedings/settle.html", context)


@requires(READS)
def overview(request: DeskRequest) -> HttpResponse:
    """Every file of the desk: how far each came, and when something was last written."""
    rows = list_rows(proceedings_of_desk(actor=request.actor), timezone.now())
    return render(request, "desk/proceedings/list.html", {"rows": rows})


@requires(READS)
def book(request: DeskRequest) -> HttpResponse:
    """The list as a workbook, by case number; no name goes into it."""
    return as_attachment(proceedings_book(proceedings_of_desk(actor=request.actor)), _("proses-hukum"))
