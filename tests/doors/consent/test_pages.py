"""The pages of consent, each tried by its user, by another desk and by nobody."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.casework.consent.actions import record_basis, withdraw_consent
from naung.casework.consent.models import Acknowledgement, Consent, LawfulBasis
from naung.casework.consent.queries import live_bases
from naung.casework.consent.vocabulary import BasisSigned, Kind, SharingPurpose, Telling, Whom
from naung.doors.desk.consent import closings
from naung.foundation.access.vocabulary import Actor
from tests.casework.consent.book import letters
from tests.casework.consent.conftest import SPOKEN
from tests.cast import TaskForce, in_a_while, typed_until

pytestmark = pytest.mark.django_db
Browsers = Callable[[str], Client]
SECRETS = ("Wulan", "Bu Tini", "asal bukan ke ayah saya", "Lin Siu Moi")


def told(answer: HttpResponse) -> str:
    """The page's words."""
    return answer.content.decode()


def asked(desks: TaskForce, **change: object) -> dict[str, object]:
    """The form of a consent as Sari fills it in."""
    return {
        "purpose": "rehabilitasi_kesehatan",
        "recipient": str(desks.health.id),
        "outside": "",
        "categories": ["B", "C"],
        "language": "hak",
        "interpreter": "Lin Siu Moi",
        "manner": "cap_jempol",
        "witness": "",
        "words": "",
        **typed_until(in_a_while()),
        **change,
    }


def test_sari_asks_on_her_page_and_withdraws(browser_of: Browsers, wulan: UUID, desks: TaskForce) -> None:
    sari = browser_of("sari")
    page = told(sari.get(f"/orang/{wulan}/"))
    assert "Belum ada yang boleh dibagi." in page
    form = told(sari.get(f"/persetujuan/orang/{wulan}/setuju/"))
    assert "Apa saja yang boleh dibagi?" in form
    assert "Siapa yang setuju?" not in form
    wrong = sari.post(f"/persetujuan/orang/{wulan}/setuju/", asked(desks, recipient="", manner="di_depan_saksi"))
    assert "Tulis nama saksinya." in told(wrong)
    assert "Pilih satu penerima" in told(wrong)
    until = timezone.localdate() + timedelta(days=30)
    without = asked(desks) | dict.fromkeys(typed_until(until), "")
    assert "until_day" in told(sari.post(f"/persetujuan/orang/{wulan}/setuju/", without))
    assert not Consent.objects.exists()
    assert sari.post(f"/persetujuan/orang/{wulan}/setuju/", asked(desks, **typed_until(until))).status_code == 302
    row = Consent.objects.get()
    assert (row.until, row.categories, row.kind) == (until, "BC", Kind.GIVEN)
    assert "Perawatan kesehatan" in told(sari.get(f"/orang/{wulan}/"))
    ledger = told(sari.get(f"/persetujuan/orang/{wulan}/"))
    assert "Cap jempol pada lembar" in ledger
    assert "Hakka" in ledger
    assert "Tarik persetujuan" in told(sari.get(f"/persetujuan/{row.id}/tarik/"))
    assert sari.post(f"/persetujuan/{row.id}/tarik/", {"reason": "Saya takut"}).status_code == 302
    assert live_bases([row.id], timezone.localdate()) == {}
    closed = told(sari.get(f"/persetujuan/orang/{wulan}/"))
    assert "Saya takut" in closed
    assert "Jawaban penerima" in closed
    again = sari.post(f"/persetujuan/{row.id}/tarik/", {"reason": ""})
    assert "tidak berlaku lagi" in told(again)


def test_a_month_alone_is_no_last_day(browser_of: Browsers, wulan: UUID, desks: TaskForce) -> None:
    typed = asked(desks, until_day="", until_month="12", until_year="2099")
    answer = told(browser_of("sari").post(f"/persetujuan/orang/{wulan}/setuju/", typed))
    assert "Isi hari, bulan, dan tahunnya." in answer
    assert not Consent.objects.exists()


def test_a_child_is_asked_first(browser_of: Browsers, bunga: UUID, desks: TaskForce) -> None:
    sari = browser_of("sari")
    where = f"/persetujuan/orang/{bunga}/setuju/"
    assert "Apa yang diinginkan anak itu sendiri?" in told(sari.get(where))
    about = {"child_view": "Ia ingin sekolah", "guardian": "diduga_terlibat", "consenter": "orang_tua_wali"}
    wrong = told(sari.post(where, asked(desks, **about)))
    assert "Wali ini tidak dapat dimintai persetujuan." in wrong
    right = about | {"consenter": "putusan_kantor", "reason": "Ayahnya diduga terlibat"}
    assert sari.post(where, asked(desks, **right)).status_code == 302
    assert "Ayahnya diduga terlibat" in told(sari.get(f"/persetujuan/orang/{bunga}/"))


def test_a_decision_on_her_age_closes_what_others_agreed(browser_of: Browsers, bunga: UUID, desks: TaskForce) -> None:
    sari = browser_of("sari")
    about = {"child_view": "Ia mau", "guardian": "ada", "consenter": "orang_tua_wali", "guardian_name": "Ibunya"}
    assert sari.post(f"/persetujuan/orang/{bunga}/setuju/", asked(desks, **about)).status_code == 302
    row = Consent.objects.get()
    today = timezone.localdate()
    typed = {"group": "dewasa", "basis": "sekolah", "reason": "ijazah dilihat"}
    typed |= {"as_of_day": str(today.day), "as_of_month": str(today.month), "as_of_year": str(today.year)}
    shown = told(sari.post(reverse("people:age", args=[bunga]), typed, follow=True))
    assert "ia memutuskan sendiri sekarang" in shown
    assert live_bases([row.id], today) == {}


def test_she_says_no(browser_of: Browsers, wulan: UUID, desks: TaskForce) -> None:
    sari = browser_of("sari")
    where = f"/persetujuan/orang/{wulan}/tidak-setuju/"
    assert "Itu haknya" in told(sari.get(where))
    answer = sari.post(where, asked(desks, reason="Malu"))
    assert answer.status_code == 302
    assert Consent.objects.get().kind == Kind.REFUSED
    assert "Malu" in told(sari.get(f"/persetujuan/orang/{wulan}/"))


def test_she_leaves_less_open(browser_of: Browsers, consent: UUID) -> None:
    sari = browser_of("sari")
    where = f"/persetujuan/{consent}/persempit/"
    assert "Apa yang masih boleh dibagi?" in told(sari.get(where))
    same = sari.post(where, {"categories": ["B", "C", "D"], "version": "1"})
    assert "Mempersempit hanya mengurangi" in told(same)
    assert sari.post(where, {"categories": ["B"], "reason": "", "version": "1"}).status_code == 302
    assert live_bases([consent], timezone.localdate()) == {consent: letters("B")}
    stale = sari.post(where, {"categories": ["B"], "version": "1"})
    assert stale.status_code == 409


def test_the_sheet_asks_the_same(browser_of: Browsers, wulan: UUID) -> None:
    sheet = told(browser_of("sari").get(f"/persetujuan/orang/{wulan}/lembar/"))
    for question in (
        "Untuk keperluan apa?",
        "Apa saja yang boleh dibagi?",
        "Sampai kapan?",
        "Tanda tangan atau cap jempol",
    ):
        assert question in sheet


def test_a_duty_is_signed_confirmed_and_told(browser_of: Browsers, wulan: UUID, desks: TaskForce) -> None:
    sari, ratna = browser_of("sari"), browser_of("ratna")
    where = f"/persetujuan/orang/{wulan}/dasar/"
    page = told(sari.get(where))
    assert "24 jam" in page
    assert "belum dicek ke naskahnya" in page
    typed = {
        "article": "tugas_uptd",
        "purpose": "rehabilitasi_kesehatan",
        "recipient": str(desks.health.id),
        "categories": ["B", "C"],
        "reason": "Ia pingsan",
        **typed_until(in_a_while()),
    }
    assert "Pasal ini tidak membuka golongan data itu." in told(sari.post(where, typed | {"categories": ["C", "D"]}))
    assert "Pilih salah satu jawaban." in told(sari.post(where, typed | {"article": "perlindungan_negara"}))
    assert sari.post(where, typed).status_code == 302
    basis = LawfulBasis.objects.get()
    assert "menunggu petugas kedua" in told(sari.get(f"/persetujuan/orang/{wulan}/"))
    assert sari.get(f"/persetujuan/dasar/{basis.id}/jawab/").status_code == 403
    assert "Lihat dan jawab" in told(ratna.get("/persetujuan/"))
    assert "Ia pingsan" in told(ratna.get(f"/persetujuan/dasar/{basis.id}/jawab/"))
    bare = ratna.post(f"/persetujuan/dasar/{basis.id}/jawab/", {"agreed": "tidak", "version": "1"})
    assert "Tulis alasannya" in told(bare)
    said = {"agreed": "ya", "words": "", "version": "1"}
    assert ratna.post(f"/persetujuan/dasar/{basis.id}/jawab/", said).status_code == 302
    assert sari.post(f"/persetujuan/dasar/{basis.id}/tahan/", {"reason": "Berbahaya"}).status_code == 302
    assert ratna.post(f"/persetujuan/dasar/{basis.id}/lihat-lagi/", {"agreed": "ya"}).status_code == 302
    assert LawfulBasis.objects.get().telling == Telling.HELD_AGREED
    assert sari.post(f"/persetujuan/dasar/{basis.id}/beri-tahu/", {"words": "Ia mengerti"}).status_code == 302
    assert "Ia mengerti" in told(sari.get(f"/persetujuan/orang/{wulan}/"))
    assert sari.post(f"/persetujuan/dasar/{basis.id}/akhiri/").status_code == 302
    assert live_bases([basis.id], timezone.localdate()) == {}


def test_the_hospital_answers_without_seeing_a_name(
    browser_of: Browsers, sari: Actor, consent: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    nila = browser_of("nila")
    later = withdraw_consent(consent_id=consent, by=sari)
    assert "Tidak ada yang menunggu jawaban." in told(nila.get("/persetujuan/")), "nothing had reached this desk"
    monkeypatch.setattr(closings, "touched", lambda lines, actor: list(lines))
    page = told(nila.get("/persetujuan/"))
    assert "UPTD PPA Singkawang" in page
    assert "Jawaban meja ini" in page
    assert not any(secret in page for secret in SECRETS)
    where = f"/persetujuan/ditutup/{later}/"
    assert not any(secret in told(nila.get(where)) for secret in SECRETS)
    assert "Tidak ada kewajiban hukum" in told(nila.post(where, {"handled": "tetap_karena_kewajiban"}))
    assert nila.post(where, {"handled": "dimusnahkan"}).status_code == 302
    assert Acknowledgement.objects.get().desk == nila_desk()
    assert "Salinannya kami musnahkan" in told(nila.get("/persetujuan/"))


def nila_desk() -> UUID:
    """The hospital's desk."""
    return Consent.objects.exclude(recipient=None).latest("at").recipient or UUID(int=0)


def test_others_find_nothing(
    browser_of: Browsers, nobody: Client, sari: Actor, wulan: UUID, consent: UUID, desks: TaskForce
) -> None:
    signed = BasisSigned(
        "tugas_uptd", SharingPurpose.HEALTH, Whom(desks.health.id), letters("BC"), "Ia pingsan", in_a_while()
    )
    basis = record_basis(person_id=wulan, signed=signed, by=sari)
    later = withdraw_consent(consent_id=consent, by=sari)
    places = [
        f"/persetujuan/orang/{wulan}/",
        f"/persetujuan/orang/{wulan}/lembar/",
        f"/persetujuan/orang/{wulan}/setuju/",
        f"/persetujuan/orang/{wulan}/tidak-setuju/",
        f"/persetujuan/orang/{wulan}/dasar/",
        f"/persetujuan/{consent}/tarik/",
        f"/persetujuan/{consent}/persempit/",
        f"/persetujuan/ditutup/{later}/",
        *(f"/persetujuan/dasar/{basis}/{step}/" for step in ("jawab", "beri-tahu", "tahan", "lihat-lagi")),
    ]
    for username in ("budi", "jaya", "hamdan"):
        browser = browser_of(username)
        for place in places:
            for answer in (browser.get(place), browser.post(place, {"reason": "x", "words": "x", "agreed": "ya"})):
                assert answer.status_code in {403, 404}, (username, place)
                assert not any(secret in told(answer) for secret in SECRETS)
    for place in places:
        assert nobody.get(place).status_code == 302
    assert LawfulBasis.objects.get().agreed is None
    assert SPOKEN.words not in told(browser_of("jaya").get("/persetujuan/"))


def test_the_first_page_says_what_waits(browser_of: Browsers, sari: Actor, wulan: UUID, desks: TaskForce) -> None:
    signed = BasisSigned(
        "tugas_uptd", SharingPurpose.HEALTH, Whom(desks.health.id), letters("BC"), "Ia pingsan", in_a_while()
    )
    record_basis(person_id=wulan, signed=signed, by=sari)
    assert "Dasar hukum menunggu petugas kedua" in told(browser_of("ratna").get("/"))
    assert "Dasar hukum menunggu petugas kedua" not in told(browser_of("sari").get("/"))
