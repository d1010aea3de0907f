"""Readers of what is heard: whose voice says a sentence at the actor's desk, its sound, and what the desk recorded."""

from base64 import b64decode
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.speech.models import Recording, Spoken
from naung.foundation.speech.rules import key_of, tag_of
from naung.foundation.speech.vocabulary import Mark, Recorded, Sentence, Tongue, Whose
from naung.foundation.vault.queries import open_secret
from naung.methods.speech.saying import VOICE

SOUND_SECRET = "speech.sound"  # noqa: S105  # a kind of what the vault keeps
HEARS, RECORDS = Permission.WICKET_GIVE, Permission.TEMPLATE_EDIT
MAY_HEAR = (HEARS, Permission.ARRIVAL_WRITE)  # whoever reads something to somebody; in no sentence stands a person


def hearing_of(actor: Actor) -> Permission:
    """By which permission the actor hears: who reads something to survivors, or who asks those that arrive."""
    return next((each for each in MAY_HEAR if actor.may(each)), HEARS)


def voices_of(sentences: Iterable[Sentence], *, actor: Actor) -> dict[str, Whose]:
    """Whose voice says each sentence at the actor's desk, by its key; what nobody says yet is missing."""
    require(actor, hearing_of(actor))
    keys = {key_of(each) for each in sentences}
    found = dict.fromkeys(Spoken.objects.filter(key__in=keys, voice=VOICE).values_list("key", flat=True), Whose.MACHINE)
    own = Recording.objects.filter(key__in=keys, desk=desk_of(actor)).values_list("key", flat=True)
    return found | dict.fromkeys(own, Whose.OFFICE)


def marks_of(lines: Mapping[str, Sequence[Sentence]], *, actor: Actor) -> dict[str, Mark]:
    """How each line sounds at the actor's desk: another recording, one that was removed, another voice is another mark.

    What no machine has said yet is marked as it will be said.
    """
    require(actor, hearing_of(actor))
    keys = {key_of(each) for line in lines.values() for each in line}
    rows = Recording.objects.filter(key__in=keys, desk=desk_of(actor)).values_list("key", "id", "version")
    own = {key: f"{row} {version}" for key, row, version in rows}
    return {code: _mark([key_of(each) for each in line], own) for code, line in lines.items()}


def _mark(keys: Sequence[str], own: Mapping[str, str]) -> Mark:
    whose = Whose.OFFICE if own.keys() >= set(keys) else Whose.MACHINE
    return Mark(tag_of([own.get(key, f"{key} {VOICE}") for key in keys]), whose)


def sounds_of(sentences: Sequence[Sentence], *, actor: Actor) -> list[bytes]:
    """The sound of each sentence as MP3, in the order given: the desk's own before the machine's.

    Raises NotFound where one of them is said by nobody yet.
    """
    require(actor, hearing_of(actor))
    keys = [key_of(each) for each in sentences]
    own = dict(Recording.objects.filter(key__in=keys, desk=desk_of(actor)).values_list("key", "sound"))
    made = dict(Spoken.objects.filter(key__in=set(keys) - set(own), voice=VOICE).values_list("key", "content"))
    if missing := set(keys) - set(own) - set(made):
        raise NotFound(count=len(missing))
    sounds = {key: b64decode(open_secret(SOUND_SECRET, sound)) for key, sound in own.items()}
    return [sounds[key] if key in sounds else bytes(made[key]) for key in keys]


def recordings(*, actor: Actor) -> list[Recorded]:
    """Every sentence that somebody of the actor's desk recorded, the oldest first."""
    require(actor, RECORDS)
    return [_recorded(row) for row in Recording.objects.filter(desk=desk_of(actor)).order_by("kept_at", "id")]


def recording_of(sentence: Sentence, *, actor: Actor) -> Recorded | None:
    """The desk's recording of a sentence; None where there is none."""
    require(actor, RECORDS)
    row = Recording.objects.filter(desk=desk_of(actor), key=key_of(sentence)).first()
    return _recorded(row) if row else None


def recording_for(recording_id: UUID, *, actor: Actor) -> Recorded:
    """One recording of the actor's desk. Raises NotFound."""
    return _recorded(recording_row(recording_id, actor=actor))


def recording_row(recording_id: UUID, *, actor: Actor) -> Recording:
    """The row of one of the desk's own. Raises NotFound."""
    require(actor, RECORDS)
    row = Recording.objects.filter(id=recording_id, desk=desk_of(actor)).first()
    if row is None:
        raise NotFound()
    return row


def _recorded(row: Recording) -> Recorded:
    return Recorded(row.id, row.key, row.sentence, Tongue(row.tongue), row.version, row.kept_at, row.kept_by)
