"""Renders the stories and tables of plans to docs/rules/rencana.md: `python -m tests.casework.plans.rendering`."""

from pathlib import Path

from naung.casework.plans.rules.requests import LEGAL_MAXIMUM, NO_LEGAL_MAXIMUM
from naung.casework.plans.rules.tables import Row, shipped_tables
from naung.casework.screening.vocabulary import MARK_WORDS
from naung.foundation.clock.vocabulary import STATE_WORDS
from naung.foundation.law.queries import duty, shipped_law
from tests.casework.plans.stories import REQUESTS, Asked

TARGET = Path(__file__).parents[3] / "docs" / "rules" / "rencana.md"
HEAD = """# Rencana layanan: aturan sebagai cerita

Halaman ini dibuat dari tabel dan cerita uji; jangan diubah dengan tangan. Baris bertanda M belum diverifikasi: tanya
bagian hukum; baris itu tidak pernah diberitahukan kepada orang yang dilayani sebagai hukum.
"""


def story_row(story: Asked) -> str:
    """One story as a table row."""
    last = story.last_day.isoformat() if story.last_day else NO_LEGAL_MAXIMUM
    state = STATE_WORDS[story.state] if story.state else "–"
    return f"| {story.sentence} | `{story.kind}` | {story.asked} | {story.entered} | {last} | {state} |"


def basis(row: Row) -> str:
    """Citation and mark in one cell."""
    return f"{row.citation} ({row.mark.value}: {MARK_WORDS[row.mark]})"


def document() -> str:
    """The whole page."""
    tables, rights = shipped_tables(), shipped_law().rights
    lines = [HEAD, "## Permintaan dan batasnya", "", f"Batas ini selalu ditulis “{LEGAL_MAXIMUM}”.", ""]
    lines += ["| Cerita | Layanan | Diminta | Dicatat | Hari terakhir | Keadaan |", "|---|---|---|---|---|---|"]
    lines += [*map(story_row, REQUESTS), "", "## Layanan dan isinya", ""]
    for service, row in tables.services.items():
        lines += [f"### {row.id}", "", f"{basis(row)}. {row.source}.", "", "| Kode | Isi | Dasar |", "|---|---|---|"]
        lines += [f"| `{kind.code}` | {kind.id} | {basis(kind)} |" for kind in tables.kinds_of(service)] + [""]
    lines += ["## Yang tidak pernah ditawarkan", ""]
    for closed in tables.closed.values():
        row_of_law = duty(closed.duty)
        lines += [f"- {closed.id}: {row_of_law.id} {row_of_law.citation} ({row_of_law.mark.value}).", ""]
    lines += ["## Siapa yang meminta", "", "| Kode | Siapa | Disebut pasalnya | Dasar |", "|---|---|---|---|"]
    lines += [f"| `{a.code}` | {a.id} | {'ya' if a.named else 'tidak'} | {basis(a)} |" for a in tables.askers.values()]
    told = {each.right for each in tables.leaflet}
    lines += ["", "## Hak dan lembarannya", "", "| Hak | Dasar | Tanda | Di lembar |", "|---|---|---|---|"]
    lines += [
        f"| {r.id} | {r.citation} | {r.mark.value} | {'ya' if r.code in told else 'tidak'} |" for r in rights.values()
    ]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(document(), "utf-8")
