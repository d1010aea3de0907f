"""Pages of cases, histories, law and log by Sari, by Budi and by nobody; what is wrong stands beside its field."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from naung.casework.cases.actions import add_person, open_case, propose_turn, write_note
from naung.casework.cases.models import Case, CasePerson, Note
from naung.casework.cases.queries import case_for
from naung.casework.cases.vocabulary import Role, Turn, Visibility
from naung.casework.episodes.actions import add_event, begin_episode, link_thing, record_thing
from naung.casework.episodes.models import Event
from naung.casework.episodes.rules import Told
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.identifiers import new_id
from naung.foundation.organisations.models import LeaveDay
from tests.casework.cases.conftest import someone

pytestmark = pytest.mark.django_db
ClientFor = Callable[[str], Client]


@dataclass(frozen=True)
class Lived:
    """One case with everything in it."""

    case: UUID
    person: UUID
    part: UUID
    turn: UUID
    episode: UUID
    event: UUID
    thing: UUID


@pytest.fixture
def lived(sari: Actor) -> Lived:
    case = open_case(summary="Dijanjikan kerja di kafe.", by=sari)
    person = someone(sari, "Wulan Purnama")
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=sari)
    write_note(case_id=case, words="Bertemu di rumah bibi.", visibility=Visibility.DESK, by=sari)
    episode = begin_episode(person_id=person, summary="Diajak Juli.", by=sari)
    codes = {"process": ("perekrutan",)}
    told = Told("recruitment", VagueDate.in_year(2025), place="61.72.01.1001", note="Acik datang.", codes=codes)
    event = add_event(episode_id=episode, told=told, by=sari)
    thing = record_thing(kind="telepon", mark="0812-0000-1111", by=sari)
    link_thing(thing_id=thing, role="milik", when=VagueDate.unknown(), person_id=person, by=sari)
    turn = propose_turn(case_id=case, turn=Turn.CLOSE, reason="ganda", words="Berkas ganda.", by=sari)
    return Lived(case, person, CasePerson.objects.get().id, turn, episode, event, thing)


def _pages(lived: Lived) -> list[str]:
    return [
        reverse("cases:show", args=[lived.case]),
        reverse("cases:correct", args=[lived.case]),
        reverse("cases:note", args=[lived.case]),
        reverse("cases:step", args=[lived.case]),
        reverse("cases:person_find", args=[lived.case]),
        reverse("cases:person_new", args=[lived.case]),
        reverse("cases:person_add", args=[lived.case, lived.person]),
        reverse("cases:close", args=[lived.case]),
        reverse("cases:reopen", args=[lived.case]),
        reverse("cases:decide", args=[lived.turn, lived.case]),
        reverse("episodes:of_person", args=[lived.person]),
        reverse("episodes:begin", args=[lived.person]),
        reverse("episodes:show", args=[lived.episode]),
        reverse("episodes:correct", args=[lived.episode]),
        reverse("episodes:event_new", args=[lived.episode]),
        reverse("episodes:event", args=[lived.event]),
        reverse("episodes:party", args=[lived.event]),
        reverse("episodes:thing_person", args=[lived.person]),
        reverse("episodes:thing_event", args=[lived.event]),
        reverse("episodes:thing", args=[lived.thing]),
    ]


OPEN_TO_DESK = ["cases:list", "cases:open", "law:list", "law:calendar"]


def test_sari_opens_every_page(client_for: ClientFor, lived: Lived) -> None:
    sari = client_for("sari")
    for address in [*_pages(lived), *(reverse(name) for name in OPEN_TO_DESK)]:
        assert sari.get(address).status_code == 200, address


def test_budi_finds_on_every_page_what_he_finds_where_nothing_is(client_for: ClientFor, lived: Lived) -> None:
    budi = client_for("budi")
    nothing = budi.get(reverse("cases:show", args=[new_id()]))
    for address in _pages(lived):
        for answer in (budi.get(address), budi.post(address, {"words": "x", "outcome": "disetujui"})):
            assert answer.status_code == 404, address
            body = answer.content.decode()
            for secret in ("Wulan", "kafe", "0812-0000-1111", case_number(lived)):
                assert secret not in body
    assert nothing.status_code == 404
    assert case_number(lived) not in budi.get(reverse("cases:list")).content.decode()


def case_number(lived: Lived) -> str:
    return Case.objects.get(id=lived.case).number


def test_nobody_is_sent_to_sign_in(nobody: Client, lived: Lived) -> None:
    for address in [*_pages(lived), *(reverse(name) for name in OPEN_TO_DESK)]:
        answer = nobody.get(address)
        assert answer.status_code == 302, address
        assert "masuk" in answer["Location"]


@pytest.mark.parametrize("who", ["hamdan", "mega", "yusuf"])
def test_head_custodian_and_oversight_open_no_case(client_for: ClientFor, lived: Lived, who: str) -> None:
    client = client_for(who)
    for address in _pages(lived):
        assert client.get(address).status_code in {403, 404}, address


def test_ids_that_are_none_answer_like_what_does_not_exist(client_for: ClientFor) -> None:
    sari = client_for("sari")
    for address in ("/kasus/1/", "/kasus/../../etc/", f"/kasus/{new_id()}/", f"/kasus/{'9' * 40}/", "/kasus/%00/"):
        assert sari.get(address).status_code == 404, address


def test_the_case_page_tells_who_what_and_what_next(client_for: ClientFor, lived: Lived) -> None:
    body = client_for("sari").get(reverse("cases:show", args=[lived.case])).content.decode()
    for words in ("Wulan Purnama", "Dijanjikan kerja di kafe.", "Bertemu di rumah bibi.", "Usul penutupan"):
        assert words in body
    assert "<title>Naung · Kasus</title>" in body


def test_a_new_person_and_her_part_are_written_together_or_not_at_all(client_for: ClientFor, lived: Lived) -> None:
    sari = client_for("sari")
    address = reverse("cases:person_new", args=[lived.case])
    before = CasePerson.objects.count()
    for wrong in ({"name": "Siti", "sex": "P", "role": "raja"}, {"name": "", "sex": "P", "role": "korban"}):
        answer = sari.post(address, wrong)
        assert answer.status_code == 200
        assert "error-summary" in answer.content.decode()
    assert CasePerson.objects.count() == before
    assert sari.post(address, {"name": "Siti", "sex": "P", "role": "korban"}).status_code == 302
    assert CasePerson.objects.count() == before + 1


@pytest.mark.parametrize(
    ("words", "kept"),
    [("x" * 20_000, True), ("a\x00b", False), ("abc\u202edef", False), ("   ", False)],
    ids=["oversized", "NUL", "turns the direction of writing", "blank"],
)
def test_a_note_that_can_not_be_taken_is_refused_and_what_was_typed_is_kept(
    client_for: ClientFor, lived: Lived, words: str, kept: bool
) -> None:
    before = Note.objects.count()
    answer = client_for("sari").post(
        reverse("cases:note", args=[lived.case]), {"words": words, "visibility": Visibility.DESK}
    )
    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()
    assert not kept or words in answer.content.decode()
    assert Note.objects.count() == before


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "𠀀 😀 Wulan", "{{ settings.SECRET_KEY }}"])
def test_strange_letters_are_kept_as_letters(client_for: ClientFor, lived: Lived, sari: Actor, words: str) -> None:
    client = client_for("sari")
    client.post(reverse("cases:note", args=[lived.case]), {"words": words, "visibility": Visibility.DESK})
    assert words in {n.words for n in case_for(lived.case, actor=sari).notes}
    assert "<script>alert" not in client.get(reverse("cases:show", args=[lived.case])).content.decode()


def test_a_doubled_post_writes_one_note(client_for: ClientFor, lived: Lived) -> None:
    client, before = client_for("sari"), Note.objects.count()
    posted = {"words": "sekali", "visibility": Visibility.DESK, "once": new_id().hex}
    for _ in range(2):
        assert client.post(reverse("cases:note", args=[lived.case]), posted).status_code == 302
    assert Note.objects.count() == before + 1


def test_a_stale_summary_shows_both_values_side_by_side(client_for: ClientFor, lived: Lived) -> None:
    address = reverse("cases:correct", args=[lived.case])
    client_for("ratna").post(address, {"summary": "Kata Ratna.", "danger": "tidak", "version": "1"})
    answer = client_for("sari").post(address, {"summary": "Kata Sari.", "danger": "ya", "version": "1"})
    assert answer.status_code == 409
    assert "Kata Ratna." in answer.content.decode()
    assert "Kata Sari." in answer.content.decode()


def test_an_event_with_an_impossible_date_stands_beside_its_field(client_for: ClientFor, lived: Lived) -> None:
    address, before = reverse("episodes:event_new", args=[lived.episode]), Event.objects.count()
    for day, month, year in (("31", "2", "2025"), ("1", "1", "2999"), ("x", "y", "z")):
        posted = {"kind": "recruitment", "when_day": day, "when_month": month, "when_year": year, "note": "cerita"}
        answer = client_for("sari").post(address, posted)
        assert answer.status_code == 200, (day, month, year)
        assert "cerita" in answer.content.decode()
    assert Event.objects.count() == before
    assert client_for("sari").post(address, {"kind": "transport", "when_year": "2025"}).status_code == 302


def test_only_another_supervisor_decides(client_for: ClientFor, lived: Lived, sari: Actor) -> None:
    address = reverse("cases:decide", args=[lived.turn, lived.case])
    assert client_for("sari").post(address, {"outcome": "disetujui"}).status_code == 403
    assert client_for("ratna").post(address, {"outcome": "disetujui", "answer": "Baik."}).status_code == 302
    assert case_for(lived.case, actor=sari).stage == "ditutup"


def test_who_opened_a_case_is_seen_by_the_supervisor(client_for: ClientFor, lived: Lived) -> None:
    client_for("sari").get(reverse("cases:show", args=[lived.case]))
    body = client_for("ratna").get(reverse("log:of", args=[lived.case])).content.decode()
    assert "membaca kasus" in body
    assert "Wulan" not in body
    assert client_for("ratna").get(reverse("log:list")).status_code == 200
    assert client_for("sari").get(reverse("log:list")).status_code == 403


def test_the_office_calendar_is_edited_by_a_supervisor(client_for: ClientFor, house: object) -> None:
    address = reverse("law:calendar")
    posted = {"day_day": "24", "day_month": "12", "day_year": "2026", "name": "Cuti bersama Natal", "working": "libur"}
    client_for("ratna").post(address, posted)
    assert LeaveDay.objects.count() == 1
    assert client_for("sari").post(address, posted).status_code == 403
    client_for("ratna").post(address, {**posted, "day_day": "99"})
    assert LeaveDay.objects.count() == 1
