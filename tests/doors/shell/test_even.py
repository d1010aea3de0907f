"""Answers at an even beat: what a change of one's own account found out does not show in how long it took."""

from collections.abc import Callable
from contextlib import suppress
from unittest.mock import patch

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from naung.doors.desk.shell import even
from naung.doors.desk.shell.even import BEAT, evenly

ASKED = RequestFactory()


def rest_after(took: float, request: HttpRequest, view: Callable[..., HttpResponse]) -> list[float]:
    """How long an answer that took so many seconds is held back."""
    with (
        patch.object(even.time, "monotonic", side_effect=[100.0, 100.0 + took]),
        patch.object(even.time, "sleep") as rest,
        suppress(ValueError),
    ):
        evenly(view)(request)
    return [call.args[0] for call in rest.call_args_list]


@pytest.mark.parametrize("took", [0.01, 0.2, 0.49, 0.7, 1.3])
def test_a_post_is_answered_after_whole_beats(took: float) -> None:
    (rest,) = rest_after(took, ASKED.post("/"), lambda request: HttpResponse())
    assert 0 < rest <= BEAT
    assert (took + rest) / BEAT == pytest.approx(round((took + rest) / BEAT))


def test_a_post_that_fails_too_and_a_page_that_is_only_opened_never() -> None:
    def fails(request: HttpRequest) -> HttpResponse:
        raise ValueError

    assert rest_after(0.1, ASKED.post("/"), fails) == [pytest.approx(BEAT - 0.1)]
    assert rest_after(0.1, ASKED.get("/"), lambda request: HttpResponse()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("where", ["/akun/profil", "/akun/nomor", "/akun/undangan"])
def test_where_an_officer_is_compared_with_persons_the_answer_is_even(
    client_for: Callable[[str], Client], where: str
) -> None:
    browser = client_for("sari")
    with patch.object(even.time, "sleep") as rest:
        browser.post(where, {})
    assert rest.call_count == 1
