#!/bin/sh
# Measures the built distribution and the original side by side: sh src-it/bench.sh [--quick | --write] [--help]

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1

for command in python3 cc; do
  command -v $command >/dev/null || {
    echo "bench: missing: $command" >&2
    exit 1
  }
done
exec python3 -B "$root/src-it/bench/bench.py" --root "$root" "$@"
