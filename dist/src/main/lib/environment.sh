# Sourced by jsupervisord: hands the environment on as it came, which a shell alone does not.
# shellcheck shell=sh disable=SC2154 # Variables shared with the script that sources this file.

# Opens the standard streams that are closed: what the JVM opens first would take their numbers, and with them the output.
open_standard_streams() {
  { true 3<&0; } 2>/dev/null || exec </dev/null
  { true 3>&1; } 2>/dev/null || exec >/dev/null
  true 3>&2 || exec 2>/dev/null
}

# Leaves a working directory that was deleted: no JVM starts in such a one.
leave_deleted_directory() {
  [ -e "$PWD" ] || [ -n "$(pwd -P 2>/dev/null)" ] || cd /
}

# Becomes the command $2... in the session $1, empty or "setsid", with the option $options for env, if any. The command finds
# the environment this shell was started with, but for what hide_environment changed: also the variables whose names are
# none to a shell, those the shell sets itself, and those the launcher happens to use. A byte 1 in a value that has
# several lines arrives as a newline.
exec_in_original_environment() {
  _js_session=$1
  shift
  # One variable a line: newlines within values become byte 1, which also comes first to be known.
  _js_inherited=$(printf '\001' && tr '\0\n' '\n\001' <"/proc/$$/environ")
  _js_newline=${_js_inherited%"${_js_inherited#?}"}
  _js_inherited=${_js_inherited#?}
  IFS='
'
  set -f
  for _js_pair in $_js_inherited; do
    case $_js_pair in
    *"$_js_newline"*)
      _js_pair=$(printf '%s.' "$_js_pair" | tr '\001' '\n')
      _js_pair=${_js_pair%.}
      ;;
    esac
    is_unchanged "$_js_pair" || set -- "$_js_pair" "$@"
  done
  for _js_name in PWD OLDPWD SHLVL; do
    case "$IFS$_js_inherited" in
    *"$IFS$_js_name="*) ;;
    *) options=$options$IFS-u$_js_name ;;
    esac
  done
  # _JAVA_SR_SIGNUM ends env's options, so that no variable is taken for one.
  # shellcheck disable=SC2086 # Either may be missing.
  exec $_js_session env $options _JAVA_SR_SIGNUM=40 "$@"
}

# Tells whether the variable in $1, name=value, is in this shell's environment as it stands, or not to be there.
is_unchanged() {
  _js_name=${1%%=*}
  case $_js_name in
  '' | "$1" | JSUPERVISOR_* | LC_ALL | JAVA_TOOL_OPTIONS | JDK_JAVA_OPTIONS | _JAVA_OPTIONS) return 0 ;;
  [!a-zA-Z_]* | *[!a-zA-Z0-9_]*) return 1 ;;
  esac
  eval "_js_value=\${$_js_name-}"
  [ "$_js_name=$_js_value" = "$1" ]
}
