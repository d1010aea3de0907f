"""The figure's page: ranges with their picture for who reads figures, nothing small, no door for who opens cases or nobody."""

import re
from collections.abc import Callable
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.casework.cases.models import Case
from naung.casework.episodes.models import Episode
from naung.casework.recurrence.vocabulary import CountedTold, Promise, Range, RangeTold, SplitTold
from naung.casework.sameness.models import Judgement
from naung.casework.sameness.vocabulary import Verdict
from naung.doors.desk.recurrence import pages
from naung.foundation.access.vocabulary import Actor
from tests.casework.recurrence.told import first_time, second_time
from tests.casework.sameness.test_judging import says
from tests.cast import load_some_places

pytestmark = pytest.mark.django_db
NONE = RangeTold(0, 0, 0, withheld=False)


def text(page: Client) -> str:
    answer = page.get(reverse("recurrence:figure"))
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_one_person_to_whom_it_came_again_is_not_shown(client_for: Callable[[str], Client], sari: Actor) -> None:
    first, second = first_time(sari), second_time(sari)
    says(first.person, second.person, Verdict.SAME, sari)
    long_ago = timezone.now() - timedelta(days=90)  # in a month that is closed
    Episode.objects.update(made_at=long_ago)
    Judgement.objects.update(judged_at=long_ago)
    Case.objects.filter(id=second.case).update(opened_at=long_ago)
    told = text(client_for("hamdan"))
    assert "Yang mengalaminya lagi" in told
    assert "Tidak ditampilkan, karena orangnya terlalu sedikit." in told


def test_ranges_are_read_as_a_table_and_drawn(
    client_for: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    again = RangeTold(12, 15, 19, withheld=False)
    counted = CountedTold(
        RangeTold(80, 80, 80, withheld=False), again, RangeTold(None, 6, 9, withheld=False), RangeTold(),
        Range(14, 17, 21),
        {Promise.SERVICE: SplitTold(NONE, RangeTold(30, 30, 30, withheld=False)), Promise.REFERRAL: SplitTold(NONE, NONE)},
        {Promise.SERVICE: SplitTold(RangeTold(7, 9, 10, withheld=False)), Promise.REFERRAL: SplitTold(NONE, NONE)},
        {"61.72.01": SplitTold(RangeTold(None, 6, 7, withheld=False), RangeTold(20, 21, 22, withheld=False))},
    )  # fmt: skip
    load_some_places()
    asked: dict[str, object] = {}
    monkeypatch.setattr(pages, "count_again", lambda **given: (asked.update(given), counted)[1])
    monkeypatch.setattr(pages, "pairs_in_tenths", lambda _desks, _until, actor: {actor.id: 0.5})
    page = client_for("hamdan")
    told = text(page)
    assert "12 sampai 19" in told
    assert list(asked["probable"].values()) == [0.5]  # type: ignore[attr-defined]  # what the page gave
    assert "kurang dari 5 sampai 9" in told
    assert "layanan yang direncanakan 0 9 (7 sampai 10) 30 ditahan" in told
    assert "Tidak dijanjikan kepada siapa pun: rujukan." in told
    assert "Singkawang Tengah 6 (kurang dari 5 sampai 7) 21 (20 sampai 22)" in told
    assert "belum pernah dibandingkan" in told
    assert "dalam 17 bulan atau kurang (14 sampai 21 bulan" in told
    drawn = re.findall(
        r"<svg class=\"rentang\".*?</svg>", page.get(reverse("recurrence:figure")).content.decode(), re.S
    )
    assert len(drawn) == 2
    names = [len(ET.fromstring(each).findall(".//{*}circle")) for each in drawn]  # our own picture
    assert names == [2, 1]


def test_what_is_nobody_in_every_draw_is_one_sentence(
    client_for: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = {promise: SplitTold(NONE, NONE) for promise in Promise}
    counted = CountedTold(RangeTold(83, 83, 83, withheld=False), NONE, NONE, RangeTold(), None, nothing, nothing)
    monkeypatch.setattr(pages, "count_again", lambda **_given: counted)
    told = text(client_for("hamdan"))
    sentence = (
        "Dari 83 orang yang riwayatnya dicatat, tidak seorang pun menurut semua hitungan: Mengalaminya lagi; Mungkin"
    )
    assert sentence in told
    assert "pasti" not in told.replace("tidak pasti", "")
    assert "Belum ada yang dijanjikan dalam kasus mereka." in told
    assert "Berapa lama sesudahnya" not in told
    assert "Tidak diketahui kapan berakhirnya ditahan" in told


def test_who_opens_cases_and_nobody_are_turned_away(client_for: Callable[[str], Client], nobody: Client) -> None:
    assert client_for("sari").get(reverse("recurrence:figure")).status_code == 403
    assert nobody.get(reverse("recurrence:figure")).status_code == 302
