"""Write docs/rules/hukum-*.md from the stories: `python -m tests.foundation.law.rendered`."""

from pathlib import Path
from typing import Any

from naung.foundation.law.queries import shipped_law
from naung.foundation.law.vocabulary import Assessment, Law
from tests.foundation.law.stories import CHAPTERS
from tests.foundation.law.stories.story import Story

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "rules"
HEAD = """# {title}

Halaman ini dibuat dari kisah uji (`tests/foundation/law/stories/`); setiap baris diperiksa pada setiap perubahan. Isi
hukumnya ada di `src/naung/foundation/law/tables/` dan harus diperiksa bagian hukum. Yang tertulis di sini usul dengan
alasan, bukan putusan. "Tergantung" berarti satu jawaban harus ditanyakan dahulu. "Belum diverifikasi" berarti hanya dari
ingatan (tanda M): tidak diusulkan, tidak ditolak, ditanyakan ke bagian hukum.

| No. | Kisah | Perkara | Usul | Bukan | Belum diverifikasi | Unsur yang belum ada | Jalur | Batas waktu |
|---|---|---|---|---|---|---|---|---|
"""
ASKED = {
    "ask_date": "tanggal",
    "ask_place": "tempat",
    "ask_age": "umur",
    "ask_nationality": "kewarganegaraan",
    "ask_exploited": "eksploitasi",
    "ask_means": "cara",
    "ask_fact": "paksaan",
    "ask_gain": "keuntungan",
    "means_in_text": "cara, yang masih ada dalam bunyi pasal",
    "means_unverified": "cara, yang belum diverifikasi dalam bunyi pasal",
}


def pages() -> dict[str, str]:
    """Every page by file name."""
    law = shipped_law()
    return {f"hukum-{name}.md": _page(title, stories, law) for name, title, stories in CHAPTERS}


def _page(title: str, stories: tuple[Story, ...], law: Law) -> str:
    return HEAD.format(title=title) + "".join(_row(n, story, law) for n, story in enumerate(stories, start=1))


def _row(number: int, story: Story, law: Law) -> str:
    found = story.told(law)
    cells = (
        str(number),
        story.sentence,
        _case(story.case),
        _listed(_proposals(found)),
        _listed(
            f"{each.article} ({law.sentences[each.reasons[0]].id})"
            for each in found.refusals
            if _named(story, each.article)
        ),
        _listed(f"{each.article}{' (ancaman pidana)' if each.part == 'penalty' else ''}" for each in found.unverified),
        _listed(element.value.upper() for element in found.missing),
        _listed(law.tracks[track].id.partition(":")[0] for track in found.tracks),
        _listed(
            f"{each.row.id}: {each.due_on or 'menunggu tanggal'}"
            for each in found.clocks
            if each.row.code in story.clocks
        ),
    )
    return f"| {' | '.join(cells)} |\n"


def _named(story: Story, article: str) -> bool:
    """True where the story itself says why this article is not proposed."""
    return any(article.endswith(f":{short[1:]}") for short in story.no)


def _proposals(found: Assessment) -> list[str]:
    def one(article: str, depends: tuple[str, ...]) -> str:
        return f"{article} (tergantung {'; '.join(ASKED[code] for code in depends)})" if depends else article

    return [one(each.article, each.depends_on) for each in found.proposals]


def _case(case: dict[str, Any]) -> str:
    """The case in few words: who, acts, facts."""
    who = [f"kewarganegaraan {case['nationality'] or 'tidak diketahui'}"]
    who += [f"lahir {case['birth_date']}"] if case.get("birth_date") else []
    who += [f"umur {case['age_at_act']}"] if "age_at_act" in case else []
    acts = [_act(each) for each in case["acts"]]
    facts = [each if isinstance(each, str) else f"{each['code']} {each['on'] or ''}".strip() for each in case["facts"]]
    return "; ".join([", ".join(who), *acts, *facts])


def _act(act: dict[str, Any]) -> str:
    lists = [", ".join(act[name]) for name in ("process", "means", "purpose") if act[name]]
    return " · ".join([act["on"] or "tanpa tanggal", f"{act['from'] or '?'} ke {act['to'] or '?'}", *lists])


def _listed(items: Any) -> str:
    return "<br>".join(items) or "–"


def write() -> None:
    """Write every page; pages that no chapter makes any more are removed."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    kept = pages()
    for old in FOLDER.glob("hukum-*.md"):
        if old.name not in kept:
            old.unlink()
    for name, text in kept.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
