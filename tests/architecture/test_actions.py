"""Every action has its beats: keyword-only, ends with `by`, asks authority, leaves an entry in the log, all or nothing."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.house import PACKAGE, called, part, python_files, rooms, sample, shown, tree

Function = ast.FunctionDef | ast.AsyncFunctionDef

# What ends in an entry: the log's writer, and the vault's openings, which write their own.
RECORDS = {"record", "open_rows", "open_run"}
ASKS = {"require", "decide", "open_rows", "may"}

# The log and the vault are what the beats are made of; each exception says why it is one.
NOT_ACTIONS = {
    "audit.record": "is the entry itself",
    "audit.one_writer_at_a_time": "takes the lock under which the entry is written",
    "audit.shut_log": "takes that lock at another installation while it is carried; nothing is written there",
    "vault.seal": "fills columns of a row in memory; the action that saves the row is what is logged",
    "vault.seal_with": "fills columns of a row in memory under a key that the caller has just been given",
    "vault.put_tokens": "a part of the action that stores the record",
    "vault.fold_waiting": "moves what was put into the index's blocks; nothing is shown and nothing changes",
    "vault.drop_tokens": "a part of the action that changes or erases the record",
    "recusal.mark_person": "a part of the action that keeps the name or number; what it meets is logged by the keeper",
    "recusal.meet_officers": "a part of the action that keeps the number; what it meets is logged by the keeper",
    "recusal.mark_officer": "a part of the action that keeps the account; what it meets is logged by the keeper",
    "recusal.unmark_person": "a part of the action that corrects or erases the record",
    "recusal.move_marks": "a part of the action that gives a record to another desk",
    "recusal.tie": "a part of the action that puts a record into a file",
    "recusal.untie": "a part of the action that takes a record out of a file",
    "recusal.forget_record": "a part of the action that erases the record",
    "vault.keep_secret": "a part of the account's action",
    "vault.make_signing_key": "a part of the action that signs for a desk the first time",
    "vault.forget_secret": "a part of the account's action",
}
# Rooms whose actions are parts of other rooms' actions, which have asked.
ASKED_ABOVE = {"vault": "rooms ask before they seal, index or erase", "audit": "anything may be logged"}
UNLOGGED = {
    "vault.new_compartment": "the act that asks for it is what is logged",
    "vault.new_compartments": "the act that asks for them is what is logged",
    "vault.new_reader_compartment": "the act that asks for it is what is logged",
    "vault.found_vault": "makes what the log's own tokens need",
    "accounts.touch_session": "that a page was open, to the minute; each page that shows anything is logged itself",
    "accounts.passkey_used": "the session that it opens is what is logged",
    "audit.move_bookmark": "a job's own place in the log",
    "noticeboard.hand_in": "an entry would be one person's answer with its time; only counts are kept",
    "wicket.open_wicket": "an entry would be the moment at which somebody outside read; what she asks is logged",
    "courier.meet_device": "that a phone was in contact; each form that it sends is logged itself",
    "letterbox.greet_sender": "that a key was used, to the minute; each form that it drops in is logged itself",
    "jobs.beat_job": "that a worker lives; taking and ending are logged",
    "jobs.tell_progress": "how far a worker is; taking and ending are logged",
}
# An officer acts on her own account, or is about to be one: the account is the authority.
ON_HERSELF = {
    "messaging.keep_address",
    "accounts.accept_invitation",
    "accounts.add_passkey",
    "accounts.change_password",
    "accounts.change_profile",
    "accounts.check_code",
    "accounts.check_password",
    "accounts.choose_place",
    "accounts.close_over_time",
    "accounts.end_other_sessions",
    "accounts.forget_kept",
    "accounts.keep_form",
    "accounts.keep_own_numbers",
    "accounts.make_recovery_codes",
    "accounts.move_tour",
    "accounts.open_kept",
    "accounts.open_session",
    "accounts.passkey_used",
    "accounts.remove_factor",
    "accounts.revoke_session",
    "accounts.set_up_code",
    "accounts.show_recovery_codes",
    "accounts.sign_out",
    "accounts.touch_session",
}
SEVERAL_STEPS = {
    "counsel.open_notes": "a wrong passphrase stays counted though the answer is no",
    "counsel.hand_over_notes": "a wrong passphrase stays counted though the answer is no",
    "counsel.change_own_secret": "a wrong passphrase stays counted though the answer is no",
    "wicket.open_wicket": "a try stays counted though the answer is no, and hashing holds no lock: each step stands alone",
    "evidence.keep_template": "a child reads the document outside of any transaction, then it is kept in one",
    "evidence.keep_signed": "a child reads the document outside of any transaction, then it is kept in one",
    "speech.speak": "a child speaks outside of any transaction, then it is kept in one",
    "speech.keep_recording": "a child reads the sound outside of any transaction, then it is kept in one",
    "partners.publish_to": "a child speaks outside of any transaction, then the form is published in one",
    "partners.publish_everywhere": "each desk's form is published in one transaction of its own",
    "partners.give_key": "the key stands, then a form is published for it",
    "letterbox.greet_sender": "one statement",
    "escrow.deposit_number": "the try stays counted though the answer is no, and the other machine is asked outside of any",
    "escrow.deposit_thing": "as deposit_number",
    "escrow.send_waiting": "each deposit is asked for outside of any transaction, and lies in one of its own",
    "targeting.run_solution": "solves for minutes outside of any transaction, then keeps the answer in one",
    "exchange.compare_rows": "a register is compared outside of any transaction, which would let nobody write meanwhile",
    "hints.run_hints": "compares for a minute, and keeps each step in a transaction of its own, so that it goes on where it was",
    "pairing.find_pairs": "compares for minutes outside of any transaction, then keeps what it found in one",
    "pairing.run_pairs": "as find_pairs",
    "accounts.check_password": "a try stays counted though the answer is no: each step stands alone",
    "accounts.change_password": "a wrong old one stays counted though the answer is no",
    "accounts.check_code": "a try stays counted though the answer is no: each step stands alone",
    "accounts.passkey_used": "one statement",
    "accounts.touch_session": "one statement",
    "jobs.beat_job": "one statement",
    "jobs.tell_progress": "one statement",
    "audit.open_log_of": "one entry, then a reading",
    "audit.open_latest": "one entry, then a reading",
    "extract.make_extract": "reads for minutes and writes files; a transaction would let nobody else write, the entry is its own",
    "referrals.run_clocks": "each referral in a transaction of its own: one that fails stops no other",
    "reports.receive_report": "each try is one transaction; a try that collides is made again",
    "messaging.send_notices": "each letter is claimed and noted by itself, so that a sender that dies loses and doubles nothing",
    "vault.back_up_and_open": "a sealed value to open, files, then an entry: what does not open is removed again",
    "vault.make_backup": "files, then the entry that says that they stand",
    "vault.make_custodian": "a file with a public key, then the entry",
    "vault.rotate_installation_key": "a file and the database: it can be taken up again where it stopped",
}


def public(package: Path) -> Iterator[tuple[str, Path, Function]]:
    """Each action as (room.name, file, function): what the room's `actions` offers, not the parts its files share."""
    for room in rooms(package):
        offered = exported(room)
        for path in part(room, "actions"):
            for node in tree(path).body:
                is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
                if is_function and (node.name in offered if offered else not node.name.startswith("_")):
                    yield f"{room.name}.{node.name}", path, node


def exported(room: Path) -> set[str]:
    """The names in `__all__` of a folder of actions; nothing where the actions are one file."""
    offer = room / "actions" / "__init__.py"
    if not offer.exists():
        return set()
    for node in tree(offer).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
            return set(ast.literal_eval(node.value))
    return set()


def reached_around(package: Path) -> list[str]:
    """Imports from inside another room's folder of actions, past what that room offers."""
    found = []
    for path in python_files(package):
        here = ".".join(("naung", *path.relative_to(package).parts))
        for node in ast.walk(tree(path)):
            module = (node.module or "") if isinstance(node, ast.ImportFrom) else ""
            room, inside, _ = module.partition(".actions.")
            if inside and not here.startswith(f"{room}.actions."):
                found.append(f"{shown(path, package)}:{node.lineno} reaches into {module}")  # type: ignore[attr-defined]  # an import has a line
    return found


def reach(package: Path) -> dict[str, set[str]]:
    """What each function of any room's actions calls, by name, with all that those call in turn."""
    direct: dict[str, set[str]] = {}
    for room in rooms(package):
        for path in part(room, "actions"):
            for node in ast.walk(tree(path)):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    direct.setdefault(node.name, set()).update(called(node))
    return {name: _all_of(name, direct) for name in direct}


def _all_of(name: str, direct: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        for each in direct.get(waiting.pop(), set()) - seen:
            seen.add(each)
            waiting.append(each)
    return seen


def misshapen(package: Path) -> list[str]:
    """Actions that take something by position, or do not end with `by: Actor`."""
    found = []
    for name, path, node in public(package):
        arguments = node.args
        if name in NOT_ACTIONS:
            continue
        last = arguments.kwonlyargs[-1] if arguments.kwonlyargs else None
        if arguments.args or arguments.posonlyargs or arguments.vararg:
            found.append(f"{shown(path, package)}:{node.lineno} {name}: takes arguments by position")
        annotation = ast.unparse(last.annotation) if last is not None and last.annotation is not None else ""
        if last is None or last.arg != "by" or not annotation.startswith("Actor"):
            found.append(f"{shown(path, package)}:{node.lineno} {name}: does not end with by: Actor")
    return found


def unlogged(package: Path) -> list[str]:
    """Actions after which the log says nothing."""
    reached = reach(package)
    return [
        f"{shown(path, package)}:{node.lineno} {name}: records no event"
        for name, path, node in public(package)
        if name not in NOT_ACTIONS and name not in UNLOGGED and not RECORDS & reached[node.name]
    ]


def unasked(package: Path) -> list[str]:
    """Actions that nobody asked whether the actor may."""
    reached = reach(package)
    return [
        f"{shown(path, package)}:{node.lineno} {name}: asks no authority"
        for name, path, node in public(package)
        if name.split(".")[0] not in ASKED_ABOVE
        and name not in ON_HERSELF | set(NOT_ACTIONS)
        and not ASKS & reached[node.name]
    ]


def untied(package: Path) -> list[str]:
    """Actions that could be left half done: not one transaction."""
    found = []
    for name, path, node in public(package):
        atomic = any("atomic" in ast.unparse(each) for each in node.decorator_list)
        if name not in NOT_ACTIONS and name not in SEVERAL_STEPS and not atomic and "atomic" not in ast.unparse(node):
            found.append(f"{shown(path, package)}:{node.lineno} {name}: not one transaction")
    return found


BROKEN = {
    "casework/cases/actions.py": """
@transaction.atomic
def close_case(case, *, reason, by: Actor):
    require(by, Permission.CASE_WRITE)
    _close(case)

def _close(case):
    record(CaseEvent.CLOSED, by=by)

def reopen_case(*, case, by):
    case.save()

def _inner(case):
    case.save()
""",
}


def test_actions_have_the_shape_of_an_action() -> None:
    assert misshapen(PACKAGE) == []


def test_actions_record_an_event() -> None:
    assert unlogged(PACKAGE) == []


def test_actions_ask_authority() -> None:
    assert unasked(PACKAGE) == []


def test_actions_are_one_transaction() -> None:
    assert untied(PACKAGE) == []


def test_rooms_are_entered_by_what_they_offer() -> None:
    assert reached_around(PACKAGE) == []


def test_exceptions_still_exist() -> None:
    names = {name for name, _, _ in public(PACKAGE)}
    assert sorted((set(NOT_ACTIONS) | set(UNLOGGED) | ON_HERSELF | set(SEVERAL_STEPS)) - names) == []


def test_a_broken_action_is_seen(tmp_path: Path) -> None:
    package = sample(tmp_path, BROKEN)
    place = "casework/cases/actions.py"
    assert misshapen(package) == [
        f"{place}:3 cases.close_case: takes arguments by position",
        f"{place}:10 cases.reopen_case: does not end with by: Actor",
    ]
    assert unlogged(package) == [f"{place}:10 cases.reopen_case: records no event"]
    assert unasked(package) == [f"{place}:10 cases.reopen_case: asks no authority"]
    assert untied(package) == [f"{place}:10 cases.reopen_case: not one transaction"]


def test_a_way_around_is_seen(tmp_path: Path) -> None:
    sample(tmp_path, {"doors/desk/cases/pages.py": "from naung.casework.cases.actions.turns import decide_turn\n"})
    assert reached_around(tmp_path) == ["doors/desk/cases/pages.py:1 reaches into naung.casework.cases.actions.turns"]
