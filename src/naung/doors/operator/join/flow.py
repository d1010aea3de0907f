"""The steps of a joining: look, back up, carry, prove, and only then close the old house."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils import timezone

from naung.casework.episodes.actions import find_things_again
from naung.casework.reports.actions import find_reports_again
from naung.doors.operator.backup import make_backup, recipient
from naung.doors.operator.beside import is_marked, mark
from naung.doors.operator.join.refusals import merged, notes, refusals, schema_refusals
from naung.doors.operator.join.tables import carried_tables
from naung.doors.operator.join.vocabulary import (
    ABOUT_OFFICERS,
    ELSEWHERE,
    LOG_HERE,
    NOT_PROVED,
    WENT_ON,
    Merge,
    Renames,
    Sheet,
    State,
)
from naung.foundation.access.rules import system_actor
from naung.foundation.accounts.actions import find_officers_again
from naung.foundation.audit.actions import carry_log, shut_log
from naung.foundation.audit.queries import chain_head, joined_is_sound, joined_logs
from naung.foundation.audit.vocabulary import JoinedLog
from naung.foundation.errors import NaungError, OutsideFailed
from naung.foundation.people.actions import find_persons_again
from naung.foundation.vault.actions import carry_installation, fold_waiting
from naung.foundation.vault.queries import (
    compare_table,
    compare_wraps,
    count_here,
    found_again,
    installation_id,
    last_number,
)
from naung.foundation.vault.vocabulary import Carried, Source

WRAPS = Carried("vault.WrappedKey")
# Officers first: persons are then compared with everybody's.
AGAIN = (find_officers_again, find_persons_again, find_reports_again, find_things_again)


@dataclass
class Joining:
    """One city's installation on its way into this one."""

    source: Source
    folder: Path
    renames: Renames
    to: str
    say: Callable[[str], None]

    def look(self) -> Sheet:
        """What stands in the way, without writing anything."""
        if wrong := schema_refusals(self.source):
            return Sheet(State.REFUSED, refused=wrong)
        known = next((each for each in joined_logs() if each.installation == installation_id(self.source.alias)), None)
        if known is not None:
            return self._known(known)
        if is_marked(self.folder):
            return Sheet(State.REFUSED, refused=[ELSEWHERE])
        merge = merged(self.source, self.renames)
        tables = carried_tables(merge, timezone.now())
        wrong = refusals(self.source, merge, self.renames, tables)
        return Sheet(State.REFUSED if wrong else State.MAY, refused=wrong, notes=notes(self.source, merge))

    def _known(self, known: JoinedLog) -> Sheet:
        """It is here already: it was proved before it was stored, so only its log is looked at again."""
        sound = joined_is_sound(known).sound
        wrong = [] if sound else [LOG_HERE]
        wrong += [WENT_ON] if chain_head(self.source.alias) != known.head else []
        state = State.REFUSED if wrong else State.THERE
        return Sheet(state, refused=wrong, log_entries=known.head.seq, log_sound=sound)

    def join(self) -> Sheet:
        """All of it, or nothing. A city that is here already is only marked where its mark is missing."""
        sheet = self.look()
        if sheet.state is State.THERE and not is_marked(self.folder):
            self._close(sheet)
        if sheet.state is not State.MAY:
            return sheet
        to = recipient(None)
        self.say("membuat dan membuktikan cadangan di sini")
        sheet.backup = make_backup(Path(settings.NAUNG_HOME) / "backups", to, timezone.now()).stamp
        try:
            with transaction.atomic(using=self.source.alias):
                head = shut_log(self.source.alias)
                with transaction.atomic():
                    self._carry(sheet)
                    if not sheet.proved or chain_head(self.source.alias) != head:
                        raise OutsideFailed(NOT_PROVED)
                sheet.state = State.JOINED
                self._close(sheet)
        except (NaungError, DatabaseError) as wrong:
            sheet.state, sheet.why = State.FAILED, str(wrong) if isinstance(wrong, NaungError) else type(wrong).__name__
        return sheet

    def _close(self, sheet: Sheet) -> None:
        """Let the old house say where its work went; what is joined and proved stays so where that can't be written."""
        try:
            mark(self.folder, to=self.to, now=timezone.now())
        except OSError:
            sheet.state = State.OPEN_STILL

    def _carry(self, sheet: Sheet) -> None:
        merge, by = merged(self.source, self.renames), system_actor("join")
        installation = installation_id(self.source.alias)
        assert installation is not None
        tables = carried_tables(merge, timezone.now())
        before = {table.label: (count_here(table), last_number(table)) for table in tables}
        wraps = count_here(WRAPS)
        self.say("menyegel ulang setiap isi dengan kunci di sini")
        carry_installation(tables=tables, source=self.source, told=self._told, by=by)
        self.say("membawa log")
        log = carry_log(source=self.source.alias, installation=installation, by=by)
        sheet.log_entries, sheet.log_sound = log.head.seq, joined_is_sound(log).sound
        self.say("membuktikan: jumlah, dan setiap isi dibuka di kedua tempat")
        sheet.tables = [
            compare_table(table, self.source, before=before[table.label][0], floor=before[table.label][1])
            for table in tables
        ] + [compare_wraps(self.source, before=wraps)]
        self._find_again(sheet, merge)

    def _find_again(self, sheet: Sheet, merge: Merge) -> None:
        self.say("membuat isi itu dapat dicari di sini, dan membandingkannya dengan petugas")
        by = system_actor("join")
        made = [again(desks=merge.desks, by=by) for again in AGAIN]
        fold_waiting()
        sheet.indexed = sum(each.records for each in made)
        for each in made:
            asked, found = found_again(each.samples)
            sheet.asked, sheet.found = sheet.asked + asked, sheet.found + found
        sheet.officers_compared = True

    def _told(self, table: str, count: int) -> None:
        if count and not table.startswith(ABOUT_OFFICERS):
            self.say(f"{table}: {count}")
