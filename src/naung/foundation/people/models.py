"""Tables of person records. Everything of one person is sealed in her own compartment."""

from django.db import models
from django.db.models import Q

from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.people.vocabulary import (
    AgeBasis,
    AgeGroup,
    Answer,
    ContactKind,
    DocumentKind,
    HeldBy,
    NameKind,
    Sex,
)
from naung.foundation.rows import one_of
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention

PERSON = Retention.PERSON
ROW = {
    "id": "a random id",
    "person": "whose (a random id)",
    "compartment": "which key",
    "made_at": "when it was written down",
}


class Person(models.Model):
    """A person as this desk knows her. Never merged with another; other desks have their own."""

    PLAIN = {
        "id": "a random id",
        "owner": "which desk's",
        "compartment": "which key",
        "version": "how often it was edited",
        "made_at": "when it was written down",
        "origin": "on which device it was made",
        "origin_sequence": "in which order that device made it",
        "year_of_birth": "year of birth",
        "birth_precision": "how exactly the birth date is known",
        "sex": "sex",
        "home": "kecamatan or larger area of her home, or a country",
        "nationality": "nationality",
        "language": "language",
        "needs_interpreter": "whether she needs an interpreter",
        "dependants": "how many depend on her",
        "papers_not_hers": "whether her papers are another's",
        "erased_at": "that she was erased, and when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    origin = models.CharField(max_length=40, blank=True)
    origin_sequence = models.BigIntegerField(null=True)
    year_of_birth = models.PositiveSmallIntegerField(null=True)
    birth_precision = models.CharField(max_length=10, blank=True)
    sex = models.CharField(max_length=16, default=Sex.UNKNOWN)
    home = models.CharField(max_length=8, blank=True)
    nationality = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=3, blank=True)
    needs_interpreter = models.CharField(max_length=20, default=Answer.NOT_ASKED)
    dependants = models.PositiveSmallIntegerField(null=True)
    papers_not_hers = models.CharField(max_length=20, default=Answer.NOT_ASKED)
    erased_at = models.DateTimeField(null=True)
    birth = SealedText(category=Category.C, purpose="age, and papers that name it", retention=PERSON)
    birth_place = SealedText(category=Category.C, purpose="papers that name it", retention=PERSON)
    village = SealedText(category=Category.C, purpose="where she may safely return to", retention=PERSON)
    home_words = SealedText(category=Category.C, purpose="her home as it was told", retention=PERSON)
    disability = SealedText(category=Category.D, purpose="services that fit her", retention=PERSON)
    pregnancy = SealedText(category=Category.D, purpose="health care first", retention=PERSON)
    health = SealedText(category=Category.D, purpose="care that she needs", retention=PERSON)
    note = SealedText(category=Category.D, purpose="what else this desk must know", retention=PERSON)

    class Meta:
        constraints = [
            one_of("sex", Sex, "people_known_sex"),
            one_of("needs_interpreter", Answer, "people_known_interpreter"),
            one_of("papers_not_hers", Answer, "people_known_papers"),
            models.UniqueConstraint(
                fields=["origin", "origin_sequence"], condition=~Q(origin=""), name="people_once_from_a_device"
            ),
        ]
        # A desk's records, and all that is read plain of some hundred of them to choose whom to compare.
        indexes = [
            models.Index(fields=["owner", "id", "erased_at", "year_of_birth", "sex", "home"], name="people_compared")
        ]

    def __str__(self) -> str:
        return str(self.id)


class PersonName(models.Model):
    """One name, in the order written down; the first own name that is in use is shown."""

    PLAIN = {**ROW, "kind": "what kind of name", "retired_at": "that it is no longer used"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="names")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)
    name = SealedText(category=Category.C, purpose="to know and find her", retention=PERSON)

    class Meta:
        constraints = [one_of("kind", NameKind, "people_known_name_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Document(models.Model):
    """A paper or number that says who somebody is; it need not be hers."""

    PLAIN = {
        **ROW,
        "version": "how often it was edited",
        "kind": "what kind of paper",
        "issued_by": "which country issued it",
        "not_hers": "whether it is another's",
        "forged": "whether it is forged",
        "held_by": "who has it now",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="documents")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    kind = models.CharField(max_length=12)
    issued_by = models.CharField(max_length=2, blank=True)
    not_hers = models.CharField(max_length=20, default=Answer.NOT_ASKED)
    forged = models.CharField(max_length=20, default=Answer.NOT_ASKED)
    held_by = models.CharField(max_length=20, default=HeldBy.UNKNOWN)
    made_at = models.DateTimeField()
    number = SealedText(category=Category.C, purpose="to know and find her", retention=PERSON)
    note = SealedText(category=Category.C, purpose="what is odd about this paper", retention=PERSON)

    class Meta:
        constraints = [
            one_of("kind", DocumentKind, "people_known_document_kind"),
            one_of("held_by", HeldBy, "people_known_holder"),
            one_of("not_hers", Answer, "people_known_not_hers"),
            one_of("forged", Answer, "people_known_forged"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class DocumentRemark(models.Model):
    """A coded remark of the check of a number. A mismatch is a remark, never a refusal to save."""

    PLAIN = {"id": "nothing", "document": "which paper", "code": "what does not fit"}

    id = models.BigAutoField(primary_key=True)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="remarks")
    code = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "code"], name="people_remark_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.document_id}"


class ContactWay(models.Model):
    """A way to reach her, and how to do so without harm."""

    PLAIN = {
        **ROW,
        "kind": "what kind of way",
        "safe": "whether it is safe",
        "area": "kecamatan or larger area of an address",
        "retired_at": "that it is no longer used",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="contacts")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    safe = models.CharField(max_length=20, default=Answer.UNKNOWN)
    area = models.CharField(max_length=8, blank=True)
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)
    value = SealedText(category=Category.C, purpose="to reach her", retention=PERSON)
    instructions = SealedText(category=Category.C, purpose="to reach her without harm", retention=PERSON)

    class Meta:
        constraints = [
            one_of("kind", ContactKind, "people_known_contact_kind"),
            one_of("safe", Answer, "people_known_safe"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class AgeDecision(models.Model):
    """An officer's signed decision that a person was a child or an adult on a day. The newest one stands."""

    PLAIN = {
        **ROW,
        "group": "child or adult",
        "as_of": "on which day",
        "basis": "on what kind of ground",
        "decided_by": "who signed (a random id)",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="age_decisions")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    group = models.CharField(max_length=8)
    as_of = models.DateField()
    basis = models.CharField(max_length=20)
    decided_by = models.UUIDField()
    made_at = models.DateTimeField()
    reason = SealedText(category=Category.D, purpose="on what it was decided", retention=PERSON)

    class Meta:
        constraints = [
            one_of("group", AgeGroup, "people_known_age_group"),
            one_of("basis", AgeBasis, "people_known_age_basis"),
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.id}"
