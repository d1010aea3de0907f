"""The one order of questions: on the screen, on the printed sheet, and when a sheet is typed in afterwards."""

from dataclasses import dataclass

from naung.casework.screening.rules.delphi import delphi_list_for
from naung.casework.screening.rules.tables import Group, Tables, Words, shipped_tables
from naung.casework.screening.vocabulary import Childhood, Key, Part

# Our own estimate of how long one answer takes in a calm interview; for the words of progress only.
SECONDS_A_QUESTION = 10

ADULT_PATH = (
    Part.PROSES,
    Part.CARA,
    Part.TUJUAN,
    Part.KERJA_PAKSA,
    Part.PIDANA_PAKSA,
    Part.KEADAAN,
    Part.PENDORONG,
)
CHILD_PATH = (
    Part.PROSES,
    Part.TUJUAN,
    Part.ANAK,
    Part.KERJA_PAKSA,
    Part.PIDANA_PAKSA,
    Part.KEADAAN,
    Part.PENDORONG,
)


@dataclass(frozen=True)
class Progress:
    """Where a group stands in the way: its number, of how many, and about how many minutes are left after it began."""

    number: int
    of: int
    minutes_left: int


def child_track(childhood: Childhood) -> bool:
    """Whether the person is asked as a child: also when unsure, until someone decides, signs and says on what."""
    return childhood is not Childhood.DEWASA


def main_path(childhood: Childhood) -> tuple[Part, ...]:
    """The groups everyone is asked, in order. A child is not asked about means."""
    return CHILD_PATH if child_track(childhood) else ADULT_PATH


def extra_path(childhood: Childhood, tables: Tables | None = None) -> tuple[Part, ...]:
    """Groups that are only asked on purpose: means for a child's article; the Delphi list of labour where one exists.

    It does not depend on any answer, so that the printed sheet and the screen can't differ.
    """
    child = child_track(childhood)
    return ((Part.CARA,) if child else ()) + delphi_list_for(child=child, sexual=False, tables=tables).parts


def whole_path(childhood: Childhood, tables: Tables | None = None) -> tuple[Part, ...]:
    """All groups in the order of the screen, the sheet and the typing in."""
    return main_path(childhood) + extra_path(childhood, tables)


def questions(path: tuple[Part, ...], tables: Tables | None = None) -> tuple[Key, ...]:
    """Every question of a path in order; the number on the sheet is its place here, from one."""
    tables = tables or shipped_tables()
    return tuple(item.key for part in path for item in tables.groups[part].items)


def heading(group: Group, childhood: Childhood) -> Words:
    """The group's heading as it is put about this person."""
    return group.child_words if group.child_words and child_track(childhood) else group.words


def progress(part: Part, path: tuple[Part, ...], tables: Tables | None = None) -> Progress:
    """Where the part stands in its path; ValueError where it is not on it."""
    at = path.index(part)
    left = len(questions(path[at:], tables)) * SECONDS_A_QUESTION
    return Progress(at + 1, len(path), max(1, round(left / 60)))


def neighbours(part: Part, path: tuple[Part, ...]) -> tuple[Part | None, Part | None]:
    """The parts before and after; None at the ends."""
    at = path.index(part)
    return (path[at - 1] if at else None, path[at + 1] if at + 1 < len(path) else None)
