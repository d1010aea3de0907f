"""What stands in the way of a joining, found before anything is written, and what is only told."""

from collections.abc import Iterable

from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from naung.doors.operator.join.vocabulary import RENAME_WORDS, Merge, Renames
from naung.foundation.accounts.queries import accounts_by_name, passkeys_kept
from naung.foundation.audit.queries import verify
from naung.foundation.errors import RuleBroken
from naung.foundation.law.queries.office import signed_elsewhere
from naung.foundation.organisations.queries import standing
from naung.foundation.organisations.vocabulary import Standing
from naung.foundation.places.queries import loaded_tables
from naung.foundation.places.rules.codes import lies_within
from naung.foundation.vault.queries import clashes, custodian_is_made, installation_id, key_opens
from naung.foundation.vault.vocabulary import Carried, Source

SAME = "Kedua folder itu instalasi yang sama."
EMPTY = "Salah satu instalasi masih kosong: jalankan dulu naung migrate di sana."
SCHEMA = (
    "Versi kedua instalasi tidak sama. Perbarui keduanya dulu ke versi yang sama: naung upgrade, lalu naung migrate."
)
KEY = "Kunci yang disebut tidak membuka semua isi instalasi itu. Bila penggantian kunci belum selesai: naung vault rotate."
LOG = "Log instalasi itu putus. Periksa dulu di sana: naung audit verify."
PLACES = "Daftar wilayah kedua instalasi tidak sama. Jalankan naung migrate di keduanya."
CUSTODIAN = (
    "Kunci umum kustodian belum ada di sini, jadi cadangan tidak dapat dibuat: naung backup --make-custodian BERKAS"
)
DAYS = "Hari libur atau cuti bersama ini hanya ada di instalasi itu. Isi dulu di sini, supaya jam perkaranya tidak bergeser: "


def schema_refusals(source: Source) -> list[str]:
    """Why nothing else can be asked yet."""
    here, there = (set(MigrationRecorder(connections[a]).applied_migrations()) for a in ("default", source.alias))
    if here != there:
        return [SCHEMA]
    ours, theirs = installation_id(), installation_id(source.alias)
    if ours is None or theirs is None:
        return [EMPTY]
    return [SAME] if ours == theirs else []


def merged(source: Source, renames: Renames) -> Merge:
    """Which of their agencies, desks and officers come under which names. Raises RuleBroken for a rename of nothing."""
    ours, theirs, house = standing(), standing(source.alias), installation_id()
    assert house is not None
    accounts = accounts_by_name(source.alias)
    if set(renames.officers) - set(accounts) or set(renames.agencies) - set(theirs.agencies):
        raise RuleBroken(RENAME_WORDS)
    named = {renames.agencies.get(name, name): told for name, told in theirs.agencies.items()}
    same = {told[0]: ours.agencies[name][0] for name, told in named.items() if name in ours.agencies}
    came = {told[0]: name for name, told in named.items() if name not in ours.agencies}
    theirs_id = str(installation_id(source.alias))
    # a house that never named its task force is told by its id
    return Merge(house, came, same, renames.officers, tuple(theirs.desks), (theirs_id, theirs.task_force or theirs_id))


def refusals(source: Source, merge: Merge, renames: Renames, tables: Iterable[Carried]) -> list[str]:
    """Everything that stands in the way, each as one line that says what to do."""
    ours, theirs = standing(), standing(source.alias)
    found = [] if custodian_is_made() else [CUSTODIAN]
    found += [] if key_opens(source) else [KEY]
    found += [] if verify(source=source.alias).sound else [LOG]
    found += [] if loaded_tables() == loaded_tables(source.alias) else [PLACES]
    found += _officers(source, renames) + _agencies(ours, theirs, renames) + _desks(ours, theirs, merge)
    days = sorted(str(day) for day, working in theirs.days.items() if ours.days.get(day) is not working)
    found += [DAYS + ", ".join(days)] if days else []
    for table in tables:
        found += [f"Sudah ada di sini: {each}" for each in clashes(table, source)]
    return found


def _officers(source: Source, renames: Renames) -> list[str]:
    ours, theirs = set(accounts_by_name()), list(accounts_by_name(source.alias))
    coming = [renames.officers.get(name, name) for name in theirs]
    taken = {name for name in coming if name in ours or coming.count(name) > 1}
    return [
        f"Nama masuk {name!r} sudah dipakai di sini. Beri nama lain: --rename petugas:{name}=NAMA_BARU"
        for name, new in zip(theirs, coming, strict=True)
        if new in taken
    ]


def _agencies(ours: Standing, theirs: Standing, renames: Renames) -> list[str]:
    found = []
    coming = [renames.agencies.get(name, name) for name in theirs.agencies]
    for name, (_, kind) in theirs.agencies.items():
        new = renames.agencies.get(name, name)
        if coming.count(new) > 1:
            found.append(f"Dua instansi dari sana akan bernama {new!r}. Beri nama yang berbeda.")
        elif new in ours.agencies and ours.agencies[new][1] != kind:
            found.append(
                f"Instansi {new!r} di sini berjenis lain. Beri nama lain: --rename 'instansi:{name}=NAMA_BARU'"
            )
    return found


def _desks(ours: Standing, theirs: Standing, merge: Merge) -> list[str]:
    here = {(agency, name) for agency, name, _ in ours.desks.values()}
    names = {told[0]: name for name, told in theirs.agencies.items()}
    return [
        f"Meja {name!r} dari instansi {names[agency]!r} sudah ada di sini. Bila itu memang meja lain, bedakan instansinya: "
        f"--rename 'instansi:{names[agency]}=NAMA_BARU'"
        for agency, name, _ in theirs.desks.values()
        if (merge.same.get(agency), name) in here
    ]


def notes(source: Source, merge: Merge) -> list[str]:
    """What stands in nobody's way and still has to be known."""
    ours, theirs = standing(), standing(source.alias)
    both = sorted(name for name, told in ours.agencies.items() if told[0] in merge.same.values())
    found = [f"Instansi yang sama di kedua tempat, jadi satu: {', '.join(both)}."] if both else []
    if ours.territory and theirs.territory and not lies_within(theirs.territory, ours.territory):
        found.append(
            f"Wilayah instalasi itu ({theirs.territory}) tidak terletak di wilayah di sini ({ours.territory})."
        )
    prefixes = {p for _, _, p in ours.desks.values()} & {p for _, _, p in theirs.desks.values()}
    if prefixes:
        found.append(f"Awalan nomor yang dipakai di kedua tempat (nomornya tetap unik): {', '.join(sorted(prefixes))}.")
    if rows := signed_elsewhere(source.alias):
        found.append(
            "Pembetulan aturan dari instalasi itu datang sebagai usulan dan berlaku lagi sesudah ditandatangani di sini: "
            f"{', '.join(rows)}."
        )
    if days := sorted(str(day) for day in set(ours.days) - set(theirs.days)):
        found.append(
            f"Hari libur yang hanya ada di sini kini juga berlaku bagi perkara yang datang: {', '.join(days)}."
        )
    if count := passkeys_kept(source.alias):
        found.append(
            f"{count} kunci sandi (passkey) hanya berlaku di alamat lama. Pemiliknya masuk dengan kode atau kode cadangan, "
            "lalu memasang yang baru."
        )
    if theirs.task_force and theirs.task_force != ours.task_force:
        found.append(f"Nama dan SK {theirs.task_force!r} tidak dibawa; yang berlaku di sini tetap.")
    return [
        *found,
        "Setiap petugas masuk lagi. Sesi, undangan yang belum dipakai, dan kabar yang belum terkirim tidak dibawa.",
    ]
