"""Answers at an even beat, where what was found out on the way must not show in how long it took."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
BEAT = 0.5  # seconds: several times what the longest of these answers takes


def evenly(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let a post be answered, or fail, no sooner than a whole number of beats after it came."""

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        came = time.monotonic()
        try:
            return view(request, *args, **kwargs)
        finally:
            if request.method == "POST":
                time.sleep(BEAT - (time.monotonic() - came) % BEAT)

    return answered
