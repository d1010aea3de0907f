"""The border made ready for its templates: who stands in the queue and why, what is still missing, counts in words."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naung.casework.arrivals.queries import BatchShown, PersonLine, PersonShown
from naung.casework.arrivals.rules.closing import Asked
from naung.casework.arrivals.rules.tables import shipped_codes, shipped_first_line, shipped_short
from naung.casework.arrivals.vocabulary import (
    BAND_WORDS,
    DECIDED_WORDS,
    HERE,
    OFFERED_WORDS,
    PRESENCE_WORDS,
    AgeBand,
    Code,
    FirstTold,
    FormKind,
    Presence,
    ShortTold,
)
from naung.doors.desk.arrivals.forms import spoken
from naung.doors.desk.shell.words import say_number, say_share
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.queries import name_of
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.letterbox.queries import senders_of_desk
from naung.foundation.people.vocabulary import SEX_WORDS, Sex
from naung.foundation.places.queries import path_words

TONES = {"dokter": "overdue", "wawancara_lengkap": "overdue", "petugas_anak": "overdue", "panggil": "waits"}
PRESENCE_TONES = {Presence.EXPECTED: "waits", Presence.NOT_ARRIVED: "quiet"}


def code_words(rows: Mapping[str, Code], code: str) -> str:
    """A code in words, empty where there is none."""
    return spoken(rows[code].words) if code in rows else ""


def crossing_words(code: str) -> str:
    """Where a batch crosses."""
    return code_words(shipped_codes().crossings, code)


def presence_tag(presence: Presence) -> dict[str, str]:
    """Whether somebody came, as a tag."""
    return {"words": _(PRESENCE_WORDS[presence]), "tone": PRESENCE_TONES.get(presence, "plain")}


def need_tags(shown: PersonLine | PersonShown) -> list[dict[str, Any]]:
    """Each need with its reasons in words, the most urgent first."""
    return [
        {
            "words": spoken(need.words),
            "tone": TONES.get(need.code, "plain"),
            "reasons": [spoken(each.words) for each in shown.reasons if each.need == need.code],
        }
        for need in shown.needs
    ]


def line_row(line: PersonLine) -> dict[str, Any]:
    """One person in the queue."""
    asks = not line.done and line.presence is not Presence.NOT_ARRIVED and not line.dead
    short = bool(line.sent) and FormKind.SHORT not in line.done
    return {
        "line": line,
        "about": ", ".join(
            each for each in (sex_words(line.sex), band_words(line.band), cause_words(line.cause)) if each
        ),
        "presence": presence_tag(line.presence),
        "needs": need_tags(line),
        "sent": [spoken(sign.words) for sign in line.sent],
        "asks_first": asks,
        "asks_short": short,
        "decided": _(DECIDED_WORDS[line.decided]) if line.decided else "",
        "leaving": code_words(shipped_codes().leavings, line.leaving),
        "owes": [_(each) for each in line.owes],
        "alone": _(line.alone) if line.alone and line.presence in HERE else "",
        "asked": asked_tags(line),
        "goes": line.presence in HERE and not line.leaving,
    }


def asked_tags(line: PersonLine) -> list[str]:
    """How far somebody was asked, in words; empty where nobody has yet, and where nobody asks: she did not come, or is dead."""
    words = {FormKind.FIRST: _("Saringan awal"), FormKind.SHORT: _("Penyaringan pendek")}
    return [words[kind] for kind in words if kind in line.done]


def may_go(line: PersonLine) -> bool:
    """Whether a press for many may write down where she went: nothing else is open, and it does not stand yet."""
    return line.presence in HERE and not line.leaving and not line.alone


def going(shown: BatchShown) -> dict[str, Any] | None:
    """Of whom it does not stand yet where she went: how many a press may write down together, and the others by reason."""
    waiting = [each for each in shown.queue if each.presence in HERE and not each.leaving]
    if shown.closed_at is not None or not waiting:
        return None
    alone: dict[str, list[PersonLine]] = {}
    for line in sorted(waiting, key=lambda each: each.number):
        if line.alone:
            alone.setdefault(line.alone, []).append(line)
    ready = sum(may_go(each) for each in waiting)
    return {"ready": ready, "alone": [{"why": _(reason), "lines": lines} for reason, lines in alone.items()]}


def sex_words(code: str) -> str:
    """Woman or man in words, empty where it is not known."""
    return "" if code == Sex.UNKNOWN else _(SEX_WORDS[Sex(code)])


def band_words(code: str) -> str:
    """How old, in words."""
    return _(BAND_WORDS[AgeBand(code)])


def cause_words(code: str) -> str:
    """For what somebody was sent back."""
    return code_words(shipped_codes().causes, code)


def grouped(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of the queue with those of one group together, as they stand in it."""
    found: list[dict[str, Any]] = []
    for row in rows:
        group = row["line"].group
        if found and group is not None and found[-1]["group"] == group:
            found[-1]["rows"].append(row)
        else:
            found.append({"group": group, "rows": [row]})
    return found


def waits(line: PersonLine) -> bool:
    """Whether somebody stands in the queue: something was seen, asked or drawn, and nobody has decided yet."""
    return line.rank <= len(shipped_short().needs)


def head_counts(shown: BatchShown) -> list[tuple[str, int]]:
    """What stands on top of a batch: how many of each, in words."""
    queue = shown.queue
    came = [each for each in queue if each.presence in {Presence.ARRIVED, Presence.ADDED}]
    alive = [each for each in came if not each.dead]
    return [
        (_("Di daftar"), len(queue)),
        (_("Tiba"), len(came)),
        (_("Sudah saringan awal"), sum(FormKind.FIRST in each.done for each in alive)),
        (_("Perlu penyaringan pendek"), sum(bool(each.sent) for each in alive)),
        (_("Sudah penyaringan pendek"), sum(FormKind.SHORT in each.done for each in alive)),
        (_("Belum lengkap"), len(shown.owing)),
    ]


def rate_words(shown: BatchShown) -> str:
    """How far a closed batch was asked when it was closed, and now where something came after that; empty while it is open."""
    if shown.filed is None:
        return ""
    filed = _("Saat ditutup: %(rates)s") % {"rates": asked_words(shown.filed)}
    if shown.now is None or not (shown.late or shown.late_people):
        return f"{filed}."
    came = (
        [ngettext("%(n)s formulir", "%(n)s formulir", shown.late) % {"n": say_number(shown.late)}] if shown.late else []
    )
    if shown.late_people:
        people = ngettext("%(n)s orang tambahan", "%(n)s orang tambahan", shown.late_people)
        came.append(people % {"n": say_number(shown.late_people)})
    later = _(" dan ").join(came)
    now = _("sekarang: %(rates)s, karena %(later)s menyusul") % {"rates": asked_words(shown.now), "later": later}
    return f"{filed}; {now}."


def asked_words(asked: Asked) -> str:
    """How far those who came were asked, in numbers and shares."""
    if not asked.came:
        return _("tidak ada yang tiba")
    return _("saringan awal %(first)s dan penyaringan pendek %(short)s dari %(came)s orang") % {
        "first": f"{say_number(asked.first)} ({say_share(asked.first / asked.came)})",
        "short": f"{say_number(asked.short)} ({say_share(asked.short / asked.came)})",
        "came": say_number(asked.came),
    }


def person_facts(shown: PersonShown) -> list[tuple[str, str]]:
    """What the list says of somebody."""
    text = shown.texts
    rows = [
        (_("Nomor di daftar"), str(shown.number)),
        (_("Jenis kelamin dan umur"), ", ".join(x for x in (sex_words(shown.sex), band_words(shown.band)) if x)),
        (_("Dipulangkan karena"), cause_words(shown.cause)),
        (_("Asal"), text["origin_words"] or (path_words(shown.origin) if shown.origin else "")),
        (_("Ingin pulang ke"), text["destination"]),
        (_("Kerjanya di sana"), text["sector"]),
        (_("NIK"), text["nik"]),
        (_("Paspor atau SPLP"), text["papers"]),
        (_("Yang perlu diingat"), text["notes"]),
        (_("Pergi"), code_words(shipped_codes().leavings, shown.leaving)),
        (_("Tidak disaring awal karena"), code_words(shipped_codes().missed, shown.missed_first)),
        (_("Tidak disaring pendek karena"), code_words(shipped_codes().missed, shown.missed_short)),
    ]
    return [(label, value) for label, value in rows if value]


def who(shown: PersonShown, officer: UUID) -> str:
    """Who asked or signed: an officer of this office, or one at the laptop in the hall from which the batch came."""
    at_hall = shown.hall.get(officer, "")
    return name_of(officer) or (_("%(name)s, laptop di aula") % {"name": at_hall} if at_hall else "")


def form_rows(shown: PersonShown, actor: Actor) -> list[dict[str, Any]]:
    """Every finished form about somebody, with who asked, and its answers beside one another where there are two."""
    offices = {each.id: each.office for each in senders_of_desk(actor=actor)}
    return [
        {
            "form": each,
            "kind": _("Saringan awal") if each.kind is FormKind.FIRST else _("Penyaringan pendek"),
            "by": who(shown, each.made_by),
            "office": offices.get(each.device, "") if each.device else "",
            "said": first_rows(each.first) if each.kind is FormKind.FIRST else answer_rows(each.short),
        }
        for each in shown.forms
        if each.finished
    ]


def first_rows(told: FirstTold) -> list[tuple[str, str]]:
    """What a first line saw, and what of the list its officer undid."""
    table = shipped_first_line().signs
    words = {code: spoken(sign.words) for code, sign in table.items()}
    order = [*words, *sorted(told.signs | told.undone - set(words))]  # what a newer or older tablet knows, as it is
    found = [(words.get(code, code), _("Ya")) for code in dict.fromkeys(order) if code in told.signs]
    undone = [words.get(code, code) for code in dict.fromkeys(order) if code in told.undone]
    found = found or [(_("Tidak ada tanda"), "")]
    return found + [(each, _("Dibatalkan petugas, walau menurut daftar ya")) for each in undone]


def answer_rows(told: ShortTold) -> list[tuple[str, str]]:
    """The answers of a short screening in words, in the order of the table."""
    table = shipped_short()
    rows = [(spoken(table.heard.words), told.heard)]
    rows += [
        (spoken(question.words), told.of(code)) for code, question in table.questions.items() if code in told.answers
    ]
    return [(words, _(OFFERED_WORDS[answer])) for words, answer in rows]


def basis_words(citation: str, mark: Mark, house: bool) -> str:
    """On what a question rests, and how far that was checked."""
    if house:
        return _("cara kerja kantor, bukan ketentuan hukum")
    said = {Mark.SECONDARY: _("dari sumber kedua"), Mark.MEMORY: _("belum diverifikasi")}.get(mark, "")
    return f"{citation} ({said})" if said else citation
