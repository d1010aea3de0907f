"""The declared machine of stages: which step may follow which, and what a stage lacks. A stage is computed, never typed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from naung.casework.cases.vocabulary import Sexual
from naung.casework.proceedings.vocabulary import STAGE_WORDS, STEP_WORDS, Lack, Stage, StepKind, StepTold, Verdict
from naung.foundation.errors import RuleBroken
from naung.foundation.words import Known, gettext_noop

K, S = StepKind, Stage
STILL = timedelta(
    weeks=4
)  # the office's own and no law: a file in which nothing moved for so long is on somebody's list
STOPPABLE = frozenset({S.REPORTED, S.INQUIRY, S.INVESTIGATION, S.NOTIFIED, S.SENT_BACK, S.COMPLETE})
# A step: the stages in which it may happen, and the stage after it.
MOVES: Mapping[StepKind, tuple[frozenset[Stage], Stage]] = {
    K.REPORT: (frozenset({S.NONE}), S.REPORTED),
    K.INQUIRY: (frozenset({S.REPORTED}), S.INQUIRY),
    K.INVESTIGATION: (frozenset({S.REPORTED, S.INQUIRY}), S.INVESTIGATION),
    K.NOTIFIED: (frozenset({S.INVESTIGATION}), S.NOTIFIED),
    K.SENT_BACK: (frozenset({S.NOTIFIED, S.SENT_BACK}), S.SENT_BACK),
    K.COMPLETE: (frozenset({S.NOTIFIED, S.SENT_BACK}), S.COMPLETE),
    K.CHARGED: (frozenset({S.COMPLETE}), S.CHARGED),
    K.TRIAL: (frozenset({S.CHARGED}), S.TRIAL),
    K.DEMANDED: (frozenset({S.TRIAL}), S.DEMANDED),
    K.JUDGED: (frozenset({S.DEMANDED}), S.JUDGED),
    K.APPEAL: (frozenset({S.JUDGED}), S.APPEAL),
    K.APPEAL_JUDGED: (frozenset({S.APPEAL}), S.APPEAL_JUDGED),
    K.CASSATION: (frozenset({S.JUDGED, S.APPEAL_JUDGED}), S.CASSATION),
    K.CASSATION_JUDGED: (frozenset({S.CASSATION}), S.CASSATION_JUDGED),
    K.WITHDREW: (frozenset({S.APPEAL, S.CASSATION}), S.WITHDRAWN),
    K.FINAL: (frozenset({S.JUDGED, S.APPEAL_JUDGED, S.CASSATION_JUDGED, S.WITHDRAWN}), S.FINAL),
    K.EXECUTED: (frozenset({S.FINAL}), S.EXECUTED),
    K.STOPPED: (STOPPABLE, S.STOPPED),
    K.REOPENED: (frozenset({S.STOPPED}), S.INVESTIGATION),
}
NAMES_FILE = frozenset({*MOVES, K.PROGRESS})  # of several files, these belong to one
# What must stand before a step that moves nothing: one of these.
AFTER: Mapping[StepKind, frozenset[StepKind]] = {
    K.PROGRESS: frozenset({K.REPORT}),
    K.SHELTERED: frozenset({K.REPORT}),
    K.GRANTED: frozenset({K.ASKED}),
    K.REFUSED: frozenset({K.ASKED}),
    K.RENEWAL_ASKED: frozenset({K.RESTRAINED}),
    K.RENEWED: frozenset({K.RENEWAL_ASKED}),
}
ONCE_EACH = {K.RENEWAL_ASKED: K.RESTRAINED, K.RENEWED: K.RENEWAL_ASKED}  # at most one for each of those
PROTECTION = frozenset(
    {K.SHELTERED, K.ASKED, K.GRANTED, K.REFUSED, K.RESTRAINED, K.RENEWAL_ASKED, K.RENEWED}
)  # fmt: skip
ONLY_SEXUAL = frozenset({K.SHELTERED, K.RESTRAINED, K.RENEWAL_ASKED, K.RENEWED})
HOURLY = frozenset({K.REPORT, K.SHELTERED, K.ASKED})  # clocks count their hours
NUMBERED = frozenset({K.REPORT})
NEEDS_WORDS = frozenset({K.STOPPED, K.REFUSED, K.OFFER, K.NOT_WANTED})
WITHOUT_PAPER = frozenset({K.TRIAL, K.OFFER, K.NOT_WANTED})  # nobody writes a letter about it
JUDGMENTS = frozenset({K.JUDGED, K.APPEAL_JUDGED, K.CASSATION_JUDGED})
OVER = frozenset({S.EXECUTED, S.STOPPED})
WITH_POLICE = frozenset({S.REPORTED, S.INQUIRY, S.INVESTIGATION, S.NOTIFIED, S.SENT_BACK})
BEFORE_CHARGES = frozenset({S.NONE, S.REPORTED, S.INQUIRY})
# The way of most files: what happened before a file came to the office, of which nobody there knows the days.
USUAL = (
    K.REPORT, K.INVESTIGATION, K.NOTIFIED, K.COMPLETE, K.CHARGED, K.TRIAL, K.DEMANDED, K.JUDGED, K.APPEAL,
)  # fmt: skip

UNKNOWN_STEP = gettext_noop("Pilih apa yang terjadi.")
DAY_TO_COME = gettext_noop("Hari ini belum terjadi. Catat sesudah terjadi.")
NOT_YET = gettext_noop("Ini belum bisa dicatat. Sekarang: %(stage)s. Catat dahulu: %(before)s.")
BEFORE_ITS_GROUND = gettext_noop("Ini tidak bisa terjadi sebelum %(before)s, %(on)s.")
FIRST = gettext_noop("Catat dahulu: %(before)s.")
ONCE = gettext_noop("Ini hanya bisa satu kali, dan sudah dicatat.")
NEEDS_NUMBER = gettext_noop("Tulis nomor laporan polisinya, seperti di suratnya.")
SAY_WHAT = gettext_noop("Tulis alasannya, atau apa yang dikatakan.")
SAY_TRACK_FIRST = gettext_noop(
    "Perlindungan ini hanya ada bila perbuatannya juga tindak pidana kekerasan seksual. Putuskan dahulu jalurnya di halaman ini."
)
NEEDS_DAY = gettext_noop("Isi harinya. Hanya jalannya perkara yang boleh dicatat tanpa hari.")
CAME_IN_LATE = gettext_noop("Pilih sampai di mana perkaranya, lebih jauh daripada yang sudah dicatat di sini.")
RESTS_ON_UNDATED = gettext_noop("Langkah lain berdiri di atas ini: %(which)s. Coret dahulu yang itu.")
RESTS_ON_IT = gettext_noop("Langkah lain berdiri di atas ini: %(which)s, %(on)s. Coret dahulu yang itu.")
NO_VERDICT = gettext_noop("Isi putusan hanya untuk putusan. Pilih salah satu, atau biarkan bila belum tahu.")

NO_REPORT = gettext_noop("Belum ada laporan polisi dengan nomornya.")
NO_PAPER = gettext_noop("Surat untuk “%(what)s” belum disimpan.")
NO_PROGRESS = gettext_noop("Belum ada surat perkembangan (SP2HP) sejak %(since)s. Minta kepada penyidik.")
NO_ACCUSED = gettext_noop("Belum ada terduga pelaku dalam kasus ini.")
NO_CHARGE = gettext_noop("Belum ada pasal bagi seorang terduga.")
NO_HEARING = gettext_noop("Belum ada sidang berikut yang direncanakan.")
DECIDE_TRACK = gettext_noop("Putuskan jalurnya: apakah perbuatannya juga tindak pidana kekerasan seksual.")
DECIDE_TRACK_BY = gettext_noop(
    "Putuskan jalurnya. Bila juga tindak pidana kekerasan seksual, perlindungan sementara paling lambat %(by)s."
)
UNDATED = gettext_noop("Hari untuk %(n)s langkah belum diketahui. Tanyakan kepada jaksa atau kuasa hukum.")
ASK_COUNSEL = gettext_noop("Perkara dihentikan. Tanyakan kepada kuasa hukum apa yang masih bisa ditempuh.")


def in_order(steps: Iterable[StepTold]) -> list[StepTold]:
    """By day; of one day as they were written. One without a day stands after what moved the file before it was written."""
    days, reached = {}, date.min
    for each in sorted(told := list(steps), key=lambda each: each.order):
        days[each.id] = each.on or reached
        if each.on is not None and each.kind in MOVES:
            reached = max(reached, each.on)
    return sorted(told, key=lambda each: (days[each.id], each.order))


def day_of(told: StepTold) -> date:
    """The day of a step; before any day where nobody knows it."""
    return told.on or date.min


def replayed(steps: Iterable[StepTold]) -> tuple[Stage, StepTold | None]:
    """The stage after these steps, and the first that could not happen where it stands."""
    stage = S.NONE
    for each in in_order(steps):
        if each.kind in MOVES:
            allowed, after = MOVES[each.kind]
            if stage not in allowed:
                return stage, each
            stage = after
    return stage, None


def stage_of(steps: Iterable[StepTold]) -> Stage:
    """Where the case stands."""
    return replayed(steps)[0]


def next_kinds(stage: Stage) -> tuple[StepKind, ...]:
    """What may move the case from here, in the usual order."""
    return tuple(kind for kind, (allowed, _after) in MOVES.items() if stage in allowed)


def check_step(told: StepTold, words: str, before: Collection[StepTold], *, sexual: Sexual, now: datetime) -> None:
    """Whether a step may stand among those `before`. `now`: aware, in the office's zone. Raises RuleBroken with the field."""
    if told.on is None and told.kind not in MOVES:
        raise RuleBroken(NEEDS_DAY, field="on")
    if day_of(told) > now.date() or (told.at is not None and told.at > now):
        raise RuleBroken(DAY_TO_COME, field="at" if told.at else "on")
    if told.kind in ONLY_SEXUAL and sexual is not Sexual.YES:
        raise RuleBroken(SAY_TRACK_FIRST)
    if told.kind in MOVES:
        _check_move(told, before)
    else:
        _check_ground(told, before)
    if told.kind in NUMBERED and told.on is not None and not told.number:
        raise RuleBroken(NEEDS_NUMBER, field="number")
    if told.kind in NEEDS_WORDS and not words.strip():
        raise RuleBroken(SAY_WHAT, field="words")


def _check_move(told: StepTold, before: Collection[StepTold]) -> None:
    """A step may be written down late, in its place between others, where all of them still follow one another."""
    if replayed([*before, told])[1] is None:
        return
    stage, (allowed, _after) = stage_of(before), MOVES[told.kind]
    if stage in allowed:
        last = [each for each in in_order(before) if each.kind in MOVES and each.on is not None][-1]
        raise RuleBroken(BEFORE_ITS_GROUND, field="on", before=Known(STEP_WORDS[last.kind]), on=last.on)
    grounds = [kind for kind, (_allowed, after) in MOVES.items() if after in allowed]
    before_it = Known(*(STEP_WORDS[each] for each in grounds)) or Known(STAGE_WORDS[S.NONE])
    raise RuleBroken(NOT_YET, stage=Known(STAGE_WORDS[stage]), before=before_it)


def _check_ground(told: StepTold, before: Collection[StepTold]) -> None:
    ground = AFTER.get(told.kind)
    if ground is None:
        return
    found = in_order(each for each in before if each.kind in ground)
    if not found:
        raise RuleBroken(FIRST, before=Known(*(STEP_WORDS[each] for each in K if each in ground)))
    if day_of(told) < day_of(found[0]) or _earlier(told.at, found[0].at):
        raise RuleBroken(BEFORE_ITS_GROUND, field="on", before=Known(STEP_WORDS[found[0].kind]), on=found[0].on)
    if told.kind in ONCE_EACH and sum(each.kind is told.kind for each in before) >= len(found):
        raise RuleBroken(ONCE)


def _earlier(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and other is not None and one < other


def check_verdict(kind: StepKind, verdict: str) -> None:
    """Whether an outcome may stand beside a step: one of the known, of a judgment only; or nothing. Raises RuleBroken."""
    if verdict and (kind not in JUDGMENTS or verdict not in {each.value for each in Verdict}):
        raise RuleBroken(NO_VERDICT, field="verdict")


def check_withdrawal(step: UUID, steps: Sequence[StepTold], way: Sequence[StepTold] | None = None) -> None:
    """Whether a step may be struck out: what stays must still follow one another. Raises RuleBroken naming what would not.

    `way`: the steps of its file, where `steps` are of several.
    """
    rest = [each for each in steps if each.id != step]
    lost = (each for each in in_order(rest) if _loses_ground(each, rest))
    broken = replayed(each for each in way or steps if each.id != step)[1] or next(lost, None)
    if broken is not None and broken.on is None:
        raise RuleBroken(RESTS_ON_UNDATED, which=Known(STEP_WORDS[broken.kind]))
    if broken is not None:
        raise RuleBroken(RESTS_ON_IT, which=Known(STEP_WORDS[broken.kind]), on=broken.on)


def _loses_ground(told: StepTold, rest: Sequence[StepTold]) -> bool:
    """Whether nothing, or too little, that a step rests on would still stand before it."""
    ground = AFTER.get(told.kind)
    if ground is None:
        return False
    found = [each for each in rest if each.kind in ground and day_of(each) <= day_of(told)]
    same = [each for each in rest if each.kind is told.kind]
    return not found or (told.kind in ONCE_EACH and len(same) > sum(each.kind in ground for each in rest))


def came_in_with(steps: Collection[StepTold], reached: StepKind) -> tuple[StepKind, ...]:
    """What happened before a file came to the office, on days that nobody here knows: the usual way up to `reached`.

    What is written down already is not repeated. Raises RuleBroken where nothing would be left, or the way is another.
    """
    stage, found = stage_of(steps), []
    for kind in USUAL[: USUAL.index(reached) + 1] if reached in USUAL else ():
        allowed, after = MOVES[kind]
        if stage in allowed:
            found.append(kind)
            stage = after
    if not found or found[-1] is not reached:
        raise RuleBroken(CAME_IN_LATE, field="reached")
    return tuple(found)


def protection_now(steps: Collection[StepTold], sexual: Sexual) -> tuple[StepKind, ...]:
    """What of protection may be written down among these steps, on the decided track."""
    written = [each.kind for each in steps]
    open_now = [kind for kind in K if kind in PROTECTION and (sexual is Sexual.YES or kind not in ONLY_SEXUAL)]
    grounded = [kind for kind in open_now if kind not in AFTER or AFTER[kind] & set(written)]
    return tuple(
        kind for kind in grounded if kind not in ONCE_EACH or written.count(kind) < written.count(ONCE_EACH[kind])
    )


def waits_for_track(steps: Collection[StepTold], sexual: Sexual, slowest: Stage) -> bool:
    """Whether a report was made and nobody has decided whether the act is also a crime of sexual violence."""
    return sexual is Sexual.UNKNOWN and any(each.kind is K.REPORT for each in steps) and slowest not in OVER


def lacks_of(
    steps: Sequence[StepTold],
    *,
    accused: int,
    charges: int,
    hearings_planned: int,
    since: date | None,
    written: Sequence[StepTold] | None = None,
) -> list[Lack]:
    """What the stage lacks. `since`: by when a letter of progress should have come; None where it is too early to ask.
    `written`: the steps of which letters and days are asked for, where not of all.
    """
    stage, found = stage_of(steps), []
    written = steps if written is None else written
    undated = sum(each.on is None for each in written)
    if stage is S.NONE:
        found.append(Lack(NO_REPORT))
    if stage is S.STOPPED:
        found.append(Lack(ASK_COUNSEL))
    for each in in_order(written):
        if not each.has_paper and each.kind not in WITHOUT_PAPER and each.on is not None:
            found.append(Lack(NO_PAPER, {"what": STEP_WORDS[each.kind]}))
    if undated:
        found.append(Lack(UNDATED, {"n": undated}))
    if since is not None and stage in WITH_POLICE:
        found.append(Lack(NO_PROGRESS, {"since": since}))
    if stage is not S.NONE and not accused:
        found.append(Lack(NO_ACCUSED))
    if stage not in BEFORE_CHARGES and accused and not charges:
        found.append(Lack(NO_CHARGE))
    if stage in {S.CHARGED, S.TRIAL, S.DEMANDED} and not hearings_planned:
        found.append(Lack(NO_HEARING))
    return found


def last_heard(steps: Iterable[StepTold]) -> date | None:
    """The day of the last letter of progress, or of the last step of the police; None before any."""
    days = [each.on for each in steps if each.on and (each.kind is K.PROGRESS or each.kind in MOVES)]
    return max(days, default=None)
