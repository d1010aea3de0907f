"""Tables of the vault, and the sealed field that every other room uses."""

from typing import Any

from django.db import models

from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.vault.vocabulary import Retention


class SealedText(models.BinaryField):  # type: ignore[type-arg]  # the stubs' BinaryField takes no parameters at run time
    """A column that only ever holds ciphertext. `seal` of the vault fills it; only the vault opens it.

    `category`: the class of data (A to E); `purpose`: why it is kept; `retention`: how long. Giving it plain text is an error.
    """

    def __init__(
        self,
        *args: Any,
        category: Category = Category.C,
        purpose: str = "",
        retention: str = Retention.CASE,
        **kwargs: Any,
    ) -> None:
        self.category, self.purpose, self.retention = Category(category), purpose, Retention(retention)
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def get_prep_value(self, value: Any) -> Any:
        if isinstance(value, str):
            raise TypeError(f"{self.name}: plain text may not be stored; seal it first")
        return super().get_prep_value(value)

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.BinaryField", args, kwargs


def sealed_fields(model: type[models.Model]) -> dict[str, SealedText]:
    """The sealed columns of a model by name."""
    return {f.name: f for f in model._meta.get_fields() if isinstance(f, SealedText)}


class Compartment(models.Model):
    """What one data key opens. `erased_at` says that its keys are gone for good."""

    PLAIN = {
        "id": "a random id",
        "kind": "how many reports, persons, cases there are",
        "owner": "whose file it is (a desk's random id)",
        "key_version": "how often its key changed",
        "made_at": "when",
        "erased_at": "that something was erased, and when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20)
    owner = models.UUIDField(null=True)
    key_version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind"], condition=models.Q(kind__in=["house", "search"]), name="vault_one_of_the_house"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class WrappedKey(models.Model):
    """One compartment's data key, wrapped for one reader. Has its own backup with a shorter life."""

    PLAIN = {
        "id": "nothing",
        "compartment": "which compartment",
        "reader_kind": "who can open it",
        "reader": "who can open it (a random id)",
        "version": "key version",
        "under": "fingerprint of the key it is wrapped under",
        "box": "ciphertext",
    }

    id = models.BigAutoField(primary_key=True)
    compartment = models.ForeignKey(Compartment, on_delete=models.CASCADE, related_name="wraps")
    reader_kind = models.CharField(max_length=20)
    reader = models.UUIDField()
    version = models.PositiveIntegerField(default=1)
    under = models.CharField(max_length=8, blank=True)
    box = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["compartment", "reader_kind", "reader", "version"], name="vault_one_wrap_a_reader"
            )
        ]

    def __str__(self) -> str:
        return f"{self.reader_kind} {self.compartment_id}"


class Reader(models.Model):
    """A reader's public key; of a person also her private key, under a secret that is stored nowhere."""

    PLAIN = {
        "id": "a random id",
        "kind": "desk, person, recovery, or what a desk's phones seal to",
        "owner": "whose (a random id)",
        "version": "how often it changed",
        "public": "a public key",
        "way": "passphrase or passkey",
        "salt": "a random salt",
        "box": "ciphertext",
        "made_at": "when",
        "ended_at": "when it ended",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20)
    owner = models.UUIDField()
    version = models.PositiveIntegerField(default=1)
    public = models.BinaryField()
    way = models.CharField(max_length=20, blank=True)
    salt = models.BinaryField(default=b"")
    box = models.BinaryField(default=b"")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "owner", "version"], name="vault_one_reader_a_version")]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class MemberKey(models.Model):
    """A desk's private key, wrapped to one member's or the recovery's public key."""

    PLAIN = {
        "id": "nothing",
        "desk": "which desk's key",
        "holder": "who can open it",
        "box": "ciphertext",
    }

    id = models.BigAutoField(primary_key=True)
    desk = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="members")
    holder = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="holds")
    box = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["desk", "holder"], name="vault_one_key_a_member")]

    def __str__(self) -> str:
        return f"{self.desk_id} {self.holder_id}"


class Label(models.BigIntegerField):  # type: ignore[type-arg]  # the stubs' field takes no parameters at run time
    """A 64-bit integer that is the row's own place on SQLite: `integer PRIMARY KEY`, so no hidden order of arrival is kept."""

    def db_type(self, connection: Any) -> str | None:
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)


class Posting(models.Model):
    """One block of the sealed index. Its label is a keyed hash, which is also the row's place: no order of arrival shows."""

    PLAIN = {"label": "a keyed hash", "body": "ciphertext in two sizes: how many blocks there are"}

    label = Label(primary_key=True)
    body = models.BinaryField()

    def __str__(self) -> str:
        return str(self.label)


class Waiting(models.Model):
    """A record's tokens on their way into the sealed index. A random label is the row's place: no order of arrival shows."""

    PLAIN = {
        "label": "a random number",
        "body": "ciphertext in steps of a kilobyte: how many records came since the last tick",
    }

    label = Label(primary_key=True)
    body = models.BinaryField()

    def __str__(self) -> str:
        return str(self.label)


class Erased(models.Model):
    """Ids of what was erased, applied again after each restore. An id alone says nothing of anyone."""

    PLAIN = {"id": "a random id", "at": "when"}

    id = models.UUIDField(primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)


class Kept(models.Model):
    """A secret of the house (second factor, kept form), sealed in the house compartment. `kind` and `id` place it."""

    PLAIN = {"id": "a random id", "kind": "what kind of secret", "compartment": "the house's", "at": "when"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=40)
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT)
    at = models.DateTimeField()
    body = SealedText(category=Category.C, purpose="a secret of the house", retention=Retention.HOUSE)

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class RecoverySet(models.Model):
    """One set of recovery sheets for the installation key: how many open it, and that one was typed back. No words."""

    PLAIN = {
        "id": "a random id",
        "under": "fingerprint of the key that the sheets give",
        "needed": "how many sheets give the key",
        "sheets": "how many sheets there are",
        "identifier": "a random number that stands on each sheet of the set",
        "made_at": "when",
        "proved_at": "when one sheet was typed back rightly",
        "ended_at": "when another set took its place",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    under = models.CharField(max_length=8)
    needed = models.PositiveSmallIntegerField()
    sheets = models.PositiveSmallIntegerField()
    identifier = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    proved_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(models.Value(1), condition=models.Q(ended_at=None), name="vault_one_set_of_sheets")
        ]

    def __str__(self) -> str:
        return f"{self.needed}/{self.sheets} {self.id}"


class RecoverySheet(models.Model):
    """One sheet of a set: whether it was shown, and a keyed mark of its words to know them again."""

    PLAIN = {
        "id": "nothing",
        "set": "which set",
        "number": "which sheet of it",
        "mark": "a keyed hash of words that are stored nowhere",
        "shown_at": "when it was shown to be printed",
    }

    id = models.BigAutoField(primary_key=True)
    set = models.ForeignKey(RecoverySet, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveSmallIntegerField()
    mark = models.CharField(max_length=64)
    shown_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["set", "number"], name="vault_one_sheet_a_number")]

    def __str__(self) -> str:
        return f"{self.number} {self.set_id}"


def sealed_models() -> list[type[models.Model]]:
    """Every model that has a sealed column, in the order of the installed rooms."""
    from django.apps import apps

    return [m for m in apps.get_models() if sealed_fields(m)]
