"""The noticeboard: what is posted under a code, between which moments it is read; answers are counts and nobody's row."""

from dataclasses import replace
from datetime import timedelta
from unittest.mock import patch
from uuid import UUID

import pytest
from django.apps import apps
from django.utils import timezone

from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, Problems, StaleVersion
from naung.foundation.identifiers import new_id
from naung.foundation.noticeboard.actions import hand_in, post_notice, reset_hours, sweep_slips, take_down
from naung.foundation.noticeboard.models import UsedSlip
from naung.foundation.noticeboard.queries import notice, open_notice
from naung.foundation.noticeboard.rules import opening_problems, read_code, years_to_guess
from naung.foundation.noticeboard.vocabulary import Answered, Kind
from tests.foundation.noticeboard.told import ANSWERS, HOUR, LINES, a_code, openings, posted

VISITOR = system_actor("visitor")


def code_of(made: UUID) -> str:
    return notice(made).code


def handed(made: UUID, *, part: str = "sebelum", slip: UUID | None = None, **answers: str) -> Answered:
    return hand_in(
        code=code_of(made),
        kind=Kind.QUESTIONS,
        part=part,
        slip=slip or new_id(),
        answers=ANSWERS | answers,
        by=VISITOR,
    )


def test_a_code_is_read_as_it_is_typed_and_is_long_enough_for_a_lifetime() -> None:
    codes = {a_code() for _ in range(200)}
    assert len(codes) == 200
    code = codes.pop()
    assert read_code(code) == read_code(code.upper().replace("-", " ")) == code
    assert [read_code(typed) for typed in ("", code[:-1], code + "4", "0" * 12, "ü" * 12)] == [None] * 5
    assert 9_000 < years_to_guess(open_codes=100, tries_a_second=1000) < 10_000


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"closes_at": timedelta(0)}, "sebelum_closes"),
        ({"closes_at": timedelta(days=15)}, "sebelum_closes"),
        ({"closes_at": 4 * HOUR}, "sesudah_opens"),
    ],
)
def test_hours_that_cannot_be_are_said_beside_their_field(change: dict[str, timedelta], field: str) -> None:
    before, after = openings(timezone.now())
    moved = replace(before, closes_at=before.opens_at + change["closes_at"])
    assert field in [each.field for each in opening_problems((moved, after))]
    assert [each.field for each in opening_problems((replace(before, most=0), after))] == ["sebelum_most"]
    assert opening_problems((before, after)) == []


@pytest.mark.django_db
def test_only_who_does_outreach_releases_and_only_the_open_part_is_read(sari: Actor, hamdan: Actor) -> None:
    with pytest.raises(NotPermitted):
        posted(hamdan)
    made = posted(sari)
    code = code_of(made)
    assert open_notice(code.upper(), kind=Kind.QUESTIONS, actor=VISITOR).part == "sebelum"
    with pytest.raises(NotPermitted):
        open_notice(code, kind=Kind.QUESTIONS, actor=sari)
    for later, part in ((2 * HOUR, ""), (3 * HOUR, "sesudah"), (9 * HOUR, "")):
        with patch.object(timezone, "now", return_value=timezone.now() + later):
            if part:
                assert open_notice(code, kind=Kind.QUESTIONS, actor=VISITOR).part == part
            else:
                with pytest.raises(NotFound):
                    open_notice(code, kind=Kind.QUESTIONS, actor=VISITOR)
    take_down(notice_id=made, by=sari)
    for wrong in (code, a_code(), "x"):
        with pytest.raises(NotFound):
            open_notice(wrong, kind=Kind.QUESTIONS, actor=VISITOR)


@pytest.mark.django_db
def test_a_sheet_adds_to_counts_once_and_leaves_nothing_of_who_sent_it(sari: Actor) -> None:
    made, slip, before = posted(sari), new_id(), Entry.objects.count()
    assert handed(made, slip=slip) is Answered.TAKEN
    assert handed(made, slip=slip, pegang_paspor="ya") is Answered.AGAIN
    assert handed(made, pegang_paspor="ya") is Answered.TAKEN
    shown = notice(made)
    counts = {key: n for key, n in shown.counts.items() if n}
    assert counts == {
        ("sebelum", "pegang_paspor", "tidak"): 1,
        ("sebelum", "pegang_paspor", "ya"): 1,
        ("sebelum", "sudah_setuju", "ya"): 2,
    }
    assert shown.taken == {"sebelum": 2, "sesudah": 0}
    assert Entry.objects.count() == before  # an entry would be her answer with its time
    assert [field.name for field in UsedSlip._meta.concrete_fields] == ["number", "part"]
    columns = {field.name for model in apps.get_app_config("noticeboard").get_models() for field in model._meta.fields}
    assert not columns & {"address", "ip", "agent", "session", "answered_at", "made_at", "by"}


@pytest.mark.django_db
def test_no_more_sheets_than_people_and_none_without_every_answer(sari: Actor) -> None:
    made = posted(sari, most=2)
    assert [handed(made) for _ in range(3)] == [Answered.TAKEN, Answered.TAKEN, Answered.FULL]
    assert notice(made).taken["sebelum"] == 2
    with pytest.raises(Problems) as wrong:
        handed(made, sudah_setuju="barangkali")
    assert [each.field for each in wrong.value.problems] == ["sudah_setuju"]
    with pytest.raises(Problems):  # a sheet of before is no answer of after
        handed(made, part="sesudah")


@pytest.mark.django_db
def test_hours_are_changed_from_the_version_that_was_seen(sari: Actor, hamdan: Actor) -> None:
    made = posted(sari)
    before, after = openings(timezone.now() + 2 * HOUR)
    reset_hours(notice_id=made, version=1, openings=(before, after), by=sari)
    assert notice(made).openings[0].opens_at == before.opens_at
    with pytest.raises(StaleVersion):
        reset_hours(notice_id=made, version=1, openings=(before, after), by=sari)
    with pytest.raises(NotPermitted):
        take_down(notice_id=made, by=hamdan)
    with pytest.raises(Problems):
        post_notice(kind=Kind.QUESTIONS, lines=LINES, openings=(after, before), by=sari)


@pytest.mark.django_db
def test_numbers_of_sheets_are_forgotten_when_their_part_has_closed(sari: Actor) -> None:
    made, tick = posted(sari), system_actor("tick")
    handed(made)
    assert sweep_slips(by=tick) == 0
    with patch.object(timezone, "now", return_value=timezone.now() + HOUR):
        assert sweep_slips(by=tick) == 1
    assert UsedSlip.objects.count() == 0
    assert notice(made).taken["sebelum"] == 1
