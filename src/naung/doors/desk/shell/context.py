"""What every page knows: desk, actor, language, look, doors, version and where the source is."""

from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from naung.doors.desk.shell.guards import actor_for
from naung.doors.desk.shell.navigation import ACCOUNT, HELP, address_of, entries_for, search_address
from naung.doors.desk.shell.pages import look_of, names_are_short
from naung.doors.desk.shell.words import language
from naung.foundation.access.rules import shipped_roles
from naung.foundation.access.vocabulary import PURPOSE_WORDS, Actor
from naung.foundation.organisations.queries import own_desk_name

VERSION = version("naung")


def shell(request: HttpRequest) -> dict[str, Any]:
    """Values for the frame of a page; those about the actor only where somebody is signed in and the screen is open."""
    values: dict[str, Any] = {
        "language": language(),
        "look": look_of(request),
        "version": VERSION,
        "source_address": settings.SOURCE_ADDRESS,
        "printed_at": timezone.now(),
        "actor": None,
        "names_short": True,
    }
    if getattr(request, "screen_closed", False):
        return values
    actor = actor_for(request)
    if actor is not None:
        values |= _about(actor, request)
    return values


def _about(actor: Actor, request: HttpRequest) -> dict[str, Any]:
    role = shipped_roles().get(actor.role)
    return {
        "actor": actor,
        "desk_name": own_desk_name(actor) if actor.desk else "",
        "role_words": (role.words_en if language() == "en" else role.words_id) if role else "",
        "purpose_words": PURPOSE_WORDS[actor.purpose],
        "doors": entries_for(actor, request.path),
        "search_address": search_address(actor),
        "account_address": address_of(ACCOUNT),
        "help_address": address_of(HELP),
        "names_short": names_are_short(request),
    }
