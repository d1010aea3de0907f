"""Legal aid made ready for its templates: each path with its reason and mark, papers, applications, figures."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.legal_aid.queries import AidShown, ApplicationShown, DeskLine, QuestionLine
from naung.casework.legal_aid.rules.entitlement import judged, next_path
from naung.casework.legal_aid.rules.figures import Figures
from naung.casework.legal_aid.rules.tables import shipped_paths
from naung.casework.legal_aid.vocabulary import (
    FACTS,
    HANDED_WORDS,
    PATH_STATE_WORDS,
    POST_WORDS,
    REFUSAL_WORDS,
    STATE_WORDS,
    TOPIC_WORDS,
    Judged,
    Note,
    PathState,
    Reason,
    Refusal,
    State,
    Topic,
)
from naung.doors.desk.shell.words import language
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.law.queries.office import office_law
from naung.foundation.places.queries import path_words

ORAL = "boleh_lisan"  # the note of the table
TONES = {PathState.OPEN: "done", PathState.PAPERS: "waits", PathState.ASK: "waits", PathState.SHUT: "plain"}
STATE_TONES = {State.ACCEPTED: "done", State.REFUSED: "plain", State.WITHDRAWN: "plain"}
MARK_WORDS = {
    Mark.VERIFIED: gettext_lazy("teksnya dibaca"),
    Mark.SECONDARY: gettext_lazy("dibaca dari sumber kedua, perlu diperiksa"),
    Mark.MEMORY: gettext_lazy("belum ditemukan dalam sumber; tidak menutup apa pun"),
}
# The questions of the wizard as a person says them.
FACT_LABELS = {
    "role": gettext_lazy("Sebagai apa ia dalam kasus ini?"),
    "age": gettext_lazy("Anak atau dewasa?"),
    "sex": gettext_lazy("Perempuan atau laki-laki?"),
    "nationality": gettext_lazy("Warga negara mana?"),
    "lives": gettext_lazy("Di mana tempat tinggalnya?"),
    "sexual": gettext_lazy("Apakah perbuatannya juga kekerasan seksual?"),
    "accused": gettext_lazy("Apakah ia sendiri dituduh melakukan sesuatu?"),
    "guardian": gettext_lazy("Bila ia anak: apakah orang tua atau walinya tersangka?"),
    "afford": gettext_lazy("Sanggupkah ia membayar advokat sendiri?"),
    "process": gettext_lazy("Sudah ada laporan polisi?"),
    "perda": gettext_lazy("Adakah Perda bantuan hukum di daerah tempat tinggalnya?"),
}


def words_of(row: Any) -> str:
    """A row of the table in the reader's language."""
    return str(row.en if language() == "en" else row.id)


def path_name(code: str) -> str:
    """The name of a path, or its code where the table no longer has it."""
    found = shipped_paths().paths.get(code)
    return words_of(found) if found else code


def paper_name(code: str) -> str:
    """The name of a paper."""
    return words_of(shipped_paths().papers[code])


def _why(row: Reason | Note) -> dict[str, str]:
    citation = f"{row.legal_basis} {row.article}".strip()
    return {"words": words_of(row), "citation": citation, "mark": row.mark.value, "meant": str(MARK_WORDS[row.mark])}


def path_row(number: int, found: Judged, chosen: str) -> dict[str, Any]:
    """A path on the page."""
    return {
        "number": number,
        "code": found.path.code,
        "name": words_of(found.path),
        "state": _(PATH_STATE_WORDS[found.state]),
        "tone": TONES[found.state],
        "shut": found.state is PathState.SHUT,
        "chosen": found.path.code == chosen,
        "why": _why(found.reason),
        "notes": [_why(note) for note in found.notes],
        "missing": [{"code": code, "name": paper_name(code)} for code in found.missing],
        "substitutes": _substitutes(found),
        "source": found.path.source,
    }


def _substitutes(found: Judged) -> list[str]:
    """What else will do for a paper that is missing."""
    groups = [group for group in found.path.needs if group[0] in found.missing]
    return [paper_name(code) for group in groups for code in group[1:]]


def law_of(path: str) -> str:
    """The article of the law's clock on an answer by this path."""
    clock = shipped_paths().paths[path].clock
    return str(office_law().clocks[clock].citation) if clock else ""


def oral_basis() -> str:
    """On what an application by word of mouth rests."""
    note = next(each for each in shipped_paths().notes if each.code == ORAL)
    return f"{note.legal_basis} {note.article}"


def application_row(row: ApplicationShown, shown: AidShown, today: date) -> dict[str, Any]:
    """An application on the page; a refused one says what to try next."""
    following = None
    if row.state is State.REFUSED and shown.facts:
        following = next_path(row.path, judged(shown.facts, shipped_paths(), today))
    return {
        "it": row,
        "name": path_name(row.path),
        "state": _("Jawaban terlambat") if row.late else _(STATE_WORDS[row.state]),
        "tone": "overdue" if row.late else STATE_TONES.get(row.state, "waits"),
        "citation": law_of(row.path) if row.legal_due else "",
        "open": row.state in {State.ASKED, State.COMPLETE},
        "may_complete": row.state is State.ASKED,
        "accepted": row.state is State.ACCEPTED,
        "refusal": _(REFUSAL_WORDS[Refusal(row.refusal)]) if row.refusal else "",
        "next": path_name(row.next_path) if row.next_path else "",
        "next_code": row.next_path or (following.path.code if following else ""),
    }


def facts_rows(shown: AidShown) -> list[tuple[str, str]]:
    """What was asked and answered."""
    if shown.facts is None:
        return []
    rows = [(str(FACT_LABELS[name]), _(FACTS[name][value])) for name, value in shown.facts.answers.items()]
    papers = ", ".join(paper_name(code) for code in sorted(shown.facts.papers))
    return [*rows, (_("Surat yang sudah ada"), papers or _("belum ada"))]


def aid_page(shown: AidShown, today: date) -> dict[str, Any]:
    """Everything on a person's page."""
    table = shipped_paths()
    found = judged(shown.facts, table, today) if shown.facts else ()
    return {
        "paths": [path_row(n, each, shown.path) for n, each in enumerate(found, start=1)],
        "facts": facts_rows(shown),
        "chosen": path_name(shown.path) if shown.path else "",
        "applications": [application_row(row, shown, today) for row in shown.applications],
    }


def desk_rows(lines: Iterable[DeskLine], names: Mapping[UUID, str]) -> list[dict[str, Any]]:
    """The desk's list."""
    return [
        {
            "it": line,
            "name": names.get(line.person, ""),
            "path": path_name(line.path),
            "state": _("Jawaban terlambat") if line.late else _(STATE_WORDS[line.state]),
            "tone": "overdue" if line.late else STATE_TONES.get(line.state, "waits"),
            "refusal": _(REFUSAL_WORDS[Refusal(line.refusal)]) if line.refusal else "",
        }
        for line in lines
    ]


def figure_rows(figures: Mapping[str, Figures]) -> list[dict[str, Any]]:
    """What became of applications, a row a path by which any was made."""
    return [
        {"path": path_name(code), "it": each, "why": refusals_said(each)}
        for code, each in figures.items()
        if each.applications
    ]


def refusals_said(figures: Figures) -> str:
    """ "Surat dinilai kurang 2, Alasan lain 1"."""
    return ", ".join(f"{_(REFUSAL_WORDS[Refusal(code)])} {n}" for code, n in sorted(figures.refusals.items()))


def topic_words(codes: Iterable[str]) -> str:
    """Topics in words."""
    return ", ".join(_(TOPIC_WORDS[Topic(code)]) for code in codes)


def question_row(line: QuestionLine) -> dict[str, Any]:
    """A question on the list."""
    return {
        "it": line,
        "topics": topic_words(line.topics),
        "place": path_words(line.place).split(", ")[0] or line.place,
        "post": _(POST_WORDS[line.post]),
        "handed": _(HANDED_WORDS[line.handed]),
    }
