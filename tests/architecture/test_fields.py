"""Every column says what it is: sealed with class, purpose and retention, or plain with what a thief learns from it.
Foreign keys point down the floors, also when they are written as strings.
"""

from collections.abc import Iterable
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from naung.foundation.access.vocabulary import Category
from naung.foundation.vault.models import Compartment, SealedText
from naung.foundation.vault.vocabulary import Retention

OURS = [model for model in apps.get_models() if model.__module__.startswith("naung.")]

# From the bottom up; rooms of one step share a number. The same order as in `.importlinter`, here for keys between tables.
STEPS = {
    "audit": 2, "vault": 3, "places": 4, "law": 4, "organisations": 5, "recusal": 5, "people": 6, "accounts": 6, "messaging": 6,
    "noticeboard": 6, "wicket": 6, "letterbox": 6, "courier": 6, "speech": 6, "jobs": 6,
    "episodes": 7, "reports": 7, "sameness": 7, "inquiries": 7, "pairing": 7,
    "screening": 8, "consent": 8, "cases": 9, "plans": 10, "evidence": 10,
    "referrals": 11, "custody": 11, "complaints": 11, "simfoni": 11, "outreach": 11, "operations": 11,
    "legal_aid": 11, "proceedings": 11, "restitution": 11, "testimony": 11, "returns": 11, "reintegration": 11,
    "counsel": 11, "escrow": 11,
    "filings": 12, "arrivals": 12, "exchange": 12,
    "hints": 13,
    "drivers": 13, "evaluation": 14, "targeting": 14, "programme": 15,
}  # fmt: skip

# Plain columns that would name a person whatever their declaration says: their words belong in the vault.
TELLING = ("nik", "passport", "phone", "address", "birth_date", "health", "note", "story", "father", "mother", "alias")


def undeclared(model: type[models.Model]) -> list[str]:
    """Columns without a declaration, and declarations without a column."""
    plain: dict[str, str] = getattr(model, "PLAIN", {})
    sealed = {field.name for field in model._meta.concrete_fields if isinstance(field, SealedText)}
    columns = {field.name for field in model._meta.concrete_fields} - sealed
    label = model._meta.label
    found = [f"{label}.{name}: neither sealed nor in PLAIN" for name in sorted(columns - set(plain))]
    found += [f"{label}.{name}: in PLAIN, but there is no such plain column" for name in sorted(set(plain) - columns)]
    return found + [f"{label}.{name}: PLAIN says nothing" for name in sorted(plain) if not plain[name].strip()]


def badly_sealed(model: type[models.Model]) -> list[str]:
    """Sealed columns without a purpose, and sealed models without a compartment to take the key from."""
    found = []
    for field in model._meta.concrete_fields:
        if isinstance(field, SealedText):
            if not field.purpose.strip():
                found.append(f"{model._meta.label}.{field.name}: sealed for no stated purpose")
            if field.category not in Category or field.retention not in Retention:
                found.append(f"{model._meta.label}.{field.name}: unknown class or retention")
    sealed = any(isinstance(field, SealedText) for field in model._meta.concrete_fields)
    keyed = any(
        field.name == "compartment" and field.related_model is Compartment for field in model._meta.concrete_fields
    )
    return found if keyed or not sealed else [*found, f"{model._meta.label}: sealed columns, no compartment"]


def free_text(model: type[models.Model]) -> list[str]:
    """Unbounded plain text and JSON: every free text is sealed, and no blob stands where a column belongs."""
    found = []
    for field in model._meta.concrete_fields:
        if isinstance(field, models.JSONField):
            found.append(f"{model._meta.label}.{field.name}: a JSON blob where columns belong")
        if isinstance(field, models.TextField) and f"{model._meta.label}.{field.name}" not in MACHINE_TEXT:
            found.append(f"{model._meta.label}.{field.name}: free text that is not sealed")
        if isinstance(field, models.CharField | models.DateField) and telling(field.name):
            found.append(f"{model._meta.label}.{field.name}: a plain column with a name that tells of a person")
    return found


MACHINE_TEXT = {
    "evaluation.Rollout.sealed_text": "what the columns of a rollout say, as sealed; words leave it when they leave those",
    "audit.Entry.fields": "names of columns, written by the vault's opening",
    "drivers.FitMade.told": "figures of areas, written by the fit",
}


def telling(name: str) -> bool:
    """Whether a column's name promises something that identifies a person."""
    return any(name == word or name.startswith(f"{word}_text") or name == f"{word}_number" for word in TELLING)


def upward_keys(some: Iterable[type[models.Model]], steps: dict[str, int]) -> list[str]:
    """Foreign keys that point up, or sideways between rooms of one step, or to a model that no room has."""
    found = []
    for model in some:
        for field in model._meta.get_fields():
            target: Any = field.related_model
            if target is None or field.auto_created or not getattr(field, "concrete", False):
                continue
            here, there = (
                model._meta.app_label,
                (target if isinstance(target, str) else target._meta.label).split(".")[0],
            )
            if here != there and steps.get(there, 0 if there in FRAMEWORK else 99) >= steps[here]:
                found.append(f"{model._meta.label}.{field.name} points to {there}: keys point down")
    return found


FRAMEWORK = {"contenttypes", "auth", "sessions"}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_column_declares_what_it_is(model: type[models.Model]) -> None:
    assert undeclared(model) + badly_sealed(model) + free_text(model) == []


def test_keys_point_down() -> None:
    assert set(STEPS) >= {model._meta.app_label for model in OURS}
    assert upward_keys(OURS, STEPS) == []


@isolate_apps("naung.foundation.places")
def test_an_undeclared_column_is_seen() -> None:
    class Broken(models.Model):
        PLAIN = {"id": "a number", "kind": " ", "gone": "nothing"}
        kind = models.CharField(max_length=3)
        year = models.IntegerField()

        class Meta:
            app_label = "places"

        def __str__(self) -> str:
            return ""

    assert undeclared(Broken) == [
        "places.Broken.year: neither sealed nor in PLAIN",
        "places.Broken.gone: in PLAIN, but there is no such plain column",
        "places.Broken.kind: PLAIN says nothing",
    ]


@isolate_apps("naung.foundation.places")
def test_badly_sealed_and_free_text_are_seen() -> None:
    class Broken(models.Model):
        name = SealedText(category=Category.C)
        story = models.TextField()
        answers = models.JSONField()
        nik = models.CharField(max_length=16)

        class Meta:
            app_label = "places"

        def __str__(self) -> str:
            return ""

    assert badly_sealed(Broken) == [
        "places.Broken.name: sealed for no stated purpose",
        "places.Broken: sealed columns, no compartment",
    ]
    assert [line.split(":")[0] for line in free_text(Broken)] == [
        "places.Broken.story",
        "places.Broken.answers",
        "places.Broken.nik",
    ]


@isolate_apps("naung.foundation.places")
def test_a_key_that_points_up_is_seen_though_written_as_a_string() -> None:
    class Broken(models.Model):
        case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
        statute = models.ForeignKey("law.Statute", on_delete=models.PROTECT)
        entry = models.ForeignKey("audit.Entry", on_delete=models.PROTECT)

        class Meta:
            app_label = "places"

        def __str__(self) -> str:
            return ""

    assert upward_keys([Broken], STEPS) == [
        "places.Broken.case points to cases: keys point down",
        "places.Broken.statute points to law: keys point down",
    ]


def test_a_sealed_column_refuses_plain_text() -> None:
    with pytest.raises(TypeError, match="seal it first"):
        SealedText(purpose="test").get_prep_value("Wulan")
