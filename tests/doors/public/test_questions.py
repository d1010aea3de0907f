"""The public's page: on any phone, without cookie or script; a wrong, a closed and an unopened code answer alike."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.doors import public
from naung.foundation.access.vocabulary import Actor
from naung.foundation.noticeboard.actions import take_down
from naung.foundation.noticeboard.queries import notice
from tests.foundation.noticeboard.told import HOUR, a_code, posted

pytestmark = pytest.mark.django_db
ClientFor = Callable[[str], Client]
LARGEST = 30_000  # bytes of a page with its style and picture, as it goes over a slow line


@pytest.fixture(autouse=True)
def _fresh_limits() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def at(code: str, tongue: str = "") -> str:
    return reverse("public:questions", args=[code]) + (f"?b={tongue}" if tongue else "")


def sheet(page: Any, **answers: str) -> dict[str, str]:
    """The form of a page, filled in."""
    hidden = dict(re.findall(r'name="(slip|part)" value="([^"]+)"', page.content.decode()))
    return hidden | {"q-pegang_paspor": "tidak", "q-sudah_setuju": "ya"} | answers


def test_anybody_answers_without_cookie_name_or_script(nobody: Client, sari: Actor) -> None:
    made = posted(sari)
    code = notice(made).code
    page = nobody.get(at(code))
    body = page.content.decode()
    assert (page.status_code, page["Cache-Control"], page["Content-Language"]) == (200, "no-store", "id")
    assert "<title>Pertanyaan singkat</title>" in body
    assert "script" not in body
    static = Path(public.__file__).parent / "static" / "public"
    assert len(page.content) + sum(each.stat().st_size for each in static.iterdir()) < LARGEST
    thanks = nobody.post(at(code), sheet(page))
    assert "Terima kasih" in thanks.content.decode()
    assert "129" in thanks.content.decode()
    assert "belum dipastikan" in thanks.content.decode()  # a number that nobody verified says so
    assert not nobody.cookies
    assert notice(made).taken["sebelum"] == 1
    nobody.post(at(code), sheet(page))  # the same page sent again
    assert notice(made).taken["sebelum"] == 1


def test_it_speaks_english_where_asked_and_keeps_what_was_chosen(nobody: Client, sari: Actor) -> None:
    code = notice(posted(sari)).code
    page = nobody.get(at(code, "en"))
    assert "May an agent keep a passport?" in page.content.decode()
    assert page["Content-Language"] == "en"
    again = nobody.post(at(code, "en"), sheet(page, **{"q-sudah_setuju": ""})).content.decode()
    assert 'value="tidak" required checked' in again
    assert 'class="missing"' in again
    assert again.count("checked") == 1


def test_a_wrong_a_closed_and_an_unopened_code_answer_alike(nobody: Client, sari: Actor) -> None:
    gone, waiting = posted(sari), posted(sari)
    take_down(notice_id=gone, by=sari)
    with patch.object(timezone, "now", return_value=timezone.now() + 2 * HOUR):
        between = nobody.get(at(notice(waiting).code))
        late = nobody.post(at(notice(waiting).code), {"slip": "x", "part": "sebelum"})
    answers = [between, late, nobody.get(at(a_code())), nobody.get(at("x")), nobody.get(at(notice(gone).code))]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    headers = [dict(answer.headers) for answer in answers]
    assert all(each == headers[0] for each in headers)


def test_another_site_cannot_make_its_visitors_answer(nobody: Client, sari: Actor) -> None:
    made = posted(sari)
    code = notice(made).code
    filled = sheet(nobody.get(at(code)))
    nobody.post(at(code), filled, headers={"sec-fetch-site": "cross-site"})
    assert notice(made).taken["sebelum"] == 0
    nobody.post(at(code), filled, headers={"sec-fetch-site": "same-origin"})
    assert notice(made).taken["sebelum"] == 1


def test_a_machine_that_tries_codes_is_slowed_at_its_own_place_only(sari: Actor) -> None:
    code = notice(posted(sari)).code
    guesser, other = Client(REMOTE_ADDR="203.0.113.9"), Client(REMOTE_ADDR="203.0.113.10")
    tries = [guesser.get(at(a_code())).status_code for _ in range(62)]
    assert (tries[0], tries[-1]) == (404, 429)
    assert other.get(at(code)).status_code == 200
    assert guesser.get(at(code)).status_code == 200  # a prankster in the hall shuts nobody out


def test_sheets_are_counted_for_each_code_by_itself(nobody: Client, sari: Actor) -> None:
    first, second = (notice(posted(sari)).code for _ in range(2))
    with patch("naung.doors.public.pages.MOST_SHEETS", 2):
        sent = [nobody.post(at(first), {"part": "sebelum"}).status_code for _ in range(4)]
        assert sent == [200, 200, 200, 429]
        assert nobody.post(at(second), {"part": "sebelum"}).status_code == 200


def test_another_language_keeps_what_was_chosen(nobody: Client, sari: Actor) -> None:
    made = posted(sari)
    code = notice(made).code
    filled = sheet(nobody.get(at(code)), **{"q-sudah_setuju": ""})
    turned = nobody.post(at(code, "en"), filled | {"turn": "1"})
    body = turned.content.decode()
    assert "May an agent keep a passport?" in body
    assert (body.count("checked"), body.count('class="missing"')) == (1, 0)
    assert filled["slip"] in body
    assert notice(made).taken["sebelum"] == 0


def test_whoever_is_signed_in_gets_the_same_page(client_for: ClientFor, nobody: Client, sari: Actor) -> None:
    code = notice(posted(sari)).code
    pages = [browser.get(at(code)).content.decode() for browser in (client_for("sari"), client_for("budi"), nobody)]
    assert len({re.sub(r'name="slip" value="[^"]+"', "", page) for page in pages}) == 1
