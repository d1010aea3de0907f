#!/bin/sh
# Memasang Naung di komputer Debian tanpa internet, dari folder ini saja. Panduan: pasang.md.
#
#   sudo sh install.sh                   pasang; aman diulang
#   sh install.sh --root FOLDER          pasang ke dalam FOLDER saja: tanpa pengguna baru, tanpa systemd
#   sudo sh install.sh --no-systemd      pasang tanpa unit systemd
#   sudo sh install.sh --restore         pasang tanpa basis data dan kunci baru, untuk memulihkan cadangan
#   sh install.sh --code-only FOLDER     hanya taruh versi ini di FOLDER/versions (dipakai oleh naung upgrade)
set -eu
umask 022

here=$(cd "$(dirname "$0")" && pwd)
python=/usr/bin/python3
user=naung
root=
units=yes
fresh=yes
code_only=

say() { printf '%s\n' "$*" >&2; }
refuse() {
  say "Naung belum dipasang: $*"
  exit 1
}

while [ $# -gt 0 ]; do
  case $1 in
    --root | --code-only)
      [ $# -ge 2 ] || refuse "sesudah $1 sebut sebuah folder."
      if [ "$1" = --root ]; then root=$2 user='' units=no; else code_only=$2; fi
      shift
      ;;
    --no-systemd) units=no ;;
    --restore) fresh=no ;;
    --help | -h)
      sed -n '2,8p' "$0" | cut -c3-
      exit 0
      ;;
    *) refuse "pilihan $1 tidak dikenal. Lihat: sh install.sh --help" ;;
  esac
  shift
done

look_around() {
  command -v sha256sum >/dev/null || refuse 'sha256sum tidak ada di komputer ini (paket coreutils).'
  [ -x "$python" ] || refuse 'Python tidak ada di /usr/bin/python3. Pasang paket python3 dari cakram Debian, lalu ulangi.'
  "$python" -c 'import venv, sqlite3' 2>/dev/null || refuse 'Python di sini tidak lengkap (venv, sqlite3). Pasang paket python3.'
  (cd "$here" && sha256sum --check --strict --quiet SHA256SUMS >&2) ||
    refuse 'ada berkas yang rusak atau diganti (lihat di atas). Salin ulang folder ini dari sumbernya, jangan dipakai.'
  mine=$("$python" -c 'import platform, sys; print("%d.%d %s" % (*sys.version_info[:2], platform.machine()))')
  made_for=$(cat "$here/UNTUK")
  [ "$mine" = "$made_for" ] || refuse "folder ini dibuat untuk Python $made_for, di sini Python $mine. Minta wheelhouse yang cocok."
}

# Taruh versi ini di $1/versions, di samping yang lain; setengah jadi tidak pernah dipakai.
put_code() {
  version=$(cat "$here/VERSION")
  place=$1/versions/$version
  [ ! -e "$place/complete" ] || return 0
  work=$1/versions/.$version
  rm -rf "$place" "$work"
  mkdir -p "$work"
  "$python" -m zipfile -e "$here"/installer/uv-*.whl "$work"
  uv=$(echo "$work"/uv-*.data/scripts/uv)
  chmod 755 "$uv"
  "$python" -m venv --without-pip "$place" || refuse 'lingkungan Python tidak dapat dibuat.'
  env -i PATH=/usr/bin:/bin HOME="$work" UV_CACHE_DIR="$work/cache" UV_NO_CONFIG=1 UV_OFFLINE=1 UV_PYTHON_DOWNLOADS=never \
    "$uv" pip install --quiet --no-index --find-links "$here/wheels" --require-hashes --link-mode copy --compile-bytecode \
    --python "$place/bin/python" --requirements "$here/requirements.lock" >&2 ||
    refuse 'paket tidak terpasang (pesan aslinya di atas). Tidak ada yang diambil dari jaringan.'
  rm -rf "$work"
  : >"$place/complete"
}

# Berkas $1 dari folder ini ke $2, dengan tempat-tempat di komputer ini di dalamnya.
fill_in() {
  sed -e "s|@CODE@|$code|g" -e "s|@HOME@|$home|g" -e "s|@ETC@|$etc|g" -e "s|@USER@|$user|g" "$here/$1" >"$2.new"
  mv "$2.new" "$2"
}

make_user() {
  [ -n "$user" ] || return 0
  id "$user" >/dev/null 2>&1 ||
    useradd --system --user-group --home-dir "$home" --no-create-home --shell /usr/sbin/nologin "$user"
}

# Folder $1 dengan izin $2, milik $3.
make_folder() {
  mkdir -p "$1"
  chmod "$2" "$1"
  [ -z "$user" ] || chown "$3" "$1"
}

make_folders() {
  make_folder "$code" 755 root:root
  make_folder "$etc" 750 "root:$user"
  make_folder "$etc/keys" 700 "$user:$user"
  make_folder "$home" 700 "$user:$user"
}

write_settings() {
  if [ ! -e "$etc/naung.env" ]; then
    fill_in naung.env "$etc/naung.env"
    chmod 640 "$etc/naung.env"
    [ -z "$user" ] || chown "root:$user" "$etc/naung.env"
  fi
  sed -i "s/^NAUNG_SYSTEMD=.*/NAUNG_SYSTEMD=$1/" "$etc/naung.env"
}

write_console() {
  mkdir -p "$code/bin" "$root/usr/local/bin"
  fill_in naung.sh "$code/bin/naung"
  chmod 755 "$code/bin/naung"
  ln -sfn "$code/bin/naung" "$root/usr/local/bin/naung"
}

write_units() {
  for unit in "$here"/naung*.service "$here"/naung*.timer; do
    fill_in "$(basename "$unit")" "/etc/systemd/system/$(basename "$unit")"
  done
}

look_around
if [ -n "$code_only" ]; then
  put_code "$code_only"
  echo "$version"
  exit 0
fi

if [ -n "$root" ]; then
  mkdir -p "$root"
  root=$(cd "$root" && pwd)
elif [ "$(id -u)" != 0 ]; then
  refuse 'jalankan sebagai admin: sudo sh install.sh'
fi
code=$root/opt/naung home=$root/var/lib/naung etc=$root/etc/naung

there=$(readlink "$code/current" 2>/dev/null || true)
if [ -n "$there" ] && [ "$there" != "versions/$(cat "$here/VERSION")" ]; then
  refuse "di sini sudah ada versi lain (${there#versions/}). Pakai: sudo naung upgrade --wheelhouse $here"
fi
is_running=0
[ "$units" = no ] || [ ! -d /run/systemd/system ] || is_running=1

make_user
make_folders
say 'Memasang paket ...'
put_code "$code"
ln -sfn "versions/$version" "$code/current"
write_settings "$is_running"
write_console
if [ "$fresh" = no ]; then
  say "Naung $version terpasang tanpa basis data. Pulihkan cadangan menurut pasang.md, lalu jalankan lagi: sh install.sh"
  exit 0
fi
say 'Menyiapkan basis data ...'
"$code/bin/naung" migrate >&2
if [ "$units" = yes ]; then
  mkdir -p /etc/systemd/system
  write_units
  if [ "$is_running" = 1 ]; then
    systemctl daemon-reload
    systemctl enable --now naung.service naung-tick.timer naung-backup.timer
  else
    say 'systemd tidak berjalan di sini: unitnya ditulis, tetapi belum dijalankan.'
  fi
fi
say "Naung $version terpasang."
say "Langkah berikut: $root/usr/local/bin/naung begin, lalu buka halaman yang disebutnya di komputer ini. Selanjutnya: pasang.md."
