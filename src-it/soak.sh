#!/bin/sh
# Keeps the built distribution busy for hours and looks at what grows and what gets lost: sh src-it/soak.sh HOURS

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1

command -v python3 >/dev/null || {
  echo "soak: missing: python3" >&2
  exit 1
}
exec env PYTHONPATH="$root/src-it/bench" python3 -B "$root/src-it/soak/soak.py" --root "$root" "$@"
