"""Counsel sits at a desk of legal aid and nowhere else; whoever sits elsewhere from before is let in to nothing."""

import html
import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from click.testing import CliRunner
from django.test import Client

from naung.casework.referrals.rules.tables import shipped_needs
from naung.doors.operator.check import CHECKS
from naung.doors.operator.console import main
from naung.foundation.access.rules import is_counsels, read_roles, shipped_roles, system_actor
from naung.foundation.access.vocabulary import Category, Permission
from naung.foundation.accounts.actions import accept_invitation, invite_officer
from naung.foundation.accounts.actions.invitations import COUNSEL_ELSEWHERE
from naung.foundation.accounts.models import Invitation, Membership
from naung.foundation.accounts.queries import actor_at_desk, actor_for_officer, places_of, roles_at
from naung.foundation.errors import NotFound, Problems, RuleBroken
from naung.foundation.organisations.models import Desk
from naung.foundation.organisations.rules import shipped_agencies
from tests import cast
from tests.casework.counsel.conftest import SEKAR
from tests.cast import TaskForce

pytestmark = pytest.mark.django_db
SETUP = system_actor("setup")


def text(answer: Any) -> str:
    return html.unescape(answer.content.decode())


def invite(desk: UUID, role: str = "advokat") -> str:
    return invite_officer(username="lukas", display_name="Lukas", desk=desk, role=role, by=SETUP)


def test_the_table_of_roles_names_kinds_of_agency_that_exist_and_only_counsel_is_bound() -> None:
    bound = {role.code: role.only_at for role in shipped_roles().values() if role.only_at}
    assert set(bound) == {r.code for r in shipped_roles().values() if Permission.PRIVILEGED_KEEP in r.permissions}
    assert bound["advokat"] <= set(shipped_agencies())
    assert {kind for kind in shipped_agencies() if is_counsels(kind)} == bound["advokat"]
    assert Permission.BREAK_GLASS not in shipped_roles()["advokat"].permissions


def test_a_role_without_the_line_stands_everywhere() -> None:
    row = (
        '[[role]]\ncode = "x"\nid = "X"\nen = "X"\npermissions = []\ncategories = ["A"]\npurposes = ["casework"]\n'
        'legal_basis = "b"\narticle = ""\nmark = "M"\nsource = "s"\n'
    )
    assert read_roles(row)["x"].stands_at("polres")
    only = read_roles(row + 'only_at = ["obh"]\n')["x"]
    assert only.stands_at("obh")
    assert not only.stands_at("polres")
    assert not only.stands_at("")


def test_nothing_goes_to_a_desk_of_counsel_but_by_consent() -> None:
    _fields, receivers = shipped_needs()
    for kind in shipped_roles()["advokat"].only_at:
        ceiling = receivers[kind]
        assert ceiling.consent_only == ceiling.categories == frozenset({Category.B, Category.C}), kind


def test_an_advocate_is_refused_at_another_desk_with_what_to_do(force: TaskForce) -> None:
    for desk in (force.service, force.police, force.ngo, force.coordinator):
        with pytest.raises(Problems) as refused:
            invite(desk.id)
        assert [(p.field, p.message) for p in refused.value.problems] == [("role", COUNSEL_ELSEWHERE)]
    assert not Invitation.objects.filter(username="lukas").exists()
    accept_invitation(token=invite(force.legal.id), password=cast.PASSWORD, by=SETUP)
    assert actor_for_officer("lukas").may(Permission.PRIVILEGED_KEEP)


def test_a_link_from_before_lets_nobody_in(force: TaskForce) -> None:
    token = invite(force.service.id, "petugas_kasus")
    Invitation.objects.filter(username="lukas").update(role="advokat")
    with pytest.raises(RuleBroken) as refused:
        accept_invitation(token=token, password=cast.PASSWORD, by=SETUP)
    assert refused.value.message == COUNSEL_ELSEWHERE
    assert not Membership.objects.filter(desk=force.service, role="advokat").exists()


def test_an_advocate_of_before_reads_nothing_is_told_why_and_is_named_to_who_can_mend_it(
    force: TaskForce, member: Callable[[str], object], client: Client
) -> None:
    member("ratna")
    user = cast.join(cast.SARI, force)
    browser = cast.sign_in(client, user)
    assert browser.get("/kasus/").status_code == 200
    assert CHECKS["pembela"]().state == "baik"
    Membership.objects.filter(user_id=user).update(role="advokat")

    for refused in (lambda: actor_for_officer("sari"), lambda: actor_at_desk(user, force.service.id)):
        with pytest.raises(NotFound):
            refused()
    assert places_of(user) == []
    assert user not in roles_at(force.service.id)
    shut = browser.get("/kasus/", follow=True)
    assert shut.status_code == 403
    assert "hanya berlaku di meja bantuan hukum" in text(shut)
    assert browser.get("/kerja/").status_code in {302, 404}

    found = CHECKS["pembela"]()
    assert found.state == "perhatikan"
    assert force.service.name in found.words
    assert "naung desk open" in found.words
    ratna = cast.sign_in(Client(), actor_for_officer("ratna").id or user)
    listed = text(ratna.get("/petugas/"))
    assert "tidak bisa masuk" in listed
    assert "hanya bertugas di meja bantuan hukum" in listed


def test_an_office_opens_a_legal_desk_of_its_own(force: TaskForce) -> None:
    def run(*words: str) -> dict[str, object]:
        done = CliRunner().invoke(main, ["desk", *words, "--json"])
        assert done.exit_code == 0, done.output
        found: dict[str, object] = json.loads(done.output)
        return found

    cast.load_regions()
    name = "Unit bantuan hukum UPTD PPA Singkawang"
    asked = ("open", "--name", name, "--kind", "unit_hukum", "--territory", "61.72", "--prefix", "ubh")
    opened = Desk.objects.select_related("agency").get(id=str(run(*asked)["desk"]))
    assert (opened.agency.kind, opened.prefix, opened.oversight_id) == ("unit_hukum", "UBH", force.oversight.id)
    assert name in json.dumps(run("list"))
    assert CliRunner().invoke(main, ["desk", *asked]).exit_code == 1, "the name is taken"
    nowhere = ("open", "--name", "X", "--kind", "obh", "--territory", "99.99", "--prefix", "X")
    wrong = CliRunner().invoke(main, ["desk", *nowhere])
    assert (wrong.exit_code, wrong.output) == (1, "Error: Kode wilayah ini tidak ada dalam tabel wilayah.\n")
    accept_invitation(token=invite(opened.id), password=cast.PASSWORD, by=SETUP)
    lukas = actor_for_officer("lukas")
    assert lukas.desk == opened.id


def test_another_lawyer_of_the_desk_reads_what_the_table_says_and_no_other_desks(force: TaskForce) -> None:
    for who in (cast.LESTARI, SEKAR):
        cast.join(who, force)
    hers, other = (actor_for_officer(who.username) for who in (cast.LESTARI, SEKAR))
    assert other.categories == hers.categories == frozenset({Category.A, Category.B, Category.C})
    assert other.permissions == hers.permissions == shipped_roles()["advokat"].permissions
