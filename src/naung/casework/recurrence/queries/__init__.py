"""The room's readers."""

from naung.casework.recurrence.queries.again import Again, EarlierCase, again_for
from naung.casework.recurrence.queries.promises import promises_of

__all__ = ["Again", "EarlierCase", "again_for", "promises_of"]
