"""`naung user`: for whoever holds the machine, in words and as JSON."""

import json
from uuid import UUID

import pytest
from click.testing import CliRunner, Result
from django.test import Client

from naung.doors.operator.console import main
from tests.doors.account.signing import PASSWORD, Officer, signed_in


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["user", *words])


def test_the_first_officer_is_invited_from_the_console(desks: tuple[UUID, UUID]) -> None:
    done = run("invite", "lestari", "--name", "Lestari", "--role", "penyelia", "--desk", "meja singkawang", "--json")
    link = json.loads(done.output)["link"]
    browser = Client()
    browser.get(link)
    assert browser.post("/akun/undangan", {"password": PASSWORD, "again": PASSWORD}).status_code == 302
    listed = json.loads(run("list", "--json").output)
    assert [(o["username"], o["desk"], o["second_factor"]) for o in listed["officers"]] == [
        ("lestari", "Meja Singkawang", False)
    ]
    assert listed["invitations"] == []


def test_an_invitation_that_waits_is_listed_without_its_link(desks: tuple[UUID, UUID]) -> None:
    link = run("invite", "jaya", "--name", "Jaya", "--role", "petugas_kasus", "--desk", str(desks[1])).output.split()[
        -1
    ]
    output = run("list").output
    assert "jaya" in output
    assert link not in output


@pytest.mark.parametrize(
    "words",
    [
        ("invite", "jaya", "--name", "Jaya", "--role", "penyelia"),
        ("invite", "jaya", "--name", "Jaya", "--role", "penyelia", "--desk", "tiada"),
        ("invite", "JA", "--name", "Jaya", "--role", "penyelia", "--desk", "Meja Lain"),
        ("invite", "jaya", "--name", "", "--role", "penyelia", "--desk", "Meja Lain"),
        ("end", "tiada", "--desk", "Meja Lain"),
        ("reopen", "tiada", "--desk", "Meja Lain"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(desks: tuple[UUID, UUID], words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.exit_code == 1
    assert done.output.startswith("Error: ")
    assert "Traceback" not in done.output


def test_an_officer_leaves_and_another_is_let_in_again(sari: Officer, ratna: Officer) -> None:
    hers = signed_in("sari")
    assert run("end", "sari", "--desk", "Meja Singkawang").exit_code == 0
    assert hers.get("/akun/").status_code == 302
    link = json.loads(run("reopen", "ratna", "--desk", "Meja Singkawang", "--json").output)["link"]
    browser = Client()
    browser.get(link)
    assert browser.get("/akun/undangan").status_code == 200
