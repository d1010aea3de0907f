"""What kind of person the register of mandates asks for, from what a record says of her."""

from naung.foundation.access.vocabulary import PersonKind
from naung.foundation.people.vocabulary import AgeGroup, Sex

KINDS = {
    (Sex.FEMALE, AgeGroup.ADULT): PersonKind.WOMAN,
    (Sex.MALE, AgeGroup.ADULT): PersonKind.MAN,
    (Sex.FEMALE, AgeGroup.CHILD): PersonKind.GIRL,
    (Sex.MALE, AgeGroup.CHILD): PersonKind.BOY,
}


def kind_of(sex: Sex, group: AgeGroup) -> PersonKind:
    """Woman, man, girl or boy; unknown where the sex is not known or is another."""
    return KINDS.get((sex, group), PersonKind.UNKNOWN)
