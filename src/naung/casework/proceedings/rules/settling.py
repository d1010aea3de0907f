"""What may be settled: never the trafficking itself; wages, insurance and a child's own act are other tracks and stay open."""

from naung.casework.cases.vocabulary import Sexual
from naung.casework.proceedings.vocabulary import Matter, SettlementAnswer
from naung.foundation.words import gettext_noop

NO_SETTLEMENT = "tanpa_penyelesaian_luar"  # of the law's table of duties

BY_LAW = gettext_noop("Tidak. Perkara ini tidak diselesaikan di luar pengadilan.")
BY_HOUSE = gettext_noop(
    "Tidak. Perdagangan orang tidak dimediasi di sini. Ini aturan kantor, bukan kutipan ketentuan hukum: mintalah pendapat "
    "bagian hukum."
)
OTHER_TRACK = gettext_noop(
    "Boleh dibicarakan, dengan kuasa hukum, dan tidak mengakhiri perkara perdagangan orangnya. Catat di jalurnya sendiri."
)


def settlement_answer(matter: Matter, sexual: Sexual) -> SettlementAnswer:
    """Whether it may be settled, and on what the answer rests. No article is borrowed where none was read."""
    if matter is not Matter.TRAFFICKING:
        return SettlementAnswer(True, OTHER_TRACK)
    if sexual is Sexual.YES:
        return SettlementAnswer(False, BY_LAW, duty=NO_SETTLEMENT)
    return SettlementAnswer(False, BY_HOUSE, house=True)
