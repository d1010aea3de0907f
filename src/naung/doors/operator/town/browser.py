"""An officer of the demo at her own desk's pages: what only a page composes is made by pressing its button, as she would."""

from collections.abc import Mapping

from django.conf import settings
from django.test import Client
from django.urls import reverse

from naung.foundation.access.rules import officer_of
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.actions import open_session
from naung.foundation.accounts.queries import account_of
from naung.foundation.accounts.queries.sessions import SESSION_KEY
from naung.foundation.accounts.rules import herself
from naung.foundation.accounts.vocabulary import Whence

LOGIN = "allauth.account.auth_backends.AuthenticationBackend"
MOVED = 302


def press(page: str, typed: Mapping[str, str], *ids: object, by: Actor) -> str:
    """Post a page's form as this officer, signed in for this one press; answers the address that follows.

    Raises ValueError where the page did not take what was typed.
    """
    user = officer_of(by)
    browser = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    browser.force_login(account_of(user), backend=LOGIN)
    session = browser.session
    session[SESSION_KEY] = str(
        open_session(user=user, whence=Whence("127.0.0.1", "demo"), by=herself(user, "")).session
    )
    session.save()
    answer = browser.post(reverse(page, args=ids), dict(typed))
    browser.logout()
    if answer.status_code != MOVED:
        raise ValueError(f"{page}: {answer.status_code}")
    return str(answer["Location"])
