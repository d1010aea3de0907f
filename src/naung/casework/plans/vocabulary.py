"""Words of a plan."""

from enum import StrEnum

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class Agreement(StrEnum):
    """Whether the person agrees that this is needed. Not asked is not no."""

    YES = "setuju"
    NO = "tidak_setuju"
    NOT_ASKED = "belum_ditanya"
    CANNOT = "tidak_dapat_ditanya"


AGREEMENT_WORDS: dict[Agreement, str] = {
    Agreement.YES: gettext_noop("Orang ini setuju"),
    Agreement.NO: gettext_noop("Orang ini tidak setuju"),
    Agreement.NOT_ASKED: gettext_noop("Belum ditanyakan"),
    Agreement.CANNOT: gettext_noop("Tidak dapat ditanya sekarang"),
}


class Progress(StrEnum):
    """Where a planned service stands."""

    PLANNED = "direncanakan"
    RUNNING = "berjalan"
    DONE = "selesai"
    STOPPED = "dihentikan"


PROGRESS_WORDS: dict[Progress, str] = {
    Progress.PLANNED: gettext_noop("Direncanakan"),
    Progress.RUNNING: gettext_noop("Sedang berjalan"),
    Progress.DONE: gettext_noop("Selesai"),
    Progress.STOPPED: gettext_noop("Dihentikan"),
}
ENDED = frozenset({Progress.DONE, Progress.STOPPED})


class Answered(StrEnum):
    """What became of a request for a service."""

    GIVEN = "diberikan"
    REFUSED = "ditolak_penyedia"
    WITHDRAWN = "ditarik_pemohon"


ANSWERED_WORDS: dict[Answered, str] = {
    Answered.GIVEN: gettext_noop("Layanan diberikan"),
    Answered.REFUSED: gettext_noop("Layanan tidak diberikan"),
    Answered.WITHDRAWN: gettext_noop("Permintaan ditarik"),
}


class Fulfilment(StrEnum):
    """Whether a right was given."""

    NOT_YET = "belum"
    GIVEN = "terpenuhi"
    DENIED = "tidak_dipenuhi"
    NOT_HERS = "tidak_berlaku"


FULFILMENT_WORDS: dict[Fulfilment, str] = {
    Fulfilment.NOT_YET: gettext_noop("Belum"),
    Fulfilment.GIVEN: gettext_noop("Terpenuhi"),
    Fulfilment.DENIED: gettext_noop("Tidak dipenuhi"),
    Fulfilment.NOT_HERS: gettext_noop("Tidak berlaku bagi orang ini"),
}


class PlanEvent(EventName):
    """What the log says about plans and rights."""

    BEGUN = ("plans.begun", gettext_noop("memulai rencana layanan"))
    READ = ("plans.read", gettext_noop("membaca rencana layanan"))
    LISTED = ("plans.listed", gettext_noop("melihat daftar layanan yang jatuh waktunya"))
    NEED_WRITTEN = ("plans.need_written", gettext_noop("mencatat satu kebutuhan"))
    NEED_CORRECTED = ("plans.need_corrected", gettext_noop("membetulkan catatan kebutuhan"))
    SERVICE_PLANNED = ("plans.service_planned", gettext_noop("merencanakan satu layanan"))
    SERVICE_CHANGED = ("plans.service_changed", gettext_noop("mengubah layanan yang direncanakan"))
    REQUESTED = ("plans.requested", gettext_noop("mencatat permintaan layanan"))
    REQUESTED_EARLIER = (
        "plans.requested_earlier",
        gettext_noop("mencatat belakangan sebuah permintaan layanan; batasnya dihitung dari saat diminta"),
    )
    MOMENT_MOVED = (
        "plans.moment_moved",
        gettext_noop("membetulkan saat permintaan layanan; batas menurut undang-undang ikut pindah"),
    )
    MOMENT_CORRECTED = (
        "plans.moment_corrected",
        gettext_noop("membetulkan saat permintaan layanan; hari batasnya tetap"),
    )
    ANSWERED = ("plans.answered", gettext_noop("mencatat hasil permintaan layanan"))
    RIGHTS_READ = ("plans.rights_read", gettext_noop("membaca daftar hak"))
    RIGHTS_TOLD = ("plans.rights_told", gettext_noop("memberi tahu hak kepada orang ini"))
    RIGHT_WRITTEN = ("plans.right_written", gettext_noop("mencatat apakah sebuah hak terpenuhi"))
    FORGOTTEN = ("plans.forgotten", gettext_noop("menghapus rencana orang yang sudah dihapus"))
