"""Pages of plans and rights by Sari, by Budi and by nobody; what is wrong stands beside its field; nothing typed is lost."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.casework.cases.actions import add_person, erase_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.plans.actions import correct_need, plan_service, write_need, write_request
from naung.casework.plans.models import Need, Plan, PlannedService, RightState, ServiceRequest, Telling
from naung.casework.plans.queries import leaflet_rows
from naung.doors.schedule.tick import run_all
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.law.queries import shipped_law
from tests.casework.cases.conftest import someone
from tests.cast import House

pytestmark = pytest.mark.django_db
ClientFor = Callable[[str], Client]


@dataclass(frozen=True)
class Lived:
    """A case, the person whose plan it is, and one row of each kind."""

    case: UUID
    person: UUID
    need: UUID
    service: UUID
    request: UUID

    def at(self, name: str) -> str:
        """The address of a page of this plan."""
        return reverse(f"plans:{name}", args=[self.case, self.person])


@pytest.fixture
def lived(sari: Actor, house: House) -> Lived:
    case, person = open_case(summary="Dijanjikan kerja.", by=sari), someone(sari, "Wulan Purnama")
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=sari)
    whose = {"case_id": case, "person_id": person}
    need = write_need(**whose, kind="psikologis", words="Sulit tidur.", agreed="tidak_setuju", why="Nanti.", by=sari)
    today = timezone.localdate()
    service = plan_service(**whose, kind="rumah_aman", desk=house.service.id, outside="", due_on=today, by=sari)
    asked = timezone.now() - timedelta(days=2)
    request = write_request(**whose, kind="perawatan", asker="keluarga", asker_words="Bibi", asked_at=asked, by=sari)
    return Lived(case, person, need, service, request)


def _pages(lived: Lived) -> list[str]:
    names = ("show", "print", "need_new", "service_new", "request_new")
    return [
        *(lived.at(name) for name in names),
        reverse("plans:need", args=[lived.need]),
        reverse("plans:service", args=[lived.service]),
        reverse("plans:moment", args=[lived.request]),
        reverse("plans:result", args=[lived.request]),
        reverse("plans:rights", args=[lived.person]),
        reverse("plans:tell", args=[lived.person]),
        reverse("plans:right", args=[lived.person, "restitusi"]),
    ]


def text(answer: object) -> str:
    """What a reader reads."""
    body = answer.content.decode()  # type: ignore[attr-defined]  # the test client's answer
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def test_sari_opens_every_page_and_others_none(lived: Lived, client_for: ClientFor, nobody: Client) -> None:
    for where in _pages(lived):
        answer = client_for("sari").get(where)
        assert answer.status_code == 200, where
        assert "Wulan" in text(answer), where
        assert client_for("budi").get(where).status_code == 404, where
        assert client_for("hamdan").get(where).status_code == 403, where
        assert nobody.get(where).status_code == 302, where


def test_the_plan_says_who_asked_the_last_moment_and_that_it_is_no_target(lived: Lived, client_for: ClientFor) -> None:
    page = text(client_for("sari").get(lived.at("show")))
    assert "5 hari lagi" in page
    assert "Batas menurut undang-undang, jangan ditunggu" in page
    assert "Diminta oleh keluarganya" in page
    assert "batasnya tetap dihitung dari saat diminta" in page
    assert "UU 21/2007 Pasal 52 ayat (1)" in page
    assert "Orang ini tidak setuju" in page
    for wrong in ("target", "sasaran"):
        assert wrong not in page.lower()


def test_mediation_is_said_to_be_closed_wherever_a_service_is_chosen(lived: Lived, client_for: ClientFor) -> None:
    browser = client_for("sari")
    for name in ("need_new", "service_new", "request_new"):
        body = browser.get(lived.at(name)).content.decode()
        assert "tidak ditawarkan" in body, name
        assert "mediasi ditutup" in body, name
        assert "UU 12/2022 (TPKS) Pasal 23" in body, name
        assert 'value="mediasi"' not in body, name
    data = {"kind": "mediasi", "words": "Damai saja", "agreed": "setuju", "why": ""}
    answer = browser.post(lived.at("need_new"), data)
    assert answer.status_code == 200
    assert "Damai saja" in answer.content.decode(), "nothing typed is lost"
    assert Need.objects.count() == 1
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    english = browser.get(lived.at("need_new"))
    assert "mediation is closed" in english.content.decode()


def test_a_need_a_service_and_a_request_are_written_and_changed(lived: Lived, client_for: ClientFor) -> None:
    browser, day = client_for("sari"), timezone.localdate() + timedelta(days=3)
    due = {"due_day": day.day, "due_month": day.month, "due_year": day.year}
    browser.post(lived.at("need_new"), {"kind": "sekolah", "words": "Ingin lulus SMA.", "agreed": "setuju", "why": ""})
    browser.post(lived.at("service_new"), {"kind": "sekolah", "desk": "", "outside": "SMA 2", **due})
    asked = timezone.localtime() - timedelta(hours=3)
    told = {"kind": "sekolah", "asker": "korban", "asker_words": "", "asked_at": f"{asked:%Y-%m-%dT%H:%M}"}
    assert browser.post(lived.at("request_new"), told).status_code == 302
    page = text(browser.get(lived.at("show")))
    for words in ("Ingin lulus SMA.", "SMA 2", "orang ini sendiri"):
        assert words in page
    change = reverse("plans:service", args=[lived.service])
    answer = browser.post(change, {"progress": "selesai", "result": "", "version": 1, **due})
    assert "Tulis apa hasilnya." in text(answer)
    assert (
        browser.post(change, {"progress": "selesai", "result": "Sudah pindah.", "version": 1, **due}).status_code == 302
    )
    assert PlannedService.objects.get(id=lived.service).ended_at is not None
    ended = {"outcome": "diberikan", "ended_at": f"{timezone.localtime():%Y-%m-%dT%H:%M}", "result": "Dirawat."}
    assert browser.post(reverse("plans:result", args=[lived.request]), ended).status_code == 302
    assert "Dirawat." in text(browser.get(lived.at("print")))


def test_moving_the_moment_moves_the_day_on_page_and_timeline(lived: Lived, client_for: ClientFor) -> None:
    browser, earlier = client_for("sari"), timezone.localtime() - timedelta(days=6)
    where = reverse("plans:moment", args=[lived.request])
    browser.post(where, {"asked_at": f"{earlier:%Y-%m-%dT%H:%M}", "version": 1})
    assert "1 hari lagi" in text(browser.get(lived.at("show")))
    assert "batas menurut undang-undang ikut pindah" in text(browser.get(reverse("cases:show", args=[lived.case])))
    later = timezone.localtime() + timedelta(days=1)
    answer = browser.post(where, {"asked_at": f"{later:%Y-%m-%dT%H:%M}", "version": 2})
    assert "belum terjadi" in text(answer)


def test_an_edit_on_an_old_version_shows_both_and_the_choice_is_saved(
    lived: Lived, client_for: ClientFor, ratna: Actor
) -> None:
    correct_need(need_id=lived.need, words="Takut gelap.", agreed="setuju", why="", version=1, by=ratna)
    browser, where = client_for("sari"), reverse("plans:need", args=[lived.need])
    mine = {"words": "Takut pulang.", "agreed": "setuju", "why": "", "version": 1}
    answer = browser.post(where, mine)
    assert answer.status_code == 409
    assert "Takut gelap." in text(answer)
    assert "Takut pulang." in text(answer)
    assert browser.post(where, {**mine, "version": 2}).status_code == 302
    assert "Takut pulang." in text(browser.get(lived.at("show")))


def test_a_stale_day_is_said_in_words_and_chosen_whole(lived: Lived, client_for: ClientFor) -> None:
    browser, where = client_for("sari"), reverse("plans:service", args=[lived.service])
    day = timezone.localdate() + timedelta(days=5)
    due = {"due_day": day.day, "due_month": day.month, "due_year": day.year}
    PlannedService.objects.filter(id=lived.service).update(version=2, due_on=timezone.localdate() + timedelta(days=2))
    answer = browser.post(where, {"progress": "berjalan", "result": "", "version": 1, **due})
    assert answer.status_code == 409
    chosen = {"progress": "berjalan", "result": "", "due": day.isoformat(), "version": 2}
    assert browser.post(where, chosen).status_code == 302
    assert PlannedService.objects.get(id=lived.service).due_on == day


def test_rights_are_listed_told_and_answered(lived: Lived, client_for: ClientFor) -> None:
    browser, where = client_for("sari"), reverse("plans:rights", args=[lived.person])
    page = text(browser.get(where))
    assert "belum diverifikasi, tanya bagian hukum" in page
    for right in shipped_law().rights.values():
        assert right.citation in page
    told = {
        "rights": ["restitusi", "tidak_dipidana"],
        "language": "hak",
        "told_at": f"{timezone.localtime():%Y-%m-%dT%H:%M}",
        "teller": "Penerjemah Ahong",
        "with_leaflet": "on",
    }
    assert browser.post(reverse("plans:tell", args=[lived.person]), told).status_code == 302
    page = text(browser.get(where))
    assert "bahasa Hakka (Khek), oleh Penerjemah Ahong" in page
    state = reverse("plans:right", args=[lived.person, "restitusi"])
    assert "alasannya" in text(browser.post(state, {"given": "tidak_dipenuhi", "why": "", "version": 0}))
    assert browser.post(state, {"given": "tidak_dipenuhi", "why": "Tidak diajukan.", "version": 0}).status_code == 302
    assert "Tidak diajukan." in text(browser.get(where))
    assert browser.get(reverse("plans:right", args=[lived.person, "mediasi"])).status_code == 404


def test_the_leaflet_names_nobody_and_tells_nothing_from_memory(client_for: ClientFor, sari: Actor) -> None:
    browser = client_for("sari")
    for tongue, words in (("id", "Hak-hak Anda"), ("en", "Your rights")):
        before = Entry.objects.count()
        answer = browser.get(reverse("plans:leaflet", args=[tongue]))
        assert words in text(answer)
        assert f'lang="{tongue}"' in answer.content.decode()
        assert Entry.objects.count() == before, "no record is opened for it"
        shown = text(answer)
        for right in shipped_law().rights.values():
            assert (right.mark is Mark.MEMORY) <= (f"{right.citation} " not in shown), right.code
    assert len(leaflet_rows(timezone.localdate())) > 15
    assert browser.get(reverse("plans:leaflet", args=["xx"])).status_code == 404


def test_what_is_due_stands_on_the_worklist(lived: Lived, client_for: ClientFor) -> None:
    page = text(client_for("sari").get(reverse("worklist:today")))
    assert "Permintaan layanan yang belum ada hasilnya" in page
    assert "batas menurut undang-undang, jangan ditunggu" in page
    assert "Layanan yang jatuh waktunya hari ini" in page
    assert "Permintaan layanan" not in text(client_for("budi").get(reverse("worklist:today")))


def test_the_case_page_leads_to_plan_and_rights(lived: Lived, client_for: ClientFor) -> None:
    body = client_for("sari").get(reverse("cases:show", args=[lived.case])).content.decode()
    assert lived.at("show") in body
    assert reverse("plans:rights", args=[lived.person]) in body


def test_erasing_takes_plan_and_rights_along(lived: Lived, client_for: ClientFor, sari: Actor, mega: Actor) -> None:
    other = someone(sari, "Melati")
    add_person(case_id=lived.case, person_id=other, role=Role.VICTIM, by=sari)
    told = {"rights": ["restitusi"], "language": "ind", "told_at": f"{timezone.localtime():%Y-%m-%dT%H:%M}"}
    client_for("sari").post(reverse("plans:tell", args=[lived.person]), told)
    browser = client_for("mega")
    assert browser.post(reverse("cases:erase", args=[lived.person]), {"asked": "on", "sure": "on"}).status_code == 302
    assert Plan.objects.count() == ServiceRequest.objects.count() == Telling.objects.count() == 0
    assert RightState.objects.count() == 0


def test_a_plan_left_behind_by_an_erasure_goes_with_the_next_tick(lived: Lived, sari: Actor, mega: Actor) -> None:
    other = someone(sari, "Melati")
    add_person(case_id=lived.case, person_id=other, role=Role.VICTIM, by=sari)
    erase_person(person_id=lived.person, by=mega)
    assert Plan.objects.count() == 1
    assert run_all(timezone.now())["plans.erased"] == 1
    assert Plan.objects.count() == 0
