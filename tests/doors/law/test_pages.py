"""The law page says every part of a row in words that a case worker knows."""

from collections.abc import Callable

import pytest
from django.test import Client

from naung.doors.desk.law.pages import PARTS, TABLES
from naung.foundation.law.queries import law_rows
from tests.doors.reports.typed import text_of


def test_every_part_with_a_mark_of_its_own_has_a_plain_name() -> None:
    named = {part for each in law_rows() for part in each.row.marks}
    assert named - set(PARTS) == set()
    assert {each.table for each in law_rows()} - set(TABLES) == set()


@pytest.mark.django_db
def test_sari_reads_which_part_of_a_row_is_not_verified(client_for: Callable[[str], Client]) -> None:
    page = text_of(client_for("sari").get("/hukum/", {"tabel": "offence", "hanya": "belum"}))
    assert "Bagian yang belum diverifikasi: hari mulai berlaku" in page
    assert [part for part in PARTS if "_" in part and part in page] == []
