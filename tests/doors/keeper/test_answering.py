"""The second institution's machine: what it answers, what it refuses, what stands in its book."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from naung.doors.keeper.answering import Reply, reply_to
from naung.doors.keeper.book import Book
from naung.doors.keeper.folder import Folder, NoShare, ShareStands
from naung.methods.oprf import Asking, Share, WrongAnswer, new_seed
from naung.methods.oprf.questions import Malformed, Question, new_nonce, read, read_answer, signed, signing_public

NOW = datetime(2026, 11, 29, 3, 0, tzinfo=UTC)
HOUSE = b"\x01" * 32


class Machine:
    """The second institution's machine with one admitted house."""

    def __init__(self, folder: Path, a_day: int = 5, an_office: int = 3) -> None:
        self.folder = Folder(folder / "kedua")
        self.folder.keep(new_seed())
        self.share, self.book = self.folder.share(), Book(self.folder.book)
        self.book.admit("kalbar", signing_public(HOUSE), a_day, an_office, NOW.isoformat())

    def ask(
        self, value: bytes = b"telepon:628120000", office: str = "uptd", now: datetime = NOW, **changed: object
    ) -> tuple[Asking, Reply]:
        """Ask as the house does, with something changed."""
        asking = Asking(value)
        told = {"asker": "kalbar", "office": office, "blinded": asking.blinded, "at": int(NOW.timestamp())}
        question = Question(**{**told, "nonce": new_nonce(), **changed})  # type: ignore[arg-type]  # what a test changes
        return asking, reply_to(signed(question, HOUSE), self.share, self.book, now)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_an_admitted_house_gets_an_answer_with_a_proof(machine: Machine) -> None:
    asking, reply = machine.ask()
    assert reply.status == 200
    assert asking.finished(read_answer(reply.body), machine.share.public) == machine.share.of(b"telepon:628120000")
    again, reply = machine.ask()
    with pytest.raises(WrongAnswer):
        again.finished(read_answer(reply.body), Share(new_seed()).public)


def test_strangers_forgeries_old_questions_and_repeats_get_nothing(machine: Machine) -> None:
    asking = Asking(b"x")
    question = Question("kalbar", "uptd", asking.blinded, int(NOW.timestamp()), new_nonce())
    right = signed(question, HOUSE)
    statuses = [
        reply_to(body, machine.share, machine.book, NOW).status
        for body in (
            signed(question, b"\x02" * 32),  # signed by somebody else
            right.replace(b'"uptd"', b'"lain"'),  # changed on the way
            right.replace(b'"kalbar"', b'"sambas"'),  # not admitted
            right[:-1],
            b"[]",
            b"\xff" * 100,
            b"{" * 3000,
            b"[" * 1990,
            signed(
                replace(question, office="-"), HOUSE
            ),  # the book's own sign for no office: its refusals were not counted
            signed(replace(question, nonce=f" {question.nonce}"), HOUSE),
        )
    ]
    assert statuses == [403, 403, 403, 400, 400, 400, 400, 400, 400, 400]
    assert reply_to(right, machine.share, machine.book, NOW + timedelta(minutes=11)).status == 403
    assert reply_to(right, machine.share, machine.book, NOW).status == 200
    assert reply_to(right, machine.share, machine.book, NOW).status == 409
    assert machine.ask(blinded=b"\0" * 32)[1].status == 400
    machine.book.shut("kalbar", NOW.isoformat())
    assert machine.ask()[1].status == 403


def test_who_enumerates_is_stopped_by_office_and_by_house_and_stands_in_the_book(machine: Machine) -> None:
    tried = [machine.ask(b"telepon:62812%04d" % n)[1].status for n in range(50)]
    assert tried == [200] * 3 + [429] * 47
    assert [machine.ask(office="polres")[1].status for _ in range(4)] == [200, 200, 429, 429]
    counted = {(x.office, x.outcome): x.times for x in machine.book.lines("2026-11-29") if x.office != "-"}
    assert counted[("uptd", "dijawab")] == 3
    assert counted[("uptd", "batas_kantor")] == 47
    assert counted[("polres", "batas_rumah")] == 2
    tomorrow = NOW + timedelta(days=1)
    assert machine.ask(now=tomorrow, at=int(tomorrow.timestamp()))[1].status == 200


def test_the_book_holds_no_value_and_is_seen_to_be_broken(machine: Machine) -> None:
    value = b"telepon:6281234567890"
    asking, _ = machine.ask(value)
    content = b"".join(path.read_bytes() for path in machine.folder.path.iterdir() if path.suffix != ".kunci")
    for secret in (b"6281234567890", asking.blinded, asking.blinded.hex().encode(), machine.folder.seed()):
        assert secret not in content
    assert machine.book.broken_at() is None
    with machine.book._writing() as book:
        book.execute("UPDATE entry SET office = 'lain' WHERE seq = 2")
    assert machine.book.broken_at() == 2


def test_refusals_fill_no_disk(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("naung.doors.keeper.book.MOST_REFUSED", 10)
    assert {machine.ask()[1].status for _ in range(40)} == {200, 429}
    assert sum(x.times for x in machine.book.lines("2026-11-29") if x.outcome.startswith("batas")) == 10


def test_a_share_is_never_laid_over_another_and_a_new_one_keeps_the_old(machine: Machine) -> None:
    with pytest.raises(ShareStands):
        machine.folder.keep(new_seed())
    before = machine.share.public
    assert machine.folder.renew().public != before
    assert len(list(machine.folder.path.glob("bagian-lama-*.kunci"))) == 1
    with pytest.raises(NoShare):
        Folder(machine.folder.path / "kosong").share()
    assert (machine.folder.path / "bagian.kunci").stat().st_mode & 0o777 == 0o400


def test_another_key_under_a_known_name_is_refused(machine: Machine) -> None:
    with pytest.raises(ValueError, match="another key"):
        machine.book.admit("kalbar", b"\x09" * 32, 1, 1, NOW.isoformat())
    with pytest.raises(Malformed):
        read(b'{"form": "naung-titipan-1", "asker": "../x", "office": "y"}')
