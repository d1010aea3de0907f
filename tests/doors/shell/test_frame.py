"""The frame keeps its promises to Sari, to Budi and to nobody."""

import re
import threading

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from naung.doors.desk.shell import lock, pages
from naung.doors.desk.shell.guards import open_to_anyone, requires
from naung.doors.desk.shell.once import OnceMiddleware, mark_of
from naung.foundation.access.vocabulary import Permission
from tests.doors.account.signing import PASSWORD
from tests.doors.shell import addresses

TYPED = {"name": "Wulan", "text": "Ia meminta dihubungi sesudah pukul 20.00 saja."}


def text(response: HttpResponse) -> str:
    return response.content.decode()


def test_nobody_is_led_to_the_sign_in_page_and_back(nobody: Client) -> None:
    answer = nobody.get("/tulis?version=1")
    assert answer.status_code == 302
    assert answer["Location"] == "/masuk?next=/tulis%3Fversion%3D1"


def test_a_missing_permission_is_refused_with_reason_and_with_who_can(sari: Client) -> None:
    answer = sari.get("/log")
    assert answer.status_code == 403
    assert "Tidak, karena" in text(answer)
    assert "minta kepada penyelia, kustodian atau pengawas" in text(answer)


def test_a_guard_is_a_mark_that_a_test_can_see() -> None:
    assert addresses.write.guard.permissions == (Permission.NOTE_WRITE,)
    assert pages.choose_look.guard.reason
    assert lock.open_screen.guard.reason
    with pytest.raises(ValueError, match="needs a permission"):
        requires()
    with pytest.raises(ValueError, match="needs a reason"):
        open_to_anyone("")


def test_what_does_not_exist_and_what_is_hidden_answer_alike(sari: Client) -> None:
    hidden, absent = sari.get("/tersembunyi"), sari.get("/tidak-pernah-ada")
    assert hidden.status_code == absent.status_code == 404
    assert _without_tokens(text(hidden), "/tersembunyi") == _without_tokens(text(absent), "/tidak-pernah-ada")


def _without_tokens(page: str, path: str) -> list[str]:
    return [line.replace(path, "") for line in page.splitlines() if "csrf" not in line]


@pytest.mark.parametrize("address", ["/selesai", "/tidak-ada", "/masuk", "/log"])
def test_every_page_carries_its_headers(sari: Client, address: str) -> None:
    headers = sari.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["X-Frame-Options"] == "DENY"


def test_titles_say_nothing(sari: Client) -> None:
    for address in ("/selesai", "/tulis", "/komponen/"):
        title = text(sari.get(address)).split("<title>")[1].split("</title>")[0]
        assert title.startswith("Naung · ")
        assert "Sari" not in title


def test_a_broken_rule_comes_back_beside_its_field_with_everything_typed(sari: Client) -> None:
    answer = sari.post("/tulis", TYPED | {"name": "aturan"})
    assert answer.status_code == 200
    assert "Nama ini tidak boleh dipakai." in text(answer)
    assert TYPED["text"] in text(answer)


def test_a_doubled_post_acts_once_and_leads_where_the_first_led(sari: Client) -> None:
    posted = TYPED | {"once": "d" * 32}
    first, second = sari.post("/tulis", posted), sari.post("/tulis", posted)
    assert first["Location"] == second["Location"] == "/selesai"
    assert len(addresses.saved) == 1
    sari.post("/tulis", TYPED | {"once": "e" * 32})
    assert len(addresses.saved) == 2


def test_a_form_that_came_back_can_be_sent_again(sari: Client) -> None:
    assert sari.post("/tulis", TYPED | {"name": "", "once": "f" * 32}).status_code == 200
    assert sari.post("/tulis", TYPED | {"once": "f" * 32}).status_code == 302
    assert len(addresses.saved) == 1


def test_two_posts_at_the_same_moment_act_once(pages: None) -> None:
    acted, entered = [], threading.Event()

    def act(request: HttpRequest) -> HttpResponse:
        acted.append(1)
        entered.wait(0.3)
        return HttpResponse(status=302, headers={"Location": "/satu"})

    def press(answers: list[HttpResponse]) -> None:
        answers.append(middleware(RequestFactory().post("/x", {"once": "sama"})))

    middleware, answers = OnceMiddleware(act), []
    threads = [threading.Thread(target=press, args=(answers,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(acted) == 1
    assert {answer["Location"] for answer in answers} == {"/satu"}


def test_a_post_lost_with_its_process_can_be_sent_again(pages: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("naung.doors.desk.shell.once.WORKING_SECONDS", -1)
    monkeypatch.setattr("naung.doors.desk.shell.once.WAIT_SECONDS", 0.0)
    request = RequestFactory().post("/x", {"once": "hilang"})
    mark = mark_of(request)
    assert mark is not None
    assert mark.claim()
    answer = OnceMiddleware(lambda r: HttpResponse(status=302, headers={"Location": "/lagi"}))(request)
    assert answer["Location"] == "/lagi"


def test_no_mark_of_a_post_holds_what_was_typed(sari: Client, once_folder) -> None:
    sari.post("/tulis", TYPED | {"once": "g" * 32})
    kept = "".join(file.name + file.read_text() for file in once_folder.iterdir())
    assert "Wulan" not in kept
    assert "/selesai" in kept


def test_a_stale_version_shows_both_values_and_saves_what_was_chosen(sari: Client) -> None:
    answer = sari.post("/tulis", TYPED | {"version": "1", "way": "phone", "since_year": "2025"})
    shown = text(answer)
    assert answer.status_code == 409
    assert "Tjhin" in shown
    assert "Wulan" in shown
    assert "Telepon" in shown
    assert "Surat" in shown
    assert not addresses.saved
    chosen = _fields_of(shown) | {"name": "Tjhin", "way": "phone"}
    assert chosen["version"] == "2"
    assert chosen["text"] == TYPED["text"]
    assert chosen["since_year"] == "2025"
    assert sari.post("/tulis", chosen).status_code == 302
    assert addresses.saved[0]["name"] == "Tjhin"
    assert addresses.saved[0]["version"] == 2


def _fields_of(page: str) -> dict[str, str]:
    from html.parser import HTMLParser

    found: dict[str, str] = {}

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            known = dict(attrs)
            if tag == "input" and known.get("type") == "hidden" and known.get("name") != "csrfmiddlewaretoken":
                found[known["name"] or ""] = known.get("value") or ""

    Reader().feed(page.split('class="versions"')[1].split("</form>")[0])
    return found


@pytest.mark.parametrize(("name", "status"), [("segel", 503), ("luar", 503), ("tiada", 404)])
def test_what_fails_says_what_to_do_keeps_what_was_typed_and_tells_no_detail(
    sari: Client, name: str, status: int
) -> None:
    answer = sari.post("/tulis", TYPED | {"name": name})
    assert answer.status_code == status
    assert TYPED["text"] in text(answer)
    assert "K17" not in text(answer)
    assert "disk penuh" not in text(answer)


def test_a_fault_of_the_program_says_so_and_shows_no_trace(nobody: Client) -> None:
    nobody.raise_request_exception = False
    answer = nobody.post(
        "/rusak", {"text": "Kalimat yang cukup panjang untuk disalin.", "password": "rahasia sekali benar"}
    )
    assert answer.status_code == 500
    assert "ZeroDivision" not in text(answer)
    assert "cukup panjang untuk disalin" in text(answer)
    assert "rahasia" not in text(answer)


def test_too_large_a_post_is_refused_in_words(nobody: Client) -> None:
    answer = nobody.post("/masuk", {"username": "x" * 6_000_000, "password": "y"})
    assert answer.status_code == 400
    assert "terlalu besar" in text(answer)


def test_a_field_that_is_far_too_long_is_answered_beside_the_field(sari: Client) -> None:
    answer = sari.post("/tulis", {"name": "Wulan", "text": "ya " * 400_000})
    assert answer.status_code == 200
    assert "paling banyak 10000. Kurangi 1189999 huruf." in text(answer)


def test_a_forged_post_is_refused_and_a_page_left_open_gives_the_text_back(sari: Client) -> None:
    sari.handler.enforce_csrf_checks = True
    answer = sari.post("/tulis", TYPED)
    assert answer.status_code == 403
    assert TYPED["text"] in text(answer)
    assert not addresses.saved


def test_the_language_is_indonesian_until_she_chooses(nobody: Client) -> None:
    assert '<html lang="id"' in text(nobody.get("/masuk", HTTP_ACCEPT_LANGUAGE="en-US"))
    nobody.post("/layar/bahasa", {"language": "en", "next": "/masuk"})
    assert '<html lang="en"' in text(nobody.get("/masuk"))
    nobody.post("/layar/bahasa", {"language": "xx"})
    assert '<html lang="en"' in text(nobody.get("/masuk"))


def test_a_small_choice_leads_back_to_this_site_only(nobody: Client) -> None:
    assert nobody.post("/layar/tampilan", {"look": "dark", "next": "/masuk"})["Location"] == "/masuk"
    for elsewhere in ("https://jahat.example/", "//jahat.example", "javascript:alert(1)"):
        assert nobody.post("/layar/tampilan", {"look": "dark", "next": elsewhere})["Location"] == "/"
    assert 'data-look="dark"' in text(nobody.get("/masuk"))


def test_names_are_short_until_she_asks_and_only_in_this_session(sari: Client) -> None:
    assert "Wulan Sari Dewi" not in text(sari.get("/komponen/"))
    sari.post("/layar/nama", {"names": "full"})
    assert "Wulan Sari Dewi" in text(sari.get("/komponen/"))


def test_a_closed_screen_shows_nothing_until_her_password(sari: Client) -> None:
    assert sari.post("/layar/tutup", {"next": "/tulis"}).status_code == 302
    for address in ("/tulis", "/selesai", "/komponen/", "/akun/"):
        shown = text(sari.get(address))
        assert "Layar ditutup" in shown
        assert "Sari" not in shown
        assert "Tulis catatan" not in shown
    wrong = sari.post("/layar/buka", {"password": "salah"})
    assert wrong.status_code == 403
    assert "Sisa percobaan: 4" in text(wrong)
    sari.get("/tulis")
    opened = sari.post("/layar/buka", {"password": PASSWORD})
    assert opened["Location"] == "/tulis"
    assert "Tulis catatan" in text(sari.get("/tulis"))


def test_nothing_is_written_from_a_closed_screen(sari: Client) -> None:
    sari.post("/layar/tutup")
    sari.post("/tulis", TYPED)
    assert not addresses.saved


def test_five_wrong_passwords_end_the_session_and_lock_nobody_out(sari: Client) -> None:
    sari.post("/layar/tutup")
    answers = [sari.post("/layar/buka", {"password": "salah"}) for _ in range(5)]
    assert answers[-1].status_code == 302
    assert sari.get("/tulis").status_code == 302


def test_a_browser_that_closed_itself_off_line_still_asks_the_password(sari: Client) -> None:
    by_script = {"HTTP_X_REQUESTED_WITH": "naung"}
    assert sari.post("/layar/buka", {"password": "salah"}, **by_script).status_code == 403
    assert sari.post("/layar/buka", {"password": PASSWORD}, **by_script).status_code == 204


def test_no_password_opens_the_screen_of_a_session_that_is_over(sari: Client) -> None:
    sari.post("/layar/tutup")
    sari.post("/layar/keluar")
    answer = sari.post("/layar/buka", {"password": PASSWORD}, HTTP_X_REQUESTED_WITH="naung")
    assert answer.status_code == 403
    assert answer.json() == {"over": True}


def test_the_script_s_key_is_answered_in_few_words(sari: Client) -> None:
    by_script = {"HTTP_X_REQUESTED_WITH": "naung"}
    assert sari.post("/layar/tutup", **by_script).status_code == 204
    wrong = sari.post("/layar/buka", {"password": "x"}, **by_script)
    assert wrong.json() == {"sentence": "Kata sandi tidak cocok. Sisa percobaan: 4."}
    assert sari.post("/layar/buka", {"password": PASSWORD}, **by_script).status_code == 204


def test_the_whole_frame_needs_no_inline_style_or_script(sari: Client) -> None:
    shown = text(sari.get("/komponen/"))
    assert "style=" not in shown
    assert "<style" not in shown
    assert "onclick" not in shown
    assert shown.count("<script") == 1


def test_the_components_show_the_help_in_each_state(sari: Client) -> None:
    shown = sari.get("/komponen/").content.decode()
    labels = re.findall(r'aria-label="Panduan kasus pertama: ([^"]+)"', shown)
    assert labels == ["ditawarkan", "langkah pertama", "langkah terakhir", "selesai"]
    assert shown.count('class="why page-why') == 3
    assert len(re.findall(r'class="why page-why no-print"\s+open', shown)) == 2
    assert 'id="mengapa"' not in shown
    assert "panduan/langkah" not in shown
