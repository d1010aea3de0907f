"""Renders the stories of referrals to docs/rules/rujukan.md: `python -m tests.casework.referrals.rendering`."""

from pathlib import Path

from naung.casework.consent.vocabulary import PURPOSE_WORDS
from naung.casework.referrals.rules.sharing import SERVICE_OF
from naung.casework.referrals.rules.tables import needs_of, shipped_clocks, shipped_needs
from naung.casework.referrals.vocabulary import STATE_WORDS, ClockEffect, Move
from naung.foundation.organisations.rules.agencies import shipped_agencies
from tests.casework.referrals.stories import SHARING, STEPS, Sharing, Step, moves_of

TARGET = Path(__file__).parents[3] / "docs" / "rules" / "rujukan.md"
HEAD = """# Rujukan: apa yang ikut, dan siapa boleh berbuat apa

Halaman ini dibuat dari tabel dan cerita uji; jangan diubah dengan tangan. Yang ikut adalah (persetujuan atau dasar hukum)
∩ yang diperlukan layanannya ∩ yang boleh diterima instansi itu, bila instansi itu berwenang. Golongan: B keadaan tanpa
nama, C identitas, D data peka, E bukti. "Setuju BC" berarti ia menyetujui B dan C; "wajib BC V" berarti pasal yang membuka
B dan C, dengan tandanya (V dibaca di naskah, V2 dari dua sumber, M dari ingatan).
"""
MOVE_WORDS = {
    Move.SIGN: "menandatangani",
    Move.ASK: "bertanya balik",
    Move.ANSWER: "menjawab",
    Move.ACCEPT: "menerima",
    Move.DECLINE: "menolak",
    Move.COMPLETE: "mengabarkan hasil",
    Move.EXPIRE: "lewat waktu",
    Move.TAKE_BACK: "menarik kembali",
}

EFFECT_WORDS = {
    ClockEffect.WARN: "diingatkan",
    ClockEffect.ESCALATE: "dinaikkan ke tingkat berikut",
    ClockEffect.EXPIRE: "berakhir sendiri",
    ClockEffect.REMIND: "kabar hasil ditanyakan",
}
UNIT_WORDS = {"hours": "jam", "calendar_days": "hari kalender", "working_days": "hari kerja"}


def agency_words(code: str) -> str:
    """A kind of office by its name; its code where the register has none."""
    kind = shipped_agencies().get(code)
    return kind.words_id if kind else code


def sharing_row(story: Sharing) -> str:
    """One story as a table row, with what the rules really let travel."""
    fields, carried = shipped_needs()[0], story.carried()
    needed = [need.field for need in needs_of(SERVICE_OF[story.purpose], story.agency)]
    names = ", ".join(fields[code].words_id.lower() for code in needed if code in carried) or "tidak ada"
    bases = "; ".join(story.bases) or "tidak ada"
    purpose = PURPOSE_WORDS[story.purpose]
    cells = (story.sentence, agency_words(story.agency), purpose, bases, story.said() or "tidak ada", names)
    return "| " + " | ".join(cells) + " |"


def step_row(step: Step) -> str:
    """One story of who may do what."""
    side = ("pengirim" if step.sender else "penerima") + (" (lewat surat)" if step.on_paper else "")
    may = ", ".join(MOVE_WORDS[move] for move in moves_of(step)) or "tidak ada"
    return f"| {step.sentence} | {STATE_WORDS[step.state]} | {side} | {may} |"


def document() -> str:
    """The whole page."""
    lines = [HEAD, "## Yang ikut", ""]
    lines += ["| Cerita | Kepada | Untuk | Dasarnya | Golongan yang ikut | Isinya |", "|---|---|---|---|---|---|"]
    lines += [*map(sharing_row, SHARING), "", "## Langkah kedua pihak", ""]
    lines += ["| Cerita | Keadaan | Pihak | Boleh |", "|---|---|---|---|", *map(step_row, STEPS), ""]
    lines += ["## Waktu jawaban", "", "| Aturan | Waktu | Dasar | Tanda |", "|---|---|---|---|"]
    return "\n".join([*lines, *clock_rows(), ""])


def clock_rows() -> list[str]:
    """How long an answer may take, from the office's own table."""
    danger = {False: "", True: ", ada bahaya"}
    rows = []
    for rule in shipped_clocks():
        what, time = EFFECT_WORDS[rule.effect] + danger[rule.danger], f"{rule.amount} {UNIT_WORDS[rule.unit]}"
        rows.append(f"| {what} | {time} | {rule.source} | {rule.mark} |")
    return rows


if __name__ == "__main__":
    TARGET.write_text(document(), "utf-8")
