"""`naung upgrade`: bring another version in from a wheelhouse; a backup first, and back to it where anything fails."""

import json
import os
import sys
from contextlib import ExitStack
from pathlib import Path

import click

from naung.doors.operator.printing import json_option
from naung.doors.operator.upgrade.flow import Upgrade
from naung.doors.operator.upgrade.machine import Machine, stoppable
from naung.doors.operator.upgrade.versions import Busy, NotInstalled, installed_code
from naung.doors.operator.upgrade.vocabulary import EXIT, REFUSED, SAID, STEPS, Journal, Outcome, Stage

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path, resolve_path=True)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path, resolve_path=True)


def refusal(name: str) -> click.ClickException:
    """A refusal in both languages."""
    return click.ClickException(" / ".join(REFUSED[name]))


def say(name: str) -> None:
    """The step that begins, in both languages."""
    click.echo("… " + " / ".join(STEPS[name]), err=True)


def gone_back(asked: Upgrade, identity: Path | None) -> tuple[Outcome, Journal]:
    """Back from an upgrade that was cut off, or with the custodian's key from one that had ended."""
    begun, last = asked.code.begun(), asked.code.last()
    if begun is not None:
        return asked.back(begun), begun
    if asked.code.is_closed:
        here = Journal(asked.code.version_in_use(), "", Stage.CHANGING)
        return asked.as_before(here), here
    if last is None:
        raise refusal("nowhere")
    if identity is None:
        raise refusal("custodian")
    return asked.back_with(last, identity), last


@click.command(help="Pasang versi baru dari wheelhouse: cadangan dulu, dan kembali bila gagal.")
@click.option("--wheelhouse", type=FOLDER, help="Folder wheelhouse dari versi baru.")
@click.option("--go-back", "back", is_flag=True, help="Kembali ke sebelum pembaruan yang terputus, atau yang terakhir.")
@click.option("--identity", type=FILE, help="Kunci kustodian, untuk kembali dari pembaruan yang sudah selesai.")
@click.option("--stopped", is_flag=True, help="Naung sudah dihentikan (tanpa systemd).")
@json_option
def upgrade(wheelhouse: Path | None, back: bool, identity: Path | None, stopped: bool, as_json: bool) -> None:
    """Exit status 0 when the wanted version is in use, 1 when the house is as it was before, 2 when it is in danger."""
    if (wheelhouse is None) is not back:
        raise refusal("which")
    with ExitStack() as held:
        try:
            code = installed_code(os.environ.get("NAUNG_CODE"))
            held.enter_context(code.alone())
            asked = Upgrade(code, Machine(os.environ), say)
            code.version_in_use()
        except NotInstalled:
            raise refusal("not_installed") from None
        except Busy:
            raise refusal("busy") from None
        if not asked.machine.is_managed and (not stopped or asked.machine.answers()):
            raise refusal("running")
        held.enter_context(stoppable())
        begun = code.begun()
        if begun is not None and begun.stage is Stage.STARTING:
            asked.finish(begun)
        if not back and (code.begun() is not None or code.is_closed):
            raise refusal("begun")
        outcome, journal = asked.forth(wheelhouse) if wheelhouse else gone_back(asked, identity)
    tell(asked, outcome, journal, as_json=as_json)


def tell(done: Upgrade, outcome: Outcome, journal: Journal, *, as_json: bool) -> None:
    """What happened, in both languages."""
    if not done.machine.is_managed and outcome is not Outcome.DANGER:
        click.echo("Sekarang jalankan Naung lagi. / Now start Naung again.", err=True)
    words, english = SAID[outcome]
    if as_json:
        answer: dict[str, object] = {
            "state": outcome,
            "from": journal.old,
            "to": journal.new,
            "in_use": done.code.version_in_use(),
        }
        answer |= {"steps": done.steps, "why": done.why, "backup": journal.data, "words": words, "words_en": english}
        click.echo(json.dumps(answer, ensure_ascii=False))
    else:
        click.echo(f"{outcome}: {words}")
        click.echo(english)
        if done.why:
            click.echo(f"({done.why})")
    sys.exit(EXIT[outcome])
