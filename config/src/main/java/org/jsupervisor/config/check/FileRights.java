package org.jsupervisor.config.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.LoaderEnvironment;
import org.jsupervisor.config.value.Accounts;

/**
 * What a user may write. For this program's own user the kernel answers; for another one owner,
 * primary group and mode do.
 */
final class FileRights {
  private static final int WRITE_BIT = 2;
  private static final int GROUP_SHIFT = 3;
  private static final int OWNER_SHIFT = 6;

  private final boolean isOwn;
  private final int uid;
  private final int gid;
  private final Path workingDirectory;

  private FileRights(boolean isOwn, int uid, int gid, Path workingDirectory) {
    this.isOwn = isOwn;
    this.uid = uid;
    this.gid = gid;
    this.workingDirectory = workingDirectory;
  }

  static FileRights of(int uid, LoaderEnvironment environment) {
    Accounts.Account account = environment.accounts().userNumbered(uid).orElse(null);
    return new FileRights(
        uid == environment.uid(),
        uid,
        account == null ? -1 : account.gid(),
        Path.of(environment.workingDirectory()));
  }

  /** Why the file cannot be written or made, null if it can. */
  @Nullable String complaintOnWriting(String name) {
    Path file = path(name);
    if (file == null || !Files.exists(file)) {
      return complaintOnCreating(name);
    }
    if (Files.isDirectory(file)) {
      return name + " is a directory";
    }
    return canWrite(file) ? null : name + " cannot be written";
  }

  /** Why no file of that name can be made, null if one can. */
  @Nullable String complaintOnCreating(String name) {
    Path file = path(name);
    if (file == null) {
      return name + " is not a file name";
    }
    Path directory = file.getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      return "directory " + directory + " does not exist";
    }
    return canWrite(directory) ? null : "directory " + directory + " cannot be written";
  }

  boolean isDirectory(String name) {
    Path directory = path(name);
    return directory != null && Files.isDirectory(directory);
  }

  /** Whether files can be made in a directory. */
  boolean canMakeFilesIn(String name) {
    Path directory = path(name);
    return directory != null && Files.isDirectory(directory) && canWrite(directory);
  }

  private @Nullable Path path(String name) {
    try {
      return workingDirectory.resolve(name);
    } catch (InvalidPathException notRepresentable) {
      return null;
    }
  }

  private boolean canWrite(Path path) {
    if (isOwn || uid == 0) {
      return Files.isWritable(path);
    }
    try {
      Map<String, Object> attributes = Files.readAttributes(path, "unix:mode,uid,gid");
      int shift = 0;
      if (Integer.valueOf(uid).equals(attributes.get("uid"))) {
        shift = OWNER_SHIFT;
      } else if (Integer.valueOf(gid).equals(attributes.get("gid"))) {
        shift = GROUP_SHIFT;
      }
      return attributes.get("mode") instanceof Integer mode && (mode >> shift & WRITE_BIT) != 0;
    } catch (IOException notReadable) {
      return false;
    }
  }
}
