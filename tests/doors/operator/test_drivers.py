"""`naung drivers --kalbar`: a folder with a page that needs nothing, its pictures and its figures."""

import json
import re
from pathlib import Path

from click.testing import CliRunner

from naung.doors.operator.drivers.command import drivers
from naung.insight.drivers.rules.sentences import CANNOT, NOT_CONFIRMED, TITLES
from naung.insight.drivers.vocabulary import Ground

DOCUMENTED = Path(__file__).parents[3] / "docs/pendorong"


def test_the_report_says_what_it_is_and_what_it_cannot_say(tmp_path: Path) -> None:
    done = CliRunner().invoke(drivers, ["--kalbar", "--out", str(tmp_path), "--json"])
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert told["boleh_dipastikan"] is False
    page = (tmp_path / "index.html").read_text("utf-8")
    assert f"<h1>{TITLES[Ground.PUBLISHED]}</h1>" in page
    assert NOT_CONFIRMED in page
    assert all(sentence in page for sentence in CANNOT[Ground.PUBLISHED])
    assert page.count("<figure>") == 5
    assert page.count("<table>") == 6
    assert "<script" not in page
    assert not re.search(r'(src|href)="', page)
    pictures = {path.name for path in tmp_path.glob("*.svg")}
    assert pictures == {"faktor.svg", "peta-tercatat.svg", "peta-model.svg", "urutan.svg", "tiga-urutan.svg"}
    figures = json.loads((tmp_path / "hasil.json").read_text("utf-8"))
    assert {each["kesimpulan"] for each in figures["faktor"]} == {"belum"}


def test_the_documented_report_is_what_the_command_writes(tmp_path: Path) -> None:
    CliRunner().invoke(drivers, ["--kalbar", "--out", str(tmp_path)])
    written, kept = (_sentences(folder / "index.html") for folder in (tmp_path, DOCUMENTED))
    assert written == kept


def _sentences(page: Path) -> list[str]:
    """Everything that is read, without its figures: their last digit may differ between processors."""
    return [re.sub(r"\d+", "#", words) for words in re.findall(r">([^<]{12,})<", page.read_text("utf-8"))]


def test_other_factors_and_wrong_ones(tmp_path: Path) -> None:
    done = CliRunner().invoke(drivers, ["--kalbar", "--out", str(tmp_path), "--factors", "sekolah"])
    assert done.exit_code == 0
    assert "Lama sekolah: belum dapat disimpulkan." in done.output
    assert CliRunner().invoke(drivers, ["--out", str(tmp_path)]).exit_code == 2
    assert CliRunner().invoke(drivers, ["--kalbar", "--out", str(tmp_path), "--factors", "a,b"]).exit_code == 1
