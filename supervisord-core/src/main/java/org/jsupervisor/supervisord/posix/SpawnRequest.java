package org.jsupervisor.supervisord.posix;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One child to spawn: its own process group, no blocked and no ignored signals, every descriptor
 * above 2 closed but those passed on. All text is bytes as the kernel takes them, without the
 * terminating zero.
 *
 * @param path the file to execute; not searched for
 * @param environment {@code NAME=value} pairs
 * @param stdin descriptor that becomes 0 in the child; likewise stdout and stderr
 * @param directory where the child starts, null for the daemon's own
 * @param umask the child's file mode mask, null for the daemon's own
 * @param passed further descriptors of the child, none under the same number
 */
@SuppressWarnings("ArrayRecordComponent") // Kernel text; requests are never compared.
public record SpawnRequest(
    byte[] path,
    List<byte[]> arguments,
    List<byte[]> environment,
    int stdin,
    int stdout,
    int stderr,
    byte @Nullable [] directory,
    @Nullable Integer umask,
    List<Passed> passed) {

  /** The daemon's descriptor {@code source}, which the child has as {@code target}, above 2. */
  public record Passed(int source, int target) {}

  /** A child with no further descriptors. */
  public SpawnRequest(
      byte[] path,
      List<byte[]> arguments,
      List<byte[]> environment,
      int stdin,
      int stdout,
      int stderr,
      byte @Nullable [] directory,
      @Nullable Integer umask) {
    this(path, arguments, environment, stdin, stdout, stderr, directory, umask, List.of());
  }
}
