"""Hand-overs: signed by the giver, confirmed by either side at the desk, with a paper where the receiver is outside."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.cases.rules import padded
from naung.casework.returns.actions.beginning import locked, moved, paper_of
from naung.casework.returns.actions.legs import check_mission
from naung.casework.returns.models import HandKey, Leg
from naung.casework.returns.queries.journeys import opened
from naung.casework.returns.queries.rows import died_in
from naung.casework.returns.rules import codes
from naung.casework.returns.rules.legs import NOT_SO, check_alive, check_happened, check_move, check_order
from naung.casework.returns.rules.words import LONGEST_TEXT
from naung.casework.returns.vocabulary import Claimed, Condition, LegState, ReturnEvent
from naung.foundation.access.rules import desk_of, officer_of
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.actions import record
from naung.foundation.errors import Difference, RuleBroken, StaleVersion, check_text, differences
from naung.foundation.identifiers import new_id
from naung.foundation.vault.actions import make_signing_key, seal
from naung.foundation.vault.queries import signature_by
from naung.foundation.words import gettext_noop

NO_CONDITION = gettext_noop("Pilih bagaimana keadaannya.")
OWN_LEG = gettext_noop("Kode hanya dibuat oleh meja yang menyerahkan. Untuk yang lain, catat dari berita acaranya.")
PAPER_FIRST = gettext_noop("Yang menerima bukan meja ini: pilih berita acara yang ditandatangani kedua pihak.")


@transaction.atomic
def sign_hand_over(*, leg_id: UUID, condition: str, words: str, belongings: str, version: int, by: Actor) -> None:
    """Write down what is handed over and sign it with the desk's key: the code that the giver's phone or paper shows.

    A new code replaces the one before. Raises RuleBroken where another desk gives, or after the hand-over, StaleVersion.
    """
    row = locked(Leg, leg_id, by)
    check_alive(died_in(row.journey))
    if LegState(row.state) not in {LegState.PLANNED, LegState.UNDER_WAY, LegState.HANDED}:
        raise RuleBroken(NOT_SO)
    if row.giver_desk != desk_of(by):
        raise RuleBroken(OWN_LEG)
    check_mission(row)
    if condition not in {each.value for each in Condition}:
        raise RuleBroken(NO_CONDITION, field="condition")
    if row.version != version:
        raise StaleVersion(based_on=version, now=row.version, differences=_differences(row, words, belongings, by))
    salt, now = new_id().hex, timezone.now().replace(second=0, microsecond=0)
    said, things = check_text(words, "words", LONGEST_TEXT), check_text(belongings, "belongings", LONGEST_TEXT)
    key = _key_of(desk_of(by))
    claimed = Claimed(row.id, codes.digest_of(salt, condition, said, things), now)
    row.code = codes.whole_code(claimed, signature_by(key.id, codes.told_by(claimed)))
    row.short, row.signed_at, row.signed_by = codes.short_of(row.code), now, officer_of(by)
    row.key, row.tablet, row.words_to_come, row.version = key, None, False, row.version + 1
    seal(row, condition=padded(condition), words=said or None, belongings=things or None, salt=salt)
    row.save()
    record(ReturnEvent.SIGNED, subject=row.journey.case_id, subjects=[row.id], by=by)
    moved(row.journey)


def _differences(row: Leg, words: str, belongings: str, by: Actor) -> tuple[Difference, ...]:
    (text,) = opened(row.journey, [(row, ("words", "belongings"))], by)
    theirs = {name: text.get(name) or "" for name in ("words", "belongings")}
    return differences(theirs, {"words": words, "belongings": belongings})


def _key_of(desk: UUID) -> HandKey:
    """The desk's key, made when it first signs."""
    found = HandKey.objects.filter(desk=desk).first()
    if found:
        return found
    kept, public = make_signing_key()
    made = HandKey(id=kept, desk=desk, public=public, made_at=timezone.now())
    made.save(force_insert=True)
    return made


@transaction.atomic
def confirm_handed(*, leg_id: UUID, at: datetime, by: Actor) -> None:
    """The giver says that she was handed over; the leg waits for its receipt. Raises RuleBroken."""
    row = locked(Leg, leg_id, by)
    check_move(LegState(row.state), LegState.HANDED)
    check_mission(row)
    check_happened(at, timezone.now(), "at")
    check_order(at, left=row.left_at)
    row.state, row.handed_at, row.handed_by = LegState.HANDED, at, officer_of(by)
    row.save(update_fields=["state", "handed_at", "handed_by"])
    record(ReturnEvent.HANDED, subject=row.journey.case_id, subjects=[row.id], by=by)
    moved(row.journey)


@transaction.atomic
def confirm_received(
    *, leg_id: UUID, at: datetime, condition: str, words: str, differs: bool, document: UUID | None, by: Actor
) -> None:
    """Record a receipt without a code: this desk received her itself, or a paper that both sides signed says so.

    Raises RuleBroken without that paper, or where a receipt stands already.
    """
    row = locked(Leg, leg_id, by)
    check_move(LegState(row.state), LegState.RECEIVED)
    check_mission(row)
    paper = paper_of(document, row.journey, by)
    if paper is None and row.receiver_desk != desk_of(by):
        raise RuleBroken(PAPER_FIRST, field="document")
    receive(row, at, receiver=officer_of(by))
    write_arrival(row, condition=condition, words=words, differs=differs)
    row.document = paper
    row.save()
    record(ReturnEvent.RECEIVED, subject=row.journey.case_id, subjects=[row.id], by=by)
    moved(row.journey)


def receive(
    row: Leg, at: datetime, *, receiver: UUID, signed: datetime | None = None, slack: timedelta = timedelta(0)
) -> None:
    """Write into a leg that is held that somebody was received; the caller saves it. Raises RuleBroken for such a moment."""
    check_happened(at, timezone.now(), "at")
    check_order(at, left=row.left_at, signed=signed, handed=row.handed_at, slack=slack)
    if row.handed_at is None:
        row.handed_at, row.handed_by = at, row.signed_by
    row.state, row.received_at, row.received_by = LegState.RECEIVED, at, receiver


def write_arrival(row: Leg, *, condition: str, words: str, differs: bool, belongings: str = "") -> None:
    """Write how somebody arrived into a leg that is held; the caller saves it. Raises RuleBroken."""
    if condition not in {each.value for each in Condition}:
        raise RuleBroken(NO_CONDITION, field="condition")
    said, things = check_text(words, "words", LONGEST_TEXT), check_text(belongings, "belongings", LONGEST_TEXT)
    row.differs = differs
    seal(row, arrived=padded(condition), arrived_words=said or None, arrived_belongings=things or None)
