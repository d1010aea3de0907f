"""`naung measure FILE.json`: draws an order by lot, says before what it can see, seals it, and analyses it afterwards."""

from typing import Any, BinaryIO

import click
from django.utils import timezone

from naung.doors.operator.asked import object_in
from naung.doors.operator.printing import json_option, show
from naung.foundation.access.rules import system_actor
from naung.insight.evaluation.actions import seal_protocol
from naung.insight.evaluation.queries import seal_of
from naung.insight.evaluation.rules.protocols import AFTERWARDS, counts_from, protocol_from
from naung.insight.evaluation.rules.sentences import can_see, told
from naung.insight.evaluation.vocabulary import WHY_WORDS, Protocol, Seal, Shape, WrongProtocol
from naung.methods.experiments import Why, effect_of, smallest_seen

NOT_SEALED = (
    "Rancangan ini belum disegel, atau isinya berubah sesudah disegel. Hasil hanya dihitung untuk rancangan yang disegel lebih"
    " dahulu: jalankan dengan --seal sebelum menghitung."
)
HELP = """Jalankan kegiatan sedemikian rupa sehingga akibatnya dapat diukur.

Berkas: satu objek JSON dengan "judul", "ukuran" (apa yang dihitung, dengan kata), "yang_dihitung" (temuan atau kegiatan),
"rancangan" (bertahap, giliran, pasangan, pembanding, atau serentak), "wilayah" (daftar kode), "memulai" (untuk pembanding:
wilayah yang dipilih kantor), "langkah", "sebelum", "sesudah" (banyaknya masa), "undian" (bilangan dari undian di depan saksi),
"diharapkan" (turun atau naik), dan "riwayat" (hitungan masa-masa sebelumnya tiap wilayah).

Sebelum mulai: urutan wilayah dan perubahan terkecil yang dapat dilihat. Dengan --seal rancangan itu disegel di catatan. Sesudah
selesai, tambahkan "hitungan" (hitungan tiap wilayah tiap masa): hasilnya hanya dihitung bila rancangannya disegel dahulu."""


@click.command(name="measure", help=HELP)
@click.argument("file", type=click.File("rb"))
@click.option("--seal", is_flag=True, help="Segel rancangan ini di catatan, sebelum hasilnya dilihat.")
@json_option
def measure(file: BinaryIO, seal: bool, as_json: bool) -> None:
    """Before: order, smallest visible change, seal. After: the answer in sentences. Exit status 1 with every complaint."""
    by = system_actor("evaluation")
    given = object_in(file)
    try:
        protocol = protocol_from(given)
        counts = counts_from(given, protocol) if AFTERWARDS in given else None
    except WrongProtocol as wrong:
        raise click.ClickException("\n".join(wrong.complaints)) from None
    if counts is None:
        sealed = seal_protocol(protocol=protocol, by=by) if seal else seal_of(protocol, actor=by)
        show({**_before(protocol), **_seal(protocol, sealed)}, as_json=as_json)
        return
    sealed = seal_of(protocol, actor=by)
    if sealed is None:
        raise click.ClickException(NOT_SEALED)
    answer = effect_of(counts, protocol.design, seed=protocol.seed)
    said = told(answer, protocol.outcome, protocol.counted, by_lot=not protocol.shape.by_choice)
    show({"judul": protocol.title, **_seal(protocol, sealed), "hasil": said}, as_json=as_json)


def _before(protocol: Protocol) -> dict[str, Any]:
    if protocol.shape is Shape.AT_ONCE:
        sees = WHY_WORDS[Why.ONLY_BEFORE_AND_AFTER]
    else:
        ratio = smallest_seen(protocol.history, protocol.design, seed=protocol.seed, more=protocol.wanted_more)
        sees = can_see(ratio, protocol.outcome)
    begins = [
        {"wilayah": area, "mulai_masa": int(row.argmax()) + 1 if row.any() else None}
        for area, row in zip(protocol.areas, protocol.design.exposed, strict=True)
    ]
    return {"judul": protocol.title, "urutan": begins, "yang_dapat_dilihat": sees}


def _seal(protocol: Protocol, sealed: Seal | None) -> dict[str, Any]:
    return {
        "segel": protocol.digest.hex(),
        "disegel_pada": timezone.localtime(sealed.at).isoformat(timespec="minutes") if sealed else None,
        "catatan_nomor": sealed.entry if sealed else None,
    }
