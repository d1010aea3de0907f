"""Each page of screening by Sari, by Budi and by nobody; what goes wrong stands beside its field and nothing is lost."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.casework.episodes.models import Episode
from naung.casework.screening import actions, queries
from naung.casework.screening.models import Determination, ElementFinding, Refusal, Screening
from naung.casework.screening.rules.order import main_path, questions, whole_path
from naung.casework.screening.rules.tables import shipped_tables
from naung.casework.screening.vocabulary import Childhood, Decision, Determined, Given, Part, Stage, key_of
from naung.foundation.access.vocabulary import Actor
from naung.foundation.people.vocabulary import Answer

SECRET = "dijemput pak Udin"


def address(name: str, *args: object) -> str:
    return reverse(f"screening:{name}", args=args)


def text_of(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]  # a test response


def answer(client: Client, screening: UUID, part: Part, version: int, **posted: str) -> object:
    data = {"version": str(version), **{key.replace("__", "."): value for key, value in posted.items()}}
    return client.post(address("ask", screening, part.value), data)


def pages(screening: UUID, history: Episode, determination: UUID) -> list[str]:
    return [
        address("list"),
        address("refusal"),
        address("empty_sheet", "dewasa"),
        address("start", history.id),
        address("start_for", history.id, "kasus", uuid4()),
        address("determinations", history.id),
        address("supersede", determination),
        address("show", screening),
        address("summary", screening),
        address("age", screening),
        address("reopen", screening),
        address("sheet", screening),
        address("type_in", screening),
        *(address("ask", screening, part.value) for part in whole_path(Childhood.DEWASA)),
    ]


@pytest.fixture
def determination(history: Episode, sari: Actor) -> UUID:
    determined = Determined("penyidik", Decision.BUKAN_KORBAN_TPPO.value, timezone.localdate(), "", "LP/1", SECRET)
    return actions.record_determination(episode_id=history.id, determined=determined, by=sari)


def test_each_page_opens_for_sari(browser: Client, screening: UUID, history: Episode, determination: UUID) -> None:
    for page in pages(screening, history, determination):
        response = browser.get(page)
        assert response.status_code == 200, page
        assert len(response.content) < 100_000, page


def test_each_page_sends_nobody_to_sign_in(
    nobody: Client, screening: UUID, history: Episode, determination: UUID
) -> None:
    for page in pages(screening, history, determination):
        response = nobody.get(page)
        assert response.status_code == 302, page
        assert SECRET not in text_of(response)


def test_budi_gets_what_does_not_exist(
    client_for: Callable[[str], Client], screening: UUID, history: Episode, determination: UUID
) -> None:
    budi = client_for("budi")
    own = {address("list"), address("refusal"), address("empty_sheet", "dewasa")}
    for page in pages(screening, history, determination):
        response = budi.get(page)
        assert response.status_code == (200 if page in own else 404), page
        assert SECRET not in text_of(response)
    started = budi.post(address("start", history.id), {"childhood": "dewasa"})
    assert started.status_code == 404
    assert Screening.objects.count() == 1


def test_the_way_through_all_questions(browser: Client, history: Episode) -> None:
    begun = browser.post(address("start", history.id), {"childhood": "dewasa"})
    screening = Screening.objects.get().id
    where = begun["Location"]
    for version, part in enumerate(main_path(Childhood.DEWASA), start=1):
        assert where == address("ask", screening, part.value)
        page = text_of(browser.get(where))
        assert f"{version} dari 7" in page
        assert "menit lagi" in page
        first = questions((part,))[0]
        where = browser.post(where, {"version": str(version), str(first): "ya"})["Location"]
    assert where == address("summary", screening)
    assert "Ya" in text_of(browser.get(where))
    done = browser.post(where, {"version": "8", "words": "saya percaya dia"})
    assert done["Location"] == address("show", screening)
    page = text_of(browser.get(done["Location"]))
    assert "saya percaya dia" in page
    assert "Yang mendukung" in page
    assert Screening.objects.get().stage == Stage.COMPLETED.value


def test_a_child_is_not_asked_about_means(browser: Client, history: Episode) -> None:
    browser.post(address("start", history.id), {"childhood": "belum_pasti"})
    screening = Screening.objects.get().id
    answer(browser, screening, Part.PROSES, 1, proses__perekrutan="ya")
    page = text_of(browser.get(address("show", screening)))
    assert "cara tidak perlu ditanyakan" in page
    assert "masih menyebut cara" in page
    assert "Belum ada bacaan Delphi untuk: Anak, eksploitasi kerja" in page
    assert browser.get(address("ask", screening, "delphi_tipu")).status_code == 404


def test_an_answer_is_kept_with_its_note_and_event(browser: Client, screening: UUID, history: Episode) -> None:
    page = text_of(browser.get(address("ask", screening, "proses")))
    event = re.search(r'<option value="([0-9a-f-]{36})">([^<]+)<', page)
    assert event is not None
    answer(
        browser, screening, Part.PROSES, 1,
        proses__perekrutan="ya", catatan__proses__perekrutan=SECRET, kejadian__proses__perekrutan=event[1],
    )  # fmt: skip
    finding = ElementFinding.objects.get()
    assert str(finding.event_id) == event[1]
    assert SECRET in text_of(browser.get(address("ask", screening, "proses")))


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("proses.perekrutan", "mungkin", "Pilih salah satu jawaban."),
        ("catatan.proses.perekrutan", "a" * 2001, "2001 huruf"),
        ("catatan.proses.perekrutan", "x\u202ey", "pembalik arah"),
        ("catatan.proses.perekrutan", "x\x00y", "tidak terlihat"),
        ("kejadian.proses.perekrutan", "00000000-0000-4000-8000-000000000144", "Pilih salah satu jawaban."),
        ("kejadian.proses.perekrutan", "bukan-nomor", "Pilih salah satu jawaban."),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(
    browser: Client, screening: UUID, field: str, value: str, says: str
) -> None:
    posted = {"version": "1", "proses.penampungan": "ya", "catatan.proses.penampungan": SECRET, field: value}
    response = browser.post(address("ask", screening, "proses"), posted)
    page = text_of(response)
    assert response.status_code == 200
    assert says in page
    assert SECRET in page
    assert not ElementFinding.objects.exists()


def test_html_is_shown_as_it_was_typed(browser: Client, screening: UUID) -> None:
    posted = {"version": "1", "proses.perekrutan": "ya", "catatan.proses.perekrutan": "<script>alert(1)</script>🧵"}
    browser.post(address("ask", screening, "proses"), posted)
    page = text_of(browser.get(address("summary", screening)))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;🧵" in page
    assert "<script>alert" not in page


def test_a_stale_answer_shows_both_and_saves_the_chosen(browser: Client, screening: UUID, sari: Actor) -> None:
    given = {key_of("proses.perekrutan"): Given(Answer.NO, "kata Jaya")}
    actions.save_answers(screening_id=screening, part=Part.PROSES, given=given, based_on=1, by=sari)
    posted = {"version": "1", "proses.perekrutan": "ya", "catatan.proses.perekrutan": SECRET}
    response = browser.post(address("ask", screening, "proses"), posted)
    page = text_of(response)
    assert response.status_code == 409
    assert SECRET in page
    assert "kata Jaya" in page
    chosen = {"version": "2", "proses.perekrutan": "ya", "catatan.proses.perekrutan": "kata Jaya"}
    assert browser.post(address("ask", screening, "proses"), chosen).status_code == 302
    shown = queries.screening_for(screening, actor=sari)
    assert shown.answers is not None
    assert shown.answers.of(key_of("proses.perekrutan")) == Given(Answer.YES, "kata Jaya")


def test_finishing_on_an_older_version_loses_no_word(browser: Client, screening: UUID, sari: Actor) -> None:
    given = {key_of("proses.perekrutan"): Given(Answer.YES)}
    actions.save_answers(screening_id=screening, part=Part.PROSES, given=given, based_on=1, by=sari)
    page = text_of(browser.post(address("summary", screening), {"version": "1", "words": SECRET}))
    assert "Jawaban berubah" in page
    assert SECRET in page
    assert Screening.objects.get().stage == Stage.DRAFT.value


def test_nothing_answered_can_not_be_finished(browser: Client, screening: UUID) -> None:
    page = text_of(browser.post(address("summary", screening), {"version": "1", "words": ""}))
    assert "Belum ada jawaban" in page


def test_sheet_screen_and_typing_have_one_order(browser: Client, screening: UUID) -> None:
    words = [item.words.id for part in whole_path(Childhood.DEWASA) for item in shipped_tables().groups[part].items]
    for page in (address("empty_sheet", "dewasa"), address("sheet", screening)):
        text = text_of(browser.get(page))
        places = [text.index(f">{number}</td>") for number in range(1, len(words) + 1)]
        assert places == sorted(places)
        assert f">{len(words) + 1}</td>" not in text
    typing = text_of(browser.get(address("type_in", screening)))
    names = re.findall(r'name="([a-z_]+)" class="keys"|class="keys"[^>]*name="([a-z_]+)"', typing)
    found = [one or other for one, other in names] or re.findall(r'<input[^>]*name="([a-z_]+)"[^>]*keys', typing)
    assert found == [part.value for part in whole_path(Childhood.DEWASA)]


def test_a_sheet_is_typed_in_its_order(browser: Client, screening: UUID, sari: Actor) -> None:
    posted = {"version": "1", "proses": "yt?m-.", "catatan-proses": "1 dijemput", "kerja_paksa": "y" * 11}
    response = browser.post(address("type_in", screening), posted)
    assert response["Location"] == address("summary", screening)
    shown = queries.screening_for(screening, actor=sari)
    assert shown.answers is not None
    assert shown.answers.of(key_of("proses.perekrutan")) == Given(Answer.YES, "dijemput")
    assert len(shown.answers.said(Part.KERJA_PAKSA, Answer.YES)) == 11
    again = text_of(browser.get(address("type_in", screening)))
    assert "yt?m- ." in again
    assert "1 dijemput" in again


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("proses", "yy", "6 pertanyaan; terketik 2"),
        ("proses", "yyyyyq", "Tanda ke-6"),
        ("catatan-proses", "tanpa nomor", "1 sampai 6"),
        ("catatan-proses", "2 belum dijawab", "belum dijawab"),
        ("proses", "y" * 200, "200 huruf"),
    ],
)
def test_a_wrong_line_stands_beside_its_group_and_nothing_is_written(
    browser: Client, screening: UUID, field: str, value: str, says: str
) -> None:
    page = text_of(browser.post(address("type_in", screening), {"version": "1", "kerja_paksa": "t" * 11, field: value}))
    assert says in page
    assert "t" * 11 in page
    assert Screening.objects.get().version == 1


def test_a_stale_sheet_shows_both_and_keeps_what_was_typed(browser: Client, screening: UUID, sari: Actor) -> None:
    given = {key_of("proses.perekrutan"): Given(Answer.NO)}
    actions.save_answers(screening_id=screening, part=Part.PROSES, given=given, based_on=1, by=sari)
    page = text_of(browser.post(address("type_in", screening), {"version": "1", "proses": "y....."}))
    assert "Yang sudah ada" in page
    assert "y....." in page
    assert 'name="version" value="2"' in page
    assert browser.post(address("type_in", screening), {"version": "2", "proses": "y....."}).status_code == 302


def test_contradicting_determinations_stand_side_by_side(
    browser: Client, history: Episode, determination: UUID
) -> None:
    today = timezone.localdate()
    day = {"decided_on_day": str(today.day), "decided_on_month": str(today.month), "decided_on_year": str(today.year)}
    posted = {"body": "uptd_ppa", "decision": "korban_ditetapkan", "basis": "asesmen 3", "reason": "jelas", **day}
    assert browser.post(address("determinations", history.id), posted).status_code == 302
    page = text_of(browser.get(address("determinations", history.id)))
    assert "Lembaga berbeda pendapat" in page
    assert "Bukan korban TPPO menurut lembaga ini" in page
    assert "Layanan tidak menunggu" in page


def test_a_determination_of_tomorrow_or_without_reason_is_refused(browser: Client, history: Episode) -> None:
    day = timezone.localdate() + timedelta(days=2)
    posted = {
        "body": "raja", "decision": "korban_ditetapkan", "basis": SECRET, "reason": "",
        "decided_on_day": str(day.day), "decided_on_month": str(day.month), "decided_on_year": str(day.year),
    }  # fmt: skip
    page = text_of(browser.post(address("determinations", history.id), posted))
    assert "belum terjadi" in page
    assert "Pilih salah satu jawaban." in page
    assert SECRET in page
    assert not Determination.objects.exists()


def test_a_later_determination_replaces(browser: Client, history: Episode, determination: UUID) -> None:
    today = timezone.localdate()
    posted = {
        "version": "1", "body": "penyidik", "decision": "korban_ditetapkan", "basis": "LP/2", "reason": "bukti baru",
        "decided_on_day": str(today.day), "decided_on_month": str(today.month), "decided_on_year": str(today.year),
    }  # fmt: skip
    assert browser.post(address("supersede", determination), posted).status_code == 302
    assert "sudah diganti" in text_of(browser.get(address("determinations", history.id)))
    assert browser.post(address("supersede", determination), posted).status_code == 409


def test_an_adult_who_refuses_is_counted_and_a_child_is_not(browser: Client) -> None:
    posted = {"childhood": "dewasa", "sex": "L", "age_band": "25-34", "reason": "takut_pelaku"}
    assert browser.post(address("refusal"), posted).status_code == 302
    page = text_of(browser.post(address("refusal"), {**posted, "childhood": "belum_pasti"}))
    assert "tidak hanya dihitung" in page
    assert Refusal.objects.count() == 1


def test_opening_again(browser: Client, screening: UUID) -> None:
    answer(browser, screening, Part.PROSES, 1, proses__perekrutan="ya")
    browser.post(address("summary", screening), {"version": "2", "words": "selesai"})
    assert browser.get(address("ask", screening, "proses"))["Location"] == address("show", screening)
    assert "Isi dahulu bagian ini." in text_of(browser.post(address("reopen", screening), {"version": "3"}))
    assert browser.post(address("reopen", screening), {"version": "3", "reason": "lupa"}).status_code == 302
    assert browser.get(address("ask", screening, "proses")).status_code == 200


def test_a_forged_address_answers_like_nothing(browser: Client, screening: UUID, history: Episode) -> None:
    for page in (
        address("show", uuid4()),
        address("ask", uuid4(), "proses"),
        address("ask", screening, "karangan"),
        address("ask", screening, "anak"),
        address("empty_sheet", "x" * 40),
        address("start", uuid4()),
        address("start_for", history.id, "karangan", uuid4()),
        address("determinations", uuid4()),
        address("supersede", uuid4()),
    ):
        assert browser.get(page).status_code == 404, page


def test_articles_carry_their_mark_and_no_sure_minimum(browser: Client, screening: UUID) -> None:
    answer(browser, screening, Part.CARA, 1, cara__penipuan="ya", catatan__cara__penipuan="gaji")
    answer(browser, screening, Part.TUJUAN, 2, tujuan__perbudakan="ya", catatan__tujuan__perbudakan="x")
    page = text_of(browser.get(address("show", screening)))
    assert "UU 21/2007 Pasal 2" in page
    assert "UU 21/2007 Pasal 4" in page
    assert "belum diverifikasi, tanya bagian hukum" in page
    assert "paling singkat: tidak pasti" in page
    assert "penasihat hukum" in page
    assert not re.search(r"paling singkat \d", page)
