"""An officer's own NIK and telephone number: kept sealed, never shown, compared at each change, odd digits remarked on only."""

import json

import pytest
from click.testing import CliRunner
from django.test import Client

from naung.doors.operator.console import main
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.actions import keep_own_numbers
from naung.foundation.accounts.models import User
from naung.foundation.accounts.queries import actor_for_officer, officers_matching, own_numbers
from naung.foundation.accounts.rules import accused_tokens
from naung.foundation.errors import NotFound, NotPermitted, StaleVersion
from naung.foundation.people.actions import add_document, register_person
from naung.foundation.people.queries import people_named
from naung.foundation.people.vocabulary import DocumentGiven, DocumentKind, NameKind, PersonTold
from naung.foundation.recusal.models import ShutOut
from naung.foundation.recusal.queries import is_shut_out
from naung.foundation.recusal.vocabulary import MarkKind
from naung.foundation.vault.models import Kept
from tests.doors.account.signing import Officer, signed_in

NIK = "6172030405850002"
ODD = "6172039905850002"  # no month has a day 99


def a_person(by: Actor) -> object:
    """A person record with this identity number, written by a colleague."""
    person = register_person(told=PersonTold(names=((NameKind.OFFICIAL, "Orang Lain"),)), by=by)
    add_document(person_id=person, document=DocumentGiven(DocumentKind.NIK, NIK), by=by)
    return person


def numbers_page(browser: Client, **typed: str) -> tuple[int, str]:
    """What the page answers to Sari's numbers, and what it shows then."""
    version = User.objects.get(username="sari").version
    answer = browser.post("/akun/nomor", {"phone": "0812 3456 7890", "nik": "", "version": str(version)} | typed)
    shown = browser.get("/akun/nomor") if answer.status_code == 302 else answer
    return answer.status_code, shown.content.decode()


def test_her_nik_is_kept_sealed_never_shown_and_shuts_her_out_at_once(sari: Officer, ratna: Officer) -> None:
    hers, boss = actor_for_officer("sari"), actor_for_officer("ratna")
    person = a_person(boss)
    assert people_named([person], actor=hers)  # type: ignore[list-item]  # an id
    browser = signed_in("sari")
    assert "belum dicatat" in browser.get("/akun/nomor").content.decode()
    status, page = numbers_page(browser, nik="6172 0304 0585 0002")
    assert status == 302
    assert "sudah dicatat" in page
    assert NIK not in page
    assert "Ada yang tidak cocok" not in page
    assert people_named([person], actor=hers) == {}  # type: ignore[list-item]  # an id
    assert people_named([person], actor=boss)  # type: ignore[list-item]  # an id
    assert ShutOut.objects.get().kind == MarkKind.NIK
    user = User.objects.get(username="sari")
    assert NIK.encode() not in bytes(Kept.objects.get(id=user.nik_secret).body or b"")


def test_the_answer_is_the_same_whatever_her_numbers_meet(sari: Officer, ratna: Officer) -> None:
    def without_messages(page: str) -> str:
        return page.split("<main")[1].split("csrfmiddlewaretoken")[0]

    browser = signed_in("sari")
    nothing = numbers_page(browser, nik="6172030405850003")
    a_person(actor_for_officer("ratna"))
    something = numbers_page(browser, nik=NIK)
    assert ShutOut.objects.count() == 1
    assert nothing[0] == something[0]
    assert without_messages(nothing[1]) == without_messages(something[1])


def test_odd_digits_are_a_remark_and_too_few_are_asked_again(sari: Officer) -> None:
    browser = signed_in("sari")
    status, page = numbers_page(browser, nik=ODD)
    assert status == 302
    assert "Ada yang tidak cocok; ini hanya catatan" in page
    assert "Angka ke-7 dan ke-8 bukan tanggal" in page
    status, page = numbers_page(browser, nik="617203")
    assert status == 400
    assert "NIK terdiri dari 16 angka." in page
    status, page = numbers_page(browser, phone="0812", nik="")
    assert status == 400
    assert "terlalu pendek" in page
    assert own_numbers(sari.id).has_nik  # what was kept stays


def test_an_empty_nik_leaves_the_old_one_and_a_new_number_is_compared(sari: Officer, ratna: Officer) -> None:
    browser = signed_in("sari")
    numbers_page(browser, nik=NIK)
    person = a_person(actor_for_officer("ratna"))
    status, page = numbers_page(browser, nik="", phone="0811 2222 333")
    assert status == 302
    assert "sudah dicatat" in page
    assert officers_matching(accused_tokens([], ["0811-2222-333"])) == {sari.id}
    assert officers_matching(accused_tokens([], ["0812 3456 7890"])) == set()
    assert is_shut_out(actor_for_officer("sari"), person)  # type: ignore[arg-type]  # an id
    numbers_page(browser, nik="6172030405850009")
    assert is_shut_out(actor_for_officer("sari"), person)  # type: ignore[arg-type]  # what she was known by before still tells


def test_an_older_page_changes_nothing_and_names_no_nik(sari: Officer) -> None:
    with pytest.raises(StaleVersion) as stale:
        keep_own_numbers(nik=NIK, phone="0811 2222 333", based_on=99, by=actor_for_officer("sari"))
    assert [each.field for each in stale.value.differences] == ["phone"]
    assert not own_numbers(sari.id).has_nik


def test_nobody_keeps_numbers_for_a_system_actor_and_none_for_a_stranger(sari: Officer) -> None:
    with pytest.raises(NotPermitted):
        keep_own_numbers(nik=NIK, phone="", based_on=1, by=system_actor("tick"))
    with pytest.raises(NotFound):
        own_numbers(type(sari.id)(int=1))


def test_whoever_holds_the_machine_keeps_them_too_and_types_them_where_no_history_keeps_them(
    sari: Officer, ratna: Officer
) -> None:
    person = a_person(actor_for_officer("ratna"))
    done = CliRunner().invoke(main, ["user", "numbers", "sari", "--json"], input=f"\n{NIK}\n")
    assert done.exit_code == 0
    assert NIK not in done.output
    assert json.loads(done.output[done.output.index("{") :]) == {"username": "sari", "kept": True}
    assert is_shut_out(actor_for_officer("sari"), person)  # type: ignore[arg-type]  # an id
    assert own_numbers(sari.id).phone == "0812 3456 7890"  # empty: not changed
    short = CliRunner().invoke(main, ["user", "numbers", "sari"], input="\n12\n")
    assert short.exit_code == 1
    assert "16 angka" in short.output
    assert CliRunner().invoke(main, ["user", "numbers", "tiada"], input="\n\n").exit_code == 1
