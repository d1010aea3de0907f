"""The office's own server and a client written from the OpenRosa documents: in chunks, and after it was gone."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

import pytest

from naung.casework.partners import actions
from naung.foundation.accounts.queries import actor_for_officer
from naung.methods.speech import NotMade
from tests.casework.partners.told import a_phone
from tests.doors.account.signing import Officer
from tests.doors.odk.openrosa_client import Part, Phone, Refused
from tests.doors.odk.openrosa_sealing import fill, seal
from tests.journeys.field_phone import Office, free_port
from tests.journeys.test_border import bima, border

__all__ = ["bima", "border"]
pytestmark = pytest.mark.django_db(transaction=True)
ANSWERS = {"siapa/nama": "LALU WIRYA", "tanda": "takut_luka", "pendek/terdengar": "tidak", "pendek/tanya_darat": "ya"}


@pytest.fixture
def office(bima: Officer, border: UUID, tmp_path: Path) -> Iterator[Office]:
    """The office's server, with a partner office's key."""
    with patch.object(actions, "spoken", side_effect=NotMade):
        key = a_phone(actor_for_officer(bima.username, desk=border)).token
    made = Office(tmp_path / "office", free_port(), {"key": key})
    made.move_in()
    made.open()
    yield made
    made.shut()


def test_a_form_filled_while_the_server_is_gone_arrives_when_it_is_back(office: Office) -> None:
    phone = Phone(f"{office.address}/odk/key/{office.cookies['key']}")
    blank = phone.download(phone.form_list(verbose="true")[0])
    office.shut()
    with pytest.raises(OSError, match="refused"):
        phone.form_list()
    ended = datetime.now(UTC)
    filled = fill(blank, ANSWERS, ended - timedelta(minutes=3), ended, phone.device)
    assert blank.public_key is not None
    letter = seal(filled, blank.public_key)
    assert b"WIRYA" not in letter.manifest + b"".join(letter.files.values())
    office.open()
    url, _most = phone.before_sending()
    form = Part("xml_submission_file", "submission.xml", "text/xml", letter.manifest)
    files = [Part(name, name, "application/octet-stream", content) for name, content in letter.files.items()]
    assert phone.post(url, [form], chunked=True).status == 202
    assert phone.post(url, [form, *files], chunked=True).status == 201
    for parts, status in (([], 400), ([form, Part("film.enc", "film.enc", "video/mp4", b"x" * 11_000_000)], 413)):
        with pytest.raises(Refused) as held:
            phone.post(url, parts, chunked=True)
        assert (held.value.status, bool(held.value.message)) == (status, True)
