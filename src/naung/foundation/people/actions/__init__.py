"""The room's writers."""

from naung.foundation.people.actions.births import index_births
from naung.foundation.people.actions.erasing import erase_person
from naung.foundation.people.actions.joining import find_persons_again
from naung.foundation.people.actions.parts import (
    add_contact,
    add_document,
    add_name,
    correct_document,
    retire_contact,
    retire_name,
)
from naung.foundation.people.actions.persons import correct_person, decide_age, register_person

__all__ = [
    "add_contact",
    "add_document",
    "add_name",
    "correct_document",
    "correct_person",
    "decide_age",
    "erase_person",
    "find_persons_again",
    "index_births",
    "register_person",
    "retire_contact",
    "retire_name",
]
