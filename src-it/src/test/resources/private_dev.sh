# Runs a command with a /dev of its own in which syslog is another socket; in a private mount namespace, as root:
# private_dev.sh SOCKET COMMAND...
set -e
socket=$1
shift
new=$(mktemp -d)
mount -t tmpfs -o mode=755 tmpfs "$new"
for device in null zero full random urandom tty; do
  : >"$new/$device"
  mount --bind "/dev/$device" "$new/$device"
done
ln -s /proc/self/fd "$new/fd"
ln -s /proc/self/fd/0 "$new/stdin"
ln -s /proc/self/fd/1 "$new/stdout"
ln -s /proc/self/fd/2 "$new/stderr"
ln -s "$socket" "$new/log"
mount --move "$new" /dev
rmdir "$new"
exec "$@"
