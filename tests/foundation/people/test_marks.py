"""Whether a mentioned name and number are hers: sure, unsure, or somebody else's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.foundation.people.rules.marks import Fit, Marks, fit, speaks_of

HERS = Marks(("Wulan Soekarno", "Lan"), ("0812-3456-7001",))
NAMESAKE = Marks(("Sukarno Wulan",))


@pytest.mark.parametrize(
    ("name", "number", "others", "loose", "strict"),
    [
        ("Wulan Sukarno", "+62 812 3456 7001", (), Fit.HERS, Fit.HERS),
        ("wulan soekarno", "", (), Fit.HERS, Fit.UNSURE),
        ("", "0812 3456 7001", (), Fit.HERS, Fit.UNSURE),
        ("Rahmat", "0812 3456 7001", (), Fit.UNSURE, Fit.UNSURE),
        ("Wulan Sukarno", "0813 1111 2222", (), Fit.UNSURE, Fit.UNSURE),
        ("Wulan Sukarno", "", (NAMESAKE,), Fit.UNSURE, Fit.UNSURE),
        ("Wulan Sukarno", "0812 3456 7001", (NAMESAKE,), Fit.HERS, Fit.HERS),
        ("Wulan", "", (), Fit.OTHER, Fit.OTHER),
        ("", "", (), Fit.OTHER, Fit.OTHER),
    ],
)
def test_how_sure(name: str, number: str, others: tuple[Marks, ...], loose: Fit, strict: Fit) -> None:
    assert fit(name, number, HERS, others=others, strict=False) is loose
    assert fit(name, number, HERS, others=others, strict=True) is strict


@given(st.text(max_size=30), st.text(max_size=20))
def test_nothing_is_hers_of_whom_nothing_is_known(name: str, number: str) -> None:
    assert fit(name, number, Marks(), strict=False) is Fit.OTHER


def test_a_text_that_has_her_name_or_number_in_it_is_known() -> None:
    assert speaks_of("name_1: WULAN SOEKARNO", HERS)
    assert speaks_of("phone_1: 0812 3456-7001", HERS)
    assert not speaks_of("name_1: Rahmat\nphone_1: 0813", HERS)
    assert not speaks_of("apa saja", Marks(("A",), ("",)))
