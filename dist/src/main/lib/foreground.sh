# Sourced by jsupervisord: decides, without starting Java, whether the daemon stays in the foreground.
# shellcheck shell=sh disable=SC2154 # Variables shared with the script that sources this file.

# Sets foreground to yes or no from the command line $@ and, failing that, from the configuration it names. "no" is also
# the answer in doubt: the daemon itself then reports that its configuration wants the foreground. Sets checking to yes or
# no: whether --check asks for a check alone.
decide_foreground() {
  foreground=no
  checking=no
  config=
  scan_options "$@"
  if [ "$foreground" = no ]; then
    find_config
    if [ -f "$config" ] && [ -r "$config" ]; then
      ask_config
    fi
  fi
}

# Reads options as getopt does. Sets foreground=yes for --nodaemon, --check, --help and --version, and for errors in the options,
# which the daemon reports; sets config to the argument of --configuration.
scan_options() {
  while [ $# -gt 0 ] && [ "$foreground" = no ]; do
    case $1 in
    --) return ;;
    --*) scan_long_option "$@" ;;
    -?*) scan_cluster "$@" ;;
    *) return ;;
    esac
    [ "$taken" -le $# ] || return
    shift "$taken"
  done
}

# Looks at the long option $1, its argument perhaps in $2. Sets taken to the number of words it uses.
scan_long_option() {
  taken=1
  name=${1#--}
  name=${name%%=*}
  case $name in
  nod*) starts nodaemon && foreground=yes ;;
  h*) starts help && foreground=yes ;;
  v*) starts version && foreground=yes ;;
  check) foreground=yes checking=yes ;;
  dump | json | show-secrets) ;;
  noc* | si* | st*) ;;
  co*)
    case $1 in
    *=*) config=${1#*=} ;;
    *) config=${2-} taken=2 ;;
    esac
    ;;
  *)
    case $1 in
    *=*) ;;
    *) taken=2 ;;
    esac
    ;;
  esac
}

starts() {
  case $1 in
  "$name"*) return 0 ;;
  esac
  return 1
}

# Looks at the cluster of short options $1, the last one's argument perhaps in $2. Sets taken as above.
scan_cluster() {
  taken=1
  cluster=${1#-}
  while [ -n "$cluster" ]; do
    rest=${cluster#?}
    letter=${cluster%"$rest"}
    case $letter in
    s | k | t) ;;
    c | u | m | d | l | y | z | e | j | i | q | a)
      argument=$rest
      if [ -z "$rest" ]; then
        argument=${2-}
        taken=2
      fi
      [ "$letter" != c ] || config=$argument
      return
      ;;
    *)
      foreground=yes
      return
      ;;
    esac
    cluster=$rest
  done
}

# Looks for the configuration where the daemon will look for it.
find_config() {
  [ -z "$config" ] || return 0
  case $0 in
  */*) directory=${0%/*} ;;
  *) directory=. ;;
  esac
  for config in "$directory/../etc/supervisord.conf" "$directory/../supervisord.conf" supervisord.conf \
    etc/supervisord.conf /etc/supervisord.conf /etc/supervisor/supervisord.conf; do
    [ ! -e "$config" ] || return 0
  done
  config=
}

# Sets foreground=yes when the configuration says nodaemon=true beyond doubt, included files considered.
ask_config() {
  found=$(awk -f "$lib/nodaemon.awk" <"$config") || return 0
  case $found in
  yes) foreground=yes ;;
  yes\ *)
    included_files_are_silent "${found#yes }" && foreground=yes
    ;;
  esac
}

# Tells whether no file matching one of the patterns in $1 speaks of nodaemon.
included_files_are_silent() (
  case $config in
  */*) base=${config%/*} ;;
  *) base=. ;;
  esac
  case $1 in
  *%*) return 1 ;;
  esac
  cd "$base" || return 1
  # shellcheck disable=SC2086 # Patterns, expanded on purpose.
  ! cat -- $1 2>/dev/null | grep -iq nodaemon
)
