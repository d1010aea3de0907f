"""Addresses for the tests of the frame: the frame's own, those of accounts, and pages that go wrong on purpose."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import include, path

from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer, TextAnswer, VagueDateField
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.guards import DeskRequest, open_to_anyone, requires, requires_sign_in
from naung.doors.desk.shell.place_field import PlaceField
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import Difference, NotFound, OutsideFailed, RuleBroken, SealBroken, StaleVersion

USE = Use(owner="uji", purpose="uji", report="uji")
saved: list[dict[str, object]] = []


class TriedForm(DeskForm):
    """A form whose `name` decides what goes wrong."""

    USES = dict.fromkeys(["name", "text", "way", "since", "place", "hidden"], USE)
    name = TextAnswer(label="Nama")
    text = LongAnswer(label="Catatan", required=False)
    way = ChoiceAnswer(label="Lewat", choices=[("phone", "Telepon"), ("letter", "Surat")], required=False)
    since = VagueDateField(label="Sejak", required=False)
    place = PlaceField(label="Tempat", required=False)
    hidden = forms.CharField(required=False, widget=forms.HiddenInput)


def save(form: TriedForm) -> None:
    """Stands for an action."""
    name = form.cleaned_data["name"]
    if name == "aturan":
        raise RuleBroken("Nama ini tidak boleh dipakai.", field="name")
    if form.base_version is not None and form.base_version < 2:
        differences = (Difference("name", "Tjhin", name), Difference("way", "letter", form.cleaned_data["way"]))
        raise StaleVersion(based_on=1, now=2, differences=differences)
    if name in WRONG:
        raise WRONG[name]
    saved.append(form.cleaned_data | {"version": form.base_version})


WRONG = {"segel": SealBroken("kunci K17 tidak cocok"), "luar": OutsideFailed("disk penuh"), "tiada": NotFound()}


@requires(Permission.NOTE_WRITE)
def write(request: DeskRequest) -> HttpResponse:
    form = TriedForm(request.POST or None, version=1 if "version" in request.GET or "version" in request.POST else None)
    if form.is_valid():
        with errors_on(form):
            save(form)
            return redirect("/selesai")
    return render(request, "desk/shell/tried.html", {"form": form})


@requires(Permission.LOG_READ)
def log(request: DeskRequest) -> HttpResponse:
    return HttpResponse("catatan")


@requires_sign_in("uji")
def hidden_page(request: DeskRequest) -> HttpResponse:
    raise NotFound


@requires_sign_in("uji")
def done(request: DeskRequest) -> HttpResponse:
    return render(request, "desk/shell/done.html", {})


@open_to_anyone("uji")
def broken(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


urlpatterns = [
    path("", include("naung.doors.desk.shell.urls")),
    path("", include("naung.doors.desk.account.urls")),
    path("komponen/", include("naung.doors.desk.components.urls")),
    path("tulis", write),
    path("log", log),
    path("tersembunyi", hidden_page),
    path("selesai", done),
    path("rusak", broken),
]
