"""`naung user …`: invite the first officers, list them, open an account again, end a place. For whoever holds the machine."""

from uuid import UUID

import click
from django.urls import reverse
from django.utils import timezone

from naung.doors.operator.printing import json_option, show
from naung.foundation.access.rules import shipped_roles, system_actor
from naung.foundation.accounts.actions import (
    confirm_officer,
    end_membership,
    invite_officer,
    keep_numbers_of,
    reopen_account,
)
from naung.foundation.accounts.queries import invitations_of, membership_of, officer_id, officers_of, to_confirm
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
            "role_stands_here": each.stands,
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
    unsure = [each.username for each in to_confirm()]
    show({"officers": officers, "invitations": waiting, "to_confirm": unsure}, as_json=as_json)


@user.command(help="Pastikan petugas yang akunnya ditutup sesudah pemulihan cadangan; setelah itu ia dapat masuk.")
@click.argument("usernames", nargs=-1)
@click.option("--all", "everybody", is_flag=True, help="Semua yang menunggu, setelah masing-masing diperiksa.")
@json_option
def confirm(usernames: tuple[str, ...], everybody: bool, as_json: bool) -> None:
    """Let officers in who wait since a restore."""
    if not usernames and not everybody:
        raise click.ClickException("Sebutkan nama pengguna, atau --all. Yang menunggu: naung user list")
    named = tuple(each.username for each in to_confirm()) if everybody else usernames
    for username in named:
        confirm_officer(user=officer_id(username), by=system_actor("setup"))
    show({"confirmed": list(named), "to_confirm": [each.username for each in to_confirm()]}, as_json=as_json)


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


@user.command(help="Catat NIK dan nomor telepon petugas, agar berkas yang mungkin menyebutnya tertutup baginya.")
@click.argument("username")
@click.option("--phone", prompt="Nomor telepon (kosong: tidak diubah)", default="", show_default=False)
@click.option(
    "--nik", prompt="NIK (tidak tampak; kosong: tidak diubah)", default="", show_default=False, hide_input=True
)
@json_option
def numbers(username: str, phone: str, nik: str, as_json: bool) -> None:
    """Keep an officer's numbers. They are asked, so that they stand in no history of commands."""
    keep_numbers_of(user=officer_id(username), nik=nik, phone=phone, by=system_actor("setup"))
    show({"username": username, "kept": True}, as_json=as_json)
