"""The demo's survivor has a page, asked something through it, and has decided; the verbs are those of the stories."""

from datetime import time
from types import SimpleNamespace
from typing import Any

import pytest

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.testimony.queries import survivor_for
from naung.casework.testimony.vocabulary import Choice
from naung.doors.operator.town.outside import VERBS
from naung.doors.operator.town.reading import Step
from naung.foundation.access.vocabulary import Actor
from tests.casework.cases.conftest import someone


@pytest.mark.django_db
def test_what_the_stories_say_of_her_page_is_done(sari: Actor) -> None:
    case, person = open_case(summary="Dijanjikan kerja.", by=sari), someone(sari, "Rian Rekaan")
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=sari)
    folder: Any = SimpleNamespace(the_case=lambda: case, the_victim=lambda: person, officer=lambda _who: sari)
    for verb, words in (
        ("putusan_dia", ("belum", "Mau tanya kakak dulu.")),
        ("putusan_dia", ("tidak_mau", "")),
        ("halaman", ("730184", "dikerjakan", "pesan", "Boleh ditemani?")),
    ):
        VERBS[verb](folder, Step(4, time(15), "", verb, "", words))
    shown = survivor_for(case, person, actor=sari)
    assert [each.choice for each in shown.decisions] == [Choice.NO, Choice.LATER]
    assert len(shown.waiting) == 1
