"""`naung link-register`: every record of the register compared with every other in memory; likely pairs wait for their desk."""

import click

from naung.casework.pairing.actions import find_pairs
from naung.doors.operator.printing import json_option, show
from naung.foundation.access.rules import system_actor

HELP = """Cari catatan yang mungkin tentang orang yang sama di seluruh register.

Semuanya dibandingkan di memori; tidak ada nama yang ditulis ke disk. Pasangan dari satu meja menunggu di halaman meja itu untuk
dinilai orang. Pasangan antarmeja tidak dibaca meja mana pun dan hanya ikut angka beberapa meja. Tidak ada catatan yang digabung.
Menjalankan ulang menggantikan yang lama. `naung tick` memintanya sendiri tiap malam bila ada yang berubah."""
EIGHTH = 8
_FULL = "Tidak muat di memori sebanyak itu, jadi dihentikan; hasil yang lama tetap ada. Beri --memory yang lebih besar."


@click.command("link-register", help=HELP)
@click.option(
    "--memory", default="4GB", show_default=True, help="Memori terbanyak. Yang tidak muat berhenti dengan pesan."
)
@json_option
def link_register(memory: str, as_json: bool) -> None:
    """Find them, with a line on the screen whenever an eighth more is read."""
    try:
        found = find_pairs(progress=_say_how_far, memory=memory, by=system_actor("pairing"))
    except MemoryError:
        raise click.ClickException(_FULL) from None
    told = {
        "catatan": found.records,
        "pasangan_dibandingkan": found.compared,
        "menunggu_dinilai": found.kept,
        "antarmeja": found.between_desks,
    }
    show(told, as_json=as_json)


def _say_how_far(done: int, of: int, stage: str) -> None:
    if done * EIGHTH // max(of, 1) != (done - 1) * EIGHTH // max(of, 1):
        click.echo(f"{stage.capitalize()}: {done * 100 // max(of, 1)} %", err=True)
