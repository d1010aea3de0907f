"""An officer's own profile and password."""

import math
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.actions.contact import kept_contact, make_findable, nik_of
from naung.foundation.accounts.actions.passwords import set_sound_password
from naung.foundation.accounts.actions.sessions import end_other_sessions
from naung.foundation.accounts.actions.sign_in import check_password
from naung.foundation.accounts.models import User
from naung.foundation.accounts.queries.officers import open_contact
from naung.foundation.accounts.rules import number_problems, own_id
from naung.foundation.accounts.vocabulary import AccountEvent, Language, Theme, Whence
from naung.foundation.audit.actions import record
from naung.foundation.errors import Difference, FieldProblem, Problems, StaleVersion
from naung.foundation.words import gettext_noop

LONGEST_NAME = 120
LONGEST_EMAIL = 254
NO_NAME = gettext_noop("Tulis nama Anda, paling banyak 120 huruf.")
BAD_EMAIL = gettext_noop("Alamat surel ini tidak lengkap. Contoh: nama@kantor.go.id.")
BAD_CHOICE = gettext_noop("Pilih salah satu dari daftar.")
TOO_OFTEN = gettext_noop("Terlalu banyak percobaan dari tempat ini. Tunggu %(minutes)s menit, lalu coba lagi.")
WRONG_PASSWORD = gettext_noop("Kata sandi lama tidak cocok.")


@transaction.atomic
def change_profile(
    *, display_name: str, email: str, phone: str, language: str, theme: str, based_on: int, by: Actor
) -> None:
    """Change one's own name, contact, language and colours.

    Raises Problems with the fields that are wrong, StaleVersion with both values where it was changed meanwhile.
    """
    account = User.objects.select_for_update().get(id=own_id(by))
    name = " ".join(display_name.split())
    _check_profile(name, email, phone, language, theme)
    old_phone, old_email = open_contact(account.phone_secret), open_contact(account.email_secret)
    if account.version != based_on:
        pairs = [("display_name", account.display_name, name), ("email", old_email, email), ("phone", old_phone, phone)]
        pairs += [("language", account.language, language), ("theme", account.theme, theme)]
        differences = tuple(Difference(*pair) for pair in pairs if pair[1] != pair[2])
        raise StaleVersion(based_on=based_on, now=account.version, differences=differences)
    old_name = account.display_name
    account.display_name, account.language, account.theme = name, language, theme
    account.email_secret = kept_contact(account.email_secret, email)
    account.phone_secret = kept_contact(account.phone_secret, phone)
    account.version += 1
    account.save()
    make_findable(account, old_name=old_name, old_phone=old_phone, old_nik=nik_of(account), by=by)
    record(AccountEvent.PROFILE_CHANGED, subject=account.id, by=by)


def _check_profile(name: str, email: str, phone: str, language: str, theme: str) -> None:
    problems = []
    if not 0 < len(name) <= LONGEST_NAME:
        problems.append(FieldProblem("display_name", NO_NAME))
    user, _, host = email.partition("@")
    if email and (len(email) > LONGEST_EMAIL or not user or "." not in host or " " in email):
        problems.append(FieldProblem("email", BAD_EMAIL))
    problems += number_problems("", phone)
    if language not in set(Language):
        problems.append(FieldProblem("language", BAD_CHOICE))
    if theme not in set(Theme):
        problems.append(FieldProblem("theme", BAD_CHOICE))
    if problems:
        raise Problems(problems)


def change_password(*, old: str, new: str, this: UUID | None, whence: Whence, by: Actor) -> None:
    """Change one's own password; every other session ends.

    The old one is asked under the limits of signing in, from the place `whence`, and a wrong one stays counted. Raises
    Problems for a wrong old, a weak new one, or after too many tries.
    """
    account = User.objects.get(id=own_id(by))
    found = check_password(username=account.username, password=old, whence=whence, by=by)
    if found.wait is not None:
        minutes = max(1, math.ceil(found.wait / timedelta(minutes=1)))
        raise Problems([FieldProblem("old", TOO_OFTEN, {"minutes": minutes})])
    if found.user != account.id:
        raise Problems([FieldProblem("old", WRONG_PASSWORD)])
    _set_password(account.id, new, this, by)


@transaction.atomic
def _set_password(user: UUID, new: str, this: UUID | None, by: Actor) -> None:
    account = User.objects.select_for_update().get(id=user)
    set_sound_password(account, new)
    account.save(update_fields=["password"])
    end_other_sessions(this=this, by=by)
    record(AccountEvent.PASSWORD_CHANGED, subject=account.id, by=by)
