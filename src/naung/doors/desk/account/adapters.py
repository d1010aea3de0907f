"""Where allauth asks the house: its secrets go into the vault, its messages and mails are not sent, nobody signs up."""

from typing import Any
from uuid import UUID

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.account.utils import get_login_redirect_url
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy

from naung.foundation.accounts.queries.factors import FACTOR_SECRET
from naung.foundation.vault.actions import keep_secret
from naung.foundation.vault.queries import open_secret


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """By invitation only; what allauth would say or send is said by our own pages."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up by herself."""
        return False

    def get_login_stages(self) -> list[str]:
        """After the password comes the second factor, nothing else."""
        return ["allauth.mfa.stages.AuthenticateStage"]

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """A closed account is told what a wrong password is told."""
        clear_login(request)
        return redirect("account_login")

    def post_login(self, request: HttpRequest, user: Any, *, redirect_url: str | None, **_: Any) -> HttpResponse:
        """Open our own session, then go where she was going. allauth's session table stays empty."""
        from naung.doors.desk.account.entering import complete

        wanted = get_login_redirect_url(request, redirect_url)
        return complete(request, user, HttpResponseRedirect(wanted))

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say it."""

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        """No mail leaves the house."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """No mail leaves the house."""


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Secrets of second factors lie in the vault; the table holds the id that finds them."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("Kunci sandi ini tidak cocok. Coba lagi atau pakai cara lain."),
    }

    def encrypt(self, text: str) -> str:
        """Put a secret into the vault."""
        return str(keep_secret(FACTOR_SECRET, text))

    def decrypt(self, encrypted_text: str) -> str:
        """Take it out again."""
        return open_secret(FACTOR_SECRET, UUID(encrypted_text))

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """No mail leaves the house."""
