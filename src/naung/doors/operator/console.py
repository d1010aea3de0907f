"""The console script. Commands are loaded when called: `naung --help` is quick, pure ones need no database."""

import os
from importlib import import_module

import click

from naung.config import installation
from naung.foundation.errors import NaungError

# command -> (module, attribute, whether it needs the installation's database)
COMMANDS: dict[str, tuple[str, str, bool]] = {
    "audit": ("naung.doors.operator.audit", "audit", True),
    "backup": ("naung.doors.operator.backup", "backup", True),
    "begin": ("naung.doors.operator.begin", "begin", True),
    "check": ("naung.doors.operator.check", "check", True),
    "demo": ("naung.doors.operator.demo", "demo", True),
    "desk": ("naung.doors.operator.desks", "desk", True),
    "drivers": ("naung.doors.operator.drivers.command", "drivers", False),
    "escrow": ("naung.doors.operator.escrow", "escrow", True),
    "escrow-keeper": ("naung.doors.keeper.command", "escrow_keeper", False),
    "extract": ("naung.doors.operator.extract", "extract", True),
    "import": ("naung.doors.operator.imports.command", "import_command", False),
    "join": ("naung.doors.operator.join.command", "join", True),
    "law": ("naung.doors.operator.law", "law", False),
    "link": ("naung.doors.operator.linking.command", "link", False),
    "link-register": ("naung.doors.operator.linking.register", "link_register", True),
    "may-refer": ("naung.doors.operator.may_refer", "may_refer_command", False),
    "measure": ("naung.doors.operator.measure", "measure", True),
    "migrate": ("naung.doors.operator.serve", "migrate", True),
    "nik": ("naung.doors.operator.nik", "nik", False),
    "plan-prevention": ("naung.doors.operator.plan_prevention", "plan_prevention", False),
    "recover": ("naung.doors.operator.recover", "recover", True),
    "restore": ("naung.doors.operator.restore", "restore", True),
    "security": ("naung.doors.operator.security", "security", True),
    "serve": ("naung.doors.operator.serve", "serve", True),
    "tick": ("naung.doors.schedule.tick", "tick", True),
    "upgrade": ("naung.doors.operator.upgrade.command", "upgrade", False),
    "user": ("naung.doors.operator.users", "user", True),
    "vault": ("naung.doors.operator.vault", "vault", True),
    "waypoint": ("naung.doors.operator.waypoint", "waypoint", True),
    "work": ("naung.doors.operator.work", "work", True),
}


AFTER_JOINING = frozenset(
    {"audit", "backup", "check", "security"}
)  # what is still asked of a house that has joined another


def start_django(*, make_home: bool = True) -> None:
    """Start Django on the installation that `NAUNG_HOME` names, making its folder and keys where they are missing."""
    if make_home:
        installation.make_home()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naung.config.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()


class Lazy(click.Group):
    """A group whose commands are imported when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, attribute, needs_django = COMMANDS[name]
        if needs_django and name not in AFTER_JOINING and (words := installation.joined_to()):
            raise click.ClickException(words)
        if needs_django:
            start_django(make_home=name in {"begin", "demo", "migrate", "serve", "restore"})
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error of the house is one sentence and exit status 1, never a trace with somebody's words."""
        try:
            return super().invoke(ctx)
        except NaungError as wrong:
            raise click.ClickException(str(wrong)) from None


@click.command(cls=Lazy, help="Naung: kerja kasus, hukum dan pembelajaran untuk gugus tugas TPPO.")
@click.version_option(package_name="naung")
def main() -> None:
    """Naung's console."""
