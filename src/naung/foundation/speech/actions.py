"""Writers of what is heard: the machine speaks what it has not said yet; a desk keeps and removes its own recordings."""

from base64 import b64encode
from collections.abc import Iterable
from itertools import groupby
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import OutsideFailed, RuleBroken, StaleVersion
from naung.foundation.identifiers import new_id
from naung.foundation.speech.models import Recording, Spoken
from naung.foundation.speech.queries import RECORDS, SOUND_SECRET, hearing_of, recording_row, voices_of
from naung.foundation.speech.rules import NO_VOICE, NOT_TAKEN, kept_since, key_of, refusal
from naung.foundation.speech.vocabulary import Sentence, SpeechEvent
from naung.foundation.vault.actions import forget_secret, keep_secret
from naung.methods.speech import VOICE, NotASentence, NotMade, pressed, spoken


def speak(*, sentences: Iterable[Sentence], by: Actor) -> int:
    """Let the machine say each sentence that nobody says yet at the actor's desk, and keep it; how many it was.

    Raises OutsideFailed where there is no voice; what was kept before stays.
    """
    require(by, hearing_of(by))
    wanted = {key_of(each): each for each in sentences}
    known = voices_of(wanted.values(), actor=by)
    missing = sorted((each for key, each in wanted.items() if key not in known), key=lambda each: each.tongue)
    made: list[Spoken] = []
    for tongue, some in groupby(missing, key=lambda each: each.tongue):
        these = list(some)
        try:
            sounds = spoken([each.text for each in these], tongue)
        except NotMade:
            raise OutsideFailed(NO_VOICE) from None
        made += [
            Spoken(key=key_of(each), voice=VOICE, content=sound, made_on=timezone.localdate())
            for each, sound in zip(these, sounds, strict=True)
        ]
    if made:
        with transaction.atomic():  # only now: the child took its time, and SQLite has one writer
            Spoken.objects.bulk_create(made, ignore_conflicts=True)
            record(SpeechEvent.SPOKEN, count=len(made), by=by)
    return len(made)


def keep_recording(*, sentence: Sentence, raw: bytes, version: int, by: Actor) -> UUID:
    """Keep what somebody recorded as the desk's own voice for a sentence, in place of an earlier recording.

    `raw`: a sound file; only its sound is kept, drawn anew. `version`: of the recording that was seen, 0 where there was none.
    Raises RuleBroken (field `file`) for what is no recording, StaleVersion where another was kept meanwhile.
    """
    require(by, RECORDS)
    try:
        sound = pressed(raw).sound
    except NotASentence as wrong:
        raise refusal(wrong.trouble) from None
    except NotMade:
        raise RuleBroken(NOT_TAKEN, field="file") from None
    try:
        with transaction.atomic():  # only now: the child took its time, and SQLite has one writer
            row = _recorded(sentence, version, by)
            row.sound = keep_secret(SOUND_SECRET, b64encode(sound).decode(), row.sound)
            row.save()
            record(SpeechEvent.KEPT, subject=row.id, by=by)
    except IntegrityError:
        raise StaleVersion(based_on=version, now=version + 1) from None
    return row.id


def _recorded(sentence: Sentence, version: int, by: Actor) -> Recording:
    """The row of a sentence's recording, held and counted on. Raises StaleVersion."""
    key, desk = key_of(sentence), desk_of(by)
    row = Recording.objects.select_for_update().filter(desk=desk, key=key).first()
    known = row.version if row else 0
    if known != version:
        raise StaleVersion(based_on=version, now=known)
    row = row or Recording(desk=desk, key=key, tongue=sentence.tongue, sentence=sentence.text, sound=new_id())
    row.version, row.kept_at, row.kept_by = known + 1, timezone.now(), officer_of(by)
    return row


@transaction.atomic
def remove_recording(*, recording_id: UUID, by: Actor) -> None:
    """Delete one of the desk's recordings; the machine says the sentence again. Raises NotFound."""
    require(by, RECORDS)
    row = recording_row(recording_id, actor=by)
    forget_secret(SOUND_SECRET, row.sound)
    row.delete()
    record(SpeechEvent.REMOVED, subject=recording_id, by=by)


@transaction.atomic
def sweep_speech(*, by: Actor) -> int:
    """Delete what a machine said long ago, or in a voice that is used no more (SYSTEM_TICK). How many it was."""
    require(by, Permission.SYSTEM_TICK)
    old = Spoken.objects.filter(made_on__lt=kept_since(timezone.localdate()))
    gone = old.delete()[0] + Spoken.objects.exclude(voice=VOICE).delete()[0]
    if gone:
        record(SpeechEvent.SWEPT, count=gone, by=by)
    return gone
