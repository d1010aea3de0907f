"""The contracts of `.importlinter` hold, and each breaks when a line of code that it forbids is added.

One graph of the real house is built; each story adds its offending import to a copy of it.
"""

from copy import deepcopy
from typing import Any

import grimp
import pytest
from importlinter.application import use_cases
from importlinter.application.user_options import UserOptions
from importlinter.configuration import configure
from importlinter.domain.contract import Contract, registry
from tests.architecture.house import ROOT

NEW_ROOM = "naung.foundation.unannounced"

# contract -> what it must refuse: (importer, imported) each, or one new module that no layer names
OFFENCES: dict[str, list[tuple[str, str] | str]] = {
    "floors": [
        ("naung.foundation.people.queries", "naung.casework.cases.queries"),
        ("naung.casework.cases.actions", "naung.doors.desk.shell.forms"),
        ("naung.foundation.clock.rules", "naung.config.settings"),
        ("naung.methods.disclosure", "naung.foundation.errors"),
        "naung.basement",
    ],
    "doors": [
        ("naung.doors.desk.shell.pages", "naung.doors.operator.console"),
        ("naung.doors.schedule", "naung.doors.desk.shell.words"),
        "naung.doors.window",
    ],
    "public": [
        ("naung.doors.public.pages", "naung.casework.cases.queries"),
        ("naung.doors.public.pages", "naung.foundation.people.queries"),
        ("naung.foundation.noticeboard.queries", "naung.foundation.vault.queries"),
    ],
    "survivor": [
        ("naung.doors.survivor.pages", "naung.casework.cases.queries"),
        ("naung.doors.survivor.pages", "naung.foundation.people.queries"),
        ("naung.foundation.wicket.queries", "naung.foundation.vault.queries"),
    ],
    "odk": [
        ("naung.doors.odk.sending", "naung.casework.partners.queries"),
        ("naung.doors.odk.forms", "naung.foundation.people.queries"),
        ("naung.foundation.letterbox.queries", "naung.foundation.vault.queries"),
    ],
    "keeper": [
        ("naung.doors.keeper.answering", "naung.foundation.vault.queries"),
        ("naung.doors.keeper.command", "naung.config.installation"),
        ("naung.doors.keeper.wsgi", "django"),
    ],
    "insight": [
        ("naung.insight.extract.queries", "naung.insight.flows.queries"),
        "naung.insight.unannounced",
    ],
    "valve": [
        ("naung.insight.flows.queries", "naung.casework.cases.queries"),
        ("naung.insight.flows.rules", "naung.foundation.people.vocabulary"),
        ("naung.insight.extract.rules", "naung.casework.episodes.vocabulary"),
    ],
    "casework": [
        ("naung.casework.screening.queries", "naung.casework.cases.queries"),
        ("naung.casework.episodes.actions", "naung.casework.reports.actions"),
        ("naung.casework.reports.rules", "naung.casework.screening.rules"),
        "naung.casework.unannounced",
    ],
    "foundation": [
        ("naung.foundation.people.queries", "naung.foundation.accounts.queries"),
        ("naung.foundation.access.rules", "naung.foundation.audit.vocabulary"),
        ("naung.foundation.law.rules", "naung.foundation.places.rules"),
        ("naung.foundation.words", "naung.foundation.errors"),
        NEW_ROOM,
    ],
    "rooms": [
        ("naung.casework.cases.rules", "naung.casework.cases.models"),
        ("naung.casework.cases.queries", "naung.casework.cases.actions"),
        ("naung.foundation.vault.models", "naung.foundation.vault.queries"),
        ("naung.foundation.people.vocabulary", "naung.foundation.people.rules"),
        "naung.casework.cases.helpers",
    ],
    "pure": [
        ("naung.casework.cases.rules", "django"),
        ("naung.foundation.people.vocabulary", "django"),
        ("naung.foundation.law.rules", "structlog"),
        ("naung.foundation.identifiers", "sqlite3"),
        ("naung.methods.disclosure", "django"),
    ],
    "tables": [
        ("naung.doors.desk.shell.pages", "naung.casework.cases.models"),
        ("naung.casework.cases.rules", "naung.foundation.people.models"),
        ("naung.doors.operator.console", "naung.foundation.audit.models"),
    ],
    "writes": [
        ("naung.casework.cases.queries", "naung.casework.cases.actions"),
        ("naung.casework.reports.queries", "naung.foundation.audit.actions"),
        ("naung.foundation.people.rules", "naung.foundation.people.actions"),
    ],
    "vault": [
        ("naung.casework.cases.queries", "naung.foundation.vault.queries.keys"),
        ("naung.doors.operator.console", "naung.foundation.vault.rules.sealing"),
    ],
    "circles": [
        ("naung.foundation.access.vocabulary", "naung.foundation.audit.vocabulary"),
        ("naung.foundation.errors", "naung.casework.cases.rules"),
    ],
}

configure()
use_cases._register_built_in_contract_types()
OPTIONS: UserOptions = use_cases.read_user_options(str(ROOT / ".importlinter"))
CONTRACTS: dict[str, dict[str, Any]] = {str(each["id"]): each for each in OPTIONS.contracts_options}


@pytest.fixture(scope="module")
def house() -> grimp.ImportGraph:
    """The imports of the house as it stands."""
    return grimp.build_graph("naung", include_external_packages=True, cache_dir=None)


def is_kept(name: str, graph: grimp.ImportGraph) -> bool:
    """Whether the named contract holds on this graph."""
    options = CONTRACTS[name]
    kind: type[Contract] = registry.get_contract_class(options["type"])
    contract = kind(name=options["name"], session_options=OPTIONS.session_options, contract_options=options)
    return bool(contract.check(graph=deepcopy(graph), verbose=False).kept)


def with_offence(graph: grimp.ImportGraph, offence: tuple[str, str] | str) -> grimp.ImportGraph:
    """A copy of the house with one forbidden line, or one unannounced module, in it."""
    broken = deepcopy(graph)
    if isinstance(offence, str):
        broken.add_module(offence)
    else:
        importer, imported = offence
        broken.add_import(importer=importer, imported=imported, line_number=1, line_contents=f"import {imported}")
    return broken


@pytest.mark.parametrize("name", sorted(CONTRACTS))
def test_contract_holds_in_the_house(name: str, house: grimp.ImportGraph) -> None:
    assert is_kept(name, house)


def all_offences() -> list[Any]:
    rows = []
    for name, offences in OFFENCES.items():
        for offence in offences:
            label = offence if isinstance(offence, str) else " imports ".join(offence)
            rows.append(pytest.param(name, offence, id=f"{name}: {label}"))
    return rows


@pytest.mark.parametrize(("name", "offence"), all_offences())
def test_contract_breaks_when_broken(name: str, offence: tuple[str, str] | str, house: grimp.ImportGraph) -> None:
    assert not is_kept(name, with_offence(house, offence))


def test_every_contract_has_an_offence() -> None:
    assert set(OFFENCES) == set(CONTRACTS)


def test_offences_name_modules_that_exist(house: grimp.ImportGraph) -> None:
    """An offence between modules that are gone would break nothing that anybody could write."""
    named = {module for each in OFFENCES.values() for pair in each if not isinstance(pair, str) for module in pair}
    assert sorted(named - set(house.modules)) == []
