"""Decisions about cases, pure over plain values: the state machine, who may read a note, and what may be written when."""

from collections.abc import Collection, Iterable
from uuid import UUID

from naung.casework.cases.vocabulary import CLOSE_REASONS, REOPEN_REASONS, Outcome, Stage, Turn, Visibility
from naung.foundation.errors import NotPermitted, RuleBroken
from naung.foundation.words import gettext_noop

LONGEST_TEXT = 15_000
LONGEST_LINE = 300
LONGEST_CODE = 24  # codes are sealed padded to one length, so that the length of a sealed code tells nothing

TOO_LONG_LINE = gettext_noop("Terlalu panjang: paling banyak %(most)s huruf.")

NOT_NOW = gettext_noop("Langkah ini tidak dapat dilakukan selama kasus berstatus ini.")
CLOSED_IS_CLOSED = gettext_noop("Kasus ini sudah ditutup. Buka kembali dahulu untuk menambah sesuatu.")
OWN_PROPOSAL = gettext_noop("Usul tidak boleh disetujui oleh pengusulnya sendiri; minta kepada penyelia lain.")
LINKED_ACCOUNTS = gettext_noop(
    "Penutupan ini tidak dapat Anda setujui: akun pengusul dibuka kembali lewat tautan buatan Anda, atau akun Anda lewat "
    "tautan buatan pengusul. Minta kepada penyelia lain."
)
UNKNOWN_REASON = gettext_noop("Pilih salah satu alasan dari daftar.")
NEEDS_WORDS = gettext_noop("Tulis alasannya dengan kalimat Anda sendiri.")
TO_ANOTHER = gettext_noop("Pilih petugas lain sebagai penerima.")
NOT_SERVING = gettext_noop("Penerima harus petugas meja ini yang boleh mengerjakan kasus.")

# (stage, turn) -> stage while it waits
_PROPOSED = {(Stage.OPEN, Turn.CLOSE): Stage.CLOSING, (Stage.CLOSED, Turn.REOPEN): Stage.REOPENING}
# (waiting stage, outcome) -> stage after
_DECIDED = {
    (Stage.CLOSING, Outcome.APPROVED): Stage.CLOSED,
    (Stage.CLOSING, Outcome.REFUSED): Stage.OPEN,
    (Stage.CLOSING, Outcome.WITHDRAWN): Stage.OPEN,
    (Stage.REOPENING, Outcome.APPROVED): Stage.OPEN,
    (Stage.REOPENING, Outcome.REFUSED): Stage.CLOSED,
    (Stage.REOPENING, Outcome.WITHDRAWN): Stage.CLOSED,
}


def stage_when_proposed(stage: Stage, turn: Turn) -> Stage:
    """Where a case waits after this proposal. Raises RuleBroken where it can't be proposed now."""
    try:
        return _PROPOSED[(stage, turn)]
    except KeyError:
        raise RuleBroken(NOT_NOW) from None


def stage_when_decided(stage: Stage, outcome: Outcome) -> Stage:
    """Where a case stands after a proposal was decided. Raises RuleBroken where nothing waits."""
    try:
        return _DECIDED[(stage, outcome)]
    except KeyError:
        raise RuleBroken(NOT_NOW) from None


def check_reason(turn: Turn, reason: str, words: str) -> None:
    """A reason from the list and words of one's own. Raises RuleBroken."""
    known = CLOSE_REASONS if turn is Turn.CLOSE else REOPEN_REASONS
    if reason not in known:
        raise RuleBroken(UNKNOWN_REASON, field="reason")
    if not words.strip():
        raise RuleBroken(NEEDS_WORDS, field="words")


def check_decider(proposed_by: UUID, decided_by: UUID | None, outcome: Outcome) -> None:
    """Approved or refused by another person than the author; withdrawn by the author only. Raises NotPermitted."""
    if (decided_by == proposed_by) != (outcome is Outcome.WITHDRAWN):
        raise NotPermitted(OWN_PROPOSAL)


def check_two_people(
    turn: Turn, outcome: Outcome, *, proposer: UUID, decider: UUID | None, made_hers: UUID | None, made_his: UUID | None
) -> None:
    """A closing is approved by an account that the proposer could not have taken over, nor the other way round.

    Who makes the link that opens an account again could use it and be two people. `made_hers` made that of the proposer's
    account, `made_his` that of the decider's; None where it was never opened again. Raises NotPermitted.
    """
    is_closing = turn is Turn.CLOSE and outcome is Outcome.APPROVED
    if is_closing and (made_his == proposer or (decider is not None and made_hers == decider)):
        raise NotPermitted(LINKED_ACCOUNTS)


def writable(stage: Stage) -> None:
    """Whether anything may be added. Raises RuleBroken for a closed case."""
    if stage in {Stage.CLOSED, Stage.REOPENING}:
        raise RuleBroken(CLOSED_IS_CLOSED)


def may_read_note(
    visibility: Visibility,
    author: UUID,
    reader: UUID | None,
    reader_supervises: bool,
    inherited: frozenset[UUID] = frozenset(),
) -> bool:
    """Whether this reader of the desk may read a note; `inherited` are the authors whose work was handed over to her."""
    if reader == author or author in inherited or visibility is Visibility.DESK:
        return True
    return visibility is Visibility.SUPERVISORS and reader_supervises


def inherited_from(reader: UUID | None, handed: Iterable[tuple[UUID, UUID]]) -> frozenset[UUID]:
    """The officers whose work came to this reader, also through others; `handed` are (from, to) of one desk."""
    pairs, found = set(handed), set[UUID]()
    waiting = [reader]
    while waiting:
        to = waiting.pop()
        new = {giver for giver, taker in pairs if taker == to} - found - {reader}
        found |= {each for each in new if each is not None}
        waiting += new
    return frozenset(found)


def check_hand_over(from_officer: UUID, to_officer: UUID, reason: str, takers: Collection[UUID]) -> None:
    """To another officer of the desk who may work on cases, with a reason. Raises RuleBroken."""
    if from_officer == to_officer:
        raise RuleBroken(TO_ANOTHER, field="to_officer")
    if to_officer not in takers:
        raise RuleBroken(NOT_SERVING, field="to_officer")
    if not reason.strip():
        raise RuleBroken(NEEDS_WORDS, field="reason")


def padded(code: str) -> str:
    """A code as it is sealed: all of one length."""
    return code.ljust(LONGEST_CODE)
