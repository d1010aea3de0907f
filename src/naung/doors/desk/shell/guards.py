"""Who may walk through a route. Every view of every door wears one of these; a test of the architecture looks for the mark."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase

from naung.foundation.access.rules import open_to_anyone as open_to_anyone
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Guard, Permission
from naung.foundation.accounts.queries import actor_of

P = ParamSpec("P")


class DeskRequest(HttpRequest):
    """A request whose actor is known: what a view behind `requires` receives."""

    actor: Actor


class GuardedView(Protocol):
    """A view that wears its guard."""

    guard: Guard

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase: ...


DeskView = Callable[Concatenate[DeskRequest, P], HttpResponseBase]


def requires(*permissions: Permission) -> Callable[[DeskView[P]], GuardedView]:
    """Let in an actor who holds any one of `permissions`, as `request.actor`; without an actor, to the sign-in page.

    Raises NotPermitted with the missing permission.
    """
    if not permissions:
        raise ValueError("requires() needs a permission; see requires_sign_in and open_to_anyone")

    def check(actor: Actor) -> None:
        if not any(actor.may(permission) for permission in permissions):
            require(actor, permissions[0])

    return _wear(Guard(permissions=permissions), check)


def requires_sign_in(reason: str) -> Callable[[DeskView[P]], GuardedView]:
    """Let in any signed-in actor, for the stated reason: pages about oneself, and pages that show no person."""
    return _wear(Guard(reason=reason, signed_in=True), lambda actor: None)


def _wear(guard: Guard, check: Callable[[Actor], None]) -> Callable[[DeskView[P]], GuardedView]:
    def wear(view: DeskView[P]) -> GuardedView:
        @wraps(view)
        def guarded(request: DeskRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            actor = actor_for(request)
            if actor is None:
                return redirect_to_login(request.get_full_path())
            request.actor = actor
            check(actor)
            return view(request, *args, **kwargs)

        marked = cast(GuardedView, guarded)
        marked.guard = guard
        return marked

    return wear


def actor_for(request: HttpRequest) -> Actor | None:
    """The actor behind this request, built once a request; None for nobody."""
    known: Actor | None = getattr(request, "actor", None)
    return known if known is not None else actor_of(request)
