"""Browsers that sign in as a person does: password, then the code of her app. For any test that needs a signed-in officer."""

from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from django.test import Client
from django.utils import timezone

from naung.foundation.access.rules import system_actor
from naung.foundation.accounts.actions import accept_invitation, invite_officer, set_up_code, show_recovery_codes
from naung.foundation.accounts.models import Membership
from naung.foundation.accounts.queries import current_code, officer_id
from naung.foundation.accounts.rules import at_the_door, code_at, herself, step_at
from naung.foundation.errors import RuleBroken

PASSWORD = "kertas hujan sepeda biru"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@dataclass(frozen=True)
class Officer:
    """An officer with an account: what she knows and holds."""

    id: UUID
    username: str
    recovery: tuple[str, ...]
    membership: UUID


def enrol(username: str, name: str, desk: UUID, role: str = "petugas_kasus", phone: str = "") -> Officer:
    """An invited officer who has set her password and her app."""
    token = invite_officer(
        username=username, display_name=name, desk=desk, role=role, phone=phone, by=system_actor("setup")
    )
    user = accept_invitation(token=token, password=PASSWORD, by=at_the_door())
    _set_up_app(user, name)
    codes = show_recovery_codes(by=herself(user, name))
    place = Membership.objects.get(user_id=user, desk_id=desk).id
    return Officer(user, username, tuple(codes), place)


def _set_up_app(user: UUID, name: str) -> None:
    """With the code of the step before, so that the code of now is not yet spent; again where a step just passed."""
    for _ in range(2):
        with suppress(RuleBroken):
            code = code_at(SECRET, step_at(timezone.now().timestamp()) - 1)
            set_up_code(secret=SECRET, code=code, by=herself(user, name))
            return
    raise AssertionError("no code fitted")


def code_of(username: str) -> str:
    """What her app shows now."""
    return current_code(username, actor=system_actor("setup"))


def signed_in(username: str, browser: Client | None = None, address: str = "10.1.1.1") -> Client:
    """A browser in which she has signed in with password and code."""
    browser = browser or Client(REMOTE_ADDR=address, HTTP_USER_AGENT="Mozilla/5.0 (Linux; Android 10) Chrome/99.0")
    first = browser.post("/masuk", {"username": username, "password": PASSWORD})
    assert first.status_code == 302, first.content.decode()
    second = browser.post("/masuk/kode", {"code": code_of(username)})
    assert second.status_code == 302, second.content.decode()
    assert officer_id(username)
    return browser
