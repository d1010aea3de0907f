"""Writers of agencies and desks, and of the first day on which a task force finds them."""

import secrets
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import FieldProblem, NotFound, Problems, RuleBroken
from naung.foundation.identifiers import SPEAKABLE
from naung.foundation.organisations.models import Agency, Desk, FirstEntry, FirstStep, LeaveDay, TaskForce
from naung.foundation.organisations.queries import first_day, hash_of, house_is_open
from naung.foundation.organisations.rules import shipped_agencies
from naung.foundation.organisations.rules.first_day import NO_TERRITORY, level_of, may_finish, prefix_is_sound
from naung.foundation.organisations.vocabulary import DeskGiven, DeskKind, OrganisationEvent, Step
from naung.foundation.places.queries import place as known_place
from naung.foundation.words import gettext_noop

NO_SUCH_KIND = gettext_noop("Jenis instansi ini tidak ada dalam tabel instansi.")
NEEDS_NAME = gettext_noop("Tulis nama hari libur atau cuti bersama ini, dengan dasar keputusannya.")

CODE_LETTERS, CODE_GROUP = 20, 4  # 25 letters to choose from: 92 bits, not to be guessed
CODE_LIFE = timedelta(hours=1)
BROWSER_LIFE = timedelta(hours=12)
TOKEN_BYTES = 32
LONGEST_LEFT = 400
OVERSIGHT_DESK = "Meja pengawas"  # beside the name of its agency
WRONG_CODE = gettext_noop("Kode ini salah, sudah dipakai, atau lewat waktunya. Minta yang baru dengan: naung begin")
NO_NAME = gettext_noop("Tulis nama gugus tugas.")
NO_DECREE = gettext_noop("Tulis nomor surat keputusannya.")
DAY_TO_COME = gettext_noop("Tanggal surat keputusan ini belum tiba.")
HAS_DESKS = gettext_noop("Meja sudah dibuka di wilayah ini, jadi wilayahnya tidak dapat diganti lagi.")
TAKEN_NAME = gettext_noop("Nama instansi ini sudah dipakai. Beri nama yang lain.")
NO_AGENCY_NAME = gettext_noop("Tulis nama instansi ini.")
BAD_PREFIX = gettext_noop("Awalan nomor kasus 1 sampai 4 huruf besar atau angka, dan tidak sama dengan meja lain.")
NO_AREA = gettext_noop("Kode wilayah ini tidak ada dalam tabel wilayah.")
NO_OVERSIGHT = gettext_noop("Pilih meja pengawas bagi meja ini, dan centang meja pengawas itu juga.")


@transaction.atomic
def found_agency(*, name: str, kind: str, by: Actor) -> Agency:
    """Record an agency of the task force. Raises RuleBroken for a kind that is not in the table of agencies."""
    require(by, Permission.SYSTEM_SETUP)
    if kind not in shipped_agencies():
        raise RuleBroken(NO_SUCH_KIND, field="kind")
    agency = Agency.objects.create(name=name, kind=kind)
    record(OrganisationEvent.AGENCY_FOUNDED, subject=agency.id, by=by)
    return agency


@transaction.atomic
def open_desk(
    *, agency: Agency, name: str, kind: DeskKind, territory: str, prefix: str, oversight: UUID | None = None, by: Actor
) -> Desk:
    """Open a desk of an agency."""
    require(by, Permission.SYSTEM_SETUP)
    desk = Desk.objects.create(
        agency=agency, name=name, kind=kind, territory=territory, prefix=prefix, oversight_id=oversight
    )
    record(OrganisationEvent.DESK_OPENED, subject=desk.id, by=by)
    return desk


@transaction.atomic
def set_leave_day(*, day: date, name: str, working: bool, by: Actor) -> None:
    """Enter a joint-leave or local day off, or say that the office works on a decreed one. Open clocks follow at once."""
    require(by, Permission.LAW_CALENDAR_EDIT)
    if not name.strip() or len(name) > LeaveDay._meta.get_field("name").max_length:  # type: ignore[operator]  # it has one
        raise RuleBroken(NEEDS_NAME, field="name")
    LeaveDay.objects.update_or_create(
        day=day, defaults={"name": name.strip(), "working": working, "entered_by": officer_of(by)}
    )
    record(OrganisationEvent.LEAVE_SET, by=by)


@transaction.atomic
def make_entry(*, by: Actor) -> str:
    """A code that opens the first day to one browser, once, within an hour; browsers let in before are out.

    Raises NotFound where the house is no longer to be begun.
    """
    require(by, Permission.SYSTEM_SETUP)
    if not house_is_open():
        raise NotFound()
    now = timezone.now()
    TaskForce.objects.get_or_create(id=1, defaults={"begun_at": now})
    FirstEntry.objects.all().delete()
    letters = "".join(secrets.choice(SPEAKABLE) for _ in range(CODE_LETTERS))
    FirstEntry.objects.create(code_hash=hash_of(letters), made_at=now, expires_at=now + CODE_LIFE)
    record(OrganisationEvent.ENTRY_MADE, by=by)
    return "-".join(letters[at : at + CODE_GROUP] for at in range(0, CODE_LETTERS, CODE_GROUP))


@transaction.atomic
def enter_first_day(*, code: str, by: Actor) -> str:
    """Use a code once; answers the token that this browser keeps. Raises RuleBroken for any other code."""
    require(by, Permission.SYSTEM_SETUP)
    letters, now = "".join(each for each in code.upper() if each.isalnum()), timezone.now()
    row = FirstEntry.objects.select_for_update().filter(code_hash=hash_of(letters), browser_hash="").first()
    if row is None or row.expires_at <= now or not house_is_open():
        raise RuleBroken(WRONG_CODE, field="code")
    token = secrets.token_urlsafe(TOKEN_BYTES)
    row.browser_hash, row.until_at = hash_of(token), now + BROWSER_LIFE
    row.save(update_fields=["browser_hash", "until_at"])
    record(OrganisationEvent.ENTERED, by=by)
    return token


@transaction.atomic
def name_task_force(*, name: str, decree: str, decreed_on: date | None, by: Actor) -> None:
    """Record the task force and the decree it rests on. Raises Problems with what is missing."""
    require(by, Permission.SYSTEM_SETUP)
    row, wrong = _begun(), []
    if not name.strip():
        wrong.append(FieldProblem("name", NO_NAME))
    if not decree.strip():
        wrong.append(FieldProblem("decree", NO_DECREE))
    if decreed_on is not None and decreed_on > timezone.localdate():
        wrong.append(FieldProblem("decreed_on", DAY_TO_COME))
    if wrong:
        raise Problems(wrong)
    row.name, row.decree, row.decreed_on = name.strip(), decree.strip(), decreed_on
    row.save(update_fields=["name", "decree", "decreed_on"])
    _done(Step.TASK_FORCE)
    record(OrganisationEvent.NAMED, by=by)


@transaction.atomic
def choose_territory(*, territory: str, by: Actor) -> None:
    """Choose the kota, kabupaten or province. Raises RuleBroken for another kind of area, and once desks stand there."""
    require(by, Permission.SYSTEM_SETUP)
    row = _begun()
    level_of(territory)
    if known_place(territory) is None:
        raise RuleBroken(NO_TERRITORY, field="territory")
    if row.territory != territory and Desk.objects.exists():
        raise RuleBroken(HAS_DESKS, field="territory")
    row.territory = territory
    row.save(update_fields=["territory"])
    _done(Step.TERRITORY)
    record(OrganisationEvent.PLACED, by=by)


@transaction.atomic
def found_first_desks(*, desks: Sequence[DeskGiven], by: Actor) -> None:
    """Found every agency that was confirmed and open its desk, those that oversee first; all or nothing.

    Raises Problems whose fields are `key-name`, `key-letters`, `key-overseen`.
    """
    require(by, Permission.SYSTEM_SETUP)
    _begun()
    _open_given(desks, by)
    if Desk.objects.filter(kind=DeskKind.SERVICE).exists():
        _done(Step.DESKS)
    record(OrganisationEvent.STEP_DONE, count=len(desks), by=by)


@transaction.atomic
def open_another_desk(*, desk: DeskGiven, by: Actor) -> UUID:
    """Found an agency and open its desk, also after the first day; answers the desk. Raises as `found_first_desks`."""
    require(by, Permission.SYSTEM_SETUP)
    if known_place(desk.territory) is None and desk.territory:
        raise RuleBroken(NO_AREA, field="territory")
    return _open_given([desk], by)[desk.key]


def _open_given(desks: Sequence[DeskGiven], by: Actor) -> dict[str, UUID]:
    """Each desk by its key, beside those that oversee by their id. Raises Problems."""
    opened = {str(each.id): each.id for each in Desk.objects.filter(kind=DeskKind.OVERSIGHT)}
    in_order = sorted(desks, key=lambda each: each.kind is not DeskKind.OVERSIGHT)
    coming = {each.key for each in in_order if each.kind is DeskKind.OVERSIGHT}
    if wrong := _wrong_desks(in_order, set(opened) | coming):
        raise Problems(wrong)
    for each in in_order:
        agency = found_agency(name=each.name.strip(), kind=each.agency_type, by=by)
        oversight = opened[each.overseen] if each.kind is DeskKind.SERVICE else None
        name = each.name.strip() if each.kind is not DeskKind.OVERSIGHT else OVERSIGHT_DESK
        opened[each.key] = open_desk(
            agency=agency,
            name=name,
            kind=each.kind,
            territory=each.territory,
            prefix=each.prefix,
            oversight=oversight,
            by=by,
        ).id
    return opened


def _wrong_desks(desks: Sequence[DeskGiven], overseers: set[str]) -> list[FieldProblem]:
    names = set(Agency.objects.values_list("name", flat=True))
    prefixes = set(Desk.objects.values_list("prefix", flat=True))
    wrong = []
    for each in desks:
        if not each.name.strip():
            wrong.append(FieldProblem(f"{each.key}-name", NO_AGENCY_NAME))
        elif each.name.strip() in names:
            wrong.append(FieldProblem(f"{each.key}-name", TAKEN_NAME))
        if not prefix_is_sound(each.prefix) or each.prefix in prefixes:
            wrong.append(FieldProblem(f"{each.key}-letters", BAD_PREFIX))
        if each.kind is DeskKind.SERVICE and each.overseen not in overseers:
            wrong.append(FieldProblem(f"{each.key}-overseen", NO_OVERSIGHT))
        names.add(each.name.strip())
        prefixes.add(each.prefix)
    return wrong


@transaction.atomic
def complete_step(*, step: Step, by: Actor) -> None:
    """Note that a step is done whose work lies in another room."""
    require(by, Permission.SYSTEM_SETUP)
    _begun()
    _done(step)
    record(OrganisationEvent.STEP_DONE, by=by)


@transaction.atomic
def reopen_step(*, step: Step, by: Actor) -> None:
    """Note that a step is to be done again: what it rested on was replaced."""
    require(by, Permission.SYSTEM_SETUP)
    _begun()
    FirstStep.objects.filter(step=step).delete()
    record(OrganisationEvent.STEP_REOPENED, by=by)


@transaction.atomic
def finish_first_day(*, left_unsafe: Sequence[str], by: Actor) -> None:
    """End the first day for good, with the codes of what was not good yet: no code opens it any more.

    Raises RuleBroken while a step is not done.
    """
    require(by, Permission.SYSTEM_SETUP)
    row, known = _begun(), first_day()
    may_finish(known.done if known else frozenset())
    row.finished_at, row.left_unsafe = timezone.now(), ",".join(left_unsafe)[:LONGEST_LEFT]
    row.save(update_fields=["finished_at", "left_unsafe"])
    FirstEntry.objects.all().delete()
    _done(Step.CHECK)
    record(OrganisationEvent.FIRST_DAY_ENDED, count=len(left_unsafe), by=by)


def _begun() -> TaskForce:
    """The task force whose first day has begun and not ended. Raises NotFound."""
    row = TaskForce.objects.select_for_update().filter(finished_at=None).first()
    if row is None or not house_is_open():
        raise NotFound()
    return row


def _done(step: Step) -> None:
    FirstStep.objects.get_or_create(step=step, defaults={"done_at": timezone.now()})
