"""Rules read no clock, no world and no chance; nothing goes around the contracts by a name in a string; doors ask no table."""

import ast
from pathlib import Path

from tests.architecture.house import PACKAGE, part, python_files, rooms, sample, shown, sources, tree

# What a rule may not ask: each answer would differ tomorrow, elsewhere, or by chance.
CLOCKS = {"now", "today", "utcnow", "localdate", "localtime", "monotonic", "perf_counter", "time_ns"}
CHANCE = {
    "random.random",
    "random.choice",
    "random.shuffle",
    "random.randint",
    "uuid4",
    "uuid.uuid4",
    "new_id",
    "new_number",
}
CHANCE |= {"secrets.choice", "secrets.token_hex", "secrets.token_bytes", "secrets.randbelow", "os.urandom", "urandom"}
OUTSIDE = {"getenv", "urlopen", "connect", "Popen", "execute"}
# A shipped table is read through its package's own path (`TABLES.joinpath(...).open()`); a bare `open()` is the world.
# Sealing draws a nonce and recovery draws shares: the two rules that need chance, by cryptography.
MAY_DRAW = {"foundation/vault/rules"}
# Names in strings that load code where import-linter can't see it.
LOADERS = {"import_module", "__import__", "get_model", "get_app_config", "import_string"}
# The console loads a command when it is called; the test of its table says that each is a door's.
MAY_LOAD = {"doors/operator/console.py"}


def impure(package: Path) -> list[str]:
    """Rules and vocabularies that read a clock, the world outside or chance."""
    found = []
    for room in rooms(package):
        for path in [*part(room, "rules"), *part(room, "vocabulary")]:
            place = shown(path, package)
            chance = set() if any(place.startswith(m) for m in MAY_DRAW) else CHANCE
            for name, line in calls(tree(path)):
                if name.rpartition(".")[2] in CLOCKS | OUTSIDE or name in chance | {"open"}:
                    found.append(f"{place}:{line} asks {name}()")
    return found


def calls(module: ast.AST) -> list[tuple[str, int]]:
    """Each call's dotted name and line; what is called on something computed begins with a dot."""
    return [(dotted(node.func), node.lineno) for node in ast.walk(module) if isinstance(node, ast.Call)]


def dotted(function: ast.expr) -> str:
    """`a.b.c` of a name or attribute."""
    if isinstance(function, ast.Attribute):
        return f"{dotted(function.value)}.{function.attr}"
    return function.id if isinstance(function, ast.Name) else ""


def loaded_by_name(package: Path) -> list[str]:
    """Code that is fetched by a name in a string, out of sight of the contracts; migrations have to."""
    return [
        f"{shown(path, package)}:{line} loads by name with {name}()"
        for path in sources(package)
        for name, line in calls(tree(path))
        if name.rpartition(".")[2] in LOADERS and shown(path, package) not in MAY_LOAD
    ]


def objects_in_doors(package: Path) -> list[str]:
    """Doors that ask a table themselves (`.objects`), or save and delete rows."""
    found = []
    for path in python_files(package / "doors"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}:
                found.append(f"{shown(path, package)}:{node.lineno} asks a table itself")
    return found


def model_forms(package: Path) -> list[str]:
    """ModelForm and Django's admin: both pass by actions, permissions and the log."""
    found = []
    for path in sources(package):
        for node in ast.walk(tree(path)):
            named = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
            imported = getattr(node, "module", None) or ""
            if named in {"ModelForm", "ModelAdmin", "modelform_factory"} or imported.startswith("django.contrib.admin"):
                found.append(f"{shown(path, package)}:{getattr(node, 'lineno', 0)} goes around the actions")
    return found


# Tells the framework of a fault that a page has caught, so that whoever watches the framework hears of it.
MAY_SIGNAL = {"doors/desk/shell/problems.py"}


def signals(package: Path) -> list[str]:
    """Signals: something below that calls up. Whoever must react reads the log from its own bookmark."""
    found = []
    for path in sources(package):
        if shown(path, package) in MAY_SIGNAL:
            continue
        for node in ast.walk(tree(path)):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            found += [f"{shown(path, package)}:{node.lineno} uses signals" for m in modules if m.endswith("signals")]  # type: ignore[attr-defined]  # only import nodes get here
    return found


BROKEN = {
    "casework/cases/rules.py": "def is_late(row):\n    return row.due < date.today()\n",
    "casework/cases/vocabulary.py": "NUMBER = random.random()\n",
    "casework/cases/queries.py": "Person = apps.get_model('people.Person')\n",
    "casework/cases/models.py": "from django.db.models.signals import post_save\n",
    "doors/desk/cases/pages.py": "cases = Case.objects.all()\n",
    "doors/desk/cases/forms.py": "class CaseForm(forms.ModelForm):\n    pass\n",
}


def test_rules_ask_neither_clock_nor_world_nor_chance() -> None:
    assert impure(PACKAGE) == []


def test_a_rule_that_looks_at_the_clock_is_seen(tmp_path: Path) -> None:
    assert impure(sample(tmp_path, BROKEN)) == [
        "casework/cases/rules.py:2 asks date.today()",
        "casework/cases/vocabulary.py:1 asks random.random()",
    ]


def test_nothing_is_loaded_by_a_name_in_a_string() -> None:
    assert loaded_by_name(PACKAGE) == []


def test_the_console_loads_doors_only() -> None:
    from naung.doors.operator.console import COMMANDS

    assert [module for module, _, _ in COMMANDS.values() if not module.startswith("naung.doors.")] == []


def test_code_loaded_by_name_is_seen(tmp_path: Path) -> None:
    assert loaded_by_name(sample(tmp_path, BROKEN)) == [
        "casework/cases/queries.py:1 loads by name with apps.get_model()"
    ]


def test_doors_ask_no_table() -> None:
    assert objects_in_doors(PACKAGE) == []


def test_a_door_that_asks_a_table_is_seen(tmp_path: Path) -> None:
    assert objects_in_doors(sample(tmp_path, BROKEN)) == ["doors/desk/cases/pages.py:1 asks a table itself"]


def test_no_model_form_and_no_admin() -> None:
    assert model_forms(PACKAGE) == []


def test_a_model_form_is_seen(tmp_path: Path) -> None:
    assert model_forms(sample(tmp_path, BROKEN)) == ["doors/desk/cases/forms.py:1 goes around the actions"]


def test_no_signals() -> None:
    assert signals(PACKAGE) == []


def test_a_signal_is_seen(tmp_path: Path) -> None:
    assert signals(sample(tmp_path, BROKEN)) == ["casework/cases/models.py:1 uses signals"]
