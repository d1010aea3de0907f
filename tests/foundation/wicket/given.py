"""A code as it is given in the tests."""

from datetime import timedelta

from django.utils import timezone

from naung.foundation.access.rules import desk_of
from naung.foundation.access.vocabulary import Actor
from naung.foundation.vault.actions import make_receiving_key
from naung.foundation.wicket.actions import make_wicket
from naung.foundation.wicket.vocabulary import Made, Receiver

PIN = "730184"
TEXT = "Kata yang hanya untuk pemegang kode."


def receiver_of(by: Actor) -> Receiver:
    """The desk's key for what is asked."""
    key = make_receiving_key(desk=desk_of(by), by=by)
    return Receiver(desk_of(by), key.id, key.public)


def given(by: Actor, *, pin: str = PIN, text: str = TEXT, days: int = 90) -> Made:
    """A code of this officer's desk, good for so many days."""
    until = timezone.now() + timedelta(days=days)
    return make_wicket(pin=pin, text=text, receiver=receiver_of(by), expires_at=until, by=by)


def other_code(code: str, at: int) -> str:
    """The code with another letter at one place."""
    return code[:at] + ("a" if code[at] != "a" else "c") + code[at + 1 :]
