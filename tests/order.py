"""In which order the files of tests run: the longest first, so that no worker is left with one while the others rest.

A worker takes a whole file (`--dist loadfile`) because what a file makes once is made once. Without an order of ours
xdist begins with the files of many tests, and a file of one journey of two minutes is the last to begin.
"""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# From about ten seconds up, by what `--durations` says. A file that is not here runs after these: nothing breaks.
LONGEST = (
    "tests/matrix/test_application.py",
    "tests/matrix/test_application_others.py",
    "tests/journeys/test_theft.py",
    "tests/journeys/test_between_desks.py",
    "tests/doors/operator/test_join.py",
    "tests/doors/whole/test_between_timing.py",
    "tests/doors/operator/test_office.py",
    "tests/doors/operator/test_upgrade.py",
    "tests/doors/operator/test_recovering.py",
    "tests/journeys/test_first_day.py",
    "tests/journeys/test_hand_over.py",
    "tests/journeys/test_border_tablet.py",
    "tests/journeys/test_border_tablet_wrong.py",
    "tests/journeys/test_border_hall.py",
    "tests/journeys/test_border_heard.py",
    "tests/journeys/test_desk.py",
    "tests/doors/whole/test_between_strangers.py",
    "tests/journeys/test_frame.py",
    "tests/journeys/test_help.py",
    "tests/journeys/test_account.py",
    "tests/journeys/test_partner_phone.py",
    "tests/journeys/test_law_corrected.py",
    "tests/journeys/test_desk_reading.py",
    "tests/doors/operator/test_serve.py",
    "tests/doors/operator/test_import_killed.py",
    "tests/doors/operator/test_restoring.py",
    "tests/doors/operator/test_console.py",
    "tests/doors/account/test_pages.py",
    "tests/doors/test_junk.py",
    "tests/doors/test_intruders.py",
    "tests/casework/referrals/test_narrowing.py",
    "tests/doors/operator/test_erased_files.py",
    "tests/doors/help/test_why.py",
    "tests/methods/test_allocation.py",
    "tests/doors/flows/test_pages.py",
    "tests/doors/operator/test_town.py",
    "tests/doors/account/test_limits.py",
    "tests/doors/cases/test_shut_out_told_pages.py",
    "tests/contracts/test_tables.py",
    "tests/doors/beginning/test_door.py",
    "tests/doors/operator/test_schemas.py",
    "tests/insight/extract/test_extract.py",
    "tests/contracts/test_plain_words.py",
    "tests/casework/manifests/test_shapes.py",
    "tests/casework/htcds/test_round_trip.py",
    "tests/casework/exchange/test_strangers.py",
    "tests/methods/test_sheets.py",
)


def longest_first(items: list[pytest.Item]) -> list[pytest.Item]:
    """The same tests, those of the longest files first; the order within a file and among the others is kept."""
    rank = {ROOT / name: place for place, name in enumerate(LONGEST)}
    return sorted(items, key=lambda item: rank.get(item.path, len(LONGEST)))
