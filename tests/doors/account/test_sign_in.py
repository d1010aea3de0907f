"""Coming in and going out."""

import pytest
from django.test import Client

from naung.foundation.accounts.models import SignedInSession
from naung.foundation.audit.models import Entry
from tests.doors.account.signing import PASSWORD, Officer, code_of, signed_in

WRONG = "tidak cocok"


def events() -> list[str]:
    return list(Entry.objects.order_by("seq").values_list("event", flat=True))


def test_sari_signs_in_with_password_and_code_and_goes_where_she_was_going(sari: Officer) -> None:
    browser = Client()
    page = browser.get("/akun/")
    assert page.status_code == 302
    assert page["Location"] == "/masuk?next=/akun/"
    first = browser.post("/masuk", {"username": " SARI ", "password": PASSWORD, "next": "/akun/"})
    assert first["Location"] == "/masuk/kode"
    assert browser.get("/akun/").status_code == 302
    second = browser.post("/masuk/kode", {"code": code_of("sari")})
    assert second["Location"] == "/akun/"
    assert "Sari Melati" in browser.get("/akun/").content.decode()
    assert "accounts.signed_in" in events()


def test_a_wrong_password_is_refused_in_the_same_words_as_an_unknown_name(sari: Officer) -> None:
    pages = [
        Client().post("/masuk", {"username": name, "password": "salah sama sekali 1"}) for name in ("sari", "siapa.pun")
    ]
    texts = [page.content.decode() for page in pages]
    assert [page.status_code for page in pages] == [403, 403]
    assert all(WRONG in text for text in texts)
    assert texts[0].count("alert") == texts[1].count("alert")


def test_nobody_passes_the_code_without_the_password(sari: Officer) -> None:
    assert Client().post("/masuk/kode", {"code": code_of("sari")})["Location"].startswith("/masuk")


def test_a_code_works_once(sari: Officer) -> None:
    code = code_of("sari")
    browser, other = Client(), Client(REMOTE_ADDR="10.0.0.9")
    for each in (browser, other):
        each.post("/masuk", {"username": "sari", "password": PASSWORD})
    assert browser.post("/masuk/kode", {"code": code}).status_code == 302
    again = other.post("/masuk/kode", {"code": code})
    assert again.status_code == 403
    assert WRONG in again.content.decode()


def test_a_recovery_code_works_once(sari: Officer) -> None:
    assert len(sari.recovery) == 10
    for expected in (302, 403):
        browser = Client()
        browser.post("/masuk", {"username": "sari", "password": PASSWORD})
        assert browser.post("/masuk/kode", {"code": sari.recovery[0]}).status_code == expected


def test_going_out_ends_the_session(sari: Officer) -> None:
    browser = signed_in("sari")
    assert browser.get("/keluar").status_code == 405
    assert browser.post("/keluar")["Location"] == "/masuk"
    assert browser.get("/akun/")["Location"] == "/masuk?next=/akun/"
    assert SignedInSession.objects.get().end_reason == "signed_out"
    assert "accounts.signed_out" in events()


def test_leaving_by_the_closed_screen_ends_the_session_too(sari: Officer) -> None:
    browser = signed_in("sari")
    browser.post("/layar/keluar")
    assert SignedInSession.objects.get().end_reason == "signed_out"


def test_another_site_is_no_place_to_go_on_to(sari: Officer) -> None:
    browser = Client()
    browser.post("/masuk", {"username": "sari", "password": PASSWORD, "next": "https://example.org/"})
    assert browser.post("/masuk/kode", {"code": code_of("sari")})["Location"] == "/"


@pytest.mark.parametrize(
    "sent", ["", "[]", "{}", '{"response": 1}', '{"id": "a", "response": {"userHandle": "!"}}', "\x00"]
)
def test_a_forged_passkey_is_refused(sari: Officer, sent: str) -> None:
    browser = Client()
    options = browser.get("/masuk/kunci-sandi").json()
    assert options["publicKey"]["userVerification"] == "required"
    assert browser.post("/masuk/kunci-sandi", {"credential": sent}).status_code == 403


@pytest.mark.parametrize("name", ["sari\x00", "<b>sari</b>", "\u202esari", "sari" * 1000, "😀" * 50, ""])
def test_strange_names_are_refused_without_a_fault(sari: Officer, name: str) -> None:
    assert Client().post("/masuk", {"username": name, "password": PASSWORD}).status_code in {400, 403}


def test_no_secret_stands_on_the_page_of_the_second_step(sari: Officer) -> None:
    browser = Client()
    browser.post("/masuk", {"username": "sari", "password": PASSWORD})
    text = browser.get("/masuk/kode").content.decode()
    assert "JBSWY" not in text
    assert PASSWORD not in text
