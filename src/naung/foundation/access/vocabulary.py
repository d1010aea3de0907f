"""The words of authority: permissions, categories of data, purposes, actors, questions and verdicts."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from naung.foundation.words import gettext_noop


class Permission(StrEnum):
    """What an actor may do. Each is held by a role (roles.toml) and used by a route."""

    WORKLIST_READ = "worklist.read"
    REPORT_RECEIVE = "report.receive"
    REPORT_READ = "report.read"
    REPORT_DECIDE = "report.decide"
    REPORTER_READ = "reporter.read"
    PERSON_READ = "person.read"
    PERSON_WRITE = "person.write"
    PERSON_AGE_DECIDE = "person.age_decide"
    PERSON_ERASE = "person.erase"
    EPISODE_READ = "episode.read"
    EPISODE_WRITE = "episode.write"
    SCREENING_READ = "screening.read"
    SCREENING_WRITE = "screening.write"
    DETERMINATION_SIGN = "determination.sign"
    CASE_READ = "case.read"
    CASE_WRITE = "case.write"
    CASE_CLOSE_PROPOSE = "case.close_propose"
    CASE_CLOSE_APPROVE = "case.close_approve"
    NOTE_WRITE = "note.write"
    SEARCH = "search"
    LAW_READ = "law.read"
    LAW_CALENDAR_EDIT = "law.calendar_edit"
    LAW_CORRECT = "law.correct"  # propose and withdraw a correction of the law for this office
    LAW_COUNTERSIGN = "law.countersign"  # the second signature under one
    LOG_READ = "log.read"
    OFFICER_INVITE = "officer.invite"
    CONSENT_READ = "consent.read"
    CONSENT_WRITE = "consent.write"
    CONSENT_CLOSE = "consent.close"
    BASIS_CONFIRM = "basis.confirm"  # the second officer behind a sharing without consent
    PLAN_READ = "plan.read"
    PLAN_WRITE = "plan.write"
    REFERRAL_READ = "referral.read"
    REFERRAL_SEND = "referral.send"
    REFERRAL_DECIDE = "referral.decide"  # accept, ask back, decline, complete
    REFERRAL_OUTSIDE = "referral.outside"  # the coordinator's signature under one outside the register
    COORDINATION_READ = "coordination.read"  # what is late where; no case is opened
    FIGURES_READ = "figures.read"
    INSIGHT_READ = "insight.read"  # what the extract without identities says: flows, factors, reach
    INSIGHT_ASK = "insight.ask"  # have a fit computed from it
    RESIDENTS_WRITE = "residents.write"  # how many people live in each kecamatan, kelurahan and desa: figures of areas
    PROGRAMME_READ = "programme.read"  # the task force's year: decree, plan, trainings, meetings; no person is in it
    PROGRAMME_WRITE = "programme.write"
    PREVENTION_WRITE = "prevention.write"  # plans of prevention; reading them is insight.read
    PREVENTION_APPROVE = "prevention.approve"  # as a second person
    ROLLOUT_WRITE = "rollout.write"  # designs what shall be measured, and writes down what happened and was counted
    ROLLOUT_SEAL = "rollout.seal"  # seals what another person designed
    IDENTITY_ASK = "identity.ask"
    IDENTITY_GRANT = "identity.grant"
    BREAK_GLASS = "break_glass.open"
    BREAK_GLASS_REVIEW = "break_glass.review"
    COMPLAINT_TAKE = "complaint.take"
    COMPLAINT_READ = "complaint.read"
    DOCUMENT_READ = "document.read"  # the papers kept in a case of the own desk
    DOCUMENT_WRITE = "document.write"
    TEMPLATE_EDIT = "template.edit"  # the letters that the own desk writes by
    REINTEGRATION_READ = "reintegration.read"
    REINTEGRATION_WRITE = "reintegration.write"  # steps home, follow-ups, new problems, items of the office
    LEGAL_AID_READ = "legal_aid.read"  # who is entitled to what at the own desk, and applications
    LEGAL_AID_WRITE = "legal_aid.write"
    POSBANKUM_KEEP = "posbankum.keep"  # what people of the town ask before anything happened
    PROCEEDINGS_READ = "proceedings.read"
    PROCEEDINGS_WRITE = "proceedings.write"  # steps, charges, hearings, and the defence of survivors who are accused
    RESTITUTION_READ = "restitution.read"
    RESTITUTION_WRITE = "restitution.write"  # losses, steps of the money, lawful wages of the office
    COUNSEL_READ = "counsel.read"  # the register of lawyers, and who is whose counsel at the own desk
    COUNSEL_ASSIGN = "counsel.assign"
    PRIVILEGED_KEEP = "privileged.keep"  # counsel's own notes, which nobody else opens
    WICKET_GIVE = "wicket.give"  # the page outside of a survivor of the own desk, and what she decided
    RETURN_READ = "return.read"  # the way home of a survivor of the own desk
    RETURN_WRITE = "return.write"
    RETURN_RECEIVE = "return.receive"  # whom the own desk is to receive, and the receipt for it; no file is opened
    ARRIVAL_READ = "arrival.read"  # who comes over the border to the own desk, and what was asked of them
    ARRIVAL_WRITE = "arrival.write"  # lists, first line, short screening, cards, closing a batch
    RETURN_WAIVE = "return.waive"  # whether a mission is told without consent; no file is opened
    FILING_MAKE = "filing.make"  # reports that are owed: figures of the territory, opened for the own desk
    SIMFONI_COPY = "simfoni.copy"  # the sheet that is typed into the ministry's register
    OUTREACH_READ = "outreach.read"  # the own desk's sessions, and the materials library
    OUTREACH_WRITE = "outreach.write"
    ESCROW_DEPOSIT = "escrow.deposit"  # numbers of recruiters, and what the own desk is told of them
    ESCROW_REVIEW = "escrow.review"  # who deposits how often; nothing of what, and not whether anything met
    OPERATIONS_READ = "operations.read"  # the own desk's operations and patrols that have ended
    OPERATIONS_WRITE = "operations.write"
    NETWORK_READ = "network.read"  # who and what comes back in the histories of the own desk; no survivor is named
    PAIRING_ASK = "pairing.ask"  # have the register compared in the background; nobody is named by it
    HAND_OVER = "work.hand_over"
    LOG_HEAD = "log.head"  # the chain's head for an outside witness
    # held by named system actors only
    SYSTEM_TICK = "system.tick"
    SYSTEM_ROTATE = "system.rotate"
    SYSTEM_RESTORE = "system.restore"
    SYSTEM_SETUP = "system.setup"
    SYSTEM_EXTRACT = "system.extract"
    SYSTEM_SEAL = "system.seal"
    SYSTEM_VISIT = "system.visit"  # holds a code of the noticeboard
    SYSTEM_WORK = "system.work"  # takes long work and ends it


class Category(StrEnum):
    """Classes of data (law file, section 4)."""

    A = "A"  # aggregate only
    B = "B"  # pseudonymous case facts
    C = "C"  # identity and contact
    D = "D"  # sensitive: health, psychology, sexual violence, child
    E = "E"  # evidence


class Purpose(StrEnum):
    """Why a record is opened; it stands in the session and in each entry of the log."""

    CASEWORK = "casework"
    INTAKE = "intake"
    SUPERVISION = "supervision"
    OVERSIGHT = "oversight"
    CUSTODY = "custody"
    COORDINATION = "coordination"
    MONITORING = "monitoring"
    MAINTENANCE = "maintenance"


PURPOSE_WORDS: dict[Purpose, str] = {
    Purpose.CASEWORK: gettext_noop("menangani kasus"),
    Purpose.INTAKE: gettext_noop("menerima laporan"),
    Purpose.SUPERVISION: gettext_noop("menyelia pekerjaan"),
    Purpose.OVERSIGHT: gettext_noop("mengawasi petugas"),
    Purpose.CUSTODY: gettext_noop("menjaga kunci dan data"),
    Purpose.COORDINATION: gettext_noop("mengoordinasikan gugus tugas"),
    Purpose.MONITORING: gettext_noop("memantau penanganan"),
    Purpose.MAINTENANCE: gettext_noop("merawat sistem"),
}


class Service(StrEnum):
    """The six services of the integrated service procedure (basis in the mandate table), and what precedes them."""

    COMPLAINT = "pengaduan"
    HEALTH = "rehabilitasi_kesehatan"
    SOCIAL = "rehabilitasi_sosial"
    LEGAL = "layanan_hukum"
    RETURN = "pemulangan"
    REINTEGRATION = "reintegrasi_sosial"


class PersonKind(StrEnum):
    """For whom a service is asked."""

    WOMAN = "perempuan"
    MAN = "laki_laki"
    GIRL = "anak_perempuan"
    BOY = "anak_laki_laki"
    UNKNOWN = "tidak_diketahui"


class Exploitation(StrEnum):
    """For what a person was used, as coarse as the register of mandates needs it: some of its rows hold for one only."""

    SEXUAL = "seksual"
    LABOUR = "kerja"
    DOMESTIC = "rumah_tangga"
    MARRIAGE = "perkawinan"
    FORCED_CRIMINALITY = "dipaksa_melakukan_kejahatan"
    ORGAN = "organ"


class Reach(StrEnum):
    """How wide an office reaches: over a kota, a kabupaten, a province, the country, or among Indonesians abroad."""

    CITY = "kota"
    REGENCY = "kabupaten"
    PROVINCE = "provinsi"
    COUNTRY = "nasional"
    ABROAD = "luar_negeri"


@dataclass(frozen=True)
class Actor:
    """Whoever acts: a signed-in officer at a desk for a purpose, or a named system actor with narrow permissions."""

    id: UUID | None
    kind: str  # "user" or "system"
    name: str  # for a system actor its name; for an officer the name shown on the screen, never logged
    desk: UUID | None
    role: str
    permissions: frozenset[Permission]
    purpose: Purpose
    session: str = ""
    categories: frozenset[Category] = field(default_factory=frozenset)

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions


@dataclass(frozen=True)
class Guard:
    """The mark on a view: any one of `permissions`, or open to anyone for the stated `reason`."""

    permissions: tuple[Permission, ...] = ()
    reason: str = ""
    signed_in: bool = False


@dataclass(frozen=True)
class Mandate:
    """One row of authority: which agency type may give which service to whom, where, since when, on what basis.

    `levels` empty: at every level; `exploitations` empty: whatever she was used for; `basis` empty: practice, no legal basis.
    """

    agency_type: str
    service: Service
    person_kinds: frozenset[PersonKind]
    territory: str  # a Kemendagri code; "" = everywhere
    valid_from: date | None
    valid_to: date | None
    basis: str
    mark: str  # V, V2 or M
    levels: frozenset[Reach] = frozenset()
    exploitations: frozenset[Exploitation] = frozenset()
    code: str = ""
    source: str = ""
    start_mark: str = ""  # the mark of valid_from where it is not the row's own

    @property
    def gives(self) -> bool:
        """Whether the row gives authority by itself: practice and what is only remembered never do."""
        return bool(self.basis) and self.mark != "M"


@dataclass(frozen=True)
class Question:
    """May this desk do this, for this service and person, here, today, with this class of data?"""

    acting_desk: UUID | None
    owner_desk: UUID | None
    role: str
    verb: Permission
    category: Category
    on: date
    agency_type: str = ""
    service: Service | None = None
    person_kind: PersonKind | None = None
    place: str = ""
    exploitation: Exploitation | None = None


@dataclass(frozen=True)
class Verdict:
    """The answer with its reason; `categories` are the classes of data the actor may see of this record."""

    allowed: bool
    categories: frozenset[Category]
    reason: str
    basis: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Warrant:
    """A leave to open named columns of one compartment until a moment, for one officer at one desk, in one errand.

    The room that makes it has decided by its own rule; the vault compares it again with what is asked. `id` is the record
    that gave the leave: it stands in each entry of the log beside what was opened.
    """

    id: UUID
    holder: UUID
    desk: UUID
    permission: Permission
    compartment: UUID
    columns: frozenset[str]  # as "person.birth": model and column, both in small letters
    until: datetime


@dataclass(frozen=True)
class Role:
    """A role as data: what it may do and which classes of data it may see, with the basis that says so.

    `only_at`: the kinds of agency at whose desks somebody may act in it; empty: at every desk.
    """

    code: str
    words_id: str
    words_en: str
    permissions: frozenset[Permission]
    categories: frozenset[Category]
    purposes: tuple[Purpose, ...]
    basis: str
    mark: str
    source: str
    only_at: frozenset[str] = frozenset()

    def stands_at(self, agency_kind: str) -> bool:
        """Whether somebody may act in this role at a desk of such an agency."""
        return not self.only_at or agency_kind in self.only_at
