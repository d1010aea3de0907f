"""Tables of what is heard. No person stands in a sentence; the voice of whoever recorded one lies sealed."""

from django.db import models
from django.db.models import Q

from naung.foundation.identifiers import new_id
from naung.foundation.speech.vocabulary import Tongue


class Spoken(models.Model):
    """A sentence as a machine says it, made once."""

    PLAIN = {
        "id": "an order of rows",
        "key": "a number made from a sentence that anybody may be read",
        "voice": "which machine's voice, and how it was set",
        "content": "such a sentence, said by a machine",
        "made_on": "on which day it was first to be heard at this installation",
    }

    HOLDS_FILES = True

    id = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=32)
    voice = models.CharField(max_length=40)
    content = models.BinaryField()
    made_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "voice"], name="speech_a_sentence_once_a_voice")]

    def __str__(self) -> str:
        return self.key


class Recording(models.Model):
    """A sentence as somebody of a desk says it. The sound is kept with the house's own secrets: a voice can be imitated."""

    PLAIN = {
        "id": "a random id",
        "desk": "which desk's",
        "tongue": "in which language",
        "key": "a number made from the sentence",
        "sentence": "a sentence of the program that anybody may be read",
        "version": "how often it was recorded anew",
        "sound": "that there is a recording; the vault keeps it sealed",
        "kept_at": "when it was kept",
        "kept_by": "who kept it (an account's random id)",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    desk = models.UUIDField()
    tongue = models.CharField(max_length=3)
    key = models.CharField(max_length=32)
    sentence = models.CharField(max_length=300)
    version = models.PositiveIntegerField(default=1)
    sound = models.UUIDField()
    kept_at = models.DateTimeField()
    kept_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk", "key"], name="speech_one_recording_a_sentence_and_desk"),
            models.CheckConstraint(condition=Q(tongue__in=[each.value for each in Tongue]), name="speech_known_tongue"),
        ]

    def __str__(self) -> str:
        return str(self.id)
