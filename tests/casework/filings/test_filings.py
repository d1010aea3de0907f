"""Ratna draws the reports that are owed, opens figures to their files, closes them, and sees what changed."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.cases.actions import erase_person
from naung.casework.evidence.actions import keep_document
from naung.casework.evidence.vocabulary import DocumentKind
from naung.casework.filings.actions import close_filing, open_figure, see_filing, take_draft, take_filing
from naung.casework.filings.models import Filing, FilingCase
from naung.casework.filings.queries import behind, contents_of, draw, filing_for, filings_kept, kinds_for
from naung.casework.filings.rules.spans import NOT_OVER, SAME
from naung.casework.filings.vocabulary import Drawn, FilingEvent, FilingKind, FilingTold, Span, Unit
from naung.casework.legal_aid.actions import answer_application, write_application
from naung.casework.legal_aid.queries import realisation
from naung.casework.plans.actions import record_result, write_request
from naung.casework.reintegration.actions import record_return, write_problem
from naung.casework.restitution.actions import record_step
from naung.casework.restitution.queries import money_of_desk
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken
from naung.foundation.recusal.models import Hidden
from tests.casework.filings.conftest import Half, Member, ago, last_quarter, this_half
from tests.foundation.test_files import PDF

pytestmark = pytest.mark.django_db
H, L, R = FilingKind.HANDLING, FilingKind.LEGAL_AID, FilingKind.RESTITUTION


def numbers(drawn: Drawn, section: str) -> dict[str, int | None]:
    return {code: each.number for code, each in drawn.figures.items() if code.startswith(f"{section}-")}


def asked(half: Half, case: str, person: str, by: Actor, *, given: bool) -> None:
    whose = {"case_id": half.cases[case], "person_id": half.people[person]}
    made = write_request(**whose, kind="perawatan", asker="keluarga", asker_words="", asked_at=timezone.now(), by=by)
    if given:
        record_result(request_id=made, result="Sudah.", by=by)


def test_the_half_year_is_as_it_was_counted_by_hand(half: Half, member: Member) -> None:
    drawn = draw(H, this_half(), actor=member("ratna"))
    assert numbers(drawn, "kasus") == {
        "kasus-ditangani-kasus": 4, "kasus-baru-kasus": 3, "kasus-lanjutan-kasus": 1, "kasus-ditutup-kasus": 0,
    }  # fmt: skip
    assert numbers(drawn, "penyintas") == {"penyintas-semua-orang": 5, "penyintas-baru-orang": 4}
    assert numbers(drawn, "kelamin") == {"kelamin-P-orang": 3, "kelamin-L-orang": 2}
    assert numbers(drawn, "umur") == {
        "umur-anak-orang": 1, "umur-dewasa-orang": 2, "umur-tidak_diketahui-orang": 2,
    }  # fmt: skip
    assert numbers(drawn, "asal") == {
        "asal-52-02-orang": 1, "asal-61-72-orang": 2, "asal-MM-orang": 1, "asal-tidak_diketahui-orang": 1,
    }  # fmt: skip
    assert set(drawn.figures["kasus-ditangani-kasus"].cases) == half.of("first", "second", "theirs", "other", "older")
    assert len(drawn.desks) > 5  # every service desk of the town; Entikong and Pontianak are not


def test_services_and_new_problems_are_counted_apart_from_persons(half: Half, member: Member) -> None:
    sari, ratna = member("sari"), member("ratna")
    asked(half, "first", "wulan", sari, given=True)
    asked(half, "second", "wulan", sari, given=True)
    asked(half, "second", "andi", sari, given=False)
    for case, person in (("first", "wulan"), ("second", "andi")):
        whose = {"case_id": half.cases[case], "person_id": half.people[person]}
        record_return(**whose, home_on=ago(3), version=0, by=sari)
        write_problem(**whose, kind="stigma", seen_on=ago(0), words="Diejek.", done="", by=sari)
    write_problem(
        case_id=half.cases["first"], person_id=half.people["wulan"], kind="penagih_utang", seen_on=ago(0), words="Ditagih.",
        done="", by=sari,
    )  # fmt: skip
    drawn = draw(H, this_half(), actor=ratna)
    told = {code: number for code, number in numbers(drawn, "layanan").items() if number}
    assert told == {"layanan-diminta-layanan": 3, "layanan-diberikan-layanan": 2, "layanan-penerima-orang": 1}
    problems = {code: number for code, number in numbers(drawn, "masalah").items() if number}
    assert problems == {"masalah-stigma-orang": 2, "masalah-penagih_utang-orang": 1, "masalah-semua-orang": 2}
    assert set(drawn.figures["masalah-penagih_utang-orang"].cases) == half.of("first")
    assert drawn.figures["reintegrasi-dimulai-orang"].number == 2
    before = Span(this_half().first - timedelta(days=365), this_half().first - timedelta(days=1))
    assert not any(numbers(draw(H, before, actor=ratna), "masalah").values())


def test_a_figure_opens_the_own_files_and_only_counts_those_of_others(half: Half, member: Member) -> None:
    drawn = see_filing(kind=H, span=this_half(), by=member("ratna"))
    figure = drawn.figures["kasus-ditangani-kasus"]
    mine = open_figure(cases=figure.cases, by=member("ratna"))
    assert {each.id for each in mine.own} == half.of("first", "second", "older")
    assert mine.elsewhere == 2
    theirs = behind(figure.cases, actor=replace(member("jaya"), permissions=member("ratna").permissions))
    assert ({each.id for each in theirs.own}, theirs.elsewhere) == (half.of("theirs", "other"), 3)
    events = list(Entry.objects.filter(event__startswith="filings.").order_by("seq").values_list("event", "count"))
    assert events == [(FilingEvent.SEEN, len(drawn.figures)), (FilingEvent.OPENED, 2)]


def test_where_all_files_are_of_the_own_desk_a_number_of_cases_is_the_number_opened(half: Half, member: Member) -> None:
    applied(half, member("sari"))
    for kind, span in ((L, last_quarter()), (R, this_half())):
        for figure in draw(kind, span, actor=member("ratna")).figures.values():
            found = behind(figure.cases, actor=member("ratna"))
            assert found.elsewhere == 0
            if figure.unit is Unit.CASES:
                assert len(found.own) == figure.number


def test_erased_persons_are_not_counted(half: Half, member: Member) -> None:
    erase_person(person_id=half.people["dewi"], by=member("mega"))
    assert draw(H, this_half(), actor=member("ratna")).figures["penyintas-semua-orang"].number == 4


def applied(half: Half, by: Actor) -> dict[str, UUID]:
    """Two applications of Wulan, one refused and one accepted, and one of Andi that waits; a fourth too old to count."""
    day = last_quarter().first
    rows: list[tuple[str, str, str, str, Any]] = [
        ("refused", "first", "wulan", "obh", day),
        ("accepted", "first", "wulan", "uptd", day + timedelta(days=9)),
        ("waits", "second", "andi", "obh", last_quarter().last),
        ("old", "second", "andi", "obh", day - timedelta(days=1)),
    ]
    made = {
        name: write_application(
            case_id=half.cases[case], person_id=half.people[person], path=path, body="LBH", asked_on=on, by=by
        )
        for name, case, person, path, on in rows
    }
    told: dict[str, Any] = {"refusal": "surat_kurang", "reason": "Surat kurang.", "next_path": "uptd"}
    answer_application(
        application_id=made["refused"], accepted=False, on=day + timedelta(days=2), **told, version=1, by=by
    )
    answer_application(application_id=made["accepted"], accepted=True, on=day + timedelta(days=9), version=1, by=by)
    return made


def test_legal_aid_is_counted_as_its_own_room_counts_it(half: Half, member: Member) -> None:
    applied(half, member("sari"))
    ratna, span = member("ratna"), last_quarter()
    drawn = draw(L, span, actor=ratna)
    every = numbers(drawn, "jalan_semua")
    assert {code.removeprefix("jalan_semua-"): number for code, number in every.items()} == {
        "diajukan-permohonan": 3, "diterima-permohonan": 1, "ditolak-permohonan": 1, "menunggu-permohonan": 1,
        "ditarik-permohonan": 0, "dibantu-layanan": 1, "dibantu-orang": 1, "pemohon-orang": 2, "pemohon-kasus": 2,
    }  # fmt: skip
    paths, over_all = realisation(span.first, span.last, actor=ratna)
    for name, figures in {**paths, "semua": over_all}.items():
        found = [drawn.figures[f"jalan_{name}-{code}"].number for code in ("diajukan-permohonan", "ditolak-permohonan")]
        assert found == [figures.applications, figures.refused]
        assert drawn.figures[f"jalan_{name}-dibantu-layanan"].number == figures.services
        assert drawn.figures[f"jalan_{name}-pemohon-orang"].number == figures.persons
        assert set(drawn.figures[f"jalan_{name}-diajukan-permohonan"].cases) == set(figures.opened)
    assert numbers(drawn, "ditolak") == {"ditolak-surat_kurang-permohonan": 1}
    assert [line.cells["state"] for line in drawn.lines] == ["ditolak", "diajukan"]  # to OBH only, oldest first


def paid(half: Half, by: Actor) -> None:
    """Wulan: 10 million ordered before the quarter, 2 paid before it, 3 in it, 1 after it. Andi: 4 million ordered in it."""
    span = last_quarter()
    wulan: dict[str, Any] = {"case_id": half.cases["first"], "person_id": half.people["wulan"]}
    andi: dict[str, Any] = {"case_id": half.cases["second"], "person_id": half.people["andi"]}
    day = timedelta(days=1)
    record_step(**wulan, kind="diputus", on=span.first - 9 * day, amounts={"": 10_000_000}, by=by)
    for on, amount in ((span.first - day, 2_000_000), (span.first, 3_000_000), (span.last + day, 1_000_000)):
        receipt = keep_document(
            case_id=half.cases["first"], kind=DocumentKind.RECEIPT, title="Kuitansi", content=PDF, media="", by=by
        )
        record_step(**wulan, kind="dibayar", on=on, amounts={"": amount}, document=receipt, by=by)
    record_step(**andi, kind="diputus", on=span.last, amounts={"": 4_000_000}, by=by)
    record_step(**andi, kind="dilaporkan_dibayar", on=span.last, amounts={"": 4_000_000}, by=by)


def test_money_is_added_from_its_own_rooms_sums_up_to_the_last_day(half: Half, member: Member) -> None:
    paid(half, member("sari"))
    ratna, span = member("ratna"), last_quarter()
    drawn = draw(R, span, actor=ratna)
    told = {code.removeprefix("uang-"): each for code, each in numbers(drawn, "uang").items()}
    assert told == {
        "berkas-orang": 2, "berkas-kasus": 2, "diajukan-permohonan": 0, "diajukan-rupiah": None, "dituntut-rupiah": None,
        "diputus-rupiah": 14_000_000, "dibayar-rupiah": 5_000_000, "dana-rupiah": 0, "dalam_masa-rupiah": 3_000_000,
        "dilaporkan-rupiah": 4_000_000, "dititipkan-rupiah": 0, "belum-rupiah": 9_000_000,
    }  # fmt: skip
    sums = [line.sums for line in money_of_desk(actor=ratna, until=span.last)]
    assert sum(each.ordered or 0 for each in sums) == told["diputus-rupiah"]
    assert sum(each.unpaid for each in sums) == told["belum-rupiah"]
    where = {code: each.number for code, each in drawn.figures.items() if code.startswith("berhenti") and each.number}
    assert where == {
        "berhenti_diputus-berkas-orang": 1, "berhenti_diputus-berkas-kasus": 1,
        "berhenti_diputus-diputus-rupiah": 4_000_000, "berhenti_diputus-belum-rupiah": 4_000_000,
        "berhenti_dibayar_sebagian-berkas-orang": 1, "berhenti_dibayar_sebagian-berkas-kasus": 1,
        "berhenti_dibayar_sebagian-diputus-rupiah": 10_000_000, "berhenti_dibayar_sebagian-belum-rupiah": 5_000_000,
    }  # fmt: skip
    assert set(drawn.figures["uang-dalam_masa-rupiah"].cases) == half.of("first")
    assert len(money_of_desk(actor=ratna, until=span.first - timedelta(days=10))) == 0


def test_who_may_draw_which(half: Half, member: Member) -> None:
    wanted = {"ratna": [H, L, R], "tio": [H, L], "lestari": [L, R]}
    assert {name: kinds_for(actor=member(name)) for name in wanted} == wanted
    with pytest.raises(NotPermitted):
        draw(H, this_half(), actor=member("lestari"))
    with pytest.raises(NotPermitted):
        take_draft(kind=R, span=this_half(), by=member("tio"))
    for name in ("sari", "budi", "hamdan", "kartika", "mega"):
        with pytest.raises(NotPermitted):
            draw(L, this_half(), actor=member(name))
        with pytest.raises(NotPermitted):
            filings_kept(actor=member(name))


@pytest.mark.parametrize("lost", [Permission.CASE_READ, Permission.RETURN_READ, Permission.REINTEGRATION_READ])
def test_it_fails_closed_where_one_right_is_missing(lost: Permission, half: Half, member: Member) -> None:
    less = replace(member("ratna"), permissions=member("ratna").permissions - {lost})
    with pytest.raises(NotPermitted):
        draw(H, this_half(), actor=less)


def told_of(half: Half, text: str = "{}", kind: FilingKind = L, span: Span | None = None) -> FilingTold:
    print_of = text.encode().hex().ljust(64, "0")[:64]
    return FilingTold(kind, span or last_quarter(), text, frozenset(half.of("first", "other")), print_of)


def test_a_closed_report_stays_as_it_was_filed_and_the_next_is_a_version(half: Half, member: Member) -> None:
    ratna = member("ratna")
    with pytest.raises(RuleBroken, match=NOT_OVER):
        close_filing(told=told_of(half, span=this_half(), kind=H), by=ratna)
    first = close_filing(told=told_of(half, '{"a": 1}'), by=ratna)
    with pytest.raises(RuleBroken, match=SAME):
        close_filing(told=told_of(half, '{"a": 1}'), by=ratna)
    close_filing(told=told_of(half, '{"a": 2}'), by=ratna)
    assert [each.version for each in filings_kept(actor=ratna, kind=L, span=last_quarter())] == [2, 1]
    assert contents_of(first, actor=ratna) == take_filing(filing_id=first, by=ratna) == '{"a": 1}'
    shown = filing_for(first, actor=ratna)
    assert (shown.made_by, shown.version, FilingCase.objects.filter(filing=first).count()) == (ratna.id, 1, 2)
    assert b"a" not in bytes(Filing.objects.get(id=first).contents)[:1]  # sealed
    events = Entry.objects.filter(event__in=[FilingEvent.CLOSED, FilingEvent.READ, FilingEvent.TAKEN])
    assert [each.event for each in events.order_by("seq")] == ["filings.closed"] * 2 + [
        "filings.read", "filings.read", "filings.taken",
    ]  # fmt: skip


def test_a_closed_report_is_its_desks_and_hidden_whole_from_who_must_not_know_of_a_file(
    half: Half, member: Member
) -> None:
    ratna, lestari = member("ratna"), member("lestari")
    made = close_filing(told=told_of(half), by=ratna)
    assert filings_kept(actor=lestari) == []
    for reading in (contents_of, filing_for):
        with pytest.raises(NotFound):
            reading(made, actor=lestari)
    assert ratna.id is not None
    Hidden.objects.create(officer=ratna.id, record=half.cases["other"])
    assert filings_kept(actor=ratna) == []
    with pytest.raises(NotFound):
        take_filing(filing_id=made, by=ratna)
    assert draw(H, this_half(), actor=ratna).figures["kasus-ditangani-kasus"].number == 3
