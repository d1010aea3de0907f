"""Tables of the wicket. What is behind a code opens with the code and its number, or with the key that its desk keeps."""

from django.db import models

from naung.foundation.identifiers import new_id


class Wicket(models.Model):
    """One code that somebody outside holds."""

    PLAIN = {
        "id": "a random id",
        "token": "a keyed token of half a code",
        "owner": "which desk gave it",
        "salt": "a random salt",
        "lock": "ciphertext: the record's key under code and number; empty once it is closed",
        "record": "ciphertext of one length; empty once it is closed",
        "receiving": "to which of the desk's keys requests are sealed (a random id)",
        "public": "a public key",
        "made_at": "when it was given",
        "written_at": "when its record was last replaced",
        "expires_at": "until when it is good",
        "closed_at": "when it was closed",
        "closed_by_holder": "whether its holder closed it",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    token = models.BinaryField(max_length=32, unique=True)
    owner = models.UUIDField()
    salt = models.BinaryField()
    lock = models.BinaryField()
    record = models.BinaryField()
    receiving = models.UUIDField()
    public = models.BinaryField()
    made_at = models.DateTimeField()
    written_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_by_holder = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["owner"], name="wicket_of_a_desk")]

    def __str__(self) -> str:
        return str(self.id)


class Tally(models.Model):
    """How often half a code was tried in vain, whether there is such a code or not. Forgotten after a day."""

    PLAIN = {
        "token": "a keyed token of half a code that was tried",
        "wrong": "how often in vain",
        "since": "when the first of them was",
    }

    token = models.BinaryField(primary_key=True, max_length=32)
    wrong = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()

    def __str__(self) -> str:
        return bytes(self.token).hex()[:8]


class Request(models.Model):
    """Something that was asked through a wicket, sealed to its desk."""

    PLAIN = {
        "id": "a random number that one page carried, so that the same request twice is one",
        "wicket": "through which code",
        "key": "to which of the desk's keys it is sealed (a random id)",
        "box": "ciphertext of one length; empty once it is settled",
        "arrived_at": "when it came",
        "settled_at": "when it was dealt with",
    }

    id = models.UUIDField(primary_key=True, editable=False)
    wicket = models.ForeignKey(Wicket, on_delete=models.CASCADE, related_name="requests")
    key = models.UUIDField()
    box = models.BinaryField()
    arrived_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["wicket", "settled_at"], name="wicket_requests_waiting")]

    def __str__(self) -> str:
        return str(self.id)
