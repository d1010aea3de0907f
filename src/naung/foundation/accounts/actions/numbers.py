"""An officer's own identity and telephone number, by which files and reports that may tell of her are kept from her."""

from uuid import UUID

from django.db import transaction

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.actions.contact import kept_contact, kept_nik, make_findable, nik_of
from naung.foundation.accounts.models import User
from naung.foundation.accounts.queries.officers import open_contact
from naung.foundation.accounts.rules import number_problems, own_id
from naung.foundation.accounts.vocabulary import AccountEvent
from naung.foundation.audit.actions import record
from naung.foundation.errors import Difference, NotFound, Problems, StaleVersion


@transaction.atomic
def keep_own_numbers(*, nik: str, phone: str, based_on: int, by: Actor) -> None:
    """Keep one's own numbers and compare them with every file and report. An empty NIK leaves what was given before.

    A NIK whose digits do not fit is kept: `own_numbers` says what is odd about it. Raises Problems where it has not sixteen
    digits, StaleVersion where the account was changed meanwhile; neither ever tells the NIK that was there.
    """
    account = User.objects.select_for_update().get(id=own_id(by))
    if problems := number_problems(nik, phone):
        raise Problems(problems)
    now = open_contact(account.phone_secret)
    if account.version != based_on:
        differences = (Difference("phone", now, phone),) if now != phone else ()
        raise StaleVersion(based_on=based_on, now=account.version, differences=differences)
    _keep(account, nik, phone, by)


@transaction.atomic
def keep_numbers_of(*, user: UUID, nik: str = "", phone: str = "", by: Actor) -> None:
    """The same for whoever holds the machine: what is empty stays as it was. Raises NotFound, Problems."""
    require(by, Permission.SYSTEM_SETUP)
    account = User.objects.select_for_update().filter(id=user).first()
    if account is None:
        raise NotFound()
    if problems := number_problems(nik, phone):
        raise Problems(problems)
    _keep(account, nik, phone.strip() or open_contact(account.phone_secret), by)


def _keep(account: User, nik: str, phone: str, by: Actor) -> None:
    old_phone, old_nik = open_contact(account.phone_secret), nik_of(account)
    account.phone_secret = kept_contact(account.phone_secret, phone)
    account.nik_secret = kept_nik(account.nik_secret, nik)
    account.version += 1
    account.save(update_fields=["phone_secret", "nik_secret", "version"])
    make_findable(account, old_name=account.display_name, old_phone=old_phone, old_nik=old_nik, by=by)
    record(AccountEvent.NUMBERS_KEPT, subject=account.id, by=by)
