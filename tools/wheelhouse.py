"""`make wheelhouse`: a folder from which an office's Debian machine is installed and upgraded without internet.

    python tools/wheelhouse.py [FOLDER]      build/wheelhouse where none is named

In it: every package of requirements.lock as a wheel, with the lock's own hashes; Naung's wheel, its hash written beside them;
uv from tools/installer.lock; `install.sh`, the service units and the guide; SHA256SUMS over all of it. It is for machines of
the Python and the processor it is built on, and says so in `UNTUK`. pip fetches from wherever this machine's pip is told to;
what arrives is taken by its hash alone.
"""

import argparse
import hashlib
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OFFICE = ROOT / "tools" / "office"
BIN = Path(sys.executable).parent
DEFAULT = ROOT / "build" / "wheelhouse"
SHORT = 8  # characters of the hash that tells two builds of one version apart


def fetch(lock: Path, to: Path) -> None:
    """Every package of a lock as a wheel for this Python and processor, each taken only with the lock's hash."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*command, "--only-binary=:all:", "--require-hashes", "-r", lock, "-d", to], check=True)


def own_wheel(source: Path, to: Path) -> Path:
    """Naung's wheel from a checkout, its translations inside; nothing is fetched for it. Answers the wheel."""
    with tempfile.TemporaryDirectory(prefix="naung-wheel-") as folder:
        copy = Path(folder) / "source"
        ignored = shutil.ignore_patterns("__pycache__", "*.pyc")
        shutil.copytree(source / "src", copy / "src", ignore=ignored)
        shutil.copytree(source / "locale", copy / "src" / "naung" / "locale", ignore=ignored)
        for name in ("pyproject.toml", "README.md", "LICENSE"):
            shutil.copy(source / name, copy)
        made = Path(folder) / "made"
        subprocess.run([BIN / "uv", "build", "--quiet", "--offline", "--wheel", "--out-dir", made, copy], check=True)
        (wheel,) = made.glob("naung-*.whl")
        return Path(shutil.copy(wheel, to))


def sha256(path: Path) -> str:
    """The hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def finish(folder: Path, wheel: Path) -> str:
    """Lock, office files, and the hashes over everything; answers the name of this build's version."""
    number, hashed = wheel.name.split("-")[1], sha256(wheel)
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    (folder / "requirements.lock").write_text(f"{lock}naung=={number} \\\n    --hash=sha256:{hashed}\n", "utf-8")
    version = f"{number}-{hashed[:SHORT]}"
    (folder / "VERSION").write_text(f"{version}\n")
    (folder / "UNTUK").write_text(f"{sys.version_info.major}.{sys.version_info.minor} {platform.machine()}\n")
    for path in (*OFFICE.iterdir(), ROOT / "LICENSE", ROOT / "docs" / "pasang.md"):
        shutil.copy(path, folder)
    write_sums(folder)
    return version


def write_sums(folder: Path) -> None:
    """The hash of every file of the folder, as sha256sum reads it."""
    sums = folder / "SHA256SUMS"
    sums.unlink(missing_ok=True)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    sums.write_text("".join(f"{sha256(path)}  {path.relative_to(folder)}\n" for path in files))


def build(folder: Path) -> str:
    """The whole wheelhouse; answers the name of its version."""
    (folder / "wheels").mkdir(parents=True)
    fetch(ROOT / "requirements.lock", folder / "wheels")
    fetch(ROOT / "tools" / "installer.lock", folder / "installer")
    return finish(folder, own_wheel(ROOT, folder / "wheels"))


def main(arguments: list[str]) -> int:
    """Build and say what to compare; 1 where the folder holds something else."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    folder = parser.parse_args(arguments).folder.resolve()
    if folder.exists():
        if any(folder.iterdir()) and not (folder / "SHA256SUMS").exists():
            print(f"{folder} holds something that is no wheelhouse", file=sys.stderr)
            return 1
        shutil.rmtree(folder)
    version = build(folder)
    print(f"{folder}: Naung {version}")
    print(f"SHA256SUMS: {sha256(folder / 'SHA256SUMS')} (tell this to the office by another way than the folder goes)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
