"""Tables of the materials library: no person stands in it."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from naung.casework.outreach.vocabulary import Licence, Topic
from naung.foundation.files import FileKind
from naung.foundation.identifiers import new_id


def known(column: str, words: type[StrEnum]) -> Q:
    """A condition that a column holds only codes of its enumeration."""
    return Q(**{f"{column}__in": [code.value for code in words]})


class Material(models.Model):
    """Something that is shown or handed out: one title in one language, with every version that there was."""

    PLAIN = {
        "id": "a random id",
        "title": "the title of something that is handed out to anybody",
        "topic": "what it is about, as a code",
        "language": "in which language",
        "added_at": "when it was added",
        "added_by": "which officer added it (a random id)",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = models.CharField(max_length=200)
    topic = models.CharField(max_length=24)
    language = models.CharField(max_length=3)
    added_at = models.DateTimeField()
    added_by = models.UUIDField()

    class Meta:
        constraints = [models.CheckConstraint(condition=known("topic", Topic), name="outreach_known_material_topic")]

    def __str__(self) -> str:
        return str(self.id)


class MaterialVersion(models.Model):
    """One version of a material. An older one stays: sessions say which they used."""

    PLAIN = {
        "id": "a random id",
        "material": "of which material",
        "position": "which version it is, counted from one",
        "label": "what the version is called",
        "issued_on": "since when it is used",
        "licence": "who may copy it, as a code",
        "source": "which office or author made it",
        "lies_at": "where it lies: a shelf or a public address",
        "added_at": "when it was added",
        "added_by": "which officer added it (a random id)",
        "withdrawn_at": "since when it is used no more",
        "withdrawn_by": "which officer withdrew it (a random id)",
        "withdrawn_why": "why a leaflet is used no more; the form asks to name nobody",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="versions")
    position = models.PositiveIntegerField()
    label = models.CharField(max_length=200)
    issued_on = models.DateField(null=True)
    licence = models.CharField(max_length=20)
    source = models.CharField(max_length=200)
    lies_at = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField()
    added_by = models.UUIDField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)
    withdrawn_why = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["material", "position"], name="outreach_one_version_a_position"),
            models.CheckConstraint(condition=known("licence", Licence), name="outreach_known_licence"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawn_why="")
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_why="")),
                name="outreach_withdrawn_wholly",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class MaterialFile(models.Model):
    """The file of a version, in the database: one backup has it, and no folder beside it can go astray."""

    PLAIN = {
        "version": "of which version of a material",
        "kind": "what it is by its content",
        "size": "how many bytes",
        "digest": "a number by which a copy is compared",
        "content": "a leaflet, poster or recording that is handed out to anybody",
    }

    HOLDS_FILES = True

    version = models.OneToOneField(MaterialVersion, on_delete=models.PROTECT, primary_key=True, related_name="file")
    kind = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        constraints = [models.CheckConstraint(condition=known("kind", FileKind), name="outreach_known_file")]

    def __str__(self) -> str:
        return str(self.version_id)
