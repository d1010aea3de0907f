"""The room's readers."""

from naung.foundation.people.queries.alike import EarlierRecord, described, described_rows, earlier_of, earlier_records
from naung.foundation.people.queries.beside import Beside, beside
from naung.foundation.people.queries.elsewhere import known_elsewhere
from naung.foundation.people.queries.many import Near, described_many, earlier_of_many, nearest_of_many
from naung.foundation.people.queries.persons import (
    age_today,
    ages_of,
    birth_for,
    name_of_person,
    nik_reading,
    owner_of,
    people_named,
    person_for,
    person_row,
    unseen_columns,
)
from naung.foundation.people.queries.search import PeopleFound, PersonHit, SeenIndex, of_desk, search_people
from naung.foundation.people.queries.shown import (
    AgeDecisionShown,
    ContactShown,
    DocumentShown,
    NameShown,
    PersonBrief,
    PersonShown,
)

__all__ = [
    "AgeDecisionShown",
    "Beside",
    "ContactShown",
    "DocumentShown",
    "EarlierRecord",
    "NameShown",
    "Near",
    "PeopleFound",
    "PersonBrief",
    "PersonHit",
    "PersonShown",
    "SeenIndex",
    "age_today",
    "ages_of",
    "beside",
    "birth_for",
    "described",
    "described_many",
    "described_rows",
    "earlier_of",
    "earlier_of_many",
    "earlier_records",
    "known_elsewhere",
    "name_of_person",
    "nearest_of_many",
    "nik_reading",
    "of_desk",
    "owner_of",
    "people_named",
    "person_for",
    "person_row",
    "search_people",
    "unseen_columns",
]
