"""A rollout from lot to answer: sealed before, refused otherwise, told by rule."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner, Result

from naung.doors.operator.measure import measure
from naung.foundation.access.rules import system_actor
from naung.foundation.audit.models import Entry
from naung.foundation.audit.queries import verify
from naung.foundation.errors import NotPermitted
from naung.insight.evaluation.actions import seal_protocol
from naung.insight.evaluation.queries import seal_of
from naung.insight.evaluation.rules.protocols import digest_of, protocol_from
from naung.insight.evaluation.rules.sentences import can_see, change, told, with_areas
from naung.insight.evaluation.vocabulary import WHY_WORDS, Counted, EvaluationEvent, WrongProtocol
from naung.methods.experiments import Effect, Inconclusive, Why

BY = system_actor("evaluation")
AREAS = [f"61.{number:02d}" for number in range(1, 13)] + ["61.71", "61.72"]


def file(**changed: Any) -> dict[str, Any]:
    """The fourteen kabupaten and kota, five steps."""
    history = np.random.default_rng(1).poisson(40, (14, 6)).tolist()
    return {
        "judul": "Pemeriksaan tawaran kerja di kelurahan",
        "ukuran": "Keberangkatan tanpa surat",
        "yang_dihitung": "temuan",
        "rancangan": "bertahap",
        "wilayah": AREAS,
        "langkah": 5,
        "sebelum": 1,
        "sesudah": 0,
        "undian": 42,
        "diharapkan": "turun",
        "riwayat": history,
        **changed,
    }


def counted(given: dict[str, Any], ratio: float) -> list[list[int]]:
    exposed = protocol_from(given).design.exposed
    found: list[list[int]] = np.random.default_rng(2).poisson(40 * np.where(exposed, ratio, 1.0)).tolist()
    return found


def run(tmp_path: Path, given: Any, *options: str) -> Result:
    path = tmp_path / "ukur.json"
    path.write_text(json.dumps(given))
    return CliRunner().invoke(measure, [str(path), "--json", *options])


@pytest.mark.django_db
def test_before_it_says_who_begins_when_and_what_it_can_see(tmp_path: Path) -> None:
    answer = json.loads(run(tmp_path, file()).output)
    begins = [row["mulai_masa"] for row in answer["urutan"]]
    assert sorted(set(begins)) == [2, 3, 4, 5, 6]
    assert "baru dapat melihat Keberangkatan tanpa surat yang berkurang" in answer["yang_dapat_dilihat"]
    assert (answer["disegel_pada"], answer["catatan_nomor"]) == (None, None)
    assert not Entry.objects.filter(event=EvaluationEvent.SEALED.value).exists()


@pytest.mark.django_db
def test_what_was_sealed_before_is_analysed_and_what_was_not_is_refused(tmp_path: Path) -> None:
    given = file()
    after = {**given, "hitungan": counted(given, 0.5)}
    refused = run(tmp_path, after)
    assert refused.exit_code == 1
    assert "belum disegel" in refused.output
    sealed = json.loads(run(tmp_path, given, "--seal").output)
    assert sealed["segel"] == digest_of(given).hex()
    answer = json.loads(run(tmp_path, after).output)
    assert answer["disegel_pada"] == sealed["disegel_pada"]
    assert "berkurang" in answer["hasil"][0]
    assert "bukan lebih banyak kejahatan" in answer["hasil"][1]
    changed = run(tmp_path, {**after, "ukuran": "Sesuatu yang lain"})
    assert changed.exit_code == 1  # another outcome after the fact is another protocol
    entry = Entry.objects.get(event=EvaluationEvent.SEALED.value)
    assert bytes(entry.words) == digest_of(given)
    assert verify().broken_at is None


@pytest.mark.django_db
def test_a_protocol_sealed_twice_keeps_its_first_day_and_nobody_else_seals() -> None:
    protocol = protocol_from(file())
    first = seal_protocol(protocol=protocol, by=BY)
    assert seal_protocol(protocol=protocol, by=BY) == first
    assert seal_of(protocol_from(file(undian=43)), actor=BY) is None
    with pytest.raises(NotPermitted):
        seal_protocol(protocol=protocol, by=system_actor("tick"))
    with pytest.raises(NotPermitted):
        seal_of(protocol, actor=system_actor("tick"))


@pytest.mark.django_db
def test_all_at_once_says_beforehand_and_afterwards_what_can_not_be_concluded(tmp_path: Path) -> None:
    given = file(rancangan="serentak", sebelum=3, sesudah=3)
    sealed = json.loads(run(tmp_path, given, "--seal").output)
    assert sealed["yang_dapat_dilihat"] == WHY_WORDS[Why.ONLY_BEFORE_AND_AFTER]
    answer = json.loads(run(tmp_path, {**given, "hitungan": [[9, 9, 9, 1, 1, 1]] * 14}).output)
    assert answer["hasil"] == [WHY_WORDS[Why.ONLY_BEFORE_AND_AFTER]]


@pytest.mark.django_db
def test_pairs_begin_by_lot_and_few_cases_promise_nothing(tmp_path: Path) -> None:
    poor = [[0, 1, 0, 0]] * 7 + [[1, 0, 0, 0]] * 7
    answer = json.loads(run(tmp_path, file(rancangan="pasangan", sebelum=2, sesudah=2, riwayat=poor)).output)
    assert sum(row["mulai_masa"] == 3 for row in answer["urutan"]) == 7
    assert "Jangan menjanjikan pengukuran" in answer["yang_dapat_dilihat"]


def test_the_seal_is_of_what_is_fixed_whatever_the_order_of_the_keys() -> None:
    given = file()
    turned = dict(reversed(given.items()))
    assert digest_of(given) == digest_of(turned) == digest_of({**given, "hitungan": [[1]]})
    assert digest_of(given) != digest_of(file(langkah=4))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"judul": " "}, "judul harus diisi"),
        ({"rancangan": "acak"}, "bertahap, giliran, pasangan, pembanding, serentak"),
        ({"yang_dihitung": "apa saja"}, "temuan, kegiatan"),
        ({"wilayah": ["61.72"]}, "wilayah harus"),
        ({"wilayah": ["61.72"] * 14}, "wilayah harus"),
        ({"rancangan": "pembanding", "sesudah": 2}, "memulai harus"),
        ({"rancangan": "pembanding", "sesudah": 2, "memulai": AREAS[:8]}, "memulai harus"),
        ({"langkah": 15}, "lebih banyak daripada wilayahnya"),
        ({"langkah": 1}, "langkah harus"),
        ({"undian": -1}, "undian harus"),
        ({"riwayat": [[1, 2]]}, "riwayat harus"),
        ({"riwayat": [[1, -2]] * 14}, "riwayat harus"),
        ({"riwayat": [[1]] * 14}, "riwayat harus"),
    ],
)
def test_a_wrong_protocol_is_told_in_words(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(WrongProtocol, match=said):
        protocol_from(file(**changed))


@pytest.mark.django_db
def test_counts_of_another_shape_and_files_that_are_none_are_refused(tmp_path: Path) -> None:
    wrong = run(tmp_path, file(hitungan=[[1, 2, 3]]))
    assert wrong.exit_code == 1
    assert "14 wilayah dengan 6 masa" in wrong.output
    path = tmp_path / "rusak.json"
    path.write_text("{")
    assert "bukan satu objek" in CliRunner().invoke(measure, [str(path)]).output


def test_the_sentence_follows_the_interval() -> None:
    sure = Effect(0.001, 0.05, 0.6, 0.4, 0.8, 1e6)
    open_ended = Effect(0.4, 0.05, 0.7, None, 1.9, 1e6)
    assert told(sure, "X", Counted.HELD) == [
        "X: berkurang 40 persen karena kegiatan ini (kisaran 95 persen: −60 % sampai −20 %). Jika hanya undian yang menentukan,"
        " selisih sebesar ini terjadi 1 dari 1.000 kali."
    ]
    (unsure,) = told(open_ended, "X", Counted.HELD)
    assert unsure.startswith("Belum dapat disimpulkan")
    assert "tidak terbatas" in unsure
    assert len(told(sure, "X", Counted.FOUND)) == 3
    assert [told(Inconclusive(why, 1.0), "X", Counted.FOUND) for why in Why] == [[WHY_WORDS[why]] for why in Why]
    chosen = told(sure, "X", Counted.HELD, by_lot=False)
    assert (
        chosen[0] == "X: berkurang 40 persen dibandingkan wilayah pembanding (kisaran 95 persen: −60 % sampai −20 %)."
    )
    assert "tidak dapat dikatakan bahwa kegiatan ini penyebabnya" in chosen[1]
    assert told(Inconclusive(Why.TOO_FEW_WAYS, 4.0), "X", Counted.FOUND, by_lot=False)[0].startswith("Pasangannya")
    assert with_areas(8, 0.4) == "Dengan 8 wilayah, perubahan di bawah 60 persen tidak akan terlihat."
    assert with_areas(3, None) == "Dengan 3 wilayah, perubahan sebesar apa pun tidak akan terlihat."
    assert (change(1.25), change(None)) == ("+25 %", "tidak terbatas")
    assert "bertambah 50 persen" in can_see(1.5, "X")
