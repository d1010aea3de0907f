"""The report as one page that needs no script, with its pictures as files of their own."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from naung.foundation.places.rules.maps import MapClass, MapWords, draw_map, draw_swatch, legend
from naung.foundation.places.rules.shapes import shapes_for
from naung.foundation.places.rules.tables import area_names
from naung.foundation.places.vocabulary import Level
from naung.insight.drivers.rules.ingredients import PERIOD, declared
from naung.insight.drivers.rules.pictures import Bar, Line, forest, rank_plot, three_rankings
from naung.insight.drivers.rules.sentences import (
    CANNOT,
    NEEDED,
    NOT_CONFIRMED,
    TITLE,
    about_ranks,
    beside,
    ratio,
    times,
)
from naung.insight.drivers.vocabulary import IF_WORDS, Findings
from naung.methods.spatial.model import Fit, Interval
from naung.methods.spatial.sensitivity import If

CLASSES = (
    MapClass(0.5, "paling banyak separuh rata-rata"),
    MapClass(0.8, "di bawah rata-rata"),
    MapClass(1.25, "sekitar rata-rata"),
    MapClass(2.0, "di atas rata-rata"),
    MapClass(float("inf"), "lebih dari dua kali rata-rata"),
)
SOURCE = (
    f"Kasus: 14 Polres, {PERIOD}, angka terbit (mediakalbarnews.com). Penduduk: Kemendagri, 2025. Faktor: BPS 2021, berita "
    "Januari 2019, dan jarak yang dihitung dari garis batas Agustus 2026."
)
CAVEAT = "Kasus menurut wilayah polisi yang mencatat. Bukan peta asal, dan bukan ukuran orang."
STYLE = """
body{margin:0 auto;max-width:62rem;padding:1rem;background:#FBFAF7;color:#1E2421;font:16px/1.5 sans-serif}
h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.2rem;margin:2rem 0 .5rem}p,li{max-width:68ch}
figure{margin:0 0 1rem}figcaption,.kecil{font-size:.875rem;color:#5C6660}svg{width:100%;height:auto;display:block}
.dua{display:grid;gap:1.5rem;grid-template-columns:minmax(0,1fr)}
@media(min-width:56rem){.dua{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}}
.gulir{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.875rem;font-variant-numeric:tabular-nums}
th,td{border-bottom:1px solid #DAD8D0;padding:.25rem .5rem .25rem 0;text-align:left;vertical-align:top}
td{text-align:right}td.kata{text-align:left}ul.legenda{list-style:none;padding:0;margin:.5rem 0}
ul.legenda svg{width:24px;display:inline-block;vertical-align:middle;margin-right:.5rem}
strong.utama{display:block;border-left:4px solid #0F5257;padding-left:.75rem;font-weight:600}
@media print{body{background:#fff;max-width:none}figure,table{break-inside:avoid}}
"""


def report(found: Findings) -> dict[str, str]:
    """The page and its pictures by file name."""
    names = {code: _short(name) for code, name in area_names().items()}
    pictures = _pictures(found, names)
    body = "".join(
        (
            f"<h1>{escape(TITLE)}</h1>",
            f"<p>Kalimantan Barat, 14 kabupaten dan kota, {PERIOD}, {_cases(found)} kasus.</p>",
            f'<p><strong class="utama">{escape(NOT_CONFIRMED)}</strong></p>',
            _factors(found, pictures),
            _maps(found, names, pictures),
            _ranks(found, names, pictures),
            _wrong(found, names, pictures),
            _cannot(),
            _beliefs(found),
            _ingredients(found, names),
        )
    )
    page = (
        f'<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, '
        f'initial-scale=1"><title>{escape(TITLE)}</title><style>{STYLE}</style></head><body><main>{body}</main></body></html>\n'
    )
    return {"index.html": page} | {f"{name}.svg": drawn + "\n" for name, drawn in pictures.items()}


def _pictures(found: Findings, names: Mapping[str, str]) -> dict[str, str]:
    fit = found.fit
    bars = [
        Bar(factor.id, ratio(effect.log_ratio), effect.prior_sd)
        for factor, effect in zip(found.factors, fit.effects, strict=True)
    ]
    ordered = sorted(fit.areas, key=lambda area: area.rank.middle)
    told = "Tabel di samping menyebut hal yang sama."
    uneven = found.others[If.TWICE_AS_UNEVEN].fit
    lines = [
        Line(names[a.name], (a.recorded_rank, p, u))
        for a, p, u in zip(
            fit.areas, _order(fit), _order(uneven) if isinstance(uneven, Fit) else [None] * 14, strict=True
        )
    ]
    return {
        "faktor": forest(
            bars, title="Faktor: dugaan awal (abu-abu) dan sesudah data (gelap)", description=told, key="faktor",
            axis="kali, tiap satu simpangan baku",
        ),
        "peta-tercatat": _map({a.name: a.recorded for a in fit.areas}, names, "Tingkat yang tercatat", "tercatat"),
        "peta-model": _map({a.name: a.modelled.middle for a in fit.areas}, names, "Tingkat menurut model", "model"),
        "urutan": rank_plot(
            [(names[a.name], a) for a in ordered], title="Urutan tiap wilayah dengan selang 90 persen", description=told,
            key="urutan", axis="urutan (1 = tertinggi); kotak: menurut yang tercatat",
        ),
        "tiga-urutan": three_rankings(
            lines, ("tercatat", "model", "2x tak merata"), title="Tiga urutan berdampingan", description=told, key="tiga",
        ),
    }  # fmt: skip


def _order(fit: Fit) -> list[float]:
    """Places 1 to n by the middle of the modelled rate."""
    middles = [area.modelled.middle for area in fit.areas]
    return [1.0 + sum(other > own for other in middles) for own in middles]


def _map(values: Mapping[str, float], names: Mapping[str, str], title: str, key: str) -> str:
    words = MapWords(title=f"{title}, kali rata-rata", description=CAVEAT, names=names, number=times)
    return draw_map(shapes_for(Level.REGENCY), values, CLASSES, words, key=f"peta-{key}")


def _factors(found: Findings, pictures: Mapping[str, str]) -> str:
    rows, said = [], []
    for factor, effect in zip(found.factors, found.fit.effects, strict=True):
        alike = found.others[If.ALL_SEEN_ALIKE].fit
        without = next((e for e in alike.effects if e.name == effect.name), None) if isinstance(alike, Fit) else None
        rows.append(
            (
                factor.id, _span(ratio(effect.log_ratio)), _span(ratio(without.log_ratio)) if without else "-",
                f"{effect.posterior_sd / effect.prior_sd:.0%}".replace("%", " %"),
            )
        )  # fmt: skip
        said.append(
            f"<li>{escape(beside(effect, factor.id, factor.id_more))} Alasan dicoba: {escape(factor.id_reason)}</li>"
        )
    head = ("Faktor", "Pengamatan boleh berbeda", "Seolah diamati sama", "Lebar terhadap dugaan awal")
    return (
        "<section><h2>Faktor</h2>"
        f"<ul>{''.join(said)}</ul>"
        f'<div class="dua">{_figure(pictures["faktor"])}{_table(head, rows)}</div>'
        "<p>Kolom ketiga hanya pembanding: ia mengabaikan bahwa tempat tidak diamati sama. Apa yang tampak pasti di sana "
        "tidak boleh dikutip.</p></section>"
    )


def _maps(found: Findings, names: Mapping[str, str], pictures: Mapping[str, str]) -> str:
    rows = [(names[a.name], times(a.recorded), _span(a.modelled)) for a in found.fit.areas]
    shapes = shapes_for(Level.REGENCY)
    values = {a.name: a.modelled.middle for a in found.fit.areas}
    marks = "".join(
        f"<li>{draw_swatch(row.mark, key=f'l{number}')}{escape(row.words)}</li>"
        for number, row in enumerate(legend(shapes, values, CLASSES))
    )
    return (
        "<section><h2>Yang tercatat dan yang menurut model, pada satu skala</h2>"
        "<p>Kedua peta menunjukkan kasus per penduduk, sebagai kali rata-rata. Model meratakan angka kecil ke arah tetangga "
        "dan faktornya. Selang di tabel lebih penting daripada warnanya.</p>"
        f'<div class="dua">{_figure(pictures["peta-tercatat"], "Tercatat.")}{_figure(pictures["peta-model"], "Model.")}</div>'
        f'<ul class="legenda">{marks}</ul>'
        f"{_table(('Wilayah polisi', 'Tercatat (kali rata-rata)', 'Model, tengah dan selang 90 %'), rows)}</section>"
    )


def _ranks(found: Findings, names: Mapping[str, str], pictures: Mapping[str, str]) -> str:
    ordered = sorted(found.fit.areas, key=lambda area: area.rank.middle)
    rows = [(names[a.name], f"{a.recorded_rank:g}".replace(".", ","), _places(a.rank)) for a in ordered]
    said = "".join(f"<li>{escape(line)}</li>" for line in about_ranks(found, names, IF_WORDS)[:2])
    return (
        f"<section><h2>Urutan wilayah dan selangnya</h2><ul>{said}</ul>"
        f'<div class="dua">{_figure(pictures["urutan"])}'
        f"{_table(('Wilayah polisi', 'Tercatat', 'Model, selang 90 %'), rows)}</div></section>"
    )


def _wrong(found: Findings, names: Mapping[str, str], pictures: Mapping[str, str]) -> str:
    beliefs = [which for which in found.others if isinstance(found.others[which].fit, Fit)]
    orders = [_order(found.fit)] + [_order(fit) for w in beliefs if isinstance(fit := found.others[w].fit, Fit)]
    rows = [
        (names[a.name], f"{a.recorded_rank:g}".replace(".", ","), *(f"{order[i]:g}" for order in orders))
        for i, a in enumerate(found.fit.areas)
    ]
    head = ("Wilayah polisi", "Tercatat", "Model", *(IF_WORDS[w] for w in beliefs))
    said = "".join(f"<li>{escape(line)}</li>" for line in about_ranks(found, names, IF_WORDS)[2:])
    return (
        f"<section><h2>Bagaimana bila dugaan tentang pengamatan keliru</h2><ul>{said}</ul>"
        f'<div class="dua">{_figure(pictures["tiga-urutan"])}{_table(head, rows)}</div></section>'
    )


def _beliefs(found: Findings) -> str:
    """What was believed before the counts were read; without an effort series the slope of effort has no part."""
    priors = found.priors
    rows = (
        ("Pengaruh satu faktor, log, tiap satu simpangan baku", f"rata-rata 0, simpangan {times(priors.effect_sd)}"),
        (
            "Beda antarwilayah yang tidak dijelaskan faktor",
            f"peluang {times(priors.field_chance)} di atas {times(priors.field_above)}",
        ),
        ("Bagian kasus yang terlihat", f"{times(priors.seen_share)}, simpangan log peluang {times(priors.seen_sd)}"),
        ("Beda pengamatan antarwilayah, tanpa catatan", f"simpangan log peluang {times(priors.blind_sd)}"),
    )
    return f"<section><h2>Dugaan awal</h2>{_table(('Tentang', 'Dugaan'), rows)}</section>"


def _cannot() -> str:
    lines = "".join(f"<li>{escape(line)}</li>" for line in CANNOT)
    return f"<section><h2>Yang tidak dapat dikatakan data ini</h2><ul>{lines}</ul><p>{escape(NEEDED)}</p></section>"


def _ingredients(found: Findings, names: Mapping[str, str]) -> str:
    head = ["Wilayah polisi", "Kasus", "Penduduk 2025", *(f"{f.id} ({f.as_of}, {f.id_unit})" for f in found.factors)]
    rows = [
        (
            names[a.code],
            str(a.cases),
            f"{a.residents:,}".replace(",", "."),
            *(_plain(a.values[f.column]) for f in found.factors),
        )
        for a in found.ingredients
    ]
    missing = "".join(f"<li>{escape(words)}</li>" for words, _english in declared().missing)
    return (
        f"<section><h2>Bahan</h2><p>Daftar faktor ditetapkan {declared().chosen_on.isoformat()}, sebelum hasil dilihat; paling "
        f"banyak dua sekaligus. Yang tidak ada tidak diisi:</p><ul>{missing}</ul>{_table(head, rows)}"
        f'<p class="kecil">{escape(SOURCE)}</p></section>'
    )


def _figure(drawn: str, words: str = "") -> str:
    return f"<figure>{drawn}<figcaption>{words} {escape(CAVEAT)} {escape(SOURCE)}</figcaption></figure>"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    top = "".join(f'<th scope="col">{escape(word)}</th>' for word in head)
    lines = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in row[1:])}</tr>'
        for row in rows
    )
    return f'<div class="gulir"><table><thead><tr>{top}</tr></thead><tbody>{lines}</tbody></table></div>'


def _cases(found: Findings) -> int:
    return sum(area.cases for area in found.ingredients)


def _span(each: Interval) -> str:
    return f"{times(each.middle)} ({times(each.low)} sampai {times(each.high)})"


def _places(each: Interval) -> str:
    return f"{each.middle:.0f} ({each.low:.0f} sampai {each.high:.0f})"


def _plain(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _short(name: str) -> str:
    return name.removeprefix("Kabupaten ").replace("Kota ", "")
