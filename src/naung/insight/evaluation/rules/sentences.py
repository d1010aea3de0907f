"""What may be said, by rule from the numbers: nobody writes "it works" beside an interval that holds no effect."""

from collections.abc import Callable

from naung.foundation.words import gettext_noop
from naung.insight.evaluation.vocabulary import WHY_WORDS, Counted
from naung.methods.experiments import Effect, Inconclusive, Why

CAN_SEE = gettext_noop(
    "Rancangan ini baru dapat melihat {outcome} yang {direction} {share} persen atau lebih; perubahan yang lebih kecil"
    " biasanya luput."
)
SEES_NOTHING = gettext_noop(
    "Dengan wilayah dan hitungan sesedikit ini, rancangan ini tidak dapat melihat akibat sebesar apa pun. Jangan menjanjikan"
    " pengukuran; tunggu lebih banyak data atau gabungkan lebih banyak wilayah."
)
FEWER, GREATER = gettext_noop("berkurang"), gettext_noop("bertambah")
FOUND = gettext_noop(
    "{outcome}: {direction} {share} persen karena kegiatan ini (kisaran 95 persen: {low} sampai {high}). Jika hanya undian"
    " yang menentukan, selisih sebesar ini terjadi {chance} dari 1.000 kali."
)
NOT_YET = gettext_noop(
    "Belum dapat disimpulkan: kisaran 95 persen untuk {outcome} ({low} sampai {high}) masih memuat tidak ada perubahan. Itu bukan"
    " bukti bahwa kegiatan ini tidak ada akibatnya."
)
MORE_IS_FINDING = gettext_noop(
    "Laporan atau temuan yang bertambah berarti lebih banyak yang ditemukan, bukan lebih banyak kejahatan."
)
FEWER_IS_NOT_SURE = gettext_noop(
    "Laporan atau temuan yang berkurang bisa juga berarti lebih sedikit yang mencari. Bandingkan dengan catatan upaya."
)
FOUND_BESIDE = gettext_noop(
    "{outcome}: {direction} {share} persen dibandingkan wilayah pembanding (kisaran 95 persen: {low} sampai {high})."
)
LOT_AGAIN = gettext_noop("Ini undian ke-%(lot)s. Urutan undian sebelumnya sudah terlihat sebelum versi ini ditulis.")
NO_LOT = gettext_noop(
    "Wilayah yang memulai dipilih kantor, tidak diundi. Sebab lain yang berbeda antara wilayah tidak dapat disingkirkan, jadi"
    " tidak dapat dikatakan bahwa kegiatan ini penyebabnya."
)
FEW_PAIRS = gettext_noop("Pasangannya terlalu sedikit, sehingga kebetulan tidak bisa disingkirkan.")
WITH_AREAS = gettext_noop("Dengan {areas} wilayah, perubahan di bawah {share} persen tidak akan terlihat.")
WITH_AREAS_NOTHING = gettext_noop("Dengan {areas} wilayah, perubahan sebesar apa pun tidak akan terlihat.")
NO_END = gettext_noop("tidak terbatas")


Say = Callable[[str], str]


def _as_written(sentence: str) -> str:
    return sentence


def can_see(ratio: float | None, outcome: str, say: Say = _as_written) -> str:
    """What the design can see before it begins, for a power of 80 %. `say`: the reader's language."""
    if ratio is None:
        return say(SEES_NOTHING)
    return say(CAN_SEE).format(outcome=outcome, direction=say(_direction(ratio)), share=_share(ratio))


def with_areas(areas: int, ratio: float | None, say: Say = _as_written) -> str:
    """What can't be seen with so many areas."""
    if ratio is None:
        return say(WITH_AREAS_NOTHING).format(areas=areas)
    return say(WITH_AREAS).format(areas=areas, share=_share(ratio))


def told(
    answer: Effect | Inconclusive, outcome: str, counted: Counted, say: Say = _as_written, *, by_lot: bool = True
) -> list[str]:
    """The answer in sentences, with what a count of findings and a choice without a lot do not mean."""
    if isinstance(answer, Inconclusive):
        few_pairs = not by_lot and answer.why is Why.TOO_FEW_WAYS
        return [say(FEW_PAIRS if few_pairs else WHY_WORDS[answer.why]), *([] if by_lot else [say(NO_LOT)])]
    low, high = change(answer.low, say), change(answer.high, say)
    if not answer.certain or answer.ratio is None:
        said = [say(NOT_YET).format(outcome=outcome, low=low, high=high)]
    else:
        values = {"outcome": outcome, "direction": say(_direction(answer.ratio)), "share": _share(answer.ratio)}
        chance = max(1, round(1000 * answer.p))
        said = [say(FOUND if by_lot else FOUND_BESIDE).format(**values, low=low, high=high, chance=chance)]
    if not by_lot:
        said.append(say(NO_LOT))
    if counted is Counted.FOUND:
        said += [say(MORE_IS_FINDING), say(FEWER_IS_NOT_SURE)]
    return said


def change(ratio: float | None, say: Say = _as_written) -> str:
    """A ratio as a change in per cent."""
    return say(NO_END) if ratio is None else f"{100 * (ratio - 1):+.0f} %".replace("-", "−")


def _direction(ratio: float) -> str:
    return GREATER if ratio > 1 else FEWER


def _share(ratio: float) -> int:
    return round(100 * abs(ratio - 1))
