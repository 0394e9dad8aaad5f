package org.jsupervisor.supervisord.spawn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.posix.Errno;

/**
 * Whether a user may enter a directory or execute a file, by owner, group and mode bits, as the
 * kernel will decide once the child is that user. Access control lists are not consulted.
 */
final class UserRights {
  private static final int EXECUTE_BIT = 1;
  private static final int GROUP_SHIFT = 3;
  private static final int OWNER_SHIFT = 6;

  private final int uid;
  private final List<Integer> groups;

  UserRights(int uid, List<Integer> groups) {
    this.uid = uid;
    this.groups = groups;
  }

  /** Returns 0, or the error number the user's chdir or exec of {@code path} would give. */
  int errnoOf(Path path) {
    try {
      Path real = path.toRealPath();
      for (Path step = real; step != null; step = step.getParent()) {
        if (!hasExecuteBit(step)) {
          return Errno.EACCES;
        }
      }
      return 0;
    } catch (IOException e) {
      return Files.notExists(path) ? Errno.ENOENT : Errno.EACCES;
    }
  }

  private boolean hasExecuteBit(Path path) throws IOException {
    Map<String, Object> attributes = Files.readAttributes(path, "unix:mode,uid,gid");
    int mode = intOf(attributes.get("mode"));
    int shift = 0;
    if (intOf(attributes.get("uid")) == uid) {
      shift = OWNER_SHIFT;
    } else if (groups.contains(intOf(attributes.get("gid")))) {
      shift = GROUP_SHIFT;
    }
    return (mode >> shift & EXECUTE_BIT) != 0;
  }

  private static int intOf(@Nullable Object attribute) {
    return attribute instanceof Integer number ? number : -1;
  }
}
