"""Writers of the diary from the field: a phone's form becomes a record whole, or waits for somebody; nothing of it is lost."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction

from naung.casework.outreach.actions.sessions import change_plan, count_answers, plan_session, write_down_session
from naung.casework.outreach.queries import SessionShown, session_for, session_row
from naung.casework.outreach.queries.diary import sessions_on
from naung.casework.outreach.rules.contents import attended
from naung.casework.outreach.rules.diary import KIND, FieldForm, read_diary
from naung.casework.outreach.vocabulary import Held, PlaceTold, Plan
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import roles_at
from naung.foundation.courier.actions import move_parcel, receive_parcel
from naung.foundation.courier.queries import became_of, open_parcel, parcel_line, waiting_for
from naung.foundation.courier.rules import SETTLED, is_of_its_number
from naung.foundation.courier.vocabulary import Arrived, ParcelLine, ParcelState
from naung.foundation.errors import Difference, FieldProblem, NotFound, Problems, RuleBroken, SealBroken, StaleVersion
from naung.foundation.words import gettext_noop

WRITES = Permission.OUTREACH_WRITE
NOT_HERE = gettext_noop("Sosialisasi ini tidak ada di meja Anda.")
NOT_OPENED = gettext_noop("Formulir ini disegel untuk kunci lain, atau rusak di jalan.")
SAME_DAY = gettext_noop("Pada hari itu ada sosialisasi lain di rencana. Pilih: yang itu, atau sosialisasi baru.")
REVOKED = gettext_noop("Formulir ini datang dari ponsel yang sudah dicabut. Periksa dahulu isinya.")
BROUGHT = gettext_noop("Formulir ini dikirim petugas lain dari ponsel yang bukan miliknya. Periksa dahulu isinya.")
WRITTEN_TWICE = gettext_noop("Sosialisasi ini sudah ditulis, dan isinya berbeda.")
AFTER_OTHER = gettext_noop("Formulir ini menunggu catatan sosialisasinya tiba.")


@dataclass(frozen=True)
class Choice:
    """What a person decided about a form: for which session it is, that it is a new one, what is right in it instead.

    `over`: the version of the session that was shown beside the form when it was chosen over it.
    """

    session: UUID | None = None
    as_new: bool = False
    held: Held | None = None
    over: int | None = None
    looked_at: bool = False  # a person saw what it says, and where it came from


@dataclass(frozen=True)
class Outcome:
    """What became of a form, and why, in sentences to be translated; `differences` where the same was written twice."""

    state: ParcelState
    problems: tuple[FieldProblem, ...] = ()
    differences: tuple[Difference, ...] = ()
    session: UUID | None = None
    parent: UUID | None = None
    form: FieldForm | None = None  # what was sent, where it could be read
    standing: int | None = None  # the version of what stands, where it differs


@dataclass(frozen=True)
class _Opened:
    """A parcel with what it says, or why it can't be read."""

    line: ParcelLine
    form: FieldForm | None = None
    refused: tuple[FieldProblem, ...] = ()


class _Stops(Exception):
    """Why a form can't be written down now."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


def _stopped(state: ParcelState, message: str, *, session: UUID | None = None, parent: UUID | None = None) -> _Stops:
    return _Stops(Outcome(state, (FieldProblem("", message),), session=session, parent=parent))


@transaction.atomic
def receive_form(*, arrived: Arrived, by: Actor) -> Outcome:
    """Keep a phone's form and write it down where that is possible. The same form twice changes nothing.

    Raises RuleBroken for what is no form, NotFound for another desk's number or device.
    """
    require(by, WRITES)
    kept = receive_parcel(arrived=arrived, permission=WRITES, by=by)
    if kept.state in SETTLED:
        return Outcome(kept.state, session=kept.subject)
    return take_up(parcel_id=arrived.id, by=by)


@transaction.atomic
def take_up(*, parcel_id: UUID, choice: Choice | None = None, by: Actor) -> Outcome:
    """Try to write a form down, as it was sent or as a person decided; whole, or not at all.

    What stops it is told, and the form kept. What waited for it is tried after it. Raises RuleBroken for a settled one.
    """
    require(by, WRITES)
    opened, choice = _opened(parcel_id, by), choice or Choice()
    doubt = _doubt(opened.line)
    if doubt and choice == Choice() and opened.form:
        outcome = Outcome(ParcelState.DECIDE, (FieldProblem("", doubt),), form=opened.form)
    else:
        outcome = _seen(_tried(opened, choice, by), by)
    move_parcel(
        parcel_id=parcel_id,
        to=outcome.state,
        subject=outcome.session,
        waits_for=outcome.parent,
        permission=WRITES,
        by=by,
    )
    if outcome.state is ParcelState.TAKEN and outcome.session:
        for child in waiting_for(parcel_id, outcome.session, permission=WRITES, actor=by):
            if parcel_line(child, permission=WRITES, actor=by).state is ParcelState.WAITS:  # not taken by one before it
                take_up(parcel_id=child, by=by)
    return outcome


@transaction.atomic
def weigh_parcel(*, parcel_id: UUID, by: Actor) -> Outcome:
    """What would become of a form now: tried, and taken back.

    What is handed out of it and of the session beside it has its entries in the log; those are not taken back.
    """
    require(by, WRITES)
    opened = _opened(parcel_id, by)
    with transaction.atomic():
        outcome = _tried(opened, Choice(looked_at=True), by)
        transaction.set_rollback(True)
    doubt = _doubt(opened.line)
    if doubt and opened.form:
        state = ParcelState.DECIDE if outcome.state is ParcelState.TAKEN else outcome.state
        outcome = replace(outcome, state=state, problems=(FieldProblem("", doubt), *outcome.problems))
    return _seen(outcome, by)


@transaction.atomic
def set_parcel_aside(*, parcel_id: UUID, by: Actor) -> None:
    """Decide that a form is not written down; what stands stays as it is, and what the form said is gone."""
    require(by, WRITES)
    _own_line(parcel_id, by)
    move_parcel(parcel_id=parcel_id, to=ParcelState.ASIDE, permission=WRITES, by=by)


def _own_line(parcel_id: UUID, by: Actor) -> ParcelLine:
    """Raises NotFound for another desk's, and for a parcel that is another room's."""
    line = parcel_line(parcel_id, permission=WRITES, actor=by)
    if line.kind != KIND:
        raise NotFound()
    return line


def _opened(parcel_id: UUID, by: Actor) -> _Opened:
    line = _own_line(parcel_id, by)
    try:
        form = read_diary(open_parcel(parcel_id, permission=WRITES, actor=by))
        is_of_its_number(form.id, parcel_id)
    except (RuleBroken, NotFound, SealBroken) as refused:
        return _Opened(line, refused=_problems(refused))
    return _Opened(line, form)


def _doubt(line: ParcelLine) -> str:
    """Why a person looks at a form before it is written down; empty where nobody needs to."""
    if line.revoked:
        return REVOKED
    return BROUGHT if line.brought_by else ""


def _seen(outcome: Outcome, by: Actor) -> Outcome:
    """Log that the session beside a form was shown, where it differs: what was tried took its own entry back."""
    if outcome.session is None or not outcome.differences:
        return outcome
    return replace(outcome, standing=session_for(outcome.session, actor=by).version)


def _tried(opened: _Opened, choice: Choice, by: Actor) -> Outcome:
    form, session = opened.form, choice.session
    if form is None:
        return Outcome(ParcelState.MEND, opened.refused)
    try:
        with transaction.atomic():
            session = _session_of(form, opened.line, choice, by)
            _write(session, form, choice, by)
        outcome = Outcome(ParcelState.TAKEN, session=session)
    except _Stops as stops:
        outcome = stops.outcome
    except StaleVersion as stale:
        outcome = Outcome(ParcelState.DECIDE, (FieldProblem("", WRITTEN_TWICE),), stale.differences, session)
    except (RuleBroken, NotFound, SealBroken) as refused:
        outcome = Outcome(ParcelState.MEND, _problems(refused))
    return replace(outcome, form=form)


def _problems(refused: RuleBroken | NotFound | SealBroken) -> tuple[FieldProblem, ...]:
    if isinstance(refused, Problems):
        return tuple(refused.problems)
    if isinstance(refused, RuleBroken):
        return (FieldProblem(refused.field, refused.message, dict(refused.values)),)
    return (FieldProblem("", NOT_HERE if isinstance(refused, NotFound) else NOT_OPENED),)


def _session_of(form: FieldForm, line: ParcelLine, choice: Choice, by: Actor) -> UUID:
    """The session that a form is about; made where it stood in no list and nobody else may have planned it."""
    if known := choice.session or form.session:
        return session_row(known, actor=by).id
    if form.parent:
        found = became_of(form.parent, permission=WRITES, actor=by)
        if found is None:
            raise _stopped(ParcelState.WAITS, AFTER_OTHER, parent=form.parent)
        return found
    held = choice.held or form.held
    if form.unlisted is None or held is None:
        raise RuleBroken(NOT_HERE)
    if not choice.as_new and sessions_on(held.on, actor=by):
        raise _stopped(ParcelState.DECIDE, SAME_DAY)
    here = by.desk is not None and line.sent_by in roles_at(by.desk)
    plan = Plan(
        place=PlaceTold("", form.unlisted.place),
        on=held.on,
        audience=form.unlisted.audience,
        topics=form.topics,
        expected=attended(held.attendance),
        officer=line.sent_by if here else None,
        materials=form.materials or frozenset(),
    )
    return plan_session(plan=plan, posted_once=form.id, by=by)


def _write(session: UUID, form: FieldForm, choice: Choice, by: Actor) -> None:
    seen = session_for(session, actor=by)
    held = choice.held or form.held
    if held is None and seen.held is None:
        raise _stopped(ParcelState.WAITS, AFTER_OTHER, session=session)
    if held is not None:
        _write_held(seen, form, held, choice, by)
    for each in form.answers:
        known = seen.answers.get(each.question)
        now = session_row(session, actor=by).version
        free = known is None or choice.over is not None
        count_answers(
            session_id=session,
            version=now if free else form.version,
            question=each.question,
            way=each.way,
            replies=each.replies,
            by=by,
        )


def _write_held(seen: SessionShown, form: FieldForm, held: Held, choice: Choice, by: Actor) -> None:
    """What the officer saw in the room goes over what was planned; what a colleague has written down already does not yield."""
    session, version = seen.line.id, seen.version
    if seen.held is not None:
        base = form.version if choice.over is None else choice.over
        write_down_session(session_id=session, version=base, held=held, by=by)
        return
    told = replace(
        seen.plan,
        topics=form.topics or seen.plan.topics,
        materials=seen.plan.materials if form.materials is None else form.materials,
    )
    change_plan(session_id=session, version=version, plan=told, by=by)
    version = session_row(session, actor=by).version
    write_down_session(session_id=session, version=version, held=held, by=by)
