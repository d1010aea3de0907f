"""A letter says nothing but that something waits; it is wanted, is neither lost nor told twice, and its address stays sealed."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils import timezone

from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotPermitted, Problems
from naung.foundation.messaging.actions import keep_address, queue_notice, send_notices
from naung.foundation.messaging.models import Notice, NoticeAddress
from naung.foundation.messaging.queries import own_address, waiting_count
from naung.foundation.messaging.rules import BODY, FIRST_WAIT, LEASE, LONGEST_WAIT, MOST_TRIES, is_address, next_try
from naung.foundation.messaging.vocabulary import NoticeKind, PostOffice
from tests.foundation.messaging.sink import Sink, running

pytestmark = pytest.mark.django_db
ADDRESS = "sari.kerja@uptd.test"
TICK = system_actor("tick")
NOWHERE = PostOffice("", 587, starttls=True, sender="naung@kantor.test")


@pytest.fixture
def sink() -> Iterator[Sink]:
    with running() as one:
        yield one


@pytest.fixture
def wanting(sari: Actor) -> UUID:
    """Sari, who wants notices."""
    keep_address(address=ADDRESS, by=sari)
    assert sari.id is not None
    return sari.id


def queued(officer: UUID, key: UUID | None = None, kind: NoticeKind = NoticeKind.REFERRAL) -> int:
    return queue_notice(kind=kind, officers=[officer], key=key or uuid4(), by=TICK)


def test_whoever_asked_for_nothing_gets_nothing(sari: Actor, sink: Sink) -> None:
    assert sari.id is not None
    assert queued(sari.id) == 0
    assert send_notices(office=sink.office, now=timezone.now(), by=TICK) == 0
    assert sink.letters == []


def test_the_letter_says_that_something_waits_and_nothing_else(wanting: UUID, sink: Sink) -> None:
    queued(wanting)
    queued(wanting, kind=NoticeKind.DECISION)
    assert send_notices(office=sink.office, now=timezone.now(), by=TICK) == 1
    ((to, text),) = sink.letters
    assert to == ADDRESS
    head, _, body = text.partition("\r\n\r\n")
    assert body.strip().splitlines() == BODY.strip().splitlines()
    names = {line.split(":")[0] for line in head.splitlines() if line[0] not in " \t"}
    assert names <= {
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Type", "Content-Transfer-Encoding",
        "MIME-Version",
    }  # fmt: skip
    assert "Subject: Naung\r\n" in head
    assert not any(str(notice.key) in text or str(notice.id) in text for notice in Notice.objects.all())
    assert str(wanting) not in text
    assert send_notices(office=sink.office, now=timezone.now(), by=TICK) == 0


def test_one_occasion_is_told_once(wanting: UUID, sink: Sink) -> None:
    key = uuid4()
    assert [queued(wanting, key) for _ in range(3)] == [1, 0, 0]
    send_notices(office=sink.office, now=timezone.now(), by=TICK)
    assert queued(wanting, key) == 0
    assert waiting_count() == 0


def test_the_queue_and_the_table_of_addresses_hold_no_address(wanting: UUID) -> None:
    queued(wanting)
    with connection.cursor() as cursor:
        for table in ("messaging_notice", "messaging_noticeaddress", "vault_kept", "audit_entry"):
            cursor.execute(f"SELECT * FROM {table}")
            raw = repr([bytes(x) if isinstance(x, memoryview) else x for row in cursor.fetchall() for x in row])
            assert ADDRESS not in raw
            assert "sari.kerja" not in raw


def test_a_server_that_refuses_is_asked_later_and_later_and_then_not_any_more(wanting: UUID, sink: Sink) -> None:
    sink.mood = "refuses"
    queued(wanting)
    now, waits = timezone.now(), []
    for _ in range(MOST_TRIES):
        assert send_notices(office=sink.office, now=now, by=TICK) == 0
        due = Notice.objects.get().due_at
        waits.append(due - now)
        assert send_notices(office=sink.office, now=now, by=TICK) == 0
        now = due
    assert waits[:3] == [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT]
    assert Notice.objects.get().given_up_at is not None
    sink.mood = "takes"
    assert send_notices(office=sink.office, now=now + LONGEST_WAIT, by=TICK) == 0


def test_a_server_that_is_well_again_gets_it(wanting: UUID, sink: Sink) -> None:
    sink.mood = "refuses"
    queued(wanting)
    now = timezone.now()
    send_notices(office=sink.office, now=now, by=TICK)
    sink.mood = "takes"
    assert send_notices(office=sink.office, now=now + FIRST_WAIT, by=TICK) == 1
    assert len(sink.letters) == 1


class Killed(BaseException):
    """The sender's process is gone."""


def test_a_sender_killed_before_it_sent_loses_nothing(wanting: UUID, sink: Sink) -> None:
    queued(wanting)
    now = timezone.now()
    with pytest.raises(Killed):
        send_notices(office=sink.office, now=now, by=TICK, post=_die)
    assert send_notices(office=sink.office, now=now, by=TICK) == 0  # in somebody's hand
    assert send_notices(office=sink.office, now=now + LEASE + timedelta(seconds=1), by=TICK) == 1
    assert len(sink.letters) == 1


def _die(_message: object) -> None:
    raise Killed


def test_one_killed_right_after_sends_the_same_letter_again_under_the_same_number(wanting: UUID, sink: Sink) -> None:
    """The limit of at least once: the mail server sees one Message-ID, whatever came in between stays for the next letter."""
    queued(wanting)
    now = timezone.now()
    seen: list[str] = []

    def send_and_die(message: object) -> None:
        seen.append(str(message["Message-ID"]))  # type: ignore[index]  # a letter
        raise Killed

    with pytest.raises(Killed):
        send_notices(office=sink.office, now=now, by=TICK, post=send_and_die)
    queued(wanting)
    later = now + LEASE + timedelta(seconds=1)
    assert send_notices(office=sink.office, now=later, by=TICK) == 2
    numbers = [text.split("Message-ID: ")[1].split("\r\n")[0] for _, text in sink.letters]
    assert seen[0] in numbers
    assert len(set(numbers)) == 2


def test_a_server_that_hangs_up_is_tried_again(wanting: UUID, sink: Sink) -> None:
    sink.mood = "hangs up"
    queued(wanting)
    now = timezone.now()
    assert send_notices(office=sink.office, now=now, by=TICK) == 0
    sink.mood = "takes"
    assert send_notices(office=sink.office, now=now + FIRST_WAIT, by=TICK) == 1


def test_an_address_taken_back_stops_what_waits(wanting: UUID, sari: Actor, sink: Sink) -> None:
    queued(wanting)
    keep_address(address="", by=sari)
    assert own_address(sari) == ""
    assert not NoticeAddress.objects.exists()
    assert send_notices(office=sink.office, now=timezone.now(), by=TICK) == 0
    assert sink.letters == []


def test_an_address_is_her_own_and_can_be_changed(wanting: UUID, sari: Actor, officer: Callable[[str], Actor]) -> None:
    keep_address(address="baru@uptd.test", by=sari)
    assert own_address(sari) == "baru@uptd.test"
    assert own_address(officer("budi")) == ""


def test_without_a_mail_server_it_waits(wanting: UUID) -> None:
    queued(wanting)
    assert send_notices(office=NOWHERE, now=timezone.now(), by=TICK) == 0
    assert waiting_count() == 1


def test_a_password_never_leaves_without_tls(wanting: UUID, sink: Sink) -> None:
    queued(wanting)
    told = PostOffice("127.0.0.1", sink.port, False, "naung@kantor.test", "naung", "rahasia", 5)
    assert send_notices(office=told, now=timezone.now(), by=TICK) == 0
    assert sink.letters == []


def test_what_was_sent_is_forgotten_after_a_month(wanting: UUID, sink: Sink) -> None:
    queued(wanting)
    now = timezone.now()
    send_notices(office=sink.office, now=now, by=TICK)
    send_notices(office=sink.office, now=now + timedelta(days=31), by=TICK)
    assert not Notice.objects.exists()


def test_only_the_tick_queues_and_sends(sari: Actor, wanting: UUID) -> None:
    with pytest.raises(NotPermitted):
        queue_notice(kind=NoticeKind.REFERRAL, officers=[wanting], key=uuid4(), by=sari)
    with pytest.raises(NotPermitted):
        send_notices(office=NOWHERE, now=timezone.now(), by=sari)


@pytest.mark.parametrize(
    "typed", ["sari", "sari@", "@uptd.test", "a b@c.d", "a@b", "a@b.c\nBcc: d@e.f", "a@b.c,d@e.f", "a@@b.c"]
)
def test_what_is_no_address_is_not_kept(sari: Actor, typed: str) -> None:
    assert not is_address(typed)
    with pytest.raises(Problems):
        keep_address(address=typed, by=sari)
    assert not NoticeAddress.objects.exists()


def test_tries_end() -> None:
    now = timezone.now()
    found = [next_try(n, now) for n in range(1, MOST_TRIES + 1)]
    assert found[-1] is None
    assert all(each is not None and each - now <= LONGEST_WAIT for each in found[:-1])
