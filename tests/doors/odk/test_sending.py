"""Submissions: asked by HEAD, sent in one post or in several, once, and refused in words where they are none."""

import pytest
from django.core.cache import cache
from lxml import etree

from naung.casework.partners.queries import letter_for
from naung.doors.odk.answers import LARGEST_POST
from naung.foundation.access.vocabulary import Actor
from naung.foundation.letterbox.actions import revoke_sender
from naung.foundation.letterbox.models import Letter, Piece
from naung.foundation.letterbox.queries import letters_waiting
from naung.foundation.letterbox.rules import waiting
from naung.foundation.letterbox.vocabulary import LetterState
from tests.casework.partners.phone import Sealed, filled
from tests.casework.partners.told import Phone
from tests.doors.odk.phone import MORE, Line, file_part, message, multipart, xml_part

pytestmark = pytest.mark.django_db
TOLD = {"signs": "takut_luka", "heard": "tidak", "work": "laut", "darat": "ya", "nama": "LALU WIRYA"}


@pytest.fixture(autouse=True)
def _forgets() -> None:
    cache.clear()


@pytest.fixture
def letter(phone: Phone) -> Sealed:
    """A form as the phone sealed it, with a file beside it."""
    return phone.sealed({"foto.jpg": b"a picture"}, **TOLD)


def whole(letter: Sealed) -> list[tuple[str, str | None, str, bytes]]:
    return [xml_part(letter.manifest), *(file_part(name, content) for name, content in letter.files.items())]


def test_asked_beforehand_it_says_where_and_how_much_and_nothing_else(line: Line) -> None:
    answer = line.ask("submission?deviceID=collect%3Aabc", "HEAD")
    assert (answer.status_code, b"".join(answer.streaming_content)) == (204, b"")
    assert answer["Location"] == f"http://testserver{line.base}/submission"
    assert answer["X-OpenRosa-Accept-Content-Length"] == str(LARGEST_POST)
    assert answer["X-OpenRosa-Version"] == "1.0"
    assert not {"Content-Type", "Content-Length", "Transfer-Encoding"} & set(answer.headers)


def test_a_sealed_form_in_one_post_arrives_and_opens_at_the_desk(line: Line, letter: Sealed, bima: Actor) -> None:
    answer = line.post(*whole(letter))
    assert answer.status_code == 201
    assert answer["Content-Type"] == "text/xml; charset=utf-8"
    assert answer["Location"] == f"http://testserver{line.base}/submission"
    assert answer["X-OpenRosa-Accept-Content-Length"] == str(LARGEST_POST)
    assert message(answer)[0] == "submit_success"
    (row,) = letters_waiting(actor=bima)
    shown = letter_for(row.id, actor=bima)
    assert shown.filled is not None
    assert (shown.filled.name, shown.files, shown.signed) == ("LALU WIRYA", ("foto.jpg",), True)


def test_the_address_takes_what_collect_adds_to_it(line: Line, letter: Sealed) -> None:
    body, kind = multipart(*whole(letter))
    told = {"X-OpenRosa-Version": "1.0"}
    where = f"{line.base}/submission?deviceID=collect%3Aabc"
    assert line.client.generic("POST", where, body, kind, headers=told).status_code == 201


@pytest.mark.parametrize("says_so", [True, False], ids=["*isIncomplete*", "by the document alone"])
@pytest.mark.parametrize("backwards", [True, False])
def test_in_several_posts_it_is_whole_with_the_last_file(
    line: Line, letter: Sealed, says_so: bool, backwards: bool, bima: Actor
) -> None:
    files = list(letter.files.items())
    first, second = reversed(files) if backwards else files
    more = [MORE] if says_so else []
    begun = line.post(xml_part(letter.manifest), file_part(*first), *more)
    assert (begun.status_code, message(begun)[0]) == (202, "submit_success")
    assert letters_waiting(actor=bima)[0].state is LetterState.PART
    assert line.post(xml_part(letter.manifest), file_part(*first), *more).status_code == 202  # again: it was cut off
    ended = line.post(xml_part(letter.manifest), file_part(*second))
    assert ended.status_code == 201
    assert (Letter.objects.count(), Piece.objects.count()) == (1, 3)
    assert letter_for(letters_waiting(actor=bima)[0].id, actor=bima).filled is not None


def test_an_open_form_waits_while_more_is_announced(line: Line, phone: Phone, bima: Actor) -> None:
    _number, form = filled(phone.version, lot="tidak", nama="Rafi", foto="wajah.jpg")
    assert line.post(xml_part(form), MORE).status_code == 202
    assert line.post(xml_part(form), file_part("wajah.jpg", b"one")).status_code == 201
    (row,) = letters_waiting(actor=bima)
    shown = letter_for(row.id, actor=bima)
    assert (row.sealed, shown.files, shown.signed) == (False, ("wajah.jpg",), None)


def test_the_same_form_twice_is_one_and_another_content_under_its_number_is_refused(
    line: Line, letter: Sealed, phone: Phone
) -> None:
    assert [line.post(*whole(letter)).status_code for _ in range(3)] == [201, 201, 201]
    other = phone.sealed({"foto.jpg": b"a picture"}, letter.instance, **TOLD)
    answer = line.post(*whole(other))
    assert (answer.status_code, message(answer)[0]) == (409, "error")
    changed = {**letter.files, "foto.jpg.enc": b"another"}
    assert line.post(*whole(Sealed(letter.instance, letter.manifest, changed))).status_code == 409
    assert (Letter.objects.count(), Piece.objects.count()) == (1, 3)


@pytest.mark.parametrize("kind", ["text/xml", "application/xml", "text/xml; charset=UTF-8", ""])
def test_the_form_part_may_have_any_type_of_xml(line: Line, phone: Phone, kind: str) -> None:
    _number, form = filled(phone.version, lot="tidak")
    assert line.post(xml_part(form, kind)).status_code == 201


def test_the_form_part_may_come_without_the_name_of_a_file(line: Line, phone: Phone) -> None:
    _number, form = filled(phone.version, lot="tidak", nama="Ünal ☂")
    assert line.post(("xml_submission_file", None, "", form)).status_code == 201


def test_a_form_that_was_never_published_is_not_found(line: Line) -> None:
    for version in ("20200101-aaaaaaaaaa", ""):
        _number, form = filled(version, lot="tidak")
        answer = line.post(xml_part(form))
        assert (answer.status_code, message(answer)[0]) == (404, "error")
    assert not Letter.objects.exists()


def test_a_revoked_or_unknown_key_drops_nothing_in(line: Line, letter: Sealed, phone: Phone, bima: Actor) -> None:
    assert Line("x" * 43).post(*whole(letter)).status_code == 401
    revoke_sender(sender_id=phone.whose.id, by=bima)
    answer = line.post(*whole(letter))
    assert (answer.status_code, message(answer)[0]) == (403, "error")
    assert not Letter.objects.exists()


def test_where_too_much_waits_it_is_asked_to_come_again(
    line: Line, letter: Sealed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "MOST_WAITING", 0)
    answer = line.post(*whole(letter))
    assert (answer.status_code, answer["Retry-After"], message(answer)[0]) == (503, "3600", "error")


def test_no_name_no_number_and_no_key_stands_in_an_answer(line: Line, phone: Phone) -> None:
    number, form = filled(phone.version, lot="tidak", nama="Dayang Nurhayati")
    wrong = line.post(xml_part(form), file_part("foto-dayang.jpg", b"?"))
    again = line.post(xml_part(form)), line.post(xml_part(form.replace(b"Dayang", b"Ujang")))
    for answer in (wrong, *again):
        said = answer.content.decode()
        for secret in ("Dayang", "dayang", number, phone.token, "Rumah Singgah"):
            assert secret not in said
        etree.fromstring(answer.content)
