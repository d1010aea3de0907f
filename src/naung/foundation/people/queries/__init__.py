"""The room's readers."""

from naung.foundation.people.queries.persons import person_row

__all__ = ["person_row"]
