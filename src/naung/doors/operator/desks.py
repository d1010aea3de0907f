"""`naung desk …`: open a desk after the first day, and list those that stand. For whoever holds the machine."""

from dataclasses import asdict

import click

from naung.doors.operator.printing import json_option, show
from naung.foundation.access.rules import system_actor
from naung.foundation.errors import Problems
from naung.foundation.organisations.actions import open_another_desk
from naung.foundation.organisations.queries import all_desks, desk_facts
from naung.foundation.organisations.rules import shipped_agencies
from naung.foundation.organisations.vocabulary import DeskGiven, DeskKind


@click.group(help="Meja: buka yang baru, daftar.")
def desk() -> None:
    """The desks of this installation."""


@desk.command("open", help="Buka meja layanan bagi instansi baru, misalnya meja bantuan hukum sebuah kantor.")
@click.option("--name", required=True, help="Nama instansi, misalnya: Unit bantuan hukum UPTD PPA Singkawang.")
@click.option("--kind", required=True, type=click.Choice(sorted(shipped_agencies())), help="Jenis instansi.")
@click.option("--territory", default="", help="Kode wilayah kerjanya, misalnya 61.72; kosong: seluruh Indonesia.")
@click.option("--prefix", required=True, help="Awalan nomor kasusnya, 1 sampai 4 huruf besar atau angka.")
@click.option("--oversight", help="Nama instansi atau id meja pengawasnya; boleh kosong bila hanya ada satu.")
@json_option
def open_(name: str, kind: str, territory: str, prefix: str, oversight: str | None, as_json: bool) -> None:
    """Open a service desk."""
    given = DeskGiven("desk", kind, name, DeskKind.SERVICE, territory, prefix.upper(), _overseer(oversight))
    try:
        opened = open_another_desk(desk=given, by=system_actor("setup"))
    except Problems as wrong:
        raise click.ClickException(" ".join(each.message for each in wrong.problems)) from wrong
    show({"desk": str(opened), "name": name}, as_json=as_json)


@desk.command("list", help="Daftar meja.")
@json_option
def list_(as_json: bool) -> None:
    """Every desk."""
    rows = [asdict(desk_facts(each.id)) for each in all_desks()]
    shown = [{**row, "id": str(row["id"]), "oversight": str(row["oversight"] or "")} for row in rows]
    show({"desks": shown}, as_json=as_json)


def _overseer(named: str | None) -> str:
    """The id of the overseeing desk that was named by its agency or id, or of the only one there is."""
    desks = [each for each in all_desks() if each.kind == DeskKind.OVERSIGHT]
    found = [d for d in desks if named is None or named.casefold() in {d.agency.name.casefold(), str(d.id)}]
    if len(found) != 1:
        known = ", ".join(each.agency.name for each in desks) or "belum ada"
        raise click.ClickException(f"Sebutkan satu meja pengawas dengan --oversight. Yang ada: {known}.")
    return str(found[0].id)
