#!/bin/sh
# Konsol kantor: `naung` dengan pengaturan komputer ini, dan tidak pernah sebagai root.
set -eu
umask 077

settings=@ETC@/naung.env
user=@USER@
if [ ! -r "$settings" ]; then
  echo 'Naung hanya dapat dijalankan oleh admin komputer ini. Ulangi dengan sudo di depan.' >&2
  exit 1
fi
set -a
. "$settings"
set +a
export HOME="$NAUNG_HOME" PYTHONDONTWRITEBYTECODE=1
console=$NAUNG_CODE/current/bin/naung

case ${1:-} in
  upgrade)
    if [ -n "$user" ] && [ "$(id -u)" != 0 ]; then
      echo 'Pembaruan memerlukan admin: sudo naung upgrade …' >&2
      exit 1
    fi
    exec "$console" "$@"
    ;;
  serve | tick | demo)
    if [ -e "$NAUNG_CODE/closed" ]; then
      echo 'Pembaruan terputus; Naung belum dijalankan. Jalankan dulu: sudo naung upgrade --go-back' >&2
      exit 1
    fi
    ;;
esac
if [ -n "$user" ] && [ "$(id -u)" = 0 ]; then
  cd "$NAUNG_HOME"
  exec runuser -u "$user" -- "$console" "$@"
fi
exec "$console" "$@"
