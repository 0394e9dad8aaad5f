#!/bin/sh
# Measures how many changed conditions, results and calls the unit tests notice: sh src-it/mutation.sh [further arguments for mvn]
#
# Prints a row for each package. The changes that nobody noticed are in MODULE/target/pit-reports/index.html.
# One package: sh src-it/mutation.sh -pl supervisord-core -am -DtargetClasses='org.jsupervisor.supervisord.process.*'

root=$(CDPATH= cd -- "$(dirname "$0")/.." && pwd) || exit 1
cd "$root" || exit 1

rm -rf config/target/pit-reports rpc-xmlrpc/target/pit-reports supervisord-core/target/pit-reports supervisorctl/target/pit-reports
mvn -B -q -Pmutation test-compile pitest:mutationCoverage -DfailWhenNoMutations=false \
  -pl config,rpc-xmlrpc,supervisord-core,supervisorctl "$@" || exit

cat /dev/null */target/pit-reports/mutations.csv | awk -F, '
function row(name, key) {
  printf "| %s | %d | %d | %.1f | %.1f |\n", name, all[key], noticed[key], 100 * noticed[key] / all[key], \
    100 * noticed[key] / (all[key] - unrun[key])
}
function add(key) {
  all[key]++
  if ($6 == "NO_COVERAGE") unrun[key]++
  else if ($6 != "SURVIVED") noticed[key]++
}
{
  package = $2
  sub("[.][A-Z].*", "", package)
  sub("^org.jsupervisor[.]", "", package)
  if (!(package in all)) packages[++count] = package
  add(package); add("all")
}
END {
  print "| | changes | noticed | noticed, % | of those in code that is run, % |\n|---|---|---|---|---|"
  row("all", "all")
  for (i = 1; i <= count; i++) row("`" packages[i] "`", packages[i])
}'
