"""The desk's pages of what came from phones: by Sari, by who may not, by nobody; mended, decided, set aside, revoked."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from naung.casework.outreach.actions import receive_form
from naung.casework.outreach.models import Session
from naung.casework.outreach.queries import session_for
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.courier.models import FieldDevice, Parcel
from naung.foundation.courier.vocabulary import ParcelState
from tests.casework.outreach.field import Phone, answer, form, held
from tests.casework.outreach.told import a_held_session, a_session, days, today

pytestmark = pytest.mark.django_db
ClientFor = Callable[[str], Client]


def at(name: str, *ids: UUID | str) -> str:
    return reverse(f"diary:{name}", args=ids)


def text(shown: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", shown.content.decode()))


def typed(**more: str) -> dict[str, str]:
    day = today()
    told = {"held_on_day": str(day.day), "held_on_month": str(day.month), "held_on_year": str(day.year)}
    return told | {"minutes": "90", "dewasa_perempuan": "20"} | more


@pytest.fixture
def phone(sari: Actor) -> Phone:
    """Sari's phone."""
    return Phone(sari)


def test_nothing_waits_where_everything_was_written_down(client_for: ClientFor, sari: Actor, phone: Phone) -> None:
    phone.send(form(session=str(a_session(sari, on=today())), version=1, held=held()))
    page = text(client_for("sari").get(at("list")))
    assert "Tidak ada yang perlu diperbaiki" in page
    assert "Cabut ponsel ini" in page


def test_a_form_is_mended_and_written_down(client_for: ClientFor, sari: Actor, phone: Phone) -> None:
    made = a_session(sari, on=today())
    told = form(session=str(made), version=1, held=held(seats={}), answers=[answer(sebelum_ya=9, sesudah_tidak=9)])
    phone.send(told)
    browser = client_for("sari")
    assert "1 formulir dari ponsel memerlukan Anda" in text(browser.get(reverse("outreach:list")))
    page = text(browser.get(at("show", told["form"])))
    for words in ("Belum ada yang dihitung", "Betulkan, lalu catat", "Bolehkah paspor", "Ke mana melapor?"):
        assert words in page, words
    wrong = browser.post(at("write", told["form"]), typed(minutes="0"))
    assert "Isi lamanya dalam menit" in text(wrong)
    done = browser.post(at("write", told["form"]), typed())
    assert (done.status_code, done["Location"]) == (302, reverse("outreach:show", args=[made]))
    shown = session_for(made, actor=sari)
    assert shown.held is not None
    assert list(shown.answers) == ["pegang_paspor"]


def test_both_are_shown_and_one_is_chosen(client_for: ClientFor, sari: Actor, phone: Phone) -> None:
    made = a_held_session(sari)
    told = form(session=str(made), version=1, held=held(minutes=61))
    phone.send(told)
    browser = client_for("sari")
    page = text(browser.get(at("show", told["form"])))
    for words in ("Yang tercatat dan yang dikirim", "Berapa menit?", "90", "61", "Pakai yang dari ponsel"):
        assert words in page, words
    stale = browser.post(at("choose", told["form"]), {"do": "ambil", "version": "1"})
    assert "sudah ditulis, dan isinya berbeda" in text(stale)
    browser.post(at("choose", told["form"]), {"do": "ambil", "version": str(Session.objects.get().version)})
    shown = session_for(made, actor=sari)
    assert shown.held is not None
    assert shown.held.minutes == 61
    assert browser.get(at("show", told["form"]))["Location"] == reverse("outreach:show", args=[made])


def test_what_stands_may_stay(client_for: ClientFor, sari: Actor, phone: Phone) -> None:
    made = a_held_session(sari)
    told = form(session=str(made), version=1, held=held())
    phone.send(told)
    browser = client_for("sari")
    assert browser.post(at("choose", told["form"]), {"do": "sisih"}).status_code == 302
    row = Parcel.objects.get()
    assert (row.state, bytes(row.box)) == (ParcelState.ASIDE, b"")
    assert browser.get(at("show", told["form"]))["Location"] == reverse("outreach:show", args=[made])


def test_a_session_that_stood_in_no_list_is_given_its_place(client_for: ClientFor, sari: Actor, phone: Phone) -> None:
    planned = a_session(sari, on=today())
    told = form(new={"place": "Dermaga lama", "audience": "umum"}, held=held())
    phone.send(told)
    browser = client_for("sari")
    page = text(browser.get(at("show", told["form"])))
    for words in ("Dermaga lama", "ada sosialisasi lain di rencana", "Sosialisasi baru"):
        assert words in page, words
    assert "Isi dahulu bagian ini" in text(browser.post(at("write", told["form"]), typed()))
    done = browser.post(at("write", told["form"]), typed(session=str(planned)))
    assert done["Location"] == reverse("outreach:show", args=[planned])


def test_a_form_that_waits_is_tried_again_and_one_that_broke_is_told(
    client_for: ClientFor, sari: Actor, phone: Phone
) -> None:
    made = a_session(sari, on=today())
    told = form(session=str(made), version=1, answers=[answer(sebelum_ya=3, sesudah_tidak=4)])
    phone.send(told)
    browser = client_for("sari")
    assert "menunggu catatan sosialisasinya" in text(browser.get(at("show", told["form"])))
    assert "menunggu catatan" in text(browser.post(at("choose", told["form"]), {"do": "lagi"}))
    broken = phone.sealed(form(session=str(made), version=1, held=held()))
    cut = type(broken)(**{**broken.__dict__, "box": broken.box[:-8]})
    receive_form(arrived=cut, by=sari)
    assert "rusak di jalan" in text(browser.get(at("show", broken.id)))
    assert browser.post(at("write", broken.id), typed()).status_code == 404


def test_each_look_at_a_form_stands_in_the_log(client_for: ClientFor, sari: Actor, phone: Phone) -> None:
    told = form(session=str(a_held_session(sari)), version=1, held=held(minutes=61))
    phone.send(told)
    browser = client_for("sari")
    counts = []
    for _ in range(2):
        browser.get(at("show", told["form"]))
        counts.append(Entry.objects.filter(event="courier.opened", subject=told["form"]).count())
    assert counts[1] == counts[0] + 1


def test_what_another_brought_is_said_so_and_taken_after_a_look(
    client_for: ClientFor, sari: Actor, ratna: Actor, phone: Phone
) -> None:
    made = a_held_session(sari)
    told = form(session=str(made), version=1, answers=[answer(sebelum_ya=3, sesudah_tidak=4)])
    receive_form(arrived=phone.sealed(told), by=ratna)
    browser = client_for("sari")
    page = text(browser.get(at("show", told["form"])))
    for words in ("bukan miliknya", "Disegel Sari", "Dikirim Ratna", "Coba catat lagi"):
        assert words in page, words
    assert browser.post(at("choose", told["form"]), {"do": "lagi"}).status_code == 302
    assert list(session_for(made, actor=sari).answers) == ["pegang_paspor"]


def test_a_wrong_clock_is_told_with_both_times(client_for: ClientFor, sari: Actor, phone: Phone) -> None:
    told = form(session=str(a_held_session(sari)), version=1, held=held())
    receive_form(arrived=phone.sealed(told, off=3 * 24 * 3600), by=sari)
    browser = client_for("sari")
    assert "Jam ponsel waktu itu" in text(browser.get(at("list")))
    assert "Jam ponsel waktu itu" in text(browser.get(at("show", told["form"])))
    assert days(3).strftime("%-d") in text(browser.get(at("list")))


def test_an_own_phone_is_revoked(client_for: ClientFor, sari: Actor, phone: Phone) -> None:
    browser = client_for("sari")
    assert client_for("ratna").post(at("revoke", phone.id)).status_code == 404
    browser.post(at("revoke", phone.id))
    assert FieldDevice.objects.get().revoked_at is not None
    assert "dicabut" in text(browser.get(at("list")))


def test_another_desk_and_nobody_see_nothing(client_for: ClientFor, nobody: Client, sari: Actor, phone: Phone) -> None:
    told = form(session=str(a_held_session(sari)), version=1, held=held())
    phone.send(told)
    for name, method in (("show", "get"), ("write", "post"), ("choose", "post")):
        for who, status in (("budi", 404), ("hamdan", 403)):
            assert getattr(client_for(who), method)(at(name, told["form"])).status_code == status, (name, who)
        assert getattr(nobody, method)(at(name, told["form"])).status_code == 302
    assert client_for("hamdan").get(at("list")).status_code == 403
    assert nobody.get(at("list")).status_code == 302
