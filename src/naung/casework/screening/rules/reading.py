"""The composite reading: facts for and against, a proposal with its reason, and two flags kept apart.

It proposes and never decides: the last level is an officer's, no answer denies a service, nothing is added up to a score,
and no row from memory ([M]) moves a proposal. Source: law and practice, recommended composite.
"""

from dataclasses import dataclass
from enum import StrEnum

from naung.casework.screening.rules.order import child_track
from naung.casework.screening.rules.sentences import Stated, sentence
from naung.casework.screening.rules.tables import Item, Tables, Words, shipped_tables
from naung.casework.screening.vocabulary import ELEMENTS, Answers, Childhood, Key, Level, Part
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.people.vocabulary import Answer

WEIGHED = (*ELEMENTS, Part.ANAK, Part.KERJA_PAKSA, Part.PIDANA_PAKSA)
CROSSING = Key(Part.KEADAAN, "lintas_tanpa_surat")
GUARDIAN = Key(Part.ANAK, "wali_terlibat")


class Shown(StrEnum):
    """What the answers say of one element."""

    PROVEN = "ada_dengan_catatan"
    STATED = "disebut_tanpa_catatan"
    ABSENT = "tidak_tampak"
    OPEN = "belum_jelas"


class Side(StrEnum):
    """Which way a fact points."""

    FOR = "mendukung"
    AGAINST = "menyangkal"
    OPEN = "belum_diketahui"


class Smuggling(StrEnum):
    """How smuggling stands beside trafficking."""

    NOT_RAISED = "tidak_disebut"
    PERHAPS_ONLY = "selundup_mungkin"
    BOTH = "selundup_dan_tppo"
    UNCLEAR = "selundup_belum_jelas"


@dataclass(frozen=True)
class ElementReading:
    """One element: what shows, on which questions, and which of those still lack an evidence note."""

    part: Part
    words: Words
    shown: Shown
    required: bool
    found: tuple[Key, ...]
    without_note: tuple[Key, ...]


@dataclass(frozen=True)
class Fact:
    """One answer as an argument. `noted` says that an evidence note stands beside it, never what it says."""

    key: Key
    words: Words
    side: Side
    choice: Answer
    noted: bool
    mark: Mark


@dataclass(frozen=True)
class Proposal:
    """What the machine proposes and why; None as level where nothing was answered."""

    level: Level | None
    reasons: tuple[Stated, ...]
    missing: tuple[ElementReading, ...]


@dataclass(frozen=True)
class SocialService:
    """The broad flag. It says yes with reasons or that no ground is on record; it never says no."""

    on_record: bool
    grounds: tuple[Words, ...]


@dataclass(frozen=True)
class Reading:
    """Everything the result page shows."""

    childhood: Childhood
    elements: tuple[ElementReading, ...]
    facts: tuple[Fact, ...]
    not_asked: int
    proposal: Proposal
    forced_labour: tuple[Words, ...]
    forced_crime: tuple[Words, ...]
    smuggling: Smuggling
    notices: tuple[Stated, ...]
    eligible_social_service: SocialService


def element_reading(answers: Answers, part: Part, childhood: Childhood, tables: Tables) -> ElementReading:
    """One element: proven needs a yes with an evidence note; a yes without one is only stated."""
    group = tables.groups[part]
    keys = [item.key for item in group.items]
    found = tuple(key for key in keys if answers.choice(key) is Answer.YES)
    without_note = tuple(key for key in found if not answers.of(key).note.strip())
    if len(without_note) < len(found):
        shown = Shown.PROVEN
    elif found:
        shown = Shown.STATED
    elif all(answers.choice(key) is Answer.NO for key in keys):
        shown = Shown.ABSENT
    else:
        shown = Shown.OPEN
    required = not (part is Part.CARA and child_track(childhood))
    return ElementReading(part, group.words, shown, required, found, without_note)


def side_of(choice: Answer) -> Side:
    """Which way an answer points."""
    return {Answer.YES: Side.FOR, Answer.NO: Side.AGAINST}.get(choice, Side.OPEN)


def facts_of(answers: Answers, tables: Tables) -> tuple[Fact, ...]:
    """Every answer that was given to a weighed question, in the order asked; what was not asked is not a fact."""
    facts = []
    for part in WEIGHED:
        for item in tables.groups[part].items:
            given = answers.of(item.key)
            if given.choice is not Answer.NOT_ASKED:
                noted = bool(given.note.strip())
                facts.append(Fact(item.key, item.words, side_of(given.choice), given.choice, noted, item.basis.mark))
    return tuple(facts)


def signs(answers: Answers, part: Part, tables: Tables) -> tuple[Item, ...]:
    """The questions of a part answered yes whose rows may move a proposal: none from memory."""
    return tuple(
        item
        for item in tables.groups[part].items
        if answers.choice(item.key) is Answer.YES and item.basis.mark is not Mark.MEMORY
    )


def propose(
    answers: Answers, elements: tuple[ElementReading, ...], childhood: Childhood, tables: Tables | None = None
) -> Proposal:
    """The level the answers point to, with the reasons. Never the last level; never lower for a question not asked."""
    tables = tables or shipped_tables()
    child = child_track(childhood)
    shown = {one.part: one.shown for one in elements}
    seen = {part for part, what in shown.items() if what in (Shown.PROVEN, Shown.STATED)}
    missing = tuple(one for one in elements if one.required and one.shown is not Shown.PROVEN)
    if not missing:
        return Proposal(Level.INDIKASI_KUAT, (sentence("kuat_anak" if child else "kuat_dewasa"),), ())
    reasons = [
        code
        for code, applies in (
            ("awal_unsur", bool(seen & {Part.CARA, Part.TUJUAN})),
            ("awal_anak", child and bool(Part.PROSES in seen or signs(answers, Part.ANAK, tables))),
            ("awal_kerja_paksa", bool(signs(answers, Part.KERJA_PAKSA, tables))),
            ("awal_pidana_paksa", bool(signs(answers, Part.PIDANA_PAKSA, tables))),
        )
        if applies
    ]
    if reasons:
        return Proposal(Level.INDIKASI_AWAL, tuple(sentence(code) for code in reasons), missing)
    if not facts_of(answers, tables):
        return Proposal(None, (sentence("belum_dijawab"),), missing)
    code = "proses_saja" if Part.PROSES in seen else "belum_ada"
    return Proposal(Level.BELUM_ADA_INDIKASI, (sentence(code),), missing)


def smuggling_reading(answers: Answers, elements: tuple[ElementReading, ...]) -> Smuggling:
    """Smuggling told apart by two tests, exploitation and means; never on its own a reason to stop."""
    if answers.choice(CROSSING) is not Answer.YES:
        return Smuggling.NOT_RAISED
    shown = {one.part: one.shown for one in elements}
    if shown[Part.TUJUAN] in (Shown.PROVEN, Shown.STATED):
        return Smuggling.BOTH
    if shown[Part.TUJUAN] is Shown.ABSENT and shown[Part.CARA] is Shown.ABSENT:
        return Smuggling.PERHAPS_ONLY
    return Smuggling.UNCLEAR


def notices_of(
    answers: Answers, childhood: Childhood, smuggling: Smuggling, forced_crime: tuple[Words, ...]
) -> tuple[Stated, ...]:
    """What the page must say beside the proposal, in order of weight. Services first."""
    child = child_track(childhood)
    return tuple(
        sentence(code)
        for code, applies in (
            ("layanan_jalan", True),
            ("umur_belum_pasti", childhood is Childhood.BELUM_PASTI),
            ("anak_tanpa_cara", child),
            ("anak_cara_pasal", child),
            ("wali_terlibat", child and answers.choice(GUARDIAN) is Answer.YES),
            ("tidak_dihukum", bool(forced_crime)),
            (smuggling.value, smuggling is not Smuggling.NOT_RAISED),
            ("persetujuan", True),
        )
        if applies
    )


def social_service(answers: Answers, level: Level | None, tables: Tables) -> SocialService:
    """The broad flag: any circumstance that the social rules name, or any indication, is ground enough."""
    grounds = [item.words for item in signs(answers, Part.KEADAAN, tables) if item.key != CROSSING]
    indicated = level in (Level.INDIKASI_AWAL, Level.INDIKASI_KUAT)
    return SocialService(bool(grounds) or indicated, tuple(grounds))


def read_answers(answers: Answers, childhood: Childhood, tables: Tables | None = None) -> Reading:
    """The composite reading of one screening's answers. Drivers and the Delphi list do not enter it."""
    tables = tables or shipped_tables()
    elements = tuple(element_reading(answers, part, childhood, tables) for part in ELEMENTS)
    facts = facts_of(answers, tables)
    proposal = propose(answers, elements, childhood, tables)
    weighed = [p for p in WEIGHED if not (p is Part.ANAK and not child_track(childhood))]
    weighed = [p for p in weighed if not (p is Part.CARA and child_track(childhood))]
    total = sum(len(tables.groups[part].items) for part in weighed)
    asked = sum(1 for fact in facts if fact.key.part in weighed)
    forced_crime = tuple(item.words for item in signs(answers, Part.PIDANA_PAKSA, tables))
    smuggling = smuggling_reading(answers, elements)
    return Reading(
        childhood=childhood,
        elements=elements,
        facts=facts,
        not_asked=total - asked,
        proposal=proposal,
        forced_labour=tuple(item.words for item in signs(answers, Part.KERJA_PAKSA, tables)),
        forced_crime=forced_crime,
        smuggling=smuggling,
        notices=notices_of(answers, childhood, smuggling, forced_crime),
        eligible_social_service=social_service(answers, proposal.level, tables),
    )
