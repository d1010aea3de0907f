"""The list of blank forms, a form, its files: header by header as the OpenRosa documents have it, without session or cookie."""

import hashlib
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from lxml import etree

from naung.casework.partners import actions
from naung.casework.partners.actions import publish_everywhere
from naung.casework.partners.rules.xlsform import FORM
from naung.doors.odk import guards
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.letterbox.actions import make_sender, revoke_sender
from tests.casework.partners.told import Phone
from tests.doors.odk.phone import Line, message

pytestmark = pytest.mark.django_db
LIST = "{http://openrosa.org/xforms/xformsList}"
MANIFEST = "{http://openrosa.org/xforms/xformsManifest}"
ADDRESSES = ("formList", "submission", "nothing", f"forms/{FORM}/1/form.xml", f"forms/{FORM}/1/manifest.xml",
             f"forms/{FORM}/1/media/janji_id.mp3")  # fmt: skip


@pytest.fixture(autouse=True)
def _forgets() -> None:
    cache.clear()


def said(answer, tag: str = "xform") -> list[dict[str, str]]:  # type: ignore[no-untyped-def]  # the test client's answer
    root = etree.fromstring(answer.content)
    space = LIST if tag == "xform" else MANIFEST
    return [{child.tag.removeprefix(space): child.text for child in each} for each in root.findall(f"{space}{tag}")]


def spoken() -> None:
    """The form is published anew with sounds."""
    with patch.object(actions, "spoken", side_effect=lambda texts, tongue: [f"{tongue} {t}".encode() for t in texts]):
        publish_everywhere(by=system_actor("tick"))


def test_the_list_names_the_form_with_version_hash_and_whole_addresses(line: Line, phone: Phone) -> None:
    answer = line.ask("formList")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/xml; charset=utf-8"
    (form,) = said(answer)
    assert set(form) == {"formID", "name", "version", "hash", "downloadUrl"}
    assert (form["formID"], form["version"], form["name"]) == (FORM, phone.version, "Saringan perbatasan")
    assert form["downloadUrl"].startswith("http://testserver/odk/key/")
    downloaded = line.ask(form["downloadUrl"])
    assert downloaded["Content-Type"] == "text/xml; charset=utf-8"
    assert form["hash"] == f"md5:{hashlib.md5(downloaded.content).hexdigest()}"
    root = etree.fromstring(downloaded.content).find(".//{http://www.w3.org/2002/xforms}instance/*")
    assert (root.get("id"), root.get("version")) == (form["formID"], form["version"])


@pytest.mark.parametrize(
    ("asked", "count", "about"),
    [
        ("", 1, False),
        (f"?formID={FORM}", 1, False),
        ("?formID=lain", 0, False),
        ("?verbose=true", 1, True),
        ("?verbose=false", 1, False),
        ("?deviceID=collect%3Aabc", 1, False),
    ],
)
def test_the_list_answers_what_may_be_asked_of_it(line: Line, asked: str, count: int, about: bool) -> None:
    forms = said(line.ask(f"formList{asked}"))
    assert len(forms) == count
    assert all(("descriptionText" in form) is about for form in forms)


def test_every_version_is_listed_where_it_is_asked_for_and_older_ones_still_download(line: Line, phone: Phone) -> None:
    spoken()
    (newest,) = said(line.ask("formList"))
    assert newest["version"] != phone.version
    every = said(line.ask("formList?listAllVersions=true"))
    assert {form["version"] for form in every} == {newest["version"], phone.version}
    for form in every:
        assert f'version="{form["version"]}"' in line.ask(form["downloadUrl"]).content.decode()


def test_the_manifest_names_every_sound_with_hash_and_address(line: Line) -> None:
    spoken()
    (form,) = said(line.ask("formList"))
    answer = line.ask(form["manifestUrl"])
    assert answer["Content-Type"] == "text/xml; charset=utf-8"
    files = said(answer, "mediaFile")
    assert len(files) == 3 * len(actions.shipped_short().questions)
    for each in files[:3]:
        assert re.fullmatch(r"[a-z_]+_(id|ms|en)\.mp3", each["filename"])
        sound = line.ask(each["downloadUrl"])
        assert (sound.status_code, sound["Content-Type"]) == (200, "audio/mpeg")
        assert each["hash"] == f"md5:{hashlib.md5(sound.content).hexdigest()}"
    named = set(re.findall(rb"jr://audio/([\w.]+)", line.ask(form["downloadUrl"]).content))
    assert named == {each["filename"].encode() for each in files}


def test_the_name_of_the_form_and_each_sentence_are_in_the_language_that_the_phone_asks_for(line: Line) -> None:
    assert said(line.ask("formList", **{"Accept-Language": "en-GB, id;q=0.5"}))[0]["name"] == "Border screening"
    for asked, tongue in (
        ("en", "en"),
        ("ms-MY", "id"),
        ("in", "id"),
        ("de, en;q=0.3", "en"),
        ("", "id"),
        (";;;q=", "id"),
    ):
        answer = line.ask("nothing", **{"Accept-Language": asked})
        assert answer["Content-Language"] == tongue
        assert ("no form" in message(answer)[1]) is (tongue == "en")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "OPTIONS"])
def test_every_answer_has_the_headers_of_openrosa_and_no_cookie(line: Line, address: str, method: str) -> None:
    answer = line.ask(address, method)
    assert answer["X-OpenRosa-Version"] == "1.0"
    assert answer["X-OpenRosa-Accept-Content-Length"].isdigit()
    assert re.fullmatch(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT", answer["Date"])
    assert abs((parsedate_to_datetime(answer["Date"]) - datetime.now(UTC)).total_seconds()) < 60
    assert answer["Content-Language"] == "id"
    assert not answer.cookies
    assert "Set-Cookie" not in answer.headers
    assert answer["Cache-Control"] == "no-store"
    assert not Session.objects.exists()
    if answer.status_code >= 400 and method != "HEAD":
        assert answer["Content-Type"] == "text/xml; charset=utf-8"
        assert message(answer)[0] == "error"


def test_another_method_is_told_which_ones_there_are(line: Line) -> None:
    for address, allowed in (("formList", "GET, HEAD"), ("submission", "HEAD, POST")):
        for method in {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"} - set(allowed.split(", ")):
            answer = line.ask(address, method)
            assert (answer.status_code, answer["Allow"]) == (405, allowed)


@pytest.mark.parametrize("version", ["", "2.0", "1", "1.0.0", "x"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_without_the_version_of_openrosa_nothing_is_answered(line: Line, address: str, version: str) -> None:
    method = "HEAD" if address == "submission" else "GET"
    answer = line.ask(address, method, **{"X-OpenRosa-Version": version})
    assert answer.status_code == 400


@pytest.mark.parametrize("date", ["", "yesterday", "Mon, 14 Feb 2011 16:48:15 GMT"])
def test_a_phone_with_a_wrong_clock_or_none_is_served_all_the_same(line: Line, date: str) -> None:
    assert line.ask("formList", Date=date).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_key_that_is_none_of_ours_gets_401_everywhere(line: Line, address: str) -> None:
    wrong = Line(line.base.rpartition("/")[2][:-1] + "x")
    method = "HEAD" if address == "submission" else "GET"
    answer = wrong.ask(address, method)
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == 'Key realm="Naung"'


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_revoked_key_gets_403_everywhere(line: Line, phone: Phone, bima: Actor, address: str) -> None:
    revoke_sender(sender_id=phone.whose.id, by=bima)
    method = "HEAD" if address == "submission" else "GET"
    assert line.ask(address, method).status_code == 403


def test_a_desk_that_published_nothing_lists_nothing_and_another_desks_form_is_not_found(
    line: Line, ratna: Actor, phone: Phone
) -> None:
    other = Line(make_sender(office="Puskesmas", by=ratna).token)
    assert said(other.ask("formList")) == []
    (form,) = said(line.ask("formList"))
    for address in (f"forms/{FORM}/{phone.version}/form.xml", f"forms/{FORM}/{phone.version}/manifest.xml"):
        assert (line.ask(address).status_code, other.ask(address).status_code) == (200, 404)
    assert form["version"] == phone.version


@pytest.mark.parametrize(
    "address",
    ["forms/lain/1/form.xml", f"forms/{FORM}/1/form.xml", f"forms/{FORM}/1/manifest.xml", f"forms/{FORM}/1/media/a.mp3",
     "lain", "view"],
)  # fmt: skip
def test_what_is_not_there_is_404_in_the_envelope(line: Line, address: str) -> None:
    answer = line.ask(address)
    assert (answer.status_code, message(answer)[0]) == (404, "error")


def test_the_envelope_counts_its_messages_where_that_is_asked_for(line: Line) -> None:
    assert etree.fromstring(line.ask("nothing").content).get("items") is None
    assert etree.fromstring(line.ask("nothing?items=true").content).get("items") == "1"


def test_wrong_keys_from_one_place_are_slowed_and_never_shut_out_a_right_one(line: Line) -> None:
    wrong = Line(uuid4().hex)
    with patch.object(guards, "MOST_WRONG", 3):
        statuses = [wrong.ask("formList").status_code for _ in range(6)]
        assert statuses == [401] * 4 + [429] * 2
        assert wrong.ask("formList")["Retry-After"] == "600"
        assert line.ask("formList").status_code == 200
        elsewhere = wrong.client.get(
            f"{wrong.base}/formList", headers={"X-OpenRosa-Version": "1.0"}, REMOTE_ADDR="10.9.8.7"
        )
        assert elsewhere.status_code == 401


def test_too_much_by_one_key_from_one_place_is_slowed_and_another_key_is_not(line: Line, bima: Actor) -> None:
    other = Line(make_sender(office="Gereja", by=bima).token)
    with patch.object(guards, "MOST_ASKED", 2):
        assert [line.ask("formList").status_code for _ in range(5)] == [200, 200, 200, 429, 429]
        assert other.ask("formList").status_code == 200
