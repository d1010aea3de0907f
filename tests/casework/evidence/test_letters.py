"""A letter is written only whole, from what may leave; its draft tells what was filled in, and a person checks it."""

from dataclasses import replace

import pytest

from naung.casework.evidence.actions import (
    confirm_letter,
    draft_letter,
    empty_document,
    keep_document,
    keep_signed,
    keep_template,
    mark_sent,
    withdraw_template,
)
from naung.casework.evidence.models import Document
from naung.casework.evidence.queries import (
    document_for,
    documents_counted,
    documents_of,
    draft_for,
    template_for,
    templates,
)
from naung.casework.evidence.rules import letters as rules
from naung.casework.evidence.rules.composing import composed
from naung.casework.evidence.rules.documents import CHECK_FIRST, NOT_A_DRAFT, ONLY_A_LETTER
from naung.casework.evidence.rules.numbers import said_in_words
from naung.casework.evidence.rules.signing import NO_SIGNATURE, NOT_A_PDF
from naung.casework.evidence.rules.tables import FIELDS, LETTERS, Letter, Said, TableWrong, read_tables, shipped_tables
from naung.casework.evidence.vocabulary import WRITTEN, DocumentKind, EvidenceEvent, Origin, Written
from naung.foundation.access.vocabulary import Actor, Category
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken, StaleVersion
from naung.foundation.files import MEDIA, FileKind
from naung.methods.letters import Found, Looked, Trouble
from tests.casework.evidence.conftest import Filed
from tests.casework.evidence.told import a_draft, a_template
from tests.foundation.test_files import PDF
from tests.methods.signing import a_pdf, a_signer, signed
from tests.methods.words import a_letter

SOURCES = frozenset({"kantor", "kasus", "orang", "persetujuan"})
STATEMENT = DocumentKind.STATEMENT
EVERY = frozenset(Category)
TABLE = {"table": "rincian", "heads": ["a", "b"], "widths": [1, 1], "numbers": [1]}
PDF_MEDIA = MEDIA[FileKind.PDF]


def refused(names: tuple[str, ...], kind: DocumentKind = STATEMENT) -> list[tuple[str, str]]:
    """Each reason for which a template with these names is refused, and the names it is about."""
    with pytest.raises(Problems) as wrong:
        rules.check_template(Looked(names, ()), kind, shipped_tables(), SOURCES)
    return [(each.message, each.values.get("names", "")) for each in wrong.value.problems]


def test_the_tables_have_a_letter_for_every_kind_that_is_written_here() -> None:
    assert set(shipped_tables().letters) == set(WRITTEN)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('source = "orang"\nid = "Nama"', 'source = "bulan"\nid = "Nama"', "orang_nama comes from nowhere"),
        ('code = "keperluan"', 'code = "orang_nama"', "orang_nama stands twice"),
        ('code = "keperluan"', 'code = "keperluan_lain"', "surat_keterangan asks for keperluan"),
        ('category = "B"', 'category = "Z"', "Z"),
        ("[[field]]", "[[field", FIELDS),
        ('{ part = "sidang", ', '{ part = "bulan", ', "laporan_perkembangan has a part without blocks"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_named(old: str, new: str, said: str) -> None:
    from importlib import resources

    folder = resources.files("naung.casework.evidence").joinpath("tables")
    texts = {name: folder.joinpath(name).read_text("utf-8") for name in (FIELDS, LETTERS)}
    assert old in "".join(texts.values())
    with pytest.raises(TableWrong, match=said):
        read_tables({name: told.replace(old, new) if old in told else told for name, told in texts.items()})


def test_a_letter_whose_source_is_not_there_is_not_offered_and_its_fields_are_in_no_list() -> None:
    tables = shipped_tables()
    offered = {letter.kind for letter in rules.offered_letters(tables, SOURCES)}
    more = {"restitusi", "hukum", "tuduhan", "utang", "pulang", "proses", "reintegrasi"}
    assert offered == set(WRITTEN) - {
        DocumentKind.RESTITUTION_REQUEST, DocumentKind.NON_PUNISHMENT, DocumentKind.DEBT_REFUSAL,
        DocumentKind.HAND_OVER_RECORD, DocumentKind.PROGRESS_REPORT,
    }  # fmt: skip
    assert set(tables.letters) == {each.kind for each in rules.offered_letters(tables, SOURCES | more)}
    names = {each.code for each in rules.fields_for(DocumentKind.RESTITUTION_REQUEST, tables, SOURCES)}
    assert not any(name.startswith("restitusi_") for name in names)
    assert refused(("restitusi_jumlah",), DocumentKind.RESTITUTION_REQUEST) == [
        (rules.UNKNOWN_NAME, "restitusi_jumlah")
    ]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (100, "seratus"),
        (1000, "seribu"),
        (1_100, "seribu seratus"),
        (2_000, "dua ribu"),
        (111_000, "seratus sebelas ribu"),
        (1_000_000, "satu juta"),
        (1_001_001, "satu juta seribu satu"),
        (820_407_027, "delapan ratus dua puluh juta empat ratus tujuh ribu dua puluh tujuh"),
        (9_280_000_000, "sembilan miliar dua ratus delapan puluh juta"),
        (1_000_000_000_005, "satu triliun lima"),
    ],
)
def test_a_sum_is_said_in_words(number: int, said: str) -> None:
    assert said_in_words(number) == said


@pytest.mark.parametrize("number", [-1, 10**15])
def test_what_is_no_sum_of_a_letter_is_not_said(number: int) -> None:
    with pytest.raises(ValueError, match="no sum"):
        said_in_words(number)


def test_a_template_is_refused_for_each_name_that_may_not_stand_in_it() -> None:
    names = ("orang_nama", "orang_telepon", "rumah_aman_alamat", "orang_asal", "bulan")
    assert refused(names) == [
        (rules.NEVER_LEAVES, "orang_telepon"),
        (rules.NEVER_LEAVES, "rumah_aman_alamat"),
        (rules.NOT_IN_THIS_KIND, "orang_asal"),
        (rules.UNKNOWN_NAME, "bulan"),
    ]
    rules.check_template(Looked(("orang_asal",), ()), DocumentKind.POWER_OF_ATTORNEY, shipped_tables(), SOURCES)


def test_what_it_holds_is_told_before_what_it_asks_for_and_a_template_without_fields_is_none() -> None:
    held = Looked((), (Found(Trouble.MACRO, "word/vbaProject.bin"), Found(Trouble.EXTERNAL, "https://contoh.example")))
    with pytest.raises(Problems) as wrong:
        rules.check_template(held, STATEMENT, shipped_tables(), SOURCES)
    assert [each.values["where"] for each in wrong.value.problems] == ["word/vbaProject.bin", "https://contoh.example"]
    assert refused(()) == [(rules.NO_NAME, "")]
    assert set(rules.TROUBLE_WORDS) == set(Trouble)


def test_what_is_missing_is_refused_by_its_name_and_what_the_role_may_not_read_too() -> None:
    tables = shipped_tables()
    names = ("orang_nama", "orang_tanggal_lahir", "keterangan")
    with pytest.raises(RuleBroken) as lacking:
        rules.check_complete(names, {"orang_nama": "Wulan", "keterangan": "x"}, tables, EVERY)
    assert (lacking.value.message, lacking.value.values) == (rules.LACKING, {"names": "Tanggal lahir"})
    with pytest.raises(RuleBroken) as shut:
        rules.check_complete(names, {}, tables, {Category.A})
    assert shut.value.message == rules.NOT_YOURS
    whole = {"orang_nama": "Wulan", "orang_tanggal_lahir": "12 April 2009", "keterangan": " "}
    with pytest.raises(Problems) as typed:
        rules.check_complete(names, whole, tables, EVERY)
    assert [each.field for each in typed.value.problems] == ["keterangan"]
    with pytest.raises(Problems):
        rules.check_complete(names, {**whole, "keterangan": "x" * 4001}, tables, EVERY)
    rules.check_complete(names, {**whole, "keterangan": "x"}, tables, EVERY)


def test_a_letter_is_put_together_with_every_piece_told_apart() -> None:
    letter = replace(
        shipped_tables().letters[STATEMENT],
        blocks=({"text": "Bahwa {{orang_nama}},\n{{keterangan}}."}, TABLE),
        signatures=(("Kepala", "{{orang_nama}}"),),
    )  # fmt: skip
    values = dict.fromkeys(Letter.names.fget(letter), "x") | {  # type: ignore[attr-defined]  # a property has it
        "orang_nama": "Wulan", "keterangan": "satu\ndua", "rincian": "Upah\tRp1.000\n\nObat",
    }  # fmt: skip
    told = composed(letter, values, marked=True)
    assert told["blocks"][0]["lines"] == [
        [("Bahwa ", False), ("Wulan", True), (",", False)],
        [("satu", True)],
        [("dua", True), (".", False)],
    ]
    assert told["blocks"][1]["rows"] == [["Upah", "Rp1.000"], ["Obat", ""]]
    assert told["signatures"] == [[[[("Kepala", False)]], [[("Wulan", True)]]]]
    with pytest.raises(KeyError):
        composed(letter, {"orang_nama": "Wulan"}, marked=True)


def a_record() -> Letter:
    """A statement in which one sentence has another for when the file is silent, and one part that may go along."""
    blocks = (
        {"text": "Pada {{pulang_waktu}}.", "otherwise": {"text": "Di {{tempat_serah}}."}},
        {"text": "Pesan: {{pulang_pesan}}", "otherwise": {}},
        {"part": "proses", "heading": "Proses"},
        {"part": "proses", "text": "{{proses_tahap}}, {{proses_sidang}}"},
    )
    return replace(shipped_tables().letters[STATEMENT], blocks=blocks, signatures=(), parts=(PART,))


PART = Said(code="proses", id="Proses", en="Proceedings")
HEAD = ("kantor_nama", "nomor_surat", "tempat_surat", "tanggal_surat")


@pytest.mark.parametrize(
    ("known", "chosen", "asked"),
    [
        ((), (), ("tempat_serah",)),
        (("pulang_waktu",), (), ("pulang_waktu",)),
        (("pulang_pesan",), (), ("tempat_serah", "pulang_pesan")),
        ((), ("proses",), ("tempat_serah", "proses_tahap", "proses_sidang")),
    ],
)
def test_a_letter_asks_for_what_the_file_holds_else_for_what_stands_otherwise(
    known: tuple[str, ...], chosen: tuple[str, ...], asked: tuple[str, ...]
) -> None:
    assert a_record().needed(known, chosen) == (*HEAD, *asked)


def test_a_part_goes_along_whole_or_not_at_all() -> None:
    letter, head = a_record(), dict.fromkeys((*HEAD, "tempat_serah"), "x")
    assert letter.whole_parts(("proses_tahap",)) == ()
    assert letter.whole_parts(("proses_tahap", "proses_sidang")) == ("proses",)
    half = composed(letter, {**head, "proses_tahap": "Sidang"}, marked=False)
    assert [block["kind"] for block in half["blocks"]] == ["text"]
    told = composed(letter, {**head, "proses_tahap": "Sidang", "proses_sidang": "besok"}, marked=False)
    assert [block["kind"] for block in told["blocks"]] == ["text", "heading", "text"]


@pytest.mark.django_db
def test_a_draft_keeps_no_value_of_a_part_that_is_not_whole(sari: Actor, filed: Filed) -> None:
    kind = DocumentKind.PROGRESS_REPORT
    letter = shipped_tables().letters[kind]
    values = dict.fromkeys(letter.needed(()), "x") | {"proses_tahap": "Sidang", "reintegrasi_masalah": "Ditagih"}
    told = {"case_id": filed.case, "person_id": filed.person, "content": PDF, "media": PDF_MEDIA}
    draft = draft_letter(**told, written=Written(kind, "Laporan", None, values), by=sari)
    assert set(draft_for(draft, actor=sari).values) == set(letter.needed(()))


@pytest.mark.django_db
def test_a_draft_keeps_what_was_filled_in_and_the_checked_letter_does_not(
    sari: Actor, ratna: Actor, filed: Filed
) -> None:
    draft = a_draft(filed.case, filed.person, sari)
    shown = document_for(draft, actor=ratna)
    assert (shown.draft, shown.origin, shown.person) == (True, Origin.LETTER, filed.person)
    assert draft_for(draft, actor=ratna).values["orang_nama"] == "Kata Wulan"
    assert documents_counted(filed.case, actor=sari) == (2, 1)
    assert b"Kata Wulan" not in bytes(Document.objects.get(id=draft).filled or b"")
    with pytest.raises(RuleBroken) as unread:
        keep_document(case_id=filed.case, kind=STATEMENT, title="x", content=PDF, media="", replaces=draft, by=sari)
    assert unread.value.message == CHECK_FIRST
    made = confirm_letter(document_id=draft, content=PDF, media=PDF_MEDIA, by=ratna)
    checked = document_for(made, actor=sari)
    assert (checked.version, checked.draft, checked.checked_by, checked.replaces) == (2, False, ratna.id, draft)
    assert not document_for(draft, actor=sari).draft
    assert documents_counted(filed.case, actor=sari) == (2, 0)
    with pytest.raises(StaleVersion):
        confirm_letter(document_id=draft, content=PDF, media=PDF_MEDIA, by=sari)
    with pytest.raises(RuleBroken) as no_draft:
        confirm_letter(document_id=made, content=PDF, media=PDF_MEDIA, by=sari)
    assert no_draft.value.message == NOT_A_DRAFT


@pytest.mark.django_db
def test_the_version_that_was_sent_is_said_of_it_alone_and_can_be_taken_back(
    sari: Actor, ratna: Actor, budi: Actor, filed: Filed
) -> None:
    draft = a_draft(filed.case, filed.person, sari)
    brought = next(each.id for each in documents_of(filed.case, actor=sari) if each.id != draft)
    for no_letter in (draft, brought):
        with pytest.raises(RuleBroken) as refused:
            mark_sent(document_id=no_letter, sent=True, by=sari)
        assert refused.value.message == ONLY_A_LETTER
    made = confirm_letter(document_id=draft, content=PDF, media=PDF_MEDIA, by=ratna)
    with pytest.raises(NotFound):
        mark_sent(document_id=made, sent=True, by=budi)
    for _press in range(2):
        mark_sent(document_id=made, sent=True, by=sari)
    assert (document_for(made, actor=sari).sent_by, document_for(draft, actor=sari).sent_at) == (sari.id, None)
    assert Entry.objects.filter(event=EvidenceEvent.SENT).count() == 1
    mark_sent(document_id=made, sent=False, by=ratna)
    assert document_for(made, actor=sari).sent_at is None
    assert Entry.objects.filter(event=EvidenceEvent.NOT_SENT).count() == 1
    empty_document(document_id=made, reason="Keliru", by=sari)
    with pytest.raises(RuleBroken):
        mark_sent(document_id=made, sent=True, by=sari)


@pytest.mark.django_db
def test_a_draft_that_lacks_something_is_kept_by_nobody(sari: Actor, budi: Actor, filed: Filed) -> None:
    names = shipped_tables().letters[STATEMENT].names
    written = Written(STATEMENT, "Keterangan", None, dict.fromkeys(names, "x") | {"orang_nama": ""})
    told = {"case_id": filed.case, "person_id": filed.person, "content": PDF, "media": PDF_MEDIA}
    with pytest.raises(RuleBroken) as lacking:
        draft_letter(**told, written=written, by=sari)
    assert lacking.value.values == {"names": "Nama"}
    whole = replace(written, values=dict.fromkeys(names, "x"))
    with pytest.raises(NotFound):
        draft_letter(**told, written=whole, by=budi)
    assert Document.objects.filter(kind=STATEMENT).count() == 0


@pytest.mark.django_db
def test_the_supervisor_keeps_the_offices_templates_and_others_write_by_them(
    sari: Actor, ratna: Actor, budi: Actor
) -> None:
    told = {"kind": STATEMENT, "title": "Keterangan kami", "sources": SOURCES}
    content = a_letter("{{ kantor_nama }} menerangkan {{ orang|_nama }}.")
    first = keep_template(**told, content=content, by=ratna)
    assert template_for(first, actor=sari).names == ("kantor_nama", "orang_nama")
    with pytest.raises(NotPermitted):
        keep_template(**told, content=content, by=sari)
    with pytest.raises(NotFound):
        template_for(first, actor=budi)
    with pytest.raises(RuleBroken) as no_word:
        keep_template(**told, content=PDF, by=ratna)
    assert no_word.value.message == rules.NOT_A_DOCX
    with pytest.raises(Problems) as wrong:
        keep_template(**told, content=a_letter("{{ orang_telepon }} {{ 7*7 }}"), by=ratna)
    assert wrong.value.problems[0].message == rules.TROUBLE_WORDS[Trouble.EXPRESSION]
    assert [each.id for each in templates(actor=sari)] == [first]


@pytest.mark.django_db
def test_a_template_has_versions_and_one_that_was_withdrawn_is_used_no_more(ratna: Actor) -> None:
    first = a_template(ratna)
    told = {"kind": DocumentKind.POWER_OF_ATTORNEY, "title": "Baru", "content": a_letter("{{ orang_nama }}")}
    second = keep_template(**told, sources=SOURCES, replaces=first, by=ratna)
    line = template_for(second, actor=ratna)
    assert (line.version, line.kind, line.in_use) == (2, STATEMENT, True)  # of the kind that it was
    assert not template_for(first, actor=ratna).in_use
    with pytest.raises(StaleVersion):
        keep_template(**told, sources=SOURCES, replaces=first, by=ratna)
    withdraw_template(template_id=second, by=ratna)
    withdraw_template(template_id=second, by=ratna)
    assert not template_for(second, actor=ratna).in_use


@pytest.mark.django_db
def test_a_letter_that_comes_back_signed_is_kept_byte_for_byte_and_a_scan_is_not(sari: Actor, filed: Filed) -> None:
    content = signed(a_pdf(), a_signer()[0])
    made = keep_signed(document_id=filed.document, content=content, by=sari)
    shown = document_for(made, actor=sari)
    assert (shown.origin, shown.version, shown.size) == (Origin.SIGNED, 2, len(content))
    for wrong, said in ((a_pdf(), NO_SIGNATURE), (a_letter(), NOT_A_PDF)):
        with pytest.raises(RuleBroken) as refused_as:
            keep_signed(document_id=made, content=wrong, by=sari)
        assert (refused_as.value.message, refused_as.value.field) == (said, "file")
