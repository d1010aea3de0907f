"""Files of records that were taken in together: how far each is laid beside the desk's other records, and who may be known."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from naung.casework.hints.queries import hints_of_pile, piles_of_desk
from naung.casework.hints.vocabulary import SOURCE_WORDS, PileLine
from naung.doors.desk.people.lists import how_far_shown, one_shown
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.foundation.access.vocabulary import Permission


@requires(Permission.PERSON_READ)
def overview(request: DeskRequest) -> HttpResponse:
    """The desk's files, the newest first."""
    rows = [_line(each) for each in piles_of_desk(actor=request.actor)]
    return render(request, "desk/people/piles.html", {"rows": rows})


@requires(Permission.PERSON_READ)
def show(request: DeskRequest, pile_id: UUID) -> HttpResponse:
    """One file, with those of whom there may be an earlier record."""
    line, people = hints_of_pile(pile_id, actor=request.actor)
    context = {"people": [one_shown(each) for each in people], **_line(line)}
    return render(request, "desk/people/pile.html", context)


def _line(line: PileLine) -> dict[str, object]:
    return {"line": line, "source": _(SOURCE_WORDS[line.source]), "how_far": how_far_shown(line.how_far)}
