"""Every check by its code. None reads a record of a person; what a room above has counted is handed in."""

from collections.abc import Callable, Mapping

from naung.foundation.upkeep.queries import machine, office
from naung.foundation.upkeep.vocabulary import Found, danger
from naung.foundation.words import gettext_noop as _

Checks = Mapping[str, Callable[[], Found]]


def checks(*, parked_count: Callable[[], int], untold_count: Callable[[], int]) -> Checks:
    """What is looked at, in this order. `parked_count`: how many reports against an officer nobody may see.

    `untold_count`: how many officers were kept from a file of their desk without anybody who may decide about it.
    """
    return {
        "kunci": machine.key,
        "kunci_terpisah": machine.key_apart,
        "lembar_pemulihan": office.sheets,
        "folder": machine.folder,
        "pengguna": machine.root,
        "jaringan": machine.served,
        "basis_data": machine.database,
        "versi": machine.migrated,
        "log": machine.log,
        "hukum": office.law,
        "pembetulan": office.corrections,
        "wilayah": office.places,
        "pengaman_kedua": office.second_factor,
        "petugas_dipastikan": office.confirmed,
        "pembela": office.counsel,
        "pengawas": office.oversight,
        "kewenangan": office.mandates,
        "laporan_menunggu": lambda: office.parked(parked_count()),
        "petugas_terkait": lambda: office.untold(untold_count()),
        "indeks": machine.index,
        "cadangan": machine.backup,
        "tick": machine.tick,
        "kalender": office.calendar,
        "disk": machine.disk,
        "kolom": machine.sealed,
        "persiapan": office.begun,
        "tersendiri": office.alone,
    }


def run(some: Checks) -> dict[str, Found]:
    """Every check; one that fails to run is a danger in itself and hides no other."""
    found = {}
    for name, check in some.items():
        try:
            found[name] = check()
        except Exception as wrong:  # a check that can't run is a finding
            found[name] = danger(_("Pemeriksaan ini gagal berjalan (%(kind)s)."), kind=type(wrong).__name__)
    return found
