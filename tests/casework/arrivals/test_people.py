"""The invented people are those of their seed: nobody was added, left out or turned to please a rule."""

from tests.casework.arrivals.invent import COLUMNS, PEOPLE, invented, kept


def test_the_people_are_those_of_the_seed() -> None:
    found = [tuple(row[column] for column in COLUMNS) for row in kept()]
    assert found == list(invented())
    assert len(found) == PEOPLE
