"""Earlier records that may be of the same person, beside a form while it is filled in and on the page where they are judged."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from naung.casework.hints.actions import lay_case, lay_records
from naung.casework.hints.queries import earlier_kept
from naung.doors.desk.people.forms import NewPersonForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.words_tags import said
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.queries import EarlierRecord, earlier_of, earlier_records
from naung.foundation.people.rules.alike import Described
from naung.foundation.people.vocabulary import SEX_WORDS, NameKind, PersonFacts, Sex
from naung.foundation.places.queries import places

LIKELY = 0.5  # from which somebody who was just written down is laid beside the other record at once
FIELDS = {
    "name": gettext_lazy("nama"),
    "birth": gettext_lazy("tanggal lahir"),
    "sex": gettext_lazy("jenis kelamin"),
    "nik": gettext_lazy("NIK"),
    "passport": gettext_lazy("paspor"),
    "account": gettext_lazy("akun atau surat lain"),
    "family_card": gettext_lazy("Kartu Keluarga"),
    "phone": gettext_lazy("telepon"),
    "area": gettext_lazy("daerah asal"),
    "address": gettext_lazy("alamat"),
    "mother": gettext_lazy("nama ibu"),
    "father": gettext_lazy("nama ayah"),
}
REASONS = {
    "agrees": gettext_lazy("sama"),
    "near": gettext_lazy("mirip"),
    "differs": gettext_lazy("berbeda"),
    "shared_by_many": gettext_lazy("sama, tetapi dipakai banyak orang"),
    "missing": gettext_lazy("belum ada di salah satu catatan"),
}


@requires(Permission.PERSON_WRITE)
@require_POST
def beside_form(request: DeskRequest) -> HttpResponse:
    """What a form says so far beside the desk's records; nothing is kept."""
    form = NewPersonForm(request.POST)
    form.is_valid()  # a form that is half filled in says what it says
    data = form.cleaned_data
    found: Iterable[EarlierRecord] = ()
    if data.get("name") and request.actor.may(Permission.SEARCH):
        found = earlier_records(_told(data), actor=request.actor)
    return render(request, "desk/people/earlier.html", {"earlier": earlier_lines(found)})


def _told(data: Mapping[str, Any]) -> Described:
    home = data.get("home")
    facts = PersonFacts(
        sex=Sex(data["sex"]) if data.get("sex") else Sex.UNKNOWN,
        birth=data.get("birth") or VagueDate.unknown(),
        home=(home.code or "") if home else "",
    )
    return Described(facts, [(NameKind(data.get("name_kind") or NameKind.OFFICIAL), data["name"])])


def after_registering(request: DeskRequest, person_id: UUID, route: str, route_id: UUID) -> HttpResponse:
    """Where the form leads; or, where an earlier record is likely hers, the page on which both are laid side by side."""
    if _likely(lay_records(persons=[person_id], by=request.actor)):
        messages.warning(request, _("Mungkin ia pernah tercatat di sini. Bandingkan kedua catatan sebelum meneruskan."))
        return redirect("sameness:of", person_id)
    return redirect(route, route_id)


def after_a_change(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """Her page, which says whether she may have been written down before: what was changed of her is compared first."""
    lay_records(persons=[person_id], by=request.actor)
    return redirect("people:show", person_id)


def after_receiving(request: DeskRequest, case_id: UUID | None) -> None:
    """A file that came with its persons, from another desk or from a list: each is laid beside the records of this desk."""
    if case_id is not None and _likely(lay_case(case_id=case_id, by=request.actor)):
        words = _("Orang ini mungkin pernah tercatat di sini. Periksa dan putuskan, di halaman kasusnya.")
        messages.warning(request, words)


def _likely(found: Mapping[UUID, Iterable[EarlierRecord]]) -> bool:
    return any(each.probability >= LIKELY for some in found.values() for each in some)


def earlier_at(person_id: UUID, actor: Actor) -> tuple[EarlierRecord, ...]:
    """The earlier records beside one that is written down, as compared now and as found before; none for who may not search."""
    if not actor.may(Permission.SEARCH):
        return ()
    now = earlier_of(person_id, actor=actor)
    return (*now, *earlier_kept(person_id, but={each.person.id for each in now}, actor=actor))


def earlier_lines(found: Iterable[EarlierRecord], but: Iterable[UUID] = ()) -> list[dict[str, Any]]:
    """Each record as a page shows it: who, how likely, and what each field says."""
    left = set(but)
    shown = [each for each in found if each.person.id not in left]
    homes = places(each.person.home for each in shown)
    return [_line(each, homes) for each in shown]


def _line(found: EarlierRecord, homes: Mapping[str, Any]) -> dict[str, Any]:
    person, home = found.person, homes.get(found.person.home)
    facts = [said(SEX_WORDS[person.sex])]
    facts += [_("lahir %(year)s") % {"year": person.year_of_birth}] if person.year_of_birth else []
    facts += [home.name] if home else []
    named = {"id": person.id, "name": person.name or _("belum ada nama"), "facts": ", ".join(facts)}
    return named | reason_lines(found.probability, found.reasons)


def reason_lines(probability: float, reasons: Mapping[str, str]) -> dict[str, Any]:
    """How likely two records are of one person, and what each field says, as a page shows it."""
    by_reason: dict[str, list[str]] = {}
    for name, reason in reasons.items():
        by_reason.setdefault(reason, []).append(str(FIELDS[name]))
    return {
        "of_hundred": min(99, max(1, round(100 * probability))),
        "likely": probability >= LIKELY,
        "reasons": [
            {"words": str(words), "fields": ", ".join(by_reason[reason]), "code": reason}
            for reason, words in REASONS.items()
            if reason in by_reason
        ],
    }
