"""The pages of outreach by Sari, by those who read counts, by Budi and by nobody; what is typed wrong, stale or small."""

import io
import re
from collections.abc import Callable
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from naung.casework.outreach.actions import add_material, cancel_session
from naung.casework.outreach.models import Material, Session
from naung.casework.outreach.queries import session_for
from naung.casework.outreach.vocabulary import AgeBand, PlaceTold, Sex, State
from naung.foundation.access.vocabulary import Actor
from tests.casework.outreach.told import FIRST, MATERIAL, PASIRAN, a_held_session, a_session, days, today
from tests.cast import TASK_FORCE as MEMBERS
from tests.cast import House, TaskForce, join, load_regions, sign_in

pytestmark = pytest.mark.django_db
ClientFor = Callable[[str], Client]


def at(name: str, *ids: UUID | str) -> str:
    return reverse(f"outreach:{name}", args=ids)


def text(answer: Any) -> str:
    """What a reader reads."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def typed_day(name: str, day: Any) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def typed_plan(**more: str) -> dict[str, Any]:
    told = {"place": PASIRAN, "audience": "umum", "topics": ["melapor"], "expected": "25", "speaker": "Maria Goreti"}
    return told | typed_day("on", days(2)) | more


def typed_held(**more: str) -> dict[str, Any]:
    told = {"minutes": "90", "dewasa_perempuan": "20", "muda_laki_laki": "8", "asked": "Ke mana melapor?"}
    return told | typed_day("held_on", today()) | more


@pytest.mark.usefixtures("places")
def test_a_session_is_planned_held_and_corrected_by_its_own_desk(client_for: ClientFor, sari: Actor) -> None:
    browser = client_for("sari")
    answer = browser.post(at("plan"), typed_plan())
    made = Session.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, at("show", made.id))
    page = text(browser.get(at("show", made.id)))
    assert "Pasiran, Singkawang Barat" in page
    assert "Maria Goreti" in page
    browser.post(at("write_down", made.id), typed_held(version="1"))
    page = text(browser.get(at("show", made.id)))
    for words in ("Terlaksana", "28", "90 menit", "Ke mana melapor?"):
        assert words in page, words
    browser.post(at("write_down", made.id), typed_held(version="2", minutes="75"))
    page = text(browser.get(at("show", made.id)))
    assert "“Berapa menit?” sebelumnya: 90" in page
    shown = session_for(made.id, actor=sari)
    assert (shown.line.state, shown.version) == (State.HELD, 3)


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"dewasa_perempuan": "-4"}, "Jumlah orang tidak bisa kurang dari nol."),
        ({"dewasa_perempuan": "banyak"}, "Tulis angka saja"),
        ({"dewasa_perempuan": "", "muda_laki_laki": ""}, "Belum ada yang dihitung."),
        ({"minutes": "0"}, "Isi lamanya dalam menit"),
        ({"minutes": ""}, "Isi dahulu bagian ini"),
        ({"held_on_year": "2090"}, "Hari ini belum sampai."),
        ({"held_on_day": "31", "held_on_month": "2"}, "Tanggal"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    client_for: ClientFor, sari: Actor, typed: dict[str, str], said: str
) -> None:
    made = a_session(sari, on=today())
    answer = client_for("sari").post(at("write_down", made), typed_held(version="1") | typed)
    assert answer.status_code == 200
    assert said in text(answer)
    assert 'class="error-summary"' in answer.content.decode()
    assert Session.objects.get().state == State.PLANNED.value


@pytest.mark.usefixtures("places")
def test_a_place_that_is_in_no_list_is_kept_and_shown_as_not_sure(client_for: ClientFor) -> None:
    browser = client_for("sari")
    browser.post(at("plan"), typed_plan(place="Dermaga Xyzzy"))
    made = Session.objects.get()
    assert made.place_code == ""
    page = text(browser.get(at("show", made.id)))
    assert "tempat belum pasti" in page
    assert "Dermaga Xyzzy" in page
    assert "tempat belum pasti" in text(browser.get(f"{at('list')}?bulan={days(2):%Y-%m}"))


@pytest.mark.usefixtures("places")
def test_both_values_are_shown_where_a_colleague_was_faster(client_for: ClientFor, sari: Actor) -> None:
    made = a_session(sari, on=today())
    client_for("ratna").post(at("write_down", made), typed_held(version="1", minutes="60"))
    answer = client_for("sari").post(at("write_down", made), typed_held(version="1"))
    assert answer.status_code == 409
    page = text(answer)
    assert "60" in page
    assert "90" in page


def test_another_desk_and_nobody_see_nothing(client_for: ClientFor, nobody: Client, sari: Actor) -> None:
    made = a_held_session(sari)
    names = ("show", "change", "write_down", "move", "cancel", "answers", "attendance", "certificate", "answer_sheet")
    for name in names:
        assert client_for("budi").get(at(name, made)).status_code == 404, name
        assert client_for("hamdan").get(at(name, made)).status_code == 403, name
        assert nobody.get(at(name, made)).status_code == 302, name
    assert client_for("budi").post(at("cancel", made), {"reason": "x", "version": "2"}).status_code == 404
    for name in ("list", "plan", "materials", "material_add"):
        assert client_for("hamdan").get(at(name)).status_code == 403, name
        assert nobody.get(at(name)).status_code == 302, name


def test_a_step_that_does_not_start_from_here_says_so_and_loses_no_word(client_for: ClientFor, sari: Actor) -> None:
    browser, made = client_for("sari"), a_held_session(sari)
    answer = browser.get(at("cancel", made), follow=True)
    assert answer.redirect_chain[-1][0] == at("show", made)
    assert "sudah berkeadaan lain" in text(answer)
    answer = browser.post(at("cancel", made), {"version": "2", "reason": "Banjir sampai lutut."})
    assert "sudah berkeadaan lain" in text(answer)
    assert "Banjir sampai lutut." in answer.content.decode()


def test_moving_and_cancelling_ask_why(client_for: ClientFor, sari: Actor) -> None:
    browser, made = client_for("sari"), a_session(sari)
    assert "Isi dahulu bagian ini" in text(browser.post(at("cancel", made), {"version": "1"}))
    browser.post(at("move", made), {"version": "1", "reason": "Banjir.", **typed_day("on", days(9))})
    browser.post(at("cancel", made), {"version": "2", "reason": "Balai rusak."})
    page = text(browser.get(at("show", made)))
    for words in ("Banjir.", "Balai rusak.", "Dibatalkan"):
        assert words in page
    assert "Pindahkan" in page
    assert "Tulis hasilnya" not in page


def test_answers_stand_beside_each_other_and_prove_nothing(client_for: ClientFor, sari: Actor) -> None:
    browser, made = client_for("sari"), a_held_session(sari)
    typed = {"question": "pegang_paspor", "way": "angkat_tangan", "sebelum_ya": "15", "sebelum_tidak": "15"}
    browser.post(at("answers", made), typed | {"sesudah_tidak": "27", "sesudah_tidak_tahu": "3", "version": "2"})
    page = text(browser.get(at("show", made)))
    assert "15 dari 30 benar (50%)" in page
    assert "27 dari 30 benar (90%)" in page
    assert "belum membuktikan akibat sosialisasi" in page
    again = browser.get(f"{at('answers', made)}?tanya=pegang_paspor").content.decode()
    assert re.search(r'name="sesudah_tidak" value="27"', again)


def test_papers_carry_lines_and_no_name_of_anybody_who_came(client_for: ClientFor, sari: Actor) -> None:
    browser, made = client_for("sari"), a_session(sari, expected=40)
    sheet = browser.get(at("attendance", made)).content.decode()
    assert sheet.count("<tr><td") == 40
    assert "<input" not in sheet.split("<main")[1].split("</main>")[0]
    assert "Mengenali perdagangan orang" in text(browser.get(at("certificate", made)))
    assert "Jangan tulis nama" in text(browser.get(at("answer_sheet", made)))


def test_the_list_shows_a_month_and_what_waits(client_for: ClientFor, sari: Actor) -> None:
    a_session(sari, on=days(-1))
    browser = client_for("sari")
    assert "hasilnya belum ditulis" in text(browser.get(at("list")))
    for junk in ("2026-13", "x" * 50, "0000-01", "9999-12"):
        assert browser.get(at("list"), {"bulan": junk}).status_code == 200
    assert browser.get(at("list"), {"bulan": f"{days(-1):%Y-%m}", "urut": "tempat"}).status_code == 200


def test_materials_keep_their_older_versions(client_for: ClientFor, sari: Actor, hamdan: Actor) -> None:
    browser = client_for("sari")
    assert "Belum ada bahan" in text(browser.get(at("materials")))
    version = {"label": "cetakan kedua", "licence": "belum_diketahui", "source": "IOM", "lies_at": "Lemari bahan"}
    told = {"title": "Kenali janji palsu", "topic": "tawaran_daring", "language": "zlm"}
    assert "Isi dahulu bagian ini" in text(browser.post(at("material_add"), told))
    browser.post(at("material_add"), told | version | {"label": "cetakan pertama", "licence": "cc_by"})
    made = Material.objects.get()
    browser.post(at("material_version", made.id), version)
    page = text(browser.get(at("materials")))
    for words in ("cetakan kedua", "cetakan pertama", "Melayu", "tanyakan dahulu", "Versi sebelumnya"):
        assert words in page, words


@pytest.fixture
def reader(force: TaskForce) -> Callable[[str], Client]:
    """A browser of somebody of the task force."""
    return lambda who: sign_in(Client(), join(MEMBERS[who], force))


@pytest.mark.usefixtures("places")
def test_reach_is_read_as_counts_and_small_ones_are_withheld(
    force: TaskForce, member: Callable[[str], Actor], reader: Callable[[str], Client]
) -> None:
    sari = member("sari")
    a_held_session(sari)
    few = {(AgeBand.CHILD, Sex.FEMALE): 3}
    a_held_session(sari, place=PlaceTold("61.72.01.1001"), attendance=few)
    gone = a_session(sari, place=PlaceTold("", "Dermaga lama"), on=today())
    cancel_session(session_id=gone, version=1, reason="Banjir.", by=sari)
    browser = reader("kartika")
    answer = browser.get(at("reach"))
    page = text(answer)
    assert "2 dari 3 sosialisasi yang direncanakan sudah terlaksana" in page
    assert "38 orang datang" in page
    assert "ditahan" in page
    assert "tempatnya belum pasti" in page
    assert 'class="peta"' in answer.content.decode()
    deeper = text(browser.get(f"{at('area', '61-72-02')}?tahun={today().year}"))
    assert "Pasiran" in deeper
    assert "Jumlah orang hanya ditampilkan untuk wilayah meja Anda" in deeper
    assert "35" not in re.sub(r"\d\d\.\d\d", "", deeper.split("Wilayah tanpa sosialisasi")[1].split("Sumber")[0])
    for code in ("99", "61-99", "32-73"):
        assert browser.get(at("area", code)).status_code == 404
    assert reader("rina").get(at("reach")).status_code == 200
    assert browser.get(at("show", gone)).status_code == 403


@pytest.mark.usefixtures("places")
def test_the_workbook_says_what_the_page_says(client_for: ClientFor, sari: Actor, nobody: Client) -> None:
    a_held_session(sari)
    add_material(told=MATERIAL, version=FIRST, by=sari)
    answer = client_for("sari").get(at("workbook"), {"tahun": str(today().year)})
    with ZipFile(io.BytesIO(answer.content)) as book:
        words = book.read("xl/sharedStrings.xml").decode()
        assert len([name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]) == 3
    assert "Pasiran" in words
    assert "Maria Goreti" not in words
    assert client_for("hamdan").get(at("workbook")).status_code == 200
    assert client_for("mega").get(at("workbook")).status_code == 403
    assert nobody.get(at("workbook")).status_code == 302


def test_an_area_of_which_no_part_is_known_has_an_empty_table(client_for: ClientFor, house: House) -> None:
    load_regions()
    assert client_for("sari").get(at("reach")).status_code == 200
    assert client_for("sari").get(at("workbook")).status_code == 200
    assert client_for("sari").get(at("area", "61-72")).status_code == 200
