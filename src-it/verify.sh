#!/bin/sh
# Installs what the tests need, then runs all of them: sh src-it/verify.sh [further arguments for mvn verify]
#
# Installing needs root and apt (Debian 12). Elsewhere it says what is missing and how to get it.

root=$(CDPATH= cd -- "$(dirname "$0")/.." && pwd) || exit 1

# A command each package is known by. supervisor is the original, which the tests compare with.
packages="
  openjdk-17-jdk-headless:javac
  maven:mvn
  build-essential:cc
  supervisor:supervisord
  php-fpm:php-fpm
  php-xmlrpc:php-xmlrpc
  nginx-light:nginx
  libfcgi-bin:cgi-fcgi
  psmisc:killall
  util-linux:setpriv
  procps:ps
  strace:strace
  python3:python3
  python3-pip:pip3
  python3-jsonschema:jsonschema
  busybox:busybox
  nodejs:node
  npm:npm
  ansible:ansible-playbook
  prometheus-node-exporter:prometheus-node-exporter
  tmux:tmux
  man-db:man
  groff-base:groff
  chromium:chromium
  zsh:zsh
  fish:fish
  bash-completion:bash-completion"

# Finds $1 also where the packages put it that are not in everybody's PATH.
has() {
  case $1 in
  php-fpm) set -- 'php-fpm*' ;;
  bash-completion)
    [ -r /usr/share/bash-completion/bash_completion ]
    return
    ;;
  jsonschema) # The package's own: another Python's may stand before it in PATH.
    [ -x /usr/bin/jsonschema ]
    return
    ;;
  php-xmlrpc) # An extension, not a command.
    for file in /usr/lib/php/*/xmlrpc.so; do
      [ ! -e "$file" ] || return 0
    done
    return 1
    ;;
  esac
  for directory in /usr/sbin /usr/local/sbin $(echo "$PATH" | tr : ' '); do
    for file in "$directory"/$1; do
      [ ! -x "$file" ] || return 0
    done
  done
  return 1
}

missing=
for entry in $packages; do
  has "${entry#*:}" || missing="$missing ${entry%:*}"
done
missing=${missing# }

# Keeps the packages' services from starting: the tests start what they need themselves.
install_quietly() {
  policy=/usr/sbin/policy-rc.d
  if [ ! -e $policy ]; then
    printf '#!/bin/sh\nexit 101\n' >$policy
    chmod 755 $policy
    trap 'rm -f /usr/sbin/policy-rc.d' EXIT
  fi
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086 # A list of packages.
  apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

if [ -n "$missing" ]; then
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "verify: missing: $missing. Install with: sudo apt-get install --no-install-recommends $missing" >&2
    exit 1
  fi
  echo "Installing $missing"
  (install_quietly) || {
    echo "verify: cannot install $missing" >&2
    exit 1
  }
fi

cd "$root" && python3 -B -m unittest discover -q -s src-it/bench &&
  python3 -B -m unittest discover -q -s src-it/soak && mvn -B verify "$@" && exec sh src-it/bench.sh --quick
