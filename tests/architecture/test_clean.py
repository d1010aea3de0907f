"""What no file of this house may hold: a machine's paths, a registry's address, prints, inline script or style, excuses
without a reason, a third party's address in a page, and the vault's ciphers anywhere but in the vault."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.house import PACKAGE, ROOT, SKIPPED, python_files, sample, shown, sources, tree

BINARY = {".gz", ".mo", ".png", ".ico", ".woff2", ".sqlite3", ".pdf", ".age", ".zip", ".bin", ".whl"}
CACHES = SKIPPED | {".pytest_cache", ".mypy_cache", ".ruff_cache", "pictures", "shared"}
# Put together here, so that this file does not hold what it looks for.
MACHINES = re.compile(r"(?<![\w.$}>)~-])/(?:" + "|".join(("work", "home", "root", "Users", "opt")) + r")/[\w.-]+")
REGISTRIES = re.compile(
    "|".join(
        (
            r"py" + r"pi\.org",
            "python" + "hosted",
            "npm" + r"js\.",
            "registry" + r"\.\w+\.",
            "jsdel" + "ivr",
            "un" + "pkg",
        )
    )
)
# Paths of an installed service on the office's own server, in guides and unit files.
OFFICE_PATHS = ("/opt/" + "naung", "/home/" + "naung")
URL = re.compile(r"(?:https?:)?//(?!localhost|127\.0\.0\.1)[\w-]+\.[\w.-]+")
EXCUSE = re.compile(r"#\s*(?:noqa(?!\S*:? ?[A-Z0-9, ]+\s*(?:#|-|—)\s*\S)|type:\s*ignore(?!\[[\w, -]+\]\s*#\s*\S))")
LEFT_OVER = re.compile("#.*" + r"\b(?:TO" + "DO|FIX" + "ME|XX" + r"X)\b")
CIPHERS = {"nacl", "pyrage", "shamir_mnemonic", "cryptography", "voprf"}
# Who else may use a cipher, and for what.
MAY_CIPHER = {
    "foundation/vault/": "sealing, keys, recovery",
    "foundation/wicket/": "records of people outside, under what only they know; its door may not reach the vault",
    "foundation/letterbox/": "what partner offices drop in, sealed to a desk as it comes; its door may not reach the vault",
    "casework/partners/rules/unsealing.py": "the seal of ODK Collect, which a phone outside put on a form",
    "methods/oprf/": "the blind function of the escrow, whose key is split between two institutions",
    "doors/keeper/command.py": "the second institution's share as words on paper; it knows no vault",
    "doors/operator/": "backups to the custodian's public key",
    "doors/desk/account/session_store.py": "what a session remembers, under the secret that signs its cookie",
}
MAY_PRINT = {"doors/operator": "the console's answers"}


def text_files(root: Path = ROOT) -> Iterator[Path]:
    """Every text file of a checkout."""
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        if (
            path.is_file()
            and not CACHES.intersection(relative.parts)
            and path.suffix not in BINARY
            and path.suffix != ".pyc"
        ):
            yield path


def machine_traces(files: Iterator[Path], base: Path) -> list[str]:
    """Paths of somebody's machine and addresses of package registries."""
    found = []
    for path in files:
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), start=1):
            paths = [each for each in MACHINES.findall(line) if not each.startswith(OFFICE_PATHS)]
            if paths or REGISTRIES.search(line):
                found.append(f"{shown(path, base)}:{number}: {' '.join(paths) or 'a registry'}")
    return found


def addresses_in_lock(text: str) -> list[str]:
    """Lines of a lock file that say where a package came from."""
    return [
        line
        for line in text.splitlines()
        if "://" in line or "index-url" in line.replace("--no-emit-index-url", "") or "find-links" in line
    ]


def prints(package: Path) -> list[str]:
    """Plain prints: they reach a log that nobody filters."""
    found = []
    for path in sources(package):
        if any(shown(path, package).startswith(place) for place in MAY_PRINT):
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"print", "pprint", "breakpoint"}:
                found.append(f"{shown(path, package)}:{node.lineno}: prints")
    return found


INLINE = {
    "a style in place": re.compile(r"<style\b|\sstyle\s*=", re.I),
    "a script in place": re.compile(r"<script\b(?![^>]*\bsrc\s*=)(?![^>]*type=[\"']application/json)", re.I),
    "a handler in place": re.compile(
        r"\son(?:click|change|submit|input|load|key\w+|mouse\w+|focus\w*|blur|error|touch\w+|pointer\w+|toggle)\s*=|\shx-on\b|[\"']javascript:|hx-vals\s*=\s*[\"']js:",
        re.I,
    ),
    "somebody else's address": URL,
    "unescaped": re.compile(r"\|\s*safe\b|\{%\s*autoescape off"),
}
# Names of formats that look like addresses; nobody fetches them.
NAMESPACES = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink")


def inline(package: Path) -> list[str]:
    """What a strict content security policy refuses, and what would carry text into a page unescaped."""
    found = []
    for path in sorted(package.rglob("*.html")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            for namespace in NAMESPACES:
                line = line.replace(namespace, "")
            found += [
                f"{shown(path, package)}:{number}: {what}" for what, pattern in INLINE.items() if pattern.search(line)
            ]
    return found


def excuses(files: Iterator[Path], base: Path) -> list[str]:
    """Silenced checks without a reason beside them, and work that was left for later. No types are checked in tests."""
    found = []
    for path in files:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            is_idle = "tests" in path.parts and "type:" in line
            if (EXCUSE.search(line) and not is_idle) or LEFT_OVER.search(line):
                found.append(f"{shown(path, base)}:{number}: {line.strip()}")
    return found


def ciphers_outside(package: Path) -> list[str]:
    """Ciphers used where no reader would look for them."""
    found = []
    for path in sources(package):
        if any(shown(path, package).startswith(place) for place in MAY_CIPHER):
            continue
        for node in ast.walk(tree(path)):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            found += [f"{shown(path, package)}: uses {m}" for m in modules if m.split(".")[0] in CIPHERS]
    return found


def our_python() -> Iterator[Path]:
    """Every Python file of the checkout, without migrations."""
    for folder in (PACKAGE, ROOT / "tests", ROOT / "tools", ROOT / "bench"):
        yield from (path for path in python_files(folder) if "migrations" not in path.parts)


def test_no_trace_of_a_machine() -> None:
    assert machine_traces(text_files(), ROOT) == []


def test_a_trace_of_a_machine_is_seen(tmp_path: Path) -> None:
    sample(
        tmp_path,
        {
            "a.py": "HOME = '/" + "home/sari/naung'\n",
            "b.md": "index: https://py" + "pi.org/simple\n",
            "c.md": "src/work/item and /opt/" + "naung/bin and ./home/x\n",
        },
    )
    assert [line.partition(": ")[0] for line in machine_traces(text_files(tmp_path), tmp_path)] == ["a.py:1", "b.md:1"]


def test_locks_say_what_and_not_from_where() -> None:
    locks = [*ROOT.glob("*.lock"), *(ROOT / "tools").glob("*.lock")]
    assert len(locks) == 3
    for lock in locks:
        text = lock.read_text("utf-8")
        assert addresses_in_lock(text) == []
        packages = re.findall(r"^[\w.\[\]-]+==", text, flags=re.M)
        assert len(packages) <= len(re.findall(r"--hash=sha256:[0-9a-f]{64}", text))


def test_an_address_in_a_lock_is_seen() -> None:
    assert len(addresses_in_lock("--index-url https://a.example/simple\nsix==1.0\n--find-links wheels\n")) == 2


def test_nothing_prints() -> None:
    assert prints(PACKAGE) == []


def test_a_print_is_seen(tmp_path: Path) -> None:
    assert prints(sample(tmp_path, {"casework/cases/actions.py": "print(person.name)\n"})) == [
        "casework/cases/actions.py:1: prints"
    ]


def test_pages_hold_no_script_no_style_no_stranger() -> None:
    assert inline(PACKAGE) == []


def test_inline_things_are_seen(tmp_path: Path) -> None:
    page = (
        "<p style='color:red'>\n<script>x()</script>\n<a onclick='x()'>\n<img src='//cdn.example.com/x.png'>\n{{ note|safe }}\n"
        "<script src='/statis/x.js' defer></script>\n<svg xmlns='http://www.w3.org/2000/svg'>\n"
    )
    assert [line.rpartition(": ")[2] for line in inline(sample(tmp_path, {"doors/desk/a.html": page}))] == list(INLINE)


def test_silenced_checks_say_why() -> None:
    assert excuses(our_python(), ROOT) == []


def test_an_excuse_without_reason_is_seen(tmp_path: Path) -> None:
    lines = [
        "import os  # no" + "qa",
        "import os  # no" + "qa: F401",
        "x = y  # type" + ": ignore[attr-defined]",
        "# TO" + "DO later",
        "import os  # no" + "qa: F401  # read by name",
        "x = y  # type" + ": ignore[attr-defined]  # every row has one",
    ]
    sample(tmp_path, {"a.py": "\n".join(lines) + "\n"})
    assert [line.split(":")[1] for line in excuses(iter([tmp_path / "a.py"]), tmp_path)] == ["1", "2", "3", "4"]


def test_ciphers_stay_in_the_vault() -> None:
    assert ciphers_outside(PACKAGE) == []


def test_a_cipher_outside_the_vault_is_seen(tmp_path: Path) -> None:
    sample(
        tmp_path,
        {"casework/cases/rules.py": "from nacl.secret import Aead\n", "foundation/vault/rules.py": "import nacl\n"},
    )
    assert ciphers_outside(tmp_path) == ["casework/cases/rules.py: uses nacl.secret"]
