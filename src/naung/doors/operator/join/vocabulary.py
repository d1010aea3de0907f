"""The words of joining: what is asked, how it ended, and what is said of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from naung.foundation.vault.vocabulary import Compared
from naung.foundation.words import gettext_noop


class State(StrEnum):
    """How a joining ended."""

    MAY = "boleh"
    REFUSED = "ditolak"
    THERE = "sudah"
    JOINED = "bergabung"
    OPEN_STILL = "belum_ditutup"
    FAILED = "gagal"


EXIT: Mapping[State, int] = {
    State.MAY: 0,
    State.THERE: 0,
    State.JOINED: 0,
    State.REFUSED: 1,
    State.FAILED: 2,
    State.OPEN_STILL: 2,
}
SAID: Mapping[State, str] = {
    State.MAY: "Tidak ada yang menghalangi. Belum ada yang diubah.",
    State.REFUSED: "Belum dapat bergabung. Tidak ada yang diubah.",
    State.THERE: "Instalasi ini sudah bergabung dan sudah dibuktikan. Tidak ada yang ditambahkan.",
    State.JOINED: "Sudah bergabung dan dibuktikan. Instalasi lama tidak dijalankan lagi. Bila yang digabungkan salinannya, bawa "
    "berkas joined.json dari folder ini ke folder aslinya. Simpan folder dan kunci lama sampai cadangan baru di sini dibuktikan.",
    State.OPEN_STILL: "Sudah bergabung dan dibuktikan, tetapi folder instalasi lama tidak dapat ditandai. Jangan jalankan Naung "
    "di sana. Buat folder itu dapat ditulis, lalu jalankan perintah ini lagi.",
    State.FAILED: "Penggabungan gagal. Di sini tidak ada yang tersisa dari percobaan ini; instalasi lama tetap dapat dipakai.",
}
ABOUT_OFFICERS = (
    "recusal_"  # tables that tell, counted, whether a file names an officer: proved like all, told by nobody
)
NOT_PROVED = gettext_noop(
    "Bukti tidak cocok: jumlah, isi yang dibuka, log atau pencarian berbeda. Tidak ada yang disimpan."
)
WENT_ON = gettext_noop(
    "Instalasi itu sudah bergabung, tetapi sesudahnya masih dipakai. Yang ditulis sesudah bergabung tidak ada di sini. "
    "Salin dengan tangan, lalu jangan jalankan lagi."
)
ELSEWHERE = gettext_noop(
    "Folder itu bertanda sudah bergabung, tetapi tidak ke sini. Bila penggabungan itu dibatalkan, hapus joined.json di "
    "folder itu."
)
LOG_HERE = gettext_noop("Log instalasi itu tidak utuh lagi di sini. Periksa: naung audit verify.")
RENAME_WORDS = gettext_noop(
    "--rename ditulis petugas:NAMA=NAMA_BARU atau instansi:NAMA=NAMA_BARU, dan NAMA itu harus ada."
)


@dataclass(frozen=True)
class Renames:
    """What gets another name on the way: user names of officers, and names of agencies."""

    officers: Mapping[str, str] = field(default_factory=dict)
    agencies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Merge:
    """What the two installations decide together before a row is carried."""

    house: UUID  # the compartment of the house's own secrets here
    came_from: Mapping[UUID, str]  # agencies that come, with their names here
    same: Mapping[UUID, UUID]  # agencies of theirs that stand here already, and which those are
    officers: Mapping[str, str]  # user names that change
    desks: tuple[UUID, ...]
    came_as: tuple[
        str, str
    ]  # which installation theirs is, and the name of its task force, for what stays told as theirs


@dataclass
class Sheet:
    """What is said of a joining. Holds names of tables, offices and user names, and numbers: nothing that was sealed."""

    state: State
    refused: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    tables: list[Compared] = field(default_factory=list)
    log_entries: int = 0
    log_sound: bool = False
    indexed: int = 0
    asked: int = 0
    found: int = 0
    officers_compared: bool = False
    backup: str = ""
    why: str = ""

    @property
    def proved(self) -> bool:
        """Whether nothing was lost, doubled, changed or can't be found, and the other log is whole in here."""
        if self.state is State.THERE:
            return self.log_sound
        return bool(self.tables) and all(t.sound for t in self.tables) and self.log_sound and self.asked == self.found

    def plain(self) -> dict[str, object]:
        """As it is printed."""
        rows = [
            {
                "table": t.table, "here_before": t.before, "came": t.came, "here_after": t.after, "opened_alike": t.opened,
                "readers_only": t.shut, "differing": t.differing, "sound": t.sound,
            }
            for t in self.tables
            if (t.came or t.before != t.after) and not t.table.startswith(ABOUT_OFFICERS)
        ]  # fmt: skip
        return {
            "state": self.state.value,
            "words": SAID[self.state],
            "why": self.why,
            "refused": self.refused,
            "notes": self.notes,
            "proved": self.proved,
            "rows": sum(t.came for t in self.tables),
            "opened_alike": sum(t.opened for t in self.tables),
            "readers_only": sum(t.shut for t in self.tables),
            "log_entries": self.log_entries,
            "log_sound": self.log_sound,
            "indexed": self.indexed,
            "searched": self.asked,
            "found": self.found,
            "officers_compared": self.officers_compared,
            "backup": self.backup,
            "tables": rows,
        }
