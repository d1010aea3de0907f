"""`naung user …`: invite the first officers, list them, open an account again, end a place. For whoever holds the machine."""

from uuid import UUID

import click
from django.urls import reverse
from django.utils import timezone

from naung.doors.operator.printing import json_option, show
from naung.foundation.access.rules import shipped_roles, system_actor
from naung.foundation.accounts.actions import end_membership, invite_officer, reopen_account
from naung.foundation.accounts.queries import invitations_of, membership_of, officers_of
from naung.foundation.organisations.queries import all_desks


@click.group(help="Petugas: undang, daftar, buka lagi, akhiri tugas.")
def user() -> None:
    """The officers' accounts."""


def _desk(named: str | None) -> UUID:
    """The desk that was named by its name or id, or the only one there is."""
    desks = all_desks()
    wanted = [d for d in desks if named is None or named.casefold() in {d.name.casefold(), str(d.id)}]
    if len(wanted) != 1:
        known = ", ".join(d.name for d in desks) or "belum ada"
        raise click.ClickException(f"Sebutkan satu meja dengan --desk. Meja yang ada: {known}.")
    return wanted[0].id


def _link(token: str) -> str:
    """The path of an invitation; the officer puts it behind the address under which she reaches this installation."""
    return reverse("accounts:follow", args=[token])


@user.command(help="Undang satu petugas. Tautannya dicetak sekali dan berlaku tiga hari.")
@click.argument("username")
@click.option("--name", required=True, help="Nama petugas.")
@click.option("--role", required=True, type=click.Choice(sorted(shipped_roles())), help="Peran di meja.")
@click.option("--desk", help="Nama atau id meja; boleh kosong bila hanya ada satu.")
@click.option("--phone", default="", help="Nomor telepon, agar laporan tentangnya tidak masuk ke mejanya.")
@json_option
def invite(username: str, name: str, role: str, desk: str | None, phone: str, as_json: bool) -> None:
    """Invite one officer."""
    token = invite_officer(
        username=username, display_name=name, desk=_desk(desk), role=role, phone=phone, by=system_actor("setup")
    )
    show({"username": username, "link": _link(token)}, as_json=as_json)


@user.command("list", help="Daftar petugas dan undangan yang menunggu.")
@json_option
def list_(as_json: bool) -> None:
    """Officers by desk."""
    actor = system_actor("setup")
    officers = [
        {
            "username": each.username,
            "name": each.display_name,
            "role": each.role,
            "desk": desk.name,
            "second_factor": each.has_second_factor,
            "last_sign_in": each.last_at.isoformat() if each.last_at else None,
        }
        for desk in all_desks()
        for each in officers_of(desk.id, actor=actor)
    ]
    waiting = [
        {"username": each.username, "role": each.role, "desk": desk.name, "until": each.expires_at.isoformat()}
        for desk in all_desks()
        for each in invitations_of(desk.id, now=timezone.now(), actor=actor)
    ]
    show({"officers": officers, "invitations": waiting}, as_json=as_json)


@user.command(help="Tautan baru bagi petugas yang kehilangan kata sandi, ponsel, atau kode.")
@click.argument("username")
@click.option("--desk", help="Nama atau id meja; boleh kosong bila hanya ada satu.")
@json_option
def reopen(username: str, desk: str | None, as_json: bool) -> None:
    """Open an account again."""
    token = reopen_account(membership=membership_of(username, _desk(desk)), by=system_actor("setup"))
    show({"username": username, "link": _link(token)}, as_json=as_json)


@user.command(help="Akhiri tugas petugas di meja; semua sesinya berakhir saat itu juga.")
@click.argument("username")
@click.option("--desk", help="Nama atau id meja; boleh kosong bila hanya ada satu.")
@json_option
def end(username: str, desk: str | None, as_json: bool) -> None:
    """End an officer's place at a desk."""
    end_membership(membership=membership_of(username, _desk(desk)), by=system_actor("setup"))
    show({"username": username, "ended": True}, as_json=as_json)
