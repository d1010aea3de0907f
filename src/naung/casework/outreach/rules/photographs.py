"""What holds of photographs: how many, of which sessions, how long a waiting one waits, and what a tapped cell covers."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from naung.casework.outreach.vocabulary import State
from naung.foundation.words import gettext_noop

MOST_OF_A_SESSION = 12  # what a report shows; more would be an archive of a village's faces and clothes
WAITS = timedelta(days=1)
COLUMNS, ROWS = 16, 12  # the grid that is tapped; a cell of a phone's page is about a finger wide

NOT_HELD = gettext_noop("Foto hanya untuk sosialisasi yang sudah ditulis terlaksana.")
TOO_MANY = gettext_noop("Satu sosialisasi menyimpan paling banyak %(most)s foto. Buang dahulu yang tidak perlu.")
KEPT_ALREADY = gettext_noop("Foto ini sudah disimpan. Bila masih ada wajah yang terlihat, buang fotonya.")
NO_CELL = gettext_noop("Ketuk dahulu kotak yang menutupi wajah, lalu tutup.")

Box = tuple[float, float, float, float]


def has_room(state: State, there: int) -> str:
    """Why a session takes no further photograph; nothing where it does."""
    if state is not State.HELD:
        return NOT_HELD
    return TOO_MANY if there >= MOST_OF_A_SESSION else ""


def cells_of(typed: Iterable[str]) -> Sequence[int]:
    """The cells of the grid that were tapped, row by row from 0; what is none is left out."""
    numbers = {int(each) for each in typed if each.isascii() and each.isdigit() and len(each) < 4}
    return sorted(number for number in numbers if number < COLUMNS * ROWS)


def boxes_of(cells: Sequence[int], width: int, height: int) -> list[Box]:
    """The boxes of these cells in a picture of this size, in pixels."""
    wide, high = width / COLUMNS, height / ROWS
    return [
        (each % COLUMNS * wide, each // COLUMNS * high, (each % COLUMNS + 1) * wide, (each // COLUMNS + 1) * high)
        for each in cells
    ]
