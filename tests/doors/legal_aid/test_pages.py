"""Sari seeks Wulan a path on the pages, is refused and goes on; Siti writes down what people ask; Budi and nobody see nothing."""

import io
import re
from collections.abc import Callable
from datetime import date, timedelta
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.casework.cases.queries import case_for
from naung.casework.legal_aid.models import Application, Entitlement, TownQuestion
from naung.casework.legal_aid.rules.town import says_safe
from naung.foundation.access.vocabulary import Actor
from tests.casework.legal_aid.conftest import Aid, answered
from tests.casework.legal_aid.conftest import aid as aid  # the fixture
from tests.casework.legal_aid.test_by_hand import ORDINARY
from tests.cast import load_regions, sign_in

pytestmark = pytest.mark.django_db
ClientFor = Callable[[str], Client]


def at(name: str, *ids: object) -> str:
    return reverse(f"legal_aid:{name}", args=ids)


def text(answer: object) -> str:
    """What a reader reads."""
    body = answer.content.decode()  # type: ignore[attr-defined]  # the test client's answer
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)).replace("\xa0", " ")


def day(name: str, on: date) -> dict[str, str]:
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


def sheet(answer: object) -> str:
    """The shared words of a workbook."""
    book = ZipFile(io.BytesIO(answer.content))  # type: ignore[attr-defined]  # the test client's answer
    return "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))


def test_who_may_open_it_and_who_may_not(aid: Aid, client_for: ClientFor, nobody: Client) -> None:
    pages = [at("show", aid.case, aid.person), at("print", aid.case, aid.person), at("facts", aid.case, aid.person)]
    pages += [at("choose_way", aid.case, aid.person, "obh"), at("apply", aid.case, aid.person, "obh")]
    for where in pages:
        for who, status in (("sari", 200), ("ratna", 200), ("budi", 404), ("hamdan", 403), ("mega", 403)):
            assert client_for(who).get(where).status_code == status, (where, who)
        assert nobody.get(where).status_code == 302
    page = client_for("sari")
    assert page.get(at("case", aid.case))["Location"] == pages[0]
    for name in ("choose_way", "apply", "task"):
        assert page.get(at(name, aid.case, aid.person, "entah")).status_code == 404


def test_the_wizard_starts_from_the_file_says_why_and_opens_the_task_for_a_paper(
    aid: Aid, client_for: ClientFor, sari: Actor
) -> None:
    page, where = client_for("sari"), at("show", aid.case, aid.person)
    assert "Belum ditanyakan." in text(page.get(where))
    form = page.get(at("facts", aid.case, aid.person)).content.decode()
    assert re.search(r'name="role" value="korban"[^>]* checked', form)
    assert re.search(r'name="sex" value="perempuan"[^>]* checked', form)
    sent = page.post(at("facts", aid.case, aid.person), {**ORDINARY, "version": "0"})
    assert sent["Location"] == where, text(sent)
    shown = text(page.get(where))
    order = [
        "Layanan hukum UPTD PPA",
        "Penunjukan penasihat hukum",
        "OBH) terakreditasi",
        "Perda daerahnya",
        "Posbakum)",
    ]
    places = [shown.index(name) for name in order]
    assert places == sorted(places)
    assert "UU 16/2011 Pasal 14, Pasal 15 (V: teksnya dibaca)" in shown
    assert "M: belum ditemukan dalam sumber; tidak menutup apa pun" in shown
    assert "Belum punya surat keterangan miskin tidak menghentikan bantuan" in shown
    page.post(at("task", aid.case, aid.person, "sktm"))
    steps = [step.words for step in case_for(aid.case, actor=sari).steps]
    assert len(steps) == 1
    assert "surat keterangan miskin" in str(steps[0])
    chosen = page.post(at("choose_way", aid.case, aid.person, "obh"), {"why": "", "version": "1"})
    assert chosen["Location"] == at("apply", aid.case, aid.person, "obh")
    assert "jalan dipilih" in text(page.get(where))
    assert Entitlement.objects.get().path == "obh"


def test_an_application_by_word_of_mouth_a_refusal_and_the_next_path(
    aid: Aid, client_for: ClientFor, sari: Actor
) -> None:
    answered(aid, sari)
    page, where, today = client_for("sari"), at("show", aid.case, aid.person), timezone.localdate()
    told = {"body": "LBH Singkawang", **day("asked_on", today), "account": "Saya mohon dibantu.", "language": "Melayu"}
    unheard = page.post(at("apply", aid.case, aid.person, "obh"), told)
    assert "Bacakan kembali" in text(unheard)
    assert "Saya mohon dibantu." in unheard.content.decode()
    assert page.post(at("apply", aid.case, aid.person, "obh"), {**told, "heard": "on"})["Location"] == where
    made = Application.objects.get()
    paper = text(page.get(at("oral", made.id)))
    assert "Saya mohon dibantu." in paper
    assert "UU 16/2011 Pasal 14 ayat (2)" in paper
    page.post(at("complete", made.id), {**day("on", today), "version": "1"})
    assert "UU 16/2011, Pasal 15" in text(page.get(where)) or "UU 16/2011 Pasal 15" in text(page.get(where))
    refused = {"accepted": "tidak", **day("on", today), "refusal": "surat_kurang", "reason": "", "version": "2"}
    answer = text(page.post(at("answer", made.id), {**refused, "next_path": "posbakum"}))
    assert "Penolakan harus menyebut alasan" in answer
    refused |= {"reason": "Surat kurang.", "next_path": "posbakum"}
    assert page.post(at("answer", made.id), refused)["Location"] == where
    shown = text(page.get(where))
    assert "Jalan berikut: Pos bantuan hukum (Posbakum) pengadilan" in shown
    assert at("apply", aid.case, aid.person, "posbakum") in page.get(where).content.decode()
    assert "Permohonan ini sudah selesai" in text(page.post(at("withdraw", made.id), {**refused, "version": "3"}))
    listed = text(page.get(at("list")))
    assert "Surat dinilai kurang" in listed
    book = sheet(page.get(at("book")))
    assert "Surat dinilai kurang" in book
    assert "Wulan" not in book


def test_the_case_and_the_first_page_say_what_waits(aid: Aid, client_for: ClientFor) -> None:
    page, today = client_for("sari"), timezone.localdate()
    long_ago = today - timedelta(days=20)
    page.post(at("apply", aid.case, aid.person, "obh"), {"body": "LBH", **day("asked_on", long_ago)})
    page.post(at("complete", Application.objects.get().id), {**day("on", long_ago), "version": "1"})
    assert "jawaban terlambat" in text(page.get(reverse("cases:show", args=[aid.case])))
    assert "Jawaban permohonan bantuan hukum" in text(page.get(reverse("worklist:today")))
    assert "Jawaban terlambat" in text(page.get(at("show", aid.case, aid.person)))


def test_a_question_of_the_town_is_written_without_a_name_and_never_calls_an_offer_safe(
    client_for: ClientFor, nobody: Client
) -> None:
    load_regions()
    page, today = client_for("sari"), timezone.localdate()
    assert nobody.get(at("questions")).status_code == 302
    told = {"place": "Kota Singkawang", "place_code": "61.72", "place_of": "Kota Singkawang", **day("asked_on", today)}
    told |= {"post": "posbankum", "topics": "tawaran_kerja", "words": "Ditawari kerja.", "handed": "uptd", "wish": ""}
    wrong = page.post(at("question_new"), {**told, "advice": "Tawaran itu aman."})
    assert "tidak ada yang bisa menjaminnya" in text(wrong)
    assert "Hanya diteruskan bila ia menginginkannya." in text(wrong)
    right = page.post(at("question_new"), {**told, "wish": "on", "advice": "Periksa dahulu ke BP3MI."})
    assert right["Location"] == at("question", TownQuestion.objects.get().id), text(right)
    shown = page.get(right["Location"])
    assert "buka laporan" in text(shown)
    told_back = re.search(r"<dl.*?</dl>", shown.content.decode(), re.S)
    assert told_back is not None
    assert not says_safe(told_back[0])
    overview = text(page.get(at("questions")))
    assert "Tawaran kerja 1 1" in overview
    assert re.search(r"Penyuluhan hukum pada \d{4}: 0 kali, 0 orang hadir", overview)
    assert "Tawaran kerja" in sheet(page.get(at("question_book")))
    assert client_for("budi").get(right["Location"]).status_code == 404
    assert client_for("hamdan").get(at("questions")).status_code == 403


def test_siti_is_not_asked_for_a_way_to_reach_anybody(member: Callable[[str], Actor]) -> None:
    user = member("siti").id
    assert user is not None
    form = sign_in(Client(), user).get(at("question_new"))
    assert form.status_code == 200
    assert 'name="reach"' not in form.content.decode()
    assert "peran Anda tidak membaca identitas" in text(form)
