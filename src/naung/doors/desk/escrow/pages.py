"""Pages of the escrow: the desk's list with what it was told, depositing, taking back, who deposits how often."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naung.casework.episodes.queries import thing_for
from naung.casework.escrow.actions import (
    deposit_number,
    deposit_thing,
    read_deposits,
    review_asking,
    sign_deposit,
    withdraw_deposit,
)
from naung.casework.escrow.queries import deposits_counted, is_set_up, standing_of
from naung.casework.escrow.queries.deposits import SHOWN
from naung.casework.escrow.rules import DESK_A_DAY, OFFICER_A_DAY
from naung.casework.escrow.rules.identifiers import NUMBER, as_kept, doubt_of, identifier
from naung.casework.escrow.vocabulary import (
    COUNTRY_WORDS,
    KIND_OF_THING,
    KIND_WORDS,
    STANDING_WORDS,
    Country,
    DepositShown,
    IdentifierKind,
    Standing,
)
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.escrow.forms import NumberForm, PhoneForm, ReasonForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.organisations.queries import desk, desk_name
from naung.foundation.words import gettext_noop

READ_AS = f"{NUMBER}_dibaca"  # the number as the officer has seen that it will be kept; dropped as the number itself
DEPOSITS, REVIEWS = Permission.ESCROW_DEPOSIT, Permission.ESCROW_REVIEW
DAYS = 30
LONGEST_PAGE = 6  # digits of a page's number
TONES = {Standing.WAITING: "waits", Standing.LODGED: "plain", Standing.LAPSED: "overdue"}
LODGED = gettext_noop(
    "Dititipkan. Bila lembaga lain kelak menitipkan nomor yang sama, tertulis di daftar ini. Yang sudah lebih dulu punya "
    "tertulis sesudah rekan Anda ikut menandatangani."
)
ENDED_ALREADY = frozenset({Standing.WITHDRAWN, Standing.ENDED, Standing.TWICE})


def _desk(desk_id: UUID) -> str:
    try:
        return desk_name(desk(desk_id))
    except NotFound:
        return _("meja yang sudah tidak ada")


def _row(found: DepositShown, officers: Officers, reader: Actor) -> dict[str, Any]:
    stands = found.standing not in ENDED_ALREADY
    return {
        "id": found.id,
        "kind": _(KIND_WORDS[found.kind]),
        "standing": _(STANDING_WORDS[found.standing]),
        "tone": TONES.get(found.standing, "quiet"),
        "handle": found.handle,
        "reference": found.reference,
        "reason": found.reason,
        "thing": found.thing,
        "who": officers(found.made_by),
        "made_at": found.made_at,
        "ends_on": found.ends_on,
        "is_new": found.is_new,
        "meetings": [{"desk": _desk(m.desk), "handle": m.handle, "on": m.on} for m in found.meetings],
        "may_withdraw": stands,
        "signed_by": officers(found.signed_by) if found.signed_by else "",
        "may_sign": stands and found.signed_by is None and found.made_by != reader.id,
        "waits_for_signature": stands and found.signed_by is None,
    }


@requires(DEPOSITS)
def overview(request: DeskRequest) -> HttpResponse:
    """The desk's deposits, with whom to talk where another agency has the same."""
    officers = Officers()
    pages = max(1, -(-deposits_counted(request.actor) // SHOWN))
    asked = request.GET.get("hal", "1")
    page = min(max(int(asked), 1), pages) if asked.isdecimal() and len(asked) < LONGEST_PAGE else 1
    rows = [_row(each, officers, request.actor) for each in read_deposits(page=page, by=request.actor)]
    context = {
        "rows": rows,
        "is_set_up": is_set_up(),
        "may_review": request.actor.may(REVIEWS),
        "page": page,
        "pages": pages,
        "newer": page - 1 if page > 1 else None,
        "older": page + 1 if page < pages else None,
    }
    return render(request, "desk/escrow/list.html", context)


@requires(DEPOSITS)
@require_POST
def sign(request: DeskRequest, deposit_id: UUID) -> HttpResponse:
    """Stand behind a colleague's deposit (a button's post)."""
    sign_deposit(deposit_id=deposit_id, by=request.actor)
    messages.success(
        request, _("Anda ikut menandatangani titipan ini. Bila lembaga lain lebih dulu punya, kini tertulis.")
    )
    return redirect("escrow:list")


@requires(DEPOSITS)
def add(request: DeskRequest) -> HttpResponse:
    """Deposit a number that is typed, once the officer has seen how it will be kept."""
    form, seen = NumberForm(request.POST or None), None
    if form.is_valid():
        data = form.cleaned_data
        with errors_on(form):
            seen = _seen(IdentifierKind(data["kind"]), data[NUMBER], data["country"])
            if request.POST.get(READ_AS) == seen["number"]:
                made = deposit_number(
                    kind=data["kind"],
                    value=data[NUMBER],
                    country=data["country"],
                    reference=data["reference"],
                    reason=data["reason"],
                    by=request.actor,
                )
                _say(request, made)
                return redirect("escrow:list")
    return render(request, "desk/escrow/form.html", _form(form, seen))


@requires(DEPOSITS)
def add_thing(request: DeskRequest, thing_id: UUID) -> HttpResponse:
    """Deposit the number of a thing of the own files, which stands on the page as it will be kept."""
    thing = thing_for(thing_id, actor=request.actor)
    kind = KIND_OF_THING.get(thing.kind)
    form = (PhoneForm if kind is IdentifierKind.PHONE else ReasonForm)(request.POST or None)
    country = form.cleaned_data.get("country", "") if form.is_valid() else ""
    seen = _thing_seen(kind, thing.mark or "", country)
    if form.is_valid() and (seen is None or request.POST.get(READ_AS) == seen["number"]):
        with errors_on(form):
            reason, country = form.cleaned_data["reason"], country or Country.INDONESIA
            made = deposit_thing(thing_id=thing_id, reason=reason, country=country, by=request.actor)
            _say(request, made)
            return redirect("escrow:list")
    return render(request, "desk/escrow/form.html", _form(form, seen) | {"thing": thing_id})


def _thing_seen(kind: IdentifierKind | None, mark: str, country: str) -> dict[str, Any] | None:
    """How a thing's number will be kept; nothing where it can't be deposited, which is said when that is tried."""
    try:
        return _seen(kind, mark, country) if kind else None
    except RuleBroken:
        return None


def _seen(kind: IdentifierKind, typed: str, country: str) -> dict[str, Any]:
    """A number as it will be kept, for the officer to compare, and what is to be asked about it."""
    number = identifier(kind, typed, country)
    doubt, of = doubt_of(kind, number, typed)
    name = _(COUNTRY_WORDS[of]).partition(" (")[0] if of else ""
    asked = _(doubt) % {"code": of, "country": name} if of else _(doubt) if doubt else ""
    return {"number": number, "shown": as_kept(kind, number), "doubt": asked}


def _form(form: ReasonForm, seen: dict[str, Any] | None) -> dict[str, Any]:
    shown = seen if seen and not form.errors else None
    return {"form": form, "seen": shown, "read_as": READ_AS, "limits": _limits(), "is_set_up": is_set_up()}


def _limits() -> dict[str, int]:
    return {"officer": OFFICER_A_DAY, "desk": DESK_A_DAY}


def _say(request: DeskRequest, made: UUID) -> None:
    """What became of it; whether it met another stands in the list alone."""
    standing = standing_of(made, actor=request.actor)
    if standing is Standing.WAITING:
        messages.warning(
            request, _("Tersimpan dan menunggu: mesin lembaga kedua belum menjawab. Diteruskan sendiri begitu bisa.")
        )
    elif standing is Standing.TWICE:
        messages.info(request, _("Meja ini sudah menitipkan nomor itu."))
    else:
        messages.success(request, _(LODGED))


@requires(DEPOSITS)
@require_POST
def withdraw(request: DeskRequest, deposit_id: UUID) -> HttpResponse:
    """Take a deposit back (a button's post)."""
    withdraw_deposit(deposit_id=deposit_id, by=request.actor)
    messages.success(request, _("Titipan ditarik. Yang sudah diberitahukan tetap diketahui."))
    return redirect("escrow:list")


@requires(REVIEWS)
def review(request: DeskRequest) -> HttpResponse:
    """Who deposits how often; no number, and nothing of what was told."""
    officers = Officers()
    lines = [
        {"who": officers(each.officer), "desk": _desk(each.desk), "line": each}
        for each in review_asking(days=DAYS, by=request.actor)
    ]
    context = {"lines": lines, "days": DAYS, "limits": _limits(), "may_deposit": request.actor.may(DEPOSITS)}
    return render(request, "desk/escrow/review.html", context)
