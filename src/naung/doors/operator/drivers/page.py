"""The report as one page that needs no script, with its pictures as files of their own. What it says comes from the room."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

from naung.foundation.places.vocabulary import Level
from naung.insight.drivers.rules.telling import Speech, told
from naung.insight.drivers.vocabulary import Findings, Ground

STYLE = """
body{margin:0 auto;max-width:62rem;padding:1rem;background:#FBFAF7;color:#1E2421;font:16px/1.5 sans-serif}
h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.2rem;margin:2rem 0 .5rem}p,li{max-width:68ch}
figure{margin:0 0 1rem;max-width:34rem}figcaption,.kecil{font-size:.875rem;color:#5C6660}svg{width:100%;height:auto;display:block}
.dua{display:grid;gap:1.5rem;grid-template-columns:minmax(0,1fr)}
@media(min-width:56rem){.dua{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}}
.gulir{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.875rem;font-variant-numeric:tabular-nums}
th,td{border-bottom:1px solid #DAD8D0;padding:.25rem .5rem .25rem 0;text-align:left;vertical-align:top}
td{text-align:right}td.kata{text-align:left}ul.legenda{list-style:none;padding:0;margin:.5rem 0}
ul.legenda svg{width:24px;display:inline-block;vertical-align:middle;margin-right:.5rem}
strong.utama{display:block;border-left:4px solid #0F5257;padding-left:.75rem;font-weight:600}
@media print{body{background:#fff;max-width:none}figure,table{break-inside:avoid}}
"""


HEADS = {Ground.PUBLISHED: "Wilayah polisi", Ground.REGISTER: "Wilayah asal"}
LEVELS = {Level.REGENCY: "kabupaten dan kota", Level.DISTRICT: "kecamatan"}
COUNTED = {Ground.PUBLISHED: "kasus", Ground.REGISTER: "korban yang asalnya boleh disebut"}


def speech() -> Speech:
    """Indonesian, as a file that is read without the house."""
    return Speech(
        str,
        english=False,
        decimal=lambda number: number.replace(".", ","),
        count=lambda number: f"{number:,}".replace(",", "."),
        day=date.isoformat,
    )


def report(found: Findings) -> dict[str, str]:
    """The page and its pictures by file name."""
    parts = told(found, speech())
    head = HEADS[found.ground]
    body = "".join(
        (
            f"<h1>{escape(parts['title'])}</h1>",
            f"<p>Kalimantan Barat, {parts['areas']} {LEVELS[found.level]}, {parts['period']}, {parts['cases']} "
            f"{COUNTED[found.ground]}.</p>",
            f'<p><strong class="utama">{escape(parts["verdict"])}</strong></p>' if parts["verdict"] else "",
            _factors(parts),
            _maps(parts, head),
            _ranks(parts, head),
            _wrong(parts, head),
            _cannot(parts),
            _ingredients(parts, head),
        )
    )
    page = (
        f'<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, '
        f'initial-scale=1"><title>{escape(parts["title"])}</title><style>{STYLE}</style></head><body><main>{body}</main></body>'
        "</html>\n"
    )
    return {"index.html": page} | {f"{name}.svg": drawn + "\n" for name, drawn in _pictures(parts).items() if drawn}


def _pictures(parts: Mapping[str, Any]) -> dict[str, str]:
    return {
        "faktor": parts["factors"]["picture"],
        **{f"peta-{each['key']}": each["picture"] for each in parts["maps"]["drawn"]},
        "urutan": parts["ranks"]["picture"],
        "tiga-urutan": parts["wrong"]["picture"],
    }


def _factors(parts: Mapping[str, Any]) -> str:
    told_here = parts["factors"]
    rows = [(row["name"], row["span"], row["alike"], row["share"]) for row in told_here["rows"]]
    said = "".join(
        f"<li>{escape(line)} Alasan dicoba: {escape(row['reason'])}</li>"
        for line, row in zip(told_here["sentences"], told_here["rows"], strict=True)
    )
    head = ("Faktor", "Pengamatan boleh berbeda", "Seolah diamati sama", "Lebar terhadap dugaan awal")
    return (
        "<section><h2>Faktor</h2>"
        f"<ul>{said}</ul>"
        f'<div class="dua">{_figure(told_here["picture"], parts)}{_table(head, rows)}</div>'
        "<p>Kolom ketiga hanya pembanding: ia mengabaikan bahwa tempat tidak diamati sama. Apa yang tampak pasti di sana "
        "tidak boleh dikutip.</p></section>"
    )


def _maps(parts: Mapping[str, Any], head: str) -> str:
    maps = parts["maps"]
    rows = [(row["name"], row["recorded"], row["modelled"]) for row in maps["rows"]]
    marks = "".join(f"<li>{row['swatch']}{escape(row['words'])}</li>" for row in maps["legend"])
    notes = "".join(f"<p>{escape(note)}</p>" for note in maps["notes"])
    drawn = "".join(_figure(each["picture"], parts, f"{each['words']}.") for each in maps["drawn"])
    return (
        "<section><h2>Dua peta pada satu skala</h2>"
        "<p>Kedua peta menunjukkan angka per penduduk, sebagai kali rata-rata. Model meratakan angka kecil ke arah tetangga "
        "dan faktornya. Selang di tabel lebih penting daripada warnanya.</p>"
        f'<div class="dua">{drawn}</div><ul class="legenda">{marks}</ul>{notes}'
        f"{_table((head, 'Tercatat (kali rata-rata)', 'Model, tengah dan selang 90 %'), rows)}</section>"
    )


def _ranks(parts: Mapping[str, Any], head: str) -> str:
    ranks = parts["ranks"]
    rows = [(row["name"], row["recorded"], row["modelled"]) for row in ranks["rows"]]
    return (
        f"<section><h2>Urutan wilayah dan selangnya</h2>{_lines(ranks['sentences'])}"
        f'<div class="dua">{_figure(ranks["picture"], parts)}'
        f"{_table((head, 'Tercatat', 'Model, selang 90 %'), rows)}</div></section>"
    )


def _wrong(parts: Mapping[str, Any], head: str) -> str:
    wrong = parts["wrong"]
    rows = [(row["name"], *row["cells"]) for row in wrong["rows"]]
    said = "".join(f"<li>{escape(line)}</li>" for line in wrong["sentences"])
    picture = _figure(wrong["picture"], parts) if wrong["picture"] else ""
    return (
        f'<section><h2>Bagaimana bila dugaan tentang pengamatan keliru</h2><ol type="A">{said}</ol>'
        f"{picture}{_table((head, *wrong['heads']), rows)}"
        '<p class="kecil">A sampai D: urutan bila dugaan di atas yang benar.</p></section>'
    )


def _cannot(parts: Mapping[str, Any]) -> str:
    return (
        f"<section><h2>Yang tidak dapat dikatakan data ini</h2>{_lines(parts['cannot'])}<p>{escape(parts['needed'])}</p>"
        "</section>"
    )


def _ingredients(parts: Mapping[str, Any], head: str) -> str:
    given = parts["ingredients"]
    beliefs = [(row["about"], row["belief"]) for row in parts["beliefs"]]
    rows = [(row["name"], *(cell["value"] for cell in row["cells"])) for row in given["rows"]]
    return (
        f"<section><h2>Dugaan awal</h2>{_table(('Tentang', 'Dugaan'), beliefs)}</section>"
        f"<section><h2>Bahan</h2>{_lines(given['notes'])}"
        f"<p>Daftar faktor ditetapkan {given['chosen_on'].isoformat()}, sebelum hasil dilihat; paling banyak dua sekaligus. Yang "
        f"tidak ada tidak diisi:</p>{_lines(given['missing'])}{_table((head, *given['heads']), rows)}{_lines(given['units'])}"
        f'<p class="kecil">{escape(parts["source"])}</p></section>'
    )


def _lines(lines: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>" if lines else ""


def _figure(drawn: str, parts: Mapping[str, Any], words: str = "") -> str:
    under = f"{words} {parts['caveat']} {parts['source']}"
    return f"<figure>{drawn}<figcaption>{escape(under.strip())}</figcaption></figure>"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    top = "".join(f'<th scope="col">{escape(word)}</th>' for word in head)
    lines = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in row[1:])}</tr>'
        for row in rows
    )
    return f'<div class="gulir"><table><thead><tr>{top}</tr></thead><tbody>{lines}</tbody></table></div>'
