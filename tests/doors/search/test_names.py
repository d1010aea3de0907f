"""Names in full or as initials, chosen on a page that was itself an answer to a post: nothing found or typed is lost."""

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client

from naung.casework.reports.actions import receive_report
from naung.foundation.access.vocabulary import Actor
from tests.casework.reports.told import content
from tests.doors.reports.typed import text_of

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]
QUERY = 'Wulan "Sari"'


def toggle(page: str) -> tuple[str, dict[str, str]]:
    """Where the choice of names is posted to on this page, and with which fields."""
    form = next(each for each in re.findall(r"<form.*?</form>", page, re.DOTALL) if 'name="names"' in each)
    address = re.search(r'action="([^"]+)"', form)
    fields = dict(re.findall(r'name="([^"]+)"\s+value="([^"]*)"', form))
    assert address is not None
    return html.unescape(address[1]), {name: html.unescape(value) for name, value in fields.items()}


def test_the_choice_on_what_a_search_found_shows_it_again(client_for: Browser, sari: Actor) -> None:
    taken = receive_report(content=content(), by=sari)
    client = client_for("sari")
    number = taken.number
    found = text_of(client.post("/cari/", {"query": number}))
    assert "Buka laporan dengan nomor ini" in found
    address, fields = toggle(found)
    assert (address, fields["query"], fields["names"]) == ("/cari/", number, "full")
    assert "next" not in fields
    again = text_of(client.post(address, fields))
    assert "Buka laporan dengan nomor ini" in again
    assert toggle(again)[1]["names"] == "short"
    assert toggle(text_of(client.get("/cari/")))[0] == "/layar/nama"
    assert client.session["names_in_full"] is True


def test_what_was_searched_is_escaped_in_the_choice(client_for: Browser, sari: Actor) -> None:
    client = client_for("sari")
    page = text_of(client.post("/cari/", {"query": QUERY}))
    assert toggle(page)[1]["query"] == QUERY
    assert QUERY not in page


def test_on_a_form_that_came_back_there_is_no_choice_that_would_lose_it(client_for: Browser) -> None:
    page = text_of(client_for("sari").post("/laporan/baru/", {"words": "Ibu Wulan menelepon."}))
    assert "Ibu Wulan menelepon." in page
    assert 'name="names"' not in page
    assert 'name="look"' not in page


def test_a_choice_smuggled_into_another_form_is_not_kept(client_for: Browser) -> None:
    client = client_for("sari")
    client.post("/laporan/baru/", {"words": "x", "names": "full"})
    assert "names_in_full" not in client.session
