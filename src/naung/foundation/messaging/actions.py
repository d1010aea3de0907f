"""Writers of notices. A letter is sent at least once: a sender that dies between the server's yes and its own note of it
sends the same letter again, under the same Message-ID, when its lease is over. Nothing is lost, and no occasion is told twice
by two letters.
"""

import smtplib
import ssl
from collections.abc import Callable, Collection
from datetime import datetime
from email.message import EmailMessage
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import FieldProblem, OutsideFailed, Problems
from naung.foundation.identifiers import new_id
from naung.foundation.messaging.models import Notice, NoticeAddress
from naung.foundation.messaging.queries import ADDRESS_SECRET, address_of
from naung.foundation.messaging.rules import KEPT_FOR, LEASE, is_address, letter, next_try
from naung.foundation.messaging.vocabulary import Batch, MessagingEvent, NoticeKind, PostOffice
from naung.foundation.vault.actions import forget_secret, keep_secret
from naung.foundation.words import gettext_noop

BAD_ADDRESS = gettext_noop("Alamat surel ini tidak lengkap. Contoh: nama@kantor.go.id.")
NOT_SENT = gettext_noop("Server surel tidak menerima kabar.")
AT_ONCE = 200  # letters a run; the next one goes on
Post = Callable[[EmailMessage], None]


@transaction.atomic
def keep_address(*, address: str, by: Actor) -> None:
    """Keep, change or (empty) forget one's own address for notices. Raises Problems for what is no address."""
    officer, typed = officer_of(by), address.strip()
    if typed and not is_address(typed):
        raise Problems([FieldProblem("address", BAD_ADDRESS)])
    row = NoticeAddress.objects.select_for_update().filter(officer=officer).first()
    if not typed:
        _forget(row, by)
        return
    secret = keep_secret(ADDRESS_SECRET, typed, row.address_secret if row else None)
    NoticeAddress.objects.update_or_create(
        officer=officer, defaults={"address_secret": secret, "set_at": timezone.now()}
    )
    record(MessagingEvent.ADDRESS_KEPT, subject=officer, by=by)


def _forget(row: NoticeAddress | None, by: Actor) -> None:
    if row is None:
        return
    forget_secret(ADDRESS_SECRET, row.address_secret)
    Notice.objects.filter(officer=row.officer, sent_at=None, given_up_at=None).delete()
    row.delete()
    record(MessagingEvent.ADDRESS_FORGOTTEN, subject=row.officer, by=by)


@transaction.atomic
def queue_notice(*, kind: NoticeKind, officers: Collection[UUID], key: UUID, by: Actor) -> int:
    """Queue a notice for those of these officers who want one; the same occasion (`key`) is queued once. Returns how many."""
    require(by, Permission.SYSTEM_TICK)
    wanted = NoticeAddress.objects.filter(officer__in=list(officers)).values_list("officer", flat=True)
    known = set(Notice.objects.filter(key=key).values_list("officer", flat=True))
    now = timezone.now()
    rows = [Notice(officer=each, key=key, kind=kind, queued_at=now, due_at=now) for each in wanted if each not in known]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    if rows:
        record(MessagingEvent.QUEUED, count=len(rows), by=by)
    return len(rows)


def send_notices(*, office: PostOffice, now: datetime, post: Post | None = None, by: Actor) -> int:
    """Send what is due, one letter an officer however much waits for her; returns how many letters the server took.

    What fails is tried again later and later, then given up. `post` replaces the mail server. Forgets what is long sent.
    """
    require(by, Permission.SYSTEM_TICK)
    Notice.objects.filter(Q(sent_at__lt=now - KEPT_FOR) | Q(given_up_at__lt=now - KEPT_FOR)).delete()
    if not office.host and post is None:
        return 0
    sent = failed = 0
    while sent + failed < AT_ONCE and (batch := _claim(now)):
        to = address_of(batch.officer)
        if not to:
            Notice.objects.filter(batch=batch.id, sent_at=None).delete()
            continue
        try:
            (post or _by_smtp(office))(letter(sender=office.sender, to=to, batch=batch.id, at=now))
        except (OutsideFailed, OSError, smtplib.SMTPException, UnicodeError):
            failed += _put_off(batch, now, by)
        else:
            sent += _note_sent(batch, now, by)
    return sent


@transaction.atomic
def _claim(now: datetime) -> Batch | None:
    """Take one officer's due notices in hand. A batch that was begun keeps its number and takes in nothing new."""
    free = Q(claimed_at=None) | Q(claimed_at__lt=now - LEASE)
    due = Notice.objects.select_for_update(skip_locked=True).filter(
        free, sent_at=None, given_up_at=None, due_at__lte=now
    )
    first = due.order_by("due_at", "id").first()
    if first is None:
        return None
    if first.batch is None:
        first.batch = new_id()
        due.filter(officer=first.officer, batch=None).update(batch=first.batch)
    Notice.objects.filter(batch=first.batch).update(claimed_at=now, tries=F("tries") + 1)
    return Batch(first.batch, first.officer, first.tries + 1)


@transaction.atomic
def _note_sent(batch: Batch, now: datetime, by: Actor) -> int:
    Notice.objects.filter(batch=batch.id, given_up_at=None).update(sent_at=now, claimed_at=None)
    record(MessagingEvent.SENT, subject=batch.officer, by=by)
    return 1


@transaction.atomic
def _put_off(batch: Batch, now: datetime, by: Actor) -> int:
    later = next_try(batch.tries, now)
    rows = Notice.objects.filter(batch=batch.id, sent_at=None)
    if later is None:
        rows.update(given_up_at=now, claimed_at=None)
    else:
        rows.update(due_at=later, claimed_at=None)
    record(MessagingEvent.FAILED, subject=batch.officer, by=by)
    return 1


def _by_smtp(office: PostOffice) -> Post:
    """Hand a letter to the office's mail server, over TLS where it is told to; never with a password in the clear."""

    def post(message: EmailMessage) -> None:
        with smtplib.SMTP(office.host, office.port, timeout=office.wait_s) as server:
            if office.starttls:
                server.starttls(context=ssl.create_default_context())
            if office.user:
                if not office.starttls:
                    raise OutsideFailed(NOT_SENT)
                server.login(office.user, office.password)
            if server.send_message(message):
                raise OutsideFailed(NOT_SENT)

    return post
