"""The steps of an upgrade, in order, and the way back from each of them."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from naung.doors.operator.upgrade.machine import Failed, Machine, Stopped, to_the_end
from naung.doors.operator.upgrade.versions import Code
from naung.doors.operator.upgrade.vocabulary import Journal, Outcome, Stage

# What a new version may never leave in danger; what else it finds unsafe, and the old one did too or never looked at, is told.
VITAL = {"kunci", "basis_data", "versi", "log", "indeks", "kolom"}
DANGER = "bahaya"


@dataclass
class Upgrade:
    """One upgrade of one installation, with what it has done so far."""

    code: Code
    machine: Machine
    say: Callable[[str], None]
    steps: list[str] = field(default_factory=list)
    why: str = ""

    def forth(self, wheelhouse: Path) -> tuple[Outcome, Journal]:
        """To the version of the wheelhouse. Whatever fails, the house is afterwards as it was, or said to be in danger."""
        old = self.code.version_in_use()
        journal = Journal(old, "", Stage.CHANGING)
        try:
            self._step("code")
            journal = replace(journal, new=self.machine.put_code(wheelhouse, self.code.folder))
            if journal.new == old:
                return Outcome.SAME, journal
            before = self._look(journal)
            self._step("stop")
            self.code.close()
            self.machine.stop()
        except (Failed, Stopped, OSError) as wrong:
            self.why = _kind(wrong)
            return self.as_before(journal), journal
        return self._change(journal, before)

    def _look(self, journal: Journal) -> dict[str, str]:
        self._step("look")
        self.machine.ask("fits", self.code.console(journal.new), "waypoint", "fits")
        return self.machine.states("look", self.code.console(journal.old))

    def _change(self, journal: Journal, before: dict[str, str]) -> tuple[Outcome, Journal]:
        old, new = self.code.console(journal.old), self.code.console(journal.new)
        try:
            self._step("backup")
            made = self.machine.ask("backup", old, "waypoint", "make")
            journal = replace(journal, data=str(made["data"]), keys=str(made["keys"]))
        except (Failed, Stopped, OSError) as wrong:
            self.why = _kind(wrong)
            return self.as_before(journal), journal
        self.code.write_down(journal)
        try:
            self._step("migrate")
            self.machine.ask("migrate", new, "migrate")
            self._step("prove")
            self.machine.ask("prove", new, "waypoint", "prove")
            self._step("check")
            self._compare(before, self.machine.states("check", new))
            self._step("switch")
            self.code.use(journal.new)
            journal = replace(journal, stage=Stage.STARTING)
            self.code.write_down(journal)
            self._start()
        except (Failed, Stopped, OSError) as wrong:
            self.why = _kind(wrong)
            return self.back(journal), journal
        return self.finish(journal), journal

    def _compare(self, before: dict[str, str], after: dict[str, str]) -> None:
        worse = {name for name, state in after.items() if state == DANGER and before.get(name) != DANGER}
        worse &= VITAL | set(before)
        if worse:
            raise Failed(f"check: {', '.join(sorted(worse))}")

    def _start(self) -> None:
        self._step("start")
        self.code.open()
        self.machine.start()

    def as_before(self, journal: Journal) -> Outcome:
        """Nothing of the office was touched yet: no key of a waypoint stays, and Naung starts again."""
        to_the_end()
        try:
            self.machine.ask("return", self.code.console(journal.old), "waypoint", "drop")
            self._start()
        except Failed as wrong:
            self._also(wrong)
        return Outcome.NOTHING_CHANGED

    def back(self, journal: Journal) -> Outcome:
        """The database as it was, the old version, started again."""
        to_the_end()
        old = self.code.console(journal.old)
        try:
            self.code.close()
            self.code.write_down(replace(journal, stage=Stage.CHANGING))
            self.machine.stop()
            self._step("return")
            self.machine.ask("return", old, "waypoint", "return")
            self.code.use(journal.old)
            self.machine.ask("return", old, "waypoint", "drop")
        except (Failed, OSError) as wrong:
            self._also(wrong)
            return Outcome.DANGER
        return self._started_again(journal)

    def back_with(self, journal: Journal, identity: Path) -> Outcome:
        """From an upgrade that had ended: its backup is restored with the custodian's key; what was written since is lost."""
        to_the_end()
        old = self.code.console(journal.old)
        files = ("--data", journal.data, "--keys", journal.keys)
        self._step("stop")
        self.code.close()
        try:
            self.machine.stop()
            self._step("return")
            with self.machine.lent(identity) as key:
                self.machine.ask("return", old, "restore", *files, "--identity", str(key), "--replace")
        except Failed as wrong:  # a restore that fails leaves what was there
            self.why = str(wrong)
            return self.as_before(replace(journal, old=journal.new))
        self.code.use(journal.old)
        self.code.forget_last()
        return self._started_again(journal, Outcome.RETURNED)

    def _started_again(self, journal: Journal, outcome: Outcome = Outcome.WENT_BACK) -> Outcome:
        self.code.end(journal, well=False)
        try:
            self._start()
        except Failed as wrong:
            self._also(wrong)
        return outcome

    def finish(self, journal: Journal) -> Outcome:
        """The new version runs: the key of the way back goes, its backup stays the custodian's."""
        to_the_end()
        try:
            self.machine.ask("switch", self.code.console(journal.new), "waypoint", "drop")
        except Failed as wrong:
            self.why = str(wrong)
            return Outcome.KEY_LEFT
        self.code.end(journal, well=True)
        return Outcome.DONE

    def _also(self, wrong: Exception) -> None:
        self.why = f"{self.why}; {wrong}".removeprefix("; ")

    def _step(self, name: str) -> None:
        self.steps.append(name)
        self.say(name)


def _kind(wrong: Exception) -> str:
    return str(wrong) or type(wrong).__name__
