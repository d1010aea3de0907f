"""An officer leaves: her supervisor finds on the first page what waits without an owner, until she hands it over."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.casework.cases.actions import open_case, plan_step
from naung.casework.cases.models import Step
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.actions import end_membership
from naung.foundation.accounts.models import Membership
from tests.cast import House, Member, actor, join, sign_in

pytestmark = pytest.mark.django_db
HEADING = "Pekerjaan petugas yang sudah pergi, belum diserahkan"
WATI = Member("wati", "Wati Lestari", "service", "petugas_kasus")


def test_what_waits_without_an_owner_stands_on_the_first_page_until_it_is_handed_over(
    house: House, sari: Actor, ratna: Actor, client_for: Callable[[str], Client]
) -> None:
    colleague = sign_in(Client(), join(WATI, house))
    wati = actor(WATI, house)
    case = open_case(by=sari)
    for words in ("Antar", "Telepon"):
        plan_step(case_id=case, words=words, due_on=timezone.localdate(), by=sari)
    browser = client_for("ratna")
    assert HEADING not in browser.get("/").content.decode()
    end_membership(membership=Membership.objects.get(user_id=sari.id).id, by=ratna)
    page = browser.get("/").content.decode()
    assert HEADING in page
    assert "2 langkah terbuka" in page
    assert reverse("cases:hand_over") in page
    assert HEADING not in colleague.get("/").content.decode()
    handed = {"from_officer": str(sari.id), "to_officer": str(wati.id), "reason": "Pindah tugas."}
    assert browser.post(reverse("cases:hand_over"), handed).status_code == 302
    assert set(Step.objects.values_list("held_by", flat=True)) == {wati.id}
    assert HEADING not in browser.get("/").content.decode()
    assert "milik meja" in browser.get(reverse("cases:hand_over")).content.decode()
