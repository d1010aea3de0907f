"""The order of lawyers, the passphrase, and what speaks against a lawyer: rules as tables."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.counsel.rules.choosing import barred, check_choice, in_order, licence_on, nearness
from naung.casework.counsel.rules.keeping import lawyer_problems, power_problems, standpoint
from naung.casework.counsel.rules.marks import findings_of, is_open, phones_in, stands
from naung.casework.counsel.rules.passphrases import check_strength, check_tries
from naung.casework.counsel.vocabulary import (
    Finding,
    LawyerTold,
    Licence,
    Placed,
    Power,
    Runner,
    Standing,
    Standpoint,
    Why,
    Wish,
)
from naung.foundation.errors import RuleBroken
from naung.foundation.recusal.vocabulary import MarkKind

DAY = date(2026, 6, 1)
ASKED = Wish("P", "hak", "tppo", "61.72")


def a_runner(name: str = "A", **more: object) -> Runner:
    plain: dict[str, object] = {
        "sex": "P", "languages": frozenset({"hak"}), "specialities": frozenset({"tppo"}), "places": ("61.72",),
        "licence": Licence.VALID, "load": 0, "most": 0,
    }  # fmt: skip
    return Runner(uuid4(), name, **(plain | more))  # type: ignore[arg-type]  # a table's own words


def names(*runners: Runner, wish: Wish = ASKED) -> list[str]:
    return [each.runner.name for each in in_order(runners, wish)]


def test_one_thing_after_the_other_decides() -> None:
    best = a_runner("terbaik")
    loaded = a_runner("banyak", load=3)
    unknown = a_runner("belum dicatat", licence=Licence.UNKNOWN)
    other = a_runner("keahlian lain", specialities=frozenset())
    province = a_runner("provinsi", places=("61.71",))
    silent = a_runner("bahasa lain", languages=frozenset())
    man = a_runner("laki-laki", sex="L")
    full = a_runner("penuh", load=2, most=2)
    shuffled = (full, man, silent, province, other, unknown, loaded, best)
    assert names(*shuffled) == [
        "terbaik", "banyak", "belum dicatat", "keahlian lain", "provinsi", "bahasa lain", "laki-laki", "penuh",
    ]  # fmt: skip


def test_what_she_did_not_ask_decides_nothing() -> None:
    man, woman = a_runner("laki-laki", sex="L"), a_runner("perempuan", load=1)
    assert names(woman, man, wish=Wish()) == ["laki-laki", "perempuan"]


def test_who_may_not_be_chosen_stands_last_with_the_reason() -> None:
    late, conflict = a_runner("lewat", licence=Licence.EXPIRED), a_runner("dua sisi", conflict=True)
    waits, good = a_runner("temuan", open_findings=1), a_runner("baik", load=9)
    placed = in_order((late, conflict, waits, good), ASKED)
    assert [each.rank for each in placed] == [1, 0, 0, 0]
    assert all(barred(each.runner) for each in placed[1:])
    for each in placed[1:]:
        with pytest.raises(RuleBroken):
            check_choice(placed, each.runner.id, "alasan")
    with pytest.raises(RuleBroken):
        check_choice(placed, uuid4(), "alasan")


def test_another_than_the_first_needs_a_reason_and_a_full_one_too() -> None:
    placed = in_order((a_runner("satu"), a_runner("dua", load=1)), ASKED)
    assert check_choice(placed, placed[0].runner.id, "").rank == 1
    with pytest.raises(RuleBroken):
        check_choice(placed, placed[1].runner.id, "  ")
    assert check_choice(placed, placed[1].runner.id, "Ia minta.").rank == 2
    (full,) = in_order((a_runner("penuh", load=1, most=1),), ASKED)
    with pytest.raises(RuleBroken):
        check_choice((full,), full.runner.id, "")


runners = st.builds(
    a_runner,
    st.text(max_size=3),
    sex=st.sampled_from(["P", "L", ""]),
    languages=st.frozensets(st.sampled_from(["hak", "ind"])),
    places=st.sampled_from([(), ("61",), ("61.72",), ("31",)]),
    licence=st.sampled_from(list(Licence)),
    load=st.integers(0, 4),
    most=st.integers(0, 4),
    conflict=st.booleans(),
    open_findings=st.integers(0, 1),
)


@given(st.lists(runners, max_size=6))
def test_the_order_is_whole_explained_and_the_same_whatever_came_first(some: list[Runner]) -> None:
    placed = in_order(some, ASKED)
    assert {each.runner.id for each in placed} == {each.id for each in some}
    assert [p.runner.id for p in placed] == [p.runner.id for p in in_order(reversed(some), ASKED)]
    free = [each for each in placed if each.rank]
    assert [each.rank for each in free] == list(range(1, len(free) + 1))
    assert placed[: len(free)] == tuple(free)
    assert all(each.weighed and bool(each.barred) is not bool(each.rank) for each in placed)


@pytest.mark.parametrize(
    ("start", "end", "how"),
    [
        (None, None, Licence.UNKNOWN),
        (DAY, DAY, Licence.VALID),
        (None, DAY, Licence.VALID),
        (None, DAY - timedelta(1), Licence.EXPIRED),
        (DAY + timedelta(1), None, Licence.NOT_YET),
    ],
)
def test_accreditation_on_a_day(start: date | None, end: date | None, how: Licence) -> None:
    assert licence_on(start, end, DAY) is how


def test_near_is_the_place_then_its_province() -> None:
    assert [nearness(p, "61.72") for p in (("61.72",), ("61",), ("61.72.01",), ("",), ("61.71",), ("31.71",), ())] == [
        0, 0, 0, 0, 1, 2, 2,
    ]  # fmt: skip


def test_what_is_written_of_a_lawyer_and_a_power_is_checked() -> None:
    bad = LawyerTold(" ", specialities=("sihir",), licensed_from=DAY, licensed_until=date(2020, 1, 1), most=-1)
    assert {each.field for each in lawyer_problems(bad)} == {"name", "specialities", "licensed_until", "most"}
    assert lawyer_problems(LawyerTold("Lestari")) == []
    power = Power(uuid4(), DAY + timedelta(1), DAY)
    assert [each.field for each in power_problems(power, DAY)] == ["signed_on", "until"]
    assert [each.field for each in power_problems(Power(uuid4(), DAY, DAY), DAY + timedelta(1))] == ["until"]
    assert standpoint(False, None, False, DAY) is Standpoint.WAITS
    assert standpoint(True, DAY, False, DAY) is Standpoint.STANDS
    assert standpoint(True, DAY - timedelta(1), False, DAY) is Standpoint.RAN_OUT


def found(**more: object) -> tuple[Finding, ...]:
    plain: dict[str, object] = {
        "met": {}, "parties": (), "twins": {}, "clients": (), "accused_by_clients": (), "client": WULAN,
        "kept_out": False,
    }  # fmt: skip
    return findings_of(LAWYER, **(plain | more))  # type: ignore[arg-type]  # a table's own words


LAWYER, WULAN, BOS, TWIN = (UUID(int=n) for n in range(1, 5))


def test_what_speaks_against_a_lawyer() -> None:
    assert found() == ()
    assert found(met={BOS: {MarkKind.PHONE}, TWIN: {MarkKind.NIK}}, parties=[BOS, WULAN]) == (
        Finding(LAWYER, Why.SAME_PHONE, BOS),
    )
    assert found(twins={BOS: {BOS, TWIN}}, clients={TWIN}) == (Finding(LAWYER, Why.CLIENT_ACCUSED, BOS),)
    assert found(twins={BOS: {BOS}}, clients={WULAN}) == ()
    assert found(accused_by_clients={WULAN}) == (Finding(LAWYER, Why.ACCUSES_CLIENT, WULAN),)
    assert [each.why for each in found(kept_out=True, met={WULAN: {MarkKind.NAME}}, parties=[WULAN])] == [
        Why.SHUT_OUT,
        Why.SAME_NAME,
    ]


def test_a_person_decides_except_of_a_file_that_is_shut() -> None:
    name, shut = Finding(LAWYER, Why.SAME_NAME, BOS), Finding(LAWYER, Why.SHUT_OUT, None)
    assert is_open(name, {})
    assert not stands(name, {})
    assert not is_open(name, {name: Standing.CLEAR})
    assert stands(name, {name: Standing.CONFLICT})
    assert stands(shut, {shut: Standing.CLEAR})
    assert not is_open(shut, {})


def test_numbers_in_a_line_of_contact() -> None:
    assert phones_in("kantor 0562 123 4567, lestari@lbh.example / +62 812-3456-7001") == [
        "0562 123 4567",
        "+62 812-3456-7001",
    ]


@pytest.mark.parametrize(
    "weak", ["123456", "perahu kertas", "a a a a a a a a a a a a a a", "rahasia saya lima kata sandi baru", "x" * 30]
)
def test_a_weak_passphrase_is_refused(weak: str) -> None:
    with pytest.raises(RuleBroken):
        check_strength(weak, weak)


def test_a_strong_one_is_taken_as_it_is_used_and_both_must_be_the_same() -> None:
    assert check_strength(" perahu kertas di sungai  sambas", "perahu kertas di sungai sambas") == (
        "perahu kertas di sungai sambas"
    )
    assert check_strength("badugi helomo pitasu rekodi", "badugi helomo pitasu rekodi")
    with pytest.raises(RuleBroken):
        check_strength("perahu kertas di sungai sambas", "perahu kertas di sungai kapuas")


def test_guessing_waits_in_the_short_and_in_the_long() -> None:
    now = datetime(2026, 6, 1, 9, tzinfo=UTC)
    check_tries([now - timedelta(minutes=1)] * 4, now)
    with pytest.raises(RuleBroken):
        check_tries([now - timedelta(minutes=1)] * 5, now)
    check_tries([now - timedelta(minutes=16)] * 19, now)
    with pytest.raises(RuleBroken):
        check_tries([now - timedelta(minutes=16)] * 20, now)


def test_a_place_says_why() -> None:
    (placed,) = in_order((a_runner(),), ASKED)
    assert isinstance(placed, Placed)
    assert [each.point.value for each in placed.weighed] == [
        "jenis_kelamin", "bahasa", "wilayah", "keahlian", "akreditasi", "beban",
    ]  # fmt: skip
