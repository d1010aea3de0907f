"""The catalogue and the plan: no effect without a source, never how many victims, wrong files told in words."""

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

from naung.doors.operator.plan_prevention import plan_prevention
from naung.foundation.organisations.rules import shipped_agencies
from naung.insight.drivers.rules.ingredients import declared
from naung.insight.targeting.rules.asking import asked_from
from naung.insight.targeting.rules.catalogue import read_catalogue, shipped_catalogue
from naung.insight.targeting.rules.telling import percent, said
from naung.insight.targeting.vocabulary import TROUBLE_WORDS, AskedWrongly, CatalogueBroken, CountsAs
from naung.methods.allocation import Trouble

TABLE = (
    Path(__file__).resolve().parents[3] / "src" / "naung" / "insight" / "targeting" / "tables" / "interventions.toml"
).read_text()


def question(**changed: Any) -> dict[str, Any]:
    """Singkawang and Sambas: four places, two interventions."""
    return {
        "anggaran": 10,
        "paling_banyak": 1,
        "petugas": ["fasilitator"],
        "wilayah": [
            {"kode": "61.72", "paling_sedikit": 2, "petugas": {"fasilitator": 6}},
            {"kode": "61.01", "paling_sedikit": 2, "petugas": {"fasilitator": 6}},
        ],
        "tempat": [
            {"kode": "61.72.01.1001", "kebutuhan": [4.0, 6.0]},
            {"kode": "61.72.01.1002", "kebutuhan": 3.0},
            {"kode": "61.01.01.2001", "kebutuhan": 1.0},
            {"kode": "61.01.01.2002", "kebutuhan": None},
        ],
        "intervensi": [
            {"kode": "penyuluhan", "biaya": 2, "petugas": {"fasilitator": 2}, "akibat": [0.05, 0.2]},
            {"kode": "akta", "biaya": 3, "akibat": [0.1, 0.1]},
        ],
        **changed,
    }


def printed(tmp_path: Path, given: Any) -> Any:
    path = tmp_path / "tanya.json"
    path.write_text(json.dumps(given))
    return CliRunner().invoke(plan_prevention, [str(path), "--json"])


def complaints(given: dict[str, Any]) -> list[str]:
    with pytest.raises(AskedWrongly) as wrong:
        asked_from(given, shipped_catalogue())
    return said(wrong.value.complaints)


def test_the_catalogue_covers_what_a_task_force_does_and_patrols_only_detect() -> None:
    rows = shipped_catalogue().interventions
    assert {"penyuluhan", "sekolah", "pos_bantuan_hukum", "cek_tawaran", "pelatihan_kerja", "akta", "patroli"} == set(
        rows
    )
    assert [row.code for row in rows.values() if row.counts_as is CountsAs.DETECTION] == ["patroli"]
    for row in rows.values():
        assert row.effect is None  # no study was found for any of them
        assert set(row.agencies) <= set(shipped_agencies())
        assert row.evidence_id != row.evidence_en


@pytest.mark.parametrize(
    ("row", "other", "said"),
    [
        ('code = "akta"', 'code = "sekolah"', "twice"),
        ('agencies = ["disnaker"]', 'agencies = ["dukun"]', "dukun"),
        ('agencies = ["disnaker"]', "agencies = []", "nobody"),
        ('factors = ["pekerjaan", "ekonomi"]', 'factors = ["cuaca"]', "cuaca"),
        ('factors = ["pekerjaan", "ekonomi"]', "factors = []", "prevention has factors"),
        ('unit_id = "satu angkatan"', 'unit_id = ""', "unit_id"),
        ('unit_id = "satu angkatan"', 'unit_id = "satu angkatan"\neffect_low = 0.1', "effect needs"),
        (
            'unit_id = "satu angkatan"',
            'unit_id = "x"\neffect_low = 0.1\neffect_high = 0.2\neffect_source = "s"\neffect_mark = "M"',
            "other than M",
        ),
        (
            'unit_id = "satu angkatan"',
            'unit_id = "x"\neffect_low = 0.3\neffect_high = 0.2\neffect_source = "s"\neffect_mark = "V"',
            "between 0 and 1",
        ),
    ],
)
def test_a_row_that_no_plan_may_rest_on_is_refused_with_its_line(row: str, other: str, said: str) -> None:
    assert row in TABLE
    with pytest.raises(CatalogueBroken, match=r"interventions\.toml:\d+ .*") as wrong:
        read_catalogue(TABLE.replace(row, other, 1))
    assert said in str(wrong.value)


def test_a_sourced_effect_is_taken_and_no_office_puts_its_own_in_its_place() -> None:
    sourced = 'unit_id = "satu angkatan"\neffect_low = 0.1\neffect_high = 0.2\neffect_source = "s"\neffect_mark = "V"'
    catalogue = read_catalogue(TABLE.replace('unit_id = "satu angkatan"', sourced, 1))
    rows = [{"kode": "pelatihan_kerja", "biaya": 2}]
    asked = asked_from(question(intervensi=rows), catalogue)
    assert asked.assumed == ()
    assert asked.high.mean_gains[1, 0] == pytest.approx(0.6)
    with pytest.raises(AskedWrongly, match="sourced_effect"):
        asked_from(question(intervensi=[{**rows[0], "akibat": [0, 1]}]), catalogue)


def test_low_and_high_are_two_problems_and_missing_stays_missing() -> None:
    asked = asked_from(question(), shipped_catalogue())
    assert asked.low.mean_gains[0].tolist() == pytest.approx([0.25, 0.5])
    assert asked.high.mean_gains[0].tolist() == pytest.approx([1.0, 0.5])
    assert np.isnan(asked.low.mean_gains[3]).all()
    assert asked.assumed == ("penyuluhan", "akta")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"intervensi": [{"kode": "patroli", "biaya": 1, "akibat": [0, 1]}]}, "upaya penemuan"),
        ({"intervensi": [{"kode": "akta", "biaya": 1}]}, "asumsi kantor sendiri"),
        ({"intervensi": [{"kode": "akta", "biaya": 1, "akibat": [0.3, 0.1]}]}, "yang rendah dahulu"),
        ({"intervensi": [{"kode": "doa", "biaya": 1, "akibat": [0, 1]}]}, "tidak ada dalam daftar"),
        ({"intervensi": [{"kode": "akta", "biaya": 1.5, "akibat": [0, 1]}]}, "bilangan bulat"),
        ({"tempat": [{"kode": "61.02.01.2001", "kebutuhan": 1}]}, "61.02"),
        ({"tempat": [{"kode": "61.72.01.1001", "kebutuhan": "banyak"}]}, "harus berupa angka"),
        ({"tempat": [{"kode": "61.72.01.1001"}, {"kode": "61.72.01.1001"}]}, "dua kali"),
        ({"tempat": []}, "tempat harus berupa daftar"),
        ({"putusan": [{"tempat": "61.72.01.1001", "intervensi": "akta", "masuk": True}]}, "alasan"),
        ({"putusan": [{"tempat": "x", "intervensi": "akta", "alasan": "a"}]}, "tidak ada: x akta"),
    ],
)
def test_a_wrong_question_is_told_in_words(changed: dict[str, Any], said: str) -> None:
    assert any(said in each for each in complaints(question(**changed)))


def test_every_trouble_of_the_planner_has_its_words() -> None:
    assert set(TROUBLE_WORDS) == set(Trouble)


def test_the_plan_says_if_true_why_and_what_came_next_and_never_how_many(tmp_path: Path) -> None:
    decided = [{"tempat": "61.01.01.2001", "intervensi": "penyuluhan", "masuk": True, "alasan": "sudah dijanjikan"}]
    result = printed(tmp_path, question(putusan=decided))
    assert result.exit_code == 0, result.output
    answer = json.loads(result.output)
    assert answer["sebutan"] == "jika asumsi benar"
    assert answer["tempat_tanpa_data"] == ["61.01.01.2002"]
    for name in ("asumsi_rendah", "asumsi_tinggi"):
        plan = answer[name]
        assert plan["bukti"].startswith("terbukti")
        assert 0 < plan["biaya"] <= 10
        ours = next(each for each in plan["pilihan"] if each["tempat"] == "61.01.01.2001")
        assert ours["mengapa"] == "diputuskan oleh petugas"
        assert ours["alasan_putusan"] == "sudah dijanjikan"
        assert all(each["mengapa"] and each["bukti_akibat"] and each["instansi"] for each in plan["pilihan"])
    assert answer["harga_putusan_petugas"].endswith("%")
    assert answer["tambahan_karena_anggaran_lebih"].endswith("%")
    assert not re.search(r"korban (dicegah|terhindar)|\d+ korban", result.output)


def test_a_plan_that_can_not_be_made_names_its_area(tmp_path: Path) -> None:
    areas = [{"kode": "61.72"}, {"kode": "61.01", "paling_sedikit": 9}]
    result = printed(tmp_path, question(wilayah=areas, petugas=[]))
    assert result.exit_code == 1
    assert "Bagian terkecil 61.01 tidak bisa dicapai" in result.output
    assert "kurang 6" in result.output


def test_what_is_no_object_is_refused_and_without_a_file_the_catalogue_is_printed(tmp_path: Path) -> None:
    assert printed(tmp_path, [1]).exit_code == 1
    shown = json.loads(CliRunner().invoke(plan_prevention, ["--json"]).output)["intervensi"]
    assert [row["kode"] for row in shown] == list(shipped_catalogue().interventions)


def test_small_shares_are_told_as_small() -> None:
    assert [percent(share) for share in (0.0, 0.0001, 0.125)] == ["0,0 %", "< 0,05 %", "12,5 %"]


@pytest.mark.parametrize(
    ("row", "other", "said"),
    [
        ('model = "kemiskinan"', 'model = "cuaca"', "not in the model"),
        ('model = "penempatan"', 'model = "sekolah"', "not aimed at"),
        ('[[beyond]]\nmodel = "perbatasan"', '[[beyond]]\nmodel = "sekolah"', "not aimed at"),
        ('model = "kemiskinan"', 'model = ""', "why the model has no data"),
        (
            'model = "kemiskinan"',
            'model = "kemiskinan"\nno_data_id = "a"\nno_data_en = "b"',
            "why the model has no data",
        ),
    ],
)
def test_factors_of_the_catalogue_and_of_the_model_are_tied(row: str, other: str, said: str) -> None:
    known = {factor.key for factor in declared().factors}
    catalogue = shipped_catalogue()
    named = {factor.model for factor in catalogue.factors.values()} - {""}
    assert named | set(catalogue.beyond) == known
    assert row in TABLE
    with pytest.raises(CatalogueBroken, match=said):
        read_catalogue(TABLE.replace(row, other, 1))
