# Sourced by the launchers: finds a Java runtime without starting one, and knows what each program consists of.
# Expects $home, the root of the distribution. Plain POSIX sh, no subprocess on the usual path.
# shellcheck shell=sh disable=SC2034,SC2154 # Variables shared with the script that sources this file.

lib=$home/lib
daemon_jar="$lib/jsupervisor-supervisord-core-@project.version@.jar"
client_class_path="@client.class.path@"

# Reads version and weight of the runtime in directory $1; fails when it is not Java 17 or newer.
read_release() {
  version=
  weight=0
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line; do
    case $line in
    JAVA_VERSION=*)
      version=${line#*=}
      version=${version#\"}
      version=${version%%\"*}
      break
      ;;
    esac
  done <"$1/release"
  feature=${version%%[!0-9]*}
  case $version in
  *.*.*) update=${version#*.*.} update=${update%%[!0-9]*} ;;
  *) update=0 ;;
  esac
  [ "${feature:-0}" -ge 17 ] || return 1
  weight=$((feature * 1000 + ${update:-0}))
}

# Sets java_home and java_version to the first suitable of: JSUPERVISOR_JAVA, JAVA_HOME, the newest of /usr/lib/jvm, PATH.
find_java_home() {
  java_home=
  if [ -n "${JSUPERVISOR_JAVA-}" ]; then
    java_home=$JSUPERVISOR_JAVA
    [ -d "$java_home" ] || java_home=${java_home%/bin/java}
    read_release "$java_home" && return
    echo "${0##*/}: JSUPERVISOR_JAVA=$JSUPERVISOR_JAVA is not the directory of a Java runtime 17 or newer" >&2
    exit 1
  fi
  if [ -n "${JAVA_HOME-}" ] && read_release "$JAVA_HOME"; then
    java_home=$JAVA_HOME
    return
  fi
  best=0
  for candidate in /usr/lib/jvm/*/; do
    candidate=${candidate%/}
    if read_release "$candidate" && [ "$weight" -gt "$best" ]; then
      best=$weight
      java_home=$candidate
      best_version=$version
    fi
  done
  version=${best_version-}
  [ -z "$java_home" ] || return 0
  command=$(command -v java) || command=
  while [ -L "$command" ]; do
    target=$(readlink "$command")
    case $target in
    /*) command=$target ;;
    *) command=${command%/*}/$target ;;
    esac
  done
  if [ -n "$command" ] && read_release "${command%/bin/java}"; then
    java_home=${command%/bin/java}
    return
  fi
  echo "${0##*/}: no Java 17 or newer found; install it with: apt-get install openjdk-17-jre-headless" >&2
  exit 1
}

# Sets java_home, java, java_feature and java_version, or ends the launcher with one line on stderr.
find_java() {
  find_java_home
  java_version=$version
  java_feature=${version%%[!0-9]*}
  java=$java_home/bin/java
}

# Sets archive to the JVM option that uses the archive of program $1 for the runtime found, or to nothing.
find_archive() {
  archive=$lib/archive/$1-$java_version
  if [ -r "$archive.aot" ]; then
    archive=-XX:AOTCache=$archive.aot
  elif [ -r "$archive.jsa" ]; then
    archive=-XX:SharedArchiveFile=$archive.jsa
  else
    archive=
  fi
}

# Sets crash_directory to where the JVM is to write what it knows when it crashes.
find_crash_directory() {
  for crash_directory in "${JSUPERVISOR_CRASH_DIR-}" /var/log/supervisor "${TMPDIR:-/tmp}"; do
    if [ -n "$crash_directory" ] && [ -d "$crash_directory" ] && [ -w "$crash_directory" ]; then
      return
    fi
  done
  crash_directory=.
}

# Options of the caller's own Java programs are not ours: hides them from this JVM as JSUPERVISOR_<name>='=<value>',
# from which the daemon restores them for its children. The same for the locale, which the JVM needs as UTF-8.
hide_environment() {
  unset JSUPERVISOR_LC_ALL JSUPERVISOR_JAVA_TOOL_OPTIONS JSUPERVISOR_JDK_JAVA_OPTIONS JSUPERVISOR__JAVA_OPTIONS
  if [ -n "${LC_ALL+set}" ]; then
    export JSUPERVISOR_LC_ALL="=$LC_ALL"
  fi
  if [ -n "${JAVA_TOOL_OPTIONS+set}" ]; then
    export JSUPERVISOR_JAVA_TOOL_OPTIONS="=$JAVA_TOOL_OPTIONS"
  fi
  if [ -n "${JDK_JAVA_OPTIONS+set}" ]; then
    export JSUPERVISOR_JDK_JAVA_OPTIONS="=$JDK_JAVA_OPTIONS"
  fi
  if [ -n "${_JAVA_OPTIONS+set}" ]; then
    export JSUPERVISOR__JAVA_OPTIONS="=$_JAVA_OPTIONS"
  fi
  unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
  export LC_ALL=C.UTF-8
}
