"""The case page says that it is the second time, and what was promised the first time and did not happen."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from naung.casework.sameness.vocabulary import Verdict
from naung.foundation.access.vocabulary import Actor
from tests.casework.recurrence.told import first_time, second_time
from tests.casework.sameness.test_judging import says

pytestmark = pytest.mark.django_db


def test_the_case_page_says_that_this_is_the_second_time(
    client_for: Callable[[str], Client], sari: Actor, ratna: Actor
) -> None:
    first, second = first_time(sari), second_time(sari)
    page, address = client_for("sari"), reverse("cases:show", args=[second.case])

    def read(at: str = address) -> str:
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.get(at).content.decode()))

    assert "kedua kalinya" not in read()
    says(first.person, second.person, Verdict.SAME, sari)
    told = read()
    assert "Ini yang kedua kalinya" in told
    assert "(19 sampai 20 bulan sesudahnya)" in told
    assert "belum tercatat terjadi: 1 layanan yang direncanakan." in told
    assert reverse("cases:show", args=[first.case]) in page.get(address).content.decode()
    assert "Kemudian terjadi lagi" not in told
    older = read(reverse("cases:show", args=[first.case]))
    assert "kedua kalinya" not in older
    assert "tercatat terjadi" not in older
    assert re.search(
        r"Kemudian terjadi lagi .*yang berikutnya mulai Januari 2024.* Ditangani kemudian dalam kasus", older
    )
    says(first.person, second.person, Verdict.DIFFERENT, ratna)
    assert "penilaian bertentangan" in read()
