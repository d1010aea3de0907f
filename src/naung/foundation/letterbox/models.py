"""Tables of the box. What a letter says is ciphertext from the moment it comes, and gone when somebody has dealt with it."""

from django.db import models

from naung.foundation.identifiers import new_id
from naung.foundation.letterbox.vocabulary import LetterState
from naung.foundation.rows import one_of


class Sender(models.Model):
    """The key of one partner office: it reads blank forms and drops in filled ones, and can do nothing else."""

    PLAIN = {
        "id": "a random id",
        "owner": "for which desk",
        "office": "which office or organisation works with it; no person",
        "token": "a hash of 256 random bits",
        "made_by": "who gave it (an account's random id)",
        "made_at": "when",
        "seen_at": "when it was last used",
        "revoked_at": "when it was revoked",
        "revoked_by": "who revoked it (an account's random id)",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField()
    office = models.CharField(max_length=80)
    token = models.BinaryField(max_length=32, unique=True)
    made_by = models.UUIDField()
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["owner"], name="letterbox_senders")]

    def __str__(self) -> str:
        return str(self.id)


class Blank(models.Model):
    """A blank form as it was published, never changed: a phone may be weeks away with it."""

    PLAIN = {
        "id": "a random id",
        "owner": "of which desk",
        "form": "which form",
        "version": "which version of it",
        "digest": "a hash of what it asks",
        "title_id": "its name",
        "title_en": "its name in English",
        "about_id": "what it is for",
        "about_en": "what it is for, in English",
        "content": "the questions, which everybody may read",
        "md5": "a hash of the file, which a phone compares",
        "receiving": "to which of the desk's keys letters are sealed (a random id)",
        "public": "a public key",
        "seals": "a public key",
        "opens": "under which id the house keeps its other half (a random id)",
        "made_at": "when it was published",
        "ended_at": "when another took its place",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField()
    form = models.CharField(max_length=64)
    version = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    title_id = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120)
    about_id = models.CharField(max_length=400)
    about_en = models.CharField(max_length=400)
    content = models.BinaryField()
    md5 = models.CharField(max_length=32)
    receiving = models.UUIDField()
    public = models.BinaryField()
    seals = models.BinaryField()
    opens = models.UUIDField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "form", "version"], name="letterbox_one_blank_a_version"),
            models.UniqueConstraint(
                fields=["owner", "form"], condition=models.Q(ended_at=None), name="letterbox_one_blank_offered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.version}"


class BlankSound(models.Model):
    """A file that a blank form plays: a sentence of it that can be heard."""

    PLAIN = {
        "id": "nothing",
        "blank": "of which form",
        "name": "which question, in which language",
        "content": "a sentence that is the same for everybody, spoken",
        "md5": "a hash of the file, which a phone compares",
    }

    id = models.BigAutoField(primary_key=True)
    blank = models.ForeignKey(Blank, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=80)
    content = models.BinaryField()
    md5 = models.CharField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["blank", "name"], name="letterbox_one_file_a_name")]

    def __str__(self) -> str:
        return self.name


class Letter(models.Model):
    """One filled-in form. Its hashes stay when it is settled, so that the same form twice is known."""

    PLAIN = {
        "id": "a random id",
        "owner": "for which desk",
        "sender": "by which key it came",
        "blank": "which form was filled in",
        "instance": "a hash of a random number that the phone drew",
        "sealed": "whether the phone had sealed it before it was sent",
        "state": "whether it is whole, written down, or set aside",
        "size": "how long its ciphertexts are",
        "arrived_at": "when it came first",
        "subject": "which record it became part of (a random id)",
        "settled_at": "when it was dealt with",
        "settled_by": "who dealt with it (an account's random id)",
        "why": "ciphertext: why it was set aside",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField()
    sender = models.ForeignKey(Sender, on_delete=models.PROTECT, related_name="letters")
    blank = models.ForeignKey(Blank, on_delete=models.PROTECT, related_name="letters")
    instance = models.BinaryField(max_length=32)
    sealed = models.BooleanField()
    state = models.CharField(max_length=16, default=LetterState.PART)
    size = models.PositiveBigIntegerField(default=0)
    arrived_at = models.DateTimeField()
    subject = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.UUIDField(null=True)
    why = models.BinaryField(default=b"")

    class Meta:
        indexes = [
            models.Index(fields=["owner", "state"], name="letterbox_of_a_desk"),
            models.Index(fields=["sender", "state"], name="letterbox_of_a_sender"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["owner", "instance"], name="letterbox_one_letter_a_number"),
            one_of("state", LetterState, "letterbox_known_state"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Piece(models.Model):
    """One part of a letter: the form itself, or a file that came with it."""

    PLAIN = {
        "id": "nothing",
        "letter": "of which letter",
        "name": "a hash of its name, keyed with the letter's number",
        "content": "a hash of its content, keyed with the letter's number",
        "box": "ciphertext in steps of a kilobyte; empty once the letter is settled",
    }

    id = models.BigAutoField(primary_key=True)
    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="pieces")
    name = models.BinaryField(max_length=32)
    content = models.BinaryField(max_length=32)
    box = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["letter", "name"], name="letterbox_one_piece_a_name")]

    def __str__(self) -> str:
        return str(self.id)
