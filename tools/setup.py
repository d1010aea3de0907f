"""Installs Naung's packages into `.venv`, exactly as locked, and skips all of it when nothing has changed.

    python3 tools/setup.py core     what an office needs
    python3 tools/setup.py dev      that, and what building and testing need

It runs on the machine's own Python with nothing installed, so it imports the standard library alone. Packages are
fetched by uv, itself locked in `tools/installer.lock`; where uv can't be had, pip installs the same file, same hashes.
"""

import fcntl
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "naung-installed.json"
LOCKS = {"core": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
INSTALLER_LOCK = ROOT / "tools" / "installer.lock"

NO_VENV = (
    "Naung memerlukan modul venv dari Python: jalankan 'apt install python3-venv' sebagai admin, lalu ulangi. / "
    "Naung needs Python's venv module: run 'apt install python3-venv' as administrator, then try again."
)
NOT_INSTALLED = (
    "Paket belum terpasang; periksa jaringan, lalu ulangi (pesan aslinya di atas). / "
    "The packages were not installed; check the network, then try again (the original message is above)."
)
AS_ROOT = (
    "Peringatan: jangan jalankan Naung sebagai root di kantor; pakai akun biasa. / "
    "Warning: an office should not run Naung as root; use an ordinary account."
)


class NotReady(Exception):
    """Something this machine lacks; the text is the one line that says what to do."""


def main(arguments: list[str]) -> int:
    """Install the set named by the first argument (`core` or `dev`); 0 when it is in place, 1 when it can't be."""
    wanted = arguments[0] if arguments else "core"
    try:
        with only_one():
            if not in_place(wanted):
                install(wanted)
    except NotReady as missing:
        print(missing, file=sys.stderr)
        return 1
    if os.geteuid() == 0 and wanted == "core":
        print(AS_ROOT, file=sys.stderr)
    return 0


def only_one() -> IO[bytes]:
    """A lock on the checkout, so that two calls at once do not install over each other; closing it releases it."""
    handle = open(ROOT / "pyproject.toml", "rb")  # noqa: SIM115 - the caller's `with` closes it
    fcntl.flock(handle, fcntl.LOCK_EX)
    return handle


def in_place(wanted: str) -> bool:
    """Whether the last install already covers `wanted`: the development set contains the core."""
    try:
        stamp = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return False
    covered = stamp.get("set") in (wanted, "dev")
    return covered and stamp.get("inputs") == fingerprint(stamp["set"]) and PYTHON.exists()


def fingerprint(chosen: str) -> str:
    """What an install depends on, as one hash: the lock, the package's description, the place and the Python."""
    digest = hashlib.sha256()
    for part in (LOCKS[chosen], ROOT / "pyproject.toml"):
        digest.update(part.read_bytes())
    digest.update(f"{ROOT} {VENV.joinpath('pyvenv.cfg').read_text()}".encode())
    return digest.hexdigest()


def install(wanted: str) -> None:
    """Make the environment if it is absent or broken, bring it to the lock, put Naung itself in it, write the stamp."""
    STAMP.unlink(missing_ok=True)
    if not works(PYTHON, "import sys; sys.exit(sys.version_info < (3, 11))") or not works(PYTHON, "import pip"):
        make_environment()
    print("Memasang paket (sekali saja) ... / Installing packages (once) ...", flush=True)
    lock = LOCKS[wanted]
    if not (bring_uv() and uv_sync(lock)):
        quiet = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if run([*quiet, "--require-hashes", "-r", lock]) != 0:
            raise NotReady(NOT_INSTALLED)
    link_package()
    STAMP.write_text(json.dumps({"set": wanted, "inputs": fingerprint(wanted)}))


def make_environment() -> None:
    """An empty `.venv` with pip; raises NotReady with one line when this Python can't make one."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file alone may be started by an older one
        found = ".".join(str(part) for part in sys.version_info[:3])
        raise NotReady(
            f"Naung memerlukan Python 3.11 atau lebih baru, di sini {found}. / "
            f"Naung needs Python 3.11 or newer, this is {found}."
        )
    if not works(Path(sys.executable), "import venv, ensurepip"):
        raise NotReady(NO_VENV)
    if run([sys.executable, "-m", "venv", "--clear", VENV]) != 0:
        raise NotReady(NO_VENV)


def bring_uv() -> bool:
    """Whether uv is in the environment, at the locked version, after this call."""
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    return run([*command, "-r", INSTALLER_LOCK]) == 0


def uv_sync(lock: Path) -> bool:
    """Whether the environment now holds what `lock` lists and nothing else."""
    command = [VENV / "bin" / "uv", "pip", "sync", "--quiet", "--require-hashes", "--python", PYTHON, lock]
    return run(command, UV_PYTHON_DOWNLOADS="never") == 0


def link_package() -> None:
    """Put `src/` on the environment's path and write the console scripts of `pyproject.toml`: no build, no network."""
    import tomllib  # here, so that a Python too old for it still gets as far as being told so

    project = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text())["project"]
    packages = next((VENV / "lib").glob("python3.*/site-packages"))
    described = packages / f"naung-{project['version']}.dist-info"
    files = {
        packages / "naung.pth": f"{ROOT / 'src'}\n",
        described / "METADATA": f"Metadata-Version: 2.1\nName: naung\nVersion: {project['version']}\n",
        described / "INSTALLER": "tools/setup.py\n",
    }
    for name, target in project["scripts"].items():
        module, function = target.split(":")
        code = f"#!{PYTHON}\nimport sys\n\nfrom {module} import {function}\n\nsys.exit({function}())\n"
        files[VENV / "bin" / name] = code
    described.mkdir(exist_ok=True)
    for path, text in files.items():
        path.write_text(text)
        path.chmod(0o755 if path.parent.name == "bin" else 0o644)
    # What a later sync takes away again is read from here.
    record = [*files, described / "RECORD"]
    described.joinpath("RECORD").write_text("".join(f"{os.path.relpath(path, packages)},,\n" for path in record))


def works(python: Path, code: str) -> bool:
    """Whether that Python runs that code without complaint."""
    try:
        return subprocess.run([python, "-c", code], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def run(command: list[str | Path], **environment: str) -> int:
    """Run a command in the checkout and answer its exit status; 127 where it can't be started."""
    try:
        return subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False).returncode
    except OSError:
        return 127


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
