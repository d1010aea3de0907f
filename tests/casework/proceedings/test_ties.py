"""What a charge's element may rest on: a screening that was finished, of a survivor of the same case."""

from datetime import date
from uuid import UUID

import pytest

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role, Sexual
from naung.casework.episodes.models import Episode
from naung.casework.proceedings.actions import set_track, tie_elements, write_charge
from naung.casework.proceedings.queries import proceeding_for, track_of
from naung.casework.proceedings.vocabulary import ElementPart, ElementTold, Where
from naung.casework.screening import actions
from naung.casework.screening.vocabulary import Given, Part
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound
from naung.foundation.people.models import Person
from naung.foundation.people.vocabulary import Answer
from tests.casework.proceedings.conftest import Court
from tests.casework.screening.conftest import episode_of, event_of
from tests.casework.screening.test_screenings import saved, started

pytestmark = pytest.mark.django_db
IN_JANUARY = VagueDate.on(date(2026, 1, 10))


def history_of(person: UUID) -> Episode:
    """Recruited in Singkawang, exploited in Kuching."""
    episode = episode_of(Person.objects.get(id=person))
    event_of(episode, "recruitment", date(2026, 1, 3), "61.72", process="perekrutan")
    event_of(episode, "exploitation", date(2026, 1, 10), "MY", process="pengiriman")
    return episode


def test_an_element_rests_on_a_finished_screening_of_a_survivor_of_this_case(sari: Actor, court: Court) -> None:
    charge = write_charge(
        case_id=court.case, person_id=court.accused, article="KUHP:455", act_on=IN_JANUARY, where=Where.DOMESTIC, by=sari,
    )  # fmt: skip
    screening = started(history_of(court.person), sari)
    tied = {ElementPart.PROCESS: ElementTold(screening)}
    with pytest.raises(NotFound):
        tie_elements(charge_id=charge, elements=tied, version=1, by=sari)  # it is still being written
    version = saved(screening, Part.PROSES, {"proses.perekrutan": Given(Answer.YES)}, sari)
    actions.complete_screening(screening_id=screening, words="", based_on=version, by=sari)
    other = open_case(summary="Kasus lain.", by=sari)
    add_person(case_id=other, person_id=court.accused, role=Role.RECRUITER, by=sari)
    elsewhere = write_charge(
        case_id=other, person_id=court.accused, article="KUHP:455", act_on=IN_JANUARY, where=Where.DOMESTIC, by=sari,
    )  # fmt: skip
    with pytest.raises(NotFound):
        tie_elements(charge_id=elsewhere, elements=tied, version=1, by=sari)  # of no survivor of that case
    tie_elements(charge_id=charge, elements=tied, version=1, by=sari)
    (shown,) = proceeding_for(court.case, actor=sari).charges
    assert shown.told.elements[ElementPart.PROCESS].screening == screening
    assert shown.untied == (ElementPart.MEANS, ElementPart.PURPOSE)


def test_the_track_is_read_alone_and_unknown_where_no_file_was_begun(sari: Actor, court: Court) -> None:
    assert track_of(court.case, actor=sari) is Sexual.UNKNOWN
    set_track(case_id=court.case, sexual=Sexual.YES, version=0, by=sari)
    assert track_of(court.case, actor=sari) is Sexual.YES
