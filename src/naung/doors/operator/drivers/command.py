"""`naung drivers`: what the published figures, or the origins in this register, show of factors, and what they cannot say."""

import json
from pathlib import Path
from typing import Any

import click

from naung.doors.operator.drivers.page import report
from naung.doors.operator.printing import json_option, show
from naung.foundation.access.rules import system_actor
from naung.foundation.places.vocabulary import Level
from naung.insight.drivers.rules.fitting import kalbar, register
from naung.insight.drivers.rules.ingredients import chosen
from naung.insight.drivers.rules.sentences import NOT_DRAWN, about_ranks, beside, ratio, standing, why_open
from naung.insight.drivers.rules.telling import names_at
from naung.insight.drivers.vocabulary import IF_WORDS, LEVELS, Findings, Question, Silent

HELP = """Faktor yang berjalan bersama kasus yang tercatat di Kalimantan Barat.

Dengan --kalbar: angka terbit 14 kabupaten dan kota yang dibawa program. Dengan --register: tempat asal korban menurut ekstrak
instalasi ini, bila paling sedikit 100 asal dikenal. Hasilnya satu halaman, gambarnya dan angkanya di folder --out."""
ONE_OF_TWO = "Pilih satu: --kalbar (angka terbit) atau --register (ekstrak instalasi ini)."


@click.command(help=HELP)
@click.option("--kalbar", "shipped", is_flag=True, help="Pakai angka terbit 14 kabupaten dan kota.")
@click.option("--register", "own", is_flag=True, help="Pakai tempat asal korban dari ekstrak instalasi ini.")
@click.option(
    "--level", type=click.Choice([level.value for level in LEVELS]), default=Level.REGENCY.value,
    help="Tingkat wilayah untuk --register.",
)  # fmt: skip
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder untuk laporan.")
@click.option("--factors", default="", help="Satu atau dua faktor dari daftar, dipisah koma.")
@json_option
def drivers(shipped: bool, own: bool, level: str, out: Path, factors: str, as_json: bool) -> None:
    """Fit, write the report, print the sentences."""
    if shipped == own:
        raise click.UsageError(ONE_OF_TWO)
    picked = chosen([key.strip() for key in factors.split(",") if key.strip()], Level(level) if own else Level.REGENCY)
    click.echo(f"Menghitung: {', '.join(factor.id for factor in picked)}", err=True)
    found = _from_register(Level(level), tuple(factor.key for factor in picked)) if own else kalbar(picked)
    if isinstance(found, Silent):
        raise click.ClickException(f"{NOT_DRAWN} ({', '.join(found.reasons)})")
    click.echo("Menggambar", err=True)
    out.mkdir(parents=True, exist_ok=True)
    for name, text in (report(found) | {"hasil.json": json.dumps(_figures(found), indent=2) + "\n"}).items():
        (out / name).write_text(text, encoding="utf-8")
    show(_told(found, out), as_json=as_json)


def _from_register(level: Level, factors: tuple[str, ...]) -> Findings | Silent:
    """The same fit as on the page, here and now; it is not kept."""
    from naung.doors.operator.console import start_django

    start_django(make_home=False)
    from naung.insight.drivers.queries import bottom_at

    bottom = bottom_at(level, actor=system_actor("work"))
    return register(
        Question(level, factors, {}), bottom.origins, bottom.effort, bottom.made_at, bottom.counted,
        lambda done, of, stage: click.echo(f"{stage}: {done} dari {of}", err=True),
    )  # fmt: skip


def _told(found: Findings, out: Path) -> dict[str, Any]:
    pairs = zip(found.fit.effects, found.factors, strict=True)
    return {
        "folder": str(out),
        "faktor": [beside(effect, factor.id, factor.id_more, rough=found.is_rough) for effect, factor in pairs],
        "boleh_dipastikan": found.fit.may_confirm,
        "catatan": [
            *filter(None, [why_open(found)]),
            *about_ranks(found, names_at(found.level), IF_WORDS),
        ],
    }


def _figures(found: Findings) -> dict[str, Any]:
    """The figures behind the page, rounded to what they can bear."""
    checked = found.fit.diagnostics
    return {
        "faktor": [
            {
                "faktor": effect.name,
                "kali": [round(value, 2) for value in vars(ratio(effect.log_ratio)).values()],
                "dugaan_awal_sd": effect.prior_sd,
                "sd": round(effect.posterior_sd, 2),
                "kesimpulan": standing(effect).value,
            }
            for effect in found.fit.effects
        ],
        "wilayah": [
            {
                "kode": area.name,
                "tercatat": round(area.recorded, 2),
                "model": [round(value, 2) for value in vars(area.modelled).values()],
                "urutan": [round(value, 1) for value in vars(area.rank).values()],
            }
            for area in found.fit.areas
        ],
        "pemeriksaan": {
            "puncak_tidak_tercapai": checked.missed_modes,
            "bobot_di_tepi": round(checked.edge_weight, 4),
            "langkah_diterima": round(checked.accepted, 2),
            "pergeseran": round(checked.drift, 2),
        },
    }
