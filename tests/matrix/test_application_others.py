"""The running application against the table, for the other half of the roles."""

from tests.matrix import test_application
from tests.matrix.test_application import (
    answers,
    pytestmark,
    test_another_desks_file_answers_like_nothing_in_every_list_and_detail,
    test_at_the_own_desk_each_address_answers_a_role_as_the_table_and_the_engine_say,
    test_no_page_of_the_own_file_shows_a_class_of_data_that_the_table_refuses,
    test_the_search_finds_nothing_of_another_desks_file,
)
from tests.matrix.world import OFFICERS

__all__ = [
    "answers",
    "pytestmark",
    "test_another_desks_file_answers_like_nothing_in_every_list_and_detail",
    "test_at_the_own_desk_each_address_answers_a_role_as_the_table_and_the_engine_say",
    "test_no_page_of_the_own_file_shows_a_class_of_data_that_the_table_refuses",
    "test_the_search_finds_nothing_of_another_desks_file",
]
ROLES = sorted(OFFICERS)[1::2]


def test_every_role_has_its_turn_in_one_of_the_two_files() -> None:
    assert sorted([*test_application.ROLES, *ROLES]) == sorted(OFFICERS)
