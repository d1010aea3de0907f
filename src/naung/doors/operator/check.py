"""`naung check`: is this installation sound and safe? Each line says what was looked at, how it is, and what to do."""

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import click
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from naung.casework.reports.queries import parked_count
from naung.doors.operator.printing import json_option, show
from naung.foundation.access.rules import shipped_roles
from naung.foundation.access.vocabulary import PersonKind
from naung.foundation.accounts.queries import officers_without_second_factor, to_confirm
from naung.foundation.audit.queries import bookmark, verify
from naung.foundation.law.queries import law_rows, shipped_law
from naung.foundation.organisations.queries import all_desks, areas_served, coordinator_for, days_off, matrix
from naung.foundation.organisations.rules import holes, shipped_mandates
from naung.foundation.organisations.vocabulary import DeskKind
from naung.foundation.places.queries import loaded_places
from naung.foundation.vault.queries import Declared, damaged_waiting, declared_columns, wraps_are_current

OPEN_TO_OTHERS = stat.S_IRWXG | stat.S_IRWXO
BACKUP_MAY_BE = timedelta(hours=26)
TICK_MAY_BE = timedelta(minutes=15)
PLACES_EXPECTED = 90_000
FREE_BYTES = 1_000_000_000


@dataclass(frozen=True)
class Found:
    """How one thing is: `baik`, `perhatikan` or `bahaya`."""

    state: str
    words: str


def good(words: str) -> Found:
    """All is well."""
    return Found("baik", words)


def heed(words: str) -> Found:
    """Not dangerous yet; to be mended."""
    return Found("perhatikan", words)


def danger(words: str) -> Found:
    """To be mended now."""
    return Found("bahaya", words)


def _key() -> Found:
    path = Path(settings.NAUNG_KEY_FILE)
    if not path.exists():
        return danger("Kunci instalasi tidak ada: tidak ada yang dapat dibuka atau disimpan.")
    if path.stat().st_mode & OPEN_TO_OTHERS:
        return danger("Kunci instalasi dapat dibaca pengguna lain di mesin ini: chmod 400.")
    if not wraps_are_current():
        return heed("Ada kunci yang masih dibungkus kunci lama. Jalankan: naung vault rotate")
    if path.with_suffix(".previous").exists():
        return heed("Kunci instalasi yang lama masih tersimpan (.previous). Jalankan lagi: naung vault rotate")
    return good("Kunci instalasi ada, tertutup, dan membuka semua kompartemen.")


def _key_apart() -> Found:
    database, key = Path(str(connection.settings_dict["NAME"])), Path(settings.NAUNG_KEY_FILE)
    if connection.vendor == "sqlite" and key.resolve().parent.parent == database.resolve().parent:
        return heed(
            "Kunci dan basis data ada di satu folder. Siapa menyalin folder itu memegang keduanya: pindahkan kunci."
        )
    return good("Kunci terpisah dari basis data.")


def _folder() -> Found:
    if settings.NAUNG_HOME.stat().st_mode & OPEN_TO_OTHERS:
        return danger("Folder instalasi dapat dibuka pengguna lain di mesin ini: chmod 700.")
    return good("Folder instalasi tertutup bagi pengguna lain.")


def _root() -> Found:
    return (
        heed("Program ini berjalan sebagai root. Pakai pengguna biasa.") if os.geteuid() == 0 else good("Bukan root.")
    )


def _served() -> Found:
    how = settings.NAUNG_SERVED
    if how.beyond_loopback and not how.tls:
        return danger(
            "Naung dapat dibuka dari komputer lain tanpa TLS: siapa pun di jaringan dapat membaca isinya. "
            "Pasang proksi TLS dan NAUNG_TLS=1, atau kosongkan NAUNG_LISTEN."
        )
    if how.tls and not how.has_name:
        return heed("NAUNG_TLS=1, tetapi NAUNG_HOSTS belum menyebut nama yang dipakai petugas.")
    return good("Naung dibuka lewat TLS." if how.tls else "Naung hanya dapat dibuka dari komputer ini.")


def _database() -> Found:
    if connection.vendor != "sqlite":
        return good("PostgreSQL menjawab.")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check")
        answer = cursor.fetchone()[0]
    return good("Basis data utuh.") if answer == "ok" else danger("Basis data rusak: pulihkan cadangan.")


def _migrated() -> Found:
    try:
        call_command("migrate", check_unapplied=True, verbosity=0)
    except SystemExit:
        return danger("Basis data belum diperbarui. Jalankan: naung migrate")
    return good("Basis data sesuai versi ini.")


def _log() -> Found:
    outcome = verify()
    words = "Log utuh. Bandingkan dengan catatan saksi: naung audit verify --head BERKAS"
    return good(words) if outcome.sound else danger(f"{outcome.reason} (entri {outcome.broken_at})")


def _law() -> Found:
    shipped_law()
    shipped_roles()
    unverified = len(law_rows(unverified_only=True))
    return heed(f"{unverified} baris hukum memuat bagian yang belum diverifikasi. Minta bagian hukum memeriksanya.")


def _places() -> Found:
    loaded = loaded_places()
    if loaded < PLACES_EXPECTED:
        return danger(f"Baru {loaded} wilayah termuat. Jalankan: naung migrate")
    return good(f"{loaded} wilayah termuat.")


def _second_factor() -> Found:
    without = officers_without_second_factor()
    return heed(f"{without} akun belum memasang pengaman kedua.") if without else good("Semua akun berpengaman kedua.")


def _confirmed() -> Found:
    waiting = len(to_confirm())
    if waiting:
        return heed(
            f"{waiting} akun ditutup sesudah pemulihan cadangan sampai dipastikan: mungkin petugasnya sudah diberhentikan. "
            "Lihat: naung user list; lalu: naung user confirm NAMA atau naung user end NAMA"
        )
    return good("Tidak ada akun yang menunggu dipastikan sesudah pemulihan.")


def _oversight() -> Found:
    lacking = [d.name for d in all_desks() if d.kind == DeskKind.SERVICE and d.oversight_id is None]
    if lacking:
        return danger(f"Tanpa meja pengawas, laporan tentang petugas tidak punya tujuan: {', '.join(lacking)}.")
    return good("Setiap meja layanan punya meja pengawas.")


def _mandates() -> Found:
    areas, today = areas_served(), timezone.localdate()
    persons = [kind for kind in PersonKind if kind is not PersonKind.UNKNOWN]
    empty = {area: len(holes(matrix(area, today, persons))) for area in areas}
    found = ", ".join(f"{area}: {count}" for area, count in empty.items() if count)
    if found:
        untold = [area for area, count in empty.items() if count and coordinator_for(area) is None]
        told = f" Tanpa meja sekretariat gugus tugas: {', '.join(untold)}." if untold else ""
        return heed(f"Belum ada yang berwenang untuk sebagian orang dan layanan ({found}). Lihat: Kewenangan.{told}")
    return good(f"Setiap layanan ada yang berwenang; {len(shipped_mandates())} baris kewenangan.")


def _parked() -> Found:
    waiting = parked_count()
    if waiting:
        return danger(
            f"{waiting} laporan tentang petugas tidak terlihat oleh siapa pun: tidak ada meja pengawas yang boleh "
            "menerimanya. Bentuk meja pengawas yang tidak disebut dalam laporan itu; naung tick lalu menyerahkannya."
        )
    return good("Tidak ada laporan yang menunggu meja pengawas.")


def _index() -> Found:
    damaged = damaged_waiting()
    if damaged:
        return danger(
            f"{damaged} catatan belum masuk indeks pencarian karena barisnya rusak: orangnya tidak ditemukan lewat nama. "
            "Bandingkan dengan cadangan terakhir."
        )
    return good("Indeks pencarian utuh.")


def _backup() -> Found:
    made = sorted((settings.NAUNG_HOME / "backups").glob("naung-*.data.age"))
    if not made:
        return danger("Belum pernah ada cadangan. Jalankan: naung backup")
    age = timezone.now().timestamp() - made[-1].stat().st_mtime
    if age > BACKUP_MAY_BE.total_seconds():
        return danger("Cadangan terakhir lebih tua dari sehari.")
    return good("Cadangan terakhir kurang dari sehari.")


def _tick() -> Found:
    _seq, at = bookmark("tick")
    if at is None or timezone.now() - at > TICK_MAY_BE:
        return heed("naung tick tidak berjalan: jam dan pembersihan tertunda.")
    return good("naung tick berjalan.")


def _calendar() -> Found:
    year = timezone.localdate().year + (1 if timezone.localdate().month == 12 else 0)
    if any(d.origin != "nasional" for d in days_off(year)):
        return good(f"Cuti bersama {year} sudah ada.")
    return heed(f"Cuti bersama {year} belum diisi: jam berhari kerja bisa salah.")


def _disk() -> Found:
    left = os.statvfs(settings.NAUNG_HOME)
    free = left.f_bavail * left.f_frsize
    return danger("Ruang disk hampir habis.") if free < FREE_BYTES else good("Ruang disk cukup.")


def _undeclared(rows: list[Declared]) -> list[str]:
    return [f"{r.table}.{r.column}" for r in rows if not r.sealed and not r.learnt]


def _sealed() -> Found:
    missing = _undeclared(declared_columns())
    if missing:
        return danger("Kolom tanpa pernyataan kepekaan: " + ", ".join(missing))
    return good("Setiap kolom menyatakan kepekaannya.")


CHECKS: dict[str, Callable[[], Found]] = {
    "kunci": _key,
    "kunci_terpisah": _key_apart,
    "folder": _folder,
    "pengguna": _root,
    "jaringan": _served,
    "basis_data": _database,
    "versi": _migrated,
    "log": _log,
    "hukum": _law,
    "wilayah": _places,
    "pengaman_kedua": _second_factor,
    "petugas_dipastikan": _confirmed,
    "pengawas": _oversight,
    "kewenangan": _mandates,
    "laporan_menunggu": _parked,
    "indeks": _index,
    "cadangan": _backup,
    "tick": _tick,
    "kalender": _calendar,
    "disk": _disk,
    "kolom": _sealed,
}


def run_checks() -> dict[str, Found]:
    """Every check; one that fails to run is a danger in itself and hides no other."""
    found = {}
    for name, check in CHECKS.items():
        try:
            found[name] = check()
        except Exception as wrong:  # a check that can't run is a finding
            found[name] = danger(f"Pemeriksaan ini gagal berjalan ({type(wrong).__name__}).")
    return found


@click.command(name="check", help="Periksa apakah instalasi ini utuh dan aman.")
@json_option
def check(as_json: bool) -> None:
    """Exit status 0 when nothing is in danger, 1 when something is."""
    found = run_checks()
    worst = "bahaya" if any(f.state == "bahaya" for f in found.values()) else "baik"
    rows = [{"name": name, "state": f.state, "words": f.words} for name, f in found.items()]
    show({"state": worst, "checks": rows}, as_json=as_json)
    raise SystemExit(1 if worst == "bahaya" else 0)
