"""What tablets sent from the crossing, on the desk's pages: what it says and why it waits, taken up, set aside, hidden."""

from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from naung.casework.arrivals.actions import close_batch
from naung.casework.arrivals.models import Arrival
from naung.casework.arrivals.queries import arrival_for, open_slips
from naung.casework.arrivals.vocabulary import Presence
from naung.foundation.access.rules import officer_of
from naung.foundation.access.vocabulary import Actor
from naung.foundation.courier.models import FieldDevice
from naung.foundation.recusal.models import Hidden
from tests import cast
from tests.casework.arrivals.tablet import Tablet
from tests.casework.arrivals.told import arrival

pytestmark = pytest.mark.django_db


def text(page: Client, where: str) -> str:
    answer = page.get(where)
    assert answer.status_code == 200, where
    return answer.content.decode()


def test_what_waits_is_shown_with_its_reason_and_taken_up(page: Client, bima: Actor, batch: UUID) -> None:
    tablet, dayang = Tablet(bima, batch), arrival(batch, 2)
    tablet.send(tablet.slip("tidak_tiba", dayang))
    asked = tablet.first(dayang, "surat_dipegang")
    tablet.send(asked)
    assert "1 formulir dari ponsel memerlukan Anda" in text(page, reverse("arrivals:list"))
    assert reverse("arrivals:slip", args=[asked["form"]]) in text(page, reverse("arrivals:slips"))
    where = reverse("arrivals:slip", args=[asked["form"]])
    first_page = text(page, reverse("worklist:today"))
    assert where in first_page
    assert "Kedatangan dari ponsel" in first_page
    shown = text(page, where)
    for words in ("Saringan awal", "Nomor 2 di daftar", "ditandai tidak tiba", "Surat dirinya dipegang orang lain"):
        assert words in shown
    assert page.post(where, {"do": "lagi"})["Location"] == where
    tablet.send(tablet.slip("tiba", dayang))
    assert "Sekarang formulir ini bisa dicatat" in text(page, where)
    assert page.post(where, {"do": "lagi"})["Location"] == reverse("arrivals:slips")
    assert arrival_for(dayang, actor=bima).signs == {"surat_dipegang"}
    assert page.get(where)["Location"] == reverse("arrivals:slips")
    assert "Tidak ada yang perlu diperbaiki" in text(page, reverse("arrivals:slips"))


def test_each_kind_says_what_it_says(page: Client, bima: Actor, force: cast.TaskForce, batch: UUID) -> None:
    tablet, new = Tablet(bima, batch), uuid4()
    added = tablet.added("Rani Rekaan Panjang", cause="bukan_sebab")
    short = tablet.short(new, surat="ya")
    for told in (added, short):
        tablet.send(told)
    shown = text(page, reverse("arrivals:slip", args=[added["form"]]))
    for words in ("Rani Rekaan Panjang", "24", "Pilihan ini tidak ada dalam daftar"):
        assert words in shown
    waits = text(page, reverse("arrivals:slip", args=[short["form"]]))
    for words in ("Menunggu formulir lain", "ditambahkan di ponsel lain", "dipegang orang lain dan tidak boleh"):
        assert words in waits
    gone = reverse("arrivals:slip", args=[added["form"]])
    assert page.post(gone, {"do": "sisih"})["Location"] == reverse("arrivals:slips")
    assert [each.id for each in open_slips(actor=bima)] == [UUID(short["form"])]
    assert Arrival.objects.filter(batch=batch, presence=Presence.ADDED).count() == 0


def test_an_officer_revokes_her_own_tablet_only(page: Client, bima: Actor, member: object, batch: UUID) -> None:
    tablet = Tablet(bima, batch)
    other = reverse("arrivals:slip_revoke", args=[uuid4()])
    assert page.post(other).status_code == 404
    where = reverse("arrivals:slip_revoke", args=[tablet.id])
    assert where in text(page, reverse("arrivals:slips"))
    assert page.post(where).status_code == 302
    assert FieldDevice.objects.get(id=tablet.id).revoked_at is not None
    assert "dicabut" in text(page, reverse("arrivals:slips"))


def test_whoever_is_shut_out_finds_nothing_about_her(page: Client, bima: Actor, batch: UUID) -> None:
    tablet, dayang, case = Tablet(bima, batch), arrival(batch, 2), uuid4()
    tablet.send(tablet.slip("tidak_tiba", dayang))
    asked = tablet.first(dayang)
    tablet.send(asked)
    Arrival.objects.filter(id=dayang).update(case=case)
    Hidden.objects.create(officer=officer_of(bima), record=case)
    assert "memerlukan Anda" not in text(page, reverse("arrivals:list"))
    assert "Kedatangan dari ponsel" not in text(page, reverse("worklist:today"))
    assert asked["form"] not in text(page, reverse("arrivals:slips"))
    for where in (asked["form"], uuid4()):
        address = reverse("arrivals:slip", args=[where])
        assert page.get(address).status_code == 404
        assert page.post(address, {"do": "sisih"}).status_code == 404
    assert len(open_slips(actor=bima)) == 0


def test_who_was_added_before_the_closing_is_in_sight_and_taken_in_with_one_button(
    page: Client, bima: Actor, batch: UUID
) -> None:
    tablet, rani = Tablet(bima, batch), uuid4()
    tablet.send(tablet.first(arrival(batch, 1)))
    close_batch(batch_id=batch, why="Bus terlambat.", by=bima)
    added = tablet.added("Rani Rekaan Panjang", about=rani)
    tablet.send(added)
    tablet.send(tablet.first(rani))
    of_batch, where = reverse("arrivals:batch", args=[batch]), reverse("arrivals:slip", args=[added["form"]])
    shown = text(page, of_batch)
    assert where in shown
    assert "rombongan ini ditutup sebelum formulirnya tiba" in shown
    assert "Rani" not in shown
    assert "ditutup sebelum formulir ini tiba" in text(page, where)
    assert page.post(where, {"do": "lagi"})["Location"] == where
    assert not Arrival.objects.filter(id=rani).exists()
    assert page.post(where, {"do": "susul"})["Location"] == reverse("arrivals:slips")
    shown = text(page, of_batch)
    assert where not in shown
    told = "Saat ditutup: saringan awal 1 (100%) dan penyaringan pendek 0 (0%) dari 1 orang; sekarang: saringan awal 2 (100%)"
    assert told in shown.replace("\xa0", "").replace(" %", "%")
    assert "karena 1 formulir dan 1 orang tambahan menyusul." in shown
    assert "1 orang tambahan menyusul" in text(page, reverse("arrivals:report", args=[batch]))
