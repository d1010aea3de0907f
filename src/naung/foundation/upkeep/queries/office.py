"""About the office: its law, desks, officers, sheets and days, beside the machine itself."""

from django.utils import timezone

from naung.foundation.access.rules import shipped_roles
from naung.foundation.access.vocabulary import PersonKind
from naung.foundation.accounts.queries import misplaced_at, officers_without_second_factor, to_confirm
from naung.foundation.audit.queries import joined_logs
from naung.foundation.law.queries import shipped_law
from naung.foundation.law.queries.office import law_rows, open_corrections
from naung.foundation.law.rules.corrections import moved, unfit
from naung.foundation.law.vocabulary.corrections import Table
from naung.foundation.organisations.queries import (
    all_desks,
    areas_served,
    coordinator_for,
    days_off,
    first_day,
    house_is_open,
    matrix,
    office_mandates,
    shelf_of,
    standing,
)
from naung.foundation.organisations.rules import holes
from naung.foundation.organisations.vocabulary import DeskKind
from naung.foundation.places.queries import loaded_places
from naung.foundation.upkeep.vocabulary import Found, danger, good, heed
from naung.foundation.vault.queries import sheets_now
from naung.foundation.words import gettext_noop as _

PLACES_EXPECTED = 90_000
PROVINCE = "61"  # a province's code is as long as this one
NOBODY_TOLD = _(
    "Belum ada yang berwenang untuk sebagian orang dan layanan (%(areas)s). Lihat: Kewenangan. "
    "Tanpa meja sekretariat gugus tugas: %(untold)s."
)


def law() -> Found:
    """The tables load, and how many of their rows nobody has verified."""
    shipped_law()
    shipped_roles()
    unverified = len(law_rows(unverified_only=True))
    return heed(
        _("%(count)d baris hukum memuat bagian yang belum diverifikasi. Minta bagian hukum memeriksanya."),
        count=unverified,
    )


def corrections() -> Found:
    """Corrections of this office whose shipped row changed with an upgrade, and those that can't be laid over it any more."""
    kept, today = open_corrections(), timezone.localdate()
    shelves = [shelf_of(table) for table in Table]
    names = {one.id: f"{one.table.value} {one.row}" for one in kept}
    lost = [names[each] for shelf in shelves for each in unfit(shelf, kept, today)]
    if lost:
        return danger(
            _(
                "Pembetulan kantor ini tidak dapat dipakai lagi pada tabel bawaan, jadi aturan bawaan yang berlaku: %(rows)s. "
                "Lihat: Hukum, Pembetulan."
            ),
            rows=", ".join(lost),
        )
    changed = [names[each.correction.id] for shelf in shelves for each in moved(shelf, kept, today)]
    if changed:
        return heed(
            _("Aturan bawaan berubah sesudah dibetulkan kantor ini: %(rows)s. Bandingkan di: Hukum, Pembetulan."),
            rows=", ".join(changed),
        )
    waiting = sum(one.signed_on is None for one in kept)
    if waiting:
        return good(
            _("%(count)d pembetulan aturan menunggu tanda tangan kedua; belum mengubah apa pun."), count=waiting
        )
    return good(_("%(count)d pembetulan aturan; tidak ada aturan bawaan yang berubah di bawahnya."), count=len(kept))


def places() -> Found:
    """Whether the area codes are loaded."""
    loaded = loaded_places()
    if loaded < PLACES_EXPECTED:
        return danger(_("Baru %(count)d wilayah termuat. Jalankan: naung migrate"), count=loaded)
    return good(_("%(count)d wilayah termuat."), count=loaded)


def second_factor() -> Found:
    """Accounts without a second factor."""
    without = officers_without_second_factor()
    if without:
        return heed(_("%(count)d akun belum memasang pengaman kedua."), count=without)
    return good(_("Semua akun berpengaman kedua."))


def confirmed() -> Found:
    """Accounts that wait since a restore."""
    waiting = len(to_confirm())
    if waiting:
        return heed(
            _(
                "%(count)d akun ditutup sesudah pemulihan cadangan sampai dipastikan: mungkin petugasnya sudah diberhentikan. "
                "Lihat: naung user list; lalu: naung user confirm NAMA atau naung user end NAMA"
            ),
            count=waiting,
        )
    return good(_("Tidak ada akun yang menunggu dipastikan sesudah pemulihan."))


def counsel() -> Found:
    """Desks that are none of legal aid, at which an advocate has a place from before."""
    found = misplaced_at()
    if found:
        return heed(
            _(
                "Advokat di meja yang bukan meja bantuan hukum tidak dapat masuk lagi: %(desks)s. Buka meja bantuan hukum "
                "tersendiri dengan naung desk open, undang mereka di sana, akhiri tugas lamanya dengan naung user end."
            ),
            desks=", ".join(found),
        )
    return good(_("Advokat hanya bertugas di meja bantuan hukum."))


def oversight() -> Found:
    """Service desks that nobody oversees."""
    lacking = [d.name for d in all_desks() if d.kind == DeskKind.SERVICE and d.oversight_id is None]
    if lacking:
        return danger(
            _("Tanpa meja pengawas, laporan tentang petugas tidak punya tujuan: %(desks)s."), desks=", ".join(lacking)
        )
    return good(_("Setiap meja layanan punya meja pengawas."))


def mandates() -> Found:
    """Persons and services for whom nobody may act."""
    areas, today = areas_served(), timezone.localdate()
    persons = [kind for kind in PersonKind if kind is not PersonKind.UNKNOWN]
    empty = {area: len(holes(matrix(area, today, persons))) for area in areas}
    found = ", ".join(f"{area}: {count}" for area, count in empty.items() if count)
    if found:
        untold = [area for area, count in empty.items() if count and coordinator_for(area) is None]
        if untold:
            return heed(NOBODY_TOLD, areas=found, untold=", ".join(untold))
        return heed(
            _("Belum ada yang berwenang untuk sebagian orang dan layanan (%(areas)s). Lihat: Kewenangan."), areas=found
        )
    return good(_("Setiap layanan ada yang berwenang; %(count)d baris kewenangan."), count=len(office_mandates()))


def parked(waiting: int) -> Found:
    """Reports against an officer that nobody may see, as the room that keeps them has counted them."""
    if waiting:
        return danger(
            _(
                "%(count)d laporan tentang petugas tidak terlihat oleh siapa pun: tidak ada meja pengawas yang boleh "
                "menerimanya. Bentuk meja pengawas yang tidak disebut dalam laporan itu; naung tick lalu menyerahkannya."
            ),
            count=waiting,
        )
    return good(_("Tidak ada laporan yang menunggu meja pengawas."))


def untold(waiting: int) -> Found:
    """Officers kept from a file of their desk, where nobody is left who may decide about it, as the room above has counted."""
    if waiting:
        return danger(
            _(
                "%(count)d berkas tertutup bagi seorang petugas mejanya, dan tidak ada atasan atau pengawas lain yang dapat "
                "memeriksanya. Tunjuk atasan kedua di meja itu, atau bentuk meja pengawas di atasnya."
            ),
            count=waiting,
        )
    return good(_("Setiap berkas yang tertutup bagi seorang petugas ada yang memeriksanya."))


def calendar() -> Found:
    """Whether the joint leave of this year, or of the next in December, is entered."""
    year = timezone.localdate().year + (1 if timezone.localdate().month == 12 else 0)
    if any(d.origin != "nasional" for d in days_off(year)):
        return good(_("Cuti bersama %(year)d sudah ada."), year=year)
    return heed(_("Cuti bersama %(year)d belum diisi: jam berhari kerja bisa salah."), year=year)


def sheets() -> Found:
    """Whether the installation key comes back from paper."""
    found = sheets_now()
    if found is None:
        return danger(
            _(
                "Belum ada lembar pemulihan: bila mesin ini rusak, kunci instalasi hilang dan cadangan tidak terbuka. "
                "Jalankan: naung vault sheets"
            )
        )
    if not found.fits:
        return danger(_("Lembar pemulihan dibuat untuk kunci yang lama. Buat yang baru: naung vault sheets"))
    if not found.proved:
        return heed(
            _("Lembar pemulihan belum dicetak semua atau belum dibuktikan dengan mengetik satu lembar kembali.")
        )
    return good(
        _("Kunci instalasi kembali dari %(needed)d dari %(sheets)d lembar pemulihan."),
        needed=found.needed,
        sheets=found.sheets,
    )


def begun() -> Found:
    """Whether the first day has ended, so that no code opens it any more."""
    known = first_day()
    if house_is_open():
        return heed(
            _("Persiapan belum ditutup: siapa memegang kode mulai dapat mengatur rumah ini. Lanjutkan: naung begin")
        )
    if known is None:
        return good(_("Rumah ini diatur dengan perintah, tanpa hari pertama."))
    return good(_("Persiapan sudah ditutup; kode mulai tidak berlaku lagi."))


def alone() -> Found:
    """What this installation can be compared with: nothing but itself and what has joined it."""
    joined, force = len(joined_logs()), standing()
    if joined:
        return good(
            _(
                "%(count)d instalasi sudah bergabung ke sini dan dapat dicari bersama. Isi instalasi lain tetap tidak dapat "
                "dibandingkan dengan isi di sini."
            ),
            count=joined,
        )
    if len(force.territory) > len(PROVINCE):
        return good(
            _(
                "Instalasi ini berdiri sendiri: isinya tidak dapat dibandingkan dengan instalasi lain, juga tidak dengan "
                "provinsinya, sebelum bergabung ke sana (naung join)."
            )
        )
    return good(_("Instalasi ini berdiri sendiri: isinya tidak dapat dibandingkan dengan isi instalasi lain."))
