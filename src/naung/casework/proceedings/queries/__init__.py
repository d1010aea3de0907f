"""The room's readers."""

from naung.casework.proceedings.queries.counted import ends_counted
from naung.casework.proceedings.queries.feeds import FeedShown, own_feeds
from naung.casework.proceedings.queries.files import (
    ChargeShown,
    DefenceShown,
    HearingShown,
    ProceedingShown,
    StepShown,
    file_of_part,
    proceeding_for,
    track_of,
)
from naung.casework.proceedings.queries.lists import (
    DefenceLine,
    FileLine,
    HearingLine,
    UnbegunLine,
    cases_unbegun,
    defences_open,
    hearings_of_desk,
    hearings_wanting,
    proceeding_of_case,
    proceedings_due,
    proceedings_of_desk,
)
from naung.casework.proceedings.queries.rows import child_heard, was_child
from naung.casework.proceedings.queries.split import FileShown

__all__ = [
    "ChargeShown",
    "DefenceLine",
    "DefenceShown",
    "FeedShown",
    "FileLine",
    "FileShown",
    "HearingLine",
    "HearingShown",
    "ProceedingShown",
    "StepShown",
    "UnbegunLine",
    "cases_unbegun",
    "child_heard",
    "defences_open",
    "ends_counted",
    "file_of_part",
    "hearings_of_desk",
    "hearings_wanting",
    "own_feeds",
    "proceeding_for",
    "proceeding_of_case",
    "proceedings_due",
    "proceedings_of_desk",
    "track_of",
    "was_child",
]
