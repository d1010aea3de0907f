"""Server and documents agree: a client written from the documents alone speaks to it over a real line, on both databases."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, timezone
from unittest.mock import patch

import pytest
from cryptography.hazmat.primitives import hashes
from django.core.cache import cache
from django.db import connection
from lxml import etree

from naung.casework.partners import actions
from naung.casework.partners.actions import give_key
from naung.casework.partners.queries import letter_for
from naung.casework.partners.vocabulary import PartnerEvent
from naung.doors.desk.partners.collect import collect_settings
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.letterbox.actions import revoke_sender
from naung.foundation.letterbox.queries import letters_waiting
from naung.foundation.letterbox.vocabulary import LetterState, MadeSender
from naung.foundation.people.vocabulary import Answer
from tests.doors.odk.openrosa_client import (
    XHTML,
    Blank,
    Departure,
    Part,
    Phone,
    Refused,
    Sent,
    checked,
    from_code,
    meta_of,
)
from tests.doors.odk.openrosa_client import (
    Answer as Received,
)
from tests.doors.odk.openrosa_sealing import COLLECT, SPECIFIED, Filled, Sealed, fill, seal

pytestmark = pytest.mark.django_db(transaction=True)
ENDED = datetime(2026, 11, 25, 14, 5, tzinfo=timezone(timedelta(hours=7)))
ANSWERS = {
    "siapa/rombongan": "0412/PK",
    "siapa/nomor": "4",
    "siapa/nama": "LALU WIRYA",
    "tanda": "takut_luka",
    "pendek/terdengar": "tidak",
    "pendek/pekerjaan": "laut",
    "pendek/tanya_darat": "ya",
    "pendek/tanya_surat": "ya",
}
SECRETS = (b"WIRYA", b"0412/PK", b"takut_luka", b"PRIVATE", b"a picture of her hands")


@pytest.fixture
def key(bima: Actor) -> Iterator[MadeSender]:
    """A key of the desk, its form with a sound beside each question."""
    cache.clear()
    with patch.object(actions, "spoken", side_effect=lambda texts, tongue: [b"\xff\xfb" + t.encode() for t in texts]):
        yield give_key(office="Rumah Singgah Entikong", by=bima)


@pytest.fixture
def phone(key: MadeSender, live_server: object) -> Phone:
    """A phone that read the picture of the desk, and knows no more than what stands in it."""
    said = from_code(collect_settings(f"{live_server.url}/odk/key/{key.token}"))  # type: ignore[attr-defined]  # pytest-django gives no type
    return Phone(str(said["general"]["server_url"]))


def filled(blank: Blank, files: Mapping[str, bytes] | None = None, instance: str = "") -> Filled:
    made = fill(blank, ANSWERS, ENDED - timedelta(minutes=4), ENDED, "collect:abc", instance)
    return Filled(made.form_id, made.version, made.instance, made.xml, files or {})


def sealed(blank: Blank, one: Filled, **how: object) -> Sealed:
    assert blank.public_key is not None
    return seal(one, blank.public_key, **how)  # type: ignore[arg-type]  # the namespace, the mask


def refused(phone: Phone, method: str, url: str, **told: object) -> Refused:
    with pytest.raises(Refused) as held:
        phone.must_get(method, url, **told)
    return held.value


def whole_database() -> bytes:
    """Every value of every table."""
    found: list[object] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if not table.startswith(("letterbox_blank", "law_", "places_")):
                cursor.execute(f'SELECT * FROM "{table}"')
                found += [value for row in cursor.fetchall() for value in row]
    return b"|".join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in found)


def test_list_form_manifest_and_files_are_as_the_documents_say(phone: Phone) -> None:
    (listed,) = phone.form_list()
    assert listed.description is None
    assert phone.form_list(listAllVersions="true") == [listed]
    assert phone.form_list(formID=listed.form_id, verbose="false") == [listed]
    assert phone.form_list(formID="lain") == []
    (verbose,) = phone.form_list(verbose="true")
    assert verbose.description
    blank = phone.download(listed)
    assert etree.fromstring(blank.text).findtext(f".//{{{XHTML}}}title") == listed.name
    assert len(blank.media) > 60
    assert blank.public_key
    phone.language = "en-GB,en;q=0.9"
    (english,) = phone.form_list()
    assert english.name != listed.name
    assert english.hash == listed.hash


def test_a_form_filled_without_signal_arrives_sealed_and_opens_at_the_desk_alone(phone: Phone, bima: Actor) -> None:
    blank = phone.download(phone.form_list()[0])
    one = filled(blank, {"foto.jpg": b"a picture of her hands"})
    letter = sealed(blank, one)  # what the phone keeps until there is a signal
    assert not any(word in letter.manifest + b"".join(letter.files.values()) for word in SECRETS)
    assert [each.status for each in phone.send(letter.manifest, letter.files)] == [201]
    kept = whole_database()
    assert not any(word in kept for word in SECRETS)
    assert phone.server.rpartition("/")[2].encode() not in kept
    (row,) = letters_waiting(actor=bima)
    assert not Entry.objects.filter(event=PartnerEvent.OPENED.value).exists()
    shown = letter_for(row.id, actor=bima)
    assert shown.filled is not None
    assert (shown.filled.name, shown.filled.number, shown.filled.batch) == ("LALU WIRYA", "4", "0412/PK")
    assert shown.filled.short is not None
    assert shown.filled.short.answers == {"darat": Answer.YES, "surat": Answer.YES}
    assert (shown.files, shown.signed, shown.line.sealed) == (("foto.jpg",), True, True)
    assert Entry.objects.filter(event=PartnerEvent.OPENED.value, actor=bima.id).count() == 1


def test_each_way_of_sealing_that_the_specification_and_phones_have_is_read(phone: Phone, bima: Actor) -> None:
    blank = phone.download(phone.form_list()[0])
    for namespace in (COLLECT, SPECIFIED):
        for mask in (hashes.SHA256(), hashes.SHA1()):
            letter = sealed(blank, filled(blank), namespace=namespace, mask=mask)
            phone.send(letter.manifest, letter.files)
    opened = [letter_for(row.id, actor=bima) for row in letters_waiting(actor=bima)]
    assert [(each.filled.name, each.signed) for each in opened if each.filled] == [("LALU WIRYA", True)] * 4


def test_what_is_too_much_for_one_post_comes_in_several(phone: Phone, bima: Actor) -> None:
    blank = phone.download(phone.form_list()[0])
    one = filled(blank, {f"suara{at}.m4a": bytes([at]) * 3_000 for at in range(4)})
    letter = sealed(blank, one)
    sent = phone.send(letter.manifest, letter.files, at_most=9_000)
    assert len(sent) > 2
    assert [each.status for each in sent] == [202] * (len(sent) - 1) + [201]
    assert all(each.message for each in sent)
    (row,) = letters_waiting(actor=bima)
    assert (row.state, len(letter_for(row.id, actor=bima).files)) == (LetterState.WHOLE, 4)
    again = phone.send(letter.manifest, letter.files)  # the answer was lost on the way, and the phone sends again
    assert [each.status for each in again] == [201]
    assert len(letters_waiting(actor=bima)) == 1


def test_an_open_form_and_a_counted_envelope_are_taken_too(phone: Phone, bima: Actor) -> None:
    blank = phone.download(phone.form_list()[0])
    one = filled(blank)
    assert meta_of(etree.fromstring(one.xml), "instanceID") is not None
    url, _most = phone.before_sending()
    sent = phone.post(f"{url}?items=true&deviceID=collect%3Aabc", [xml(one.xml)])
    assert isinstance(sent, Sent)
    assert sent.status == 201
    assert letters_waiting(actor=bima)[0].sealed is False


def xml(content: bytes) -> Part:
    return Part("xml_submission_file", "submission.xml", "text/xml", content)


def test_every_refusal_of_the_documents_is_one(phone: Phone, key: MadeSender, bima: Actor) -> None:
    blank = phone.download(phone.form_list()[0])
    letter = sealed(blank, filled(blank))
    url, most = phone.before_sending()
    phone.send(letter.manifest, letter.files)
    number = etree.fromstring(letter.manifest).findtext("{*}meta/{*}instanceID") or ""
    other = sealed(blank, filled(blank, instance=number))
    stranger = Phone(phone.server + "x")
    strange = xml(b'<data id="lain" version="1"><meta><instanceID>uuid:1</instanceID></meta></data>')
    for at, parts, status in (
        (url, [xml(other.manifest)], 409),
        (url, [strange], 404),
        (url, [], 400),
        (url, [xml(letter.manifest), xml(letter.manifest)], 400),
        (url, [xml(b"<broken")], 400),
        (url, [xml(b'<!DOCTYPE data [<!ENTITY a "b">]><data id="a">&a;</data>')], 400),
        (url, [xml(letter.manifest), Part("film.enc", "film.enc", "video/mp4", b"x" * (most + 1))], 413),
        (f"{stranger.server}/submission", [xml(b"x" * 3_000_000)], 401),  # read to its end, so that the phone hears it
    ):
        with pytest.raises(Refused) as held:
            phone.post(at, parts)
        assert (held.value.status, bool(held.value.message)) == (status, True)
    assert refused(phone, "PUT", url).status == 405
    assert refused(phone, "GET", f"{phone.server}/lain").status == 404
    assert refused(stranger, "GET", f"{stranger.server}/formList").status == 401
    assert refused(phone, "GET", f"{phone.server}/formList", leave_out=["X-OpenRosa-Version"]).status == 400
    assert phone.must_get("GET", f"{phone.server}/formList", leave_out=["Date", "Accept-Language"]).status == 200
    revoke_sender(sender_id=key.id, by=bima)
    assert refused(phone, "GET", f"{phone.server}/formList").status == 403
    with pytest.raises(Refused):
        phone.before_sending()
    assert len(letters_waiting(actor=bima)) == 1


GOOD = (("X-OpenRosa-Version", "1.0"), ("Date", "Mon, 14 Feb 2011 16:48:15 GMT"))


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (200, GOOD[:1]),
        (200, GOOD[1:]),
        (200, (*GOOD, GOOD[0])),
        (200, (("X-OpenRosa-Version", "1.1"), GOOD[1])),
        (200, (GOOD[0], ("Date", "2011-02-14T16:48:15Z"))),
        (200, (*GOOD, ("Content-Language", "id-ID"))),
        (200, (*GOOD, ("X-OpenRosa-Accept-Content-Length", "10 MB"))),
        (302, (*GOOD, ("Location", "http://localhost/"))),
    ],
)
def test_no_header_is_passed_over(status: int, headers: tuple[tuple[str, str], ...]) -> None:
    checked(Received(200, GOOD, b""))
    with pytest.raises(Departure):
        checked(Received(status, headers, b""))


def test_the_client_sees_a_departure(phone: Phone, live_server: object) -> None:
    with pytest.raises(Departure, match=r"redirect|X-OpenRosa-Version"):
        Phone(f"{live_server.url}/masuk").form_list()  # type: ignore[attr-defined]  # as above: a page that is no server of forms
    with pytest.raises(Departure, match="namespace"):
        phone.manifest(f"{phone.server}/formList")
