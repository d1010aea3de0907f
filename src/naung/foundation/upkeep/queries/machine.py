"""About the machine: its keys, folder, database, log, disk, and what runs on it by itself."""

import os
import stat
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from naung.foundation.audit.queries import bookmark, verify
from naung.foundation.upkeep.vocabulary import Found, danger, good, heed
from naung.foundation.vault.queries import Declared, damaged_waiting, declared_columns, wraps_are_current
from naung.foundation.words import gettext_noop as _

OPEN_TO_OTHERS = stat.S_IRWXG | stat.S_IRWXO
BACKUP_MAY_BE = timedelta(hours=26)
TICK_MAY_BE = timedelta(minutes=15)
FREE_BYTES = 1_000_000_000


def key() -> Found:
    """The installation key is there, closed, and opens everything."""
    path = Path(settings.NAUNG_KEY_FILE)
    if not path.exists():
        return danger(_("Kunci instalasi tidak ada: tidak ada yang dapat dibuka atau disimpan."))
    if path.stat().st_mode & OPEN_TO_OTHERS:
        return danger(_("Kunci instalasi dapat dibaca pengguna lain di mesin ini: chmod 400."))
    if not wraps_are_current():
        return heed(_("Ada kunci yang masih dibungkus kunci lama. Jalankan: naung vault rotate"))
    if path.with_suffix(".previous").exists():
        return heed(_("Kunci instalasi yang lama masih tersimpan (.previous). Jalankan lagi: naung vault rotate"))
    return good(_("Kunci instalasi ada, tertutup, dan membuka semua kompartemen."))


def key_apart() -> Found:
    """Whoever copies the database does not copy the key with it."""
    database, key = Path(str(connection.settings_dict["NAME"])), Path(settings.NAUNG_KEY_FILE)
    if connection.vendor == "sqlite" and key.resolve().parent.parent == database.resolve().parent:
        return heed(
            _("Kunci dan basis data ada di satu folder. Siapa menyalin folder itu memegang keduanya: pindahkan kunci.")
        )
    return good(_("Kunci terpisah dari basis data."))


def folder() -> Found:
    """Nobody else on this machine looks into the folder."""
    if settings.NAUNG_HOME.stat().st_mode & OPEN_TO_OTHERS:
        return danger(_("Folder instalasi dapat dibuka pengguna lain di mesin ini: chmod 700."))
    return good(_("Folder instalasi tertutup bagi pengguna lain."))


def root() -> Found:
    """Not run as root."""
    return (
        heed(_("Program ini berjalan sebagai root. Pakai pengguna biasa."))
        if os.geteuid() == 0
        else good(_("Bukan root."))
    )


def served() -> Found:
    """How pages are reached."""
    how = settings.NAUNG_SERVED
    if how.beyond_loopback and not how.tls:
        return danger(
            _(
                "Naung dapat dibuka dari komputer lain tanpa TLS: siapa pun di jaringan dapat membaca isinya. "
                "Pasang proksi TLS dan NAUNG_TLS=1, atau kosongkan NAUNG_LISTEN."
            )
        )
    if how.tls and not how.has_name:
        return heed(_("NAUNG_TLS=1, tetapi NAUNG_HOSTS belum menyebut nama yang dipakai petugas."))
    if how.tls:
        return good(_("Naung dibuka lewat TLS."))
    return good(_("Naung hanya dapat dibuka dari komputer ini."))


def database() -> Found:
    """The database is whole."""
    if connection.vendor != "sqlite":
        return good(_("PostgreSQL menjawab."))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check")
        answer = cursor.fetchone()[0]
    return good(_("Basis data utuh.")) if answer == "ok" else danger(_("Basis data rusak: pulihkan cadangan."))


def migrated() -> Found:
    """The database is of this version."""
    try:
        call_command("migrate", check_unapplied=True, verbosity=0)
    except SystemExit:
        return danger(_("Basis data belum diperbarui. Jalankan: naung migrate"))
    return good(_("Basis data sesuai versi ini."))


def log() -> Found:
    """The log is whole."""
    outcome = verify()
    words = _("Log utuh. Bandingkan dengan catatan saksi: naung audit verify --head BERKAS")
    broken = _("Log tidak utuh mulai catatan %(entry)s: %(reason)s")
    return good(words) if outcome.sound else danger(broken, entry=outcome.broken_at, reason=outcome.reason)


def index() -> Found:
    """The search index is whole."""
    damaged = damaged_waiting()
    if damaged:
        return danger(
            _(
                "%(count)d catatan belum masuk indeks pencarian karena barisnya rusak: orangnya tidak ditemukan lewat nama. "
                "Bandingkan dengan cadangan terakhir."
            ),
            count=damaged,
        )
    return good(_("Indeks pencarian utuh."))


def backup() -> Found:
    """When the last backup was made."""
    made = sorted((settings.NAUNG_HOME / "backups").glob("naung-*.data.age"))
    if not made:
        return danger(_("Belum pernah ada cadangan. Jalankan: naung backup"))
    age = timezone.now().timestamp() - made[-1].stat().st_mtime
    if age > BACKUP_MAY_BE.total_seconds():
        return danger(_("Cadangan terakhir lebih tua dari sehari."))
    return good(_("Cadangan terakhir kurang dari sehari."))


def tick() -> Found:
    """The clock's job runs."""
    _seq, at = bookmark("tick")
    if at is None or timezone.now() - at > TICK_MAY_BE:
        return heed(_("naung tick tidak berjalan: jam dan pembersihan tertunda."))
    return good(_("naung tick berjalan."))


def disk() -> Found:
    """There is room."""
    left = os.statvfs(settings.NAUNG_HOME)
    free = left.f_bavail * left.f_frsize
    return danger(_("Ruang disk hampir habis.")) if free < FREE_BYTES else good(_("Ruang disk cukup."))


def _undeclared(rows: list[Declared]) -> list[str]:
    return [f"{r.table}.{r.column}" for r in rows if not r.sealed and not r.learnt]


def sealed() -> Found:
    """Every column says what it is."""
    missing = _undeclared(declared_columns())
    if missing:
        return danger(_("Kolom tanpa pernyataan kepekaan: %(columns)s"), columns=", ".join(missing))
    return good(_("Setiap kolom menyatakan kepekaannya."))
