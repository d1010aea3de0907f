"""How long an answer takes tells an officer nothing of a file in which he is named: the work is the same, step by step.

The same statements, seals, keys and slow hashes for what is shut to him and for what does not exist; for who is named and for
who is not; before the file was written and after. Work is counted, not timed.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from naung.casework.cases.models import Case
from naung.casework.custody.models import Miss
from naung.foundation.identifiers import new_number
from naung.foundation.recusal.models import Hidden
from naung.foundation.vault.actions import fold_waiting
from tests.cast import BUDI, TaskForce, load_regions
from tests.doors.cases.test_shut_out_pages import DRAWN
from tests.doors.test_intruders import CHANGING
from tests.doors.whole.between import TYPED, page, send
from tests.doors.whole.named import NAMED, POSTED, NamedWay, elsewhere, ids_of, let_in
from tests.doors.work import Work, work_of
from tests.doors.world import address, taken_ids

pytestmark = pytest.mark.django_db
NEAR = "Hendrawen Tjungkasumi"  # a man whom everybody at Sari's desk may see, one letter from him in each name
ASKED = [TYPED[key] for key in ("name", "passport", "nik", "phone", "suspect")] + [NEAR, "Tjungkasuma"]
WORKBOOKS = "buku-kerja"  # an archive: its bytes carry the minute it was made
TRYING = ("budi", "doni", "doni-penyelia", "doni-kustodian", "doni-pengawas", "doni-penyidik", "doni-jauh")
Answers = dict[tuple[str, str, str], tuple[Work, str]]


@pytest.fixture
def way(force: TaskForce) -> NamedWay:
    """Nothing written yet; the officers who bear the name have their accounts."""
    load_regions()
    way = NamedWay(force)
    for username in ("sari", "ratna", "jaya", "lestari", "budi", *NAMED):
        way.as_(username)
    return way


@contextmanager
def one_moment(at: datetime | None = None) -> Iterator[None]:
    """Time stands still: sessions are not seen anew, and no clock runs over."""
    with patch.object(timezone, "now", return_value=at or timezone.now()):
        yield


def answered(act: Callable[[], Any]) -> tuple[Work, str]:
    """The work of an answer, and the answer without what differs each time."""
    got: list[Any] = []
    work = work_of(lambda: got.append(act()))
    kind = got[0].headers.get("Content-Type", "")
    return work, f"{got[0].status_code} {CHANGING.sub('', got[0].content.decode()) if 'text' in kind else kind}"


def same(one: tuple[Work, str], other: tuple[Work, str], what: object) -> None:
    """Neither the work nor the answer tells them apart."""
    assert not one[0].unlike(other[0]), (what, one[0].unlike(other[0]))
    assert one[1] == other[1], what


def tries(browser: Client, where: str) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Opening an address, and posting to it."""
    yield "get", partial(browser.get, where)
    yield "post", partial(browser.post, where, POSTED)


def test_the_meter_sees_a_difference_where_there_is_one(way: NamedWay) -> None:
    way.write_down()
    sari = way.as_("sari")
    sari.get(f"/orang/{way.person}/")
    found, nothing = (work_of(partial(sari.get, f"/orang/{at}/")) for at in (way.person, uuid4()))
    assert found.unlike(nothing)
    assert "opened" in found.steps
    assert not found.unlike(work_of(partial(sari.get, f"/orang/{way.person}/")))


def test_what_is_shut_takes_the_work_of_what_does_not_exist(way: NamedWay) -> None:
    """At every address that a role opens, with ids of a file that is shut and with ids of nothing."""
    way.walk()
    way.take_back()
    whole, tried = way.everything(), dict.fromkeys(TRYING, 0)
    for username in TRYING:
        member, browser = NAMED.get(username, BUDI), way.as_(username)
        for pattern in let_in(member, with_ids=True):
            for ids in (whole, *(way.at_the_receivers() if member.desk == "police" else ())):
                if set(taken_ids(pattern)) & set(ids):
                    no_work_tells(browser, address(pattern, ids), address(pattern, {}), (username, pattern))
                    tried[username] += 1
    assert all(tried.values()), tried
    assert tried["doni"] > 80


def no_work_tells(browser: Client, here: str, nowhere: str, what: object) -> None:
    """Opening both, and posting to both."""
    with one_moment():
        browser.get(nowhere)
        for (verb, one), (_, other) in zip(tries(browser, here), tries(browser, nowhere), strict=True):
            same(answered(one), answered(other), (verb, what))


def test_so_does_what_his_officers_posted_when_he_posts_it(way: NamedWay) -> None:
    """Every form of the man's way, filled in as his officers did, with his ids and with ids of nothing."""
    way.walk()
    way.take_back()
    forms, tried = list(way.posted), 0
    for username in ("budi", "doni", "doni-penyelia", "doni-penyidik"):
        browser = way.as_(username)
        for one, other in elsewhere(forms, ids_of(way)):
            with one_moment():
                browser.post(*other)
                mine, theirs = (answered(partial(browser.post, *to)) for to in (one, other))
            same(mine, theirs, (username, one[0]))
            tried += 1
    assert tried > 80


def test_who_is_named_and_a_stranger_get_the_same_pages_for_the_same_work(way: NamedWay) -> None:
    """Two officers of one desk far from the file: one bears the name of the man's recruiter, one does not."""
    way.walk()
    named, stranger, tried = way.as_("doni-jauh"), way.as_("budi"), 0
    assert Hidden.objects.filter(officer=named.session["_auth_user_id"]).exists()
    for where in let_in(BUDI, with_ids=False):
        with one_moment():
            for browser in (named, stranger):
                browser.get(where)
            for (verb, one), (_, other) in zip(tries(named, where), tries(stranger, where), strict=True):
                work = work_of(one).unlike(work_of(other))
                assert not work, (verb, where, work)
        tried += 1
    assert tried > 20


def pages_of(way: NamedWay, at: datetime) -> Answers:
    """Every page that each of them can open, and what he finds when he searches, as it is at a moment."""
    fold_waiting()
    found: Answers = {}
    with one_moment(at):
        for username, member in NAMED.items():
            browser = way.as_(username)
            wheres = [
                each for each in let_in(member, with_ids=False) if WORKBOOKS not in each and not each.startswith(DRAWN)
            ]
            for where in wheres:
                browser.get(where)
                found[username, "get", where] = answered(partial(browser.get, where))
            for typed in ASKED if "/cari/" in wheres else ():
                browser.post("/cari/", {"query": typed})
                found[username, typed, "/cari/"] = answered(partial(browser.post, "/cari/", {"query": typed}))
    return found


def test_writing_his_file_changes_no_page_of_who_is_named_in_it(way: NamedWay) -> None:
    """Lists, counts, figures and searches, by name and number, at the desk of the file and all around it."""
    for username in ("sari", "jaya", "lestari"):
        send(way.as_(username), "/kasus/baru/", danger="tidak", summary="Kasus lain sama sekali.")
    own = Case.objects.get(owner=way.force.service.id)
    send(way.as_("sari"), f"/kasus/{own.id}/orang/baru/", name=NEAR, sex="L", role="korban")
    moment = timezone.now()
    before = pages_of(way, moment)
    assert NEAR in before["doni", TYPED["name"], "/cari/"][1], "who is written nearly so is found by his name"
    way.walk()
    way.take_back()
    after = pages_of(way, moment)
    assert len(before) > 150
    for each, answer in before.items():
        same(answer, after[each], each)


def test_a_number_of_the_file_is_a_number_of_nothing(way: NamedWay) -> None:
    """Typed where numbers are searched, and where the glass is broken in danger to life."""
    way.walk()
    doni, number = way.as_("doni-jauh"), Case.objects.get(id=way.case).number
    for asked, real, nothing in (
        ("telepon", TYPED["phone"], "081234567003"),
        ("nik", TYPED["nik"], "6172010403980008"),
        ("kasus", number, new_number("SKW")),
    ):
        tried = []
        for typed in (nothing, real, nothing):
            told = {"way": asked, "number": typed, "danger": "Ia mengirim pesan bahwa ia akan dibunuh.", "sure": "on"}
            Miss.objects.all().delete()
            fold_waiting()
            with one_moment():
                work, shown = answered(partial(doni.post, "/kustodian/bahaya-jiwa/", told))
            assert "error-summary" in shown, asked
            tried.append((work, shown.replace(typed, "")))
        same(tried[1], tried[2], asked)


def test_saving_his_own_profile_again_compares_him_with_nobody(way: NamedWay) -> None:
    doni = way.as_("doni-jauh")

    def saved() -> Work:
        shown = page(doni, "/akun/profil")
        version = shown.partition('name="version" value="')[2].partition('"')[0]
        mine = {"display_name": TYPED["suspect"], "phone": "", "email": "", "language": "id", "theme": "auto"}
        fold_waiting()
        with one_moment():
            return work_of(lambda: doni.post("/akun/profil", mine | {"version": version}))

    saved()
    before = saved()
    way.walk()
    saved()
    assert not before.unlike(saved())


def test_the_log_of_the_desk_says_nothing_of_the_file_to_a_supervisor_whom_it_names(way: NamedWay) -> None:
    way.walk()
    way.take_back()
    for username in ("doni-penyelia", "doni-kustodian"):
        told = page(way.as_(username), "/catatan-akses/")
        for sentence in ("persetujuan", "rujukan", "membuka kasus"):
            assert sentence not in told.partition("<main")[2], (username, sentence)
    assert "persetujuan" in page(way.as_("ratna"), "/catatan-akses/").partition("<main")[2]
