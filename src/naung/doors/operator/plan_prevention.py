"""`naung plan-prevention FILE.json`: which interventions in which places, under budget and staff, if an assumption is true."""

from typing import Any, BinaryIO

import click

from naung.doors.operator.asked import object_in
from naung.doors.operator.printing import json_option, show
from naung.insight.targeting.rules.asking import asked_from
from naung.insight.targeting.rules.catalogue import shipped_catalogue
from naung.insight.targeting.rules.telling import more, refused, said, told
from naung.insight.targeting.vocabulary import Asked, AskedWrongly
from naung.methods.allocation import bought_by, cost_of_overrides, low_and_high, reasons_of

MORE_MONEY = 100  # a hundredth of the budget more: well above what the proof leaves open
HELP = """Susun rencana pencegahan: intervensi apa di tempat mana, dalam batas anggaran dan petugas.

Berkas: satu objek JSON dengan "anggaran", "paling_banyak" (intervensi tiap tempat), "petugas" (daftar jenisnya), dan daftar:

\b
  wilayah     {"kode": "61.72", "paling_sedikit": 0, "petugas": {"fasilitator": 20}}
  tempat      {"kode": "61.72.01.1001", "kebutuhan": 2.5}
  intervensi  {"kode": "penyuluhan", "biaya": 1500000, "petugas": {"fasilitator": 2}, "akibat": [0.05, 0.2]}
  putusan     {"tempat": ..., "intervensi": ..., "masuk": true, "alasan": ...}

"kebutuhan" angka menurut tempat, atau daftar angka dari model; kosong (null) berarti tidak ada data. "akibat" adalah asumsi
kantor sendiri, rendah dan tinggi: tidak ada intervensi dalam daftar bawaan yang akibatnya sudah diukur. Karena itu rencana
ini hanya benar jika asumsinya benar, dan tidak pernah menyebut jumlah korban. `--catalogue` mencetak daftar intervensi."""


@click.command(name="plan-prevention", help=HELP)
@click.argument("file", type=click.File("rb"), required=False)
@click.option("--catalogue", is_flag=True, help="Cetak daftar intervensi.")
@json_option
def plan_prevention(file: BinaryIO | None, catalogue: bool, as_json: bool) -> None:
    """Print both plans, low and high; one sentence a complaint and exit status 1 where there is no plan."""
    if catalogue or file is None:
        show({"intervensi": _catalogue()}, as_json=as_json)
        return
    given = object_in(file)
    try:
        asked = asked_from(given, shipped_catalogue())
    except AskedWrongly as wrong:
        raise click.ClickException("\n".join(said(wrong.complaints))) from None
    show(_answer(asked), as_json=as_json)


def _catalogue() -> list[dict[str, Any]]:
    return [
        {
            "kode": row.code,
            "nama": row.id,
            "satuan": row.unit_id,
            "dihitung": row.counts_as.value,
            "instansi": " ".join(row.agencies),
            "tanda": row.mark.value,
            "bukti_akibat": row.evidence_id,
        }
        for row in shipped_catalogue().interventions.values()
    ]


def _answer(asked: Asked) -> dict[str, Any]:
    between = low_and_high(asked.low, asked.high)
    if isinstance(between, tuple):
        raise click.ClickException("\n".join(said(refused(asked, between))))
    choices = reasons_of(asked.low, between.low), reasons_of(asked.high, between.high)
    answer = told(asked, between, choices, shipped_catalogue())
    step = max(1, asked.low.budget // MORE_MONEY)
    richer = bought_by(asked.low, between.low, budget=step)
    if not isinstance(richer, tuple):
        answer["anggaran_lebih"] = step
        answer["tambahan_karena_anggaran_lebih"] = more(richer, between.low)
    if asked.reasons:
        cost = cost_of_overrides(asked.low, between.low)
        if not isinstance(cost, tuple):
            answer["harga_putusan_petugas"] = more(cost, between.low)
    return answer
