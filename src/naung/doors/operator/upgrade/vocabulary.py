"""The words of an upgrade: how far it is, how it ended, and what is said of it in both languages."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum


class Stage(StrEnum):
    """How far an upgrade is."""

    CHANGING = "changing"  # the database may be half changed: what is cut off here goes back
    STARTING = "starting"  # the new version passed every check and is the one in use


class Outcome(StrEnum):
    """How an upgrade ended."""

    DONE = "baik"
    SAME = "sama"
    NOTHING_CHANGED = "batal"
    WENT_BACK = "kembali"
    RETURNED = "pulang"
    KEY_LEFT = "sisa"
    DANGER = "bahaya"


@dataclass(frozen=True)
class Journal:
    """An upgrade as it is written down."""

    old: str
    new: str
    stage: Stage
    data: str = ""
    keys: str = ""

    def plain(self) -> dict[str, str]:
        """As text."""
        return {name: str(value) for name, value in asdict(self).items()}

    @classmethod
    def of(cls, words: Mapping[str, str]) -> "Journal":
        """From text."""
        return cls(words["old"], words["new"], Stage(words["stage"]), words["data"], words["keys"])


EXIT: Mapping[Outcome, int] = {
    Outcome.DONE: 0,
    Outcome.SAME: 0,
    Outcome.NOTHING_CHANGED: 1,
    Outcome.WENT_BACK: 1,
    Outcome.RETURNED: 0,
    Outcome.KEY_LEFT: 2,
    Outcome.DANGER: 2,
}
SAID: Mapping[Outcome, tuple[str, str]] = {
    Outcome.DONE: (
        "Pembaruan selesai. Cadangan dari sebelum pembaruan tersimpan.",
        "The upgrade is done. The backup from before it is kept.",
    ),
    Outcome.SAME: (
        "Versi ini sudah dipakai. Tidak ada yang diubah.",
        "This version is in use already. Nothing was changed.",
    ),
    Outcome.NOTHING_CHANGED: (
        "Pembaruan dibatalkan sebelum ada yang diubah. Versi lama tetap dipakai.",
        "The upgrade was called off before anything was changed. The old version stays in use.",
    ),
    Outcome.WENT_BACK: (
        "Pembaruan gagal. Basis data dan versi lama sudah dikembalikan; tidak ada isi yang hilang. Semua petugas masuk lagi.",
        "The upgrade failed. Database and old version are back; nothing was lost. Every officer signs in again.",
    ),
    Outcome.RETURNED: (
        "Kembali ke sebelum pembaruan itu, seperti yang diminta. Yang ditulis sesudahnya tidak ada lagi di sini. Semua petugas "
        "masuk lagi; lihat siapa yang harus dipastikan: naung user list",
        "Back to before that upgrade, as asked. What was written after it is no longer here. Every officer signs in again; see "
        "who has to be confirmed: naung user list",
    ),
    Outcome.KEY_LEFT: (
        "Versi baru dipakai, tetapi kunci titik balik belum terhapus. Ulangi perintah ini.",
        "The new version is in use, but the key of the way back is not deleted yet. Run this command again.",
    ),
    Outcome.DANGER: (
        "Pembaruan gagal dan basis data belum kembali. Naung tidak dijalankan. Jangan hapus apa pun. Ulangi: naung upgrade "
        "--go-back. Bila gagal lagi, pulihkan cadangan dengan kunci kustodian (naung restore).",
        "The upgrade failed and the database is not back yet. Naung is not started. Delete nothing. Try again: naung upgrade "
        "--go-back. If that fails too, restore the backup with the custodian's key (naung restore).",
    ),
}
STEPS: Mapping[str, tuple[str, str]] = {
    "code": ("memasang versi baru di samping versi lama", "putting the new version beside the old one"),
    "look": ("memeriksa keadaan sebelum pembaruan", "checking how things are before"),
    "stop": ("menghentikan Naung", "stopping Naung"),
    "backup": ("membuat dan membuktikan cadangan", "making and proving a backup"),
    "fits": (
        "memeriksa apakah versi baru mengenal basis data ini",
        "checking whether the new version knows this database",
    ),
    "migrate": ("memperbarui basis data", "migrating the database"),
    "prove": ("membuka satu isi tersegel", "opening one sealed value"),
    "check": ("memeriksa keadaan sesudah pembaruan", "checking how things are afterwards"),
    "switch": ("memakai versi baru", "using the new version"),
    "start": ("menjalankan Naung", "starting Naung"),
    "return": ("mengembalikan basis data", "putting the database back"),
}
REFUSED: Mapping[str, tuple[str, str]] = {
    "not_installed": (
        "Naung di sini tidak dipasang dengan install.sh, jadi tidak dapat diperbarui dengan perintah ini.",
        "Naung was not put here by install.sh, so this command can't upgrade it.",
    ),
    "busy": ("Pembaruan lain sedang berjalan.", "Another upgrade is running."),
    "begun": (
        "Pembaruan yang lalu terputus. Jalankan dulu: naung upgrade --go-back",
        "The last upgrade was cut off. First run: naung upgrade --go-back",
    ),
    "running": (
        "Hentikan Naung dulu, lalu ulangi dengan --stopped.",
        "Stop Naung first, then try again with --stopped.",
    ),
    "nowhere": ("Tidak ada pembaruan yang dapat dikembalikan.", "There is no upgrade to go back from."),
    "custodian": (
        "Pembaruan itu sudah selesai. Untuk kembali ke sebelum itu perlu kunci kustodian: --identity BERKAS. Yang ditulis "
        "sesudah pembaruan akan hilang.",
        "That upgrade had ended. To go back to before it takes the custodian's key: --identity FILE. What was written after "
        "the upgrade will be lost.",
    ),
    "which": ("Sebut --wheelhouse FOLDER, atau --go-back.", "Name --wheelhouse FOLDER, or --go-back."),
}
