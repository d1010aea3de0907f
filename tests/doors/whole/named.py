"""Officers who are named in the man's file, one a role, and one of everything that they must not know of."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from django.test import Client

from naung.casework.cases.actions import add_person, join_report
from naung.casework.cases.models import Case, CasePerson
from naung.casework.cases.vocabulary import Role
from naung.casework.custody.actions import ask_identity
from naung.foundation.access.rules import shipped_roles
from naung.foundation.access.vocabulary import Guard, Permission
from tests.cast import SARI, Member, actor
from tests.doors.whole import between
from tests.doors.whole.between import ID, TYPED, Way
from tests.doors.world import OF_THE_DESK, Ids, everything, patterns, taken_ids

Posted = tuple[str, dict[str, Any]]
NAME = TYPED["suspect"]
# Who bears the name of the man's recruiter: at the desk of the file, at the desks that receive it, above them, elsewhere.
NAMED = {
    member.username: member
    for member in (
        between.DONI,
        Member("doni-penyelia", NAME, "service", "penyelia"),
        Member("doni-kustodian", NAME, "service", "kustodian"),
        Member("doni-kepala", NAME, "service", "kepala"),
        Member("doni-pengawas", NAME, "oversight", "pengawas"),
        Member("doni-penyidik", NAME, "police", "penyidik"),
        Member("doni-advokat", NAME, "legal", "advokat"),
        Member("doni-koordinator", NAME, "coordinator", "koordinator"),
        Member("doni-analis", NAME, "planning", "analis"),
        Member("doni-pemantau", NAME, "monitor", "pemantau"),
        Member("doni-jauh", NAME, "other", "petugas_kasus"),
    )
}
POSTED = {"words": "x" * 30, "mark": "1", "outcome": "disetujui", "asked": "on", "sure": "on", "reason": "oversight"}
# What the officer's own account page asks has its own tests; the others end his session, or are the log, which he fills himself.
LEFT_OUT = ("/keluar", "/layar", "/akun/profil", "/catatan-akses/")


class Remembering(Client):
    """A browser that remembers what was posted."""

    def __init__(self, posted: list[Posted]) -> None:
        super().__init__()
        self.posted = posted

    def post(self, path: Any, data: Any = None, *args: Any, **kwargs: Any) -> Any:  # type: ignore[override]  # passed on
        """Post, and remember it."""
        self.posted.append((path, dict(data or {})))
        return super().post(path, data, *args, **kwargs)


@dataclass
class NamedWay(Way):
    """The man's way, with the officers who bear his recruiter's name, and all that was posted on it."""

    posted: list[Posted] = field(default_factory=list)

    def as_(self, username: str) -> Client:
        """The browser of one of the cast, or of one who bears the name."""
        with (
            patch.object(between, "Client", lambda: Remembering(self.posted)),
            patch.object(between, "WHO", between.WHO | NAMED),
        ):
            return super().as_(username)

    def everything(self) -> Ids:
        """One of everything, of the man or in a file of his recruiter's, that is shut to who bears the name."""
        by = actor(SARI, self.force)
        ids = everything(by)
        join_report(case_id=ids["case_id"], report_id=ids["report_id"], by=by)
        parts = CasePerson.objects.filter(case=self.case)
        add_person(
            case_id=ids["case_id"], person_id=parts.get(role=Role.RECRUITER).person_id, role=Role.RECRUITER, by=by
        )
        asked = {"kind": "orang", "record_id": ids["person_id"], "fields": ["nama"], "hours": 8}
        ids["leave_id"] = ask_identity(**asked, reason="Perlu dihubungi sebelum besok.", by=by)
        hers = {name: each for name, each in ids.items() if name not in OF_THE_DESK}
        return hers | {"referral_id": self.sent["police"]}

    def at_the_receivers(self) -> Iterator[Ids]:
        """The files that the police and legal aid began with him, and what was sent to them."""
        for name, desk in (("police", self.force.police), ("legal", self.force.legal)):
            case = Case.objects.get(owner=desk.id)
            person = CasePerson.objects.get(case=case).person_id
            yield {"case_id": case.id, "person_id": person, "referral_id": self.sent[name]}


def let_in(member: Member, *, with_ids: bool) -> Iterator[str]:
    """The addresses that this officer's role opens, with or without ids of records in them."""
    permissions = shipped_roles()[member.role].permissions
    for pattern, view in patterns():
        guard = getattr(view, "guard", None)
        if guard is None or pattern.startswith(LEFT_OUT) or not _opens(guard, permissions):
            continue
        if taken_ids(pattern) if with_ids else "<" not in pattern:
            yield pattern


def _opens(guard: Guard, permissions: Collection[Permission]) -> bool:
    return bool(set(permissions) & set(guard.permissions)) if guard.permissions else guard.signed_in


def elsewhere(forms: Iterable[Posted], held: set[str]) -> Iterator[tuple[Posted, Posted]]:
    """Each form whose address holds one of these ids, as it was posted, and the same with ids of nothing."""
    for path, data in forms:
        typed, known = {name: value for name, value in data.items() if name != "once"}, dict[str, str]()
        if held & set(ID.findall(path)):
            yield (path, typed), (_nowhere(path, held, known), {n: _nowhere(v, held, known) for n, v in typed.items()})


def _nowhere(typed: Any, held: set[str], known: dict[str, str]) -> Any:
    if not isinstance(typed, str):
        return typed
    return ID.sub(lambda m: known.setdefault(m[0], str(uuid4())) if m[0] in held else m[0], typed)


def ids_of(way: Way) -> set[str]:
    """Every id of the man's in an address or a form of his way."""
    return {str(each) for each in (way.case, way.person, way.basis, *way.sent.values(), *way.consent.values())}
