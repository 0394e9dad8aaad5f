/* The program both daemons run: "child STAMPS" notes when it lives and waits for a signal,
 * "child STAMPS BYTES [SIZE]" notes when it begins and ends writing that many bytes to its standard output, SIZE at a
 * time, 64 KiB if not given. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static char block[64 * 1024];

/* Appends one line of 32 bytes: nanoseconds of the monotonic clock and the process id. */
static void stamp(int file) {
  struct timespec now;
  char line[64];
  clock_gettime(CLOCK_MONOTONIC, &now);
  int length = snprintf(line, sizeof line, "%020lld %010d\n", now.tv_sec * 1000000000LL + now.tv_nsec, (int)getpid());
  if (write(file, line, length) != length) {
    exit(1);
  }
}

static void flood(long long left, size_t size) {
  memset(block, 'x', sizeof block);
  for (size_t end = 127; end < sizeof block; end += 128) {
    block[end] = '\n';
  }
  while (left > 0) {
    ssize_t written = write(1, block, left < (long long)size ? (size_t)left : size);
    if (written < 0) {
      exit(1);
    }
    left -= written;
  }
}

int main(int count, char **arguments) {
  int file = count < 2 ? -1 : open(arguments[1], O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) {
    return 1;
  }
  stamp(file);
  if (count > 2) {
    size_t size = count > 3 ? (size_t)atoll(arguments[3]) : sizeof block;
    flood(atoll(arguments[2]), size < sizeof block ? size : sizeof block);
    stamp(file);
    return 0;
  }
  close(file);
  for (;;) {
    pause();
  }
}
