"""The list of referrals, one referral from either end, and the letter to an office without an account."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from naung.casework.referrals.queries import (
    LineFact,
    letter_for,
    package_for,
    referral_for,
    referrals_received,
    referrals_sent,
)
from naung.casework.referrals.vocabulary import (
    DECLINE_REASONS,
    HELD,
    QUESTIONS,
    RESULTS,
    TO_NOTE,
    WAITING,
    Move,
    Side,
    State,
)
from naung.doors.desk.referrals.shown import Desks, asked_words, facts_shown, fallen_rows, line_rows, list_rows
from naung.doors.desk.referrals.told_back import consents_held
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.foundation.access.vocabulary import Permission
from naung.foundation.organisations.queries import desk_name, own_desk

ROWS = 40
SENT, RECEIVED = "dikirim", "diterima"


@requires(Permission.REFERRAL_READ)
def list_referrals(request: DeskRequest) -> HttpResponse:
    """What reached the desk, or what it sent, newest first."""
    group = request.GET.get("arah", RECEIVED)
    group = group if group in {SENT, RECEIVED} else RECEIVED
    typed = request.GET.get("hal", "1")
    page = max(int(typed), 1) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 1
    query = referrals_sent if group == SENT else referrals_received
    lines = query(actor=request.actor, limit=ROWS + 1, skip=ROWS * (page - 1))
    context = {
        "rows": list_rows(lines[:ROWS], timezone.now()),
        "group": group,
        "page": page,
        "more": len(lines) > ROWS,
    }
    return render(request, "desk/referrals/list.html", context)


@requires(Permission.REFERRAL_READ)
def show(request: DeskRequest, referral_id: UUID) -> HttpResponse:
    """One referral: the status for both ends; what travels only for the one that may open it."""
    shown = referral_for(referral_id, actor=request.actor)
    receiver = shown.side is Side.RECEIVER
    lines: tuple[LineFact, ...] = shown.lines
    if receiver and shown.state in WAITING | HELD:
        lines = package_for(referral_id, actor=request.actor)
    other = Desks().name(shown.other) or (shown.texts.get("outside") or "")
    rows = line_rows(lines)
    context = {
        "referral": shown,
        "facts": facts_shown(shown, other),
        "lines": [row for row in rows if not row["fallen"]],
        "fallen": fallen_rows(rows),
        "receiver": receiver,
        "consents": consents_held(shown, request.actor),
        "waiting_here": receiver and shown.state in WAITING,
        "to_note": not receiver and shown.state in TO_NOTE and shown.noted_at is None,
        "letter": shown.on_paper and shown.state is State.SENT,
        "htcds": shown.on_paper and shown.state in {State.SENT, *HELD},
        "moves": {move.name.lower(): True for move in shown.moves},
        "open_moves": [move for move in shown.moves if move is not Move.EXPIRE],
        "question": QUESTIONS.get(shown.question_code, ""),
        "decline": DECLINE_REASONS.get(shown.decline_code, ""),
        "result": RESULTS.get(shown.result_code, ""),
    }
    return render(request, "desk/referrals/show.html", context)


@requires(Permission.REFERRAL_SEND)
def letter(request: DeskRequest, referral_id: UUID) -> HttpResponse:
    """The numbered letter with the shareable set only, and the strip to be torn off and sent back."""
    shown = referral_for(referral_id, actor=request.actor)
    lines = line_rows(letter_for(referral_id, actor=request.actor))
    context = {
        "referral": shown,
        "asked": asked_words(shown),
        "purpose": facts_shown(shown, "")["purpose"],
        "lines": [line for line in lines if line["value"]],
        "office": shown.texts.get("outside") or "",
        "desk": desk_name(own_desk(request.actor)),
        "today": timezone.localdate(),
    }
    return render(request, "desk/referrals/letter.html", context)
