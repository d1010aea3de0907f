"""Setting a password that is not easily guessed."""

from functools import lru_cache

from django.contrib.auth.password_validation import CommonPasswordValidator

from naung.foundation.accounts.models import User
from naung.foundation.accounts.rules import FAULT_WORDS, password_fault
from naung.foundation.errors import FieldProblem, Problems


@lru_cache(maxsize=1)
def common_passwords() -> frozenset[str]:
    """The 20,000 most used passwords, in lower case. Source: the list that ships with Django (Royce Williams, 2019)."""
    return frozenset(CommonPasswordValidator().passwords)


def set_sound_password(user: User, password: str) -> None:
    """Set the password on the unsaved account. Raises Problems that names the weakness."""
    fault = password_fault(password, common=common_passwords(), own=[user.username, user.display_name])
    if fault is not None:
        raise Problems([FieldProblem("password", FAULT_WORDS[fault])])
    user.set_password(password)
