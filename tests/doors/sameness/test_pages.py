"""Two records side by side: judged, withdrawn and disputed by those of the desk; by Budi and by nobody not at all."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from naung.casework.pairing.actions import find_pairs
from naung.casework.sameness.actions import withdraw_judgement
from naung.casework.sameness.models import Judgement
from naung.casework.sameness.vocabulary import VERDICT_WORDS, Verdict
from naung.doors.desk.shell.words import say_moment
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.people.actions import add_document, register_person
from naung.foundation.people.models import Person
from naung.foundation.people.vocabulary import Answer, DocumentGiven, DocumentKind, NameKind, PersonTold
from tests.casework.sameness.test_judging import a_record, says

pytestmark = pytest.mark.django_db


def at(name: str, *ids: UUID) -> str:
    return reverse(f"sameness:{name}", args=ids)


def text(answer: Any) -> str:
    """What a reader reads."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def typed(verdict: str, version: int, why: str = "Ibunya bernama sama.") -> dict[str, Any]:
    return {"verdict": verdict, "why": why, "version": str(version)}


def test_a_pair_is_read_judged_and_withdrawn(client_for: Callable[[str], Client], sari: Actor) -> None:
    one, other = a_record("Soelastri", sari, "0812 3456 7001"), a_record("Sulastri", sari, "081234567001")
    page = client_for("sari")
    found = text(page.post(at("of", one), {"query": "Sulastri"}))
    assert "Yang mungkin dimaksud" in found
    shown = text(page.get(at("pair", one, other)))
    assert "Soelastri" in shown
    assert "Belum ada yang menilai" in shown
    empty = text(page.post(at("judge", one, other), typed("sama", 0, why="")))
    assert "Mengapa?" in empty
    assert Judgement.objects.count() == 0
    answer = page.post(at("judge", one, other), typed("sama", 0))
    assert answer["Location"] == at("pair", one, other)
    after = text(page.get(at("pair", one, other)))
    assert "Orang yang sama" in after
    assert "Ibunya bernama sama." in after
    stale = text(client_for("ratna").post(at("judge", other, one), typed("berbeda", 0, why="Yang satu lebih tua.")))
    assert "sudah diubah orang lain" in stale
    client_for("ratna").post(at("judge", other, one), typed("berbeda", 1, why="Yang satu lebih tua."))
    assert "berbeda pendapat" in text(page.get(at("pair", one, other)))
    assert "petugas berbeda pendapat" in text(page.get(at("of", one)))
    assert "bertentangan" in text(page.get(at("of", one)))
    mark = Judgement.objects.get(verdict=Verdict.SAME).id
    page.post(at("withdraw", mark), {"why": "Saya salah baca."})
    assert "Saya salah baca." in text(page.get(at("pair", one, other)))
    assert page.get(at("withdraw", mark))["Location"] == at("pair", *sorted([one, other]))
    assert set(Person.objects.filter(id__in=[one, other]).values_list("version", flat=True)) == {1}


@pytest.mark.parametrize("verdict", list(Verdict))
def test_each_of_three_is_signed_with_name_day_and_reason(
    client_for: Callable[[str], Client], sari: Actor, verdict: Verdict
) -> None:
    one, other = a_record("Soelastri", sari), a_record("Sulastri", sari)
    page = client_for("sari")
    form = text(page.get(at("judge", one, other)))
    assert all(VERDICT_WORDS[each] in form for each in Verdict)
    page.post(at("judge", one, other), typed(verdict.value, 0, why="Ceritanya lain."))
    shown = text(page.get(at("pair", one, other)))
    signed = re.search(r"Penilaian (.*) Tarik penilaian", shown)
    assert signed is not None
    row = Judgement.objects.get()
    for words in (VERDICT_WORDS[verdict], say_moment(row.judged_at), "Sari", "Ceritanya lain."):
        assert words in signed[1]


def test_side_by_side_says_what_the_hint_says_and_a_forged_paper_does_not_agree(
    client_for: Callable[[str], Client], sari: Actor
) -> None:
    one, other = a_record("Soelastri", sari, "0812 3456 7001"), a_record("Sulastri", sari, "+62 812-3456-7001")
    bad = DocumentGiven(DocumentKind.NIK, "6172014903990003", not_hers=Answer.YES, forged=Answer.YES)
    add_document(person_id=one, document=bad, by=sari)
    add_document(person_id=other, document=DocumentGiven(DocumentKind.NIK, bad.number), by=sari)
    page = client_for("sari")
    shown, hint = text(page.get(at("pair", one, other))), text(page.get(at("of", one)))
    likely = re.findall(r"Peluang orang yang sama: \d+ dari 100", hint)
    assert len(likely) == 1
    assert likely[0] in shown
    marked = f"NIK (KTP) {bad.number} (atas nama orang lain, diduga palsu) NIK (KTP) {bad.number}"
    assert f"{marked} tidak dapat dibandingkan" in shown
    assert "Belum ada di salah satu catatan:" not in shown, "what stands on both sides is not said to be missing"
    assert re.search(r"Nomor telepon 0812 3456 7001 \+62 812-3456-7001 sama ", shown)
    for number in range(8):
        a_record(f"Orang {chr(97 + number)}", sari, "0812 3456 7001")
    many = text(page.get(at("pair", one, other)))
    assert "Nomor telepon 0812 3456 7001 +62 812-3456-7001 sama, tetapi dipakai banyak orang" in many
    assert "Sama, tetapi dipakai banyak orang: telepon" in many


def test_a_chain_that_contradicts_itself_is_shown_with_each_of_its_links(
    client_for: Callable[[str], Client], sari: Actor, ratna: Actor
) -> None:
    a, b, c = (a_record(name, sari) for name in ("Aminah Satu", "Aminah Dua", "Aminah Tiga"))
    says(a, b, Verdict.SAME, sari)
    says(b, c, Verdict.SAME, ratna)
    page = client_for("sari")
    assert "Penilaian yang bertentangan" not in text(page.get(at("of", a)))
    mark = says(c, a, Verdict.DIFFERENT, ratna)
    answer = page.get(at("of", a))
    told = text(answer)
    assert "dinilai dua orang yang berbeda, padahal keduanya terhubung oleh penilaian “orang yang sama”" in told
    for one, other in ((a, b), (b, c), (c, a)):
        assert {at("pair", one, other), at("pair", other, one)} & set(
            re.findall(r'href="([^"]+)"', answer.content.decode())
        )
    client_for("ratna").post(at("withdraw", mark), {"why": "Saya keliru."})
    assert "Penilaian yang bertentangan" not in text(page.get(at("of", a)))


def test_different_is_not_asked_again_by_a_new_comparison_until_it_is_withdrawn(
    client_for: Callable[[str], Client], sari: Actor
) -> None:
    names = ("Zubaidatun Kwetiawati", "Kwetiawati Zoebaidatun")
    one, other = (a_record(name, sari, "0812 3456 7001") for name in names)
    page, pairs = client_for("sari"), reverse("people:pairs")

    def asked() -> bool:
        find_pairs(progress=lambda *_: None, by=system_actor("pairing"))
        return at("pair", *sorted([one, other])) in page.get(pairs).content.decode()

    assert asked()
    mark = says(one, other, Verdict.DIFFERENT, sari)
    assert not asked()
    withdraw_judgement(judgement_id=mark, why="Saya keliru.", by=sari)
    assert asked()


def test_budi_and_nobody_find_nothing(
    client_for: Callable[[str], Client], sari: Actor, budi: Actor, nobody: Client
) -> None:
    one, other, his = a_record("Aminah", sari), a_record("Aminah", sari), a_record("Aminah", budi)
    mark = says(one, other, Verdict.SAME, sari)
    page = client_for("budi")
    for address in (
        *(at("of", one), at("pair", one, other), at("pair", his, one), at("judge", one, other), at("judge", his, one)),
        at("withdraw", mark),
    ):
        assert page.get(address).status_code == 404
        assert page.post(address, typed("sama", 0)).status_code == 404
        assert nobody.get(address).status_code == 302
    assert Judgement.objects.count() == 1


def test_a_record_beside_itself_is_refused_in_words(client_for: Callable[[str], Client], sari: Actor) -> None:
    one = a_record("Aminah", sari)
    answer = client_for("sari").get(at("pair", one, one))
    assert "Pilih catatan lain" in text(answer)


def test_who_is_shut_out_of_one_finds_the_pair_nowhere(
    client_for: Callable[[str], Client], ratna: Actor, sari: Actor
) -> None:
    one = a_record("Aminah", sari)
    named = register_person(told=PersonTold(names=((NameKind.OFFICIAL, "Ratna"),)), by=sari)
    mark = says(named, one, Verdict.SAME, sari)
    page = client_for("ratna")
    for address in (at("pair", one, named), at("judge", one, named), at("withdraw", mark), at("of", named)):
        assert page.get(address).status_code == 404
    assert "Yang sudah dibandingkan" not in text(page.get(at("of", one)))
    assert "Yang sudah dibandingkan" in text(client_for("sari").get(at("of", one)))
