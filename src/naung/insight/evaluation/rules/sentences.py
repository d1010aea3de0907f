"""What may be said, by rule from the numbers: nobody writes "it works" beside an interval that holds no effect."""

from naung.foundation.words import gettext_noop
from naung.insight.evaluation.vocabulary import WHY_WORDS, Counted
from naung.methods.experiments import Effect, Inconclusive

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
NO_END = gettext_noop("tidak terbatas")


def can_see(ratio: float | None, outcome: str) -> str:
    """What the design can see before it begins, for a power of 80 %."""
    if ratio is None:
        return SEES_NOTHING
    return CAN_SEE.format(outcome=outcome, direction=GREATER if ratio > 1 else FEWER, share=round(100 * abs(ratio - 1)))


def told(answer: Effect | Inconclusive, outcome: str, counted: Counted) -> list[str]:
    """The answer in sentences, with what a count of findings does not mean."""
    if isinstance(answer, Inconclusive):
        return [WHY_WORDS[answer.why]]
    low, high = change(answer.low), change(answer.high)
    if not answer.certain or answer.ratio is None:
        said = [NOT_YET.format(outcome=outcome, low=low, high=high)]
    else:
        said = [
            FOUND.format(
                outcome=outcome,
                direction=GREATER if answer.ratio > 1 else FEWER,
                share=round(100 * abs(answer.ratio - 1)),
                low=low,
                high=high,
                chance=max(1, round(1000 * answer.p)),
            )
        ]
    if counted is Counted.FOUND:
        said += [MORE_IS_FINDING, FEWER_IS_NOT_SURE]
    return said


def change(ratio: float | None) -> str:
    """A ratio as a change in per cent."""
    return NO_END if ratio is None else f"{100 * (ratio - 1):+.0f} %".replace("-", "−")
