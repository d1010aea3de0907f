#!/bin/sh
# The trial of tools/try_install.py. Called with `bare FOLDER` in namespaces of its own, with `folder FOLDER` without; calls
# itself with `inside` on the bare machine.
set -eu

wrong() {
  echo "TRIAL FAILED: $*" >&2
  exit 1
}

# An empty root on this machine's Debian: its programs to read, its accounts to copy, nothing else of it.
bare() {
  new=$1/root
  mkdir "$new"
  mount -t tmpfs -o mode=755 none "$new"
  cd "$new"
  mkdir -p usr etc var/lib var/tmp opt run tmp root dev proc media/naung
  chmod 1777 tmp var/tmp
  mount --bind /usr usr
  mount -o remount,bind,ro usr
  for link in bin sbin lib lib64; do ln -s "usr/$link" "$link"; done
  mount -t tmpfs none usr/local
  mkdir -p usr/local/bin
  for each in passwd group shadow gshadow login.defs nsswitch.conf ld.so.cache ld.so.conf ld.so.conf.d pam.d security \
    default python3 python3.11 alternatives debian_version systemd localtime; do
    [ ! -e "/etc/$each" ] || cp -a "/etc/$each" etc/
  done
  rm -f etc/systemd/system/naung*
  printf '127.0.0.1 localhost\n' >etc/hosts
  mount --rbind /dev dev
  mount -t proc proc proc
  mount --bind "$1" media/naung
  mount -o remount,bind,ro media/naung
  cp "$0" tmp/trial.sh
  exec chroot "$new" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 sh /tmp/trial.sh inside
}

# What a JSON answer says under a name.
said() { python3 -c 'import json, sys; print(json.loads(sys.stdin.read().strip().splitlines()[-1])[sys.argv[1]])' "$1"; }

count() { python3 -c 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone()[0])' "$home/naung.sqlite3" "$1"; }

# The server, as its unit starts it, answers in both languages and is not root; then it is stopped.
serve_once() {
  "$naung" serve --no-tick >"$work/served" 2>&1 &
  python3 - "$1" <<'END' || wrong "the server did not answer as it should: $(cat "$work/served")"
import os, pathlib, re, sys, time, urllib.request
for _ in range(300):
    try:
        asked = urllib.request.Request("http://127.0.0.1:8000/masuk", headers={"Cookie": "django_language=en"})
        indonesian = urllib.request.urlopen("http://127.0.0.1:8000/masuk", timeout=5).read().decode()
        english = urllib.request.urlopen(asked, timeout=5).read().decode()
        break
    except OSError:
        time.sleep(0.2)
assert 'lang="id"' in indonesian and 'lang="en"' in english
heads = [re.search(r"<h1[^>]*>(.*?)</h1>", page, re.S)[1].strip() for page in (indonesian, english)]
assert heads[0] != heads[1], heads
owners = set()
for folder in pathlib.Path("/proc").glob("[0-9]*"):
    try:
        if b"granian" in (folder / "cmdline").read_bytes():
            owners.add(folder.stat().st_uid)
    except OSError:
        pass
assert owners and (0 not in owners or sys.argv[1] == "folder"), owners
END
  pids=$(python3 -c '
import pathlib
for each in pathlib.Path("/proc").glob("[0-9]*"):
    try:
        words = (each / "cmdline").read_bytes().split(b"\0")
        if words[-3:] == [b"serve", b"--no-tick", b""] and b"current/bin/naung" in b" ".join(words) and b"runuser" not in words[0]:
            print(each.name)
    except OSError:
        pass')
  kill $pids
  wait
}

# $1 bare or folder, $2 where the wheelhouses are, $3 the root of the installation (empty on the bare machine)
trial() {
  naung=$3/usr/local/bin/naung home=$3/var/lib/naung code=$3/opt/naung etc=$3/etc/naung
  work=$(mktemp -d)
  install="sh $2/first/install.sh ${3:+--root $3}"

  cp -r "$2/first" "$work/damaged"
  echo >>"$work/damaged/requirements.lock"
  ! sh "$work/damaged/install.sh" ${3:+--root "$3"} 2>"$work/said" || wrong 'a damaged wheelhouse was installed'
  [ ! -e "$code" ] || wrong 'a damaged wheelhouse left something'

  $install
  $install
  [ "$(stat -c %a "$home")" = 700 ] || wrong 'the folder is open'
  for key in "$etc"/keys/*.key; do [ "$(stat -c %a "$key")" = 400 ] || wrong "$key is open"; done
  [ -z "$(find "$home" -name '*.key')" ] || wrong 'a key lies beside the database'
  if [ "$1" = bare ]; then
    [ "$(stat -c %U "$home/naung.sqlite3" "$etc/keys/installation.key" | sort -u)" = naung ] || wrong 'not its own user'
    [ "$(stat -c %U "$code/current/bin/naung")" = root ] || wrong 'the service could change its own code'
    systemd-analyze verify /etc/systemd/system/naung*.service /etc/systemd/system/naung*.timer 2>"$work/units" || true
    ! grep naung "$work/units" || wrong 'a unit is not as it should be'
    systemd-analyze security --offline=true naung.service naung-tick.service naung-backup.service | grep 'Overall' || true
  fi
  serve_once "$1"

  "$naung" backup --make-custodian "$home/custodian.key" >/dev/null
  mv "$home/custodian.key" "$work/custodian.key"
  chmod 400 "$work/custodian.key"
  "$naung" tick >/dev/null
  "$naung" check --json >"$work/check" || true
  python3 - "$work/check" <<'END'
import json, sys
rows = {row["name"]: row["state"] for row in json.load(open(sys.argv[1]))["checks"]}
print("check:", ", ".join(f"{name} {state}" for name, state in rows.items()))
assert all(rows[name] == "baik" for name in ("kunci", "kunci_terpisah", "folder", "basis_data", "versi", "log", "tick")), rows
END
  entries=$(count 'SELECT count(*) FROM vault_wrappedkey')

  "$naung" upgrade --wheelhouse "$2/failing" --stopped --json >"$work/failed" && wrong 'a failing upgrade ended well'
  [ "$(said state <"$work/failed")" = kembali ] || wrong "$(cat "$work/failed")"
  [ "$(count "SELECT count(*) FROM sqlite_master WHERE name = 'from_the_next_version'")" = 0 ] || wrong 'half a schema is left'
  [ "$(count 'SELECT count(*) FROM vault_wrappedkey')" = "$entries" ] || wrong 'keys are lost'
  serve_once "$1"

  "$naung" upgrade --wheelhouse "$2/good" --stopped --json >"$work/good" || wrong "$(cat "$work/good")"
  [ "$(said state <"$work/good")" = baik ] || wrong "$(cat "$work/good")"
  [ "$(count "SELECT count(*) FROM from_the_next_version")" = 0 ] || wrong 'the new schema is not there'
  "$naung" --version | grep -q 990.0.2 || wrong 'the new version is not in use'
  serve_once "$1"

  "$naung" upgrade --go-back --identity "$work/custodian.key" --stopped --json >"$work/back" || wrong "$(cat "$work/back")"
  [ "$(said state <"$work/back")" = pulang ] || wrong "$(cat "$work/back")"
  ! "$naung" --version | grep -q 990 || wrong 'the old version is not in use'
  serve_once "$1"
  for each in failed good back; do said words <"$work/$each"; done
  another_machine "$1" "$2" "$3"
}

# The machine is lost; its key and its last backup are not: the same office on an empty one.
another_machine() {
  entries=$(count 'SELECT count(*) FROM vault_wrappedkey')
  "$naung" backup >/dev/null
  cp "$etc/keys/installation.key" "$work/"
  cp "$(ls "$home"/backups/*.data.age | tail -1)" "$work/data.age"
  cp "$(ls "$home"/backups/*.keys.age | tail -1)" "$work/keys.age"
  rm -rf "$home" "$etc" "$code"
  $install --restore
  [ ! -e "$home/naung.sqlite3" ] && [ ! -e "$etc/keys/installation.key" ] || wrong 'a new house stands where one was to be restored'
  cp "$work/installation.key" "$etc/keys/"
  mkdir "$home/pulih"
  cp "$work/data.age" "$work/keys.age" "$work/custodian.key" "$home/pulih/"
  [ "$1" = folder ] || chown -R naung: "$home/pulih" "$etc/keys"
  "$naung" restore --data "$home/pulih/data.age" --keys "$home/pulih/keys.age" --identity "$home/pulih/custodian.key"
  rm -r "$home/pulih"
  $install
  [ "$(count 'SELECT count(*) FROM vault_wrappedkey')" = "$entries" ] || wrong 'keys are lost'
  "$naung" waypoint prove >/dev/null || wrong 'nothing opens'
  serve_once "$1"
  rm -rf "$work"
}

case $1 in
  bare) bare "$2" ;;
  inside)
    ! grep -v '^Inter\|^ face\|lo:' /proc/net/dev || wrong 'there is a network here'
    python3 -c '
import fcntl, socket, struct
with socket.socket() as one:
    fcntl.ioctl(one, 0x8914, struct.pack("16sh14x", b"lo", 1))'
    trial bare /media/naung ''
    echo 'Installed, served, upgraded, broken, gone back and restored: on a bare machine without network.'
    ;;
  folder)
    place=$(mktemp -d)
    export PIP_NO_INDEX=1 UV_OFFLINE=1 PIP_CONFIG_FILE=/dev/null
    unset NAUNG_HOME NAUNG_DATABASE NAUNG_KEY_FILE || true
    trial folder "$2" "$place"
    rm -rf "$place"
    echo 'Installed, served, upgraded, broken, gone back and restored, in a folder.'
    ;;
esac
