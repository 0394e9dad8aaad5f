#!/bin/sh
# Measures how much the unit tests of all modules run: sh src-it/coverage.sh [further arguments for mvn]
#
# Prints a row for each module and package; pages with every line are in dist/target/site/jacoco-aggregate.

root=$(CDPATH= cd -- "$(dirname "$0")/.." && pwd) || exit 1
cd "$root" || exit 1

mvn -B -q -Pcoverage test -pl dist -am "$@" || exit

awk -F, '
function row(name, key) {
  lines = covered[key] + missed[key]
  branches = taken[key] + untaken[key]
  if (lines > 0)
    printf("| %s | %d | %.1f | %s |\n", name, lines, 100 * covered[key] / lines, \
      (branches > 0 ? sprintf("%.1f", 100 * taken[key] / branches) : "-"))
}
function add(key) {
  missed[key] += $8; covered[key] += $9; untaken[key] += $6; taken[key] += $7
}
NR > 1 {
  module = $1
  sub(".*/", "", module)
  sub("^jsupervisor-", "", module)
  package = $2
  sub("^org.jsupervisor[.]", "", package)
  add("all"); add(module); add(module "/" package)
  if (!(module in seen)) modules[++count] = module
  if (!(module "/" package in seen)) packages[module] = packages[module] " " package
  seen[module]; seen[module "/" package]
}
END {
  print "| | lines | lines run, % | branches taken, % |\n|---|---|---|---|"
  row("all", "all")
  for (i = 1; i <= count; i++) row("module " modules[i], modules[i])
  for (i = 1; i <= count; i++) {
    n = split(packages[modules[i]], list, " ")
    for (k = 1; k <= n; k++) row("`" list[k] "`", modules[i] "/" list[k])
  }
}' dist/target/site/jacoco-aggregate/jacoco.csv
