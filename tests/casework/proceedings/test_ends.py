"""How proceedings ended, counted over the register by the last judgment, for what survivors read before they decide."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from naung.casework.cases.actions import open_case
from naung.casework.cases.models import Case
from naung.casework.proceedings.queries import ends_counted, proceeding_for
from naung.casework.proceedings.vocabulary import EndsCounted
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotPermitted, RuleBroken
from tests.casework.proceedings.conftest import TO_COURT, Court, step, to_court

pytestmark = pytest.mark.django_db


def today() -> date:
    return timezone.localdate()


TO_THE_END = (*TO_COURT, "tuntutan", "putusan")


def judged(court: Court, by: Actor, *more: tuple[str, str], verdict: str = "bersalah") -> None:
    """To a judgment of the first instance some days ago, and on."""
    for before, kind in enumerate(TO_THE_END):
        told = {"verdict": verdict} if kind == "putusan" else {}
        step(court, kind, by, today() - timedelta(days=30 - before), **told)
    for after, (kind, said) in enumerate(more):
        step(court, kind, by, today() - timedelta(days=10 - after), verdict=said)


def another(by: Actor) -> Court:
    """One more case of this desk that went to the police."""
    case = open_case(summary="Lain.", by=by)
    return Court(case, case, case, case)


def test_how_proceedings_ended_is_counted_by_the_last_judgment(sari: Actor, court: Court) -> None:
    tick = system_actor("tick")
    judged(court, sari)
    assert ends_counted(actor=tick) == EndsCounted(0, 0, 0)  # a judgment that is not final is no end
    step(court, "berkekuatan_tetap", sari)
    assert ends_counted(actor=tick) == EndsCounted(1, 0, 0)
    appealed, unknown, stopped = another(sari), another(sari), another(sari)
    judged(appealed, sari, ("banding", ""), ("putusan_banding", "bebas"), ("berkekuatan_tetap", ""))
    judged(unknown, sari, ("berkekuatan_tetap", ""), verdict="")
    to_court(stopped, sari, "laporan_polisi", "penyidikan")
    step(stopped, "dihentikan", sari, words="Bukti dianggap kurang")
    assert ends_counted(actor=tick) == EndsCounted(1, 1, 1)  # of one nobody wrote down what was decided
    matter = Case.objects.get(id=court.case).matter
    Case.objects.filter(id=stopped.case).update(matter=matter)
    assert ends_counted(actor=tick) == EndsCounted(1, 1, 0)  # two desks' files about one matter are one end
    with pytest.raises(NotPermitted):
        ends_counted(actor=sari)


def test_what_a_judgment_decided_stands_beside_a_judgment_only(sari: Actor, court: Court) -> None:
    for kind, verdict in (("laporan_polisi", "bersalah"), ("putusan", "entah")):
        with pytest.raises(RuleBroken) as refused:
            step(court, kind, sari, verdict=verdict)
        assert refused.value.field == "verdict"
    judged(court, sari, verdict="lepas")
    assert proceeding_for(court.case, actor=sari).steps[-1].verdict == "lepas"
