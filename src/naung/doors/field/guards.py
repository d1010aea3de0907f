"""The guard of the field: a program asks here, so it is told in one word what is missing."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, RawPostDataException
from django.urls import reverse
from django.utils.translation import gettext as _

from naung.foundation.access.vocabulary import Actor, Guard, Permission
from naung.foundation.accounts.queries import actor_of
from naung.foundation.errors import NaungError, NotFound, NotPermitted

View = Callable[[HttpRequest], HttpResponseBase]
Answer = Callable[[Actor, dict[str, Any], HttpRequest], dict[str, Any]]
LARGEST = 128 * 1024  # bytes of one request: a sealed form in base64, and a little beside it


def answers(*permissions: Permission, method: str) -> Callable[[Answer], View]:
    """A view that answers a signed-in officer who holds any one of the permissions, in JSON.

    Nobody is led to the sign-in page. 403 for one without any of them, 404 for what is not hers, 409 with a sentence
    where a rule refuses, 400 for what is no JSON.
    """

    def wear(answer: Answer) -> View:
        @wraps(answer)
        def view(request: HttpRequest) -> HttpResponseBase:
            actor = actor_of(request)
            if actor is None:
                return redirect_to_login(reverse("field:home"))
            if not any(actor.may(each) for each in permissions):
                return JsonResponse({}, status=403)
            if request.method != method:
                return JsonResponse({}, status=405)
            return _answered(answer, actor, request)

        cast(Any, view).guard = Guard(permissions=permissions)
        return view

    return wear


def _answered(answer: Answer, actor: Actor, request: HttpRequest) -> HttpResponse:
    try:
        told = _told(request)
        return JsonResponse(answer(actor, told, request))
    except NotFound:
        return JsonResponse({}, status=404)
    except NotPermitted:
        return JsonResponse({}, status=403)
    except NaungError as refused:
        sentence = _(refused.message)
        return JsonResponse({"sentence": sentence % refused.values if refused.values else sentence}, status=409)
    except (
        ValueError,
        KeyError,
        TypeError,
        RecursionError,
        RawPostDataException,
    ):  # the last: a form was posted as one
        return JsonResponse({}, status=400)


def _told(request: HttpRequest) -> dict[str, Any]:
    if request.method == "GET":
        return {}
    if len(request.body) > LARGEST:
        raise ValueError("too much at once")
    told = json.loads(request.body)
    if not isinstance(told, dict):
        raise TypeError("one object is expected")
    return told
