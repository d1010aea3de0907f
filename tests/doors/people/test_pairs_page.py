"""The page of pairs: when the register was last compared, a supervisor's button, how far it is, and why it came to no end."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.casework.pairing.actions import find_pairs
from naung.casework.pairing.vocabulary import READING
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.jobs.actions import fail_job, take_job, tell_progress
from naung.foundation.jobs.models import LongWork
from naung.foundation.jobs.vocabulary import JobError
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import NameKind, PersonTold

pytestmark = pytest.mark.django_db
BUTTON = "Bandingkan seluruh register sekarang"


def text(page: Client) -> str:
    answer = page.get(reverse("people:pairs"))
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_a_supervisor_has_it_compared_and_sees_how_far_it_is(
    client_for: Callable[[str], Client], sari: Actor, nobody: Client
) -> None:
    register_person(told=PersonTold(names=((NameKind.OFFICIAL, "Zubaidatun"),)), by=sari)
    ratna, ask, work = client_for("ratna"), reverse("people:pairs_ask"), system_actor("work")
    assert client_for("sari").post(ask).status_code == 403
    assert nobody.post(ask).status_code == 302
    assert ratna.get(ask).status_code == 405
    assert "belum pernah dibandingkan" in text(ratna)
    assert BUTTON not in text(client_for("sari"))
    assert BUTTON in text(ratna)
    assert ratna.post(ask)["Location"] == reverse("people:pairs")
    waits = text(ratna)
    assert "menunggu giliran" in waits
    assert BUTTON not in waits
    assert "menunggu giliran" not in text(client_for("sari"))
    taken = take_job(now=timezone.now(), by=work)
    assert taken is not None
    tell_progress(taken=taken, done=2, of=8, stage=READING, now=timezone.now(), by=work)
    assert "sedang dihitung , membaca catatan. 2 dari 8" in text(ratna).replace("dihitung,", "dihitung ,")
    fail_job(taken=taken, error=JobError.OUT_OF_MEMORY, now=timezone.now(), by=work)
    broken = text(ratna)
    assert "tidak selesai, jadi hasil yang lama tetap tampil. Pekerjaan ini memakai memori terlalu banyak" in broken
    assert BUTTON in broken
    find_pairs(progress=lambda *_: None, by=system_actor("pairing"))
    assert "Terakhir dibandingkan" in text(client_for("sari"))
    LongWork.objects.all().delete()
    ratna.post(ask)
    ratna.get(reverse("people:pairs"))
    LongWork.objects.update(state="selesai")
    assert "Tidak ada catatan yang berubah" in re.sub(r"\s+", " ", ratna.post(ask, follow=True).content.decode())
