"""Tables and rules of plans: stories of requests, what the law closes, what the leaflet may tell, and how plainly."""

import re
from dataclasses import replace
from datetime import date

import pytest

from naung.casework.plans.queries import leaflet_rows
from naung.casework.plans.rules.plans import check_agreement, check_health, check_served, check_who, kind_of
from naung.casework.plans.rules.requests import check_answer, check_asked, clock_of, due_of_request
from naung.casework.plans.rules.rights import check_told
from naung.casework.plans.rules.tables import LEAFLET, SERVICES, Tables, TableWrong, read_tables, shipped_tables
from naung.foundation.access.vocabulary import Category, Service
from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.clock.vocabulary import Mark, Unit
from naung.foundation.errors import RuleBroken
from naung.foundation.law.queries import shipped_law
from tests.casework.plans.rendering import TARGET, document
from tests.casework.plans.stories import REQUESTS, WIB, Asked, at

LONGEST_SENTENCE = 16  # words
HARD_WORDS = (
    "rehabilitasi", "restitusi", "reintegrasi", "pidana tambahan", "terdakwa", "yuridis", "ayat", "pasal", "penyidikan",
    "kompensasi", "asesmen", "substantif", "implementasi", "fasilitasi", "psikososial", "korban",
)  # fmt: skip


@pytest.mark.parametrize("story", REQUESTS, ids=lambda story: story.sentence)
def test_a_request_runs_from_its_moment(story: Asked) -> None:
    law = shipped_law()
    rule = clock_of(shipped_tables().kinds[story.kind], law.clocks)
    if story.last_day is None:
        assert rule is None
        return
    assert rule is not None
    assert rule.unit is Unit.CALENDAR_DAYS
    due = due_of_request(
        rule,
        asked_at=at(story.asked),
        entered_at=at(story.entered),
        ended_at=at(story.ended) if story.ended else None,
        now=at(story.now),
        tz=WIB,
        calendar=Calendar(),
    )
    assert due.due_at is not None
    assert (due.due_at.astimezone(WIB).date(), due.state, due.moved) == (story.last_day, story.state, story.moved)


def test_the_duties_of_both_articles_run_seven_days_and_never_claim_to_be_a_target() -> None:
    clocks = shipped_law().clocks
    for code in ("rehabilitasi", "pertolongan_pertama"):
        assert (clocks[code].unit, clocks[code].amount, clocks[code].mark) == ("calendar_days", 7, Mark.VERIFIED)
    named = {kind.clock for kind in shipped_tables().kinds.values()} - {""}
    assert named == {"rehabilitasi", "pertolongan_pertama"}


def test_mediation_is_refused_in_the_words_of_the_law_and_offered_by_no_service() -> None:
    tables = shipped_tables()
    assert "mediasi" not in tables.kinds
    assert not any("mediasi" in kind.id.lower() or "damai" in kind.id.lower() for kind in tables.kinds.values())
    with pytest.raises(RuleBroken) as refused:
        kind_of("mediasi", tables, why_closed="tidak boleh", basis="UU 12/2022 (TPKS) Pasal 23")
    assert "tidak boleh (UU 12/2022 (TPKS) Pasal 23)" in str(refused.value)
    with pytest.raises(RuleBroken, match="tidak ada dalam daftar"):
        kind_of("pijat", tables)


def test_each_of_the_six_services_holds_something_and_each_row_says_where_it_rests() -> None:
    tables = shipped_tables()
    assert set(tables.services) == set(Service)
    assert all(tables.kinds_of(service) for service in Service)
    for row in (*tables.services.values(), *tables.kinds.values(), *tables.askers.values()):
        assert row.legal_basis
        assert row.source
        assert row.mark is Mark.MEMORY or not row.legal_basis.startswith("praktik")


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ('code = "visum"', 'code = "perawatan"', "twice"),
        ('mark = "V"', 'mark = "X"', "X"),
        ('service = "pemulangan"', 'service = "mediasi"', "mediasi"),
        ('en = "Legal service"', 'en = ""', "words"),
    ],
)
def test_a_row_that_no_page_may_rest_on_is_refused_with_its_line(old: str, new: str, wrong: str) -> None:
    from importlib import resources

    folder = resources.files("naung.casework.plans").joinpath("tables")
    texts = {name: folder.joinpath(name).read_text("utf-8") for name in (SERVICES, LEAFLET)}
    texts[SERVICES] = texts[SERVICES].replace(old, new, 1)
    with pytest.raises(TableWrong, match=wrong) as refused:
        read_tables(texts)
    assert re.match(r"services\.toml:\d+: ", str(refused.value))


def test_what_rests_on_memory_is_never_told_and_an_unknown_right_is_refused() -> None:
    law, tables = shipped_law(), shipped_tables()
    assert not [t.right for t in tables.leaflet if law.rights[t.right].mark is Mark.MEMORY]
    untold = {code for code, right in law.rights.items() if right.mark is not Mark.MEMORY}
    assert untold == {told.right for told in tables.leaflet}, "each checked right is on the leaflet"
    for right in ("pendamping", "tidak_ada"):
        broken = replace(tables, leaflet=(replace(tables.leaflet[0], right=right),))
        with pytest.raises(TableWrong):
            broken.check(law)


def _sentences(tables: Tables) -> list[str]:
    whole = [text for told in tables.leaflet for text in (told.id, told.heading_id, told.en, told.heading_en)]
    return [sentence for text in whole for sentence in re.split(r"(?<=[.!?])\s+", text)]


def test_the_leaflet_is_read_by_someone_with_nine_years_of_school() -> None:
    found = [s for s in _sentences(shipped_tables()) if len(s.split()) > LONGEST_SENTENCE]
    assert found == []
    words = " ".join(f"{told.heading_id} {told.id}" for told in shipped_tables().leaflet).lower()
    assert [hard for hard in HARD_WORDS if re.search(rf"\b{hard}\b", words)] == []


@pytest.mark.django_db
def test_the_leaflet_takes_its_days_from_the_laws_own_clock() -> None:
    (soon,) = [told for told, right in leaflet_rows(date(2026, 11, 25)) if right.code == "rehabilitasi_segera"]
    assert "paling lambat 7 hari" in soon.id
    assert "within 7 days" in soon.en
    assert not [t for t, _ in leaflet_rows(date(2026, 11, 25)) if "%" in t.id + t.en]
    assert "bantuan_hukum_kuhap" not in {right.code for _, right in leaflet_rows(date(2025, 12, 31))}


def test_every_right_of_the_law_file_is_a_row() -> None:
    articles = {r.pasal for r in shipped_law().rights.values() if r.legal_basis == "UU 21/2007"}
    listed = {
        "35",
        "36",
        "34; 37",
        "38-40",
        "30",
        "29",
        "44",
        "45",
        "46",
        "47",
        "48",
        "50",
        "51",
        "52",
        "53",
        "54",
        "55",
    }
    assert listed <= articles


def test_who_is_served_who_gives_and_what_a_no_needs() -> None:
    check_served(["terduga_perekrut", "korban"])
    with pytest.raises(RuleBroken):
        check_served(["terduga_perekrut"])
    for has_desk, outside in ((True, "RSUD"), (False, " ")):
        with pytest.raises(RuleBroken, match="Pilih meja"):
            check_who(has_desk, outside)
    check_agreement("belum_ditanya", "")
    for agreed in ("tidak_setuju", "tidak_dapat_ditanya"):
        with pytest.raises(RuleBroken, match="alasan"):
            check_agreement(agreed, " ")
    kind = shipped_tables().kinds["perawatan"]
    check_health(kind, "", frozenset({Category.C}), "words")
    with pytest.raises(RuleBroken, match="kesehatan"):
        check_health(kind, "batuk", frozenset({Category.C}), "words")


def test_moments_stand_in_order() -> None:
    now = at("24-11-2026 10.00")
    with pytest.raises(RuleBroken, match="belum terjadi"):
        check_asked(at("24-11-2026 10.01"), now)
    with pytest.raises(RuleBroken, match="sebelum diminta"):
        check_answer("diberikan", at("22-11-2026 10.00"), at("23-11-2026 10.00"), now, ended=False)
    with pytest.raises(RuleBroken, match="sudah ada hasilnya"):
        check_answer("diberikan", now, at("23-11-2026 10.00"), now, ended=True)
    with pytest.raises(RuleBroken, match="Pilih apa"):
        check_answer("didamaikan", now, at("23-11-2026 10.00"), now, ended=False)
    for codes, language, told in (
        ([], "ind", "23-11-2026 10.00"),
        (["x"], "ind", "23-11-2026 10.00"),
        (["a"], "xx", "23-11-2026 10.00"),
        (["a"], "ind", "25-11-2026 10.00"),
    ):
        with pytest.raises(RuleBroken):
            check_told(codes, at(told), language, now=now, rights={"a"}, languages={"ind"})


def test_the_page_of_stories_says_what_the_rules_do() -> None:
    assert TARGET.read_text("utf-8") == document(), "run make docs"
