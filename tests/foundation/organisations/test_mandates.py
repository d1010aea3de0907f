"""The register of mandates: its stories, its rows, and that it and the engine of access say the same."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.foundation.access.rules import covers, reach_at
from naung.foundation.access.vocabulary import (
    Category,
    Exploitation,
    Mandate,
    Permission,
    PersonKind,
    Question,
    Reach,
    Service,
)
from naung.foundation.organisations.rules import (
    agency_code,
    may_refer,
    read_mandates,
    shipped_agencies,
    shipped_mandates,
    shipped_services,
)
from naung.foundation.organisations.rules.agencies import read_agencies
from naung.foundation.organisations.rules.mandates import PRACTICE
from naung.foundation.organisations.rules.register import read_services
from naung.foundation.organisations.vocabulary import MandateAsk
from tests.foundation.organisations.rendered import PAGE, page, told
from tests.foundation.organisations.stories import STORIES, Story

SECTION_4 = {
    *(
        "uptd_ppa",
        "dinas_p3a",
        "ppt",
        "polres",
        "polda",
        "polsek",
        "kejaksaan",
        "pengadilan",
        "pengadilan_agama",
        "kua",
    ),
    *("lpsk", "bp3mi", "p4mi", "imigrasi", "bea_cukai", "tni_pamtas", "plbn", "dinsos", "sentra", "dinkes", "rsud"),
    *("puskesmas", "disnaker", "disdukcapil", "disdik", "kanwil_kemenkum", "obh", "komnas_ham", "komnas_perempuan"),
    *("kpai", "perwakilan_ri", "lsm", "kelurahan", "desa"),
}
PLACES = {Reach.CITY: "61.72", Reach.REGENCY: "61.01", Reach.PROVINCE: "61", Reach.COUNTRY: "61.72", Reach.ABROAD: "MY"}
ROW = """[[mandate]]
code = "x"
agency_type = "dinsos"
service = "pemulangan"
person_kinds = ["laki_laki"]
legal_basis = "UU 21/2007"
article = "Pasal 52"
mark = "V"
source = "s"
"""


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.says)
def test_the_register_answers(story: Story) -> None:
    answer, reason, basis, _ = told(story)
    assert answer == story.answer, reason
    assert story.because in f"{reason} {basis}"


def test_there_are_sixty_stories_and_the_page_is_theirs() -> None:
    assert len({story.says for story in STORIES}) == len(STORIES) >= 60
    assert PAGE.read_text("utf-8") == page(), "run make docs"


def test_sixty_rows_stand_for_every_agency_that_handles_a_person() -> None:
    rows = shipped_mandates()
    assert len(rows) >= 60
    assert {row.agency_type for row in rows} >= SECTION_4
    idle = {kind.code for kind in shipped_agencies().values() if not kind.handles}
    assert {row.agency_type for row in rows} == set(shipped_agencies()) - idle
    for level in (Reach.CITY, Reach.REGENCY, Reach.PROVINCE):
        assert {row.service for row in rows if level in row.levels and row.gives} == set(Service)


@pytest.mark.parametrize("row", shipped_mandates(), ids=lambda row: row.code)
def test_each_row_says_what_it_may(row: Mandate) -> None:
    """What a row covers is allowed with a basis; from memory, or practice, it is asked about; never refused."""
    level = min(row.levels, key=list(Reach).index)
    kind, used = min(row.person_kinds), min(row.exploitations, default="")
    ask = MandateAsk(date(2026, 11, 25), row.agency_type, row.service, kind, row.territory or PLACES[level], used)
    verdict = may_refer(ask, [row])
    assert (verdict.allowed, verdict.needs_check) == (row.gives, not row.gives)
    assert verdict.basis == (row.basis or PRACTICE)
    assert verdict.mark == row.mark
    assert row.levels <= shipped_agencies()[row.agency_type].levels
    if row.basis == "":
        assert row.mark == "M"


ASKS = st.builds(
    MandateAsk,
    on=st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    agency_type=st.sampled_from(sorted(shipped_agencies())),
    service=st.sampled_from(Service),
    person_kind=st.sampled_from([kind for kind in PersonKind if kind is not PersonKind.UNKNOWN]),
    place=st.sampled_from(["61", "61.72", "61.71", "61.01", "61.03.05", "61.72.01.1001", "52", "MY", "MY-13"]),
    exploitation=st.sampled_from(["", *Exploitation]),
)


@given(ASKS)
def test_the_register_and_the_engine_agree(ask: MandateAsk) -> None:
    question = Question(
        None,
        None,
        "petugas_kasus",
        Permission.CASE_READ,
        Category.C,
        ask.on,
        ask.agency_type,
        ask.service,
        ask.person_kind,
        ask.place,
        Exploitation(ask.exploitation) if ask.exploitation else None,
    )
    rows = shipped_mandates()
    assert may_refer(ask, rows).allowed is any(covers(row, question) for row in rows)


@given(ASKS, st.sampled_from(["", "61", "61.72", "52.01"]))
def test_a_desk_never_may_more_than_its_kind(ask: MandateAsk, territory: str) -> None:
    rows = shipped_mandates()
    assert may_refer(ask, rows).allowed or not may_refer(replace(ask, territory=territory), rows).allowed


@given(ASKS, st.sets(st.sampled_from(shipped_mandates())))
def test_rows_from_memory_change_no_yes_and_no_row_makes_a_yes_a_no(ask: MandateAsk, some: set[Mandate]) -> None:
    lawful = [row for row in some if row.gives]
    assert may_refer(ask, lawful).allowed is may_refer(ask, some).allowed
    assert not may_refer(ask, some).allowed or may_refer(ask, shipped_mandates()).allowed


@given(ASKS)
def test_a_place_that_is_in_no_table_makes_a_yes_unsure_and_nothing_else(ask: MandateAsk) -> None:
    rows = shipped_mandates()
    known, unknown = may_refer(ask, rows), may_refer(replace(ask, place_known=False), rows)
    assert not unknown.allowed
    assert unknown.needs_check is (known.allowed or known.needs_check)


def test_a_code_tells_the_level() -> None:
    assert reach_at("31.71") == {Reach.CITY, Reach.PROVINCE, Reach.COUNTRY}
    assert Reach.REGENCY in reach_at("61.12.03")
    assert reach_at("61") == {Reach.PROVINCE, Reach.COUNTRY}
    assert reach_at("ID") == {Reach.COUNTRY}
    assert reach_at("MY-13") == {Reach.ABROAD}
    assert reach_at("") == frozenset()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('mark = "V"', 'mark = "X"', "mark"),
        ('"UU 21/2007"', '""', "article without legal_basis"),
        ('legal_basis = "UU 21/2007"\narticle = "Pasal 52"', 'legal_basis = ""\narticle = ""', "mark of a practice"),
        ('"dinsos"', '"dinas_x"', "agency_type"),
        ('"pemulangan"', '"pijat"', "pijat"),
        ('["laki_laki"]', "[]", "person_kinds"),
        ('source = "s"', 'source = ""', "source"),
        ('source = "s"', 'source = "s"\nvalid_from = "2026"', "valid_from"),
        ('source = "s"', 'source = "s"\nlevels = ["planet"]', "planet"),
        ('code = "x"\n', "", "code"),
    ],
)
def test_a_broken_row_is_refused_by_file_row_and_part(old: str, new: str, said: str) -> None:
    assert read_mandates(ROW)
    with pytest.raises(ValueError, match=rf"some\.toml, mandate 1.*{said}"):
        read_mandates(ROW.replace(old, new), "some.toml")


def test_broken_agencies_and_services_are_refused() -> None:
    with pytest.raises(ValueError, match=r"agencies\.toml, agency 1"):
        read_agencies('[[agency]]\ncode = "x"')
    with pytest.raises(ValueError, match=r"services\.toml"):
        read_services('[[service]]\ncode = "pemulangan"\nbelongs = []')


def test_every_service_has_what_belongs_to_it_and_mediation_belongs_to_none() -> None:
    parts = shipped_services()
    assert set(parts) == set(Service)
    assert all(len(some) >= 3 for some in parts.values())
    assert not any("mediasi" in part.words_id for some in parts.values() for part in some)


def test_an_agency_is_known_by_its_other_names() -> None:
    assert agency_code("polri") == "polres"
    assert agency_code("uptd_ppa") == "uptd_ppa"
    assert agency_code("dukun") is None
