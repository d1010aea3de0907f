"""The demo's town: half a year of invented stories, told by files and written down through the officers' own actions."""

from naung.doors.operator.town.clock import moved_clock
from naung.doors.operator.town.days import settle
from naung.doors.operator.town.reading import town_told

__all__ = ["moved_clock", "settle", "town_told"]
