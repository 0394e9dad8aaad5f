#!/bin/sh
# Builds jsupervisor if needed, starts it on quickstart.conf, shows what runs. Safe to run again.
#
# On a bare Debian 12, as root, it installs what is missing; elsewhere it says what that is.

case $0 in
/*) here=${0%/*} ;;
*/*) here=$PWD/${0%/*} ;;
*) here=$PWD ;;
esac
root=$(CDPATH= cd -- "$here/.." && pwd) || exit 1
here=$root/examples
home=$root/dist/target/jsupervisor

say() {
  printf '%s\n' "$*"
}

fail() {
  say "quickstart: $*" >&2
  exit 1
}

# Finds a JDK, the newest as the launchers do; fails when there is none.
has_jdk() {
  (
    home=$root/dist/src/main
    . "$root/dist/src/main/lib/java.sh"
    find_java && [ -x "$java_home/bin/javac" ]
  ) >/dev/null 2>&1
}

install_missing() {
  missing=
  has_jdk || missing="openjdk-17-jdk-headless"
  is_up_to_date || command -v mvn >/dev/null || missing="$missing maven"
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    fail "missing: ${missing# }. Install with: sudo apt-get install ${missing# }"
  fi
  say "Installing ${missing# }"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq || fail "apt-get update failed"
  # shellcheck disable=SC2086 # A list of packages.
  apt-get install -y -qq --no-install-recommends $missing >/dev/null || fail "apt-get install $missing failed"
}

is_up_to_date() {
  [ -f "$home/lib/java.sh" ] || return 1
  changed=$(find "$root/pom.xml" "$root"/*/pom.xml "$root"/*/src/main "$root/dist/src" \
    -type f -newer "$home/lib/java.sh" 2>/dev/null | head -n 1)
  [ -z "$changed" ]
}

build() {
  is_up_to_date && return
  say "Building the distribution (the first time, Maven downloads its plugins: some minutes)"
  (cd "$root" && mvn -B -q -Dstyle.color=never package -DskipTests -pl dist -am) || fail "the build failed"
}

# The state lives next to this file, or in the temporary directory when that is not writable or its path is too long
# for a socket.
choose_directory() {
  work=$here
  if ! mkdir -p "$work/var" 2>/dev/null || [ ! -w "$work/var" ] || [ ${#work} -gt 80 ]; then
    work=${TMPDIR:-/tmp}/jsupervisor-quickstart-$(id -u)
    mkdir -p "$work/var" || fail "cannot make $work"
    cp "$here/quickstart.conf" "$here/Responder.java" "$work/" || fail "cannot write to $work"
  fi
  configuration=$work/quickstart.conf
}

ctl() {
  "$home/bin/jsupervisorctl" -c "$configuration" "$@"
}

# A daemon that is still stopping answers every call with SHUTDOWN_STATE.
wait_until_stopped() {
  seconds=0
  while ctl pid 2>&1 | grep -q SHUTDOWN_STATE; do
    [ $seconds -gt 0 ] || say "Waiting for the former daemon to stop"
    seconds=$((seconds + 1))
    [ $seconds -lt 60 ] || fail "it does not stop; see $work/var/supervisord.log"
    sleep 1
  done
}

start() {
  wait_until_stopped
  if ctl pid >/dev/null 2>&1; then
    say "Already running, pid $(ctl pid)"
    return
  fi
  java_home=$(
    . "$home/lib/java.sh"
    find_java
    say "$java_home"
  ) || exit 1
  PATH=$java_home/bin:$PATH
  export PATH
  if [ ! -f "$work/var/classes/Responder.class" ] || [ -n "$(find "$work/Responder.java" -newer "$work/var/classes/Responder.class")" ]; then
    javac -d "$work/var/classes" "$work/Responder.java" || fail "cannot compile Responder.java"
  fi
  "$home/bin/jsupervisord" -c "$configuration" || fail "the daemon did not start (status $?)"
  say "Started, pid $(ctl pid)"
}

# Waits until every process is RUNNING, at most a minute.
wait_until_running() {
  seconds=0
  while :; do
    table=$(ctl status)
    total=$(say "$table" | grep -c .)
    running=$(say "$table" | grep -c ' RUNNING ')
    say "  $running of $total processes are running"
    [ "$running" -lt "$total" ] || return 0
    seconds=$((seconds + 1))
    [ "$seconds" -lt 60 ] || {
      say "$table"
      fail "not everything runs after a minute; see $work/var/supervisord.log"
    }
    sleep 1
  done
}

show() {
  shown="$home/bin/jsupervisorctl -c $configuration"
  say ""
  ctl status
  say ""
  say "Try next:"
  say "  $shown                       # the shell: help, status, tail clock, restart crasher"
  say "  $shown tail -f clock         # follow what a program prints"
  say "  $shown stop fastcgi_test:*   # stop a whole group, start it again"
  if command -v cgi-fcgi >/dev/null; then
    say "  env REQUEST_METHOD=GET cgi-fcgi -bind -connect 127.0.0.1:9710   # one of the six answers"
  fi
  say "To stop everything:"
  say "  $shown shutdown"
}

install_missing
build
choose_directory
start
wait_until_running
show
