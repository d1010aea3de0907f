"""New problems in the task force's report: persons by kind, small numbers withheld, and nothing written is no zero."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from naung.casework.cases.actions import add_person
from naung.casework.cases.vocabulary import Role
from naung.casework.reintegration.actions import write_problem
from naung.doors.desk.programme.report.problems import problem_line, problems_safe
from naung.foundation.access.vocabulary import Actor
from naung.insight.programme.queries import FiguresShown
from naung.insight.programme.vocabulary import FiguresTold, Span
from tests.casework.cases.conftest import someone
from tests.casework.reintegration.conftest import Home, ago
from tests.casework.reintegration.conftest import home as home  # the fixture

pytestmark = pytest.mark.django_db
YEAR = Span(date(2025, 1, 1), date(2025, 12, 31))


def test_five_survivors_with_debt_are_told_and_two_with_another_problem_are_not(
    home: Home, sari: Actor, hamdan: Actor
) -> None:
    for n in range(6):
        person = someone(sari, f"Wulan {n}")
        add_person(case_id=home.case, person_id=person, role=Role.VICTIM, by=sari)
        told: dict[str, Any] = {
            "case_id": home.case,
            "person_id": person,
            "seen_on": ago(1),
            "words": "x",
            "done": "",
        }
        write_problem(**told, by=sari, kind="penagih_utang")
        write_problem(**told, by=sari, kind="penagih_utang")
        if n < 2:
            write_problem(**told, by=sari, kind="stigma")
    found = problems_safe(hamdan, Span(ago(30), timezone.localdate()))
    assert found["stigma"] is None
    assert found["penagih_utang"] in {6, None}
    assert problems_safe(hamdan, Span(ago(60), ago(30)))["penagih_utang"] == 0


def test_what_was_counted_is_printed_and_what_was_not_is_no_zero() -> None:
    told = FiguresTold({}, {}, {}, {"stigma": None, "penagih_utang": 7, "lainnya": 0})
    shown = FiguresShown(told, 1, timezone.now(), "")
    line = problem_line(YEAR, shown)
    assert [n for _words, n in line.values] == ["ditahan", "7"]
    assert "jangan dijumlahkan" in line.caveat
    for before in (None, FiguresShown(FiguresTold({}, {}, {}), 1, timezone.now(), "")):
        assert problem_line(YEAR, before).values == ()
