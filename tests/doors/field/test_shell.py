"""The shell: open to anyone since it holds nobody's data; its policy, its worker, its card; every file it needs is kept."""

import hashlib
import json
import re
import tomllib
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from naung.doors.field import shell

pytestmark = pytest.mark.django_db
VENDORED = Path(shell.__file__).parent / "vendored.toml"


def test_the_shell_is_open_to_anyone_and_says_nothing_of_anyone(nobody: Client) -> None:
    answer = nobody.get(reverse("field:home"))
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Siapkan ponsel ini" in page
    assert "Mengenali perdagangan orang" in page
    assert "csrfmiddlewaretoken" not in page


def test_only_this_page_may_compute_argon2(nobody: Client) -> None:
    policy = nobody.get(reverse("field:home"))["Content-Security-Policy"]
    assert "script-src 'self' 'wasm-unsafe-eval'" in policy
    assert "unsafe-inline" not in policy
    assert "manifest-src 'self'" in policy
    assert "wasm" not in nobody.get("/masuk")["Content-Security-Policy"]


def test_only_this_page_may_ask_for_the_camera_and_for_nothing_else(nobody: Client) -> None:
    here, elsewhere = (nobody.get(where)["Permissions-Policy"] for where in (reverse("field:home"), "/masuk"))
    assert here.replace("camera=(self)", "camera=()") == elsewhere
    assert "camera=(self)" in here
    assert "(self)" not in elsewhere


def test_each_field_keeps_the_browsers_memory_out(nobody: Client) -> None:
    page = nobody.get(reverse("field:home")).content.decode()
    typed = re.findall(r"<(?:input|textarea|select)\b[^>]*>", page)
    assert len(typed) > 30
    assert [each for each in typed if 'autocomplete="off"' not in each] == []


def test_the_worker_keeps_every_file_that_the_page_asks_for(nobody: Client) -> None:
    page = nobody.get(reverse("field:home")).content.decode()
    answer = nobody.get(reverse("field:worker"))
    assert answer["Content-Type"].startswith("text/javascript")
    told = json.loads(answer.content.decode().split("\n")[0].removeprefix("const SHELL = ").rstrip(";"))
    asked = set(re.findall(r'(?:src|href|data-nacl|data-argon|data-blake)="(/statis/[^"]+|[^"]+webmanifest)"', page))
    assert asked <= set(told["files"])
    imported = {
        f"/statis/field/{name}"
        for path in shell.STATIC.glob("*.js")
        for name in re.findall(r'(?:from |import\()"\./([\w./-]+)"', path.read_text("utf-8"))
    }
    assert imported <= set(told["files"])
    for address in told["files"]:
        found = address.startswith("/statis/") and finders.find(address.removeprefix("/statis/"))
        assert found or nobody.get(address).status_code == 200, address
    assert not [each for each in told["files"] if "worker" in each]


def test_another_language_is_another_release(nobody: Client) -> None:
    first = nobody.get(reverse("field:worker")).content
    assert nobody.get(reverse("field:worker")).content == first
    nobody.cookies["django_language"] = "en"
    assert nobody.get(reverse("field:worker")).content != first


def test_the_card_for_the_home_screen_says_nothing_of_what_it_is_for(nobody: Client) -> None:
    told = json.loads(nobody.get(reverse("field:manifest")).content)
    assert (told["name"], told["start_url"], told["scope"]) == ("Naung", "/lapangan/", "/lapangan/")
    assert {icon["sizes"] for icon in told["icons"]} == {"192x192", "512x512"}


def test_what_others_wrote_is_pinned_by_its_hash() -> None:
    rows = tomllib.loads(VENDORED.read_text("utf-8"))["file"]
    folder = shell.STATIC / "vendor"
    assert {row["name"] for row in rows} == {path.relative_to(folder).as_posix() for path in folder.rglob("*.js")}
    for row in rows:
        assert hashlib.sha256((folder / row["name"]).read_bytes()).hexdigest() == row["sha256"], row["name"]
        assert (folder / row["licence_file"]).read_text("utf-8").strip()
        assert row["package"]
        assert row["version"]
        assert row["licence"]
