"""What is sealed and what is plain, read from the fields' own declarations, for SECURITY and for the tests."""

from dataclasses import dataclass

from django.apps import apps

from naung.foundation.vault.models import SealedText


@dataclass(frozen=True)
class Declared:
    """One column: where, sealed or plain, its class, why it is kept, how long, and what a thief learns from it."""

    table: str
    column: str
    sealed: bool
    category: str
    purpose: str
    retention: str
    learnt: str


def declared_columns() -> list[Declared]:
    """Every column of every table of ours. A plain column that is not declared has an empty `learnt`."""
    rows = []
    for model in sorted(apps.get_models(), key=lambda m: m._meta.db_table):
        if not model.__module__.startswith("naung."):
            continue
        plain: dict[str, str] = getattr(model, "PLAIN", {})
        for field in model._meta.concrete_fields:
            if isinstance(field, SealedText):
                rows.append(
                    Declared(model._meta.db_table, field.name, True, field.category, field.purpose, field.retention, "")
                )
            else:
                rows.append(Declared(model._meta.db_table, field.name, False, "", "", "", plain.get(field.name, "")))
    return rows
