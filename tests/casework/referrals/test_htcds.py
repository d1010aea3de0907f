"""A package as HTCDS: what is written is read again, and the loss report names what an office with the standard alone misses."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from naung.casework.htcds.rules.reading import read_htcds
from naung.casework.htcds.vocabulary import LOCAL
from naung.casework.referrals.rules.htcds import Sent, filled, lost, record_of, rows_of
from naung.casework.referrals.rules.tables import shipped_needs
from naung.foundation.access.vocabulary import Exploitation
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.rules.birth import birth_text
from naung.foundation.people.vocabulary import Sex
from naung.methods.sheets import read
from naung.methods.sheets.writing import as_csv, as_workbook

SENT = Sent("RUJ-0001-AA", "KJRI Kuching", date(2026, 11, 25), True)
BIRTHS = [
    birth_text(VagueDate.on(date(2001, 2, 3))),
    birth_text(VagueDate.in_year(1998)),
    birth_text(VagueDate.unknown("kira-kira")),
]
WORDS = st.text("abcdefgh ABC=+-@'\"é1", min_size=1, max_size=12).filter(lambda text: bool(text.strip(" '")))
CODED = {
    "jenis_kelamin": st.sampled_from([each.value for each in Sex]),
    "bentuk_eksploitasi": st.sampled_from([each.value for each in Exploitation]),
    "daerah_asal": st.sampled_from(["61.01", "61.72", "MY"]),
    "kewarganegaraan": st.sampled_from(["ID", "MY"]),
    "bahasa": st.sampled_from(["ind", "hak"]),
    "tanggal_lahir": st.sampled_from(BIRTHS),
    "nama": WORDS.map(lambda text: f"resmi:{text}"),
    "nama_lain": WORDS.map(lambda text: f"alias:{text}"),
    "nama_orang_tua": WORDS.map(lambda text: f"ayah:{text}"),
    "telepon": st.sampled_from(["081234567002", "081234567002; 081234567003"]),
}
FIELDS = sorted(shipped_needs()[0])


@st.composite
def packages(draw: st.DrawFn) -> dict[str, str]:
    chosen = draw(st.lists(st.sampled_from(FIELDS), max_size=12, unique=True))
    return {name: draw(CODED.get(name, WORDS)) for name in chosen}


@settings(max_examples=60)
@given(packages(), st.sampled_from(["excel", "csv"]))
def test_a_package_comes_back_as_it_was_written_and_what_is_lost_is_told(values: dict[str, str], form: str) -> None:
    record = record_of(values, SENT)
    rows = list(rows_of(record))
    content = as_workbook(rows, "HTCDS 2.0") if form == "excel" else as_csv(rows)
    found = read_htcds(read(content), version="2.0")
    assert [row.record for row in found.rows] == [record]
    assert {name for name, _label, _value in filled(record)} == set(record.values) | set(record.extra)
    told = {each.field for each in lost(values, SENT)} | {each.kept_in for each in lost(values, SENT)}
    assert {name for name in record.extra if name.startswith(LOCAL)} <= told


def test_each_field_that_travels_stands_in_the_file() -> None:
    values = {
        "nama": "resmi:Andi Saputra", "jenis_kelamin": "L", "nik": "6101014502020001", "paspor": "C7654321",
        "telepon": "081234567002; 081234567003", "kisah": "Dijanjikan kerja.", "bentuk_eksploitasi": "",
    }  # fmt: skip
    record = record_of(values, SENT)
    assert record.values["prs_FirstName"] == "Andi Saputra"
    assert (record.values["prs_IdentityNumber"], record.extra["x_paspor"]) == ("6101014502020001", "C7654321")
    assert (record.values["prs_MobilePhone"], record.extra["x_telepon"]) == ("081234567002", values["telepon"])
    assert record.extra["x_kisah"] == "Dijanjikan kerja."
    assert record.values["cas_ReferredOrganisation"] == "KJRI Kuching"
    assert record.values["con_Consent"] is True
    assert "con_Consent" not in record_of(values, Sent("R", "KJRI Kuching", SENT.on, False)).values
    assert {"x_kisah", "x_paspor", "x_telepon", "x_referral_number"} <= {each.field for each in lost(values, SENT)}
