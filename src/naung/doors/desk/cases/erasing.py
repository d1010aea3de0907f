"""Erasing a person for good: the custodian's page. It shows nothing of her: numbers of files, and a yes."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.arrivals.actions import forget_arrivals
from naung.casework.cases.actions import erase_person, look_before_erasing
from naung.casework.counsel.actions import forget_counsel
from naung.casework.escrow.actions import forget_deposits
from naung.casework.evidence.actions import forget_documents
from naung.casework.exchange.actions import forget_taken
from naung.casework.hints.actions import forget_hints
from naung.casework.inquiries.actions import forget_looks
from naung.casework.legal_aid.actions import forget_aid
from naung.casework.pairing.actions import forget_pairs
from naung.casework.plans.actions import forget_erased
from naung.casework.proceedings.actions import forget_proceedings
from naung.casework.reintegration.actions import forget_paths
from naung.casework.restitution.actions import forget_claims
from naung.casework.returns.actions import forget_journeys
from naung.casework.sameness.actions import forget_judgements
from naung.casework.simfoni.actions import forget_copied
from naung.casework.testimony.actions import forget_pages
from naung.doors.desk.cases.forms import EraseFindForm, EraseForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission


@requires(Permission.PERSON_ERASE)
def find(request: DeskRequest) -> HttpResponse:
    """Which record; its mark stands at the foot of the person's page, where a case worker reads it out."""
    form = EraseFindForm(request.POST or None)
    if form.is_valid():
        return redirect("cases:erase", form.cleaned_data["mark"])
    return render(request, "desk/cases/erase.html", {"form": form})


@requires(Permission.PERSON_ERASE)
def erase(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """Read what goes with her and say yes; then everything of her is gone and only random numbers remain in the log."""
    form = EraseForm(request.POST or None)
    if form.is_valid():
        with errors_on(form), transaction.atomic():
            erase_person(person_id=person_id, by=request.actor)
            forget_erased(by=request.actor)
            forget_copied(by=request.actor)
            forget_documents(by=request.actor)
            forget_claims(by=request.actor)
            forget_proceedings(by=request.actor)
            forget_aid(by=request.actor)
            forget_paths(by=request.actor)
            forget_journeys(by=request.actor)
            forget_counsel(by=request.actor)
            forget_pages(by=request.actor)
            forget_arrivals(by=request.actor)
            forget_hints(by=request.actor)
            forget_deposits(by=request.actor)
            forget_judgements(by=request.actor)
            forget_looks(by=request.actor)
            forget_pairs(by=request.actor)
            forget_taken(by=request.actor)
            messages.success(request, _("Semua tentang orang itu sudah dihapus dan tidak dapat dikembalikan."))
            return redirect("cases:erase_find")
    context = {
        "form": form,
        "person_id": person_id,
        "reached": look_before_erasing(person_id=person_id, by=request.actor),
    }
    return render(request, "desk/cases/erase.html", context)
