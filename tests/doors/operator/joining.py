"""Two small installations, made through the actions: a province's and a city's, each in a process of its own."""

import json
from pathlib import Path
from typing import Any

from django.db import connection

from tests.architecture.house import ROOT
from tests.doors.operator.released import Office, copied, new_database

PASSPHRASE = "lima kata yang mudah diingat"
BEGIN = """
import json
from unittest.mock import patch
from naung.doors.operator.console import start_django
start_django()
from naung.doors.operator.schema import bring_up_to_date
bring_up_to_date()
from naung.foundation.access.rules import system_actor
from naung.foundation.vault.actions import found_vault
setup = system_actor("setup")
found_vault(by=setup)
from tests import cast
from tests.doors.world import know_the_town
know_the_town()
"""
REPORT = """
from django.utils import timezone as clock
from naung.foundation.identifiers import new_id as some_id
from naung.insight.programme.models import YearReport
from tests.insight.programme.told import report
told = report()
YearReport.objects.create(kind=told.kind.value, first_on=told.span.first, last_on=told.span.last, language="id", version=1,
    fingerprint=told.fingerprint, contents=told.contents, pdf=b"%PDF", docx=b"PK", made_at=clock.now(), made_by=some_id(),
    approved_at=clock.now(), approved_by=some_id())
"""
SEALED = """
from naung.foundation.organisations.models import TaskForce
from tests.insight.evaluation.told import a_draft, sealed_by
TaskForce.objects.create(name="Gugus Tugas Singkawang", territory="61.72", begun_at=timezone.now(), finished_at=timezone.now())
analyst = cast.Member("rina", "Rina", "oversight", "analis")
head = cast.Member("kartika", "Kartika", "oversight", "koordinator")
for each in (analyst, head):
    cast.join(each, house)
rollout = sealed_by(a_draft(cast.actor(analyst, house)), cast.actor(head, house))
"""
PROVINCE = (
    BEGIN
    + REPORT
    + """
from naung.foundation.organisations.actions import found_agency, open_desk
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import NameKind, PersonTold
agency = found_agency(name="Dinas P3A Kalimantan Barat", kind="dinas_p3a", by=setup)
desk = open_desk(agency=agency, name="Meja provinsi", kind="layanan", territory="61", prefix="KB", by=setup)
hasan = cast.Member("hasan", "Hasan Basri", "service", "petugas_kasus")
house = cast.House(desk, desk, desk)
cast.join(hasan, house)
by = cast.actor(hasan, house)
person = register_person(told=PersonTold(names=((NameKind.OFFICIAL, "Sumarni Dewi"),)), by=by)
from naung.foundation.accounts.actions import invite_officer, accept_invitation
token = invite_officer(username="tono", display_name="Tono", desk=desk.id, role="petugas_kasus", phone="0812 3456 7001", by=setup)
accept_invitation(token=token, password=cast.PASSWORD, by=setup)
print(json.dumps({"desk": str(desk.id), "person": str(person)}))
"""
)
CITY = (
    BEGIN
    + REPORT
    + """
from django.utils import timezone
from naung.foundation.accounts.actions import set_up_code
from naung.foundation.accounts.rules import code_at
from tests.doors.world import between, everything
house = cast.found_house()
for member in cast.CAST.values():
    cast.join(member, house)
sari = cast.actor(cast.SARI, house)
secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
set_up_code(secret=secret, code=code_at(secret, int(timezone.now().timestamp()) // 30), by=sari)
ids = everything(sari)
ids = between(ids, sari)
from naung.foundation.vault.actions.compartments import new_reader_compartment, seal_with
from naung.foundation.vault.actions.readers import make_person_key
from naung.foundation.vault.vocabulary import CompartmentKind
from naung.casework.cases.models import Note
reader = make_person_key(owner=sari.id, secret=PASSPHRASE, by=sari)
shut, key = new_reader_compartment(kind=CompartmentKind.COUNSEL, owner=sari.desk, readers=[reader], by=sari)
from naung.casework.cases.actions import open_case
from naung.foundation.identifiers import new_id
note = Note.objects.get(case=ids["case_id"])
note.case_id, note.compartment = open_case(summary="Perkara pembela.", by=sari), shut
note.id, note.posted_once = new_id(), new_id()
seal_with(key, note, words="Rahasia pembela.")
note.save(force_insert=True)
from naung.foundation.accounts.actions import invite_officer
from naung.foundation.law.models import CorrectionRow
invite_officer(username="nanti", display_name="Nanti", desk=sari.desk, role="petugas_kasus", by=setup)
now = timezone.now()
CorrectionRow.objects.create(table="hotline", row="sapa", mark="V", source="SK", reason="Nomor lain", from_on=now.date(),
    shipped="0" * 64, proposed_by=new_id(), proposed_at=now, signed_by=new_id(), signed_at=now)
"""
    + SEALED
    + """
from naung.insight.evaluation.queries import sealed_of
from naung.insight.evaluation.models import Rollout
seal = sealed_of(Rollout.objects.get(id=rollout))
print(json.dumps({"rollout": rollout, "seal": [seal.entry, seal.digest, seal.seed, seal.holds],
    "case": ids["case_id"], "person": ids["person_id"], "report": ids["report_id"], "note": note.id,
    "reader": reader.id, "sari": sari.id, "desk": sari.desk}, default=str))
"""
)


def said(office: Office, program: str) -> dict[str, Any]:
    """What a program that runs in an installation prints last."""
    office.more |= {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "DJANGO_SETTINGS_MODULE": "naung.config.settings"}
    done = office.run("-c", f"PASSPHRASE = {PASSPHRASE!r}\n{program}")
    assert done.returncode == 0, done.stderr[-3000:]
    answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


def made(home: Path, program: str) -> tuple[Office, dict[str, Any]]:
    """An installation in a folder that is not there yet, and what its program said."""
    office = Office(home, new_database() if connection.vendor == "postgresql" else "")
    return office, said(office, program)


def another(office: Office, home: Path) -> Office:
    """The same installation in another folder."""
    other = copied(office, home)
    other.more = dict(office.more)
    return other


def join_words(city: Office, *more: str) -> tuple[str, ...]:
    """The command, with which installation is meant."""
    return ("join", "--from", str(city.home), *(("--database", city.database) if city.database else ()), *more)


LOOK = """
import json
from pathlib import Path
from uuid import UUID
from naung.doors.operator.console import start_django
start_django(make_home=False)
from django.test import Client
from django.urls import reverse
from tests import cast
from naung.foundation.accounts.models import Invitation, User
from naung.foundation.law.models import CorrectionRow
from naung.foundation.recusal.models import ShutOut
from naung.foundation.accounts.queries import actor_for_officer
from naung.foundation.accounts.queries.factors import open_totp_secret
from naung.foundation.audit.queries import entries_after, entries_of
from naung.foundation.errors import SealBroken
from naung.foundation.people.models import PersonName
from naung.foundation.people.queries import search_people
from naung.casework.cases.models import Case, Note
from naung.casework.reports.queries import reports_matching
from naung.insight.programme.queries import reports_made
from naung.insight.evaluation.models import Rollout
from naung.insight.evaluation.queries import sealed_of
from naung.casework.returns.models import HandKey
from naung.foundation.vault.models import Kept, Reader
from naung.foundation.vault.queries import is_signature, signature_by
from naung.foundation.vault.queries.keys import data_keys_of
from naung.foundation.vault.queries.readers import open_as_reader, open_person
from naung.foundation.vault.vocabulary import Source, VaultEvent
told = json.loads(TOLD)
sari = actor_for_officer("sari", desk=told["desk"])
browser = cast.sign_in(Client(SERVER_NAME="localhost"), sari.id)
page = browser.get(reverse("cases:show", args=[told["case"]]))
hits = search_people("Wulan", actor=sari).persons
seal = sealed_of(Rollout.objects.get(id=told["rollout"]))
reader = actor_for_officer("kartika")
note = Note.objects.select_related("compartment").get(id=told["note"])
key_reader = Reader.objects.get(id=told["reader"])
words = open_as_reader(sari, VaultEvent.RESTORED, note, ["words"], key_reader, open_person(key_reader, PASSPHRASE))["words"]
try:
    name = PersonName.objects.get(person=told["person"], kind="resmi")
    data_keys_of(Source("default", Path(told["old_key"])), [name.compartment_id])
    shut = False
except SealBroken:
    shut = True
user = User.objects.get(username="sari")
kept = set(Kept.objects.values_list("id", flat=True))
keys = [(key.id, bytes(key.public)) for key in HandKey.objects.all()]
signs = [key in kept and is_signature(signature_by(key, b"leg"), b"leg", public) for key, public in keys]
print(json.dumps({
    "status": page.status_code, "case_in_page": Case.objects.get(id=told["case"]).number in page.content.decode(),
    "summary_in_page": "Kasus Wulan." in page.content.decode(),
    "found": [str(hit.id) for hit in hits], "note": words, "old_key_is_shut_out": shut,
    "reports": len(reports_matching("Wulan", actor=sari)),
    "signs": signs,
    "password": user.check_password(cast.PASSWORD), "factor": open_totp_secret(user.id),
    "read_before": len(entries_of(UUID(told["case"]), actor=sari)),
    "signed": CorrectionRow.objects.filter(signed_at__isnull=False).count(), "proposed": CorrectionRow.objects.count(),
    "waiting_links": Invitation.objects.filter(used_at=None).count(),
    "shut_out": ShutOut.objects.filter(officer=User.objects.get(username="tono").id, person=told["person"]).count(),
    "year_reports": [(each.came_as, each.version, each.state) for each in reports_made(actor=reader)],
    "seal": [seal.entry, seal.digest, seal.seed, seal.holds], "sealed_there": str(seal.came_with),
    "acted_on_again": len(entries_after(0, events=["referrals.sent", "custody.glass_broken"])),
}))
"""


def seen_after(province: Office, told: dict[str, Any], old_key: Path) -> dict[str, Any]:
    """What the joined city's own officer, and whoever has its old key, can do at the province."""
    whole = json.dumps({**told, "old_key": str(old_key)})
    return said(province, f"TOLD = {whole!r}\n{LOOK}")


def counted(office: Office, *tables: str) -> dict[str, int | None]:
    """How many rows some tables have."""
    return {table: office.count(table) for table in tables}
