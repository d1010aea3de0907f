"""What a desk publishes and a partner office drops in, as plain as the box sees it."""

from uuid import UUID, uuid4

from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.letterbox.actions import make_sender, publish_blank
from naung.foundation.letterbox.vocabulary import BlankFile, BlankTold, MadeSender
from naung.foundation.vault.actions import make_receiving_key

FORM, OFFICE = "naung_uji", "Rumah Singgah Entikong"
VISITOR, CLOCK = system_actor("visitor"), system_actor("tick")
KEY, SEALED_FORM = "bm90aGluZw==", "submission.xml.enc"


def blank(
    by: Actor,
    version: str = "1",
    *,
    form: str = FORM,
    content: bytes = b"<h:html/>",
    files: tuple[BlankFile, ...] = (),
) -> BlankTold:
    """A blank form of the actor's desk."""
    assert by.desk is not None
    key = make_receiving_key(desk=by.desk, by=by)
    return BlankTold(
        form=form,
        version=version,
        digest=version[:8] * 8,
        titles={"id": "Penyaringan", "en": "Screening"},
        about={"id": "Untuk diuji", "en": "To be tried"},
        content=content,
        receiving=key.id,
        public=key.public,
        seals=b"a public key",
        opens=uuid4(),
        files=files,
    )


def open_box(by: Actor, office: str = OFFICE) -> MadeSender:
    """A partner office with a key, and a form that is published to it."""
    assert by.desk is not None
    publish_blank(desk=by.desk, told=blank(by), by=by)
    return make_sender(office=office, by=by)


def number() -> str:
    """A number as a phone draws it for a form."""
    return f"uuid:{uuid4()}"


def plain_form(instance: str, words: str = "Wulan", *, version: str = "1", form: str = FORM) -> bytes:
    """A form that the phone did not seal."""
    return (
        f'<?xml version="1.0"?><data id="{form}" version="{version}" xmlns:orx="http://openrosa.org/xforms">'
        f"<nama>{words}</nama><foto>wajah.jpg</foto>"
        f"<orx:meta><orx:instanceID>{instance}</orx:instanceID></orx:meta></data>"
    ).encode()


def manifest(instance: str, *media: str, version: str = "1", form: str = FORM, file: str = SEALED_FORM) -> bytes:
    """The outer form of one that the phone sealed, as the specification writes it."""
    files = "".join(f"<media><file>{each}</file></media>" for each in media)
    return (
        f'<data xmlns="http://opendatakit.org/submissions" id="{form}" encrypted="yes" version="{version}">'
        f"<base64EncryptedKey>{KEY}</base64EncryptedKey><encryptedXmlFile>{file}</encryptedXmlFile>{files}"
        f'<meta xmlns="http://openrosa.org/xforms"><instanceID>{instance}</instanceID></meta></data>'
    ).encode()


def nobody() -> UUID:
    """An id that nothing has."""
    return uuid4()
