"""Sari keeps papers of a case: sealed, by their content, with hash and versions; they go with the person and the case."""

from hashlib import sha256

import pytest

from naung.casework.cases.actions import add_person, erase_person, open_case
from naung.casework.cases.queries import timeline_for
from naung.casework.cases.vocabulary import Role
from naung.casework.evidence.actions import empty_document, forget_documents, keep_document
from naung.casework.evidence.models import Document
from naung.casework.evidence.queries import content_of, document_for, document_row, documents_of
from naung.casework.evidence.rules.documents import EMPTIED, NOT_YOURS_TO_READ
from naung.casework.evidence.vocabulary import DocumentKind, EvidenceEvent, Origin
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken, StaleVersion
from naung.foundation.files import MACROS
from naung.foundation.recusal.models import Hidden
from tests.casework.cases.conftest import someone
from tests.casework.evidence.conftest import Filed, a_document
from tests.foundation.test_files import PDF, document, picture

pytestmark = pytest.mark.django_db


def test_a_document_is_kept_sealed_with_its_hash_and_comes_back_byte_for_byte(sari: Actor, filed: Filed) -> None:
    (shown,) = documents_of(filed.case, actor=sari)
    assert (shown.id, shown.person, shown.kind) == (filed.document, filed.person, DocumentKind.CONTRACT)
    assert (shown.title, shown.version, shown.newest, shown.origin) == ("Surat utang Wulan", 1, True, Origin.UPLOADED)
    assert (shown.hash, shown.size, shown.media) == (sha256(PDF).hexdigest(), len(PDF), "application/pdf")
    assert content_of(filed.document, actor=sari).content == PDF
    row = Document.objects.get()
    assert b"%PDF" not in bytes(row.content or b"")
    assert row.content_health is None


def test_taking_a_document_out_is_in_the_log_and_its_title_is_not(sari: Actor, filed: Filed) -> None:
    content_of(filed.document, actor=sari)
    entry = Entry.objects.filter(event=EvidenceEvent.OPENED).get()
    assert (entry.subject, entry.actor, entry.fields) == (filed.document, sari.id, "content,title")
    assert EvidenceEvent.KEPT.value in [each.event for each in timeline_for(filed.case, actor=sari)]


def test_a_newer_version_keeps_the_older_and_never_two_take_one_place(sari: Actor, ratna: Actor, filed: Filed) -> None:
    new = {"case_id": filed.case, "kind": DocumentKind.CONTRACT, "content": picture(), "media": ""}
    second = keep_document(**new, title="Halaman belakang juga", replaces=filed.document, by=sari)
    lines = {each.id: each for each in documents_of(filed.case, actor=sari)}
    assert (lines[second].version, lines[second].newest, lines[second].person) == (2, True, filed.person)
    assert (lines[filed.document].version, lines[filed.document].newest) == (1, False)
    assert content_of(filed.document, actor=sari).content == PDF
    with pytest.raises(StaleVersion) as late:
        keep_document(**new, title="Punya Ratna", replaces=filed.document, by=ratna)
    assert [(each.theirs, each.mine) for each in late.value.differences] == [("Halaman belakang juga", "Punya Ratna")]


def test_what_it_is_is_told_by_its_content(sari: Actor, filed: Filed) -> None:
    told = {"case_id": filed.case, "kind": DocumentKind.POLICE, "by": sari}
    with pytest.raises(RuleBroken) as refused:
        keep_document(**told, title="Laporan", content=document(word__vbaProject=b"x"), media="")
    assert (refused.value.message, refused.value.field) == (MACROS, "file")
    with pytest.raises(RuleBroken):
        keep_document(**told, title="Laporan", content=picture(), media="application/pdf")
    with pytest.raises(Problems):
        keep_document(**told, title="  ", content=PDF, media="")


def test_a_picture_loses_what_the_camera_told_and_evidence_keeps_every_byte(jaya_file: Filed, jaya: Actor) -> None:
    told = {"case_id": jaya_file.case, "title": "Foto kamar", "content": picture(), "media": "", "by": jaya}
    drawn = keep_document(**told, kind=DocumentKind.OTHER)
    as_it_was = keep_document(**told, kind=DocumentKind.EVIDENCE)
    assert b"Rahasia" not in content_of(drawn, actor=jaya).content
    assert content_of(as_it_was, actor=jaya).content == picture()
    assert document_for(as_it_was, actor=jaya).hash == sha256(picture()).hexdigest()


@pytest.fixture
def jaya(member) -> Actor:  # type: ignore[no-untyped-def]  # the suite's own fixture
    """An investigator: he reads evidence, and nothing on health."""
    return member("jaya")


@pytest.fixture
def jaya_file(jaya: Actor) -> Filed:
    case, person = open_case(summary="Dijanjikan kerja.", by=jaya), someone(jaya)
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=jaya)
    return Filed(case, person, a_document(case, jaya, person))


def test_nobody_keeps_a_kind_that_she_may_not_read(jaya: Actor, jaya_file: Filed) -> None:
    with pytest.raises(RuleBroken) as refused:
        keep_document(case_id=jaya_file.case, kind=DocumentKind.HEALTH, title="Visum", content=PDF, media="", by=jaya)
    assert refused.value.message == NOT_YOURS_TO_READ
    kept = keep_document(
        case_id=jaya_file.case, kind=DocumentKind.EVIDENCE, title="Kuitansi", content=PDF, media="", by=jaya
    )
    assert [each.withheld for each in documents_of(jaya_file.case, actor=jaya)] == [False, False]
    Document.objects.filter(id=kept).update(kind=DocumentKind.HEALTH)
    assert document_for(kept, actor=jaya).withheld
    with pytest.raises(NotFound):
        content_of(kept, actor=jaya)


def test_another_desk_finds_nothing_and_a_role_without_files_may_not(
    sari: Actor, budi: Actor, hamdan: Actor, filed: Filed
) -> None:
    with pytest.raises(NotFound):
        documents_of(filed.case, actor=budi)
    with pytest.raises(NotFound):
        content_of(filed.document, actor=budi)
    with pytest.raises(NotFound):
        a_document(filed.case, budi)
    with pytest.raises(NotPermitted):
        documents_of(filed.case, actor=hamdan)
    other = open_case(by=sari)
    with pytest.raises(NotFound):
        a_document(other, sari, filed.person)  # she has no part in it
    with pytest.raises(NotFound):
        document_row(filed.document, case_id=other, actor=sari)


def test_one_kept_by_mistake_is_emptied_with_a_reason_and_its_line_stays(sari: Actor, filed: Filed) -> None:
    with pytest.raises(Problems):
        empty_document(document_id=filed.document, reason=" ", by=sari)
    empty_document(document_id=filed.document, reason="Surat orang lain.", by=sari)
    (shown,) = documents_of(filed.case, actor=sari)
    assert (shown.why_emptied, shown.emptied_at is not None) == ("Surat orang lain.", True)
    with pytest.raises(RuleBroken) as refused:
        content_of(filed.document, actor=sari)
    assert refused.value.message == EMPTIED
    row = Document.objects.get()
    assert (row.content, row.content_evidence) == (None, None)
    with pytest.raises(RuleBroken):
        empty_document(document_id=filed.document, reason="Lagi.", by=sari)


def test_erasing_her_takes_her_papers_out_of_a_shared_case(sari: Actor, mega: Actor, filed: Filed) -> None:
    add_person(case_id=filed.case, person_id=someone(sari, "Dewi"), role=Role.VICTIM, by=sari)
    of_the_case = a_document(filed.case, sari)
    erase_person(person_id=filed.person, by=mega)
    assert forget_documents(by=mega) == 1
    assert forget_documents(by=mega) == 0
    assert [each.id for each in documents_of(filed.case, actor=sari)] == [of_the_case]


def test_they_go_with_a_case_that_was_hers_alone(sari: Actor, mega: Actor, filed: Filed) -> None:
    second = keep_document(
        case_id=filed.case, kind=DocumentKind.COURT, title="Putusan", content=PDF, media="",
        replaces=a_document(filed.case, sari), by=sari,
    )  # fmt: skip
    assert second
    erase_person(person_id=filed.person, by=mega)
    assert not Document.objects.exists()


def test_who_is_shut_out_of_her_file_sees_none_of_her_papers(sari: Actor, ratna: Actor, filed: Filed) -> None:
    Hidden.objects.create(officer=ratna.id, record=filed.person)
    assert documents_of(filed.case, actor=ratna) == []
    with pytest.raises(NotFound):
        content_of(filed.document, actor=ratna)
    assert len(documents_of(filed.case, actor=sari)) == 1
