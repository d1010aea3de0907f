"""Writers of what partner offices fill in: the form is published to them, what they sent is written down or set aside."""

from base64 import b64encode
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.arrivals.actions import take_form
from naung.casework.arrivals.queries.lots import lots_of_list
from naung.casework.arrivals.rules.tables import shipped_first_line, shipped_short
from naung.casework.arrivals.vocabulary import FormKind, FormTold, Outcome, ShortTold
from naung.casework.partners.queries import RSA_SECRET, letter_for
from naung.casework.partners.rules.reading import check_known, form_id
from naung.casework.partners.rules.texts import TONGUES, shipped_texts
from naung.casework.partners.rules.unsealing import new_rsa_key, public_of
from naung.casework.partners.rules.xform import xform_of
from naung.casework.partners.rules.xlsform import FORM, digest_of, form_of, published, sound_name
from naung.casework.partners.vocabulary import PartnerEvent, XlsForm
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken, check_text
from naung.foundation.identifiers import new_id
from naung.foundation.letterbox.actions import make_sender, publish_blank, settle_letter
from naung.foundation.letterbox.queries import desks_with_senders, letter_boxes, offered_now
from naung.foundation.letterbox.rules.sealing import sealed_words
from naung.foundation.letterbox.vocabulary import BlankFile, BlankTold, LetterState, MadeSender, Offered
from naung.foundation.vault.actions import keep_secret, make_receiving_key
from naung.foundation.vault.queries import receiving_key
from naung.foundation.words import gettext_noop
from naung.methods.speech import NotMade, spoken

WRITES = Permission.ARRIVAL_WRITE
LONGEST_WHY = 500
NOT_READ = gettext_noop("Formulir ini tidak terbaca, jadi belum dapat dicatat.")
NOT_OURS = gettext_noop("Orang ini tidak ada dalam rombongan meja ini.")
SAY_WHY = gettext_noop("Tulis mengapa dikesampingkan.")


def give_key(*, office: str, by: Actor) -> MadeSender:
    """Give a partner office a key of its own, and see that there is a form for it to fill in. The token is answered once.

    The first one at a desk takes some seconds: the questions are spoken. Raises RuleBroken for no name.
    """
    require(by, WRITES)
    made = make_sender(office=office, by=by)
    publish_to(desk=desk_of(by), by=by)
    return made


def publish_everywhere(*, by: Actor) -> int:
    """Publish anew to every desk with partner offices whose form is no longer what the tables say (SYSTEM_TICK); how many."""
    require(by, Permission.SYSTEM_TICK)
    return sum(publish_to(desk=desk, by=by) for desk in desks_with_senders())


def publish_to(*, desk: UUID, by: Actor) -> bool:
    """See that a desk's partner offices are offered the form that the tables say today; whether a new one was published.

    Without a machine's voice it is published silent, and spoken as soon as there is one.
    """
    if not by.may(Permission.SYSTEM_TICK):
        require(by, WRITES, within=desk)
    before, wanted = offered_now(desk, FORM), _names()
    if before and _is_today(before, desk, _form(wanted)):
        return False
    sounds = _sounds()
    form = _form(each.name for each in sounds)
    if before and _is_today(before, desk, form):
        return False
    private = b"" if before else new_rsa_key()
    with transaction.atomic():  # only now: child and key took their time, and SQLite has one writer
        seals, opens = (before.seals, before.opens) if before else _kept(private, desk, by)
        publish_blank(desk=desk, told=_told(form, tuple(sounds), seals, opens, desk, by), by=by)
    return True


def _form(sounds: Iterable[str]) -> XlsForm:
    return form_of(shipped_first_line(), shipped_short(), shipped_texts(), frozenset(sounds))


def _is_today(before: Offered, desk: UUID, form: XlsForm) -> bool:
    key = receiving_key(desk)
    return key is not None and before.receiving == key.id and before.digest == digest_of(form, before.seals)


def _kept(private: bytes, desk: UUID, by: Actor) -> tuple[bytes, UUID]:
    """The desk's first pair for phones: its public half, and under which id the other one lies under the house seal."""
    opens = keep_secret(RSA_SECRET, b64encode(private).decode(), new_id())
    record(PartnerEvent.KEYED, subject=desk, by=by)
    return public_of(private), opens


def _told(form: XlsForm, sounds: tuple[BlankFile, ...], seals: bytes, opens: UUID, desk: UUID, by: Actor) -> BlankTold:
    told, texts = published(form, seals=seals, on=timezone.localdate()), shipped_texts()
    key = make_receiving_key(desk=desk, by=by)
    return BlankTold(
        form=FORM,
        version=told.settings[0]["version"],
        digest=digest_of(form, seals),
        titles={"id": texts["judul"].id, "en": texts["judul"].en},
        about={"id": texts["tentang"].id, "en": texts["tentang"].en},
        content=xform_of(told),
        receiving=key.id,
        public=key.public,
        seals=seals,
        opens=opens,
        files=sounds,
    )


def _names() -> list[str]:
    """The name of every file in which a question is spoken."""
    return [sound_name(each, tongue) for tongue in TONGUES for each in shipped_short().questions.values()]


def _sounds() -> list[BlankFile]:
    """Every question spoken in every language; none where a machine has no voice here."""
    asked = list(shipped_short().questions.values())
    try:
        said = [sound for tongue in TONGUES for sound in spoken([getattr(q.words, tongue) for q in asked], tongue)]
    except NotMade:
        return []
    return [BlankFile(name, sound) for name, sound in zip(_names(), said, strict=True)]


@transaction.atomic
def take_letter(*, letter_id: UUID, arrival_id: UUID, by: Actor) -> tuple[Outcome, ...]:
    """Write down what a letter says of the person whom somebody of the desk chose: her first line, and what she was asked.

    Answers what became of each. Raises RuleBroken for a letter that can't be read, an older form's codes, a person who died or
    did not come; NotFound for another desk's.
    """
    require(by, WRITES)
    shown = letter_for(letter_id, actor=by)
    filled = shown.filled
    if filled is None:
        raise RuleBroken(shown.trouble or NOT_READ)
    check_known(filled)
    arrived = shown.line.arrived_at
    made_at = min(filled.ended_at, arrived) if filled.ended_at else arrived  # a phone's clock may be ahead
    kinds = [FormKind.FIRST, *([FormKind.SHORT] if filled.short else [])]
    outcomes = tuple(
        take_form(
            told=FormTold(
                id=form_id(filled.instance, kind),
                arrival=arrival_id,
                kind=kind,
                made_at=made_at,
                first=filled.first,
                short=filled.short or ShortTold(),
                device=shown.line.sender,
            ),
            by=by,
        )
        for kind in kinds
    )
    if Outcome.WAITS in outcomes:
        raise RuleBroken(NOT_OURS)
    settle_letter(letter_id=letter_id, to=LetterState.TAKEN, subject=arrival_id, by=by)
    return outcomes


@transaction.atomic
def hand_out_lots(*, batch_id: UUID, by: Actor) -> tuple[int, ...]:
    """The numbers of a batch's list that are drawn, to be handed on as a sheet; that somebody saw them is one entry.

    Raises RuleBroken for a closed batch, NotFound for another desk's.
    """
    require(by, WRITES)
    numbers = lots_of_list(batch_id, actor=by)
    record(PartnerEvent.LOTS, subject=batch_id, count=len(numbers), by=by)
    return numbers


@transaction.atomic
def set_letter_aside(*, letter_id: UUID, why: str, by: Actor) -> None:
    """Set a letter aside for a stated reason; what it said is deleted. Raises RuleBroken for no reason, NotFound."""
    require(by, WRITES)
    words = check_text(why, "why", LONGEST_WHY)
    if not words:
        raise RuleBroken(SAY_WHY, field="why")
    found = letter_boxes(letter_id, actor=by)
    box = sealed_words(found.public, words.encode())
    settle_letter(letter_id=letter_id, to=LetterState.ASIDE, why=box, by=by)
