"""A partner office of the desk at Entikong, and what its phone sends."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from lxml import etree

from naung.casework.partners.actions import give_key
from naung.casework.partners.rules.xlsform import FORM
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.letterbox.actions import drop_in, greet_sender, make_sender, publish_blank
from naung.foundation.letterbox.queries import blank_content, blanks_offered, letters_waiting
from naung.foundation.letterbox.rules.envelope import read_submission
from naung.foundation.letterbox.vocabulary import Greeted, Handed, MadeSender, Part
from tests.casework.partners.phone import Sealed, filled, seal
from tests.foundation.letterbox.told import blank

OFFICE = "Rumah Singgah Entikong"
VISITOR = system_actor("visitor")


class Phone:
    """A phone with a key of the desk and the form that it offers."""

    def __init__(self, made: MadeSender) -> None:
        self.token = made.token
        self.whose: Greeted = greet_sender(token=made.token, by=VISITOR)
        (line,) = blanks_offered(self.whose.desk, actor=VISITOR)
        self.version = line.version
        blank = etree.fromstring(blank_content(self.whose.desk, form=FORM, version=self.version, actor=VISITOR))
        (submission,) = blank.iterfind(".//{http://www.w3.org/2002/xforms}submission")
        self.public_key = str(submission.get("base64RsaPublicKey"))

    def sealed(self, media: Mapping[str, bytes] | None = None, instance: str = "", **told: str) -> Sealed:
        """A filled form as it leaves the phone."""
        number, form = filled(self.version, instance, **told)
        return seal(form, number, self.public_key, self.version, media=media)

    def send(self, letter: Sealed) -> Handed:
        """Everything in one go."""
        files = [Part(name, content) for name, content in letter.files.items()]
        told = read_submission(letter.manifest)
        return drop_in(sender_id=self.whose.id, told=told, form=letter.manifest, files=files, by=VISITOR)


def at_the_box(by: Actor) -> dict[str, Any]:
    """A partner office with a key, and a form that it dropped in, which its phone had not sealed: quickly made."""
    assert by.desk is not None
    version = uuid4().hex
    publish_blank(desk=by.desk, told=blank(by, version, form=FORM), by=by)
    made = make_sender(office=OFFICE, by=by)
    _number, form = filled(version, nama="Wulan", rombongan="ROM-Wulan", signs="minta", surat="ya")
    told = read_submission(form)
    drop_in(sender_id=made.id, told=told, form=form, files=[], by=VISITOR)
    (line,) = [each for each in letters_waiting(actor=by) if each.sender == made.id]
    return {"sender_id": made.id, "letter_id": line.id}


def a_phone(by: Actor, office: str = OFFICE) -> Phone:
    """A partner office with a phone that has the desk's form."""
    return Phone(give_key(office=office, by=by))
