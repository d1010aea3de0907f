"""Rows of invented cases as the house writes them: sealed by the vault's own rules, tokens by the search's own rules.

One `Chunk` is made by one process; nothing here touches a database. Ids and words come from a seed; keys and nonces are fresh.
"""

import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from uuid import UUID

from bench.kalbar_names import Person as Invented
from bench.kalbar_names import persons

from naung.casework.cases.vocabulary import CaseEvent, Role
from naung.casework.reports.queries.search import SPACE, tokens_of
from naung.casework.reports.vocabulary import Mentioned, Part, ReportEvent
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.identifiers import NUMBER_LENGTH, SPEAKABLE, check_letter, shown_number
from naung.foundation.people.queries.search import BIRTHS, CONTACTS, NAMES
from naung.foundation.people.rules import tokens as token_rules
from naung.foundation.people.rules.birth import birth_text, birth_tokens
from naung.foundation.people.rules.numbers import contact_tokens
from naung.foundation.people.rules.tokens import name_tokens
from naung.foundation.people.vocabulary import ContactKind, PeopleEvent
from naung.foundation.vault.queries.keys import INSTALLATION
from naung.foundation.vault.rules.sealing import fingerprint, new_key, place_of, sealed, wrap_place, wrapped
from naung.foundation.vault.vocabulary import CompartmentKind, ReaderKind
from naung.methods.names import words as name_rules
from naung.methods.names.words import words_of

CHUNK = 1000  # cases made at once
WAITING = 200  # reports that wait, whatever the number of cases: what a desk can have before it
OPEN_SHARE, OPEN_LEAST = 0.03, 300  # cases that still run
YEARS = 8  # over which the cases are spread
OTHER_DESKS = 0.03
Log = Callable[..., None]
Tokens = dict[tuple[str, str], dict[str, bytearray]]  # by space and desk: of each token the ids of who bears it
SENTENCES = (
    "Dijanjikan kerja di rumah makan di Kuching, paspornya diambil begitu sampai.",
    "Keluarga menelepon dua kali; ia hanya boleh bicara lewat telepon majikan.",
    "Gaji tiga bulan tidak dibayar dengan alasan utang biaya berangkat.",
    "Berangkat lewat jalan kecil di Jagoi Babang bersama empat orang lain.",
    "Minta dijemput di terminal, tidak mau pulang ke alamat lama.",
    "Sudah bertemu psikolog, lanjut minggu depan di tempat yang sama.",
    "Perekrut masih mengirim pesan; nomor dan tangkapan layar disimpan.",
    "Ibu dan adiknya tinggal di kecamatan sebelah dan tahu ia di sini.",
)


@dataclass(frozen=True)
class Ground:
    """What stands before the first case: keys, desks, who writes, and how many cases there will be."""

    key: bytes
    desks: tuple[UUID, ...]
    prefix: str
    sari: UUID
    other: UUID
    now: datetime
    size: int
    seed: int

    @property
    def still_open(self) -> int:
        """How many cases still run."""
        return min(self.size // 2, max(OPEN_LEAST, int(self.size * OPEN_SHARE)))


@dataclass
class Chunk:
    """What one process made: rows and their columns by table, tokens by space and desk, entries for the log."""

    rows: dict[str, list[tuple]] = field(default_factory=lambda: defaultdict(list))
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    tokens: Tokens = field(default_factory=lambda: defaultdict(lambda: defaultdict(bytearray)))
    log: list[tuple] = field(default_factory=list)

    def add(self, table: str, **values: object) -> None:
        """One row; every call for a table names the same columns in the same order."""
        self.columns.setdefault(table, tuple(values))
        self.rows[table].append(tuple(values.values()))

    def find(self, space: str, desk: str, owner: UUID, tokens: set[str]) -> None:
        """Make a record findable."""
        known = self.tokens[space, desk]
        for token in tokens:
            known[token] += owner.bytes

    def packed(self) -> "Chunk":
        """The same without factories, so that it travels between processes."""
        self.rows = dict(self.rows)
        self.tokens = {where: {t: bytes(ids) for t, ids in known.items()} for where, known in self.tokens.items()}
        return self


def remember_words() -> None:
    """Keep what the pure rules answer for a word: the same answers, sooner. For a process that makes rows."""
    token_rules._word_tokens = cache(token_rules._word_tokens)
    name_rules._as_words = cache(name_rules._as_words)


def text_of(moment: datetime) -> str:
    """A moment as both databases read it, in UTC."""
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f")


def number(prefix: str, order: int, seed: int) -> str:
    """The n-th of the numbers, which are all different and tell nothing of their order."""
    base = len(SPEAKABLE)
    value = (order * 3_518_437_209 + seed * 7_919 + 12_345_677) % base**NUMBER_LENGTH
    letters = ""
    for _ in range(NUMBER_LENGTH):
        value, rest = divmod(value, base)
        letters += SPEAKABLE[rest]
    return shown_number(prefix, letters + check_letter(letters))


class Maker:
    """Makes the rows of one chunk of cases."""

    def __init__(self, ground: Ground, first: int) -> None:
        self.ground, self.chunk = ground, Chunk()
        self.dice = random.Random(f"{ground.seed}/{ground.size}/{first}")
        self.people = iter(persons(3 * CHUNK + 2 * WAITING, seed=self.dice.getrandbits(32)))
        self.under = fingerprint(ground.key)

    def new_id(self) -> UUID:
        """A random id from the seed."""
        return UUID(int=self.dice.getrandbits(128), version=4)

    def words(self) -> str:
        """Two sentences as an officer writes them."""
        return " ".join(self.dice.sample(SENTENCES, 2))

    def compartment(self, kind: CompartmentKind, desk: UUID, at: str) -> tuple[UUID, bytes]:
        """A compartment and its data key, wrapped for the installation."""
        each, key = self.new_id(), new_key()
        self.chunk.add(
            "vault_compartment",
            id=each.hex, kind=kind.value, owner=desk.hex, key_version=1, made_at=at, erased_at=None,
        )  # fmt: skip
        box = wrapped(key, self.ground.key, wrap_place(each, ReaderKind.INSTALLATION, INSTALLATION, 1))
        self.chunk.add(
            "vault_wrappedkey",
            compartment_id=each.hex, reader_kind=ReaderKind.INSTALLATION.value, reader=INSTALLATION.hex, version=1,
            under=self.under, box=box,
        )  # fmt: skip
        return each, key

    def case(self, order: int) -> None:
        """One case with its persons, note, steps and report, sealed and plain."""
        ground, dice = self.ground, self.dice
        age = (ground.size - order) / ground.size
        at = ground.now - timedelta(days=1 + 365 * YEARS * age, microseconds=dice.randrange(1_000_000))
        away = dice.random() < OTHER_DESKS
        desk, writer = (dice.choice(ground.desks[1:]), ground.other) if away else (ground.desks[0], ground.sari)
        case_id, runs = self.new_id(), order >= ground.size - ground.still_open
        self._case_row(case_id, order, desk, at, runs)
        log = self._log_of(case_id, desk, writer)
        log(CaseEvent.OPENED, case_id, at)
        victim = self._person(case_id, desk, at, Role.VICTIM, log)
        if dice.random() < 0.2:
            self._person(case_id, desk, at + timedelta(hours=1), Role.WITNESS, log)
        self._note_and_steps(case_id, desk, writer, at, runs, log)
        if order % 2 == 0:
            report = self.report(order, desk, writer, at - timedelta(hours=5), victim.name, case_id)
            log(ReportEvent.LINKED, report, at)

    def _log_of(self, case_id: UUID, desk: UUID, writer: UUID) -> Log:
        def log(event: str, subject: UUID, at: datetime, subjects: bytes = b"") -> None:
            self.chunk.log.append((at, event.value, writer, desk, subject, subjects))
            self.chunk.add(
                "growth_plainhistory", case_id=case_id.hex, at=text_of(at), event=event.value, actor=writer.hex
            )

        return log

    def _case_row(self, case_id: UUID, order: int, desk: UUID, at: datetime, runs: bool) -> None:
        moment, summary = text_of(at), self.words()
        self.room, self.key = self.compartment(CompartmentKind.CASE, desk, moment)
        shown = number(self.ground.prefix, order, self.ground.seed)
        stage, danger = "terbuka" if runs else "ditutup", "ya" if runs and self.dice.random() < 0.1 else "tidak"
        place, matter = place_of("cases_case", case_id, "summary", self.room), self.new_id().hex
        self.chunk.add(
            "cases_case",
            id=case_id.hex, number=shown, owner=desk.hex, compartment_id=self.room.hex, version=1, stage=stage,
            danger=danger, opened_at=moment, touched_at=moment, origin="", origin_sequence=None, matter=matter,
            taken_from=None, summary=sealed(summary, self.key, place),
        )  # fmt: skip
        self.chunk.add(
            "growth_plaincase",
            id=case_id.hex, number=shown, owner=desk.hex, version=1, stage=stage, danger=danger, opened_at=moment,
            touched_at=moment, matter=matter, summary=summary,
        )  # fmt: skip

    def _person(self, case_id: UUID, desk: UUID, at: datetime, role: Role, log: Log) -> Invented:
        who, person, moment = next(self.people), self.new_id(), text_of(at)
        room, key = self.compartment(CompartmentKind.PERSON, desk, moment)
        born = VagueDate.on(date(who.year, self.dice.randint(1, 12), self.dice.randint(1, 28)))
        self.chunk.add(
            "people_person",
            id=person.hex, owner=desk.hex, compartment_id=room.hex, version=1, made_at=moment, origin="",
            origin_sequence=None, year_of_birth=who.year, birth_precision=born.precision.value, sex=who.sex,
            home=who.kecamatan, nationality="ID", language="", needs_interpreter="tidak_ditanya", dependants=None,
            papers_not_hers="tidak_ditanya", erased_at=None, birth_place=None, village=None, home_words=None, health=None,
            note=None, birth=sealed(birth_text(born), key, place_of("people_person", person, "birth", room)),
            disability=sealed("tidak_ditanya", key, place_of("people_person", person, "disability", room)),
            pregnancy=sealed("tidak_ditanya", key, place_of("people_person", person, "pregnancy", room)),
        )  # fmt: skip
        self._name(person, room, key, who.name, moment)
        if self.dice.random() < 1 / 3:
            self._contact(person, room, key, desk, moment)
        part = self.new_id().hex
        self.chunk.add(
            "cases_caseperson", id=part, case_id=case_id.hex, person_id=person.hex, role=role.value, added_at=moment
        )
        self.chunk.add(
            "growth_plainpart", id=part, case_id=case_id.hex, person_id=person.hex, role=role.value, added_at=moment
        )
        self.chunk.add(
            "growth_plainperson",
            id=person.hex, owner=desk.hex, name=who.name, sex=who.sex, year_of_birth=who.year, home=who.kecamatan,
        )  # fmt: skip
        self._findable(person, desk, who.name)
        self.chunk.find(BIRTHS, f"{desk}|", person, birth_tokens(born))
        if role is Role.VICTIM:
            self._episode(person, room, key, desk, moment)
        log(PeopleEvent.REGISTERED, person, at + timedelta(minutes=3))
        return who

    def _findable(self, person: UUID, desk: UUID, name: str) -> None:
        self.chunk.find(NAMES, f"{desk}|", person, name_tokens(name))
        self._plain_words("p", desk, person, name)

    def _plain_words(self, kind: str, desk: UUID, record: UUID, name: str) -> None:
        for word in dict.fromkeys(each.plain for each in words_of(name)):
            self.chunk.add("growth_plainword", owner=desk.hex, kind=kind, word=word, record=record.hex)

    def _name(self, person: UUID, room: UUID, key: bytes, name: str, moment: str) -> None:
        each = self.new_id()
        self.chunk.add(
            "people_personname",
            id=each.hex, person_id=person.hex, compartment_id=room.hex, kind="resmi", made_at=moment, retired_at=None,
            name=sealed(name, key, place_of("people_personname", each, "name", room)),
        )  # fmt: skip

    def _contact(self, person: UUID, room: UUID, key: bytes, desk: UUID, moment: str) -> None:
        each, value = self.new_id(), self.phone()
        self.chunk.add(
            "people_contactway",
            id=each.hex, person_id=person.hex, compartment_id=room.hex, kind=ContactKind.WHATSAPP.value, safe="ya",
            area="", made_at=moment, retired_at=None,
            value=sealed(value, key, place_of("people_contactway", each, "value", room)), instructions=None,
        )  # fmt: skip
        self.chunk.find(CONTACTS, f"{desk}|", person, contact_tokens(ContactKind.WHATSAPP, value))

    def phone(self) -> str:
        """A telephone number of nobody."""
        return f"08{self.dice.randrange(11, 99)}{self.dice.randrange(10**7, 10**8)}"

    def _episode(self, person: UUID, room: UUID, key: bytes, desk: UUID, moment: str) -> None:
        each = self.new_id()
        self.chunk.add(
            "episodes_episode",
            id=each.hex, person_id=person.hex, owner=desk.hex, compartment_id=room.hex, version=1, made_at=moment,
            exit_known=None, origin="", origin_sequence=None,
            summary=sealed(self.dice.choice(SENTENCES), key, place_of("episodes_episode", each, "summary", room)),
        )  # fmt: skip

    def _note_and_steps(self, case_id: UUID, desk: UUID, writer: UUID, at: datetime, runs: bool, log: Log) -> None:
        note, words, moment = self.new_id(), self.words(), text_of(at + timedelta(minutes=9))
        self.chunk.add(
            "cases_note",
            id=note.hex, case_id=case_id.hex, compartment_id=self.room.hex, author=writer.hex, visibility="meja",
            written_at=moment, posted_once=self.new_id().hex,
            words=sealed(words, self.key, place_of("cases_note", note, "words", self.room)),
        )  # fmt: skip
        self.chunk.add(
            "growth_plainnote",
            id=note.hex, case_id=case_id.hex, author=writer.hex, visibility="meja", written_at=moment, words=words,
        )  # fmt: skip
        log(CaseEvent.NOTE_WRITTEN, case_id, at + timedelta(minutes=9), note.bytes)
        done = text_of(at + timedelta(days=2))
        self._step(case_id, desk, writer, at, (at + timedelta(days=3)).date(), done)
        if runs and self.dice.random() < 0.6:
            due = self.ground.now.date() + timedelta(days=self.dice.randint(-60, 90))
            self._step(case_id, desk, writer, at, due, None)

    def _step(self, case_id: UUID, desk: UUID, writer: UUID, at: datetime, due: date, done: str | None) -> None:
        step, words = self.new_id(), self.dice.choice(SENTENCES)
        self.chunk.add(
            "cases_step",
            id=step.hex, case_id=case_id.hex, compartment_id=self.room.hex, owner=desk.hex, due_on=due.isoformat(),
            planned_by=writer.hex, held_by=writer.hex, planned_at=text_of(at), done_at=done,
            done_by=writer.hex if done else None,
            words=sealed(words, self.key, place_of("cases_step", step, "words", self.room)),
        )  # fmt: skip
        self.chunk.add(
            "growth_plainstep",
            id=step.hex, case_id=case_id.hex, owner=desk.hex, due_on=due.isoformat(), planned_by=writer.hex,
            held_by=writer.hex, done_at=done, words=words,
        )  # fmt: skip

    def report(
        self, order: int, desk: UUID, writer: UUID, at: datetime, name: str, case_id: UUID | None, late: bool = False
    ) -> UUID:
        """One report, and its id; without a case it waits."""
        report, moment, told = self.new_id(), text_of(at), self.words()
        due = text_of(at + timedelta(hours=24))
        room, key = self.compartment(CompartmentKind.REPORT, desk, moment)
        status, shown = "linked_to_case" if case_id else "received", number("LP", order, self.ground.seed)
        responded = text_of(at + timedelta(hours=2)) if case_id or (late and self.dice.random() < 0.5) else None
        joined = case_id.hex if case_id else None
        common = {
            "channel": "telepon", "place_code": "61.72.01", "country": "ID", "received_at": moment,
            "entered_at": moment, "due_at": due, "responded_at": responded, "urgency": "tinggi",
        }  # fmt: skip
        self.chunk.add(
            "reports_report",
            id=report.hex, number=shown, owner_id=desk.hex, taken_at_id=desk.hex, compartment_id=room.hex,
            version=2 if case_id else 1, status=status, sender="", received_by=writer.hex, silence="dijawab",
            against_officer="tidak", accused_desk=None, case_id=joined, closing_reason="", origin=None, sequence=None,
            words=sealed(told, key, place_of("reports_report", report, "words", room)), sender_words=None, erased_at=None,
            facts=sealed("masih_dikuasai", key, place_of("reports_report", report, "facts", room)),
            place_words=sealed("dekat pasar", key, place_of("reports_report", report, "place_words", room)), **common,
        )  # fmt: skip
        self.chunk.add(
            "growth_plainreport",
            id=report.hex, number=shown, owner=desk.hex, status=status, case_id=joined, words=told, **common,
        )  # fmt: skip
        self.chunk.log.append((at, ReportEvent.RECEIVED.value, writer, desk, report, b""))
        self._mentioned(report, room, key, desk, name)
        self._reporter(report, desk, moment)
        if case_id:
            self._linked(report, room, case_id, writer, moment)
        return report

    def _mentioned(self, report: UUID, room: UUID, key: bytes, desk: UUID, name: str) -> None:
        told = [Mentioned(part=Part.CONCERNED, name=name, phone=self.phone())]
        if self.dice.random() < 0.2:
            told.append(Mentioned(part=Part.RECRUITER, name=next(self.people).name))
        for position, person in enumerate(told, start=1):
            each = self.new_id()
            texts = {
                column: sealed(text, key, place_of("reports_reportsubject", each, column, room)) if text else None
                for column, text in (("name", person.name), ("phone", person.phone))
            }
            self.chunk.add(
                "reports_reportsubject",
                id=each.hex, report_id=report.hex, compartment_id=room.hex, position=position, part=person.part.value,
                sex="tidak_diketahui", age="dewasa", removed_at=None, note=None, **texts,
            )  # fmt: skip
            self.chunk.add(
                "growth_plainmentioned",
                id=each.hex, report_id=report.hex, position=position, part=person.part.value, name=person.name,
                phone=person.phone,
            )  # fmt: skip
            self._plain_words("r", desk, report, person.name)
        self.chunk.find(SPACE, f"{desk}|", report, tokens_of(told))

    def _reporter(self, report: UUID, desk: UUID, moment: str) -> None:
        if self.dice.random() > 0.6:
            return
        each, (room, key) = self.new_id(), self.compartment(CompartmentKind.REPORTER, desk, moment)
        texts = {
            column: sealed(text, key, place_of("reports_reporter", each, column, room))
            for column, text in (("name", next(self.people).name), ("phone", self.phone()))
        }
        self.chunk.add(
            "reports_reporter",
            id=each.hex, report_id=report.hex, compartment_id=room.hex, version=1, relation="keluarga",
            anonymous=0, wants_news=1, address=None, safe_contact=None, **texts,
        )  # fmt: skip

    def _linked(self, report: UUID, room: UUID, case_id: UUID, writer: UUID, moment: str) -> None:
        self.chunk.add(
            "cases_casereport", id=self.new_id().hex, case_id=case_id.hex, report_id=report.hex, joined_at=moment
        )
        self.chunk.add(
            "reports_reportstep",
            id=self.new_id().hex, report_id=report.hex, compartment_id=room.hex, version=2, step="link", code="",
            case_id=case_id.hex, at=moment, entered_at=moment, by=writer.hex, words=None, former=None,
        )  # fmt: skip


def chunk_of(ground: Ground, first: int, last: int) -> Chunk:
    """The cases from `first` up to `last`; behind the last one of all, the reports that wait."""
    maker = Maker(ground, first)
    for order in range(first, last):
        maker.case(order)
    if last == ground.size:
        for each in range(min(WAITING, ground.size // 4)):
            late = each % 4 != 0
            at = ground.now - timedelta(hours=30 + each if late else 1 + each % 20)
            name = next(maker.people).name
            maker.report(2 * ground.size + each, ground.desks[0], ground.sari, at, name, None, late)
    return maker.chunk.packed()
