"""Sari lets Wulan hear the reading; Ratna records a sentence herself, and only her desk hears it."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.testimony.models import CourseCounted
from naung.casework.testimony.rules import reading_lines, table_lines
from naung.casework.testimony.vocabulary import Course, EndedTold, PaidTold
from naung.doors.desk.speech.sources import SOURCES, fixed_sentences
from naung.foundation.access.vocabulary import Actor
from naung.foundation.files import LARGEST
from naung.foundation.speech import actions
from naung.foundation.speech.models import Recording
from naung.foundation.speech.rules import key_of, sentences_of
from naung.foundation.speech.vocabulary import Sentence, Tongue
from naung.methods.speech import NotMade, spoken
from tests.casework.cases.conftest import someone
from tests.doors.heard import FIRST, a_recording, spoken_reading
from tests.foundation.speech.given import a_voice

ClientFor = Callable[[str], Client]
BOOK = "bacaan", "id"


@pytest.fixture
def reading(sari: Actor) -> str:
    """Where what is read to Wulan before she decides stands."""
    case, person = open_case(summary="Dijanjikan kerja.", by=sari), someone(sari, "Wulan Purnama")
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=sari)
    return reverse("wicket:reading", args=(case, person))


def at(name: str, *more: object) -> str:
    return reverse(f"speech:{name}", args=(*BOOK, *more))


def a_file(raw: bytes, name: str = "rekaman.wav") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, raw)


def recorded(page: Client, sentence: Sentence = FIRST, raw: bytes | None = None, **more: Any) -> Any:
    """What the form answers."""
    form = {"file": a_file(a_voice() if raw is None else raw), "agreed": "on", "version": "0"} | more
    return page.post(at("record", key_of(sentence)), form)


def body(page: Client, where: str) -> str:
    return page.get(where).content.decode()


def sounds(html: str) -> list[str]:
    return re.findall(r'<audio controls preload="none" src="([^"]+)"', html)


def test_the_reading_is_heard_as_a_whole_and_sentence_by_sentence(client_for: ClientFor, reading: str) -> None:
    page = client_for("sari")
    shown = body(page, reading)
    whole, *each = sounds(shown)
    assert whole == at("whole")
    assert all(text in shown for line in reading_lines(None) for text in sentences_of(line["id"]))
    assert "<script" not in shown.split("<main")[1]  # the players are the browser's own
    answers = [page.get(address) for address in each]
    assert {answer["Content-Type"] for answer in answers} == {"audio/mpeg"}
    assert {answer["Cache-Control"] for answer in answers} == {"no-store"}
    assert len({answer.content for answer in answers}) == len(each) == len(re.findall(r"<details class=\"hear", shown))
    assert page.get(whole).content == b"".join(answer.content for answer in answers)
    assert "suara mesin" in shown


def test_it_is_made_once_and_never_at_each_request(client_for: ClientFor, reading: str) -> None:
    page = client_for("sari")
    with patch.object(actions, "spoken", wraps=spoken) as child:
        for _ in range(3):
            for address in sounds(body(page, reading))[:2]:
                page.get(address)
    assert child.call_count == 1


def test_where_no_voice_can_be_made_the_page_says_so_and_works(client_for: ClientFor, reading: str) -> None:
    with patch.object(actions, "spoken", side_effect=NotMade):
        shown = body(client_for("sari"), reading)
    assert "Suara mesin belum dapat dibuat di sini" in shown
    assert "Anda boleh memilih" in shown
    assert sounds(shown) == []
    assert client_for("sari").get(at("whole")).status_code == 404


def test_english_is_heard_in_english(client_for: ClientFor, reading: str) -> None:
    page = client_for("sari")
    page.post(reverse("shell:language"), {"language": "en", "next": reading})
    whole = sounds(body(page, reading))[0]
    assert whole == reverse("speech:whole", args=("bacaan", "en"))
    assert page.get(whole)["Content-Type"] == "audio/mpeg"


def test_figures_of_the_register_are_spoken_by_the_machine_and_can_be_recorded_by_nobody(
    client_for: ClientFor, reading: str
) -> None:
    CourseCounted.objects.create(
        on="2026-11-01", finished=24, low=7, middle=11, high=19, whole=9, part=6, nothing=12,
        convicted=11, acquitted=6, stopped=7,
    )  # fmt: skip
    shown = body(client_for("sari"), reading)
    figure = "Di sini 24 kasus sudah selesai layanannya."
    assert figure in shown
    key = key_of(Sentence(figure, Tongue.INDONESIAN))
    assert client_for("sari").get(at("sound", key)).status_code == 200
    assert client_for("ratna").get(at("record", key)).status_code == 404
    assert "Itu bukan lama sidang." in body(client_for("ratna"), at("list"))  # its neighbour says the same everywhere


def test_every_sentence_that_may_be_read_can_be_recorded_or_holds_a_figure() -> None:
    source = SOURCES["bacaan"]
    course = Course(date(2026, 11, 1), 24, (7, 11, 19), PaidTold(9, 6, 12), EndedTold(11, 6, 7))
    for tongue in source.tongues:
        fixed = {each.text for each in fixed_sentences(source, tongue)}
        assert not any("{" in text for text in fixed)
        read = [line[tongue] for told in (None, course) for line in reading_lines(told)]
        left = {text for line in read for text in sentences_of(line)} - fixed
        assert all(re.search(r"\d", text) for text in left), left
        assert len(left) < len(fixed) / 3
    assert {line["id"] for line in reading_lines(None)} <= {line["id"] for line in table_lines()}


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-1", 206, slice(0, 2)),
        ("bytes=100-", 206, slice(100, None)),
        ("bytes=-50", 206, slice(-50, None)),
        ("bytes=0-99999999", 206, slice(0, None)),
        ("bytes=99999999-", 200, slice(0, None)),
        ("bytes=5-2", 200, slice(0, None)),
        ("bytes=0-1,5-6", 200, slice(0, None)),
        ("bytes=-", 200, slice(0, None)),
        ("bytes=a-b", 200, slice(0, None)),
        ("lines=0-1", 200, slice(0, None)),
        ("", 200, slice(0, None)),
    ],
)
@pytest.mark.django_db
def test_a_telephone_that_asks_for_a_part_gets_it(client_for: ClientFor, asked: str, status: int, part: slice) -> None:
    spoken_reading()
    page, where = client_for("sari"), at("sound", key_of(FIRST))
    all_of_it = page.get(where).content
    answer = page.get(where, headers={"Range": asked} if asked else {})
    assert (answer.status_code, answer.content) == (status, all_of_it[part])
    if status == 206:
        first = part.indices(len(all_of_it))[0]
        assert answer["Content-Range"] == f"bytes {first}-{first + len(answer.content) - 1}/{len(all_of_it)}"


def test_ratna_records_a_sentence_and_her_desk_hears_it(client_for: ClientFor, reading: str) -> None:
    page, key = client_for("ratna"), key_of(FIRST)
    body(page, reading)
    machine = page.get(at("sound", key)).content
    answer = recorded(page)
    assert answer.status_code == 302
    following = fixed_sentences(SOURCES["bacaan"], Tongue.INDONESIAN)[1]
    assert answer["Location"] == at("record", key_of(following))  # on to the next, on a phone without a list
    own = client_for("sari").get(at("sound", key)).content
    assert own != machine
    shown = body(client_for("sari"), reading)
    assert "suara kantor dan suara mesin" in shown
    assert shown.count("· suara kantor<") == 1
    assert own in client_for("sari").get(at("whole")).content
    assert client_for("budi").get(at("sound", key)).content == machine
    listed = body(page, at("list"))
    assert "Sudah direkam: 1 dari" in listed
    assert "Ratna" in listed
    row = Recording.objects.get()
    page.post(at("remove", row.id))
    assert client_for("sari").get(at("sound", key)).content == machine


def test_the_last_sentence_leads_back_to_the_list(client_for: ClientFor) -> None:
    last = fixed_sentences(SOURCES["bacaan"], Tongue.INDONESIAN)[-1]
    assert recorded(client_for("ratna"), last)["Location"] == at("list")


@pytest.mark.parametrize(
    ("raw", "told", "words"),
    [
        (b"", {}, "Isi dahulu bagian ini"),
        (b"%PDF-1.7 " + bytes(200), {}, "bukan rekaman yang bisa dibaca"),
        (b"MZ" + bytes(200), {}, "bukan rekaman yang bisa dibaca"),
        (a_voice(0.05), {}, "Tidak ada suara dalam rekaman ini"),
        (a_voice(66), {}, "terlalu panjang: paling lama 60 detik"),
        (None, {"agreed": ""}, "Centang dahulu bila ini benar"),
        (bytes(LARGEST + 300 * 1024), {}, "paling banyak 8 MB"),
    ],
    ids=["none", "pdf", "program", "tap", "long", "unasked", "huge"],
)
def test_what_can_not_be_kept_is_told_beside_it(
    client_for: ClientFor, raw: bytes | None, told: dict[str, str], words: str
) -> None:
    answer = recorded(client_for("ratna"), FIRST, raw, **told)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not Recording.objects.exists()


def test_a_recording_that_was_replaced_meanwhile_is_not_undone(client_for: ClientFor, ratna: Actor) -> None:
    a_recording(ratna)
    answer = recorded(client_for("ratna"), raw=a_voice(high=880), version="0")
    assert answer.status_code == 409
    assert Recording.objects.get().version == 1
    assert recorded(client_for("ratna"), raw=a_voice(high=880), version="1").status_code == 302


def test_a_sentence_that_is_read_no_more_shows_its_recording_to_be_deleted(client_for: ClientFor, ratna: Actor) -> None:
    former = Sentence("Kalimat lama.", Tongue.INDONESIAN)
    actions.keep_recording(sentence=former, raw=a_voice(), version=0, by=ratna)
    shown = body(client_for("ratna"), at("list"))
    assert "Rekaman kalimat lama" in shown
    assert former.text in shown


def test_who_may(client_for: ClientFor, nobody: Client, ratna: Actor) -> None:
    spoken_reading()
    kept = a_recording(ratna)
    hearing, recording = [at("whole"), at("sound", key_of(FIRST))], [at("list"), at("record", key_of(FIRST))]
    for where in hearing:
        for who, status in (("sari", 200), ("ratna", 200), ("budi", 200), ("hamdan", 403), ("mega", 403)):
            assert client_for(who).get(where).status_code == status, (where, who)
    for where in recording:
        for who, status in (("sari", 403), ("ratna", 200), ("budi", 403), ("hamdan", 403), ("mega", 403)):
            assert client_for(who).get(where).status_code == status, (where, who)
    for where in (*hearing, *recording):
        assert nobody.get(where).status_code == 302
    assert client_for("sari").post(at("remove", kept)).status_code == 403
    assert Recording.objects.filter(id=kept).exists()
    for odd in ("tidak-ada", "0" * 32):
        assert client_for("ratna").get(at("record", odd)).status_code == 404
        assert client_for("ratna").get(at("sound", odd)).status_code == 404
    for ids in (("lain", "id"), ("bacaan", "ms"), ("bacaan", "xx")):
        assert client_for("ratna").get(reverse("speech:list", args=ids)).status_code == 404


def test_only_the_page_that_records_may_ask_for_the_microphone(client_for: ClientFor) -> None:
    page = client_for("ratna")
    assert "microphone=(self)" in page.get(at("record", key_of(FIRST)))["Permissions-Policy"]
    for where in (at("list"), "/"):
        policy = page.get(where)["Permissions-Policy"]
        assert "microphone=()" in policy
        assert "camera=()" in policy


def test_addresses_of_sounds_carry_no_id_of_anybody(client_for: ClientFor, reading: str) -> None:
    where = sounds(body(client_for("sari"), reading))
    assert len(where) > 20
    assert not any(re.search(r"[0-9a-f]{8}-[0-9a-f]{4}", address) for address in where)
